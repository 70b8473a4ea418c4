import { readFileSync } from 'node:fs';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  incompleteBeta,
  incompleteBetaComplement,
  incompleteBetaComplementInverse,
  incompleteBetaInverse,
} from '../../src/numeric/incomplete-beta.ts';

type Rows = readonly (readonly number[])[];
const golden = JSON.parse(readFileSync(new URL('../golden/numeric/beta/data.json', import.meta.url), 'utf8')) as {
  readonly incompleteBeta: Rows;
  readonly betaQuantile: Rows;
};

const off = (value: number, expected: number) => Math.abs(value / expected - 1);
const shape = fc.double({ min: -3, max: 4, noNaN: true }).map((power) => 10 ** power);
const share = fc.double({ min: 1e-6, max: 1 - 1e-6, noNaN: true });

describe('incompleteBeta', () => {
  // 1 Worked example: I_x(2, 3) = 6x² − 8x³ + 3x⁴, at 1/2: 24/16 − 16/16 + 3/16 = 11/16; and I_x(a, 1) = xᵃ.
  it('agrees with polynomials', () => {
    // some ten roundings
    expect(off(incompleteBeta(2, 3, 0.5), 11 / 16)).toBeLessThan(2e-15);
    expect(off(incompleteBetaComplement(2, 3, 0.5), 5 / 16)).toBeLessThan(2e-15);
    expect(off(incompleteBeta(3, 1, 2 ** -40), 2 ** -120)).toBeLessThan(2e-15);
    expect(off(incompleteBetaInverse(2, 1, 0.25), 0.5)).toBeLessThan(2e-15);
  });
  it('knows its ends', () => {
    expect([incompleteBeta(2, 3, 0), incompleteBeta(2, 3, 1)]).toEqual([0, 1]);
    expect([incompleteBetaComplement(2, 3, 0), incompleteBetaComplement(2, 3, 1)]).toEqual([1, 0]);
    expect([incompleteBetaInverse(2, 3, 0), incompleteBetaInverse(2, 3, 1)]).toEqual([0, 1]);
    expect([incompleteBetaComplementInverse(2, 3, 0), incompleteBetaComplementInverse(2, 3, 1)]).toEqual([1, 0]);
  });
  it('rounds a quantile below the smallest number to 0', () => {
    expect(incompleteBetaInverse(1e-5, 3, 0.1)).toBe(0); // about 10^(−10⁵)
  });

  // 2 Laws: the tails add up to 1, the distribution rises, mirrored shapes mirror it, the inverse inverts.
  it('has tails that add up to 1, and a mirror', () => {
    fc.assert(
      fc.property(shape, shape, share, (a, b, x) => {
        const lower = incompleteBeta(a, b, x);
        expect(lower + incompleteBetaComplement(a, b, x)).toBeCloseTo(1, 13);
        const short = Math.fround(x); // of which 1 − x is exact
        const seen = incompleteBeta(a, b, short);
        // factors in another order: the accuracy of each
        expect(Math.abs(incompleteBetaComplement(b, a, 1 - short) - seen)).toBeLessThanOrEqual(4e-14 * seen);
      }),
    );
  });
  it('rises', () => {
    fc.assert(
      fc.property(shape, shape, share, share, (a, b, x, y) => {
        fc.pre(Math.abs(x - y) > 1e-3);
        // two values that round to the same may be off by the accuracy of each
        const [low, high] = [incompleteBeta(a, b, Math.min(x, y)), incompleteBeta(a, b, Math.max(x, y))];
        expect(low).toBeLessThanOrEqual(high * (1 + 4e-14));
      }),
    );
  });
  it('is inverted from either side', () => {
    fc.assert(
      fc.property(shape, shape, share, (a, b, p) => {
        const x = incompleteBetaInverse(a, b, p);
        fc.pre(x > 1e-300 && x < 0.5);
        // a rounding of x moves p by its elasticity, at most a here: 1e4 roundings
        expect(off(incompleteBeta(a, b, x), p)).toBeLessThan(1e-11 / Math.min(p, 1 - p));
        expect(off(incompleteBetaComplementInverse(a, b, 1 - p), x)).toBeLessThan(1e-9 / Math.min(p, 1 - p) / a);
      }),
      { numRuns: 60 },
    );
  });

  // 3 Differential: 40-digit values.
  it('agrees with reference values in both tails', () => {
    for (const [a, b, x, lower, upper] of golden.incompleteBeta) {
      expect(off(incompleteBeta(a!, b!, x!), lower!), `I(${x}; ${a}, ${b})`).toBeLessThan(2e-14);
      expect(off(incompleteBetaComplement(a!, b!, x!), upper!), `1 - I(${x}; ${a}, ${b})`).toBeLessThan(2e-14);
    }
  });
  it('agrees with reference quantiles', () => {
    for (const [a, b, p, x] of golden.betaQuantile) {
      // the error of I divided by the elasticity, which is near a in the lower tail: 0.1 at the least
      const bound = a! < 0.5 || b! < 0.5 ? 5e-15 : 1.4e-15;
      expect(off(incompleteBetaInverse(a!, b!, p!), x!), `${p} of ${a}, ${b}`).toBeLessThan(bound);
    }
  });
  it('holds for very large shapes', () => {
    // by symmetry; a million steps of the continued fraction keep 14 digits
    expect(off(incompleteBeta(1e10, 1e10, 0.5), 0.5)).toBeLessThan(2e-14);
  });

  // 4 Refusals.
  it('refuses arguments out of range', () => {
    expect(() => incompleteBeta(0, 1, 0.5)).toThrow(/ARGUMENT_INVALID: incompleteBeta: a.*met 0/);
    expect(() => incompleteBeta(1, Number.NaN, 0.5)).toThrow(/incompleteBeta: b.*met NaN/);
    expect(() => incompleteBeta(1, 1, 1.5)).toThrow(/incompleteBeta: x.*met 1\.5/);
    expect(() => incompleteBetaComplement(1, Infinity, 0.5)).toThrow(/incompleteBetaComplement: b.*met Infinity/);
    expect(() => incompleteBetaInverse(1, 1, -0.1)).toThrow(/incompleteBetaInverse: p.*met -0\.1/);
    expect(() => incompleteBetaComplementInverse(1, 1, Number.NaN)).toThrow(/Inverse: q.*met NaN/);
  });
});
