import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { normalCdf, normalDensity, normalQuantile, normalTail, normalTailQuantile } from '../../src/numeric/normal.ts';
import { referenceTables, size, worstError } from '../support/reference-table.ts';

const golden = referenceTables('normal');
const real = (min: number, max: number) => fc.double({ min, max, noNaN: true });

describe('normal distribution', () => {
  // 1 Worked examples: NIST DLMF 7.17 and the usual table, Φ(1.96) = 0.9750021048517795, Φ⁻¹(0.975) = 1.959963984540054.
  it('knows the usual table', () => {
    expect(normalCdf(0)).toBe(0.5);
    expect(normalCdf(1.96)).toBeCloseTo(0.9750021048517795, 15);
    expect(normalTail(1.96)).toBeCloseTo(0.024997895148220436, 16);
    expect(normalQuantile(0.975)).toBeCloseTo(1.959963984540054, 14);
    expect(normalQuantile(0.5)).toBe(0);
    expect(normalDensity(0)).toBeCloseTo(1 / Math.sqrt(2 * Math.PI), 16);
  });
  it('reaches 0 and 1 at the ends', () => {
    expect([normalCdf(-Infinity), normalCdf(Infinity)]).toEqual([0, 1]);
    expect([normalTail(-Infinity), normalTail(Infinity)]).toEqual([1, 0]);
    expect([normalDensity(-Infinity), normalDensity(Infinity)]).toEqual([0, 0]);
    expect(normalCdf(-39.5)).toBe(0);
  });
  it('rounds once where the tail is smaller than the smallest normal number', () => {
    expect(normalCdf(-38)).toBe(2.88542836006878e-316); // mpmath, 60 digits
  });

  // 2 Laws.
  it('has tails that mirror each other and add up to 1', () => {
    fc.assert(
      fc.property(real(-10, 10), (x) => {
        expect(normalTail(x)).toBe(normalCdf(-x));
        expect(normalCdf(x) + normalTail(x)).toBeCloseTo(1, 15);
        expect(normalDensity(-x)).toBe(normalDensity(x));
      }),
    );
  });
  it('rises', () => {
    fc.assert(
      fc.property(real(-37, 8), real(1e-6, 1), (x, step) => {
        expect(normalCdf(x)).toBeLessThanOrEqual(normalCdf(x + step));
      }),
    );
  });
  it.each([-1.7677, -1.19, 1.19, 1.7677])('does not step where the formulas change, at %d', (x) => {
    const step = (normalCdf(x + 1e-9) - normalCdf(x - 1e-9)) / (2e-9 * normalDensity(x));
    expect(step).toBeCloseTo(1, 6); // a jump of 1e-15 in Φ would show as 1e-15/2e-9/φ, about 3e-6
  });
  it('has a density that is the slope', () => {
    fc.assert(
      fc.property(real(-6, 6), (x) => {
        const slope = (normalCdf(x + 1e-5) - normalCdf(x - 1e-5)) / 2e-5;
        expect(Math.abs(slope - normalDensity(x))).toBeLessThan(1e-10); // h²/6 of Φ‴ is 1e-11, roundings 1e-16/1e-5
      }),
    );
  });
  it('has quantiles that invert the distribution, in either tail', () => {
    fc.assert(
      fc.property(fc.oneof(real(-690, -0.7), real(-30, -0.7)), (exponent) => {
        const p = Math.exp(exponent);
        // an error of 7e-16·|x| in x is one of 7e-16·x² in Φ where x is large, and x² is less than 2·690
        expect(Math.abs(normalCdf(normalQuantile(p)) / p - 1)).toBeLessThan(2e-15 * (1 + 2 * Math.abs(exponent)));
        expect(normalTailQuantile(p)).toBe(-normalQuantile(p));
        fc.pre(p > 2 ** -53); // or 1 − p would be 1
        expect(normalTailQuantile(1 - p)).toBe(-normalQuantile(1 - p));
      }),
    );
  });

  // 3 Differential: mpmath at 300 bits; bounds are the ones documented.
  it.each([
    ['normalDensity', normalDensity, 3e-16],
    ['normalCdf', normalCdf, 5e-16],
    ['normalQuantile', normalQuantile, 8e-16],
  ] as const)('%s is right to the digits promised', (name, f, bound) => {
    expect(golden[name]!.length).toBeGreaterThanOrEqual(20);
    expect(worstError(f, golden[name]!, size)).toBeLessThan(bound);
  });

  // 4 Refusals.
  it.each([normalDensity, normalCdf, normalTail])('refuses NaN', (f) => {
    expect(() => f(NaN)).toThrow(`ARGUMENT_INVALID: ${f.name}: x: not a number; met NaN`);
  });
  it.each([0, 1, -0.1, 1.1, NaN, Infinity])('refuses the quantile of %d', (p) => {
    expect(() => normalQuantile(p)).toThrow(`ARGUMENT_INVALID: normalQuantile: p: out of range; met ${p}`);
    expect(() => normalTailQuantile(p)).toThrow(`ARGUMENT_INVALID: normalTailQuantile: q: out of range; met ${p}`);
  });
});
