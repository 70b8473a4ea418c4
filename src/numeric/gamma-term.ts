import { multiply } from './double-double.ts';
import { expSum } from './elementary.ts';
import { preciseLogGamma, STIRLING_START, stirlingRest } from './gamma.ts';
import { deviance, preciseLog, subtract } from './precise.ts';

const DENSITY_AT_ZERO = 0.3989422804014327; // 1/√(2π)

/**
 * The term that the gamma and Poisson laws are built from, within a few roundings, for a and x above 0.
 *
 *     xᵃ · e⁻ˣ / Γ(a)
 *
 * The exponent is kept in double-double: rounded to one number it would cost as many digits as it has before the point.
 */
export function gammaTerm(a: number, x: number): number {
  if (a >= STIRLING_START) {
    const [high, low] = subtract([-stirlingRest(a), 0], deviance(a, [x, 0]));
    return DENSITY_AT_ZERO * Math.sqrt(a) * expSum(high, low);
  }
  const power = subtract(multiply([a, 0], preciseLog([x, 0])), [x, 0]);
  const [high, low] = subtract(power, preciseLogGamma([a, 0]));
  return expSum(high, low);
}
