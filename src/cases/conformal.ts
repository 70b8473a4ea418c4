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
import { refuseShortfall, type Shortfall, type Unbounded, unboundedBy } from './shortfall.ts';

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
  const interval = conformalInterval(0, scores, level);
  if (interval.upper !== null) return interval.upper;
  return refuseShortfall(shortfallOf(scores.length, scores.length, level)!);
}

/**
 * The conformal interval about a prediction, unbounded where the scores are too few.
 *
 *     prediction ± difficulty · (the ⌈(n + 1)·level⌉-th smallest score)
 *
 * @param difficulty  what the scores were divided by, for the new case; above 0
 * @throws ARGUMENT_INVALID  a prediction or score that is not finite, a level outside 0 … 1
 */
export function conformalInterval(
  prediction: number,
  scores: Sample,
  level: number,
  difficulty = 1,
): Interval | Unbounded {
  checkSample('conformalInterval: prediction', [prediction]);
  checkPositive('conformalInterval: difficulty', difficulty);
  const shortfall = shortfallOf(scores.length, scores.length, level);
  if (shortfall !== undefined) return unboundedBy(shortfall);
  const sorted = ascending(scores, 'conformalInterval: scores');
  const reach = difficulty * sorted[conformalRank(sorted.length, level) - 1]!;
  return { lower: prediction - reach, upper: prediction + reach };
}

/**
 * What `count` scores, of which `finite` are, lack for a finite bound at a level; nothing where they lack nothing.
 *
 * More cases that can be predicted raise both numbers: the smallest m with ⌈(count + m + 1)·level⌉ ≤ finite + m would do.
 */
export function shortfallOf(count: number, finite: number, level: number): Shortfall | undefined {
  const rank = conformalRank(count, level);
  if (rank <= finite) return undefined;
  let casesNeeded = Math.max(1, Math.floor(((count + 1) * level - finite) / (1 - level)) - 1);
  while (conformalRank(count + casesNeeded, level) > finite + casesNeeded) casesNeeded++;
  const highestLevel = finite / (count + 1);
  const rest = { at: 'the interval', met: quote(finite), casesNeeded, highestLevel };
  if (finite < count) {
    const problem = `only ${finite} of ${count} cases can be predicted from the others, and level ${level} needs ${rank}`;
    return { ...rest, problem, remedy: `${casesNeeded} more comparable cases would do, or a lower level` };
  }
  const problem = `an interval at level ${level} needs ${leastScores(level)} cases to calibrate on`;
  return { ...rest, problem, remedy: `${casesNeeded} more cases would do, or a lower level` };
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
  const bound = weightedBound(scores, weights, testWeight, level);
  return typeof bound === 'number' ? bound : refuseShortfall(bound);
}

/** As `weightedConformalQuantile`, with what the weights lack where there is no such score: cases of weight 1, at least. */
export function weightedBound(scores: Sample, weights: Sample, testWeight: number, level: number): number | Shortfall {
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
  return {
    at: 'the interval',
    problem: `the scores hold less than the share ${level} of the weight, the new case the rest`,
    met: quote(reached / total),
    remedy: 'add cases that resemble the new one, or lower the level',
    casesNeeded: Math.max(1, Math.ceil((needed - reached) / (1 - level))),
    highestLevel: reached / total,
  };
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
 * @throws EVIDENCE_INSUFFICIENT  too few cases for a finite interval, with how many more would do
 * @source R. Foygel Barber, E. Candès, A. Ramdas, R. Tibshirani, Predictive Inference with the Jackknife+, Annals of Statistics 49 (2021)
 */
export function jackknifePlus(predictions: Sample, scores: Sample, level: number): Interval {
  const ends = jackknifeEnds(predictions, scores, level);
  return 'casesNeeded' in ends ? refuseShortfall(ends) : ends;
}

/** As `jackknifePlus`, with what the cases lack where there is no finite interval. */
export function jackknifeEnds(predictions: Sample, scores: Sample, level: number): Interval | Shortfall {
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
  const shortfall = shortfallOf(n, Array.from(scores).filter(Number.isFinite).length, level);
  if (shortfall !== undefined) return shortfall;
  const rank = conformalRank(n, level);
  const low = Float64Array.from(predictions, (prediction, i) => prediction - scores[i]!).sort();
  const high = Float64Array.from(predictions, (prediction, i) => prediction + scores[i]!).sort();
  return { lower: low[n - rank]!, upper: high[rank - 1]! };
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
