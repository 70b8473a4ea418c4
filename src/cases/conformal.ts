import { quote, refuse } from '../base/errors.ts';
import {
  checkPositive,
  checkSameLength,
  checkSample,
  checkWeights,
  checkWhole,
  type Sample,
} from '../numeric/argument.ts';
import { ascending, orderOf, snapToWhole } from '../numeric/order.ts';

/** Two ends, the lower first. */
export interface Interval {
  readonly lower: number;
  readonly upper: number;
}

/** Refuses a level that is not above 0 and below 1. */
function checkLevel(at: string, level: number): void {
  if (level > 0 && level < 1) return;
  const remedy = 'give a chance above 0 and below 1, such as 0.9';
  refuse('ARGUMENT_INVALID', { at, problem: 'not a level of confidence', met: quote(level), remedy });
}

/**
 * Which of n scores, smallest first, bounds a new one with the chance `level`.
 *
 *     rank = ⌈(n + 1)·level⌉; above n no finite bound holds the promise
 *
 * @throws ARGUMENT_INVALID  n not a whole number of 0 or more, level outside 0 … 1
 * @source V. Vovk, A. Gammerman, G. Shafer, Algorithmic Learning in a Random World (2005)
 */
export function conformalRank(n: number, level: number): number {
  checkWhole('conformalRank: n', n, 0, 2 ** 32);
  checkLevel('conformalRank: level', level);
  return Math.ceil(snapToWhole((n + 1) * level));
}

/** The fewest scores with which a finite bound holds the promise: the smallest n with ⌈(n + 1)·level⌉ ≤ n. */
export function leastScores(level: number): number {
  checkLevel('leastScores: level', level);
  let n = Math.max(0, Math.floor(level / (1 - level)) - 1);
  while (conformalRank(n, level) > n) n++;
  return n;
}

/**
 * The bound that a new score keeps with the chance `level`, when it may as well have come in any place among the others.
 *
 * @param scores  at least `leastScores(level)`, in any order
 * @throws ARGUMENT_INVALID       a score that is not finite, a level outside 0 … 1
 * @throws EVIDENCE_INSUFFICIENT  too few scores, with how many more would do
 * @source J. Lei et al., Distribution-Free Predictive Inference for Regression, JASA 113 (2018)
 */
export function conformalQuantile(scores: Sample, level: number): number {
  const sorted = ascending(scores, 'conformalQuantile: scores');
  const rank = conformalRank(sorted.length, level);
  if (rank > sorted.length) refuseFew(sorted.length, level);
  return sorted[rank - 1]!;
}

/** @throws EVIDENCE_INSUFFICIENT  always, with how many more would do */
export function refuseFew(count: number, level: number): never {
  const needed = leastScores(level);
  const problem = `an interval at level ${level} needs ${needed} cases to calibrate on`;
  const remedy = `${needed - count} more cases would do, or a lower level`;
  return refuse('EVIDENCE_INSUFFICIENT', { at: 'the interval', problem, met: quote(count), remedy });
}

/**
 * The bound for a new score that is likelier to resemble some scores than others.
 *
 *     the smallest score s with Σ {wᵢ : scoreᵢ ≤ s} / (Σ wᵢ + w) ≥ level
 *
 * @param weights     one for each score, 0 or more, not all 0
 * @param testWeight  weight of the new case, above 0
 * @throws ARGUMENT_INVALID       scores or weights as above not met
 * @throws EVIDENCE_INSUFFICIENT  the new case outweighs what the scores can promise
 * @source R. Tibshirani et al., Conformal Prediction Under Covariate Shift, NeurIPS 32 (2019)
 */
export function weightedConformalQuantile(scores: Sample, weights: Sample, testWeight: number, level: number): number {
  checkSample('weightedConformalQuantile: scores', scores);
  checkWeights('weightedConformalQuantile: weights', weights, scores.length);
  checkPositive('weightedConformalQuantile: testWeight', testWeight);
  checkLevel('weightedConformalQuantile: level', level);
  const total = Array.from(weights).reduce((sum, weight) => sum + weight, 0) + testWeight;
  // adding n weights may round n times
  const needed = level * total * (1 - scores.length * Number.EPSILON);
  let reached = 0;
  for (const i of orderOf(scores)) {
    reached += weights[i]!;
    if (reached >= needed) return scores[i]!;
  }
  return refuse('EVIDENCE_INSUFFICIENT', {
    at: 'the interval',
    problem: `the scores hold less than the share ${level} of the weight, the new case the rest`,
    met: quote(reached / total),
    remedy: 'add cases that resemble the new one, or lower the level',
  });
}

