import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { triangularDistribution, uniformDistribution } from '../../src/numeric/bounded-distributions.ts';
import { discreteDistribution } from '../../src/numeric/discrete-distribution.ts';
import { type Distribution, drawInto } from '../../src/numeric/distribution.ts';
import {
  lognormalDistribution,
  lognormalOfMoments,
  normalDistribution,
} from '../../src/numeric/normal-distributions.ts';
import { RandomStream } from '../../src/numeric/random-stream.ts';
import { obeyDistributionLaws } from '../support/distribution-laws.ts';

const every: Readonly<Record<string, Distribution>> = {
  uniform: uniformDistribution(-3, 5),
  'triangular, mode inside': triangularDistribution(0.02, 0.05, 0.12),
  'triangular, mode at an end': triangularDistribution(-5, -5, 3),
  normal: normalDistribution(-10, 3),
  lognormal: lognormalDistribution(1, 0.5),
  'lognormal of moments': lognormalOfMoments(100, 30),
};

describe('distributions', () => {
  // 1 Worked examples, by hand.
  it('triangular 0, 1, 2: half of a half below 1 − 1/√2 from the mode', () => {
    const { mean, variance, quantile, cdf } = triangularDistribution(0, 1, 2);
    expect([mean, variance]).toEqual([1, 1 / 6]);
    expect(quantile(0.25)).toBeCloseTo(Math.SQRT1_2, 15);
    expect(cdf(Math.SQRT1_2)).toBeCloseTo(0.25, 15);
  });

  // 2 Laws of every distribution.
  for (const [name, law] of Object.entries(every)) obeyDistributionLaws(name, law);

  it('bounded ones reach their bounds, unbounded ones refuse to', () => {
    const { uniform, normal, lognormal, 'triangular, mode inside': triangular } = every;
    expect([uniform!.quantile(0), uniform!.quantile(1)]).toEqual([-3, 5]);
    expect([triangular!.quantile(0), triangular!.quantile(1)]).toEqual([0.02, 0.12]);
    expect([uniform!.cdf(-9), uniform!.cdf(9), triangular!.cdf(0), triangular!.cdf(1)]).toEqual([0, 1, 0, 1]);
    expect(lognormal!.cdf(0)).toBe(0);
    for (const p of [0, 1]) {
      expect(() => normal!.quantile(p)).toThrowError(`met ${p}`);
      expect(() => lognormal!.quantile(p)).toThrowError(`met ${p}`);
    }
  });

  // 3 Differential.
  it('the lognormal with moments given has these moments, and the normal beneath it', () => {
    const law = lognormalOfMoments(2000, 2500);
    expect(law.mean).toBeCloseTo(2000, 9);
    expect(Math.sqrt(law.variance)).toBeCloseTo(2500, 9);
    const beneath = normalDistribution(law.mu, law.sigma);
    for (const p of [0.01, 0.3, 0.99]) expect(Math.log(law.quantile(p))).toBeCloseTo(beneath.quantile(p), 13);
    expect(law.median).toBe(law.quantile(0.5));
  });

  it('the mean of a normal below a quantile is the integral over the part below', () => {
    const law = normalDistribution(5, 2);
    const cells = 200_000;
    let sum = 0;
    for (let i = 0; i < cells; i++) sum += law.quantile(((i + 0.5) / cells) * 0.05);
    expect(law.meanBelow(0.05)).toBeCloseTo(sum / cells, 4); // the first cell of the midpoint rule
  });

  // 4 Refusals.
  it.each([
    ['discreteDistribution', discreteDistribution([0, 1], [1, 1])],
    ['uniformDistribution', uniformDistribution(0, 1)],
    ['triangularDistribution', triangularDistribution(0, 0, 1)],
    ['normalCdf', normalDistribution(0, 1)],
    ['lognormalDistribution', lognormalDistribution(0, 1)],
  ])('%s: the probability of at most NaN is refused', (at, law) => {
    expect(() => law.cdf(Number.NaN)).toThrowError(`ARGUMENT_INVALID: ${at}: x: not a number; met NaN`);
  });
  it.each([
    ['discreteDistribution', () => discreteDistribution([-1e200, 1e200], [1, 1])],
    ['uniformDistribution', () => uniformDistribution(0, 1e200)],
    ['triangularDistribution', () => triangularDistribution(0, 1, 1e200)],
    ['normalDistribution', () => normalDistribution(0, 1e200)],
  ])('%s: a variance that is no number is refused', (at, make) => {
    expect(make).toThrowError(`ARGUMENT_INVALID: ${at}: variance: the result is beyond`);
  });
  it('refuses weights that add up to no number', () => {
    expect(() => discreteDistribution([1, 2], [1e308, 1e308])).toThrowError(/weights: added up.*Infinity/);
  });
  it.each([
    ['uniformDistribution: min and max', () => uniformDistribution(1, 1), '1 and 1'],
    ['uniformDistribution: min and max', () => uniformDistribution(0, Number.POSITIVE_INFINITY), '0 and Infinity'],
    ['triangularDistribution: min and max', () => triangularDistribution(2, 1, 0), '2 and 0'],
    ['triangularDistribution: mode', () => triangularDistribution(0, 3, 2), '3'],
    ['normalDistribution: mean', () => normalDistribution(Number.NaN, 1), 'NaN'],
    ['normalDistribution: standardDeviation', () => normalDistribution(0, 0), '0'],
    ['lognormalDistribution: sigma', () => lognormalDistribution(0, -1), '-1'],
    ['lognormalDistribution: variance', () => lognormalDistribution(0, 40), 'Infinity'],
    ['lognormalOfMoments: mean', () => lognormalOfMoments(-5, 1), '-5'],
    ['lognormalOfMoments: standardDeviation', () => lognormalOfMoments(5, -2), '-2'],
  ])('%s is refused with the value met', (at, make, met) => {
    expect(make).toThrowError(new RegExp(`^ARGUMENT_INVALID: ${at}: .*; met ${met};`));
  });
});

