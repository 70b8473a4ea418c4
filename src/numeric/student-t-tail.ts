import { add, type DoubleDouble, divide, multiply, productError } from './double-double.ts';
import { expSum } from './elementary.ts';
import { scaledErfc } from './error-function.ts';
import { preciseLog } from './precise.ts';

const ONE: DoubleDouble = [1, 0];
const ROOT_HALF = 0.7071067811865476;
const HALF_ROOT_TWO_PI = 1.2533141373155003;
const DENSITY_AT_ZERO = 0.3989422804014327; // of the normal law, 1/√(2π)

/** From here on both expansions below hold to the last digit; fewer degrees of freedom are raised by twos. */
const EXPANSION_START = 20;
/** The logarithm up to which the expansion around the normal law holds; beyond, the series takes at most 53 steps. */
const EXPANSION_REACH = 0.7;

/** Γ((ν + 1)/2) / Γ(ν/2) = √(w/2) · Σ cₖ·w^(−2k) with w = ν − 1/2. */
const GAMMA_RATIO = [
  1, 0.0625, -0.037109375, 0.0770263671875, -0.33248329162597656, 2.442810893058777, -27.324266340583563,
  432.7367419505026,
];
/** (sinh(L/2) / (L/2))^(−1/2) = Σ gₖ·L^(2k). */
const ROOT_SINH = [
  1, -0.020833333333333332, 0.000390625, -7.879670965608466e-6, 1.6967665791721782e-7, -3.805064191721906e-9,
  8.748377596315407e-11, -2.044523359411974e-12, 4.833351797967704e-14, -1.152434101767386e-15,
];

/** The half of Student's t distribution above 0, cut at t. */
export interface Halves {
  /** What lies beyond t. */
  readonly tail: number;
  /** What lies between 0 and t. */
  readonly centre: number;
  /** t times the density. */
  readonly term: number;
  /** t² / (ν + t²). */
  readonly share: number;
}

/** Γ((ν + 1)/2) / (Γ(ν/2)·√π), the density at 0 times √ν, for ν ≥ 1. */
export function rootedPeak(df: number): number {
  let raised = df;
  let above = 1;
  let below = 1;
  for (; raised < EXPANSION_START; raised += 2) {
    above *= raised;
    below *= raised + 1;
  }
  const w = raised - 0.5;
  const s = 1 / (w * w);
  let sum = 0;
  for (let k = GAMMA_RATIO.length - 1; k >= 0; k--) sum = sum * s + GAMMA_RATIO[k]!;
  return DENSITY_AT_ZERO * Math.sqrt(w) * sum * (above / below);
}

/**
 * Both parts of the half above 0, the smaller one with a small error against its own size.
 *
 *     centre = term · Σ (ν + 1)(ν + 3)…(ν + 2n − 1) / (3·5…(2n + 1)) · yⁿ,   y = t²/(ν + t²)
 *
 * @param t     above 0, 1e-20 … 1e20 times √ν
 * @param df    degrees of freedom ν ≥ 1
 * @param peak  `rootedPeak(df)`, which several points share
 */
export function studentHalves(t: number, df: number, peak: number): Halves {
  const square = t * t;
  const quotient = divide([square, productError(t, t, square)], [df, 0]);
  const exponent = halfLogarithm(quotient, df);
  const share = quotient[0] / (1 + quotient[0]);
  const term = peak * Math.sqrt(share) * expSum(-exponent[0], -exponent[1]);
  if (square > 0.5) {
    const tail = term * (tailSum(df, quotient[0], (2 * exponent[0]) / df) / df); // term / df may be too small for its digits
    return { tail, centre: 0.5 - tail, term, share };
  }
  let sum = 1;
  for (let n = 1, part = 1; part > 1e-17 * sum; n++) {
    part *= ((df + 2 * n - 1) / (2 * n + 1)) * share;
    sum += part;
  }
  return { tail: 0.5 - term * sum, centre: term * sum, term, share };
}

/** ν/2 · ln(1 + q), with an absolute error near 1e-16 while it is below 1000. */
function halfLogarithm(q: DoubleDouble, df: number): DoubleDouble {
  if (q[0] > 0.001) return multiply([df / 2, 0], preciseLog(add(ONE, q)));
  const half = multiply([df / 2, 0], q); // only the first term of q − q²/2 + q³/3 − … needs the digits
  const x = q[0];
  return add(half, [-half[0] * x * (1 / 2 - x * (1 / 3 - x * (1 / 4 - x * (1 / 5 - x * (1 / 6))))), 0]);
}

/**
 * The tail as a multiple of term/ν: with x = 1/(1 + q), N terms of a positive series and what is left for ν + 2N degrees,
 *
 *     Σ (ν + 1)(ν + 3)…(ν + 2n − 1) / ((ν + 2)(ν + 4)…(ν + 2n)) · xⁿ
 */
function tailSum(df: number, q: number, logarithm: number): number {
  const isNear = logarithm < EXPANSION_REACH;
  let n = Math.max(0, Math.ceil(isNear ? (EXPANSION_START - df) / 2 : 37 / logarithm));
  let sum = isNear ? aroundNormal(df + 2 * n, q, logarithm) : 1;
  while (n-- > 0) sum = 1 + ((df + 2 * n + 1) / ((df + 2 * n + 2) * (1 + q))) * sum;
  return sum;
}

/**
 * The same multiple for ν ≥ 20 by moments of the normal law: L = ln(1 + q) has the density e^(−wL/2) / √(2·sinh(L/2)),
 * so that with z² = wL and w = ν − 1/2 the tail is
 *
 *     Σ gₖ·w^(−2k) · ∫ u^(4k) e^(−u²/2) du from z on
 *
 * times a factor; each moment comes from the one before by parts.
 */
function aroundNormal(df: number, q: number, logarithm: number): number {
  const inverse = 1 / (df - 0.5);
  const z = Math.sqrt(logarithm / inverse);
  let sum = 0;
  let moment = HALF_ROOT_TWO_PI * scaledErfc(ROOT_HALF * z);
  let power = z;
  for (let k = 0; k < ROOT_SINH.length; k++) {
    const part = ROOT_SINH[k]! * moment;
    sum += part;
    if (part < 1e-18 && part > -1e-18) break;
    for (let n = 4 * k + 1; n < 4 * k + 4; n += 2) {
      moment = (power + n * moment) * inverse;
      power *= logarithm;
    }
  }
  const root = Math.sqrt(1 + q);
  return df * Math.sqrt((inverse * (1 + q)) / q) * Math.sqrt(root) * sum;
}
