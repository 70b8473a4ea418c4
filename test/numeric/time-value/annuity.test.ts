import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { decimal, ONE, ZERO } from '../../../src/numeric/decimal.ts';
import { fv, nper, pmt, pv } from '../../../src/numeric/time-value/annuity.ts';
import { annuitySchedule, cumipmt, cumprinc, ipmt, ppmt } from '../../../src/numeric/time-value/annuity-parts.ts';

const rate = fc.oneof(
  fc.constant(0),
  fc.integer({ min: -400, max: 1000 }).map((n) => n / 1000),
  fc.integer({ min: 1, max: 1000 }).map((n) => n / 1e7),
);
const periods = fc.integer({ min: 1, max: 60 });
const amount = fc.integer({ min: -100_000, max: 100_000 });
const when = fc.constantFrom('end', 'begin' as const);
const annuity = fc.record({ rate, nper: periods, pv: amount, fv: amount, when });

/** Powers of up to 60 periods from one logarithm: n·ln(1 + rate) is rounded at up to 42, so 2^−53 · 42 and a few more. */
const ROUNDING = 64 * 2 ** -53;

describe('annuities', () => {
  // 1 Worked examples, by hand: 100·1.1² + 100·1.1 + 100 = 331.
  it('grows and discounts payments', () => {
    expect(fv({ rate: 0.1, nper: 3, pmt: -100 })).toBeCloseTo(331, 11);
    expect(fv({ rate: 0.1, nper: 3, pmt: -100, when: 'begin' })).toBeCloseTo(364.1, 11);
    expect(fv({ rate: 0.1, nper: 2, pmt: 0, pv: -100 })).toBeCloseTo(121, 12);
    expect(pv({ rate: 0.1, nper: 2, pmt: 0, fv: -121 })).toBeCloseTo(100, 12);
    expect(pv({ rate: 0.25, nper: 2, pmt: -125, when: 'begin' })).toBeCloseTo(225, 12);
    expect(fv({ rate: 0, nper: 2.7, pmt: 50, pv: -300, when: 'begin' })).toBeCloseTo(165, 12);
    expect(pmt({ rate: 0, nper: 10, pv: -5.4, when: 'begin' })).toBeCloseTo(0.54, 15);
    expect(pmt({ rate: 0.1, nper: 3, fv: 331 })).toBeCloseTo(-100, 12);
  });
  // Source: documentation of the spreadsheet functions PMT, IPMT, PPMT, CUMIPMT, CUMPRINC and NPER
  it('agrees with the published examples of spreadsheet programs', () => {
    const mortgage = { rate: 0.09 / 12, nper: 360, pv: 125000 };
    expect(pmt({ rate: 0.08 / 12, nper: 10, pv: 10000 })).toBeCloseTo(-1037.03, 2);
    expect(ipmt(1, { rate: 0.1 / 12, nper: 36, pv: 8000 })).toBeCloseTo(-66.67, 2);
    expect(ppmt(1, { rate: 0.1 / 12, nper: 24, pv: 2000 })).toBeCloseTo(-75.62, 2);
    expect(cumipmt(13, 24, mortgage)).toBeCloseTo(-11135.23213, 5);
    expect(cumprinc(13, 24, mortgage)).toBeCloseTo(-934.1071234, 5);
    expect(nper({ rate: 0.01, pmt: -100, pv: -1000, fv: 10000, when: 'begin' })).toBeCloseTo(59.6738657, 6);
  });
  it('counts periods: 100 doubles in ln 2 / ln 1.1, and ten payments of 100 repay 1000', () => {
    expect(nper({ rate: 0.1, pmt: 0, pv: -100, fv: 200 })).toBeCloseTo(Math.LN2 / Math.log(1.1), 13);
    expect(nper({ rate: 0, pmt: -100, pv: 1000 })).toBe(10);
    expect(nper({ rate: 0.1, pmt: -50, pv: 0 })).toBe(0);
    expect(nper({ rate: 1e-14, pmt: -100, pv: 1000 })).toBeCloseTo(10, 11);
    expect(nper({ rate: 0.1, pmt: 0, pv: -121, fv: 100 })).toBeCloseTo(-2, 13);
  });
  it('lays out a schedule', () => {
    const rows = annuitySchedule({ rate: 0.1, nper: 2, pv: 2100 });
    // 2100 at 10 % in two payments of 1210: 210 + 1000, 110 + 1100
    const expected = [
      [1, -1210, -210, -1000, 1100],
      [2, -1210, -110, -1100, 0],
    ];
    for (const [i, row] of rows.entries()) {
      const figures = [row.period, row.payment, row.interest, row.principal, row.balance];
      for (const [j, figure] of figures.entries()) expect(figure).toBeCloseTo(expected[i]![j]!, 9);
    }
  });

  // 2 Laws.
  it('ties its figures together: each follows from the others', () => {
    fc.assert(
      fc.property(annuity, (given) => {
        const payment = pmt(given);
        const size = Math.abs(given.pv) + Math.abs(given.fv) + given.nper * Math.abs(payment);
        const growth = Math.max(1, (1 + given.rate) ** given.nper, (1 + given.rate) ** -given.nper);
        const near = 8 * ROUNDING * growth * (1 + Math.abs(given.rate)) * size;
        expect(Math.abs(pv({ ...given, pmt: payment }) - given.pv)).toBeLessThanOrEqual(near);
        expect(Math.abs(fv({ ...given, pmt: payment }) - given.fv)).toBeLessThanOrEqual(near);
      }),
    );
  });
  it('finds the number of periods again', () => {
    fc.assert(
      fc.property(annuity, fc.integer({ min: 1, max: 1000 }), (given, payment) => {
        const future = fv({ ...given, pmt: payment });
        // where interest nearly pays the payment the balance stands still and no period can be told from another
        const drift = Math.abs(given.pv * given.rate + payment * (given.when === 'begin' ? 1 + given.rate : 1));
        fc.pre(drift > 1 && given.rate > -0.1 && given.rate < 0.2);
        const { nper: periods, ...rest } = given;
        expect(nper({ ...rest, fv: future, pmt: payment })).toBeCloseTo(periods, 7);
      }),
    );
  });
  it('splits each payment into interest and principal, and the principal into the balance', () => {
    fc.assert(
      fc.property(annuity, (given) => {
        let balance = given.pv;
        const growth = Math.max(1, (1 + given.rate) ** given.nper);
        const near = 60 * ROUNDING * growth * 2 * (Math.abs(given.pv) + Math.abs(given.fv) + 60 * Math.abs(pmt(given)));
        const rows = annuitySchedule(given);
        for (const row of rows) {
          balance += row.principal;
          expect(row.interest + row.principal).toBeCloseTo(row.payment, 6);
          expect(Math.abs(row.balance - balance)).toBeLessThanOrEqual(near);
        }
        expect(rows).toHaveLength(given.nper);
        const [whole, interest] = [pmt(given) * given.nper, cumipmt(1, given.nper, given)];
        expect(Math.abs(interest + cumprinc(1, given.nper, given) - whole)).toBeLessThanOrEqual(near);
      }),
    );
  });

  // 3 Differential: period by period in decimal arithmetic.
  it('agrees with carrying the balance forward in decimals', () => {
    fc.assert(
      fc.property(annuity, amount, (given, payment) => {
        const growth = decimal(given.rate).plus(ONE);
        let [balance, size] = [decimal(given.pv), decimal(Math.abs(given.pv))];
        for (let k = 0; k < given.nper; k++) {
          const before = given.when === 'begin' ? payment : 0;
          balance = balance
            .plus(before)
            .times(growth)
            .plus(payment - before);
          size = size
            .plus(Math.abs(before))
            .times(growth)
            .plus(Math.abs(payment - before));
        }
        const off = decimal(0)
          .minus(balance)
          .minus(decimal(String(fv({ ...given, pmt: payment }))));
        expect(off.abs().lte(size.times(2 * ROUNDING).plus(ZERO))).toBe(true);
      }),
    );
  });

  // 4 Refusals.
  it.each([-1, -2, Number.NaN, Number.POSITIVE_INFINITY])('refuses the rate %d', (rate) => {
    const figures = { rate, nper: 5, pmt: 1, pv: 1, fv: 1 };
    for (const use of [fv, pv, pmt, nper] as ((given: typeof figures) => number)[]) {
      expect(() => use(figures)).toThrowError(/^ARGUMENT_INVALID/);
      expect(() => use(figures)).toThrowError(`met ${rate}`);
    }
  });
  it('refuses arguments outside their domain, and names them', () => {
    const good = { rate: 0.1, nper: 5, pv: 100 };
    expect(() => fv({ rate: 0.1, nper: -1, pmt: 1 })).toThrowError(/ARGUMENT_INVALID: fv: nper.*met -1/);
    expect(() => pmt({ ...good, nper: 0 })).toThrowError(/ARGUMENT_INVALID: pmt: nper.*met 0/);
    expect(() => pv({ rate: 0.1, nper: 1, pmt: Number.NaN })).toThrowError(/pv: pmt.*NaN/);
    expect(() => pmt({ ...good, when: 'middle' as 'end' })).toThrowError(/when.*"middle".*'begin'/);
    expect(() => fv({ rate: 9, nper: 1000, pmt: 1 })).toThrowError(/ARGUMENT_INVALID: fv: the result is beyond/);
    for (const per of [0, 0.5, 6, Number.NaN]) {
      expect(() => ipmt(per, good)).toThrowError(/^ARGUMENT_INVALID: ipmt: per/);
      expect(() => ppmt(per, good)).toThrowError(`met ${per}`);
    }
    for (const [start, end] of [
      [0, 2],
      [3, 2],
      [1, 6],
      [1.5, 2],
    ] as const) {
      expect(() => cumipmt(start, end, good)).toThrowError(/^ARGUMENT_INVALID: cumipmt: (start|end)/);
      expect(() => cumprinc(start, end, good)).toThrowError(/^ARGUMENT_INVALID: cumprinc: (start|end)/);
    }
    expect(() => annuitySchedule({ ...good, nper: 2.5 })).toThrowError(/annuitySchedule: nper.*met 2.5/);
  });
  it('has no number of periods where the payments never do it', () => {
    // interest of 100 on 1000 takes the whole payment, or more than it
    expect(() => nper({ rate: 0.1, pmt: -100, pv: 1000 })).toThrowError(/^NO_SOLUTION: nper/);
    expect(() => nper({ rate: 0.1, pmt: -50, pv: 1000 })).toThrowError(/NO_SOLUTION.*"pmt":-50/);
    expect(() => nper({ rate: 0, pmt: 0, pv: 1000 })).toThrowError(/^NO_SOLUTION/);
    expect(() => nper({ rate: 0.1, pmt: 0, pv: 1000, fv: 1000 })).toThrowError(/^NO_SOLUTION/);
  });
});
