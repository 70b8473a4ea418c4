import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { irr } from '../../../src/numeric/time-value/internal-rate.ts';
import { mirr } from '../../../src/numeric/time-value/modified-rate.ts';

const amount = fc.integer({ min: -1000, max: 1000 });
const rate = fc.integer({ min: -400, max: 1500 }).map((n) => n / 1000);
const mixed = fc
  .array(amount, { minLength: 2, maxLength: 20 })
  .filter((list) => list.some((x) => x > 0) && list.some((x) => x < 0));

/** 20 discount factors each way, a logarithm and a power: some 60 roundings. */
const ROUNDING = 60 * 2 ** -53;

describe('modified internal rate of return', () => {
  // 1 Worked example by hand: 39000·1.1³ + 30000·1.1² + 21000·1.1 + 37000 = 148309; (148309 / 120000)^(1/4) = 1.05437856
  it('reinvests receipts and finances outlays', () => {
    expect(mirr([-120000, 39000, 30000, 21000, 37000], 0.08, 0.1)).toBeCloseTo((148309 / 120000) ** 0.25 - 1, 15);
    expect(mirr([-100, 121], 0.5, 0.5)).toBeCloseTo(0.21, 15);
    expect(mirr([-100, 0, 121], 0.5, 0.5)).toBeCloseTo(0.1, 15);
    // an outlay of 110 a period later is one of 100 now
    expect(mirr([0, -110, 0, 100], 0.1, 0)).toBeCloseTo(0, 15);
  });

  // 2 Laws.
  it('is the internal rate where that is the rate of both', () => {
    const level = fc.integer({ min: 1, max: 100 });
    fc.assert(
      fc.property(
        fc.array(level, { minLength: 1, maxLength: 10 }),
        fc.integer({ min: 50, max: 300 }),
        (list, outlay) => {
          const flows = [-outlay, ...list];
          const r = irr(flows);
          fc.pre(r > -0.9); // below, ten periods magnify the rounding of the rate by 10^10
          expect(Math.abs(mirr(flows, r, r) - r)).toBeLessThan(1e-13 * (1 + r));
        },
      ),
    );
  });
  it('knows no unit, and rises with both rates', () => {
    fc.assert(
      fc.property(mixed, rate, rate, (flows, finance, reinvest) => {
        const value = mirr(flows, finance, reinvest);
        expect(
          Math.abs(
            mirr(
              flows.map((f) => f * 3),
              finance,
              reinvest,
            ) - value,
          ),
        ).toBeLessThanOrEqual(ROUNDING * (1 + value));
        const slack = ROUNDING * (1 + value);
        expect(mirr(flows, finance, reinvest + 0.1)).toBeGreaterThanOrEqual(value - slack);
        expect(mirr(flows, finance + 0.1, reinvest)).toBeGreaterThanOrEqual(value - slack);
      }),
    );
  });

  // 3 Differential: the formula of the spreadsheet function, with NPV written out.
  it('agrees with the formula written out', () => {
    fc.assert(
      fc.property(mixed, rate, rate, (flows, finance, reinvest) => {
        const n = flows.length;
        const received = flows.reduce((sum, f, i) => sum + Math.max(f, 0) * (1 + reinvest) ** (n - 1 - i), 0);
        const spent = flows.reduce((sum, f, i) => sum + Math.max(-f, 0) * (1 + finance) ** -i, 0);
        const growth = (received / spent) ** (1 / (n - 1));
        expect(Math.abs(mirr(flows, finance, reinvest) - (growth - 1))).toBeLessThanOrEqual(2 * ROUNDING * growth);
      }),
    );
  });

  // 4 Refusals.
  it('has no answer without receipts or outlays', () => {
    expect(() => mirr([1, 2], 0.1, 0.1)).toThrowError(/^NO_SOLUTION: mirr: flows: no flow below zero/);
    expect(() => mirr([-1, 0], 0.1, 0.1)).toThrowError(/^NO_SOLUTION: mirr: flows: no flow above zero/);
  });
  it('refuses arguments outside their domain, and names them', () => {
    expect(() => mirr([-1, 2], -1, 0)).toThrowError(/ARGUMENT_INVALID: mirr: financeRate.*met -1/);
    expect(() => mirr([-1, 2], 0, Number.NaN)).toThrowError(/ARGUMENT_INVALID: mirr: reinvestRate.*met NaN/);
    expect(() => mirr([-1], 0, 0)).toThrowError(/ARGUMENT_INVALID: mirr: flows.*met 1/);
    expect(() => mirr([-1, Number.NaN], 0, 0)).toThrowError(/flows\[1\].*NaN/);
  });
});
