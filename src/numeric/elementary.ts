import { productError } from './double-double.ts';
import { LOG_HIGH, LOG_LOW, POWERS_OF_TWO, RECIPROCAL, ROOT_HIGH, ROOT_LOW, STEPS } from './elementary-tables.ts';

/**
 * exp, expm1, log, log1p and pow from + − × ÷ √ alone: engines differ in the last bit of `Math.exp` and its kin, these
 * give the same bits everywhere, within 0.6 units in the last place.
 *
 * The one place where IEEE special values pass: like their namesakes in `Math`, these take and return NaN, infinities
 * and signed zeros.
 *
 * @source P. T. P. Tang, Table-driven implementation of the exponential function, ACM TOMS 15 (1989), and of the
 *   logarithm function, ACM TOMS 16 (1990)
 */

const LN2_HIGH = 0.6931471805598903; // a multiple of 2^−42, so that its products with whole exponents are exact
const LN2_LOW = 5.497923018708371e-14;
const STEPS_PER_E = 184.6649652337873; // 128 / ln 2
const STEP_HIGH = 0.005415212347998022; // ln 2 / 128, a multiple of 2^−41
const STEP_LOW = 1.2655086083325438e-13;
const ROUND = 6755399441055744; // 1.5 · 2^52: adding and taking it away rounds to a whole number
const LOG_ORIGIN = 0x3fe60000; // high word of 0.6875, where the cells of the logarithm's table begin

const ZEROTH = 1074; // index of 2^0 among the powers of two
const SMALLEST_NORMAL = 2.2250738585072014e-308;
const HUGE_POWER = 18446744073709551616; // 2^64: beyond it x^y over- or underflows for every x but 1

const pair = new Float64Array(2);
const cell = new Float64Array(1);
const words = new Int32Array(cell.buffer);
const HIGH_WORD = new Uint8Array(Int32Array.of(1).buffer)[0] === 1 ? 1 : 0; // little-endian machines keep it second

/** e^x. */
export function exp(x: number): number {
  return expSum(x, 0);
}

/** e^(x + tail) for a tail too small to be added to x without loss, |tail| < 0.001. */
export function expSum(x: number, tail: number): number {
  if (!(x < 710 && x > -746)) return expBeyond(x);
  const n = x * STEPS_PER_E + ROUND - ROUND;
  const r = x - n * STEP_HIGH - (n * STEP_LOW - tail);
  const j = n & (STEPS - 1);
  const root = ROOT_HIGH[j]!;
  const rest = ROOT_LOW[j]! + root * expm1Short(r);
  return scale(root + rest, n >> 7);
}

function expBeyond(x: number): number {
  if (x > 0) return Infinity;
  return x < 0 ? 0 : NaN;
}

/** m · 2^k, rounded once, for 1/2 < m < 2 and −1076 ≤ k ≤ 1024. */
function scale(m: number, k: number): number {
  if (k > 1023) return 2 * m * POWERS_OF_TWO[2097]!;
  if (k < -1074) return k < -1075 ? 0 : (m / 2) * POWERS_OF_TWO[0]!;
  return m * POWERS_OF_TWO[k + ZEROTH]!;
}

/** e^x − 1, without the loss of digits near zero. */
export function expm1(x: number): number {
  if (x < 0.1 && x > -0.1) return expm1Series(x);
  if (!(x < 40 && x > -40)) return x > 0 ? exp(x) : x < 0 ? -1 : x;
  const n = x * STEPS_PER_E + ROUND - ROUND;
  const r = x - n * STEP_HIGH - n * STEP_LOW;
  const j = n & (STEPS - 1);
  const power = POWERS_OF_TWO[(n >> 7) + ZEROTH]!;
  const large = power * ROOT_HIGH[j]!;
  const small = power * (ROOT_LOW[j]! + ROOT_HIGH[j]! * expm1Short(r));
  const difference = large - 1;
  const lost = x < 0 ? large - (difference + 1) : large - difference - 1;
  return difference + (lost + small);
}

/** e^r − 1 for |r| < ln 2 / 256, with an error below 2^−60. */
function expm1Short(r: number): number {
  return r + r * r * (1 / 2 + r * (1 / 6 + r * (1 / 24 + r * (1 / 120))));
}

/** Σ x^n/n! from n = 1, for |x| < 0.1. */
function expm1Series(x: number): number {
  if (x === 0) return x; // keeps the sign of zero
  let sum = 1 / 39916800;
  sum = 1 / 3628800 + x * sum;
  sum = 1 / 362880 + x * sum;
  sum = 1 / 40320 + x * sum;
  sum = 1 / 5040 + x * sum;
  sum = 1 / 720 + x * sum;
  sum = 1 / 120 + x * sum;
  sum = 1 / 24 + x * sum;
  sum = 1 / 6 + x * sum;
  return x + x * x * (1 / 2 + x * sum);
}

