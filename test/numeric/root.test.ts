import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { root } from '../../src/numeric/root.ts';

describe('root', () => {
  // 1 Worked example: Newton's own cubic x³ − 2x − 5 (1669), root 2.0945514815423265…
  it('solves the cubic that Newton solved', () => {
    const found = root((x) => x * x * x - 2 * x - 5, 2, 3);
    expect(Math.abs(found.at - 2.0945514815423265)).toBeLessThanOrEqual(4.5e-16 * 2);
    expect(found.evaluations).toBeLessThan(12);
  });
  it('takes an end that is a root, and the ends in either order', () => {
    expect(root((x) => x, 0, 1)).toEqual({ at: 0, value: 0, evaluations: 2 });
    expect(root((x) => x - 1, 0, 1).at).toBe(1);
    expect(root(Math.cos, 3, 0).at).toBeCloseTo(Math.PI / 2, 15);
  });
  it('finds its way through the whole range of doubles, flat stretches and jumps', () => {
    expect(root((x) => Math.sign(x - 1), -1e300, 1e300).at).toBeCloseTo(1, 14);
    expect(root((x) => (x - 0.1) ** 9, -1, 2).at).toBeCloseTo(0.1, 10);
    expect(root((x) => (x < 1 ? -1e-9 : 1e9), 0, 4).at).toBeCloseTo(1, 14);
  });

  // 2 Laws.
  it('stays in the bracket and ends within the tolerance of a change of sign', () => {
    fc.assert(
      fc.property(fc.double({ min: -9, max: 9, noNaN: true }), fc.constantFrom(0, 1e-9, 1e-3), (shift, tolerance) => {
        const f = (x: number) => x ** 3 + x - shift;
        const { at, value } = root(f, -10, 10, { tolerance });
        const reach = tolerance + 4 * Number.EPSILON * Math.abs(at) + Number.MIN_VALUE;
        expect(Math.abs(at)).toBeLessThanOrEqual(10);
        expect(value).toBe(f(at));
        expect(f(at - reach) <= 0 && f(at + reach) >= 0).toBe(true);
      }),
    );
  });

  // 3 Differential: plain bisection, and never many more evaluations than it.
  it('agrees with bisection and is not slower', () => {
    fc.assert(
      fc.property(fc.integer({ min: 1, max: 30 }), fc.double({ min: 0.01, max: 0.99, noNaN: true }), (power, goal) => {
        const f = (x: number) => x ** power - goal;
        let [low, high] = [0, 1];
        for (let i = 0; i < 60; i++) {
          const middle = (low + high) / 2;
          if (f(middle) < 0) low = middle;
          else high = middle;
        }
        const found = root(f, 0, 1);
        expect(Math.abs(found.at - low)).toBeLessThan(1e-15);
        expect(found.evaluations).toBeLessThan(60);
      }),
    );
  });

  // 4 Refusals.
  it('refuses two ends of one sign', () => {
    expect(() => root((x) => x * x + 1, -1, 2)).toThrow(
      /ARGUMENT_INVALID: root: low, high: no bracket; met f\(-1\) = 2, f\(2\) = 5/,
    );
  });
  it('says where the function is not finite', () => {
    expect(() => root((x) => 1 / x, -1, 0)).toThrow(/root: f\(0\): not finite; met Infinity/);
    expect(() => root((x) => x, -1, Number.NaN)).toThrow(/root: high.*NaN/);
  });
  it('gives up with the bracket it has', () => {
    expect(() => root((x) => x ** 3 - 2, 0, 2, { mostEvaluations: 4 })).toThrow(
      /NO_CONVERGENCE: root: not found in 4 evaluations; met between/,
    );
  });
});
