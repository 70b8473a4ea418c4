import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { binomialMass } from '../../../src/numeric/binomial.ts';
import { gaussLegendre } from '../../../src/numeric/gauss-quadrature.ts';
import { normalDensity, normalQuantile } from '../../../src/numeric/normal.ts';
import { conditionalProbability } from '../../../src/pool/default-count.ts';
import { equalPoolLaw } from '../../../src/pool/law/equal-pool.ts';
import { jointDefault } from '../../../src/pool/law/joint-default.ts';
import { largePoolLaw } from '../../../src/pool/law/large-pool.ts';
import { studentLargePoolLaw } from '../../../src/pool/law/student-large-pool.ts';
import { expectLossLaw } from '../../support/loss-laws.ts';

const pools = fc.record({
  loans: fc.integer({ min: 1, max: 3000 }),
  probability: fc.double({ min: 1e-4, max: 0.6, noNaN: true }),
  correlation: fc.oneof(fc.constant(0), fc.double({ min: 1e-6, max: 0.95, noNaN: true })),
});

const moments = (masses: Float64Array) => {
  const total = masses.reduce((sum, mass) => sum + mass, 0);
  const mean = masses.reduce((sum, mass, d) => sum + mass * d, 0);
  const pairs = masses.reduce((sum, mass, d) => sum + mass * d * (d - 1), 0);
  return { total, mean, pairs };
};

describe('equalPoolLaw', () => {
  // 1 Worked example. Source: Frey, McNeil and Nyfeler, Copulas and credit models, Risk (October 2001): 95 % and 99 % quantiles
  // of defaults among 10,000 obligors, by their simulation; group B, PD 0.5 %, ρ 3.80 %.
  it.each([
    [undefined, 109, 157],
    [50, 153, 261],
    [10, 239, 589],
    [4, 250, 1074],
  ])('comes to the published simulation for ν = %s', (freedom, q95, q99) => {
    const pool = { loans: 10_000, probability: 0.005, correlation: 0.038 };
    const law = equalPoolLaw(freedom === undefined ? pool : { ...pool, freedom });
    // the published figures are of a simulation: within 2 % or three defaults of it
    expect(Math.abs(law.quantile(0.95) - q95)).toBeLessThanOrEqual(Math.max(3, 0.02 * q95));
    expect(Math.abs(law.quantile(0.99) - q99)).toBeLessThanOrEqual(Math.max(3, 0.02 * q99));
  });

  // 2 Laws: adds up, keeps its mean, and pairs default together as often as two obligors do.
  it('has the mean and the pairs that it should', () => {
    fc.assert(
      fc.property(pools, (pool) => {
        const { total, mean, pairs } = moments(equalPoolLaw(pool).masses);
        const { loans: n, probability, correlation } = pool;
        const both = jointDefault({ first: probability, second: probability, correlation }).probability;
        expect(Math.abs(total - 1)).toBeLessThan(1e-12);
        expect(Math.abs(mean / (n * probability) - 1)).toBeLessThan(1e-11);
        if (n > 1) expect(Math.abs(pairs / (n * (n - 1) * both) - 1)).toBeLessThan(1e-10);
      }),
      { numRuns: 40 },
    );
  });
  it.each([
    [40, 0.05, 0.2, 4],
    [300, 0.02, 1e-5, 3],
    [200, 0.02, 0, 2.5],
    [100, 0.3, 0.6, 1],
  ])('has them under a t copula: n = %d, p = %d, ρ = %d, ν = %d', (loans, probability, correlation, freedom) => {
    const { total, mean, pairs } = moments(equalPoolLaw({ loans, probability, correlation, freedom }).masses);
    const both = jointDefault({ first: probability, second: probability, correlation, freedom }).probability;
    expect(Math.abs(total - 1)).toBeLessThan(1e-12);
    expect(Math.abs(mean / (loans * probability) - 1)).toBeLessThan(1e-11);
    expect(Math.abs(pairs / (loans * (loans - 1) * both) - 1)).toBeLessThan(1e-10);
  });
  it('is a law', () => {
    const pool = { loans: 140, probability: 0.03, correlation: 0.106776, lossPerDefault: 2.16 };
    expectLossLaw(equalPoolLaw(pool), { relative: 1e-11, absolute: 1e-12 });
    expectLossLaw(equalPoolLaw({ ...pool, freedom: 4 }), { relative: 1e-11, absolute: 1e-12 });
  });
  it('comes to the large pool as it grows, for both copulas', () => {
    const pool = { probability: 0.02, correlation: 0.2 };
    for (const freedom of [undefined, 6]) {
      const limit = freedom === undefined ? largePoolLaw(pool) : studentLargePoolLaw({ ...pool, freedom });
      const gaps = [1000, 10_000].map((loans) => {
        const finite = equalPoolLaw(freedom === undefined ? { ...pool, loans } : { ...pool, loans, freedom });
        return finite.interpolatedQuantile(0.999) / loans - limit.quantile(0.999);
      });
      // granularity falls as 1 ÷ n
      expect(gaps[0]! / gaps[1]!).toBeGreaterThan(8);
      expect(gaps[0]! / gaps[1]!).toBeLessThan(12);
    }
  });

  // 3 Differential: a rule of 6,000 nodes over the factor, written out.
  it('agrees with a plain rule fine enough for it', () => {
    const [n, p, rho] = [400, 0.05, 0.25];
    const { nodes, weights } = gaussLegendre(6000);
    const law = equalPoolLaw({ loans: n, probability: p, correlation: rho });
    for (const d of [0, 5, 20, 100, 250]) {
      let mass = 0;
      for (const [i, node] of nodes.entries()) {
        const given = conditionalProbability(normalQuantile(p), rho, 8.5 * node);
        if (given > 0 && given < 1) mass += 8.5 * weights[i]! * normalDensity(8.5 * node) * binomialMass(n, given, d);
      }
      expect(Math.abs(law.masses[d]! / mass - 1)).toBeLessThan(1e-11);
    }
  });

  // 4 Refusals.
  it.each([
    [{ loans: 0, probability: 0.1, correlation: 0.1 }, /equalPoolLaw: loans.*met 0/],
    [{ loans: 2e6, probability: 0.1, correlation: 0.1 }, /equalPoolLaw: loans.*met 2000000/],
    [{ loans: 5, probability: 0, correlation: 0.1 }, /equalPoolLaw: probability.*met 0/],
    [{ loans: 5, probability: 0.1, correlation: 1 }, /equalPoolLaw: correlation.*met 1/],
    [{ loans: 5, probability: 0.1, correlation: 0.1, freedom: 0 }, /equalPoolLaw: freedom.*met 0/],
    [{ loans: 5, probability: 0.1, correlation: 0.1, lossPerDefault: 0 }, /equalPoolLaw: lossPerDefault.*met 0/],
  ])('refuses %o', (pool, words) => {
    expect(() => equalPoolLaw(pool)).toThrow(words);
  });
});

