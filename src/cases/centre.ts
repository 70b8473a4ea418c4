import type { CaseEstimateOptions, CaseSchema } from '../domain/case-schema.ts';
import { checkPositive, checkSample, checkWeights, type Sample } from '../numeric/argument.ts';
import { exp, log } from '../numeric/elementary.ts';
import { orderOf } from '../numeric/order.ts';

/** Scale on which values are averaged: as they are, or by their logarithms. */
export type ValueScale = NonNullable<CaseSchema['value']>['scale'];

/** How the values of neighbours become one. */
export interface Centring {
  readonly centre: Exclude<CaseEstimateOptions['centre'], 'linear'>;
  readonly weighting: CaseEstimateOptions['weighting'];
  readonly scale: ValueScale;
}

/**
 * Weights of neighbours by their distances, nearest first.
 *
 *     equal     1
 *     nearness  1 − (D / h)²,  h = (1 + 1/k) times the largest distance; 1 where all distances are 0
 *
 * @throws ARGUMENT_INVALID  no distances, or one that is not finite
 * @source V. Epanechnikov, Non-Parametric Estimation of a Multivariate Probability Density (1969), for the quadratic kernel
 */
export function neighbourWeights(distances: Sample, weighting: Centring['weighting']): Float64Array {
  checkSample('neighbourWeights: distances', distances);
  const k = distances.length;
  const reach = distances[k - 1]! * (1 + 1 / k);
  return Float64Array.from({ length: k }, (_, i) => {
    const relative = weighting === 'equal' || reach === 0 ? 0 : distances[i]! / reach;
    return 1 - relative * relative;
  });
}

/**
 * One value for several.
 *
 *     median  the value, or the middle of the two values, that splits the weight in halves
 *     mean    Σ w·v / Σ w
 *
 * On the scale `log` the middle of two values and the mean are geometric.
 *
 * @param values   at least one, above 0 on the scale `log`
 * @param weights  one for each value, 0 or more, not all 0
 * @throws ARGUMENT_INVALID  values or weights as above not met
 */
export function centreOf(values: Sample, weights: Sample, { centre, scale }: Omit<Centring, 'weighting'>): number {
  checkSample('centreOf: values', values);
  checkWeights('centreOf: weights', weights, values.length);
  if (scale === 'log') for (let i = 0; i < values.length; i++) checkPositive(`centreOf: values[${i}]`, values[i]!);
  return centre === 'median' ? weightedMedian(values, weights, scale) : weightedMean(values, weights, scale);
}

function weightedMedian(values: Sample, weights: Sample, scale: ValueScale): number {
  const order = orderOf(values).filter((i) => weights[i]! > 0);
  const total = order.reduce((sum, i) => sum + weights[i]!, 0);
  let k = 0;
  let reached = weights[order[0]!]!;
  while (2 * reached < total) reached += weights[order[++k]!]!;
  const low = values[order[k]!]!;
  const high = 2 * reached === total ? values[order[k + 1]!]! : low;
  if (low === high) return low;
  return scale === 'log' ? Math.sqrt(low) * Math.sqrt(high) : low / 2 + high / 2;
}

function weightedMean(values: Sample, weights: Sample, scale: ValueScale): number {
  let total = 0;
  let weighted = 0;
  for (let i = 0; i < values.length; i++) {
    total += weights[i]!;
    weighted += weights[i]! * (scale === 'log' ? log(values[i]!) : values[i]!);
  }
  return scale === 'log' ? exp(weighted / total) : weighted / total;
}

/** How many equal weights would be as good: (Σ w)² / Σ w². @source L. Kish, Survey Sampling (1965) */
export function effectiveCount(weights: Sample): number {
  checkWeights('effectiveCount: weights', weights, weights.length);
  let total = 0;
  let squares = 0;
  for (let i = 0; i < weights.length; i++) {
    total += weights[i]!;
    squares += weights[i]! * weights[i]!;
  }
  return (total * total) / squares;
}
