import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { integrate } from '../../src/numeric/adaptive-quadrature.ts';

/** Function, ends, integral. Closed forms; the fourth from K. Petras' and the last from R. Piessens' test integrals. */
const KNOWN: readonly (readonly [string, (x: number) => number, number, number, number])[] = [
  ['1/(1 + x²)', (x) => 1 / (1 + x * x), 0, 1, Math.PI / 4],
  ['√x, steep at its end', Math.sqrt, 0, 1, 2 / 3],
  ['|x − 0.3|, with a kink', (x) => Math.abs(x - 0.3), -1, 2, 2.29],
  ['x > 1/3, with a jump', (x) => (x > 1 / 3 ? 1 : 0), 0, 1, 2 / 3],
  ['a peak of width 1/1000', (x) => 1e-3 / (1e-6 + (x - 0.4) ** 2), 0, 1, Math.atan(400) + Math.atan(600)],
  ['cos 100x, thirty waves', (x) => Math.cos(100 * x), 0, 2, Math.sin(200) / 100],
];

describe('integrate', () => {
  // 1 Worked examples, to the relative error asked for and no worse than the error reported.
  it.each(KNOWN)('%s', (_, f, low, high, right) => {
    const { value, error, evaluations } = integrate(f, low, high);
    expect(error).toBeLessThanOrEqual(1e-10 * Math.abs(value));
    expect(Math.abs(value - right)).toBeLessThanOrEqual(error + 1e-15);
    expect(evaluations).toBeLessThan(5000);
  });
  it('counts what it asks for, and asks no more of a smooth function than rounding allows', () => {
    let asked = 0;
    const counted = (x: number) => {
      asked++;
      return Math.sqrt(x);
    };
    expect(integrate(counted, 0, 1).evaluations).toBe(asked);
    const best = integrate((x) => 1000 * Math.cos(x), 0, 2, { relative: 0 });
    expect(best.value / 1000).toBeCloseTo(Math.sin(2), 14);
    expect(best.error).toBeGreaterThan(0);
  });
  // 2 Laws.
  it('turns with its ends, adds up over pieces, and is linear', () => {
    const end = fc.double({ min: -5, max: 5, noNaN: true });
    fc.assert(
      fc.property(end, end, end, (a, b, c) => {
        const f = (x: number) => 1 / (1 + x * x) - x;
        const over = (low: number, high: number) => integrate(f, low, high, { absolute: 1e-12 }).value;
        expect(over(a, b)).toBeCloseTo(-over(b, a), 11);
        expect(over(a, b) + over(b, c)).toBeCloseTo(over(a, c), 10);
        expect(integrate((x) => 3 * f(x), a, b, { absolute: 1e-12 }).value).toBeCloseTo(3 * over(a, b), 10);
      }),
    );
    expect(integrate(Math.sqrt, 2, 2).value).toBe(0);
  });
  // 3 Differential: polynomials integrate exactly.
  it('has the antiderivative of a cubic', () => {
    fc.assert(
      fc.property(
        fc.array(fc.integer({ min: -9, max: 9 }), { minLength: 4, maxLength: 4 }),
        fc.integer({ min: -4, max: 4 }),
        (c, end) => {
          const at = (x: number) => c[0]! * x + (c[1]! / 2) * x ** 2 + (c[2]! / 3) * x ** 3 + (c[3]! / 4) * x ** 4;
          const f = (x: number) => c[0]! + c[1]! * x + c[2]! * x ** 2 + c[3]! * x ** 3;
          expect(integrate(f, -1, end).value).toBeCloseTo(at(end) - at(-1), 11);
        },
      ),
    );
  });
  // 4 Refusals.
  it('says where the function is not finite', () => {
    expect(() => integrate((x) => 1 / x, -1, 1)).toThrow(
      /ARGUMENT_INVALID: integrate: f\(0\): not finite; met Infinity/,
    );
  });
  it('gives up on what does not converge, with the error reached', () => {
    expect(() => integrate((x) => 1 / x, 0, 1)).toThrow(/NO_CONVERGENCE: integrate: the error stays too large; met \d/);
    expect(() => integrate(Math.sqrt, 0, 1, { mostIntervals: 3, relative: 1e-14 })).toThrow(/NO_CONVERGENCE/);
  });
  it('refuses ends and bounds out of range', () => {
    expect(() => integrate(Math.sqrt, 0, Infinity)).toThrow(/integrate: high.*Infinity/);
    expect(() => integrate(Math.sqrt, 0, 1, { relative: -1 })).toThrow(/integrate: relative.*-1/);
  });
});
