import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { choleskyFactor, correlate } from '../../src/numeric/cholesky.ts';
import { productOfLognormals, sumOfNormals } from '../../src/numeric/closed-forms.ts';
import { drawInto } from '../../src/numeric/distribution.ts';
import { lognormalDistribution } from '../../src/numeric/normal-distributions.ts';
import { RandomStream } from '../../src/numeric/random-stream.ts';

const equal = (n: number, rho: number) =>
  Array.from({ length: n }, (_, i) => Array.from({ length: n }, (_, j) => (i === j ? 1 : rho)));

describe('sumOfNormals', () => {
  // 1 Worked example: 3² + 4² = 5² without correlation, 3 + 4 = 7 and 4 − 3 = 1 with perfect ones.
  it.each([
    [0, 5],
    [1, 7],
    [-1, 1],
  ])('of standard deviations 3 and 4 with correlation %d', (rho, expected) => {
    const law = sumOfNormals({
      constant: -10,
      weights: [1, 2],
      means: [1, 20],
      standardDeviations: [3, 2],
      correlation: equal(2, rho),
    });
    expect(law.mean).toBe(31);
    expect(law.standardDeviation).toBeCloseTo(expected, 14);
  });

  // 2 Laws.
  it('scales with its weights', () => {
    const scale = fc.double({ min: 0.01, max: 100, noNaN: true });
    fc.assert(
      fc.property(scale, (k) => {
        const terms = { constant: 0, means: [1, 2, 3], standardDeviations: [1, 2, 3], correlation: equal(3, 0.3) };
        const [one, scaled] = [
          [1, 2, -1],
          [k, 2 * k, -k],
        ].map((weights) => sumOfNormals({ ...terms, weights }));
        expect(scaled!.standardDeviation / one!.standardDeviation / k).toBeCloseTo(1, 13);
      }),
    );
  });

  // 3 Differential: a simulation, and the double sum of covariances.
  it('agrees with 200,000 correlated draws in mean, spread, tail probability and tail mean, within 4 standard errors', () => {
    const weights = [0.9, 0.8, 0.7];
    const [means, standardDeviations, correlation] = [[100, 90, 80], [20, 30, 40], equal(3, 0.5)];
    const law = sumOfNormals({ constant: -200, weights, means, standardDeviations, correlation });
    const n = 200_000;
    const z = new Float64Array(3 * n);
    new RandomStream(20240101).fillNormal(z);
    correlate(choleskyFactor(correlation), z);
    const sums = Float64Array.from({ length: n }, (_, row) =>
      weights.reduce((sum, w, i) => sum + w * (means[i]! + standardDeviations[i]! * z[3 * row + i]!), -200),
    );
    const mean = sums.reduce((sum, x) => sum + x, 0) / n;
    const variance = sums.reduce((sum, x) => sum + (x - mean) ** 2, 0) / n;
    expect(Math.abs(mean - law.mean)).toBeLessThan(4 * Math.sqrt(law.variance / n));
    expect(Math.abs(variance / law.variance - 1)).toBeLessThan(4 * Math.sqrt(2 / n));
    const p = law.cdf(0);
    const below = sums.filter((x) => x < 0).length / n;
    expect(Math.abs(below - p)).toBeLessThan(4 * Math.sqrt((p * (1 - p)) / n));
    const tail = sums.filter((x) => x < law.quantile(0.05));
    const tailMean = tail.reduce((sum, x) => sum + x, 0) / tail.length;
    // the spread within the tail is below a half of the whole
    expect(Math.abs(tailMean - law.meanBelow(0.05))).toBeLessThan(
      (4 * law.standardDeviation * 0.5) / Math.sqrt(tail.length),
    );
  });

  it('equals the double sum of covariances', () => {
    const size = fc.double({ min: 0.1, max: 10, noNaN: true });
    fc.assert(
      fc.property(
        fc.array(size, { minLength: 4, maxLength: 4 }),
        fc.double({ min: -0.3, max: 0.99, noNaN: true }),
        (sd, rho) => {
          const weights = [1, -0.5, 2, 0.25];
          const law = sumOfNormals({
            constant: 0,
            weights,
            means: [0, 0, 0, 0],
            standardDeviations: sd,
            correlation: equal(4, rho),
          });
          let variance = 0;
          sd.forEach((si, i) => {
            sd.forEach((sj, j) => {
              variance += weights[i]! * weights[j]! * si * sj * (i === j ? 1 : rho);
            });
          });
          expect(law.variance).toBeCloseTo(variance, 9); // sixteen terms of up to 400, some of which cancel
        },
      ),
    );
  });

  // 4 Refusals.
  const good = { constant: 0, weights: [1, 1], means: [0, 0], standardDeviations: [1, 1], correlation: equal(2, 0) };
  it.each([
    ['sumOfNormals: means', { means: [1] }, 'met 1'],
    ['sumOfNormals: standardDeviations[1]', { standardDeviations: [1, -2] }, 'met -2'],
    ['sumOfNormals: correlation', { correlation: equal(3, 0) }, 'met 3'],
    ['choleskyFactor: correlation[0][1]', { correlation: equal(2, 2) }, 'met 2'],
    ['normalDistribution: standardDeviation', { standardDeviations: [0, 0] }, 'met 0'],
    ['sumOfNormals: weights', { weights: [] }, 'met 0'],
  ])('refuses %s', (at, change, met) => {
    expect(() => sumOfNormals({ ...good, ...change })).toThrowError(`ARGUMENT_INVALID: ${at}: `);
    expect(() => sumOfNormals({ ...good, ...change })).toThrowError(met);
  });
});

describe('productOfLognormals', () => {
  // 1 Worked example: a factor squared has twice its mu; 3-4-5 again.
  it('adds the mus and the squares of the sigmas', () => {
    const law = productOfLognormals(Math.E, [0.5, -0.25], [0.3, 0.4]);
    expect(law.mu).toBeCloseTo(1.25, 14);
    expect(law.sigma).toBeCloseTo(0.5, 14);
  });

  // 3 Differential: draws of each factor from its own stream, multiplied.
  it('agrees with 200,000 products of draws within 4 standard errors', () => {
    const [mus, sigmas] = [
      [0.1, 0.2, 0.3],
      [0.2, 0.1, 0.3],
    ];
    const law = productOfLognormals(100, mus, sigmas);
    const n = 200_000;
    const products = new Float64Array(n).fill(100);
    mus.forEach((mu, i) => {
      const factor = new Float64Array(n);
      drawInto(lognormalDistribution(mu, sigmas[i]!), new RandomStream(8, 0, i), factor);
      factor.forEach((x, k) => {
        products[k]! *= x;
      });
    });
    const mean = products.reduce((sum, x) => sum + x, 0) / n;
    expect(Math.abs(mean - law.mean)).toBeLessThan(4 * Math.sqrt(law.variance / n));
    const below = products.filter((x) => x < law.quantile(0.05)).length / n;
    expect(Math.abs(below - 0.05)).toBeLessThan(4 * Math.sqrt((0.05 * 0.95) / n));
  });

  // 4 Refusals.
  it.each([
    ['constant', 0, [0], [1], 'met 0'],
    ['sigmas', 1, [0, 1], [1], 'met 1'],
    ['sigmas[0]', 1, [0], [-1], 'met -1'],
  ])('refuses %s', (at, constant, mus, sigmas, met) => {
    expect(() => productOfLognormals(constant, mus, sigmas)).toThrowError(
      `ARGUMENT_INVALID: productOfLognormals: ${at}: `,
    );
    expect(() => productOfLognormals(constant, mus, sigmas)).toThrowError(met);
  });
});
