import { checkFinite, checkNumber, checkPositive } from './argument.ts';
import { checkMoments, type Distribution } from './distribution.ts';
import { exp, expm1, log, log1p } from './elementary.ts';
import { normalCdf, normalDensity, normalQuantile } from './normal.ts';

export interface NormalDistribution extends Distribution {
  readonly standardDeviation: number;
  /** The mean of the values below the quantile of `p`, 0 < p < 1: mean − standardDeviation · φ(Φ⁻¹(p)) / p. */
  readonly meanBelow: (p: number) => number;
}

/**
 * The normal distribution.
 *
 * @param mean               finite
 * @param standardDeviation  above 0
 * @throws ARGUMENT_INVALID  a parameter out of range, or a variance too large for a number
 */
export function normalDistribution(mean: number, standardDeviation: number): NormalDistribution {
  checkFinite('normalDistribution: mean', mean);
  checkPositive('normalDistribution: standardDeviation', standardDeviation);
  const variance = standardDeviation * standardDeviation;
  checkMoments('normalDistribution', mean, variance);
  return {
    mean,
    standardDeviation,
    variance,
    cdf: (x) => normalCdf((x - mean) / standardDeviation),
    quantile: (p) => mean + standardDeviation * normalQuantile(p),
    meanBelow: (p) => mean - (standardDeviation * normalDensity(normalQuantile(p))) / p,
  };
}

export interface LognormalDistribution extends Distribution {
  /** Mean and standard deviation of the logarithm. */
  readonly mu: number;
  readonly sigma: number;
  readonly median: number;
}

/**
 * The distribution of a value whose logarithm is normal.
 *
 *     mean = exp(μ + σ²/2),  variance = mean² · (exp(σ²) − 1),  median = exp(μ)
 *
 * @param mu     mean of the logarithm, finite
 * @param sigma  standard deviation of the logarithm, above 0
 * @throws ARGUMENT_INVALID  a parameter out of range, or a variance too large for a number
 */
export function lognormalDistribution(mu: number, sigma: number): LognormalDistribution {
  checkFinite('lognormalDistribution: mu', mu);
  checkPositive('lognormalDistribution: sigma', sigma);
  const mean = exp(mu + (sigma * sigma) / 2);
  const variance = mean * mean * expm1(sigma * sigma);
  checkMoments('lognormalDistribution', mean, variance);
  return {
    mean,
    variance,
    mu,
    sigma,
    median: exp(mu),
    cdf: (x) => {
      checkNumber('lognormalDistribution: x', x);
      return x > 0 ? normalCdf((log(x) - mu) / sigma) : 0;
    },
    quantile: (p) => exp(mu + sigma * normalQuantile(p)),
  };
}

/**
 * The lognormal distribution with the mean and standard deviation given.
 *
 *     σ² = ln(1 + (standardDeviation / mean)²),  μ = ln(mean) − σ²/2
 *
 * @param mean               above 0
 * @param standardDeviation  above 0
 * @throws ARGUMENT_INVALID  a parameter out of range
 */
export function lognormalOfMoments(mean: number, standardDeviation: number): LognormalDistribution {
  checkPositive('lognormalOfMoments: mean', mean);
  checkPositive('lognormalOfMoments: standardDeviation', standardDeviation);
  const spread = log1p((standardDeviation / mean) * (standardDeviation / mean));
  return lognormalDistribution(log(mean) - spread / 2, Math.sqrt(spread));
}
