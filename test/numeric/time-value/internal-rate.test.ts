import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { parseDay } from '../../../src/numeric/calendar.ts';
import { decimal, ZERO } from '../../../src/numeric/decimal.ts';
import { datedInternalRates, internalRates, irr, xirr } from '../../../src/numeric/time-value/internal-rate.ts';
import { npv } from '../../../src/numeric/time-value/net-present-value.ts';
import type { RateAnswer } from '../../../src/numeric/time-value/rate-answer.ts';

const ratesOf = (answer: RateAnswer) =>
  answer.kind === 'none' ? [] : answer.kind === 'one' ? [answer.rate] : answer.rates;

/** Flows with the given rates and no others: `scale` times the product of all (1 − (1 + rate)·v), in powers of v. */
function flowsWith(rates: readonly number[], scale: number): number[] {
  let flows = [decimal(scale)];
  for (const rate of rates) {
    const growth = decimal(rate).plus(1);
    flows = [...flows, ZERO].map((flow, i) => flow.minus((flows[i - 1] ?? ZERO).times(growth)));
  }
  return flows.map((flow) => flow.toNumber());
}

/** Distinct rates in steps of 5 %, so that they are well apart; 1 + rate has two decimals. */
const spaced = fc
  .uniqueArray(fc.integer({ min: -12, max: 20 }), { minLength: 1, maxLength: 4 })
  .map((steps) => steps.sort((a, b) => a - b).map((step) => Number((step * 0.05).toFixed(2))));
const flow = fc.integer({ min: -1000, max: 1000 });
const stream = fc.array(flow, { minLength: 1, maxLength: 25 });

