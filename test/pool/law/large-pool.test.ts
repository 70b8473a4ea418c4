import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { integratePanels, panelEdges } from '../../../src/numeric/panel-quadrature.ts';
import { largePoolLaw } from '../../../src/pool/law/large-pool.ts';
import { standardisedQuantile, trancheLossShare } from '../../../src/pool/law/law-readings.ts';
import { studentLargePoolLaw } from '../../../src/pool/law/student-large-pool.ts';
import { expectLossLaw } from '../../support/loss-laws.ts';

const off = (actual: number, expected: number): number => Math.abs(actual / expected - 1);

const pools = fc.record({
  // beyond, quantiles come so near to 1 that doubles cannot tell them apart
  probability: fc.double({ min: 1e-4, max: 0.3, noNaN: true }),
  correlation: fc.double({ min: 1e-3, max: 0.6, noNaN: true }),
});

describe('largePoolLaw', () => {
  // 1 Worked example. Source: O. Vasicek, Loan portfolio value, Risk (December 2002), table of loss percentiles in standard
  // deviations above the mean; printed to two or three digits.
  it.each([
    [0.01, 0.1, [1.19, 3.8, 7.0, 10.7]],
    [0.01, 0.4, [0.55, 4.5, 11.0, 18.2]],
    [0.001, 0.1, [0.98, 4.1, 8.8, 15.4]],
    [0.001, 0.4, [0.12, 3.2, 13.2, 31.8]],
  ])('prints the table of Vasicek (2002) for p = %d, ρ = %d', (probability, correlation, printed) => {
    const law = largePoolLaw({ probability, correlation });
    for (const [i, level] of [0.9, 0.99, 0.999, 0.9999].entries()) {
      // the last cell is printed 31.8 and is 31.746; the first column has two decimals
      expect(Math.abs(standardisedQuantile(law, level) - printed[i]!)).toBeLessThan(i === 0 ? 0.0051 : 0.06);
    }
  });
  // Source: J. C. Hull, Risk Management and Financial Institutions: worst-case default rate 0.128 of a retail portfolio.
  it('has the worst case of a retail portfolio', () => {
    expect(largePoolLaw({ probability: 0.02, correlation: 0.1 }).quantile(0.999)).toBeCloseTo(0.128237107, 9);
  });

  // 2 Laws.
  it('is a law', () => {
    const tolerance = { relative: 1e-12, absolute: 1e-12 };
    fc.assert(
      fc.property(pools, (pool) => expectLossLaw(largePoolLaw(pool), tolerance)),
      { numRuns: 25 },
    );
  });
  it('without a common factor is one point', () => {
    const law = largePoolLaw({ probability: 0.03, correlation: 0 });
    expect([law.quantile(0.001), law.quantile(0.999), law.deviation]).toEqual([0.03, 0.03, 0]);
    expect([law.cdf(0.029), law.cdf(0.03), law.tail(0.03), law.reach(0.03)]).toEqual([0, 1, 0, 1]);
    expect(law.expectedWithin(0.01, 0.02)).toBe(0.01);
    expect(() => law.density(0.03)).toThrow(/ARGUMENT_INVALID: largePoolLaw: correlation: no density/);
  });
  it('loses more far out the more is common', () => {
    const quantiles = [0.01, 0.1, 0.3, 0.6].map((correlation) =>
      largePoolLaw({ probability: 0.02, correlation }).quantile(0.999),
    );
    expect(quantiles).toEqual([...quantiles].sort((a, b) => a - b));
  });

  // 3 Differential: closed forms against integrals of the density and of the tail.
  it('agrees with its density', () => {
    fc.assert(
      fc.property(pools, fc.double({ min: 0.02, max: 0.9, noNaN: true }), (pool, x) => {
        const law = largePoolLaw(pool);
        const high = law.quantile(0.999);
        const [a, b] = [Math.min(x, high) / 2, Math.min(x, high)];
        const area = integratePanels(law.density, panelEdges(a, b, (b - a) / 40));
        expect(Math.abs(area - (law.cdf(b) - law.cdf(a)))).toBeLessThan(1e-9);
      }),
      { numRuns: 30 },
    );
  });
  it('has an expected shortfall that is the mean of its quantiles', () => {
    const law = largePoolLaw({ probability: 0.02, correlation: 0.15 });
    const edges = [0.99, 0.995, 0.999, 0.9999, 0.99999, 1 - 1e-6, 1 - 1e-7, 1 - 1e-9];
    const mean = integratePanels(law.quantile, edges) / 0.01;
    expect(off(law.expectedShortfall(0.99), mean)).toBeLessThan(1e-6);
  });
  it('keeps the digits of a thin tranche far out', () => {
    const law = largePoolLaw({ probability: 0.001, correlation: 0.05 });
    // a tranche so thin that its loss is the chance that it is reached: 3e-23 of it
    const share = trancheLossShare(law, 0.1, 0.1 * (1 + 1e-9));
    expect(share).toBeLessThan(1e-15);
    expect(off(share, law.tail(0.1))).toBeLessThan(1e-6);
  });

  // 4 Refusals.
  it.each([
    [{ probability: 0, correlation: 0.1 }, /largePoolLaw: probability.*met 0/],
    [{ probability: 1, correlation: 0.1 }, /largePoolLaw: probability.*met 1/],
    [{ probability: 0.1, correlation: 1 }, /largePoolLaw: correlation.*met 1/],
    [{ probability: 0.1, correlation: -0.1 }, /largePoolLaw: correlation.*met -0.1/],
    [{ probability: Number.NaN, correlation: 0.1 }, /largePoolLaw: probability.*NaN/],
  ])('refuses %o', (pool, words) => {
    expect(() => largePoolLaw(pool)).toThrow(words);
  });
  it('refuses a tranche without width', () => {
    const law = largePoolLaw({ probability: 0.02, correlation: 0.1 });
    expect(() => trancheLossShare(law, 0.1, 0.1)).toThrow(/ARGUMENT_INVALID: trancheLossShare: detach.*met 0.1/);
    expect(() => law.density(1)).toThrow(/ARGUMENT_INVALID: largePoolLaw: x.*met 1/);
  });
});

