import { quote, refuse } from '../base/errors.ts';
import { checkInside, checkWhole, type Sample } from '../numeric/argument.ts';
import { ascending, quantileSorted } from '../numeric/order.ts';
import { quantileIntervalSorted } from '../numeric/quantile-interval.ts';
import { RandomStream } from '../numeric/random-stream.ts';
import { studentTTailQuantile } from '../numeric/student-t.ts';
import { sum } from '../numeric/sum.ts';
import type { Interval } from './conformal.ts';
import type { RatioPairs } from './price-related-bias.ts';

/** Intervals of the statistics of a ratio study. */
export interface RatioIntervals {
  readonly confidence: number;
  /** By order statistics; null where the ratios are too few. */
  readonly medianRatio: Interval | null;
  /** By the error of a quotient of totals and Student's t. */
  readonly weightedMeanRatio: Interval;
  /** By the quantiles of so many samples drawn anew; null where none are drawn. */
  readonly cod: Interval | null;
  readonly prd: Interval | null;
  readonly draws: number;
}

export interface IntervalOptions {
  /** Chance that an interval holds what it is of; 0.95 unless said otherwise. */
  readonly confidence?: number;
  /** Samples drawn anew for COD and PRD: 0 … 100 000, 500 unless said otherwise. */
  readonly draws?: number;
  /** Same seed, same intervals; 0 unless said otherwise. */
  readonly seed?: number;
}

/**
 * @throws ARGUMENT_INVALID  a confidence outside 0.5 … 1, draws or seed that are not whole numbers in range
 * @source median: W. Conover, Practical Nonparametric Statistics (1999), §3.2; weighted mean: W. Cochran, Sampling Techniques
 *         (1977), §6.5; COD, PRD: B. Efron, R. Tibshirani, An Introduction to the Bootstrap (1993), ch. 13
 */
export function ratioIntervals(pairs: RatioPairs, { confidence = 0.95, draws = 500, seed = 0 }: IntervalOptions) {
  checkInside('ratioStudy: confidence', confidence, 0, 1);
  if (confidence < 0.5) {
    const remedy = 'give at least 0.5';
    refuse('ARGUMENT_INVALID', {
      at: 'ratioStudy: confidence',
      problem: 'below one half',
      met: quote(confidence),
      remedy,
    });
  }
  checkWhole('ratioStudy: draws', draws, 0, 100_000);
  const { estimates, prices, ratios } = pairs;
  const drawn = draws === 0 ? null : redraw(pairs, draws, seed);
  const between = (values: Float64Array): Interval => ({
    lower: quantileSorted(values, (1 - confidence) / 2),
    upper: quantileSorted(values, (1 + confidence) / 2),
  });
  return {
    confidence,
    medianRatio: medianInterval(ratios, confidence),
    weightedMeanRatio: quotientInterval(estimates, prices, confidence),
    cod: drawn && between(drawn.cod),
    prd: drawn && between(drawn.prd),
    draws,
  } satisfies RatioIntervals;
}

function medianInterval(ratios: Float64Array, confidence: number): Interval | null {
  // the outermost two values hold the median unless all lie on one side of it
  const widest = 1 - 2 ** (1 - ratios.length);
  if (widest < confidence) return null;
  const { low, high } = quantileIntervalSorted(ascending(ratios), 0.5, confidence);
  return { lower: low, upper: high };
}

function quotientInterval(estimates: Sample, prices: Sample, confidence: number): Interval {
  const n = prices.length;
  const total = sum(prices);
  const quotient = sum(estimates) / total;
  const rest = sum(Float64Array.from(prices, (price, i) => (estimates[i]! - quotient * price) ** 2));
  const error = Math.sqrt((rest * n) / (n - 1)) / total;
  const reach = error * studentTTailQuantile((1 - confidence) / 2, n - 1);
  return { lower: quotient - reach, upper: quotient + reach };
}

/** COD and PRD of samples drawn with replacement, smallest first. */
function redraw({ estimates, prices, ratios }: RatioPairs, draws: number, seed: number) {
  const n = ratios.length;
  const stream = new RandomStream(seed);
  const cod = new Float64Array(draws);
  const prd = new Float64Array(draws);
  const sample = new Float64Array(n);
  for (let d = 0; d < draws; d++) {
    stream.reset(seed, d, 0);
    let [ratioTotal, estimateTotal, priceTotal] = [0, 0, 0];
    for (let i = 0; i < n; i++) {
      const at = Math.floor(stream.uniform() * n);
      sample[i] = ratios[at]!;
      ratioTotal += ratios[at]!;
      estimateTotal += estimates[at]!;
      priceTotal += prices[at]!;
    }
    sample.sort();
    const median = quantileSorted(sample, 0.5);
    let distance = 0;
    for (let i = 0; i < n; i++) distance += Math.abs(sample[i]! - median);
    cod[d] = (100 * distance) / n / median;
    prd[d] = ratioTotal / n / (estimateTotal / priceTotal);
  }
  return { cod: cod.sort(), prd: prd.sort() };
}
