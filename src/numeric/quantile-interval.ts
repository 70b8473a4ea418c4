import { quote, refuse } from '../base/errors.ts';
import { checkWithin, type Sample } from './argument.ts';
import { binomialCdf, binomialTail } from './binomial.ts';
import { log, log1p } from './elementary.ts';
import { firstWhere } from './first-where.ts';
import { ascending } from './order.ts';

/** Two observed values with a quantile of the population between them, at a confidence that holds for every population. */
export interface QuantileInterval {
  readonly low: number;
  readonly high: number;
  /** Ranks of the two values, from 1. */
  readonly lowRank: number;
  readonly highRank: number;
  /** The confidence reached: at least the one asked for, for the ranks are whole. */
  readonly coverage: number;
}

/**
 * A confidence interval for a quantile of the population that a sample came from, by order statistics.
 *
 *     low = x[r], high = x[s];  coverage = P(r ≤ B < s),  B ~ binomial(n, p)
 *
 * r is the largest and s the smallest rank that leaves at most (1 − confidence) / 2 outside on its side. Nothing is
 * assumed of the population but that the sample is independent.
 *
 * @param values      at least one, in any order
 * @param p           probability of the quantile, above 0 and below 1
 * @param confidence  0.5 … below 1
 * @throws ARGUMENT_INVALID  an argument outside its range
 * @throws NO_SOLUTION       the sample is too small for such an interval; the message says how many values would do
 * @source W. Conover, Practical Nonparametric Statistics, 3rd ed. (1999), §3.2
 */
export function quantileInterval(values: Sample, p: number, confidence: number): QuantileInterval {
  return quantileIntervalSorted(ascending(values, 'quantileInterval: values'), p, confidence);
}

/** `quantileInterval` of a finite sample that is already in ascending order, which is not checked. */
export function quantileIntervalSorted(sorted: Sample, p: number, confidence: number): QuantileInterval {
  const ranks = quantileRanks(sorted.length, p, confidence);
  return { low: sorted[ranks.lowRank - 1]!, high: sorted[ranks.highRank - 1]!, ...ranks };
}

/** The ranks of `quantileInterval` in a sample of n, and the confidence they reach. */
export function quantileRanks(
  n: number,
  p: number,
  confidence: number,
): Pick<QuantileInterval, 'lowRank' | 'highRank' | 'coverage'> {
  checkWithin('quantileInterval: p', p, Number.MIN_VALUE, 1 - Number.EPSILON / 2);
  checkWithin('quantileInterval: confidence', confidence, 0.5, 1 - Number.EPSILON / 2);
  const outside = (1 - confidence) / 2;
  const lowRank = firstWhere(n, (rank) => binomialCdf(n, p, rank) > outside);
  const highRank = 1 + firstWhere(n, (rank) => binomialTail(n, p, rank) <= outside);
  if (lowRank < 1 || highRank > n) {
    const met = `${n} values`;
    const remedy = `at least ${enough(Math.min(p, 1 - p), outside)} are needed for p = ${quote(p)} at this confidence`;
    refuse('NO_SOLUTION', { at: 'quantileInterval: values', problem: 'too few for an interval', met, remedy });
  }
  return { lowRank, highRank, coverage: 1 - binomialCdf(n, p, lowRank - 1) - binomialTail(n, p, highRank - 1) };
}

/** The smallest n with (1 − rare)^n ≤ outside: then the outermost value is beyond the quantile often enough. */
function enough(rare: number, outside: number): number {
  return Math.ceil(log(outside) / log1p(-rare));
}
