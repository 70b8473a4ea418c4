import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { quantileInterval } from '../../src/numeric/quantile-interval.ts';

const upTo = (n: number) => Array.from({ length: n }, (_, i) => i + 1);

/** P(from ≤ B ≤ to), B ~ binomial(n, p), by Pascal's triangle. */
function binomialBetween(n: number, p: number, from: number, to: number): number {
  let masses = [1];
  for (let i = 0; i < n; i++) {
    masses = Array.from({ length: i + 2 }, (_, k) => (masses[k] ?? 0) * (1 - p) + (masses[k - 1] ?? 0) * p);
  }
  return masses.slice(from, to + 1).reduce((a, b) => a + b, 0);
}

describe('quantileInterval', () => {
  // 1 Worked example: the sign-test interval for a median of twenty, ranks 6 and 15 at 95.9 % (Conover, table A3).
  it('finds ranks 6 and 15 for the median of twenty', () => {
    const found = quantileInterval(upTo(20), 0.5, 0.95);
    expect(found).toMatchObject({ low: 6, high: 15, lowRank: 6, highRank: 15 });
    expect(found.coverage).toBeCloseTo(0.9586105346679688, 13);
  });
  it('finds the ranks around a high quantile of a thousand', () => {
    const found = quantileInterval(upTo(1000), 0.99, 0.95);
    expect(found).toMatchObject({ lowRank: 983, highRank: 997 });
    expect(found.coverage).toBeCloseTo(0.976094763497977, 12); // scipy 1.17 binom.cdf
  });

  // 2 Laws.
  it('mirrors, and covers as much as it promises with no rank to spare', () => {
    fc.assert(
      fc.property(fc.integer({ min: 60, max: 120 }), fc.integer({ min: 6, max: 26 }), (n, k) => {
        const p = k / 32;
        const found = quantileInterval(upTo(n), p, 0.9);
        const mirrored = quantileInterval(upTo(n), 1 - p, 0.9);
        expect([mirrored.lowRank, mirrored.highRank]).toEqual([n + 1 - found.highRank, n + 1 - found.lowRank]);
        expect(found.coverage).toBeGreaterThanOrEqual(0.9);
        expect(binomialBetween(n, p, 0, found.lowRank)).toBeGreaterThan(0.05);
        expect(binomialBetween(n, p, found.highRank - 1, n)).toBeGreaterThan(0.05);
      }),
      { numRuns: 40 },
    );
  });

  // 3 Differential.
  it('reports the coverage that Pascal’s triangle gives', () => {
    for (const [n, p, confidence] of [
      [25, 0.5, 0.9],
      [90, 0.9, 0.95],
      [300, 0.02, 0.8],
    ] as const) {
      const { lowRank, highRank, coverage } = quantileInterval(upTo(n), p, confidence);
      expect(coverage).toBeCloseTo(binomialBetween(n, p, lowRank, highRank - 1), 13);
    }
  });

  // 4 Refusals.
  it('says how many values would do', () => {
    expect(() => quantileInterval(upTo(367), 0.99, 0.95)).toThrow(/NO_SOLUTION.*367 values.*at least 368.*p = 0\.99/);
    expect(quantileInterval(upTo(368), 0.99, 0.95).highRank).toBe(368);
    expect(() => quantileInterval(upTo(367), 0.01, 0.95)).toThrow(/at least 368/);
  });
  it('refuses arguments out of range', () => {
    expect(() => quantileInterval([], 0.5, 0.9)).toThrow(/ARGUMENT_INVALID: quantileInterval: values/);
    expect(() => quantileInterval([1, 2], 1, 0.9)).toThrow(/quantileInterval: p.*met 1;/);
    expect(() => quantileInterval([1, 2], 0.5, 1)).toThrow(/quantileInterval: confidence.*met 1;/);
  });
});
