import { checkNumber, checkPositive } from './argument.ts';
import { checkMoments, type Distribution } from './distribution.ts';
import { checkShape, incompleteGammaLower } from './incomplete-gamma.ts';
import { incompleteGammaLowerInverse } from './incomplete-gamma-inverse.ts';

/**
 * The gamma distribution.
 *
 *     F(x) = P(shape, x / scale),  mean = shape · scale,  variance = shape · scale²
 *
 * @param shape  above 0, at most 1e100
 * @param scale  above 0
 * @throws ARGUMENT_INVALID  a parameter not above 0, or a variance too large for a number
 */
export function gammaDistribution(shape: number, scale: number): Distribution {
  checkShape('gammaDistribution: shape', shape);
  checkPositive('gammaDistribution: scale', scale);
  const mean = shape * scale;
  const variance = mean * scale;
  checkMoments('gammaDistribution', mean, variance);
  return {
    mean,
    variance,
    cdf: (x) => {
      checkNumber('gammaDistribution: x', x);
      return x > 0 ? incompleteGammaLower(shape, x / scale) : 0;
    },
    quantile: (p) => scale * incompleteGammaLowerInverse(shape, p),
  };
}
