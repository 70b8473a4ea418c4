import { checkWithin } from './argument.ts';
import { type BetaTails, betaTails } from './beta-tails.ts';
import { twoSum } from './double-double.ts';
import { exp, log } from './elementary.ts';
import { logGamma } from './gamma.ts';
import { logarithmicNewton } from './logarithmic-newton.ts';
import { normalQuantile } from './normal.ts';

const LEAST_SHAPE = 1e-100;
const LARGEST_SHAPE = 1e15;

/**
 * Regularised incomplete beta function: the distribution function of the beta distribution.
 *
 *     I_x(a, b) = ∫₀ˣ tᵃ⁻¹ (1 − t)ᵇ⁻¹ dt / B(a, b)
 *
 * Within 1e-14 of its size, however small.
 *
 * @param a  1e-100 … 1e15
 * @param b  1e-100 … 1e15
 * @param x  0 … 1
 * @throws ARGUMENT_INVALID  an argument outside its range
 * @source A. R. DiDonato and A. H. Morris, Algorithm 708, ACM TOMS 18 (1992)
 * @complexity O(√(a + b))
 */
export function incompleteBeta(a: number, b: number, x: number): number {
  checkShapes('incompleteBeta', a, b);
  checkWithin('incompleteBeta: x', x, 0, 1);
  return x === 0 || x === 1 ? x : tailsAt(a, b, x).lower;
}

/**
 * Complement of the regularised incomplete beta function: the upper tail of the beta distribution.
 *
 *     1 − I_x(a, b) = I_(1 − x)(b, a)
 *
 * Within 1e-14 of its size, however small.
 *
 * @param a  1e-100 … 1e15
 * @param b  1e-100 … 1e15
 * @param x  0 … 1
 * @throws ARGUMENT_INVALID  an argument outside its range
 */
export function incompleteBetaComplement(a: number, b: number, x: number): number {
  checkShapes('incompleteBetaComplement', a, b);
  checkWithin('incompleteBetaComplement: x', x, 0, 1);
  return x === 0 || x === 1 ? 1 - x : tailsAt(a, b, x).upper;
}

/**
 * Inverse of the regularised incomplete beta function: the quantile of the beta distribution.
 *
 *     I_x(a, b) = p
 *
 * A result below the smallest number is 0, one nearer to 1 than the last number before it is 1.
 *
 * @param a  1e-100 … 1e15
 * @param b  1e-100 … 1e15
 * @param p  probability below the result, 0 … 1
 * @throws ARGUMENT_INVALID  an argument outside its range
 */
export function incompleteBetaInverse(a: number, b: number, p: number): number {
  checkShapes('incompleteBetaInverse', a, b);
  checkWithin('incompleteBetaInverse: p', p, 0, 1);
  return p === 0 || p === 1 ? p : quantile(a, b, { lower: p, upper: 1 - p });
}

/**
 * Inverse of the complement: the quantile of the beta distribution by its upper tail.
 *
 *     1 − I_x(a, b) = q
 *
 * @param a  1e-100 … 1e15
 * @param b  1e-100 … 1e15
 * @param q  probability above the result, 0 … 1
 * @throws ARGUMENT_INVALID  an argument outside its range
 */
export function incompleteBetaComplementInverse(a: number, b: number, q: number): number {
  checkShapes('incompleteBetaComplementInverse', a, b);
  checkWithin('incompleteBetaComplementInverse: q', q, 0, 1);
  return q === 0 || q === 1 ? 1 - q : quantile(a, b, { lower: 1 - q, upper: q });
}

function checkShapes(at: string, a: number, b: number): void {
  checkWithin(`${at}: a`, a, LEAST_SHAPE, LARGEST_SHAPE);
  checkWithin(`${at}: b`, b, LEAST_SHAPE, LARGEST_SHAPE);
}

function tailsAt(a: number, b: number, x: number): BetaTails {
  return betaTails(a, b, [x, 0], twoSum(1, -x));
}

/** Two probabilities that add up to 1; the smaller one is exact. */
interface Probabilities {
  readonly lower: number;
  readonly upper: number;
}

/** Looks for x where that is at most 1/2, and for 1 − x where it is not, so that either end keeps its digits. */
function quantile(a: number, b: number, p: Probabilities): number {
  const middle = tailsAt(a, b, 0.5);
  const isLeft = p.lower <= p.upper ? middle.lower >= p.lower : middle.upper <= p.upper;
  return isLeft ? leftQuantile(a, b, p) : 1 - leftQuantile(b, a, { lower: p.upper, upper: p.lower });
}

/** A quantile of at most 1/2, from the smaller of the two tails. */
function leftQuantile(a: number, b: number, p: Probabilities): number {
  const rising = p.lower <= p.upper;
  const slope = (x: number) => {
    const { lower, upper, term } = tailsAt(a, b, x);
    const value = rising ? lower : upper;
    return { value, elasticity: (rising ? term : -term) / (1 - x) / value };
  };
  const start = Math.min(Math.max(guess(a, b, p), Number.MIN_VALUE), 0.5);
  return logarithmicNewton(slope, { target: rising ? p.lower : p.upper, start, high: 0.75, rising });
}

/**
 * A first guess: a normal approximation, or for a small shape the first term of the series, xᵃ / (a·B(a, b)).
 *
 * @source M. Abramowitz and I. A. Stegun, Handbook of Mathematical Functions, 26.5.22
 */
function guess(a: number, b: number, p: Probabilities): number {
  if (a < 1 || b < 1) {
    const logBeta = logGamma(a) + logGamma(b) - logGamma(a + b);
    return exp((log(p.lower) + log(a) + logBeta) / a);
  }
  const z = p.lower <= p.upper ? -normalQuantile(p.lower) : normalQuantile(p.upper);
  const [u, v] = [1 / (2 * a - 1), 1 / (2 * b - 1)];
  const h = 2 / (u + v);
  const l = (z * z - 3) / 6;
  const w = (z * Math.sqrt(h + l)) / h - (v - u) * (l + 5 / 6 - 2 / (3 * h));
  return a / (a + b * exp(2 * w));
}
