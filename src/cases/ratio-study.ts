import { checkPositive, checkSameLength, checkSample, type Sample } from '../numeric/argument.ts';
import { standardDeviation } from '../numeric/describe.ts';
import { quantile } from '../numeric/order.ts';
import { sum } from '../numeric/sum.ts';
import { type PriceOrderGini, priceOrderGini } from './price-order-gini.ts';
import { type PriceRelatedBias, priceRelatedBias } from './price-related-bias.ts';
import { type IntervalOptions, type RatioIntervals, ratioIntervals } from './ratio-intervals.ts';
import { type RatioOutliers, ratioOutliers } from './ratio-outliers.ts';
import { checkRatioStandard, type StandardCheck } from './ratio-standards.ts';
import { type VerticalEquityIndicator, verticalEquityIndicator } from './vertical-equity-indicator.ts';

/** How estimates stand to the prices they estimate: level, horizontal equity (like cases alike), vertical equity (cheap and dear alike). */
export interface RatioStudy extends PriceOrderGini {
  readonly n: number;
  readonly medianRatio: number;
  readonly meanRatio: number;
  /** Σ estimates / Σ prices. */
  readonly weightedMeanRatio: number;
  /** Coefficient of dispersion: mean distance of the ratios from their median, in percent of it. */
  readonly cod: number;
  /** Coefficient of variation: standard deviation of the ratios in percent of their mean. */
  readonly cov: number;
  /** Mean distance of the ratios from their median. */
  readonly averageAbsoluteDeviation: number;
  /** Price-related differential: mean ratio over weighted mean ratio; above 1 where dear things are estimated too low. */
  readonly prd: number;
  /** Price-related bias: relative change of the ratio for each doubling of the value; below 0 where dear things are estimated too low. */
  readonly prb: number;
  readonly prbFit: PriceRelatedBias;
  readonly verticalEquity: VerticalEquityIndicator | null;
  readonly medianAbsolutePercentError: number;
  readonly meanAbsolutePercentError: number;
  /** Share of estimates within 10 % and 20 % of the price. */
  readonly hitRate10: number;
  readonly hitRate20: number;
  readonly intervals: RatioIntervals;
  readonly standards: readonly StandardCheck[];
  /** Ratios beyond the fences; they are counted in. */
  readonly outliers: RatioOutliers;
}

export interface RatioStudyOptions extends IntervalOptions {
  /** Distances between the quartiles beyond which a ratio is named an outlier; 3 unless said otherwise. */
  readonly outlierReach?: number;
}

/**
 * Compares estimates with the prices that were paid; errors are fractions of the price, ratios estimate / price.
 *
 *     cod = 100 · mean |r − m| / m          m = median of r
 *     prd = mean r / (Σ estimates / Σ prices)
 *     prb = slope of (r − m)/m on log₂((estimate/m + price)/2)
 *
 * @param estimates  at least two, above 0
 * @param prices     as many, above 0
 * @throws ARGUMENT_INVALID  estimates, prices or options as above not met
 * @throws NO_SOLUTION       all values the same: there is no slope
 * @source IAAO, Standard on Ratio Studies (2013), appendix B
 */
export function ratioStudy(estimates: Sample, prices: Sample, options: RatioStudyOptions = {}): RatioStudy {
  checkSample('ratioStudy: estimates', estimates, 2);
  checkSameLength('ratioStudy: prices', prices, estimates.length);
  const n = estimates.length;
  for (let i = 0; i < n; i++) {
    checkPositive(`ratioStudy: estimates[${i}]`, estimates[i]!);
    checkPositive(`ratioStudy: prices[${i}]`, prices[i]!);
  }
  const ratios = Float64Array.from(estimates, (estimate, i) => estimate / prices[i]!);
  const errors = ratios.map((ratio) => Math.abs(ratio - 1));
  const median = quantile(ratios, 0.5);
  const pairs = { estimates, prices, ratios, median };
  const meanRatio = sum(ratios) / n;
  const weightedMeanRatio = sum(estimates) / sum(prices);
  const averageAbsoluteDeviation = sum(ratios.map((ratio) => Math.abs(ratio - median))) / n;
  const intervals = ratioIntervals(pairs, options);
  const prbFit = priceRelatedBias(pairs, intervals.confidence);
  const level = {
    medianRatio: median,
    cod: (100 * averageAbsoluteDeviation) / median,
    prd: meanRatio / weightedMeanRatio,
    prb: prbFit.slope,
  };
  return {
    n,
    meanRatio,
    weightedMeanRatio,
    ...level,
    cov: (100 * standardDeviation(ratios)) / meanRatio,
    averageAbsoluteDeviation,
    prbFit,
    ...priceOrderGini(estimates, prices),
    verticalEquity: verticalEquityIndicator(pairs),
    medianAbsolutePercentError: quantile(errors, 0.5),
    meanAbsolutePercentError: sum(errors) / n,
    hitRate10: errors.filter((error) => error <= 0.1).length / n,
    hitRate20: errors.filter((error) => error <= 0.2).length / n,
    intervals,
    standards: (['medianRatio', 'cod', 'prd', 'prb'] as const).map((name) => checkRatioStandard(name, level[name])),
    outliers: ratioOutliers(ratios, options.outlierReach ?? 3),
  };
}