describe('jointDefault', () => {
  // 1 Worked example: bivariate normal in mpmath at 40 digits; the t copula by a chi-square mixture.
  it('has the published pair', () => {
    const pair = { first: 0.01, second: 0.01, correlation: 0.2 };
    const normal = jointDefault(pair);
    expect(Math.abs(normal.probability / 0.0003389171790734497 - 1)).toBeLessThan(1e-12);
    expect(Math.abs(normal.defaultCorrelation / 0.024133048391257548 - 1)).toBeLessThan(1e-12);
    expect(Math.abs(jointDefault({ ...pair, freedom: 4 }).probability / 0.0015350738019971515 - 1)).toBeLessThan(1e-9);
    expect(normal.given[0]).toBeCloseTo(0.03389171790734497, 12);
  });
  // 2 Laws.
  it('is even in the pair, and between what two events allow', () => {
    const chance = fc.double({ min: 1e-4, max: 0.9, noNaN: true });
    fc.assert(
      fc.property(chance, chance, fc.double({ min: -1, max: 1, noNaN: true }), (first, second, correlation) => {
        const one = jointDefault({ first, second, correlation });
        const other = jointDefault({ first: second, second: first, correlation });
        expect(one.probability).toBeCloseTo(other.probability, 14);
        expect(one.probability).toBeLessThanOrEqual(Math.min(first, second) * (1 + 1e-12));
        expect(one.probability).toBeGreaterThanOrEqual(Math.max(0, first + second - 1) - 1e-12);
        expect(Math.sign(one.defaultCorrelation) * Math.sign(correlation)).toBeGreaterThanOrEqual(0);
      }),
    );
    expect(jointDefault({ first: 0.05, second: 0.05, correlation: 0, freedom: 3 }).defaultCorrelation).toBeGreaterThan(
      0.1,
    );
  });
  // 4 Refusals.
  it('refuses what is no pair', () => {
    expect(() => jointDefault({ first: 0, second: 0.1, correlation: 0 })).toThrow(/jointDefault: first.*met 0/);
    expect(() => jointDefault({ first: 0.1, second: 1, correlation: 0 })).toThrow(/jointDefault: second.*met 1/);
    expect(() => jointDefault({ first: 0.1, second: 0.1, correlation: 2 })).toThrow(/jointDefault: correlation.*met 2/);
  });
});
