import fc from 'fast-check';
import { sampleRankCorrelation } from 'simple-statistics';
import { describe, expect, it } from 'vitest';
import { correlation } from '../../src/numeric/describe.ts';
import {
  type QuantileType,
  quantile,
  quantileSorted,
  quantiles,
  ranks,
  weightedQuantile,
} from '../../src/numeric/order.ts';

const TYPES: readonly QuantileType[] = [1, 2, 3, 4, 5, 6, 7, 8, 9];
const value = fc.double({ min: -1e6, max: 1e6, noNaN: true });
const sample = fc.array(value, { minLength: 1, maxLength: 40 });
const probability = fc.double({ min: 0, max: 1, noNaN: true });

describe('quantile', () => {
  // 1 Worked example. Lower quartile of 1 … 10 by all nine types: R's quantile(1:10, 0.25, type = …).
  it('gives the nine quartiles of Hyndman and Fan', () => {
    const ten = [10, 9, 8, 7, 6, 5, 4, 3, 2, 1];
    expect(TYPES.map((type) => quantile(ten, 0.25, type))).toEqual(
      [3, 3, 2, 2.5, 3, 2.75, 3.25, 2.916666666666667, 2.9375].map((x) => expect.closeTo(x, 14)),
    );
    expect(quantile(ten, 0.25)).toBe(3.25);
  });
  it('counts 29 of 100 at 0.29, though 100 · 0.29 is 28.999999999999996', () => {
    const hundred = Float64Array.from({ length: 100 }, (_, i) => i + 1);
    expect(quantile(hundred, 0.29, 1)).toBe(29);
    expect(quantile(hundred, 0.29, 2)).toBe(29.5);
  });

  // 2 Laws.
  it('rises with p, stays within the sample, and turns around with it', () => {
    fc.assert(
      fc.property(sample, probability, probability, fc.constantFrom(...TYPES), (xs, p, q, type) => {
        const [low, high] = quantiles(xs, [Math.min(p, q), Math.max(p, q)], type);
        // one rounding in each of two interpolations, which may meet where two pieces join
        expect(low!).toBeLessThanOrEqual(high! + 4 * Number.EPSILON * Math.max(...xs.map(Math.abs)));
        expect(low).toBeGreaterThanOrEqual(Math.min(...xs));
        expect(high).toBeLessThanOrEqual(Math.max(...xs));
        expect(quantile(xs.toReversed(), p, type)).toBe(quantile(xs, p, type));
      }),
    );
  });
  it('mirrors for every type but the one-sided 1, 3 and 4', () => {
    fc.assert(
      fc.property(
        sample,
        fc.integer({ min: 0, max: 64 }),
        fc.constantFrom<QuantileType>(2, 5, 6, 7, 8, 9),
        (xs, k, type) => {
          const mirrored = -quantile(
            xs.map((x) => -x),
            1 - k / 64,
            type,
          );
          const size = Math.max(1, ...xs.map(Math.abs));
          expect(Math.abs(quantile(xs, k / 64, type) - mirrored)).toBeLessThan(1e-12 * size);
        },
      ),
    );
  });

  // 3 Differential: type 1 as the definition has it, the smallest x with at least p · n values up to it.
  it('type 1 inverts the empirical distribution', () => {
    fc.assert(
      fc.property(sample, fc.integer({ min: 1, max: 99 }), (xs, percent) => {
        const reached = (x: number) => 100 * xs.filter((v) => v <= x).length >= percent * xs.length;
        expect(quantile(xs, percent / 100, 1)).toBe(Math.min(...xs.filter(reached)));
      }),
    );
  });

  // 4 Refusals.
  it('refuses what has no quantile', () => {
    expect(() => quantile([], 0.5)).toThrow(/ARGUMENT_INVALID: quantile: values: too few/);
    expect(() => quantile([1, Number.NaN, 2], 0.5)).toThrow(/quantile: values\[1\].*NaN/);
    expect(() => quantile([1], 1.5)).toThrow(/quantile: p.*1\.5/);
    expect(() => quantile([1], Number.NaN)).toThrow(/quantile: p.*NaN/);
    expect(() => quantile([1], 0.5, 10 as QuantileType)).toThrow(/quantile: type.*10/);
    expect(() => quantileSorted([], 0.5)).toThrow(/quantile: values/);
  });
});

