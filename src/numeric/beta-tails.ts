import { refuse } from '../base/errors.ts';
import { add, type DoubleDouble, multiply, twoSum } from './double-double.ts';
import { exp, expm1, expSum, log } from './elementary.ts';
import { logGammaOnePlus } from './gamma.ts';
import { logGammaStep, stirlingRemainder } from './log-gamma-correction.ts';
import { deviance, subtract } from './precise.ts';

/** Both tails of the beta distribution at a point, and its density there times x·y. */
export interface BetaTails {
  /** I_x(a, b). */
  readonly lower: number;
  /** 1 − I_x(a, b). */
  readonly upper: number;
  /** xᵃ·yᵇ / B(a, b): the derivative of `lower` by ln(x/y). */
  readonly term: number;
}

const DENSITY_AT_ZERO = 0.3989422804014327; // 1/√(2π)
const SERIES_REACH = 0.7; // where the series and the continued fraction take about equally many steps
const MOST_STEPS = 1e8; // of the continued fraction, which takes some √(a + b)

/**
 * Both tails of the beta distribution, each with a small error against its own size.
 *
 * Arguments are not checked here.
 *
 * @param a  above 0
 * @param b  above 0
 * @param x  0 < x < 1
 * @param y  1 − x, carried beside x so that a point near 1 keeps its digits
 * @throws NO_CONVERGENCE  a and b beyond some 1e16
 * @source A. R. DiDonato and A. H. Morris, Algorithm 708: Significant digit computation of the incomplete beta function
 *   ratios, ACM TOMS 18 (1992)
 */
export function betaTails(a: number, b: number, x: DoubleDouble, y: DoubleDouble): BetaTails {
  const term = betaTerm(a, b, x, y);
  if (a < 1 && x[0] * Math.max(b, 1) <= SERIES_REACH) return smallShape(a, b, x[0], term);
  if (b < 1 && y[0] * Math.max(a, 1) <= SERIES_REACH) return mirrored(smallShape(b, a, y[0], term));
  const [surplus] = subtract(multiply(y, [a, 0]), multiply(x, [b, 0])); // positive below the mean
  if (surplus >= 0) return besideMean(term, fraction(a, b, x[0], surplus));
  return mirrored(besideMean(term, fraction(b, a, y[0], -surplus)));
}

function mirrored({ lower, upper, term }: BetaTails): BetaTails {
  return { lower: upper, upper: lower, term };
}

/** Below the mean, and away from small shapes, the lower tail is never near 1. */
function besideMean(term: number, denominator: number): BetaTails {
  const lower = term / denominator;
  return { lower, upper: 1 - lower, term };
}

/**
 * xᵃ·yᵇ / B(a, b), within a few roundings however large a and b are.
 *
 *     √(ab / (2π(a + b))) · exp(−D(a, (a + b)x) − D(b, (a + b)y) + δ(a + b) − δ(a) − δ(b))
 *
 * with the deviance D and Stirling's remainder δ: what would cancel in a·ln x + b·ln y − ln B is gone on paper.
 */
export function betaTerm(a: number, b: number, x: DoubleDouble, y: DoubleDouble): number {
  const whole = twoSum(a, b);
  const deviances = add(deviance(a, multiply(whole, x)), deviance(b, multiply(whole, y)));
  const ofShapes = add(stirlingRemainder(a), stirlingRemainder(b));
  const [high, low] = subtract(stirlingRemainder(whole[0]), add(deviances, ofShapes));
  return DENSITY_AT_ZERO * Math.sqrt(a) * Math.sqrt(b / whole[0]) * expSum(high, low);
}

/**
 * For a < 1, x ≤ 0.7 and b·x ≤ 0.7: the lower tail by a series of positive terms,
 *
 *     I = xᵃ·yᵇ / (a·B(a, b)) · Σ (a + b)ₙ / (a + 1)ₙ · xⁿ
 *
 * and the upper one, where the lower is near 1 and a is small, from
 *
 *     I = xᵃ / (a·B(a, b)) · (1 + a·Σ (1 − b)ₙ / n! · xⁿ / (n + a))
 *
 * @source NIST Digital Library of Mathematical Functions 8.17.7 and 8.17.8
 */
function smallShape(a: number, b: number, x: number, term: number): BetaTails {
  let sum = 1;
  for (let n = 0, part = 1; part > 1e-17 * sum; n++) {
    part *= ((a + b + n) / (a + 1 + n)) * x;
    sum += part;
  }
  const lower = (term / a) * sum;
  if (lower < 0.7) return { lower, upper: 1 - lower, term };
  let rest = 0;
  for (let n = 1, part = 1; Math.abs(part) > 1e-18; n++) {
    part *= ((n - b) / n) * x;
    rest += part / (n + a);
  }
  const exponent = a * log(x) + logGammaStep(b, a) - logGammaOnePlus(a);
  const upper = -expm1(exponent) - exp(exponent) * a * rest;
  return { lower: Math.min(lower, 1), upper, term };
}

/** The continued fraction K in I = xᵃ·yᵇ / B(a, b) / K, below the mean (`surplus` ≥ 0), by Lentz's method. */
function fraction(a: number, b: number, x: number, surplus: number): number {
  let value = (a / (a + 1)) * (surplus + 1);
  let above = value;
  let below = 0;
  for (let n = 1; n < MOST_STEPS; n++) {
    const width = a + 2 * n - 1;
    const bend = (n * (b - n) * x) / width;
    const numerator = ((a + n - 1) / width) * (a + b + n - 1) * x * bend;
    const denominator = n + bend + ((a + n) / (width + 2)) * (surplus + 1 + n * (2 - x));
    below = 1 / (denominator + numerator * below);
    above = denominator + numerator / above;
    const factor = above * below;
    value *= factor;
    if (Math.abs(factor - 1) < 2.3e-16) return value;
  }
  const met = `shapes ${a} and ${b}`;
  return refuse('NO_CONVERGENCE', { at: 'betaTails', problem: 'too many steps', met, remedy: 'give smaller shapes' });
}
