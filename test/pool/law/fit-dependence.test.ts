import { describe, expect, it } from 'vitest';
import { exp, log } from '../../../src/numeric/elementary.ts';
import { normalCdf, normalQuantile } from '../../../src/numeric/normal.ts';
import { RandomStream } from '../../../src/numeric/random-stream.ts';
import type { GradeHistory } from '../../../src/pool/law/default-history.ts';
import { dependenceDraws } from '../../../src/pool/law/dependence-draws.ts';
import { momentEstimates } from '../../../src/pool/law/dependence-moments.ts';
import { equalPoolLaw } from '../../../src/pool/law/equal-pool.ts';
import { fitDependence } from '../../../src/pool/law/fit-dependence.ts';
import { HistoryLikelihood } from '../../../src/pool/law/history-likelihood.ts';
import { largePoolLaw } from '../../../src/pool/law/large-pool.ts';
import { parameterUncertainty, predictiveLaw } from '../../../src/pool/law/parameter-uncertainty.ts';

interface World {
  readonly years: number;
  readonly obligors: number;
  readonly probabilities: readonly number[];
  readonly correlation: number;
}

/** A history drawn from the model that is fitted; the seed alone decides it. */
function drawn(seed: number, { years, obligors, probabilities, correlation }: World): GradeHistory[] {
  const stream = new RandomStream(seed);
  return probabilities.map((p, g) => ({
    name: `grade ${g + 1}`,
    years: Array.from({ length: years }, (_, t) => {
      stream.reset(seed, t, 0);
      const z = normalQuantile(stream.uniform());
      const given = normalCdf((normalQuantile(p) + Math.sqrt(correlation) * z) / Math.sqrt(1 - correlation));
      stream.reset(seed, t, 1 + g);
      let defaults = 0;
      for (let i = 0; i < obligors; i++) if (stream.uniform() < given) defaults++;
      return { obligors, defaults };
    }),
  }));
}

const usual: World = { years: 20, obligors: 300, probabilities: [0.02], correlation: 0.1 };

describe('the likelihood of a history', () => {
  const at = (rho: number, ...probabilities: number[]) =>
    Float64Array.of(...probabilities.map(normalQuantile), Math.sqrt(rho / (1 - rho)));

  // 1 Worked example, and 3 differential: the exact law of an equal pool, year by year.
  it.each([
    [300, 0.021, 0.13],
    [10_000, 0.02, 0.2],
    [40, 0.03, 0.02],
    [500, 0.01, 0.6],
    [20_000, 0.001, 0.9],
    [3, 0.3, 0.5],
  ])('is that of equal pools: %d obligors, p = %d, ρ = %d', (obligors, probability, correlation) => {
    const history = drawn(3, { years: 6, obligors, probabilities: [probability], correlation });
    const { masses } = equalPoolLaw({ loans: obligors, probability, correlation });
    const exact = history[0]!.years.reduce((sum, { defaults }) => sum + log(masses[defaults]!), 0);
    // the nodes leave some 1e-9 where the integrand leans to one side
    expect(new HistoryLikelihood(history).at(at(correlation, probability)).value).toBeCloseTo(exact, 7);
  });
  // 2 Laws: its derivatives are the slopes of it, the second ones those of the first.
  it('has the derivatives that differences say', () => {
    const likelihood = new HistoryLikelihood(drawn(5, { ...usual, years: 5, probabilities: [0.01, 0.05] }));
    const x = at(0.15, 0.012, 0.045);
    const { gradient, hessian } = likelihood.at(x);
    const step = 1e-5;
    for (let i = 0; i < 3; i++) {
      const [up, down] = [x.slice(), x.slice()];
      up[i]! += step;
      down[i]! -= step;
      const [above, below] = [likelihood.at(up), likelihood.at(down)];
      expect((above.value - below.value) / (2 * step) / gradient[i]!).toBeCloseTo(1, 6);
      for (let j = 0; j < 3; j++)
        expect((above.gradient[j]! - below.gradient[j]!) / (2 * step)).toBeCloseTo(hessian[3 * i + j]!, 2);
    }
  });
});