/**
 * How far values lie from their predictions, in units of a difficulty where one is given.
 *
 *     |value − prediction| / difficulty
 *
 * @throws ARGUMENT_INVALID  samples of different length or not finite, a difficulty not above 0
 */
export function absoluteScores(values: Sample, predictions: Sample, difficulties?: Sample): Float64Array {
  checkSample('absoluteScores: values', values);
  checkSameLength('absoluteScores: predictions', predictions, values.length);
  checkSample('absoluteScores: predictions', predictions);
  if (difficulties !== undefined) {
    checkSameLength('absoluteScores: difficulties', difficulties, values.length);
    for (let i = 0; i < values.length; i++) checkPositive(`absoluteScores: difficulties[${i}]`, difficulties[i]!);
  }
  return Float64Array.from({ length: values.length }, (_, i) => {
    const distance = Math.abs(values[i]! - predictions[i]!);
    return difficulties === undefined ? distance : distance / difficulties[i]!;
  });
}

/**
 * The jackknife+ interval, from n predictions each made without one case.
 *
 *     lower  the (n + 1 − r)-th smallest of predictionᵢ − scoreᵢ      r = ⌈(n + 1)·level⌉
 *     upper  the r-th smallest of predictionᵢ + scoreᵢ
 *
 * It holds a new value with a chance of at least 2·level − 1, whatever the distribution, and of about `level` in practice.
 *
 * @param predictions  for the new case, without case i
 * @param scores       how far case i lies from its own prediction without it, 0 or more; Infinity where there is none
 * @throws ARGUMENT_INVALID       samples of different length, predictions not finite
 * @throws EVIDENCE_INSUFFICIENT  too few cases for a finite interval
 * @source R. Foygel Barber, E. Candès, A. Ramdas, R. Tibshirani, Predictive Inference with the Jackknife+, Annals of Statistics 49 (2021)
 */
export function jackknifePlus(predictions: Sample, scores: Sample, level: number): Interval {
  checkSample('jackknifePlus: predictions', predictions);
  checkSameLength('jackknifePlus: scores', scores, predictions.length);
  const n = predictions.length;
  for (let i = 0; i < n; i++) {
    if (scores[i]! >= 0) continue;
    const remedy = 'give distances, or Infinity where a case cannot be predicted';
    refuse('ARGUMENT_INVALID', {
      at: `jackknifePlus: scores[${i}]`,
      problem: 'not a score',
      met: quote(scores[i]),
      remedy,
    });
  }
  const rank = conformalRank(n, level);
  if (rank > n) refuseFew(n, level);
  const low = Float64Array.from(predictions, (prediction, i) => prediction - scores[i]!).sort();
  const high = Float64Array.from(predictions, (prediction, i) => prediction + scores[i]!).sort();
  const interval = { lower: low[n - rank]!, upper: high[rank - 1]! };
  if (Number.isFinite(interval.lower) && Number.isFinite(interval.upper)) return interval;
  const predictable = Array.from(scores).filter(Number.isFinite).length;
  return refuse('EVIDENCE_INSUFFICIENT', {
    at: 'the interval',
    problem: `only ${predictable} of ${n} cases can be predicted from the others, and level ${level} needs ${rank}`,
    met: quote(predictable),
    remedy: `${rank - predictable} more comparable cases would do, or a lower level`,
  });
}

/**
 * Share of values that lie within their intervals, ends included, and the mean width of these.
 *
 * @throws ARGUMENT_INVALID  samples of different length or not finite
 */
export function intervalCoverage(
  values: Sample,
  lowers: Sample,
  uppers: Sample,
): { coverage: number; meanWidth: number } {
  checkSample('intervalCoverage: values', values);
  checkSameLength('intervalCoverage: lowers', lowers, values.length);
  checkSample('intervalCoverage: lowers', lowers);
  checkSameLength('intervalCoverage: uppers', uppers, values.length);
  checkSample('intervalCoverage: uppers', uppers);
  let inside = 0;
  let width = 0;
  for (let i = 0; i < values.length; i++) {
    if (values[i]! >= lowers[i]! && values[i]! <= uppers[i]!) inside++;
    width += uppers[i]! - lowers[i]!;
  }
  return { coverage: inside / values.length, meanWidth: width / values.length };
}