describe('studentLargePoolLaw', () => {
  // 1 Worked example: quantiles by an integral over a chi-square in scipy 1.10.1 (PD 2 %, ρ 0.1), six digits.
  it.each([
    [20, [0.068845, 0.122331, 0.147493, 0.208957]],
    [10, [0.081153, 0.156912, 0.192467, 0.277293]],
    [4, [0.107727, 0.243461, 0.302476, 0.428052]],
  ])('has the quantiles of ν = %d', (freedom, expected) => {
    const law = studentLargePoolLaw({ probability: 0.02, correlation: 0.1, freedom });
    for (const [i, level] of [0.95, 0.99, 0.995, 0.999].entries())
      expect(Math.abs(law.quantile(level) - expected[i]!)).toBeLessThan(5.1e-7);
  });
  // 2 Laws, at the corners where an integral over the chi-square is a step.
  it.each([
    [0.02, 0.2, 4],
    [0.02, 1e-6, 3],
    [0.03, 0, 5],
    [0.7, 0.1, 50],
    [0.02, 0.001, 1e5],
  ])('is a law for p = %d, ρ = %d, ν = %d', (probability, correlation, freedom) => {
    expectLossLaw(studentLargePoolLaw({ probability, correlation, freedom }), { relative: 1e-8, absolute: 1e-11 });
  });
  // 3 Differential: towards the Gaussian law, the gap falling as 1 ÷ ν; at p = ½ the same for every ν.
  it('ends in the Gaussian law', () => {
    const pool = { probability: 0.02, correlation: 0.1 };
    const gap = (freedom: number): number =>
      studentLargePoolLaw({ ...pool, freedom }).quantile(0.99) - largePoolLaw(pool).quantile(0.99);
    expect(gap(1e5) / gap(1e6)).toBeCloseTo(10, 2);
    const half = { probability: 0.5, correlation: 0.3 };
    expect(studentLargePoolLaw({ ...half, freedom: 3 }).quantile(0.9)).toBeCloseTo(
      largePoolLaw(half).quantile(0.9),
      12,
    );
  });
  // 4 Refusals.
  it('refuses what is no number of degrees of freedom', () => {
    const pool = { probability: 0.02, correlation: 0.1 };
    expect(() => studentLargePoolLaw({ ...pool, freedom: 0 })).toThrow(/studentLargePoolLaw: freedom.*met 0/);
    expect(() => studentLargePoolLaw({ ...pool, freedom: Infinity })).toThrow(/studentLargePoolLaw: freedom.*Infinity/);
  });
});
