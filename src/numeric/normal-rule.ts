import { checkWhole } from './argument.ts';
import { log } from './elementary.ts';
import type { QuadratureRule } from './gauss-quadrature.ts';
import { normalDensity } from './normal.ts';

/** Beyond this many standard deviations lies less than 1e-16 of a normal law. */
const REACH = 8.5;

/**
 * A rule for means over a standard normal value: evenly spread nodes, weights as the density, adding up to 1.
 *
 *     E f(Z) ≈ Σ wᵢ·f(zᵢ);  for f like a normal density of deviation s the error is 2·exp(−2π²·s²/h²), h the step
 *
 * For smooth f it converges faster than any power of the step, and unlike a Gauss–Hermite rule its nodes lie where f is
 * narrow as well as elsewhere.
 *
 * @param nodes  odd or even, 2 … 100,000, over −8.5 … 8.5
 * @throws ARGUMENT_INVALID  a number of nodes out of range
 * @source L. Trefethen and J. Weideman, The exponentially convergent trapezoidal rule, SIAM Review 56 (2014)
 */
export function normalRule(nodes: number): QuadratureRule {
  checkWhole('normalRule: nodes', nodes, 2, 100_000);
  const places = Float64Array.from({ length: nodes }, (_, i) => (REACH * (2 * i - (nodes - 1))) / (nodes - 1));
  const densities = places.map(normalDensity);
  const total = densities.reduce((sum, density) => sum + density, 0);
  return { nodes: places, weights: densities.map((density) => density / total) };
}

/**
 * How many nodes `normalRule` needs for functions like a normal density of the given deviation.
 *
 * @param deviation  above 0
 * @param error      relative, 1e-15 … 0.1
 */
export function normalRuleSize(deviation: number, error: number): number {
  const narrow = deviation / Math.sqrt(1 + deviation * deviation);
  const step = narrow * Math.PI * Math.sqrt(2 / log(2 / error));
  return Math.max(32, Math.ceil((2 * REACH) / step) + 1);
}