describe('discreteDistribution', () => {
  // 1 Worked example.
  it('of three values', () => {
    const { mean, variance, cdf, quantile } = discreteDistribution([30, 10, 20], [1, 2, 1]);
    expect([mean, variance]).toEqual([17.5, 68.75]);
    expect([9, 10, 15, 20, 30].map(cdf)).toEqual([0, 0.5, 0.5, 0.75, 1]);
    expect([0, 0.5, 0.51, 0.75, 0.76, 1].map(quantile)).toEqual([10, 10, 20, 20, 30, 30]);
  });

  // 2 Laws.
  it('draws each value as often as its weight says, and never one without weight', () => {
    const n = 100_000;
    const out = new Float64Array(n);
    drawInto(discreteDistribution([0, 1, 2, 3, 4], [0, 5, 0, 3, 2]), new RandomStream(6), out);
    [0, 0.5, 0, 0.3, 0.2].forEach((share, value) => {
      const count = out.filter((x) => x === value).length;
      expect(Math.abs(count / n - share)).toBeLessThanOrEqual(4 * Math.sqrt((share * (1 - share)) / n)); // 4 standard errors
    });
  });

  // 3 Differential: the weights laid out in a row and counted along.
  it('equals counting along the weights', () => {
    const weights = fc.array(fc.nat(9), { minLength: 1, maxLength: 12 }).filter((w) => w.some((x) => x > 0));
    fc.assert(
      fc.property(weights, fc.nat(999), (w, step) => {
        const total = w.reduce((sum, x) => sum + x, 0);
        const row = w.flatMap((count, value) => Array<number>(count).fill(value));
        const position = Math.min(Math.floor((step / 1000) * total), total - 1);
        // inside a cell, half a thousandth off its ends, so that rounding cannot decide
        const p = (position + 0.5) / total;
        expect(
          discreteDistribution(
            w.map((_, i) => i),
            w,
          ).quantile(p),
        ).toBe(row[position]);
      }),
    );
  });

  // 4 Refusals.
  it.each([
    ['values', [], [], 'met 0'],
    ['values[1]', [1, Number.NaN], [1, 1], 'met NaN'],
    ['weights', [1, 2], [1], 'met 1'],
    ['weights[0]', [1, 2], [-1, 2], 'met -1'],
    ['weights', [1, 2], [0, 0], 'no weight above zero'],
  ])('refuses %s', (at, values, weights, words) => {
    const make = () => discreteDistribution(values, weights);
    expect(make).toThrowError(`ARGUMENT_INVALID: discreteDistribution: ${at}`);
    expect(make).toThrowError(words);
  });
});
