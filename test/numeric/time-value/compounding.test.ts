import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  effectiveRate,
  growThrough,
  growthPeriods,
  growthRate,
  nominalRate,
} from '../../../src/numeric/time-value/compounding.ts';
import { npv } from '../../../src/numeric/time-value/net-present-value.ts';

const rate = fc.integer({ min: -900, max: 3000 }).map((n) => n / 1000);
const periods = fc.integer({ min: 1, max: 400 });

describe('compounding', () => {
  // 1 Worked examples, by hand: 1.025⁴ = 1.103812890625; 100 · 1.09 · 1.1 · 1.11 = 133.089.
  it('turns nominal into effective rates and back', () => {
    expect(effectiveRate(0.1, 4)).toBeCloseTo(0.103812890625, 15);
    expect(nominalRate(0.103812890625, 4)).toBeCloseTo(0.1, 15);
    expect(effectiveRate(0.07, 1)).toBeCloseTo(0.07, 16);
  });
  it('finds the rate and the time of a growth', () => {
    expect(growthRate(2, 100, 121)).toBeCloseTo(0.1, 15);
    expect(growthPeriods(0.1, 100, 121)).toBeCloseTo(2, 14);
    expect(growthPeriods(0.1, 121, 100)).toBeCloseTo(-2, 14);
    expect(growthPeriods(0, 5, 5)).toBe(0);
    expect(growthRate(0.5, -100, -110)).toBeCloseTo(0.21, 15);
  });
  it('grows through a series of rates', () => {
    expect(growThrough(100, [0.09, 0.1, 0.11])).toBeCloseTo(133.089, 12);
    expect(growThrough(7, [])).toBe(7);
  });

  // 2 Laws: inverses.
  it('inverts each function by its partner', () => {
    fc.assert(
      fc.property(rate, periods, (r, n) => {
        // one logarithm and one power; the nominal rate is divided by n before and multiplied after
        expect(Math.abs(effectiveRate(nominalRate(r, n), n) - r)).toBeLessThan(1e-13 * (1 + Math.abs(r)));
        const grown = 100 * (1 + r) ** (n % 20);
        fc.pre(r !== 0);
        expect(growthPeriods(r, 100, grown)).toBeCloseTo(n % 20, 8); // a rate of 0.001 divides by 0.001
        expect(growthRate(2, 100, growThrough(100, [r, r]))).toBeCloseTo(r, 13);
      }),
    );
  });
  it('compounds to more the more often', () => {
    fc.assert(
      fc.property(fc.integer({ min: 1, max: 3000 }), periods, (n, m) => {
        expect(effectiveRate(n / 1000, m + 1)).toBeGreaterThan(effectiveRate(n / 1000, m) - 1e-15);
      }),
    );
  });

  // 3 Differential: discounting what was grown through one rate.
  it('agrees with discounting', () => {
    fc.assert(
      fc.property(rate, fc.integer({ min: 0, max: 30 }), (r, n) => {
        const grown = growThrough(1000, new Array(n).fill(r));
        expect(npv(r, [...new Array(n).fill(0), grown])).toBeCloseTo(1000, 9); // 60 products and quotients
      }),
    );
  });

  // 4 Refusals.
  it('refuses arguments outside their domain, and names them', () => {
    for (const n of [0, -1, 1.5, Number.NaN]) {
      expect(() => effectiveRate(0.1, n)).toThrowError(`met ${n}`);
      expect(() => nominalRate(0.1, n)).toThrowError(/^ARGUMENT_INVALID: nominalRate: periods/);
    }
    expect(() => effectiveRate(-4, 4)).toThrowError(/ARGUMENT_INVALID: effectiveRate: nominal \/ periods.*met -1/);
    expect(() => nominalRate(-1, 4)).toThrowError(/nominalRate: effective.*met -1/);
    expect(() => growthRate(0, 1, 2)).toThrowError(/growthRate: nper.*met 0/);
    expect(() => growthPeriods(-1, 1, 2)).toThrowError(/growthPeriods: rate.*met -1/);
    expect(() => growThrough(1, [0.1, -1])).toThrowError(/growThrough: rates\[1\].*met -1/);
    expect(() => growThrough(Number.NaN, [])).toThrowError(/growThrough: principal.*met NaN/);
    expect(() => growthRate(1, Number.NaN, 2)).toThrowError(/ARGUMENT_INVALID.*NaN/);
  });
  it('has no answer where nothing grows into the amount', () => {
    expect(() => growthRate(2, 100, -1)).toThrowError(/^NO_SOLUTION: growthRate.*pv 100, fv -1/);
    expect(() => growthRate(2, 0, 1)).toThrowError(/^NO_SOLUTION/);
    expect(() => growthRate(2, 1, 0)).toThrowError(/^NO_SOLUTION/);
    expect(() => growthPeriods(0, 1, 2)).toThrowError(/^NO_SOLUTION: growthPeriods: rate.*met 0/);
  });
});
