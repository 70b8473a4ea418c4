import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { betaDistribution, pertDistribution } from '../../src/numeric/beta-distributions.ts';
import { discreteDistribution } from '../../src/numeric/discrete-distribution.ts';
import { gammaDistribution } from '../../src/numeric/gamma-distribution.ts';
import { lognormalDistribution, normalDistribution } from '../../src/numeric/normal-distributions.ts';
import { tabulated } from '../../src/numeric/tabulated-distribution.ts';

const every = {
  pert: pertDistribution(0.02, 0.05, 0.12),
  'pert, mode at an end': pertDistribution(0, 0, 4),
  'beta, both ends high': betaDistribution(0.5, 0.7),
  'gamma, shape below 1': gammaDistribution(0.5, 2),
  lognormal: lognormalDistribution(1, 0.5),
};
const tables = Object.entries(every).map(([name, law]) => [name, law, tabulated(law)] as const);
const inside = fc.double({ min: 2 ** -53, max: 1 - 2 ** -53, noNaN: true });

describe('tabulated', () => {
  // 1 Worked example: the normal quantile is a straight line in z, which a table reproduces to rounding.
  it('of a normal distribution is the normal distribution', () => {
    const law = normalDistribution(3, 2);
    for (const p of [1e-9, 0.01, 0.5, 0.77]) expect(tabulated(law).quantile(p)).toBeCloseTo(law.quantile(p), 13);
  });

  // 2 Laws.
  it('keeps all but the quantile', () => {
    const { alpha, beta, mean, variance, cdf } = every.pert;
    expect(tabulated(every.pert)).toMatchObject({ alpha, beta, mean, variance, cdf });
  });

  it('never leaves the bounds, and rises', () => {
    fc.assert(
      fc.property(inside, inside, (p, q) => {
        for (const [, law, table] of tables) {
          expect(table.quantile(p)).toBeGreaterThanOrEqual(0);
          // within 1e-7 of what rises
          if (p < q) expect(table.quantile(p) - table.quantile(q)).toBeLessThan(1e-7 * Math.sqrt(law.variance));
        }
      }),
    );
  });

  // 3 Differential: the quantile tabulated.
  for (const [name, law, table] of tables) {
    it(`${name}: within 1e-7 standard deviations of the quantile itself`, () => {
      fc.assert(
        fc.property(inside, (p) => {
          expect(Math.abs(table.quantile(p) - law.quantile(p))).toBeLessThan(1e-7 * Math.sqrt(law.variance));
        }),
      );
    });
  }

  it('takes the exact quantile beyond the table', () => {
    const { pert } = every;
    expect(tabulated(pert).quantile(1e-8)).toBe(pert.quantile(1e-8));
    expect([tabulated(pert).quantile(0), tabulated(pert).quantile(1)]).toEqual([0.02, 0.12]);
  });

  // 4 Refusals.
  it('refuses a quantile with jumps, and hands on the refusals of the quantile', () => {
    expect(() => tabulated(discreteDistribution([1, 2], [1, 1]))).toThrowError(
      'NO_CONVERGENCE: tabulated: distribution: not smooth enough for a table of 10240 cells',
    );
    expect(() => tabulated(every.pert).quantile(1.5)).toThrowError('met 1.5');
  });
});
