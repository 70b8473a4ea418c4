import { quote, refuse } from '../base/errors.ts';
import { checkPositive, checkSameLength, checkSample, type Sample } from '../numeric/argument.ts';
import { log } from '../numeric/elementary.ts';
import { quantile } from '../numeric/order.ts';
import { sum } from '../numeric/sum.ts';

/** How estimates stand to the prices they estimate. */
export interface RatioStudy {
  readonly n: number;
  readonly medianRatio: number;
  readonly meanRatio: number;
  /** Σ estimates / Σ prices. */
  readonly weightedMeanRatio: number;
  /** Coefficient of dispersion: mean distance of the ratios from their median, in percent of it. */
  readonly cod: number;
  /** Price-related differential: mean ratio over weighted mean ratio; above 1 where dear things are estimated too low. */
  readonly prd: number;
  /** Price-related bias: relative change of the ratio for each doubling of the value; below 0 where dear things are estimated too low. */
  readonly prb: number;
  readonly medianAbsolutePercentError: number;
  readonly meanAbsolutePercentError: number;
  /** Share of estimates within 10 % and 20 % of the price. */
  readonly hitRate10: number;
  readonly hitRate20: number;
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
 * @throws ARGUMENT_INVALID  estimates or prices as above not met
 * @throws NO_SOLUTION       all values the same: there is no slope
 * @source IAAO, Standard on Ratio Studies (2013), appendix B
 */
export function ratioStudy(estimates: Sample, prices: Sample): RatioStudy {
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
  const meanRatio = sum(ratios) / n;
  const weightedMeanRatio = sum(estimates) / sum(prices);
  return {
    n,
    medianRatio: median,
    meanRatio,
    weightedMeanRatio,
    cod: (100 * sum(ratios.map((ratio) => Math.abs(ratio - median)))) / n / median,
    prd: meanRatio / weightedMeanRatio,
    prb: slope(
      ratios.map((_, i) => log((estimates[i]! / median + prices[i]!) / 2) / LOG_2),
      ratios.map((ratio) => (ratio - median) / median),
    ),
    medianAbsolutePercentError: quantile(errors, 0.5),
    meanAbsolutePercentError: sum(errors) / n,
    hitRate10: errors.filter((error) => error <= 0.1).length / n,
    hitRate20: errors.filter((error) => error <= 0.2).length / n,
  };
}

const LOG_2 = log(2);

/** Least squares slope of y on x. */
function slope(x: Float64Array, y: Float64Array): number {
  const meanX = sum(x) / x.length;
  const meanY = sum(y) / y.length;
  const spread = sum(x.map((each) => (each - meanX) * (each - meanX)));
  if (spread === 0) {
    const remedy = 'give cases of different value';
    refuse('NO_SOLUTION', { at: 'ratioStudy: prb', problem: 'all values are the same', met: quote(x.length), remedy });
  }
  return sum(x.map((each, i) => (each - meanX) * (y[i]! - meanY))) / spread;
}
