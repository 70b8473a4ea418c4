import { checkInside, checkNumber } from './argument.ts';
import { exp, expSum, log } from './elementary.ts';
import { ERF_NEAR_ONE, erfCentre, erfcTail, erfMiddle, TAIL_SHIFT } from './error-function-fits.ts';
import { quantileAtDepth, quantileOfHalves } from './normal.ts';

const ROOT_PI_INVERSE = 0.5641895835477563; // 1/√π
const ROOT_HALF = 0.7071067811865476;
const LN_2 = 0.6931471805599453;

/**
 * Error function, within one unit in the last place.
 *
 *     erf(x) = 2/√π · ∫₀ˣ exp(−t²) dt
 *
 * @param x  any number, infinities included
 * @throws ARGUMENT_INVALID  NaN
 */
export function erf(x: number): number {
  checkNumber('erf: x', x);
  const size = Math.abs(x);
  if (size < 0.84375) return x + x * erfCentre(x * x);
  const value = size < 1.25 ? ERF_NEAR_ONE + erfMiddle(size - 1) : 1 - tail(size);
  return x < 0 ? -value : value;
}

/**
 * Complementary error function, within 3e-16 of its size down to 1e-308.
 *
 *     erfc(x) = 1 − erf(x)
 *
 * @param x  any number, infinities included
 * @throws ARGUMENT_INVALID  NaN
 */
export function erfc(x: number): number {
  checkNumber('erfc: x', x);
  if (x >= 1.25) return tail(x);
  if (x <= -1.25) return 2 - tail(-x);
  if (x < -0.84375) return 1 + (ERF_NEAR_ONE + erfMiddle(-x - 1));
  if (x >= 0.84375) return 1 - ERF_NEAR_ONE - erfMiddle(x - 1);
  if (x < 0.25) return 1 - (x + x * erfCentre(x * x));
  return 0.5 - (x - 0.5 + x * erfCentre(x * x)); // x − 1/2 is exact here
}

/** erfc(x) for x ≥ 1.25. */
function tail(x: number): number {
  if (x > 28) return 0;
  const short = Math.fround(x);
  const square = -short * short; // exact; the rest of −x² is small
  const rest = erfcTail(1 / (x * x)) - TAIL_SHIFT - (x - short) * (x + short);
  const exponent = square + rest;
  const lost = square - exponent + rest;
  if (x < 26) return expSum(exponent, lost) / x;
  const root = expSum(0.5 * exponent, 0.5 * lost); // two factors, so that only the last product rounds to a subnormal
  return (root / x) * root;
}

/** exp(x²) · erfc(x) for x ≥ 0: what is left of the tail when its exponential is accounted for elsewhere. */
export function scaledErfc(x: number): number {
  if (x < 1.25) return exp(x * x) * erfc(x);
  return x < 1e8 ? exp(erfcTail(1 / (x * x)) - TAIL_SHIFT) / x : ROOT_PI_INVERSE / x;
}

/**
 * Inverse of the error function, within 8e-16 of its size.
 *
 *     erf(erfInverse(y)) = y
 *
 * @param y  −1 < y < 1
 * @throws ARGUMENT_INVALID  y outside −1 … 1, −1 or 1 themselves (their inverses are infinite), NaN
 */
export function erfInverse(y: number): number {
  checkInside('erfInverse: y', y, -1, 1);
  return ROOT_HALF * quantileOfHalves(0.5 * y, 0.5 * (1 - Math.abs(y)));
}

/**
 * Inverse of the complementary error function, within 7e-16 of its size however small y is.
 *
 *     erfc(erfcInverse(y)) = y
 *
 * @param y  0 < y < 2
 * @throws ARGUMENT_INVALID  y outside 0 … 2, 0 or 2 themselves, NaN
 */
export function erfcInverse(y: number): number {
  checkInside('erfcInverse: y', y, 0, 2);
  if (y < 1e-300) return ROOT_HALF * quantileAtDepth(LN_2 - log(y)); // y/2 itself may be too small for its digits
  return ROOT_HALF * quantileOfHalves(0.5 * (1 - y), 0.5 * (y < 1 ? y : 2 - y));
}
