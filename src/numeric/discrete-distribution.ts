import { checkNumber, checkSample, checkWeights, checkWithin, type Sample } from './argument.ts';
import { checkMoments, type Distribution } from './distribution.ts';
import { firstWhere } from './first-where.ts';

/**
 * The distribution over finitely many values, each with a weight.
 *
 *     P(values[i]) = weights[i] / Σ weights
 *
 * @param values   at least one, finite, in any order
 * @param weights  as many, 0 or more, not all 0; they need not add up to 1
 * @throws ARGUMENT_INVALID  no values, lists of different length, a negative weight, weights that are all 0, a variance
 *                           too large for a number
 * @complexity  a draw in log₂ of the number of values
 */
export function discreteDistribution(values: Sample, weights: Sample): Distribution {
  checkSample('discreteDistribution: values', values);
  checkWeights('discreteDistribution: weights', weights, values.length);
  const order = Array.from(values, (_, i) => i)
    .filter((i) => weights[i]! > 0)
    .sort((i, j) => values[i]! - values[j]!);
  const total = order.reduce((sum, i) => sum + weights[i]!, 0);
  const sorted = Float64Array.from(order, (i) => values[i]!);
  const shares = order.map((i) => weights[i]! / total);
  let sum = 0;
  const upTo = Float64Array.from(shares, (share) => {
    sum = Math.min(sum + share, 1);
    return sum;
  });
  upTo[upTo.length - 1] = 1; // whatever rounding left of it

  const mean = shares.reduce((m, share, k) => m + share * sorted[k]!, 0);
  const variance = shares.reduce((v, share, k) => v + share * (sorted[k]! - mean) * (sorted[k]! - mean), 0);
  checkMoments('discreteDistribution', mean, variance);
  return {
    mean,
    variance,
    cdf: (x) => {
      checkNumber('discreteDistribution: x', x);
      const above = firstWhere(sorted.length, (k) => sorted[k]! > x);
      return above === 0 ? 0 : upTo[above - 1]!;
    },
    quantile: (p) => {
      checkWithin('discreteDistribution: p', p, 0, 1);
      return sorted[firstWhere(sorted.length, (k) => upTo[k]! >= p)]!;
    },
  };
}