describe('momentEstimates', () => {
  // 1 Worked example by hand: two years of 10, 4 and 0 defaults. p = 0.2, P(two default) = ½·(4·3)/(10·9) = 1/15, p² from the
  // two years 0.4 · 0 = 0: ρ where Φ₂ − 0.04 is 1/15.
  it('matches the two moments', () => {
    const { probabilities, correlation } = momentEstimates([
      {
        name: 'all',
        years: [
          { obligors: 10, defaults: 4 },
          { obligors: 10, defaults: 0 },
        ],
      },
    ]);
    expect(probabilities[0]).toBeCloseTo(0.2, 14);
    const pool = largePoolLaw({ probability: 0.2, correlation });
    expect(pool.deviation ** 2).toBeCloseTo(1 / 15, 12);
  });
  // 2 Laws: right on the average over many histories.
  it('has hardly any bias', () => {
    const world = { years: 30, obligors: 200, probabilities: [0.05], correlation: 0.1 };
    const all = Array.from({ length: 200 }, (_, seed) => momentEstimates(drawn(seed, world)));
    const mean = (values: number[]): number => values.reduce((sum, value) => sum + value, 0) / values.length;
    // 200 histories: the standard errors of the two means are 0.0006 and 0.003
    expect(Math.abs(mean(all.map(({ probabilities }) => probabilities[0]!)) - 0.05)).toBeLessThan(0.0024);
    expect(Math.abs(mean(all.map(({ correlation }) => correlation)) - 0.1)).toBeLessThan(0.012);
  });
});