describe('weightedQuantile', () => {
  // 1 Worked example: half of the weight 10 is reached at 20 (2 + 3), and passed by a hair beyond it.
  it('adds weights up in the order of the values', () => {
    expect(weightedQuantile([30, 10, 20], [5, 2, 3], 0.5)).toBe(20);
    expect(weightedQuantile([30, 10, 20], [5, 2, 3], 0.5001)).toBe(30);
    expect(weightedQuantile([1, 2], [0, 1], 0)).toBe(2);
  });
  // 2 Laws.
  it('does not change when a value is split into parts of its weight', () => {
    fc.assert(
      fc.property(
        fc.array(fc.tuple(value, fc.integer({ min: 0, max: 9 })), { minLength: 1, maxLength: 20 }),
        probability,
        (rows, p) => {
          fc.pre(rows.some(([, w]) => w > 0));
          const split = rows.flatMap(
            ([x, w]) =>
              [
                [x, w / 2],
                [x, w / 2],
              ] as const,
          );
          const of = (list: readonly (readonly [number, number])[]) =>
            weightedQuantile(
              list.map(([x]) => x),
              list.map(([, w]) => w),
              p,
            );
          expect(of(split)).toBe(of(rows));
        },
      ),
    );
  });
  // 3 Differential.
  it('is type 1 for equal weights, whatever they are', () => {
    fc.assert(
      fc.property(sample, fc.integer({ min: 0, max: 100 }), fc.constantFrom(1, 0.1, 1 / 3, 1e-9), (xs, percent, w) => {
        expect(
          weightedQuantile(
            xs,
            xs.map(() => w),
            percent / 100,
          ),
        ).toBe(quantile(xs, percent / 100, 1));
      }),
    );
  });
  // 4 Refusals.
  it('refuses weights that weigh nothing or less', () => {
    expect(() => weightedQuantile([1, 2], [1, -3], 0.5)).toThrow(/weights\[1\].*-3/);
    expect(() => weightedQuantile([1, 2], [0, 0], 0.5)).toThrow(/no weight above zero/);
    expect(() => weightedQuantile([1, 2], [1], 0.5)).toThrow(/weights.*met 1; give 2/);
    expect(() => weightedQuantile([], [], 0.5)).toThrow(/ARGUMENT_INVALID/);
  });
});

describe('ranks', () => {
  it('shares ranks among ties', () => {
    expect([...ranks([3, 1, 1, 2])]).toEqual([4, 1.5, 1.5, 3]);
    expect([...ranks([])]).toEqual([]);
  });
  it('adds up to n(n + 1)/2 and follows the order', () => {
    fc.assert(
      fc.property(fc.array(fc.integer({ min: -5, max: 5 }), { minLength: 1, maxLength: 30 }), (xs) => {
        const r = ranks(xs);
        expect(r.reduce((a, b) => a + b)).toBe((xs.length * (xs.length + 1)) / 2);
        xs.forEach((x, i) => {
          xs.forEach((y, j) => {
            expect(Math.sign(x - y)).toBe(Math.sign(r[i]! - r[j]!));
          });
        });
      }),
    );
  });
  it('gives the rank correlation of another library', () => {
    const x = [7, 3, 3, 9, 1, 4];
    const y = [2, 8, 6, 6, 7, 1];
    expect(correlation(ranks(x), ranks(y))).toBeCloseTo(sampleRankCorrelation(x, y), 14);
  });
  it('refuses what has no rank', () => {
    expect(() => ranks([1, Number.NaN])).toThrow(/ranks: values\[1\].*NaN/);
  });
});
