import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { newtonMaximum, positiveInverse, type ValueAndGradient } from '../../src/numeric/newton-maximum.ts';

/** −(x − 1)⁴ − (x − 1)² − (y + 2x)²: one maximum at (1, −2), 0. */
function hill([x = 0, y = 0]: Float64Array): ValueAndGradient {
  const [a, b] = [x - 1, y + 2 * x];
  return { value: -(a ** 4) - a * a - b * b, gradient: [-4 * a ** 3 - 2 * a - 4 * b, -2 * b] };
}

/** Rosenbrock's valley turned over: the maximum 0 at (1, 1). */
function valley([x = 0, y = 0]: Float64Array): ValueAndGradient {
  const bend = y - x * x;
  return { value: -((1 - x) ** 2) - 100 * bend * bend, gradient: [2 * (1 - x) + 400 * x * bend, -200 * bend] };
}

describe('newtonMaximum', () => {
  // 1 Worked example: Rosenbrock (1960), from the start usual for it.
  it('climbs out of the valley', () => {
    const { at, value } = newtonMaximum(valley, [-1.2, 1]);
    expect(at[0]).toBeCloseTo(1, 5);
    expect(at[1]).toBeCloseTo(1, 5);
    expect(value).toBeGreaterThan(-1e-9);
  });
  // 2 Laws.
  it('finds the top from anywhere, with the curvature there', () => {
    const starts = fc.double({ min: -5, max: 5, noNaN: true });
    fc.assert(
      fc.property(starts, starts, (x, y) => {
        const { at, hessian } = newtonMaximum(hill, [x, y]);
        expect(at[0]).toBeCloseTo(1, 4);
        expect(at[1]).toBeCloseTo(-2, 4);
        for (const [k, second] of [-10, -4, -4, -2].entries()) expect(hessian[k]).toBeCloseTo(second, 3);
      }),
    );
  });
  it('leaves alone what may not move', () => {
    const { at } = newtonMaximum(hill, [0, 3], [false, true]);
    expect(at[0]).toBe(0);
    expect(at[1]).toBeCloseTo(0, 6);
  });
  // 3 Differential: second derivatives given or taken from differences lead to the same place.
  it('takes second derivatives where they are given', () => {
    const given = (x: Float64Array): ValueAndGradient => ({
      ...hill(x),
      hessian: [-12 * (x[0]! - 1) ** 2 - 10, -4, -4, -2],
    });
    const [a, b] = [newtonMaximum(hill, [3, 3]), newtonMaximum(given, [3, 3])];
    expect(a.at[0]).toBeCloseTo(b.at[0]!, 5);
    expect(b.hessian[0]).toBeCloseTo(-10, 6);
  });
  // 4 Refusals.
  it('refuses a start that is none, and gives up on what has no top', () => {
    expect(() => newtonMaximum(hill, [Number.NaN, 0])).toThrow(/ARGUMENT_INVALID: newtonMaximum: start\[0\]/);
    const ramp = ([x = 0]: Float64Array): ValueAndGradient => ({ value: x, gradient: [1] });
    expect(() => newtonMaximum(ramp, [0])).toThrow(/NO_CONVERGENCE: newtonMaximum/);
  });
});

describe('positiveInverse', () => {
  it('inverts, and refuses what is not positive definite', () => {
    const inverse = positiveInverse(Float64Array.of(4, 2, 2, 3), 2);
    expect(Array.from(inverse ?? [])).toEqual([0.375, -0.25, -0.25, 0.5].map((x) => expect.closeTo(x, 14)));
    expect(positiveInverse(Float64Array.of(1, 2, 2, 1), 2)).toBeUndefined();
    expect(positiveInverse(Float64Array.of(0), 1)).toBeUndefined();
  });
});
