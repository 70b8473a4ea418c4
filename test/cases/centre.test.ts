import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { centreOf, effectiveCount, neighbourWeights } from '../../src/cases/centre.ts';

const plainMedian = { centre: 'median', scale: 'plain' } as const;
const logMedian = { centre: 'median', scale: 'log' } as const;
const logMean = { centre: 'mean', scale: 'log' } as const;
const values = fc.array(fc.integer({ min: 1, max: 1000 }), { minLength: 1, maxLength: 12 });

describe('centreOf', () => {
  // 1 Worked examples, by hand.
  it('splits the weight in halves', () => {
    expect(centreOf([1, 2, 9], [1, 1, 1], plainMedian)).toBe(2);
    expect(centreOf([9, 1, 4, 2], [1, 1, 1, 1], plainMedian)).toBe(3);
    expect(centreOf([1, 2, 9], [1, 1, 2], plainMedian)).toBe(5.5);
    expect(centreOf([1, 2, 9], [1, 1, 3], plainMedian)).toBe(9);
    expect(centreOf([1, 2, 9], [1, 0, 1], plainMedian)).toBe(5);
  });
  it('is geometric on the scale of logarithms', () => {
    expect(centreOf([4, 9], [1, 1], logMedian)).toBe(6);
    // exp and log err by less than one unit in the last place each
    expect(centreOf([1, 2, 4], [1, 1, 1], logMean)).toBeCloseTo(2, 14);
    expect(centreOf([1, 16], [3, 1], logMean)).toBeCloseTo(2, 14);
    expect(centreOf([1, 16], [3, 1], { centre: 'mean', scale: 'plain' })).toBe(4.75);
  });

  // 2 Laws.
  it('lies among the values, and moves with their unit', () => {
    const centrings = fc.record({
      centre: fc.constantFrom('median' as const, 'mean' as const),
      scale: fc.constantFrom('log' as const, 'plain' as const),
    });
    fc.assert(
      fc.property(values, centrings, (xs, centring) => {
        const weights = xs.map((x) => 1 + (x % 3));
        const centre = centreOf(xs, weights, centring);
        // a mean may round past the end of its values by a few units in the last place
        expect(centre).toBeGreaterThanOrEqual(Math.min(...xs) * (1 - 1e-13));
        expect(centre).toBeLessThanOrEqual(Math.max(...xs) * (1 + 1e-13));
        expect(
          Math.abs(
            centreOf(
              xs.map((x) => 7 * x),
              weights,
              centring,
            ) /
              (7 * centre) -
              1,
          ),
        ).toBeLessThan(1e-13);
      }),
    );
  });

  // 3 Differential: a weight of w is w equal cases.
  it('weighs as repetition does', () => {
    fc.assert(
      fc.property(values, (xs) => {
        const weights = xs.map((x) => x % 4);
        if (weights.every((w) => w === 0)) return;
        const sorted = xs.flatMap((x, i) => Array.from({ length: weights[i]! }, () => x)).sort((a, b) => a - b);
        const [low, high] = [sorted[Math.ceil(sorted.length / 2) - 1]!, sorted[Math.floor(sorted.length / 2)]!];
        expect(centreOf(xs, weights, plainMedian)).toBe((low + high) / 2);
      }),
    );
  });

  // 4 Refusals.
  it.each([
    [[], [], plainMedian, /ARGUMENT_INVALID: centreOf: values: too few/],
    [[1, Number.NaN], [1, 1], plainMedian, /values\[1\].*met NaN/],
    [[1, 2], [1], plainMedian, /weights.*met 1/],
    [[1, 2], [0, 0], plainMedian, /no weight above zero/],
    [[1, -2], [1, 1], logMean, /values\[1\]: not above zero; met -2/],
  ])('refuses %j with weights %j', (xs, weights, centring, message) => {
    expect(() => centreOf(xs, weights, centring)).toThrowError(message);
  });
});

describe('neighbourWeights', () => {
  it('falls with the square of the distance, and never to zero', () => {
    // h = 4·(1 + 1/2) = 6: 1 − (3/6)² and 1 − (4/6)²
    expect(Array.from(neighbourWeights([3, 4], 'nearness'))).toEqual([0.75, 1 - (4 / 6) ** 2]);
    expect(Array.from(neighbourWeights([3, 4], 'equal'))).toEqual([1, 1]);
    expect(Array.from(neighbourWeights([0, 0], 'nearness'))).toEqual([1, 1]);
    expect(() => neighbourWeights([], 'equal')).toThrowError(/ARGUMENT_INVALID/);
  });
});

describe('effectiveCount', () => {
  it('is the number of equal weights, and less when they differ', () => {
    expect(effectiveCount([3, 3, 3, 3])).toBe(4);
    expect(effectiveCount([2, 1, 1])).toBe(16 / 6);
    expect(() => effectiveCount([0])).toThrowError(/ARGUMENT_INVALID/);
  });
});
