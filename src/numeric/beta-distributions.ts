import { checkPositive, checkWithin } from './argument.ts';
import { checkRising, type Distribution } from './distribution.ts';
import { incompleteBeta, incompleteBetaInverse } from './incomplete-beta.ts';

export interface BetaDistribution extends Distribution {
  readonly alpha: number;
  readonly beta: number;
}

/**
 * The beta distribution.
 *
 *     F(x) = I_x(α, β),  mean = α / (α + β),  variance = αβ / ((α + β)² (α + β + 1))
 *
 * @param alpha  above 0
 * @param beta   above 0
 * @throws ARGUMENT_INVALID  a parameter not above 0
 */
export function betaDistribution(alpha: number, beta: number): BetaDistribution {
  checkPositive('betaDistribution: alpha', alpha);
  checkPositive('betaDistribution: beta', beta);
  const total = alpha + beta;
  return {
    alpha,
    beta,
    mean: alpha / total,
    variance: ((alpha / total) * (beta / total)) / (total + 1),
    cdf: (x) => incompleteBeta(alpha, beta, Math.min(Math.max(x, 0), 1)),
    quantile: (p) => incompleteBetaInverse(alpha, beta, p),
  };
}

/**
 * The PERT distribution: a beta distribution stretched over min … max, whose mean leans on the mode.
 *
 *     α = 1 + w · (mode − min) / (max − min),  β = 1 + w · (max − mode) / (max − min),
 *     mean = (min + w · mode + max) / (w + 2)
 *
 * @param min     finite, below `max`
 * @param mode    min … max
 * @param weight  w, of the mode against each end; above 0
 * @throws ARGUMENT_INVALID  min not below max, the mode not between them, a weight not above 0
 * @source Malcolm, Roseboom, Clark & Fazar, Operations Research 7 (1959); the weight after Vose, Risk Analysis (2008)
 */
export function pertDistribution(min: number, mode: number, max: number, weight = 4): BetaDistribution {
  checkRising('pertDistribution: min and max', min, max);
  checkWithin('pertDistribution: mode', mode, min, max);
  checkPositive('pertDistribution: weight', weight);
  const width = max - min;
  const unit = betaDistribution(1 + (weight * (mode - min)) / width, 1 + (weight * (max - mode)) / width);
  return {
    ...unit,
    mean: min + width * unit.mean,
    variance: width * width * unit.variance,
    cdf: (x) => unit.cdf((x - min) / width),
    quantile: (p) => Math.min(min + width * unit.quantile(p), max),
  };
}
