import { readFileSync } from 'node:fs';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  autocorrelation,
  correlation,
  covariance,
  describeSample,
  mean,
  rankCorrelation,
  standardDeviation,
  variance,
  weightedMean,
} from '../../src/numeric/describe.ts';
import { dot, sum } from '../../src/numeric/sum.ts';

const sample = fc.array(fc.integer({ min: -1000, max: 1000 }), { minLength: 3, maxLength: 30 });
/** NIST NumAcc2 … 4: the middle value once, then the lower and the upper one 500 times in turn. */
const turns = (middle: number, low: number, high: number) =>
  Float64Array.from({ length: 1001 }, (_, i) => (i === 0 ? middle : i % 2 === 1 ? low : high));

describe('descriptive statistics', () => {
  // 1 Worked examples, certified by NIST StRD. The data are rounded to doubles before they come here, which costs
  // NumAcc3 and NumAcc4 six and eight of the fifteen digits of the standard deviation whatever the program.
  it.each([
    ['NumAcc1', [10000001, 10000003, 10000002], 10000002, 1, -0.5, 1e-15],
    ['NumAcc2', turns(1.2, 1.1, 1.3), 1.2, 0.1, -0.999, 1e-13],
    ['NumAcc3', turns(1000000.2, 1000000.1, 1000000.3), 1000000.2, 0.1, -0.999, 1e-9],
    ['NumAcc4', turns(10000000.2, 10000000.1, 10000000.3), 10000000.2, 0.1, -0.999, 1e-8],
  ])('%s', (_, values, centre, deviation, lag1, relative) => {
    expect(Math.abs(mean(values) / centre - 1)).toBeLessThan(1e-15);
    expect(Math.abs(standardDeviation(values) / deviation - 1)).toBeLessThan(relative);
    expect(Math.abs(autocorrelation(values) / lag1 - 1)).toBeLessThan(relative);
  });
  it('describes a sample at a glance', () => {
    expect(describeSample([4, 1, 3, 2, 5])).toEqual({
      count: 5,
      mean: 3,
      standardDeviation: Math.sqrt(2.5),
      smallest: 1,
      lowerQuartile: 2,
      median: 3,
      upperQuartile: 4,
      largest: 5,
    });
  });
  it('takes two values for the smallest lag', () => {
    expect(autocorrelation([1, 3])).toBe(-0.5); // (1 − 2)·(3 − 2) / 2
  });
  it('weighs', () => {
    expect(weightedMean([1, 2, 4], [1, 0, 3])).toBe(3.25);
  });

  // 2 Laws. Values of a thousand, thirty at most: a few hundred roundings of 10⁶.
  it('shift and stretch as they should, whatever the order', () => {
    fc.assert(
      fc.property(sample, fc.integer({ min: -99, max: 99 }), (xs, by) => {
        const moved = xs.map((x) => 2 * x + by);
        expect(mean(moved)).toBeCloseTo(2 * mean(xs) + by, 9);
        expect(variance(moved)).toBeCloseTo(4 * variance(xs), 6);
        expect(variance(xs.toReversed())).toBeCloseTo(variance(xs), 6);
        expect(covariance(xs, xs)).toBeCloseTo(variance(xs), 6);
      }),
    );
  });
  it('correlations lie within ±1 and reach them on a line', () => {
    fc.assert(
      fc.property(sample, sample, (a, b) => {
        const n = Math.min(a.length, b.length);
        const [x, y] = [a.slice(0, n), b.slice(0, n)];
        fc.pre(new Set(x).size > 1 && new Set(y).size > 1);
        expect(Math.abs(correlation(x, y))).toBeLessThanOrEqual(1);
        expect(
          correlation(
            x,
            x.map((v) => 7 - 3 * v),
          ),
        ).toBeCloseTo(-1, 12);
        expect(
          rankCorrelation(
            x,
            x.map((v) => v ** 3),
          ),
        ).toBeCloseTo(1, 12);
      }),
    );
  });

  // 3 Differential: covariance from sums of products, exact for whole numbers.
  it('covariance is Σxy/(n − 1) less the product of the sums', () => {
    fc.assert(
      fc.property(
        fc.array(fc.tuple(fc.integer({ min: -99, max: 99 }), fc.integer({ min: -99, max: 99 })), {
          minLength: 2,
          maxLength: 30,
        }),
        (rows) => {
          const [x, y, n] = [rows.map(([a]) => a), rows.map(([, b]) => b), rows.length];
          expect(covariance(x, y)).toBeCloseTo((dot(x, y) - (sum(x) * sum(y)) / n) / (n - 1), 8);
        },
      ),
    );
  });
  it('lag-1 autocorrelation of Lew agrees with the certified one', () => {
    const { y } = JSON.parse(readFileSync('test/numeric/nist-strd.json', 'utf8')).lew;
    expect(mean(y)).toBeCloseTo(-177.435, 12);
    expect(Math.abs(standardDeviation(y) / 277.332168044316 - 1)).toBeLessThan(1e-14);
    expect(Math.abs(autocorrelation(y) / -0.307304800605679 - 1)).toBeLessThan(1e-14);
  });

  // 4 Refusals: the package behind the door would return a number for each of these.
  it('refuse samples without an answer', () => {
    expect(() => mean([])).toThrow(/ARGUMENT_INVALID: mean: values: too few/);
    expect(() => mean([1, Number.NaN])).toThrow(/mean: values\[1\].*NaN/);
    expect(() => variance([1])).toThrow(/variance: values.*met 1; give at least 2/);
    expect(() => standardDeviation([1, Infinity])).toThrow(/Infinity/);
    expect(() => covariance([1, 2], [1])).toThrow(/covariance: y.*met 1; give 2/);
    expect(() => correlation([1, 2], [3, 3])).toThrow(/correlation: y: all values are the same; met 3/);
    expect(() => rankCorrelation([5, 5], [1, 2])).toThrow(/rankCorrelation: x: all values are the same; met 5/);
    expect(() => autocorrelation([1, 2, 3], 0)).toThrow(/lag.*met 0/);
    expect(() => autocorrelation([1, 2], 2)).toThrow(/too few/);
    expect(() => weightedMean([1], [-1])).toThrow(/weights\[0\].*-1/);
    expect(() => describeSample([1])).toThrow(/describeSample: values/);
  });
  it('refuse results beyond the range of numbers', () => {
    const far = [1e308, -1e308, 1.7e308];
    for (const f of [variance, standardDeviation, describeSample])
      expect(() => f(far)).toThrow(/ARGUMENT_INVALID: .*Infinity/);
    expect(() => mean([1e308, 1e308])).toThrow(/mean: the result is beyond/);
    expect(() => covariance(far, far)).toThrow(/covariance: the result is beyond/);
    expect(() => correlation(far, far)).toThrow(/correlation: the result is beyond/);
    expect(() => autocorrelation([0, 5e-324, 0])).toThrow(/autocorrelation: the result is beyond/);
  });
});