describe('internal rate of return', () => {
  // 1 Worked examples.
  it('solves a quadratic to the last digits', () => {
    // (1 + rate) = 2·2371 / (√(3045² + 4 · 4500 · 2371) − 3045), which is 1.1391818416876495763798
    expect(irr([-4500, 3045, 2371])).toBeCloseTo(0.13918184168764958, 15);
    expect(irr([-100, 110])).toBeCloseTo(0.1, 15);
    expect(irr([-100, 50, 50])).toBe(0);
    expect(irr([-100, 1])).toBeCloseTo(-0.99, 15);
  });
  // Source: documentation of the spreadsheet function XIRR, which prints 37.34 %
  it('solves dated flows', () => {
    const days = ['2008-01-01', '2008-03-01', '2008-10-30', '2009-02-15', '2009-04-01'].map(parseDay);
    expect(xirr([-10000, 2750, 4250, 3250, 2750], days)).toBeCloseTo(0.373362535, 8);
    // 360 days at 10 % under ACT/360 are 365 days at 10 % under ACT/365F
    expect(xirr([-100, 110], [0, 360], 'ACT/360')).toBeCloseTo(0.1, 14);
    expect(xirr([-100, 110], [0, 365])).toBeCloseTo(0.1, 14);
  });
  it('says why there is no rate', () => {
    expect(internalRates([1, 2, 3])).toEqual({ kind: 'none', reason: 'one-sign' });
    expect(internalRates([-5])).toEqual({ kind: 'none', reason: 'one-sign' });
    expect(internalRates([0, 0])).toEqual({ kind: 'none', reason: 'all-zero' });
    // −1 + 2v − 2v² has the discriminant 4 − 8
    expect(internalRates([-1, 2, -2])).toEqual({ kind: 'none', reason: 'never-balanced' });
    // 10^−200 of the outlay comes back; 1 becomes 10^200 overnight, and e^(365·460) is no number
    expect(internalRates([-1, 1e-200])).toEqual({ kind: 'none', reason: 'beyond-numbers' });
    expect(datedInternalRates([-1, 1e200], [0, 1])).toEqual({ kind: 'none', reason: 'beyond-numbers' });
    // on one day only the sum counts
    expect(datedInternalRates([-100, 110], [7, 7])).toEqual({ kind: 'none', reason: 'one-sign' });
  });
  it('says why there is one', () => {
    expect(internalRates([0, -100, 60, 60])).toMatchObject({ kind: 'one', reason: 'one-change-of-sign' });
    // −(1 − 1.1v)(1 + v + v²) = −1 + 0.1v + 0.1v² + 1.1v³ changes sign once; with (1 − v + v²) it changes three times
    const found = internalRates([-1, 2.1, -2.1, 1.1]);
    expect(found).toMatchObject({ kind: 'one', reason: 'one-found' });
    expect(ratesOf(found)[0]).toBeCloseTo(0.1, 14);
    // a double rate is one rate: −(1 − 1.1v)² · 100
    const touching = internalRates([-100, 220, -121]);
    expect(touching).toMatchObject({ kind: 'one', reason: 'one-found' });
    // found where the present value is flat, from the zero of its slope, so without the loss of half the digits
    expect(ratesOf(touching)[0]).toBeCloseTo(0.1, 13);
  });
  it('names the sensible one of several, and says why', () => {
    // roots 10 % and 20 %, a net loss of 2: nothing speaks for either
    const textbook = internalRates([-100, 230, -132]);
    expect(textbook).toMatchObject({ kind: 'several', reason: 'nearest-zero' });
    if (textbook.kind === 'several') expect(textbook.sensible).toBeCloseTo(0.1, 13);
    // an outlay, a gain, a cost of dismantling: one negative rate, one positive
    const mine = internalRates([-100, 60, 60, 60, -50]);
    expect(mine).toMatchObject({ kind: 'several', reason: 'one-positive' });
    if (mine.kind === 'several') expect(mine.sensible).toBe(Math.max(...mine.rates));
    // roots 0.1, 0.5, 0.9 and a net gain
    const three = internalRates(flowsWith([0.1, 0.5, 0.9], -1000));
    expect(three).toMatchObject({ kind: 'several', reason: 'net-gain' });
    if (three.kind === 'several') expect(three.sensible).toBeCloseTo(0.1, 12);
  });
  it('names none at which the outlay shrinks to nothing by the end', () => {
    // (1 + rate) = 0.1 over 30 years: 10^−30; the middle terms add two changes of sign, no other rate
    const flows = [-1, ...new Array(28).fill(0), 1e-29, -1e-30, 1e-31];
    const answer = internalRates(flows);
    expect(answer).toMatchObject({ kind: 'one', reason: 'early-flows-lost' });
    expect(() => irr(flows)).toThrowError(/^NO_SOLUTION: irr: no rate: .*shrinks to nothing.*met -0\.9/);
    expect(irr(flows, -0.9)).toBe(ratesOf(answer)[0]);
  });
  it('sets rates aside at which one end of the flows is lost in the rounding of the other', () => {
    const wait = new Array(16).fill(0);
    // −1 now and 242.6 in a year balance at 24,160 %; what falls due in year 18 was chosen to balance them at −33.2 % too
    const late = [-1, 242.6, ...wait, -(242.6 / 0.668 - 1) * 0.668 ** 18];
    const whole = internalRates(late);
    expect(ratesOf(whole).map((rate) => Number(rate.toFixed(6)))).toEqual([-0.332, 241.6]);
    expect(whole).toMatchObject({ kind: 'several', reason: 'nearest-zero' });
    if (whole.kind === 'several') expect(whole.sensible).toBe(whole.rates[0]);
    // likewise at 3,290 % and at −90 %, where the first flow counts 10^18 times less than the last
    const early = internalRates([1, -33.9, ...wait, (33.9 / 0.1 - 1) * 0.1 ** 18]);
    expect(ratesOf(early).map((rate) => Number(rate.toFixed(6)))).toEqual([-0.9, 32.9]);
    if (early.kind === 'several') expect(early.sensible).toBe(early.rates[1]);
  });
  it('takes a guess as a choice among several', () => {
    const flows = [-100, 230, -132];
    expect(irr(flows, 0.14)).toBeCloseTo(0.1, 13);
    expect(irr(flows, 0.16)).toBeCloseTo(0.2, 13);
    expect(xirr(flows, [0, 365, 730], 'ACT/365F', 5)).toBeCloseTo(0.2, 13);
    expect(irr([-100, 110], 99)).toBe(irr([-100, 110]));
  });

  // 2 Laws.
  it('leaves no present value at any rate it returns', () => {
    fc.assert(
      fc.property(stream, (flows) => {
        for (const rate of ratesOf(internalRates(flows))) {
          fc.pre(rate > -0.95); // beyond, 0.05^−24 magnifies the rounding of the rate itself
          const size = npv(rate, flows.map(Math.abs));
          // the rate is rounded to 2^−53 of 1 + rate: times at most 24 periods, times the rounding of npv
          expect(Math.abs(npv(rate, flows))).toBeLessThanOrEqual(200 * 2 ** -52 * size);
        }
      }),
    );
  });
  it('finds an odd number of rates just when first and last flow differ in sign', () => {
    fc.assert(
      fc.property(stream, (flows) => {
        const busy = flows.filter((f) => f !== 0);
        const answer = internalRates(flows);
        fc.pre(busy.length > 1 && npv(0, flows) !== 0);
        const odd = busy[0]! * busy.at(-1)! < 0;
        // integers of three digits: no double rates but by construction, and those only in short streams
        fc.pre(busy.length > 5);
        expect(ratesOf(answer).length % 2 === 1).toBe(odd);
      }),
      { numRuns: 300 },
    );
  });
  it('does not know the unit of the flows, nor periods without any', () => {
    fc.assert(
      fc.property(stream, fc.integer({ min: 0, max: 5 }), (flows, wait) => {
        const rates = ratesOf(internalRates(flows));
        // a power of two changes no digit
        expect(ratesOf(internalRates(flows.map((f) => f * 1024)))).toEqual(rates);
        expect(ratesOf(internalRates(flows.map((f) => -f)))).toEqual(rates);
        expect(ratesOf(internalRates([...flows, ...new Array(wait).fill(0)]))).toEqual(rates);
      }),
    );
  });
  it('turns one rate over when time runs backwards', () => {
    fc.assert(
      fc.property(stream, (flows) => {
        const forward = ratesOf(internalRates(flows)).map((rate) => Math.log1p(rate));
        const back = ratesOf(internalRates([...flows].reverse())).map((rate) => -Math.log1p(rate));
        expect(back.length).toBe(forward.length);
      }),
    );
  });

  // 3 Differential: streams made from their rates, and dated twins of equally spaced streams.
  it('finds all rates that a stream was made from, and no others', () => {
    fc.assert(
      fc.property(spaced, fc.constantFrom(-1000, 250), (rates, scale) => {
        const found = ratesOf(internalRates(flowsWith(rates, scale)));
        expect(found.length).toBe(rates.length);
        // rounding the flows moves roots 0.05 apart by up to 2^−53 / 0.05^3 times sizes near 100
        for (const [i, rate] of rates.entries()) expect(Math.abs(found[i]! - rate)).toBeLessThan(1e-9);
      }),
      { numRuns: 500 },
    );
  });
  it('finds a rate once that balances twice or three times', () => {
    for (let percent = -50; percent <= 100; percent++) {
      for (const times of [2, 3]) {
        // exact in double precision: integers of at most 10 digits
        const found = ratesOf(internalRates(flowsWith(new Array(times).fill(percent / 100), 1_000_000)));
        expect(found).toHaveLength(1);
        expect(Math.abs(found[0]! - percent / 100)).toBeLessThan(times === 2 ? 1e-13 : 1e-5); // ∛ of the rounding
      }
    }
  });
  it('counts rates once that no double can tell apart', () => {
    // between the double rates 10 % and 10.01 % the present value is 10^−4 to the fourth power of the outlay
    const found = ratesOf(internalRates(flowsWith([0.1, 0.1, 0.1001, 0.1001], 1000)));
    expect(found).toHaveLength(1);
    expect(Math.abs(found[0]! - 0.1)).toBeLessThan(1e-3); // the fourth root of the rounding
  });
  it('agrees on days 365 apart', () => {
    fc.assert(
      fc.property(stream, (flows) => {
        const dated = datedInternalRates(
          flows,
          flows.map((_, i) => 365 * i),
        );
        expect(dated).toEqual(internalRates(flows));
      }),
    );
  });

  // 4 Refusals.
  it('throws NO_SOLUTION with the reason', () => {
    expect(() => irr([1, 2, 3])).toThrowError(/^NO_SOLUTION: irr: no rate: no two flows differ in sign/);
    expect(() => irr([1, 2, 3], 0.1)).toThrowError(/^NO_SOLUTION/);
    expect(() => xirr([-1, 2, -2], [0, 365, 730])).toThrowError(/^NO_SOLUTION: xirr: .*keeps one sign/);
  });
  it('refuses arguments outside their domain, and names them', () => {
    expect(() => irr([])).toThrowError(/^ARGUMENT_INVALID: internalRates: flows.*met 0/);
    expect(() => irr([-1, Number.NaN])).toThrowError(/flows\[1\].*NaN/);
    expect(() => irr([-1, 2], Number.NaN)).toThrowError(/ARGUMENT_INVALID: irr: guess.*NaN/);
    expect(() => irr([-1e308, 1e308, 1e308])).toThrowError(/ARGUMENT_INVALID: internalRates: flows added up.*beyond/);
    expect(() => xirr([-1, 2], [0])).toThrowError(/ARGUMENT_INVALID: datedInternalRates: days/);
    expect(() => xirr([-1, 2], [0, 1.5])).toThrowError(/1\.5/);
  });
});
