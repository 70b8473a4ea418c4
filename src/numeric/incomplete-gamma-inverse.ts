import { checkWithin } from './argument.ts';
import { add, type DoubleDouble, divide, twoSum } from './double-double.ts';
import { expSum, log } from './elementary.ts';
import { logGammaOnePlus } from './gamma.ts';
import { gammaTerm } from './gamma-term.ts';
import { checkShape, gammaTails } from './incomplete-gamma.ts';
import { logarithmicNewton } from './logarithmic-newton.ts';
import { normalQuantile, normalTailQuantile } from './normal.ts';
import { preciseLog } from './precise.ts';

/**
 * Inverse of the lower incomplete gamma function: the quantile of the gamma distribution with shape a.
 *
 *     P(a, x) = p
 *
 * A quantile below 1e-308, as small shapes have, comes back as 0.
 *
 * @param a  above 0, at most 1e100
 * @param p  0 ≤ p < 1
 * @throws ARGUMENT_INVALID  an argument outside its range, p = 1 (its quantile is infinite), NaN
 * @throws NO_CONVERGENCE    the iteration gave up
 */
export function incompleteGammaLowerInverse(a: number, p: number): number {
  checkShape('incompleteGammaLowerInverse: a', a);
  checkWithin('incompleteGammaLowerInverse: p', p, 0, ALMOST_ONE);
  return p <= 0.5 ? fromBelow(a, p) : fromAbove(a, 1 - p);
}

/**
 * Inverse of the upper incomplete gamma function, exact for small q where 1 − q would lose digits.
 *
 *     Q(a, x) = q
 *
 * @param a  above 0, at most 1e100
 * @param q  0 < q ≤ 1
 * @throws ARGUMENT_INVALID  an argument outside its range, q = 0 (its inverse is infinite), NaN
 * @throws NO_CONVERGENCE    the iteration gave up
 */
export function incompleteGammaUpperInverse(a: number, q: number): number {
  checkShape('incompleteGammaUpperInverse: a', a);
  checkWithin('incompleteGammaUpperInverse: q', q, Number.MIN_VALUE, 1);
  return q <= 0.5 ? fromAbove(a, q) : fromBelow(a, 1 - q);
}

/** The bound below is off by a part x/(1 + 1/a) of itself. */
const BOUND_IS_SHARP = 1e-17;
const ALMOST_ONE = 1 - Number.EPSILON / 2;

/** x with P(a, x) = p ≤ 1/2. */
function fromBelow(a: number, p: number): number {
  if (p === 0) return 0;
  const least = lowerBound(a, [p, 0]);
  if (least < BOUND_IS_SHARP) return least;
  const start = Math.max(least, wilsonHilferty(a, normalQuantile(p)));
  const slope = (x: number) => {
    const value = gammaTails(a, x).lower;
    return { value, elasticity: gammaTerm(a, x) / value };
  };
  return logarithmicNewton(slope, { target: p, start, high: Number.MAX_VALUE, rising: true });
}

/** x with Q(a, x) = q ≤ 1/2. */
function fromAbove(a: number, q: number): number {
  const least = lowerBound(a, twoSum(1, -q));
  if (least < BOUND_IS_SHARP) return least;
  const start = least < 0.1 ? least : a < 1 ? -log(q) : wilsonHilferty(a, normalTailQuantile(q));
  const slope = (x: number) => {
    const value = gammaTails(a, x).upper;
    return { value, elasticity: -gammaTerm(a, x) / value };
  };
  return logarithmicNewton(slope, { target: q, start, high: Number.MAX_VALUE, rising: false });
}

/** The x with x^a / Γ(1 + a) = p; since P(a, x) is smaller, it lies below the quantile, and next to it when small. */
function lowerBound(a: number, p: DoubleDouble): number {
  const [high, low] = divide(add(preciseLog(p), [logGammaOnePlus(a), 0]), [a, 0]);
  return expSum(high, low);
}

/** The cube of a normal value z; poor for small shapes, near enough for large ones. */
function wilsonHilferty(a: number, z: number): number {
  const root = 1 - 1 / (9 * a) + z / (3 * Math.sqrt(a));
  return root > 0 ? a * root * root * root : 0;
}
