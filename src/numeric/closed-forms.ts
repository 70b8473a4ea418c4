import { checkFinite, checkPositive, checkSameLength, checkSample, checkWithin, type Sample } from './argument.ts';
import { choleskyFactor } from './cholesky.ts';
import type { SquareMatrix } from './correlation-matrix.ts';
import { log } from './elementary.ts';
import {
  type LognormalDistribution,
  lognormalDistribution,
  type NormalDistribution,
  normalDistribution,
} from './normal-distributions.ts';

/** A constant plus weighted, jointly normal terms. */
export interface NormalTerms {
  readonly constant: number;
  readonly weights: Sample;
  readonly means: Sample;
  /** Not below 0. */
  readonly standardDeviations: Sample;
  /** Of any two terms. */
  readonly correlation: SquareMatrix;
}

/**
 * The exact distribution of a weighted sum of correlated normal terms, to hold a simulation against.
 *
 *     mean = constant + Σ wᵢ meanᵢ,  variance = Σᵢⱼ wᵢ sdᵢ ρᵢⱼ sdⱼ wⱼ
 *
 * @throws ARGUMENT_INVALID  lists of different length, a negative standard deviation, a matrix of no correlations, a
 *                           sum without spread
 */
export function sumOfNormals(terms: NormalTerms): NormalDistribution {
  const { constant, weights, means, standardDeviations } = terms;
  const n = weights.length;
  checkFinite('sumOfNormals: constant', constant);
  checkSample('sumOfNormals: weights', weights);
  checkSample('sumOfNormals: means', means);
  checkSample('sumOfNormals: standardDeviations', standardDeviations);
  checkSameLength('sumOfNormals: means', means, n);
  checkSameLength('sumOfNormals: standardDeviations', standardDeviations, n);
  checkSameLength('sumOfNormals: correlation', { length: terms.correlation.length }, n);
  const factor = choleskyFactor(terms.correlation);

  let mean = constant;
  let variance = 0;
  for (let k = 0; k < n; k++) {
    checkWithin(`sumOfNormals: standardDeviations[${k}]`, standardDeviations[k]!, 0, Number.MAX_VALUE);
    mean += weights[k]! * means[k]!;
    // The share of the k-th independent value in the sum; squares of shares cannot cancel below zero.
    let share = 0;
    for (let i = k; i < n; i++) share += weights[i]! * standardDeviations[i]! * factor[i * n + k]!;
    variance += share * share;
  }
  return normalDistribution(mean, Math.sqrt(variance));
}

/**
 * The exact distribution of a constant times independent lognormal factors, to hold a simulation against.
 *
 *     μ = ln(constant) + Σ μᵢ,  σ² = Σ σᵢ²
 *
 * @param constant  above 0
 * @param mus       means of the factors' logarithms
 * @param sigmas    standard deviations of the factors' logarithms, not below 0
 * @throws ARGUMENT_INVALID  lists of different length, a constant not above 0, a negative sigma, a product without
 *                           spread
 */
export function productOfLognormals(constant: number, mus: Sample, sigmas: Sample): LognormalDistribution {
  checkPositive('productOfLognormals: constant', constant);
  checkSample('productOfLognormals: mus', mus);
  checkSample('productOfLognormals: sigmas', sigmas);
  checkSameLength('productOfLognormals: sigmas', sigmas, mus.length);
  let mu = log(constant);
  let variance = 0;
  for (let i = 0; i < mus.length; i++) {
    checkWithin(`productOfLognormals: sigmas[${i}]`, sigmas[i]!, 0, Number.MAX_VALUE);
    mu += mus[i]!;
    variance += sigmas[i]! * sigmas[i]!;
  }
  return lognormalDistribution(mu, Math.sqrt(variance));
}
