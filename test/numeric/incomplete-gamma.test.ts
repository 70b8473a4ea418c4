import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { erf, erfc } from '../../src/numeric/error-function.ts';
import { gammaTerm } from '../../src/numeric/gamma-term.ts';
import { incompleteGammaLower, incompleteGammaUpper } from '../../src/numeric/incomplete-gamma.ts';
import {
  incompleteGammaLowerInverse,
  incompleteGammaUpperInverse,
} from '../../src/numeric/incomplete-gamma-inverse.ts';
import { referenceTables, size, worstError } from '../support/reference-table.ts';

const golden = referenceTables('gamma');
const real = (min: number, max: number) => fc.double({ min, max, noNaN: true });
const shape = real(-3, 6).map((power) => 10 ** power);
const off = (value: number, expected: number) => Math.abs(value / expected - 1);

describe('incomplete gamma functions', () => {
  // 1 Worked examples: P(1, x) = 1 − e^(−x); Q(3, x) = e^(−x)·(1 + x + x²/2).
  it('knows whole shapes', () => {
    expect(off(incompleteGammaLower(1, 1e-20), 1e-20)).toBeLessThan(1e-15);
    expect(off(incompleteGammaLower(1, 0.5), -Math.expm1(-0.5))).toBeLessThan(1e-15);
    expect(off(incompleteGammaUpper(1, 700), Math.exp(-700))).toBeLessThan(1e-15);
    expect(off(incompleteGammaUpper(3, 2), 5 * Math.exp(-2))).toBeLessThan(1e-15);
  });
  it('reaches its ends', () => {
    expect([incompleteGammaLower(2.5, 0), incompleteGammaLower(2.5, Infinity)]).toEqual([0, 1]);
    expect([incompleteGammaUpper(2.5, 0), incompleteGammaUpper(2.5, Infinity)]).toEqual([1, 0]);
    expect([incompleteGammaLowerInverse(2.5, 0), incompleteGammaUpperInverse(2.5, 1)]).toEqual([0, 0]);
  });
  it('rounds a quantile below the smallest number to 0', () => {
    expect(incompleteGammaLowerInverse(1e-5, 0.5)).toBe(0); // about 2^(−100000)
    expect(incompleteGammaUpperInverse(1e-5, 0.4)).toBe(0);
  });
  it('reaches x = 0 without loss for the smallest shapes', () => {
    // Q(a, x) = a·(−ln x − γ) + …, NIST DLMF 8.19.8 with 8.4.15
    expect(off(incompleteGammaUpper(1e-12, 1e-8), 1e-12 * (8 * Math.LN10 - 0.5772156649015329 + 1e-8))).toBeLessThan(
      1e-10, // the second power of a·ln x is left out
    );
  });

  // 2 Laws.
  it('has tails that add up to 1 and rise', () => {
    fc.assert(
      fc.property(shape, real(-4, 4), real(1e-3, 1), (a, z, step) => {
        const x = a * Math.exp(z / Math.sqrt(a + 1));
        const more = x * (1 + step / Math.sqrt(a + 1));
        expect(incompleteGammaLower(a, x) + incompleteGammaUpper(a, x)).toBeCloseTo(1, 14);
        // near 1 only the errors of the two values are left
        expect(incompleteGammaLower(a, more)).toBeGreaterThanOrEqual(incompleteGammaLower(a, x) * (1 - 4e-15));
        expect(incompleteGammaUpper(a, more)).toBeLessThanOrEqual(incompleteGammaUpper(a, x) * (1 + 4e-15));
      }),
    );
  });
  it('climbs by one term from shape to shape', () => {
    fc.assert(
      fc.property(real(-2, 4), real(-3, 3), (power, z) => {
        const a = Math.fround(10 ** power); // of which a + 1 is exact
        const x = a * Math.exp(z / Math.sqrt(a + 1));
        // Q(a + 1, x) = Q(a, x) + x^a·e^(−x)/Γ(a + 1), NIST DLMF 8.8.6; the smallest value is exact to 1e-14
        const climbed = incompleteGammaUpper(a, x) + gammaTerm(a, x) / a;
        expect(off(incompleteGammaUpper(a + 1, x), climbed)).toBeLessThan(1e-14);
      }),
    );
  });
  it('does not step where the formulas change', () => {
    // at a = 20 and x = 0.6·a, 1.4·a the uniform expansion gives way to series and continued fraction
    for (const [a, x] of [
      [20, 20],
      [20, 15],
      [20, 27],
      [200, 120],
      [200, 280],
      [0.4, 1],
      [3, 3],
    ] as const) {
      const [below, above] = [1 - 1e-13, 1 + 1e-13].map((by) => [
        incompleteGammaLower(a * by, x / by),
        incompleteGammaUpper(a * by, x / by),
      ]);
      // the arguments move by 2e-13, and the tails by less than 200 times as much
      expect(off(below![0]!, above![0]!)).toBeLessThan(1e-10);
      expect(off(below![1]!, above![1]!)).toBeLessThan(1e-10);
    }
  });
  it('inverts in both tails', () => {
    fc.assert(
      fc.property(real(-1, 6), real(-200, -0.1), (power, logP) => {
        const a = 10 ** power;
        const p = 10 ** logP;
        // an error of 1e-15 in x is one of that times the elasticity, which is below a + 2·ln(1/p) + 2·√(a·ln(1/p))
        const bound = 1e-14 + 1e-15 * (3 * -logP + 4 * Math.sqrt(-logP * a));
        const low = incompleteGammaLowerInverse(a, p);
        fc.pre(low > 1e-300);
        expect(off(incompleteGammaLower(a, low), p)).toBeLessThan(bound);
        expect(off(incompleteGammaUpper(a, incompleteGammaUpperInverse(a, p)), p)).toBeLessThan(bound);
      }),
    );
  });

  // 3 Differential: mpmath at 1,400 bits; the error function for shape 1/2.
  it('is right to the digits promised', () => {
    expect(golden.lower!.length + golden.upper!.length).toBe(96);
    expect(worstError(incompleteGammaLower, golden.lower!, size)).toBeLessThan(4e-15);
    expect(worstError(incompleteGammaUpper, golden.upper!, size)).toBeLessThan(4e-15);
  });
  it('has inverses right to the digits promised', () => {
    expect(golden.lowerInverse!.length + golden.upperInverse!.length).toBe(60);
    expect(worstError(incompleteGammaLowerInverse, golden.lowerInverse!, size)).toBeLessThan(1e-14);
    expect(worstError(incompleteGammaUpperInverse, golden.upperInverse!, size)).toBeLessThan(1e-14);
  });
  it('is the error function for shape 1/2', () => {
    fc.assert(
      fc.property(real(0, 25), (x) => {
        // rounding x² costs 1e-16·x² of the upper tail
        expect(off(incompleteGammaLower(0.5, x * x) + 1, erf(x) + 1)).toBeLessThan(2e-15);
        expect(off(incompleteGammaUpper(0.5, x * x), erfc(x))).toBeLessThan(4e-15 + 2e-16 * x * x);
      }),
    );
  });

  // 4 Refusals.
  it.each([
    [0, 1, 'a', 0],
    [-1, 1, 'a', -1],
    [NaN, 1, 'a', NaN],
    [Infinity, 1, 'a', Infinity],
    [1, -1, 'x', -1],
    [1, NaN, 'x', NaN],
  ])('refuses shape %d at %d', (a, x, name, met) => {
    for (const f of [incompleteGammaLower, incompleteGammaUpper]) {
      expect(() => f(a, x)).toThrow(new RegExp(`^ARGUMENT_INVALID: ${f.name}: ${name}: .*; met ${met};`));
    }
  });
  it.each([-0.1, 1, 1.5, NaN])('refuses the lower inverse of %d', (p) => {
    expect(() => incompleteGammaLowerInverse(2, p)).toThrow(`incompleteGammaLowerInverse: p: out of range; met ${p}`);
  });
  it.each([0, -1, 1.5, NaN])('refuses the upper inverse of %d', (q) => {
    expect(() => incompleteGammaUpperInverse(2, q)).toThrow(`incompleteGammaUpperInverse: q: out of range; met ${q}`);
  });
});
