import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { leastSquares } from '../../src/numeric/least-squares.ts';
import { localLinear, nearestBandwidth } from '../../src/numeric/local-regression.ts';

const points = fc
  .array(fc.tuple(fc.integer({ min: -72, max: 72 }), fc.integer({ min: -400, max: 400 })), {
    minLength: 8,
    maxLength: 30,
  })
  .map((rows) => rows.map(([x, y]) => [x / 8, y / 4] as const));

describe('localLinear', () => {
  // 1 Worked example by hand: at 0 with bandwidth 2 the points −1, 0, 1 weigh (7/8)³, 1, (7/8)³; 2 weighs nothing.
  it('fits three of four points', () => {
    const fit = localLinear([-1, 0, 1, 2], [1, 3, 2, 100], 0, 2);
    const w = 0.875 ** 3;
    expect(fit.value).toBeCloseTo((w * 1 + 3 + w * 2) / (1 + 2 * w), 14);
    expect(fit.slope).toBeCloseTo(0.5, 14);
    expect(fit.effectiveSize).toBeCloseTo((1 + 2 * w) ** 2 / (1 + 2 * w * w), 14);
  });
  // 2 Law: a line comes back, wherever it is asked for.
  it('returns a line as it is', () => {
    fc.assert(
      fc.property(points, fc.integer({ min: -9, max: 9 }), fc.integer({ min: -9, max: 9 }), (rows, at, slope) => {
        const x = rows.map(([a]) => Math.round(a));
        fc.pre(new Set(x).size > 1);
        const fit = localLinear(
          x,
          x.map((v) => 5 + slope * v),
          at,
          40,
        );
        expect(fit.value).toBeCloseTo(5 + slope * at, 9);
        expect(fit.slope).toBeCloseTo(slope, 9);
      }),
    );
  });
  // 3 Differential: weighted least squares of the points within the bandwidth.
  it('agrees with weighted least squares', () => {
    fc.assert(
      fc.property(
        points,
        fc.integer({ min: -40, max: 40 }).map((k) => k / 8),
        fc.integer({ min: 16, max: 72 }).map((k) => k / 8),
        (rows, at, bandwidth) => {
          const near = rows.filter(([x]) => Math.abs(x - at) < 0.99 * bandwidth);
          fc.pre(new Set(near.map(([x]) => Math.round(x))).size > 2);
          const within = rows.filter(([x]) => Math.abs(x - at) < bandwidth);
          const weights = within.map(([x]) => (1 - (Math.abs(x - at) / bandwidth) ** 3) ** 3).map((w) => w + 1e-300);
          const fit = leastSquares(
            within.map(([, y]) => y),
            [{ name: 'x', values: within.map(([x]) => x - at) }],
            { weights },
          );
          const local = localLinear(
            rows.map(([x]) => x),
            rows.map(([, y]) => y),
            at,
            bandwidth,
          );
          // values of a hundred, over neighbourhoods that reach a few units
          expect(Math.abs(local.value - fit.coefficients[0]!)).toBeLessThan(1e-9);
          expect(Math.abs(local.slope - fit.coefficients[1]!)).toBeLessThan(1e-9);
        },
      ),
    );
  });
  it('reaches as many neighbours as asked', () => {
    expect([1, 2, 3, 4].map((k) => nearestBandwidth([10, 13, 4, 11], 11, k))).toEqual([0, 1, 2, 7]);
  });
  // 4 Refusals.
  it('refuses neighbourhoods that hold no line', () => {
    expect(() => localLinear([0, 1, 2], [1, 2, 3], 9, 2)).toThrow(
      /NO_SOLUTION: localLinear: bandwidth: fewer than two x within; met 2; widen/,
    );
    expect(() => localLinear([0.1, 0.1, 0.1], [1, 2, 3], 0.2, 2)).toThrow(/NO_SOLUTION/);
    expect(() => localLinear([0, 1], [1, 2], 0, 0)).toThrow(/ARGUMENT_INVALID: localLinear: bandwidth.*met 0/);
    expect(() => localLinear([0, Number.NaN], [1, 2], 0, 1)).toThrow(/localLinear: x\[1\].*NaN/);
    expect(() => localLinear([0, 1], [1], 0, 1)).toThrow(/localLinear: y.*met 1; give 2/);
    expect(() => localLinear([0, 1], [1, 2], Infinity, 1)).toThrow(/localLinear: at.*Infinity/);
    expect(() => nearestBandwidth([1, 2], 0, 3)).toThrow(/neighbours.*met 3/);
  });
});
