import { quote, refuse } from '../base/errors.ts';
import { exp, log } from './elementary.ts';

const INVERSE_ROOT_TWO_PI = 0.3989422804014327;

/** φ(x) = e^(−x²⁄2) ÷ √(2π), the square split so that the exponent keeps all its digits. */
export function normalDensity(x: number): number {
  return INVERSE_ROOT_TWO_PI * halfSquareExp(Math.abs(x));
}

/** e^(−x²⁄2) for x ≥ 0: x = c + (x − c) with c a multiple of 1⁄16, so that c² is exact. */
function halfSquareExp(x: number): number {
  if (x > 39) return 0;
  const coarse = Math.trunc(x * 16) / 16;
  return exp(-0.5 * coarse * coarse) * exp(-0.5 * (x - coarse) * (x + coarse));
}

/**
 * Φ(x), the probability that a standard normal value is at most x; right to the last digits in both tails.
 *
 * @throws ARGUMENT_INVALID  x is NaN
 * @source W. J. Cody, Rational Chebyshev approximations for the error function, Math. Comp. 23 (1969)
 */
export function normalCdf(x: number): number {
  return x > 0 ? 1 - tail(x) : tail(-x);
}

/** 1 − Φ(x), without the loss of digits that the subtraction would bring. */
export function normalTail(x: number): number {
  return x > 0 ? tail(x) : 1 - tail(-x);
}

const A = [
  2.2352520354606839287, 161.02823106855587881, 1067.6894854603709582, 18154.981253343561249, 0.065682337918207449113,
];
const B = [47.20258190468824187, 976.09855173777669322, 10260.932208618978205, 45507.789335026729956];
const C = [
  0.39894151208813466764, 8.8831497943883759412, 93.506656132177855979, 597.27027639480026226, 2494.5375852903726711,
  6848.1904505362823326, 11602.651437647350124, 9842.7148383839780218, 1.0765576773720192317e-8,
];
const D = [
  22.266688044328115691, 235.38790178262499861, 1519.377599407554805, 6485.558298266760755, 18615.571640885098091,
  34900.952721145977266, 38912.003286093271411, 19685.429676859990727,
];
const P = [
  0.21589853405795699, 0.1274011611602473639, 0.022235277870649807, 0.001421619193227893466, 2.9112874951168792e-5,
  0.02307344176494017303,
];
const Q = [
  1.28426009614491121, 0.468238212480865118, 0.0659881378689285515, 0.00378239633202758244, 7.29751555083966205e-5,
];

/** Probability beyond x ≥ 0. */
function tail(x: number): number {
  if (Number.isNaN(x)) refuse('ARGUMENT_INVALID', { at: 'normalCdf: x', problem: 'a number expected', met: quote(x) });
  if (x <= 0.67448975) {
    const y = x * x;
    const up = ((((A[4]! * y + A[0]!) * y + A[1]!) * y + A[2]!) * y + A[3]!) * x;
    return 0.5 - up / ((((y + B[0]!) * y + B[1]!) * y + B[2]!) * y + B[3]!);
  }
  if (x <= 5.656854249492380195) {
    let up = C[8]! * x;
    let down = x;
    for (let i = 0; i < 7; i++) {
      up = (up + C[i]!) * x;
      down = (down + D[i]!) * x;
    }
    return ((up + C[7]!) / (down + D[7]!)) * halfSquareExp(x);
  }
  const y = 1 / (x * x);
  let up = P[5]! * y;
  let down = y;
  for (let i = 0; i < 4; i++) {
    up = (up + P[i]!) * y;
    down = (down + Q[i]!) * y;
  }
  const ratio = (INVERSE_ROOT_TWO_PI - (y * (up + P[4]!)) / (down + Q[4]!)) / x;
  return ratio * halfSquareExp(x);
}

/** Φ⁻¹(p), 0 < p < 1. @throws ARGUMENT_INVALID  p outside the open interval @source M. J. Wichura, AS 241 (1988) */
export function normalQuantile(p: number): number {
  if (!(p > 0 && p < 1))
    refuse('ARGUMENT_INVALID', { at: 'normalQuantile: p', problem: 'above 0 and below 1 expected', met: quote(p) });
  const q = p - 0.5;
  if (Math.abs(q) <= 0.425) return centralQuantile(q);
  return q < 0 ? -tailQuantile(p) : tailQuantile(1 - p);
}

/** The value that a standard normal exceeds with probability q, 0 < q < 1. */
export function normalTailQuantile(q: number): number {
  return -normalQuantile(q);
}

function centralQuantile(q: number): number {
  const r = 0.180625 - q * q;
  const up =
    ((((((2509.0809287301226727 * r + 33430.575583588128105) * r + 67265.770927008700853) * r + 45921.953931549871457) *
      r +
      13731.693765509461125) *
      r +
      1971.5909503065514427) *
      r +
      133.14166789178437745) *
      r +
    3.387132872796366608;
  const down =
    ((((((5226.495278852545925 * r + 28729.085735721942674) * r + 39307.89580009271061) * r + 21213.794301586595867) *
      r +
      5394.1960214247511077) *
      r +
      687.1870074920579083) *
      r +
      42.313330701600911252) *
      r +
    1;
  return (q * up) / down;
}

function tailQuantile(q: number): number {
  const s = Math.sqrt(-log(q));
  if (s <= 5) {
    const r = s - 1.6;
    const up =
      ((((((7.7454501427834140764e-4 * r + 0.0227238449892691845833) * r + 0.24178072517745061177) * r +
        1.27045825245236838258) *
        r +
        3.64784832476320460504) *
        r +
        5.7694972214606914055) *
        r +
        4.6303378461565452959) *
        r +
      1.42343711074968357734;
    const down =
      ((((((1.05075007164441684324e-9 * r + 5.475938084995344946e-4) * r + 0.0151986665636164571966) * r +
        0.14810397642748007459) *
        r +
        0.68976733498510000455) *
        r +
        1.6763848301838038494) *
        r +
        2.05319162663775882187) *
        r +
      1;
    return up / down;
  }
  const r = s - 5;
  const up =
    ((((((2.01033439929228813265e-7 * r + 2.71155556874348757815e-5) * r + 0.0012426609473880784386) * r +
      0.026532189526576123093) *
      r +
      0.29656057182850489123) *
      r +
      1.7848265399172913358) *
      r +
      5.4637849111641143699) *
      r +
    6.6579046435011037772;
  const down =
    ((((((2.04426310338993978564e-15 * r + 1.4215117583164458887e-7) * r + 1.8463183175100546818e-5) * r +
      7.868691311456132591e-4) *
      r +
      0.0148753612908506148525) *
      r +
      0.13692988092273580531) *
      r +
      0.59983220655588793769) *
      r +
    1;
  return up / down;
}
