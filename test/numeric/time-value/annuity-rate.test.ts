import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { fv, pv } from '../../../src/numeric/time-value/annuity.ts';
import { annuityRates, rate } from '../../../src/numeric/time-value/annuity-rate.ts';
import { internalRates } from '../../../src/numeric/time-value/internal-rate.ts';
import type { RateAnswer } from '../../../src/numeric/time-value/rate-answer.ts';

const ratesOf = (answer: RateAnswer) =>
  answer.kind === 'none' ? [] : answer.kind === 'one' ? [answer.rate] : answer.rates;
const when = fc.constantFrom('end', 'begin' as const);
const amount = fc.integer({ min: -1000, max: 1000 });

describe('rate of an annuity', () => {
  // 1 Worked examples: (10000 / 3500)^(1/10) − 1 = 0.11069085371075280625…; the second is that of the function RATE.
  it('solves growth without payments, and level payments', () => {
    expect(rate({ nper: 10, pmt: 0, pv: -3500, fv: 10000 })).toBeCloseTo(0.1106908537107528, 15);
    expect(rate({ nper: 48, pmt: -200, pv: 8000 })).toBeCloseTo(0.0077014725, 9);
    expect(rate({ nper: 2, pmt: -1210, pv: 2100 })).toBeCloseTo(0.1, 14);
    expect(rate({ nper: 3, pmt: -100, fv: 364.1, when: 'begin' })).toBeCloseTo(0.1, 14);
    expect(rate({ nper: 10, pmt: -100, pv: 1000 })).toBe(0);
    expect(rate({ nper: 2.5, pmt: 0, pv: -100, fv: 100 * 1.1 ** 2.5 })).toBeCloseTo(0.1, 14);
  });
  it('says how many rates there are, and why', () => {
    expect(annuityRates({ nper: 12, pmt: 400, pv: 10000, fv: 5000 })).toEqual({ kind: 'none', reason: 'one-sign' });
    expect(annuityRates({ nper: 12, pmt: 0 })).toEqual({ kind: 'none', reason: 'all-zero' });
    expect(annuityRates({ nper: 2, pmt: -1210, pv: 2100 })).toMatchObject({
      kind: 'one',
      reason: 'one-change-of-sign',
    });
    // 100 − 230v + 132v² has the rates 10 % and 20 %: pv 100, first payment −230, second −230 + 362
    const two = { nper: 2, pmt: -230, pv: 100, fv: 362 };
    expect(annuityRates(two)).toMatchObject({ kind: 'several', reason: 'net-gain' });
    expect(rate(two)).toBeCloseTo(0.1, 13);
    expect(rate(two, 0.1)).toBeCloseTo(0.1, 13);
    expect(rate(two, 0.3)).toBeCloseTo(0.2, 13);
    expect(annuityRates({ nper: 2, pmt: -2, pv: 1, fv: 4 })).toEqual({ kind: 'none', reason: 'never-balanced' });
  });

  // 2 Laws.
  it('finds the rate that an annuity was made with', () => {
    const made = fc.integer({ min: -300, max: 2000 }).map((n) => n / 1000);
    fc.assert(
      fc.property(made, fc.integer({ min: 2, max: 40 }), when, (r, nper, due) => {
        const level = { nper, pmt: -1000, when: due };
        const found = rate({ ...level, pv: pv({ ...level, rate: r }) });
        // pv is rounded to 2^−50; late payments at high rates hardly move it, early ones do: slope at least pv / 20
        expect(Math.abs(found - r)).toBeLessThan(1e-12 * (1 + r) ** 2);
      }),
    );
  });
  it('holds for parts of a period too', () => {
    const parts = fc.integer({ min: 5, max: 400 }).map((n) => n / 10);
    const made = fc.integer({ min: -100, max: 1000 }).map((n) => n / 1000);
    fc.assert(
      fc.property(made, parts, when, amount, (r, nper, due, start) => {
        const level = { nper, pmt: -100, pv: start, when: due };
        const answer = annuityRates({ ...level, fv: fv({ ...level, rate: r }) });
        // nothing paid in but the one payment itself: every rate would do
        if (answer.reason === 'all-zero') {
          expect(nper).toBe(1);
          return;
        }
        const nearest = Math.min(...ratesOf(answer).map((found) => Math.abs(found - r)));
        // near a double rate the value is flat and 10^−15 of it may be 10^−7 of the rate
        expect(nearest).toBeLessThan(1e-6);
      }),
      { examples: [[0.05, 1, 'begin', 100]] },
    );
  });

  // 3 Differential: the same annuity as a list of flows.
  it('agrees with the internal rates of the flows written out', () => {
    fc.assert(
      fc.property(
        fc.integer({ min: 1, max: 40 }),
        amount,
        amount,
        amount,
        when,
        (nper, payment, present, future, due) => {
          const flows = [present, ...new Array(nper).fill(0)];
          for (let k = 0; k < nper; k++) flows[due === 'begin' ? k : k + 1] += payment;
          flows[nper] += future;
          const expected = ratesOf(internalRates(flows));
          const found = ratesOf(annuityRates({ nper, pmt: payment, pv: present, fv: future, when: due }));
          expect(found.length).toBe(expected.length);
          for (const [i, r] of found.entries()) {
            // a pair of rates closer than 10^−4 shares their digits
            const alone = found.every((other, j) => j === i || Math.abs(other - r) > 1e-4);
            expect(Math.abs(r - expected[i]!)).toBeLessThan((alone ? 1e-10 : 1e-6) * (1 + Math.abs(r)) ** 2);
          }
        },
      ),
      { numRuns: 500 },
    );
  });

  // 4 Refusals.
  it('throws NO_SOLUTION with the reason', () => {
    expect(() => rate({ nper: 2, pmt: 0, pv: -13.65, fv: -329.67 })).toThrowError(
      /^NO_SOLUTION: rate: no rate: no two/,
    );
    expect(() => rate({ nper: 2, pmt: -2, pv: 1, fv: 4 }, 0.1)).toThrowError(/^NO_SOLUTION: rate: .*keeps one sign/);
  });
  it('refuses arguments outside their domain, and names them', () => {
    expect(() => rate({ nper: 0, pmt: 1, pv: -1 })).toThrowError(/ARGUMENT_INVALID: annuityRates: nper.*met 0/);
    expect(() => rate({ nper: 2, pmt: Number.NaN, pv: -1 })).toThrowError(/annuityRates: pmt.*NaN/);
    expect(() => rate({ nper: 2, pmt: 1, pv: -1 }, Number.NaN)).toThrowError(/rate: guess.*NaN/);
    expect(() => rate({ nper: 2, pmt: 1, pv: -1, when: 'start' as 'end' })).toThrowError(/"start"/);
    expect(() => rate({ nper: 1000, pmt: 1e308, pv: -1 })).toThrowError(/ARGUMENT_INVALID.*beyond/);
  });
});