describe('fitDependence', () => {
  // 1 Worked example: what a grid of the likelihood shows to be its top.
  it('finds the top of the likelihood', () => {
    const history = drawn(1, usual);
    const fit = fitDependence(history);
    const likelihood = new HistoryLikelihood(history);
    const { estimate: p } = fit.grades[0]!;
    const { estimate: rho } = fit.correlation;
    for (const [dp, dr] of [
      [1.02, 1],
      [0.98, 1],
      [1, 1.05],
      [1, 0.95],
    ] as const) {
      const [q, r] = [p * dp, rho * dr];
      const x = Float64Array.of(normalQuantile(q), Math.sqrt(r / (1 - r)));
      expect(likelihood.at(x).value).toBeLessThan(fit.logLikelihood!);
    }
  });
  it('gives intervals at whose ends the likelihood has fallen by what 95 % allow', () => {
    const history = drawn(1, usual);
    const fit = fitDependence(history);
    const likelihood = new HistoryLikelihood(history);
    for (const rho of fit.correlation.interval!) {
      let best = -Infinity;
      for (let c = -2.6; c < -1.5; c += 0.002)
        best = Math.max(best, likelihood.at(Float64Array.of(c, Math.sqrt(rho / (1 - rho)))).value);
      expect(fit.logLikelihood! - best).toBeCloseTo(0.5 * 1.959964 ** 2, 3);
    }
  });

  // 2 Laws.
  it('covers the truth as often as it says', () => {
    const world = { years: 15, obligors: 150, probabilities: [0.04], correlation: 0.12 };
    let [rho, p] = [0, 0];
    const histories = 30;
    for (let seed = 0; seed < histories; seed++) {
      const { correlation, grades } = fitDependence(drawn(1000 + seed, world), { confidence: 0.8 });
      const within = ([low, high]: readonly [number, number], x: number): number => (x >= low && x <= high ? 1 : 0);
      rho += within(correlation.interval!, 0.12);
      p += within(grades[0]!.interval!, 0.04);
    }
    // 24 of 30 are due; three standard errors of a count are 6.6
    expect(Math.abs(rho - 0.8 * histories)).toBeLessThanOrEqual(6);
    expect(Math.abs(p - 0.8 * histories)).toBeLessThanOrEqual(6);
  });
  it('does not depend on the order of years or grades', () => {
    const history = drawn(4, { ...usual, years: 8, probabilities: [0.02, 0.06] });
    const turned = [...history].reverse().map(({ name, years }) => ({ name, years: [...years].reverse() }));
    const [a, b] = [fitDependence(history), fitDependence(turned)];
    expect(a.correlation.estimate).toBeCloseTo(b.correlation.estimate, 5);
    expect(a.grades[0]!.estimate).toBeCloseTo(b.grades[1]!.estimate, 6);
  });
  it('tells more the more years there are', () => {
    const width = (years: number): number => {
      const [low, high] = fitDependence(drawn(9, { ...usual, years })).correlation.interval!;
      return high - low;
    };
    expect(width(60)).toBeLessThan(width(15));
  });
  it('sees no dependence where there is none, and says what may be hidden', () => {
    const fit = fitDependence(drawn(7, { years: 10, obligors: 50, probabilities: [0.02], correlation: 0 }));
    expect(fit.correlation).toMatchObject({ estimate: 0, standardError: null });
    expect(fit.correlation.interval![0]).toBe(0);
    expect(fit.correlation.interval![1]).toBeGreaterThan(0.05);
    expect(fit.warnings.map(({ code }) => code)).toEqual(['few-years', 'no-dependence-seen']);
    const rows = [3, 3, 3, 3, 3, 3].map((defaults) => ({ obligors: 100, defaults }));
    const even = fitDependence([{ name: 'all', years: rows }], { method: 'moments' });
    expect(even.correlation).toEqual({ estimate: 0, standardError: null, interval: null });
  });

  // 3 Differential: the two methods on much data.
  it('answers where the counts hardly say whether there is dependence', () => {
    const obligors = [310, 335, 342, 360, 371, 388, 402, 415, 433, 440];
    const defaults = [6, 4, 9, 7, 15, 8, 6, 11, 13, 7];
    const years = obligors.map((n, t) => ({ obligors: n, defaults: defaults[t]! }));
    const { correlation } = fitDependence([{ name: 'all', years }]);
    expect(correlation.interval?.[0]).toBe(0);
    expect(correlation.interval?.[1]).toBeGreaterThan(correlation.estimate);
    expect(correlation.estimate).toBeLessThan(0.01);
  });
  it('comes to the same by both methods where there is much data', () => {
    const history = drawn(2, { years: 60, obligors: 2000, probabilities: [0.03, 0.1], correlation: 0.15 });
    const [a, b] = [fitDependence(history), fitDependence(history, { method: 'moments' })];
    expect(Math.abs(a.correlation.estimate / b.correlation.estimate - 1)).toBeLessThan(0.2);
    for (const g of [0, 1]) expect(Math.abs(a.grades[g]!.estimate / b.grades[g]!.estimate - 1)).toBeLessThan(0.05);
    expect(Math.abs(a.correlation.estimate - 0.15)).toBeLessThan(3 * a.correlation.standardError!);
  });

  // 4 Refusals.
  const years = (...defaults: number[]) => defaults.map((d) => ({ obligors: 100, defaults: d }));
  it.each([
    [[], /ARGUMENT_INVALID: fitDependence: history/],
    [
      [{ name: 'a', years: years(1, 2, 3, 4) }],
      /EVIDENCE_INSUFFICIENT: fitDependence: history: 4 years .* met 4; at least 5/,
    ],
    [
      [{ name: 'a', years: years(0, 0, 0, 0, 0) }],
      /EVIDENCE_INSUFFICIENT: .*history\[0\]: 0 defaults among 500 .*lowDefaultProbabilities/,
    ],
    [[{ name: 'a', years: years(100, 100, 100, 100, 100) }], /EVIDENCE_INSUFFICIENT: .*500 defaults among 500/],
    [[{ name: 'a', years: years(1, 101, 1, 1, -1) }], /years\[1\].defaults.*met 101\n.*years\[4\].defaults.*met -1/],
    [
      [
        { name: 'a', years: years(1, 2, 3, 4, 5) },
        { name: 'b', years: years(1) },
      ],
      /history\[1\].years: 5 years.*met 1/,
    ],
    [[{ name: 'a', years: [...years(1, 2, 3, 4), { obligors: 1.5, defaults: 1 }] }], /years\[4\].obligors.*met 1.5/],
  ] as [GradeHistory[], RegExp][])('refuses %o', (history, words) => {
    expect(() => fitDependence(history)).toThrow(words);
  });
});

