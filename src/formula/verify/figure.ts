import {
  add,
  compare,
  divide,
  HALF,
  isShort,
  larger,
  magnitude,
  multiply,
  NOUGHT,
  negate,
  order,
  type Real,
  real,
  size,
  subtract,
  ten,
  UNITY,
  unitOf,
} from './real.ts';
import {
  exponential,
  logarithm,
  normalBelow,
  normalDensity,
  normalQuantile,
  OWN_ERROR,
  squareRoot,
  wholePower,
} from './transcendental.ts';

/**
 * A recomputed number, and how far a calculation that rounds every operation to 34 digits may lie from it: nothing while
 * its results fit into 34 digits, otherwise one unit in the 34th digit for each operation, carried on through the later
 * ones (a running error bound).
 *
 * @source J. H. Wilkinson, Rounding Errors in Algebraic Processes (1963), running error analysis
 */
export interface Figure {
  readonly at: Real;
  readonly within: Real;
}

/** Why there is no number. It takes the place of one, so that a branch that is not taken may hold it. */
export interface Failure {
  readonly problem: string;
}

export type Result = Figure | Failure;

export const exactly = (at: Real): Figure => ({ at, within: NOUGHT });
/** A figure as written: of more than 80 characters some may have been cut off. */
export const written = (at: Real, length: number): Figure => ({
  at,
  within: length > 80 ? { digits: 1n, exponent: order(at) - 80 } : NOUGHT,
});
export const failure = (problem: string): Failure => ({ problem });
export const isExact = ({ within }: Figure): boolean => within.digits === 0n;
export const isNought = ({ at, within }: Figure): boolean => at.digits === 0n && within.digits === 0n;

/** As many as the reading it checks can count. */
const MOST_DIGITS = 9e15;

/** A bound needs few digits; what is cut off counts as one more. */
function coarse(bound: Real): Real {
  const surplus = bound.digits.toString().length - 6;
  return surplus <= 0 ? bound : { digits: bound.digits / ten(surplus) + 1n, exponent: bound.exponent + surplus };
}

/** The result of one operation, `units` in the 34th digit for its own rounding, unless it needed none. */
function rounded(at: Real, carried: Real, units = 1n): Result {
  if (Math.abs(at.exponent) > MOST_DIGITS) return failure('more digits than can be recomputed');
  const isKept = units === 1n && carried.digits === 0n && isShort(at);
  return { at, within: isKept ? NOUGHT : coarse(add(carried, multiply(real(units), unitOf(at)))) };
}

export const opposite = ({ at, within }: Figure): Figure => ({ at: negate(at), within });
export const plus = (a: Figure, b: Figure): Result => rounded(add(a.at, b.at), add(a.within, b.within));
export const minus = (a: Figure, b: Figure): Result => plus(a, opposite(b));

export function times(a: Figure, b: Figure): Result {
  const carried = add(multiply(magnitude(a.at), b.within), multiply(add(magnitude(b.at), b.within), a.within));
  return rounded(multiply(a.at, b.at), carried);
}

export function over(a: Figure, b: Figure): Result {
  const least = subtract(magnitude(b.at), b.within);
  if (least.digits <= 0n) return failure('division by zero');
  const quotient = divide(a.at, b.at);
  const carried = divide(add(a.within, multiply(magnitude(quotient), b.within)), least);
  return rounded(quotient, magnitude(carried));
}

export function root(x: Figure): Result {
  if (x.at.digits < 0n) return failure('the root of a number below 0');
  const at = squareRoot(x.at);
  if (isExact(x)) return rounded(at, NOUGHT);
  return rounded(at, at.digits === 0n ? squareRoot(x.within) : divide(x.within, at));
}

/** Results of logarithms and exponentials are taken to be right to the last digit but one. */
export function naturalLogarithm(x: Figure): Result {
  const least = subtract(x.at, x.within);
  if (least.digits <= 0n) return failure('the logarithm of a number that is not above 0');
  if (isExact(x) && compare(x.at, UNITY) === 0) return exactly(NOUGHT);
  return rounded(logarithm(x.at), add(divide(x.within, least), OWN_ERROR), 2n);
}

