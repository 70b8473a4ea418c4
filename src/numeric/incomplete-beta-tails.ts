import { add, type DoubleDouble, divide, multiply, twoSum } from './double-double.ts';
import { exp, expm1, expSum, log } from './elementary.ts';
import { logGammaStep, logOf, stirlingRemainder } from './log-gamma-correction.ts';
import { refuse } from '../base/errors.ts';

/** Both tails of the beta distribution at a point, and its density there times x·y. */
export interface BetaTails {
  readonly lower: number;
  readonly upper: number;
  /** xᵃ·yᵇ / B(a, b), the derivative of `lower` by ln(x/y). */
  readonly term: number;
}

const ONE: DoubleDouble = [1, 0];
const ROOT_OF_TWO_PI_INVERSE = 0.3989422804014327;
/** The series in x and the continued fraction take about equally many steps here. */
const SERIES_REACH = 0.7;
const MOST_STEPS = 1e8;

/**
 * I_x(a, b) and 1 − I_x(a, b), each with its own full relative accuracy.
 *
 * @param a  above 0
 * @param b  above 0
 * @param x  0 < x < 1, as a double-double
 * @param y  1 − x, as a double-double
 * @source A. R. DiDonato and A. H. Morris, Algorithm 708: Significant digit computation of the incomplete beta function
 *   ratios, ACM TOMS 18 (1992)
 */
export function betaTails(a: number, b: number, x: DoubleDouble, y: DoubleDouble): BetaTails {
  const surplus = betaSurplus(a, b, x, y);
  const term = termAt(a, b, { x, y, surplus });
  if (a < 1 && x[0] * Math.max(b, 1) <= SERIES_REACH) return smallShape(a, b, x[0], term);
  if (b < 1 && y[0] * Math.max(a, 1) <= SERIES_REACH) return mirrored(smallShape(b, a, y[0], term));
  if (surplus[0] >= 0) return fraction(a, b, { x, y, surplus }, term);
  return mirrored(fraction(b, a, { x: y, y: x, surplus: [-surplus[0], -surplus[1]] }, term));
}

/** A point with its surplus a·y − b·x, positive below the mean. */
interface Point {
  readonly x: DoubleDouble;
  readonly y: DoubleDouble;
  readonly surplus: DoubleDouble;
}

function betaSurplus(a: number, b: number, x: DoubleDouble, y: DoubleDouble): DoubleDouble {
  return add(multiply([a, 0], y), multiply([-b, 0], x));
}

function mirrored({ lower, upper, term }: BetaTails): BetaTails {
  return { lower: upper, upper: lower, term };
}

/** xᵃ·yᵇ / B(a, b), within a few roundings however large a and b are. */
export function betaTerm(a: number, b: number, x: DoubleDouble, y: DoubleDouble): number {
  return termAt(a, b, { x, y, surplus: betaSurplus(a, b, x, y) });
}

/**
 * √(ab/(2π(a + b))) · exp(−a·φ(−s/a) − b·φ(s/b) + δ(a + b) − δ(a) − δ(b)) with the surplus s and φ(e) = e − ln(1 + e):
 * the linear parts of a·ln x + b·ln y cancel on paper instead of in the sum.
 */
function termAt(a: number, b: number, { x, y, surplus }: Point): number {
  const whole = twoSum(a, b);
  const below: DoubleDouble = [-surplus[0], -surplus[1]];
  const ofX = multiply([-a, 0], excess(divide(below, [a, 0]), multiply(x, divide(whole, [a, 0]))));
  const ofY = multiply([-b, 0], excess(divide(surplus, [b, 0]), multiply(y, divide(whole, [b, 0]))));
  const ofA = stirlingRemainder(a);
  const ofB = stirlingRemainder(b);
  const remainders = add(stirlingRemainder(whole[0]), [-ofA[0] - ofB[0], 0]);
  const lost = add([-ofA[1] - ofB[1], 0], twoSumError(ofA[0], ofB[0]));
  const [high, low] = add(add(ofX, ofY), add(remainders, lost));
  return ROOT_OF_TWO_PI_INVERSE * Math.sqrt(a) * Math.sqrt(b / whole[0]) * expSum(high, low);
}

/** Minus what −a − b lost in rounding. */
function twoSumError(a: number, b: number): DoubleDouble {
  return [-twoSum(a, b)[1], 0];
}

/** φ(e) = e − ln(1 + e), given both e and 1 + e. */
function excess(e: DoubleDouble, onePlus: DoubleDouble): DoubleDouble {
  if (Math.abs(e[0]) > 1 / 64) {
    const [high, low] = logOf(onePlus);
    return add(e, [-high, -low]);
  }
  let rest = 0;
  for (let k = 13; k >= 3; k--) rest = -e[0] * (rest + 2 / k) ;
  const half = multiply(e, [0.5 * e[0], 0.5 * e[1]]);
  return add(half, multiply(half, [rest, 0]));
}

/**
 * For a < 1 and x, b·x ≤ 0.7: the lower tail by a series of positive terms, and the upper, where that is near 1, by
 *
 *     a·B(a, b)·(1 − I) = (a·B − 1) − (xᵃ − 1) − a·xᵃ·Σ (1 − b)ₙ/n! · xⁿ/(n + a)
 */
function smallShape(a: number, b: number, x: number, term: number): BetaTails {
  let sum = 1;
  for (let n = 0, part = 1; part > sum * 1e-17; n++) {
    part *= ((a + b + n) / (a + 1 + n)) * x;
    sum += part;
  }
  const lower = Math.min((term / a) * sum, 1);
  if (lower < 0.5) return { lower, upper: 1 - lower, term };
  const logScale = logGammaStep(1, a) - logGammaStep(b, a);
  const powerLess = expm1(a * log(x));
  let rest = 0;
  for (let n = 1, part = 1; n < 200; n++) {
    part *= ((n - b) / n) * x;
    rest += part / (n + a);
    if (Math.abs(part) <= 1e-18) break;
  }
  const upper = (expm1(logScale) - powerLess - a * (1 + powerLess) * rest) / exp(logScale);
  return { lower, upper, term };
}

/** The continued fraction of DiDonato and Morris, (9), by the modified Lentz method; at or below the mean. */
function fraction(a: number, b: number, { x, y, surplus }: Point, term: number): BetaTails {
  const [shape, rise, fall] = [surplus[0], x[0], y[0]];
  let value = (a / (a + 1)) * (shape + 1);
  let c = value;
  let d = 0;
  for (let n = 1; n < MOST_STEPS; n++) {
    const width = a + 2 * n - 1;
    const bent = (n * (b - n) * rise) / width;
    const numerator = ((a + n - 1) / width) * (a + b + n - 1) * rise * bent;
    const denominator = n + bent + ((a + n) / (width + 2)) * (shape + 1 + n * (1 + fall));
    d = 1 / (denominator + numerator * d);
    c = denominator + numerator / c;
    const factor = c * d;
    value *= factor;
    if (Math.abs(factor - 1) <= 2e-16) {
      const lower = Math.min(term / value, 1);
      return { lower, upper: 1 - lower, term };
    }
  }
  return refuse('NO_CONVERGENCE', { at: 'betaTails', problem: `the continued fraction needs more than ${MOST_STEPS} steps`, met: `a = ${a}, b = ${b}`, remedy: 'give smaller shapes' });
}

/** 1 − x as a double-double, exact. */
export function complementOf(x: number): DoubleDouble {
  return twoSum(ONE[0], -x);
}
