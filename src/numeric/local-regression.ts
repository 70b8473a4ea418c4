import { quote, refuse } from '../base/errors.ts';
import { checkFinite, checkPositive, checkSameLength, checkSample, checkWhole, type Sample } from './argument.ts';
import { ascending } from './order.ts';
import { dot, sum } from './sum.ts';

/** A line fitted to the neighbourhood of one point. */
export interface LocalFit {
  /** Height of the line at the point asked for. */
  readonly value: number;
  readonly slope: number;
  /** (Σw)² / Σw²: how many points of full weight the fit rests on. */
  readonly effectiveSize: number;
}

/**
 * Local linear regression: the line through a point's neighbourhood, near points weighing most.
 *
 *     Σ wᵢ·(yᵢ − value − slope·(xᵢ − at))²  smallest,   wᵢ = (1 − |xᵢ − at|³/bandwidth³)³ within the bandwidth, else 0
 *
 * @param x   any order
 * @param y   as many
 * @param at  the point asked for
 * @param bandwidth  above 0, in units of x; `nearestBandwidth` gives one that reaches a number of neighbours
 * @throws ARGUMENT_INVALID  values not finite, samples unequal in length, a bandwidth not above 0
 * @throws NO_SOLUTION       fewer than two different x within the bandwidth
 * @source W. Cleveland, Robust Locally Weighted Regression and Smoothing Scatterplots, JASA 74 (1979)
 */
export function localLinear(x: Sample, y: Sample, at: number, bandwidth: number): LocalFit {
  checkSample('localLinear: x', x);
  checkSample('localLinear: y', y);
  checkSameLength('localLinear: y', y, x.length);
  checkFinite('localLinear: at', at);
  checkPositive('localLinear: bandwidth', bandwidth);
  const weights = Float64Array.from(x, (value) => tricube(Math.abs(value - at) / bandwidth));
  const total = sum(weights);
  const centreX = total > 0 ? dot(weights, x) / total : at;
  const distances = Float64Array.from(x, (value) => value - centreX);
  const moments = weights.map((weight, i) => weight * distances[i]!);
  const spread = dot(moments, distances);
  // one x repeated leaves no more than the rounding of its mean
  if (!(spread > total * (8 * Number.EPSILON * (Math.abs(at) + bandwidth)) ** 2)) {
    const remedy = 'widen the bandwidth';
    refuse('NO_SOLUTION', {
      at: 'localLinear: bandwidth',
      problem: 'fewer than two x within',
      met: quote(bandwidth),
      remedy,
    });
  }
  const slope = dot(moments, y) / spread;
  const value = dot(weights, y) / total + slope * (at - centreX);
  return { value, slope, effectiveSize: (total * total) / dot(weights, weights) };
}

function tricube(distance: number): number {
  if (distance >= 1) return 0;
  const rest = 1 - distance * distance * distance;
  return rest * rest * rest;
}

/**
 * The distance from `at` to the `neighbours`-th nearest x.
 *
 * A neighbour at the very edge of the bandwidth weighs nothing.
 *
 * @param neighbours  1 … number of x
 * @throws ARGUMENT_INVALID  values not finite, a number of neighbours out of range
 */
export function nearestBandwidth(x: Sample, at: number, neighbours: number): number {
  checkSample('nearestBandwidth: x', x);
  checkFinite('nearestBandwidth: at', at);
  checkWhole('nearestBandwidth: neighbours', neighbours, 1, x.length);
  const distances = Float64Array.from(x, (value) => Math.abs(value - at));
  return ascending(distances, 'nearestBandwidth: x')[neighbours - 1]!;
}