/** ln x. */
export function log(x: number): number {
  if (!(x >= SMALLEST_NORMAL && x < Infinity)) return logSpecial(x);
  cell[0] = x;
  const offset = words[HIGH_WORD]! - LOG_ORIGIN;
  const j = (offset >> 13) & (STEPS - 1);
  const k = offset >> 20;
  const z = x * POWERS_OF_TWO[ZEROTH - k]!;
  const short = Math.fround(z);
  const inverse = RECIPROCAL[j]!;

  // z · inverse − 1 without rounding: a short number times a short number, and the rest
  const rHigh = short * inverse - 1;
  const rLow = (z - short) * inverse;
  const r = rHigh + rLow;
  const table = k * LN2_HIGH + LOG_HIGH[j]!;
  const sum = table + r;
  const rest = table - sum + r + (rHigh - r + rLow) + (k * LN2_LOW + LOG_LOW[j]!);
  return sum + (rest + r * r * (r * logSeries(r) - 1 / 2));
}

function logSpecial(x: number): number {
  if (x === 0) return -Infinity;
  if (!(x > 0)) return NaN;
  if (x === Infinity) return x;
  logInto(pair, x, 0);
  return pair[0]!;
}

/** ln(1 + x), without the loss of digits near zero. */
export function log1p(x: number): number {
  if (!(x > -1 && x < Infinity)) return logSpecial(1 + x);
  if (x === 0) return x; // keeps the sign of zero
  const u = 1 + x;
  logInto(pair, u, x > 1 ? 1 - (u - x) : x - (u - 1));
  return pair[0]!;
}

/** 1/3 − r/4 + r²/5 − …, what ln(1 + r) holds beyond r − r²/2, divided by r³; for |r| < 1/128. */
function logSeries(r: number): number {
  const square = r * r;
  return 1 / 3 - r * (1 / 4) + square * (1 / 5 - r * (1 / 6) + square * (1 / 7 - r * (1 / 8)));
}

/** Writes ln(u + low) as the unevaluated sum out[0] + out[1], good to 2^−66 of its size; u positive and finite. */
export function logInto(out: Float64Array, u: number, low: number): void {
  const lift = u < SMALLEST_NORMAL ? 54 : 0;
  cell[0] = u * POWERS_OF_TWO[ZEROTH + lift]!;
  const offset = words[HIGH_WORD]! - LOG_ORIGIN;
  const j = (offset >> 13) & (STEPS - 1);
  const down = POWERS_OF_TWO[ZEROTH - (offset >> 20)]!;
  const z = cell[0]! * down;
  const short = Math.fround(z);
  const inverse = RECIPROCAL[j]!;

  // as in log, but r and r²/2 are carried in two parts
  const rHigh = short * inverse - 1;
  const rLow = (z - short + low * down) * inverse;
  const r = rHigh + rLow;
  const rShort = Math.fround(r);
  const rRest = rHigh - rShort + rLow;
  const k = (offset >> 20) - lift;
  const table = k * LN2_HIGH + LOG_HIGH[j]!;
  const half = -0.5 * rShort * rShort;
  const first = table + rShort;
  const second = first + half;
  const series = logSeries(r) + r * r * r * (r * r * r) * (1 / 9 - r * (1 / 10));
  const ofTable = k * LN2_LOW + LOG_LOW[j]!;
  const ofRest = rRest - 0.5 * rRest * (r + rShort);
  const rest = table - first + rShort + (first - second + half) + ofTable + ofRest + r * r * r * series;
  out[0] = second + rest;
  out[1] = second - out[0]! + rest;
}

/** x^y, with the special values of `Math.pow`: pow(x, 0) is 1 even for NaN, pow(±1, ±Infinity) is NaN. */
export function pow(x: number, y: number): number {
  if (!(x > 0 && x < Infinity && y < HUGE_POWER && y > -HUGE_POWER)) return powSpecial(x, y);
  logInto(pair, x, 0);
  const product = y * pair[0]!;
  if (!(product < 800 && product > -800)) return product > 0 ? Infinity : 0;
  return expSum(product, productError(y, pair[0]!, product) + y * pair[1]!);
}

function powSpecial(x: number, y: number): number {
  if (y === 0) return 1;
  if (Number.isNaN(x) || Number.isNaN(y)) return NaN;
  const size = Math.abs(x);
  if (y === Infinity || y === -Infinity) return size === 1 ? NaN : size > 1 === y > 0 ? Infinity : 0;
  const isWhole = Math.floor(y) === y;
  const isOdd = isWhole && Math.floor(y / 2) !== y / 2;
  if (size === 0 || size === Infinity) {
    const result = (size === 0) === y > 0 ? 0 : Infinity;
    return isOdd && (x < 0 || Object.is(x, -0)) ? -result : result;
  }
  if (x < 0) return isWhole ? (isOdd ? -pow(size, y) : pow(size, y)) : NaN;
  // |y| so large that x^y has left the range of numbers, unless x is 1
  return size === 1 ? 1 : size > 1 === y > 0 ? Infinity : 0;
}
