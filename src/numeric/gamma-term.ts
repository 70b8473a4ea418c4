import { add, divide, multiply, productError, twoSum } from './double-double.ts';
import { expSum, pow } from './elementary.ts';
import { STIRLING_START, stirlingRest } from './gamma.ts';
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
  return smallTerm(a, x);
}

/** By Stirling's formula for r = a + n ≥ 10: Γ(a) = Γ(r) / product with product = a·(a + 1)…(r − 1). */
function smallTerm(a: number, x: number): number {
  const n = Math.ceil(STIRLING_START - a);
  const raised = twoSum(n, a);
  let product = a;
  let lost = 0;
  for (let i = 1; i < n; i++) {
    const factor = i + a;
    const next = product * factor;
    lost =
      productError(product, factor, next) + (lost * factor + product * (i > a ? a - (factor - i) : i - (factor - a)));
    product = next;
  }
  const r = raised[0];
  const power = multiply([a, 0], preciseLog(divide([x, 0], raised)));
  const [high, low] = add(add(power, raised), twoSum(-x, -stirlingRest(r)));
  const rest = low + ((0.5 - n) * raised[1]) / r + lost / product;
  return DENSITY_AT_ZERO * product * pow(r, 0.5 - n) * expSum(high, rest);
}
