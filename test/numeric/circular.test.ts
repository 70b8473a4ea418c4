import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { cosPi, sinPi } from '../../src/numeric/circular.ts';

const angle = fc.double({ min: -50, max: 50, noNaN: true });
/** A rounding of the angle in radians, within an eighth of a turn, and four of the series. */
const ROUNDING = 4e-16;

describe('sinPi and cosPi', () => {
  // 1 Worked examples: a circle's quarters exactly, its twelfths and eighths from √.
  it('know the circle', () => {
    expect([0, 0.5, 1, 1.5, 2, 2.5, -0.5, 1e15].map((x) => sinPi(x) + 0)).toEqual([0, 1, 0, -1, 0, 1, -1, 0]);
    expect([0, 0.5, 1, 1.5, 2, 2.5, -0.5, 1e15].map((x) => cosPi(x) + 0)).toEqual([1, 0, -1, 0, 1, 0, 0, 1]);
    expect(sinPi(1 / 6)).toBeCloseTo(0.5, 15);
    expect(cosPi(0.25)).toBeCloseTo(Math.SQRT1_2, 15);
    expect(cosPi(1 / 12)).toBeCloseTo(Math.sqrt(2 + Math.sqrt(3)) / 2, 15);
  });
  // 2 Laws.
  it('lie on the circle, repeat and mirror', () => {
    fc.assert(
      fc.property(angle, (x) => {
        expect(Math.abs(sinPi(x) ** 2 + cosPi(x) ** 2 - 1)).toBeLessThan(2 * ROUNDING);
        expect(sinPi(-x)).toBe(0 - sinPi(x));
        expect(cosPi(-x)).toBe(cosPi(x));
        expect(Math.abs(cosPi(2 * x) - (1 - 2 * sinPi(x) ** 2))).toBeLessThan(4 * ROUNDING);
      }),
    );
  });
  // 3 Differential: the engine's own, at angles that both see alike.
  it('agree with Math.sin and Math.cos', () => {
    fc.assert(
      fc.property(fc.double({ min: -0.25, max: 0.25, noNaN: true }), (x) => {
        expect(Math.abs(sinPi(x) - Math.sin(Math.PI * x))).toBeLessThan(ROUNDING);
        expect(Math.abs(cosPi(x) - Math.cos(Math.PI * x))).toBeLessThan(ROUNDING);
      }),
    );
  });
  // 4 Refusals.
  it('refuse what is no angle', () => {
    expect(() => sinPi(Number.NaN)).toThrow(/ARGUMENT_INVALID: sinPi.*NaN/);
    expect(() => cosPi(Infinity)).toThrow(/cosPi.*Infinity/);
  });
});
