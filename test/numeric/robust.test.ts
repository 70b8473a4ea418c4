import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  fiveNumbers,
  hodgesLehmann,
  interquartileRange,
  median,
  medianAbsoluteDeviation,
  trimmedMean,
  winsorisedMean,
} from '../../src/numeric/robust.ts';

const sample = fc.array(fc.integer({ min: -1000, max: 1000 }), { minLength: 1, maxLength: 30 });
const CENTRES = {
  median,
  hodgesLehmann,
  trimmed: (xs: number[]) => trimmedMean(xs, 0.2),
  winsorised: (xs: number[]) => winsorisedMean(xs, 0.2),
};

describe('centres of a sample', () => {
  // 1 Worked examples by hand: 1 2 3 4 100. Pairs' means of 1 2 3 4 100 have the 8th of 15 at 3.
  it('are not led astray by one value', () => {
    const xs = [100, 3, 1, 4, 2];
    expect(median(xs)).toBe(3);
    expect(hodgesLehmann(xs)).toBe(3);
    expect(trimmedMean(xs, 0.2)).toBe(3); // (2 + 3 + 4) / 3
    expect(winsorisedMean(xs, 0.2)).toBe(3); // (2 + 2 + 3 + 4 + 4) / 5
    expect(trimmedMean(xs, 0.1)).toBe(22); // a tenth of five values is none
    expect(median([4, 1, 2, 3])).toBe(2.5);
  });
  it('sets aside 29 of 100, though 100 · 0.29 is below 29 in binary', () => {
    const squares = Float64Array.from({ length: 100 }, (_, i) => i * i);
    const kept = squares.subarray(29, 71);
    expect(trimmedMean(squares, 0.29)).toBeCloseTo(kept.reduce((a, b) => a + b) / 42, 9);
  });
  // 2 Laws. Whole numbers up to 1000 leave no more than a few roundings of 10³ · n.
  it.each(Object.entries(CENTRES))('%s moves with the sample, stretches with it, and mirrors', (_, centre) => {
    fc.assert(
      fc.property(sample, fc.integer({ min: -99, max: 99 }), (xs, by) => {
        expect(centre(xs.map((x) => x + by))).toBeCloseTo(centre(xs) + by, 9);
        expect(centre(xs.map((x) => 4 * x))).toBe(4 * centre(xs));
        expect(centre(xs.map((x) => -x))).toBeCloseTo(-centre(xs), 9);
        expect(centre(xs.toReversed())).toBe(centre(xs));
      }),
    );
  });
  // 3 Differential: all pairs listed and sorted.
  it('hodgesLehmann is the median of all pair means', () => {
    // halves of numbers near the smallest double are rounded, in this formula as in any
    const real = fc.double({ min: -1e3, max: 1e3, noNaN: true }).map((x) => (Math.abs(x) < 1e-300 ? 0 : x));
    fc.assert(
      fc.property(fc.array(fc.oneof(real, fc.integer({ min: -3, max: 3 })), { minLength: 1, maxLength: 25 }), (xs) => {
        const means = xs.flatMap((x, i) => xs.slice(i).map((y) => Math.min(x, y) / 2 + Math.max(x, y) / 2));
        expect(hodgesLehmann(xs)).toBe(median(means));
      }),
    );
  });
  it('hodgesLehmann ends quickly on values of every size', () => {
    expect(hodgesLehmann([-1e300, -1e-300, 0, 5e-324, 1e300])).toBe(0);
  });
  // 4 Refusals.
  it('refuses samples and shares out of range', () => {
    expect(() => median([])).toThrow(/ARGUMENT_INVALID: median: values/);
    expect(() => hodgesLehmann([1, Infinity])).toThrow(/hodgesLehmann: values\[1\].*Infinity/);
    expect(() => trimmedMean([1, 2], 0.5)).toThrow(/trimmedMean: share.*0\.5/);
    expect(() => winsorisedMean([1, 2], -0.1)).toThrow(/winsorisedMean: share.*-0\.1/);
  });
});

describe('spreads of a sample', () => {
  // 1 Worked examples: R's mad, IQR and fivenum of 1 … 10; Tukey's hinges of nine values share the middle one.
  it('match published figures', () => {
    const ten = [1, 2, 3, 4, 5, 6, 7, 8, 9, 10];
    expect(medianAbsoluteDeviation(ten, 1.4826)).toBeCloseTo(3.7065, 12);
    expect(interquartileRange(ten)).toBe(4.5);
    expect(fiveNumbers(ten)).toEqual([1, 3, 5.5, 8, 10]);
    expect(fiveNumbers([9, 8, 7, 6, 5, 4, 3, 2, 1])).toEqual([1, 3, 5, 7, 9]);
    expect(fiveNumbers([4])).toEqual([4, 4, 4, 4, 4]);
  });
  // 2 Laws.
  it('do not move with the sample and stretch with it', () => {
    fc.assert(
      fc.property(sample, fc.integer({ min: -99, max: 99 }), (xs, by) => {
        for (const spread of [medianAbsoluteDeviation, interquartileRange]) {
          expect(spread(xs.map((x) => x + by))).toBe(spread(xs));
          expect(spread(xs.map((x) => -2 * x))).toBe(2 * spread(xs));
        }
      }),
    );
  });
  // 3 Differential: R's formula for the hinges, by depth.
  it('hinges lie at depth ⌊(n + 3)/2⌋/2', () => {
    fc.assert(
      fc.property(sample, (xs) => {
        const sorted = xs.toSorted((a, b) => a - b);
        const depth = Math.floor((xs.length + 3) / 2) / 2;
        const hinge = (sorted[Math.floor(depth) - 1]! + sorted[Math.ceil(depth) - 1]!) / 2;
        expect(fiveNumbers(xs)[1]).toBe(hinge);
      }),
    );
  });
  // 4 Refusals.
  it('refuse no values and a factor that is none', () => {
    expect(() => medianAbsoluteDeviation([1], 0)).toThrow(/factor.*met 0/);
    expect(() => fiveNumbers([])).toThrow(/ARGUMENT_INVALID: fiveNumbers/);
    expect(() => interquartileRange([Number.NaN])).toThrow(/NaN/);
  });
});
