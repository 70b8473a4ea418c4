import { quote, refuse } from '../base/errors.ts';
import { checkSample, checkWeights, checkWithin, finiteResult, type Sample } from './argument.ts';

/** The nine sample quantiles of Hyndman and Fan; 7 describes, 1 is the inverse of the empirical distribution. */
export type QuantileType = 1 | 2 | 3 | 4 | 5 | 6 | 7 | 8 | 9;

/** Plotting positions (α, β) of the interpolating types: the quantile sits at rank α + p·(n + 1 − α − β). */
const PLOTTING: Readonly<Record<number, readonly [number, number]>> = {
  4: [0, 1],
  5: [0.5, 0.5],
  6: [0, 0],
  7: [1, 1],
  8: [1 / 3, 1 / 3],
  9: [3 / 8, 3 / 8],
};

/** A sorted copy, smallest first. @throws ARGUMENT_INVALID  no values, or one that is not finite */
export function ascending(values: Sample, at = 'ascending: values'): Float64Array {
  checkSample(at, values);
  return Float64Array.from(values).sort();
}

/**
 * The quantile of a sample at probability `p`.
 *
 *     types 4–9:  (1 − g)·x[j] + g·x[j+1],  j + g = α + p·(n + 1 − α − β),  ranks from 1, held within 1 … n
 *     types 1–3:  an observed value, or for type 2 the mean of two, where the empirical distribution passes p
 *
 * @param values  at least one, in any order; not changed
 * @param p       0 … 1
 * @param type    7 unless said otherwise
 * @throws ARGUMENT_INVALID  no values, one that is not finite, p outside 0 … 1, an unknown type
 * @source R. Hyndman, Y. Fan, Sample Quantiles in Statistical Packages, The American Statistician 50 (1996)
 */
export function quantile(values: Sample, p: number, type: QuantileType = 7): number {
  return quantileSorted(ascending(values, 'quantile: values'), p, type);
}

/** Several quantiles of one sample, sorted once; see `quantile`. */
export function quantiles(values: Sample, probabilities: Sample, type: QuantileType = 7): number[] {
  const sorted = ascending(values, 'quantiles: values');
  checkSample('quantiles: probabilities', probabilities, 0);
  return Array.from(probabilities, (p) => quantileSorted(sorted, p, type));
}

/** `quantile` of a finite sample that is already in ascending order; neither is checked but for the values used. */
export function quantileSorted(sorted: Sample, p: number, type: QuantileType = 7): number {
  checkWithin('quantile: p', p, 0, 1);
  const n = sorted.length;
  if (n === 0) refuse('ARGUMENT_INVALID', { at: 'quantile: values', problem: 'none', remedy: 'give at least one' });
  if (type === 1 || type === 2 || type === 3) return stepQuantile(sorted, p, type);
  const plotting = PLOTTING[type];
  if (plotting === undefined) {
    const remedy = 'choose a type from 1 to 9';
    return refuse('ARGUMENT_INVALID', { at: 'quantile: type', problem: 'unknown', met: quote(type), remedy });
  }
  const [alpha, beta] = plotting;
  const rank = snapToWhole(alpha + p * (n + 1 - alpha - beta));
  const j = Math.floor(rank);
  return between(atRank(sorted, j), atRank(sorted, j + 1), rank - j);
}

function stepQuantile(sorted: Sample, p: number, type: 1 | 2 | 3): number {
  const rank = snapToWhole(type === 3 ? sorted.length * p - 0.5 : sorted.length * p);
  const j = Math.floor(rank);
  if (rank > j) return atRank(sorted, j + 1);
  if (type === 1) return atRank(sorted, j);
  if (type === 2) return between(atRank(sorted, j), atRank(sorted, j + 1), 0.5);
  return atRank(sorted, j % 2 === 0 ? j : j + 1);
}

/** From low to high by a share of the way; no rounding leads past either. */
function between(low: number, high: number, share: number): number {
  return Math.min(Math.max((1 - share) * low + share * high, low), high);
}

function atRank(sorted: Sample, rank: number): number {
  return finiteResult('quantile: values', sorted[Math.min(Math.max(rank, 1), sorted.length) - 1]!);
}

/** Ranks within a few roundings of a whole number are that number: 100 · 0.29 is 28.999999999999996 in binary. */
export function snapToWhole(rank: number): number {
  const whole = Math.round(rank);
  return Math.abs(rank - whole) <= 4 * Number.EPSILON * Math.max(1, Math.abs(rank)) ? whole : rank;
}

/**
 * The smallest value at which the weights, added up in ascending order of value, reach the share `p` of their total.
 *
 * With equal weights it is the type 1 quantile. Values of weight zero are never returned.
 *
 * @param values   at least one, in any order; not changed
 * @param weights  one for each value, 0 or more, not all 0
 * @param p        0 … 1
 * @throws ARGUMENT_INVALID  values or weights as above not met, p outside 0 … 1
 */
export function weightedQuantile(values: Sample, weights: Sample, p: number): number {
  checkSample('weightedQuantile: values', values);
  checkWeights('weightedQuantile: weights', weights, values.length);
  checkWithin('weightedQuantile: p', p, 0, 1);
  const order = orderOf(values).filter((i) => weights[i]! > 0);
  const reached = new Float64Array(order.length);
  let total = 0;
  for (let k = 0; k < order.length; k++) {
    total += weights[order[k]!]!;
    reached[k] = total;
  }
  // adding n weights may round n times; the guard keeps 10 weights of 0.1 from missing one half
  const target = p * total * (1 - order.length * Number.EPSILON);
  let k = 0;
  while (k < order.length - 1 && reached[k]! < target) k++;
  return values[order[k]!]!;
}

/** Indices that put finite values, which are not checked, in ascending order; equal values keep their order. */
export function orderOf(values: Sample): number[] {
  return Array.from({ length: values.length }, (_, i) => i).sort((a, b) => values[a]! - values[b]! || a - b);
}

/**
 * Ranks from 1, smallest first; equal values share the mean of their ranks.
 *
 * @throws ARGUMENT_INVALID  a value that is not finite
 */
export function ranks(values: Sample): Float64Array {
  checkSample('ranks: values', values, 0);
  const order = orderOf(values);
  const out = new Float64Array(values.length);
  for (let from = 0; from < order.length; ) {
    let to = from + 1;
    while (to < order.length && values[order[to]!] === values[order[from]!]) to++;
    for (let k = from; k < to; k++) out[order[k]!] = (from + 1 + to) / 2;
    from = to;
  }
  return out;
}
