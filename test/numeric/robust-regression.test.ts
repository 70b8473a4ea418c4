import fc from 'fast-check';
import { TheilSenRegression } from 'ml-regression';
import { describe, expect, it } from 'vitest';
import { leastSquares } from '../../src/numeric/least-squares.ts';
import { median } from '../../src/numeric/robust.ts';
import { huber, theilSen } from '../../src/numeric/robust-regression.ts';

const column = (name: string, ...values: number[]) => ({ name, values });

/** Brownlee's stack data, as in R's `stackloss`. */
const STACK = {
  y: [42, 37, 37, 28, 18, 18, 19, 20, 15, 14, 14, 13, 11, 12, 8, 7, 8, 8, 9, 15, 15],
  air: column('air', 80, 80, 75, 62, 62, 62, 62, 62, 58, 58, 58, 58, 58, 58, 50, 50, 50, 50, 50, 56, 70),
  water: column('water', 27, 27, 25, 24, 22, 23, 24, 24, 23, 18, 18, 17, 18, 19, 18, 18, 19, 19, 20, 20, 20),
  acid: column('acid', 89, 88, 90, 87, 87, 87, 93, 93, 87, 80, 89, 88, 82, 93, 89, 86, 72, 79, 80, 82, 91),
};
const points = fc.array(fc.tuple(fc.integer({ min: -20, max: 20 }), fc.integer({ min: -99, max: 99 })), {
  minLength: 3,
  maxLength: 21,
});

describe('theilSen', () => {
  // 1 Worked examples: by hand, and scipy 1.17's theilslopes on the stack data (slope only; it cuts the axis elsewhere).
  it('ignores one point in five', () => {
    expect(theilSen([1, 2, 3, 4, 5], [3, 5, 7, 9, 1000])).toEqual({ slope: 2, intercept: 1 });
    expect(theilSen(STACK.water.values, STACK.y).slope).toBeCloseTo(7 / 3, 14);
  });
  // 2 Laws.
  it('follows lines that are added, and has as much above as below', () => {
    fc.assert(
      fc.property(points, fc.integer({ min: -9, max: 9 }), (rows, by) => {
        const [x, y] = [rows.map(([a]) => a), rows.map(([, b]) => b)];
        fc.pre(new Set(x).size > 1);
        const line = theilSen(x, y);
        expect(
          theilSen(
            x,
            y.map((v, i) => v + by * x[i]! + 7),
          ).slope,
        ).toBeCloseTo(line.slope + by, 10);
        expect(median(y.map((v, i) => v - line.slope * x[i]! - line.intercept))).toBeCloseTo(0, 9);
      }),
    );
  });
  // 3 Differential: the package, whose median of an even number of values is the lower one, so odd numbers of pairs only.
  it('agrees with ml-regression', () => {
    const seven = fc.uniqueArray(fc.integer({ min: -50, max: 50 }), { minLength: 7, maxLength: 7 });
    fc.assert(
      fc.property(seven, fc.array(fc.integer({ min: -99, max: 99 }), { minLength: 7, maxLength: 7 }), (x, y) => {
        const { slope, intercept } = new TheilSenRegression(x, y);
        const line = theilSen(x, y);
        expect([line.slope + 0, line.intercept + 0]).toEqual([slope + 0, intercept + 0]); // zeros of either sign
      }),
    );
  });
  // 4 Refusals.
  it('refuses points without a slope', () => {
    expect(() => theilSen([1, 1, 1], [1, 2, 3])).toThrow(/NO_SOLUTION: theilSen: x: all the same; met 1/);
    expect(() => theilSen([1], [1])).toThrow(/ARGUMENT_INVALID: theilSen: x.*met 1; give at least 2/);
    expect(() => theilSen([1, 2], [1, Number.NaN])).toThrow(/theilSen: y\[1\].*NaN/);
    expect(() => theilSen([1, 2, 3], [1, 2])).toThrow(/theilSen: y.*met 2; give 3/);
  });
});

describe('huber', () => {
  // 1 Worked example: R's MASS::rlm(stack.loss ~ ., stackloss) prints −41.0265, 0.8294, 0.9261, −0.1278, s = 2.441, and
  // statsmodels' RLM with HuberT −41.02649835, 0.82938433, 0.92606597, −0.12784672.
  it('fits the stack data as R and statsmodels do', () => {
    const fit = huber(STACK.y, [STACK.air, STACK.water, STACK.acid]);
    [-41.02649835, 0.82938433, 0.92606597, -0.12784672].forEach((right, j) => {
      expect(Math.abs(fit.coefficients[j]! - right)).toBeLessThan(6e-9);
    });
    expect(fit.scale).toBeCloseTo(2.441, 3);
    expect(fit.names).toEqual(['intercept', 'air', 'water', 'acid']);
    expect(fit.weights[20]).toBeLessThan(0.4);
  });
  // 2 Laws: the estimating equation Σ ψ(residual/scale)·column = 0, by which the fit is defined.
  it('balances the bounded residuals against every column', () => {
    fc.assert(
      fc.property(points, (rows) => {
        const [x, y] = [rows.map(([a]) => a), rows.map(([, b]) => b)];
        fc.pre(x.length >= 8 && new Set(x).size > 3); // fewer points may send the fit and its scale round in a circle
        const { coefficients, scale, weights } = huber(y, [column('x', ...x)]);
        fc.pre(scale > 1e-6);
        for (const values of [x.map(() => 1), x]) {
          const pull = y.map((v, i) => weights[i]! * (v - coefficients[0]! - coefficients[1]! * x[i]!) * values[i]!);
          expect(Math.abs(pull.reduce((a, b) => a + b, 0))).toBeLessThan(1e-8 * 20 * 99);
        }
      }),
    );
  });
  // 3 Differential: least squares where the bound is out of reach; the line itself where most points lie on one.
  it('is least squares for a bound out of reach', () => {
    const columns = [STACK.air, STACK.water];
    expect(huber(STACK.y, columns, 1e6).coefficients).toEqual(leastSquares(STACK.y, columns).coefficients);
  });
  it('finds the line that most points lie on', () => {
    const x = [1, 2, 3, 4, 5, 6, 7, 8, 9, 10];
    const fit = huber(
      x.map((v) => (v === 4 ? 90 : 3 * v - 2)),
      [column('x', ...x)],
    );
    expect(fit.coefficients[0]).toBeCloseTo(-2, 9);
    expect(fit.coefficients[1]).toBeCloseTo(3, 9);
    expect(huber([1, 2, 3, 4], [column('x', 1, 2, 3, 4)])).toMatchObject({
      scale: 0,
      weights: Float64Array.of(1, 1, 1, 1),
    });
  });
  // 4 Refusals.
  it('refuses what least squares refuses, and bounds that are none', () => {
    expect(() => huber([1, 2, 3], [column('x', 1, 2, 3)], 0)).toThrow(/ARGUMENT_INVALID: huber: bound.*met 0/);
    expect(() => huber([1, 2, 3, 4], [column('x', 1, 1, 1, 1)])).toThrow(/NO_SOLUTION.*x: collinear with intercept/);
  });
});
