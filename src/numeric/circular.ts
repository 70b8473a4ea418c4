import { checkFinite } from './argument.ts';

/** π to the nearest double. */
const PI = 3.141592653589793;

/** Taylor coefficients of sin and cos after the first term, in x²; within a quarter turn's half the next one is below 10⁻¹⁹. */
const SIN = [-1 / 6, 1 / 120, -1 / 5040, 1 / 362880, -1 / 39916800, 1 / 6227020800, -1 / 1307674368000];
const COS = [-1 / 2, 1 / 24, -1 / 720, 1 / 40320, -1 / 3628800, 1 / 479001600, -1 / 87178291200, 1 / 20922789888000];

/**
 * sin(π·x), the same bits on every engine; exact zeros and ones at multiples of one half.
 *
 * @param x  in half turns, any finite number
 * @throws ARGUMENT_INVALID  NaN or an infinity
 */
export function sinPi(x: number): number {
  return onCircle('sinPi', x, 0);
}

/** cos(π·x), the same bits on every engine; see `sinPi`. @throws ARGUMENT_INVALID  NaN or an infinity */
export function cosPi(x: number): number {
  return onCircle('cosPi', x, 1);
}

/** Folds x into an eighth of a turn around the nearest quarter, without rounding, and picks the branch. */
function onCircle(at: string, x: number, quartersAhead: 0 | 1): number {
  checkFinite(`${at}: x`, x);
  const folded = x % 2;
  const quarter = Math.round(folded * 2);
  const angle = PI * (folded - quarter / 2);
  const branch = (((quarter + quartersAhead) % 4) + 4) % 4;
  const value = branch % 2 === 0 ? smallSin(angle) : smallCos(angle);
  return branch < 2 ? value : 0 - value;
}

function smallSin(x: number): number {
  return x + x * (x * x) * horner(SIN, x * x);
}

function smallCos(x: number): number {
  return 1 + x * x * horner(COS, x * x);
}

function horner(coefficients: readonly number[], x: number): number {
  let value = 0;
  for (let i = coefficients.length - 1; i >= 0; i--) value = value * x + coefficients[i]!;
  return value;
}
