import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { betaDistribution, pertDistribution } from '../../src/numeric/beta-distributions.ts';
import { triangularDistribution, uniformDistribution } from '../../src/numeric/bounded-distributions.ts';
import type { Distribution } from '../../src/numeric/distribution.ts';
import { gammaDistribution } from '../../src/numeric/gamma-distribution.ts';
import { normalDistribution } from '../../src/numeric/normal-distributions.ts';
import { studentTDistribution } from '../../src/numeric/student-t-distribution.ts';
import { obeyDistributionLaws } from '../support/distribution-laws.ts';

const every: Readonly<Record<string, Distribution>> = {
  'gamma, shape above 1': gammaDistribution(3, 2),
  'gamma, shape below 1': gammaDistribution(0.5, 10),
  beta: betaDistribution(2, 3.5),
  'beta, both ends high': betaDistribution(0.5, 0.7),
  pert: pertDistribution(0.02, 0.05, 0.12),
  'pert, mode at an end': pertDistribution(-5, -5, 3, 6),
  'student t': studentTDistribution(9.5),
};

const inside = fc.double({ min: 1e-9, max: 1 - 1e-9, noNaN: true });

describe('distributions of special functions', () => {
  // 1 Worked example. Source: the formulas of the PERT estimate, mean (a + 4m + b)/6, here (0 + 4 + 2)/6 and (0 + 8 + 8)/6.
  it('pert leans on its mode', () => {
    const even = pertDistribution(0, 1, 2);
    expect([even.alpha, even.beta, even.mean, even.quantile(0.5)]).toEqual([3, 3, 1, expect.closeTo(1, 14)]);
    expect(pertDistribution(0, 2, 8).mean).toBeCloseTo(16 / 6, 14);
  });

  // 2 Laws.
  for (const [name, law] of Object.entries(every)) obeyDistributionLaws(name, law);

  it('pert has the ends, the mean and, with weight, the mode it is told', () => {
    const law = pertDistribution(10, 14, 30, 7);
    expect([law.quantile(0), law.quantile(1), law.cdf(9), law.cdf(31)]).toEqual([10, 30, 0, 1]);
    expect(law.mean).toBeCloseTo((10 + 7 * 14 + 30) / 9, 13);
    expect(10 + (20 * (law.alpha - 1)) / (law.alpha + law.beta - 2)).toBeCloseTo(14, 13); // the mode of a beta
  });

  it('unbounded ends are refused', () => {
    expect(() => gammaDistribution(2, 1).quantile(1)).toThrowError('met 1');
    expect(gammaDistribution(2, 1).quantile(0)).toBe(0);
    expect(() => gammaDistribution(2, 1).cdf(Number.NaN)).toThrowError(/gammaDistribution: x.*NaN/);
    expect(() => gammaDistribution(1, 1e200)).toThrowError(/gammaDistribution: variance: the result is beyond/);
    for (const p of [0, 1]) expect(() => studentTDistribution(5).quantile(p)).toThrowError(`met ${p}`);
  });

  // 3 Differential: families that meet.
  const agree = (one: Distribution, other: (p: number) => number, digits: number) => {
    fc.assert(
      fc.property(inside, (p) => {
        const expected = other(p);
        expect(Math.abs(one.quantile(p) - expected)).toBeLessThanOrEqual(digits * Math.max(Math.abs(expected), 1e-9));
      }),
    );
  };
  it('gamma of shape 1 is exponential', () => {
    agree(gammaDistribution(1, 3), (p) => -3 * Math.log1p(-p), 1e-14);
  });
  it('gamma of shape one half is half the square of a normal', () => {
    const square = (p: number) => normalDistribution(0, 1).quantile((1 + p) / 2) ** 2 / 2;
    // (1 + p)/2 keeps p to 1e-16, which is 1e-7 of the smallest
    agree(gammaDistribution(0.5, 1), square, 1e-6);
  });
  it('beta 1, 1 is uniform, beta 2, 1 has the root, beta 1, 2 is a triangle', () => {
    agree(betaDistribution(1, 1), uniformDistribution(0, 1).quantile, 1e-14);
    agree(betaDistribution(2, 1), Math.sqrt, 1e-14);
    agree(betaDistribution(1, 2), (p) => -Math.expm1(Math.log1p(-p) / 2), 1e-13);
    agree(pertDistribution(0, 0, 6, 1), (p) => 6 * -Math.expm1(Math.log1p(-p) / 2), 1e-13);
    expect(triangularDistribution(0, 0, 6).quantile(0.3)).toBeCloseTo(pertDistribution(0, 0, 6, 1).quantile(0.3), 13);
  });
  it('t of 4 degrees has a closed form', () => {
    const closed = (p: number) => {
      const root = Math.sqrt(4 * p * (1 - p));
      return Math.sign(p - 0.5) * 2 * Math.sqrt(Math.cos(Math.acos(root) / 3) / root - 1);
    };
    // near the middle the difference under the root loses digits
    for (const p of [0.001, 0.1, 0.3, 0.8, 0.999])
      expect(studentTDistribution(4).quantile(p) / closed(p)).toBeCloseTo(1, 12);
  });

  // 4 Refusals.
  it.each([
    ['gammaDistribution: shape', () => gammaDistribution(0, 1), '0'],
    ['gammaDistribution: scale', () => gammaDistribution(1, -1), '-1'],
    ['betaDistribution: alpha', () => betaDistribution(-2, 1), '-2'],
    ['betaDistribution: beta', () => betaDistribution(1, Number.NaN), 'NaN'],
    ['pertDistribution: min and max', () => pertDistribution(2, 2, 2), '2 and 2'],
    ['pertDistribution: mode', () => pertDistribution(0, 9, 2), '9'],
    ['pertDistribution: weight', () => pertDistribution(0, 1, 2, 0), '0'],
    ['studentTDistribution: degreesOfFreedom', () => studentTDistribution(2), '2'],
  ])('%s is refused with the value met', (at, make, met) => {
    expect(make).toThrowError(new RegExp(`^ARGUMENT_INVALID: ${at}: .*; met ${met};`));
  });
});
