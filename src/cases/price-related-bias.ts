import { quote, refuse } from '../base/errors.ts';
import type { Sample } from '../numeric/argument.ts';
import { log } from '../numeric/elementary.ts';
import { studentTTail, studentTTailQuantile } from '../numeric/student-t.ts';
import { sum } from '../numeric/sum.ts';
import type { Interval } from './conformal.ts';

/** A slope, and how sure it is; nulls where fewer than three pairs, or pairs without scatter, leave no error to tell. */
export interface PriceRelatedBias {
  readonly slope: number;
  readonly standardError: number | null;
  readonly t: number | null;
  /** Chance of a slope as far from 0 where there is none, both sides. */
  readonly p: number | null;
  readonly interval: Interval | null;
}

const LOG_2 = log(2);

/**
 * How the ratio changes, relative to its median m, with each doubling of the value.
 *
 *     slope of (r − m)/m on log₂((estimate/m + price)/2);  error, t and p as of a least squares slope, n − 2 degrees
 *
 * @param ratios  estimate / price, as many as estimates and prices, all above 0
 * @throws NO_SOLUTION  all values the same: there is no slope
 * @source IAAO, Standard on Ratio Studies (2013), appendix D
 */
export function priceRelatedBias(
  { estimates, prices, ratios, median }: RatioPairs,
  confidence: number,
): PriceRelatedBias {
  const n = ratios.length;
  const x = Float64Array.from(ratios, (_, i) => log((estimates[i]! / median + prices[i]!) / 2) / LOG_2);
  const y = Float64Array.from(ratios, (ratio) => (ratio - median) / median);
  const [meanX, meanY] = [sum(x) / n, sum(y) / n];
  const spread = sum(x.map((each) => (each - meanX) * (each - meanX)));
  if (spread === 0) {
    const remedy = 'give cases of different value';
    refuse('NO_SOLUTION', { at: 'ratioStudy: prb', problem: 'all values are the same', met: quote(n), remedy });
  }
  const slope = sum(x.map((each, i) => (each - meanX) * (y[i]! - meanY))) / spread;
  const rest = sum(x.map((each, i) => squared(y[i]! - meanY - slope * (each - meanX))));
  if (n < 3) return { slope, standardError: null, t: null, p: null, interval: null };
  const standardError = Math.sqrt(rest / (n - 2) / spread);
  const reach = standardError * studentTTailQuantile((1 - confidence) / 2, n - 2);
  const t = standardError > 0 ? slope / standardError : null;
  return {
    slope,
    standardError,
    t,
    p: t === null ? null : 2 * studentTTail(Math.abs(t), n - 2),
    interval: { lower: slope - reach, upper: slope + reach },
  };
}

/** Estimates beside prices, their ratios and the median of these. */
export interface RatioPairs {
  readonly estimates: Sample;
  readonly prices: Sample;
  readonly ratios: Float64Array;
  readonly median: number;
}

const squared = (x: number): number => x * x;
