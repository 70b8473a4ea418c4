import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { leastScores } from '../../src/cases/conformal.ts';
import { coverageLaw } from '../../src/cases/coverage-law.ts';

describe('coverageLaw', () => {
  // 1 Worked example: with nine cases at 90 % the law is Beta(9, 1), whose distribution function is p⁹.
  it('is the ninth power for nine cases', () => {
    const law = coverageLaw(9, 0.9);
    expect([law.rank, law.mean]).toEqual([9, 0.9]);
    expect(law.standardDeviation).toBeCloseTo(Math.sqrt(9 / 1100), 15);
    // a root of nine and the inverse, each good to a few units in the last place
    for (const p of [0.05, 0.5, 0.95]) expect(law.quantile(p)).toBeCloseTo(p ** (1 / 9), 13);
  });

  // 2 Laws.
  it('promises the level on average, and tightens with more cases', () => {
    const level = fc.integer({ min: 1, max: 99 }).map((percent) => percent / 100);
    fc.assert(
      fc.property(level, fc.integer({ min: 0, max: 500 }), (p, more) => {
        const n = leastScores(p) + more;
        expect(coverageLaw(n, p).mean).toBeGreaterThanOrEqual(p - 1e-12);
        expect(coverageLaw(n, p).mean).toBeLessThan(p + 1 / (n + 1) + 1e-12);
        expect(coverageLaw(4 * n, p).standardDeviation).toBeLessThan(coverageLaw(n, p).standardDeviation);
      }),
    );
  });

  // 3 Differential: the chance that a share below x is covered is that of at least r of n scores below x.
  it('is the law of an order statistic', () => {
    const [n, x] = [19, coverageLaw(19, 0.8).quantile(0.3)];
    const choose = (k: number): number => (k === 0 ? 1 : (choose(k - 1) * (n - k + 1)) / k);
    const atLeast = Array.from({ length: n - 15 }, (_, i) => choose(16 + i) * x ** (16 + i) * (1 - x) ** (n - 16 - i));
    // sums of products of twenty factors
    expect(atLeast.reduce((sum, term) => sum + term, 0)).toBeCloseTo(0.3, 12);
  });

  // 4 Refusals.
  it('refuses too few cases and chances that are none', () => {
    expect(() => coverageLaw(8, 0.9)).toThrowError(/EVIDENCE_INSUFFICIENT.*met 8; 1 more/);
    expect(() => coverageLaw(9.5, 0.9)).toThrowError(/ARGUMENT_INVALID.*met 9.5/);
    expect(() => coverageLaw(9, 0.9).quantile(1.1)).toThrowError(/ARGUMENT_INVALID: coverageLaw: p.*met 1.1/);
  });
});