export function naturalPower(x: Figure): Result {
  if (isNought(x)) return exactly(UNITY);
  const [at, most] = [exponential(x.at), exponential(add(x.at, x.within))];
  if (at === undefined || most === undefined) return failure('more digits than can be recomputed');
  return rounded(at, order(x.within) > 0 ? most : multiply(multiply(at, real(3n)), x.within), 2n);
}

/** The other reading states 28 digits for Φ; what is carried grows by its slope. */
export function belowNormal(x: Figure): Result {
  const at = normalBelow(x.at);
  const slope = multiply(real(3n), normalDensity(x.at));
  return rounded(at, multiply(slope, x.within), 1_000_000n);
}

/** Around ½ the quantile is near 0, and the other reading's digits count from the probability's. */
const NEAR_HALF = real(1n, -31);

/** The other reading states 28 digits for the quantile too; what is carried grows by its slope, 1 ÷ φ. */
export function quantileOfNormal(p: Figure): Result {
  const [least, most] = [subtract(p.at, p.within), add(p.at, p.within)];
  if (least.digits <= 0n || compare(most, UNITY) >= 0) return failure('the quantile of no probability');
  if (isExact(p) && compare(p.at, HALF) === 0) return exactly(NOUGHT);
  const at = normalQuantile(p.at);
  const slope = divide(real(3n), normalDensity(at));
  return rounded(at, add(multiply(slope, p.within), NEAR_HALF), 1_000_000n);
}

/** x^y: by multiplication for whole and half exponents, otherwise e^(y ln x). */
export function power(x: Figure, y: Figure): Result {
  if (isNought(y)) return exactly(UNITY);
  if (x.at.digits === 0n && isExact(x)) {
    return y.at.digits > 0n ? exactly(NOUGHT) : failure('a power of 0 below 1 is no number');
  }
  const twice = multiply(y.at, real(2n));
  if (isExact(y) && order(twice) < 16 && isWhole(twice)) return wholeOrHalf(x, y.at, twice);
  if (subtract(x.at, x.within).digits <= 0n) return failure('a broken power of a number that is not above 0');
  const at = exponential(multiply(y.at, logarithm(x.at)));
  return at === undefined ? failure('more digits than can be recomputed') : powered(at, x, y);
}

export const isWhole = (x: Real): boolean => x.exponent >= 0 || (order(x) > 0 && x.digits % ten(-x.exponent) === 0n);

function wholeOrHalf(x: Figure, y: Real, twice: Real): Result {
  const isHalf = !isWhole(y);
  if (isHalf && x.at.digits <= 0n) return failure('a broken power of a number that is not above 0');
  const count = size(toWhole(isHalf ? twice : y));
  const raised = wholePower(isHalf ? squareRoot(x.at) : x.at, count);
  if (!Number.isSafeInteger(raised.exponent)) return failure('more digits than can be recomputed');
  return powered(y.digits < 0n ? divide(UNITY, raised) : raised, x, exactly(y));
}

export const toWhole = ({ digits, exponent }: Real): bigint =>
  exponent >= 0 ? digits * ten(exponent) : digits / ten(-exponent);

/** The bound of a power: relative errors of the base count y times, those of the exponent ln x times. */
function powered(at: Real, x: Figure, y: Figure): Result {
  if (isExact(x) && isExact(y)) return isShort(at) ? rounded(at, NOUGHT) : rounded(at, NOUGHT, 2n);
  const base = divide(multiply(magnitude(y.at), x.within), magnitude(x.at));
  const logarithmSize = real(BigInt(Math.ceil(Math.abs(order(x.at)) * 2.31 + 2.31)));
  const relative = add(base, multiply(logarithmSize, y.within));
  return rounded(at, multiply(magnitude(at), multiply(real(2n), relative)), 2n);
}

/** Every value that either may have: from where two possibilities meet. */
export function either(a: Figure, b: Figure): Figure {
  return { at: a.at, within: add(magnitude(subtract(a.at, b.at)), larger(a.within, b.within)) };
}

/** The larger of two; where they lie too close to say, known as well as the less known of them. */
export function greater(a: Figure, b: Figure): Figure {
  const [most, least] = compare(a.at, b.at) < 0 ? [b, a] : [a, b];
  const isApart = compare(subtract(most.at, least.at), add(a.within, b.within)) > 0;
  return isApart ? most : { at: most.at, within: larger(a.within, b.within) };
}

export const lesser = (a: Figure, b: Figure): Figure => opposite(greater(opposite(a), opposite(b)));