describe('parameterUncertainty', () => {
  const fit = fitDependence(drawn(7, usual));
  const options = { seed: 11, draws: 300 };

  // 1 Worked example: the band of the correlation itself is about its interval.
  it('has the band of the correlation about where its interval is', () => {
    const band = parameterUncertainty(fit, ({ correlation }) => correlation, {
      ...options,
      levels: [0.025, 0.5, 0.975],
    });
    const [low, middle, high] = band.quantiles.map(({ value }) => value);
    expect(band.estimate).toBe(fit.correlation.estimate);
    expect(low! / fit.correlation.interval![0]).toBeGreaterThan(0.6);
    expect(high! / fit.correlation.interval![1]).toBeLessThan(1.6);
    expect(middle!).toBeGreaterThan(fit.correlation.interval![0]);
    expect(band.effectiveDraws).toBeGreaterThan(100);
  });
  // 2 Laws.
  it('gives the same draws for the same seed, weights adding up to 1', () => {
    const draws = dependenceDraws(fit, options);
    expect(dependenceDraws(fit, options)).toEqual(draws);
    expect(draws.draws.reduce((sum, { weight }) => sum + weight, 0)).toBeCloseTo(1, 12);
    expect(dependenceDraws(fit, { ...options, seed: 12 })).not.toEqual(draws);
  });
  it('loses more far out when the parameters are not known', () => {
    const law = ({
      probabilities: [probability = 0.5],
      correlation,
    }: {
      probabilities: readonly number[];
      correlation: number;
    }) => largePoolLaw({ probability, correlation: Math.min(correlation, 0.99) });
    const known = law({ probabilities: [fit.grades[0]!.estimate], correlation: fit.correlation.estimate });
    const unknown = predictiveLaw(fit, law, options);
    expect(unknown.quantile(0.999)).toBeGreaterThan(known.quantile(0.999));
    const band = parameterUncertainty(fit, (draw) => law(draw).quantile(0.999), options);
    expect(band.quantiles[2]!.value).toBeGreaterThan(band.estimate);
    expect(band.quantiles[0]!.value).toBeLessThan(band.quantiles[1]!.value);
  });
  // 3 Differential: the posterior on a grid of p and ρ, even over both, where the history says little.
  it('draws from the posterior that a grid gives', () => {
    const history = drawn(7, { years: 7, obligors: 15, probabilities: [0.15], correlation: 0.3 });
    const likelihood = new HistoryLikelihood(history);
    let [total, mean, square] = [0, 0, 0];
    for (let i = 0.5; i < 60; i++) {
      for (let j = 0.5; j < 60; j++) {
        const [p, rho] = [i / 60, j / 60];
        const weight = exp(likelihood.at(Float64Array.of(normalQuantile(p), Math.sqrt(rho / (1 - rho)))).value);
        total += weight;
        mean += weight * rho;
        square += weight * rho * rho;
      }
    }
    const deviation = Math.sqrt(square / total - (mean / total) ** 2);
    const drawnMean = parameterUncertainty(fitDependence(history), ({ correlation }) => correlation, {
      seed: 3,
      draws: 4000,
    });
    const error = deviation / Math.sqrt(drawnMean.effectiveDraws);
    expect(error).toBeLessThan(0.01);
    expect(Math.abs(drawnMean.mean - mean / total)).toBeLessThan(3 * error);
  });
  // 3 Differential: two ways to leave years out or in, the bootstrap and the jackknife, agree on how wide.
  it('is by the bootstrap of moments about as wide as the jackknife says', () => {
    const history = drawn(2, { years: 60, obligors: 500, probabilities: [0.03], correlation: 0.15 });
    const byMoments = fitDependence(history, { method: 'moments' });
    const { quantiles } = parameterUncertainty(byMoments, ({ correlation }) => correlation, options);
    const width = quantiles[2]!.value - quantiles[0]!.value;
    const ratio = width / (2 * 1.645 * byMoments.correlation.standardError!);
    expect(ratio).toBeGreaterThan(0.6);
    expect(ratio).toBeLessThan(1.5);
  });
  // 4 Refusals.
  it('refuses draws, levels and figures that are none', () => {
    const one = () => 1;
    expect(() => parameterUncertainty(fit, one, { seed: 1, draws: 10 })).toThrow(/dependenceDraws: draws.*met 10/);
    expect(() => parameterUncertainty(fit, one, { seed: -1 })).toThrow(/RandomStream: seed.*met -1/);
    expect(() => parameterUncertainty(fit, one, { seed: 1, levels: [1] })).toThrow(/levels\[0\].*met 1/);
    expect(() => parameterUncertainty(fit, () => Number.NaN, { seed: 1 })).toThrow(/figure: not finite.*met NaN/);
  });
});
