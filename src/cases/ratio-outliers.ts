import { checkPositive, checkSample, type Sample } from '../numeric/argument.ts';
import { ascending, quantileSorted } from '../numeric/order.ts';

/** Ratios that lie far from the bulk. */
export interface RatioOutliers {
  /** How many distances between the quartiles beyond them a ratio may lie. */
  readonly reach: number;
  readonly low: number;
  readonly high: number;
  /** Places of the ratios outside, from 0. */
  readonly places: readonly number[];
}

/**
 * The ratios beyond the fences.
 *
 *     below q₁ − reach·(q₃ − q₁) or above q₃ + reach·(q₃ − q₁);   quartiles of type 7
 *
 * Nothing is left out by this: leaving cases out is a choice that a study states.
 *
 * @param ratios  at least one
 * @param reach   above 0: 1.5 for outliers, 3 for extreme ones
 * @throws ARGUMENT_INVALID  ratios or reach as above not met
 * @source J. Tukey, Exploratory Data Analysis (1977), ch. 2; IAAO, Standard on Ratio Studies (2013), appendix B
 */
export function ratioOutliers(ratios: Sample, reach: number): RatioOutliers {
  checkSample('ratioOutliers: ratios', ratios);
  checkPositive('ratioOutliers: reach', reach);
  const sorted = ascending(ratios);
  const [lower, upper] = [quantileSorted(sorted, 0.25), quantileSorted(sorted, 0.75)];
  const low = lower - reach * (upper - lower);
  const high = upper + reach * (upper - lower);
  const isOutside = (i: number): boolean => ratios[i]! < low || ratios[i]! > high;
  return { reach, low, high, places: [...Array(ratios.length).keys()].filter(isOutside) };
}
