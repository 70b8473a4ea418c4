import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { binomialMasses } from '../../src/numeric/binomial.ts';
import { sum } from '../../src/numeric/sum.ts';

describe('binomialMasses', () => {
  // 1 Worked example: ten throws at 0.3, from the exact decimals C(10, k) · 0.3^k · 0.7^(10 − k).
  it('has the masses of ten throws', () => {
    const { first, masses } = binomialMasses(10, 0.3);
    const exact = [
      0.0282475249, 0.121060821, 0.2334744405, 0.266827932, 0.200120949, 0.1029193452, 0.036756909, 0.009001692,
      0.0014467005, 0.000137781, 0.0000059049,
    ];
    expect(first).toBe(0);
    // ten ratios and one division: some twenty roundings
    exact.forEach((mass, k) => {
      expect(Math.abs(masses[k]! / mass - 1)).toBeLessThan(5e-15);
    });
  });
  it('is certain at either end', () => {
    expect(binomialMasses(7, 0)).toEqual({ first: 0, masses: Float64Array.of(1) });
    expect(binomialMasses(7, 1)).toEqual({ first: 7, masses: Float64Array.of(1) });
  });
  // 2 and 3 Laws and an independent formula: adds up to 1, mean n·p, variance n·p·(1 − p).
  it('has the mean and the variance it should', () => {
    fc.assert(
      fc.property(
        fc.integer({ min: 1, max: 100_000 }),
        fc.double({ min: 1e-3, max: 1 - 1e-3, noNaN: true }),
        (n, p) => {
          const { first, masses } = binomialMasses(n, p);
          const from = masses.map((_, i) => first + i - n * p);
          expect(sum(masses)).toBeCloseTo(1, 13);
          const deviation = Math.sqrt(n * p * (1 - p));
          // ratios of up to ±14 deviations' worth of steps, each rounded three times
          expect(Math.abs(sum(masses.map((m, i) => m * from[i]!)))).toBeLessThan(1e-10 * deviation);
          const variance = sum(masses.map((m, i) => m * from[i]! * from[i]!));
          expect(Math.abs(variance / (n * p * (1 - p)) - 1)).toBeLessThan(1e-10);
        },
      ),
      { numRuns: 50 },
    );
  });
  // 4 Refusals.
  it('refuses numbers out of range', () => {
    expect(() => binomialMasses(0, 0.5)).toThrow(/ARGUMENT_INVALID: binomialMasses: n.*met 0/);
    expect(() => binomialMasses(2.5, 0.5)).toThrow(/met 2\.5/);
    expect(() => binomialMasses(2, 1.1)).toThrow(/binomialMasses: p.*1\.1/);
  });
});
