import { quote, refuse } from '../base/errors.ts';
import { checkWithin } from './argument.ts';
import { betaTails } from './beta-tails.ts';
import { add, divide, productError } from './double-double.ts';
import { expm1, log1p, pow } from './elementary.ts';
import { logarithmicNewton } from './logarithmic-newton.ts';
import { normalQuantile } from './normal.ts';
import { type Halves, rootedPeak, studentHalves } from './student-t-tail.ts';

const LEAST_DEGREES = 1e-100;
const MOST_DEGREES = 1e15;
const LARGEST = Number.MAX_VALUE * (1 - 4 * Number.EPSILON);
/** Nearer to 0 the density is that at 0; beyond the inverse of this the tail is a power of t (both times √ν). */
const NEAR = 1e-20;

/**
 * Distribution function of Student's t distribution, within 7e-15 of its size, however small.
 *
 *     P(T ≤ t) = I_x(ν/2, 1/2)/2 with x = ν/(ν + t²), for t ≤ 0
 *
 * @param t   any number, infinities included
 * @param df  degrees of freedom ν, whole or not, 1e-100 … 1e15
 * @throws ARGUMENT_INVALID  t is NaN, or df outside its range
 * @source M. Abramowitz and I. A. Stegun, Handbook of Mathematical Functions, 26.7.1
 */
export function studentTCdf(t: number, df: number): number {
  checkArguments('studentTCdf', t, df);
  return lowerTail(t, df);
}

/**
 * Upper tail of Student's t distribution, within 7e-15 of its size, however small.
 *
 *     P(T > t) = P(T ≤ −t)
 *
 * @param t   any number, infinities included
 * @param df  degrees of freedom ν, whole or not, 1e-100 … 1e15
 * @throws ARGUMENT_INVALID  t is NaN, or df outside its range
 */
export function studentTTail(t: number, df: number): number {
  checkArguments('studentTTail', t, df);
  return lowerTail(-t, df);
}

function lowerTail(t: number, df: number): number {
  const { tail, centre } = halves(Math.abs(t), df, rootedPeak(df));
  return t <= 0 ? tail : 0.5 + centre;
}

/**
 * Quantile of Student's t distribution, within 2e-15 of its size.
 *
 *     P(T ≤ studentTQuantile(p, ν)) = p
 *
 * @param p   probability below the result, 0 < p < 1
 * @param df  degrees of freedom ν, whole or not, 1e-100 … 1e15
 * @throws ARGUMENT_INVALID  p outside 0 … 1, 0 or 1 themselves (their quantiles are infinite), df outside its range
 * @throws NO_SOLUTION       the quantile is beyond the largest number
 */
export function studentTQuantile(p: number, df: number): number {
  checkDegrees('studentTQuantile', df);
  checkProbability('studentTQuantile: p', p);
  return p < 0.5 ? -upperQuantile(p, 0.5 - p, df) : upperQuantile(1 - p, p - 0.5, df);
}

/**
 * Quantile of Student's t distribution by its upper tail, for probabilities too near to 1 for `studentTQuantile`.
 *
 *     P(T > studentTTailQuantile(q, ν)) = q
 *
 * @param q   probability above the result, 0 < q < 1
 * @param df  degrees of freedom ν, whole or not, 1e-100 … 1e15
 * @throws ARGUMENT_INVALID  q outside 0 … 1, 0 or 1 themselves (their quantiles are infinite), df outside its range
 * @throws NO_SOLUTION       the quantile is beyond the largest number
 */
export function studentTTailQuantile(q: number, df: number): number {
  checkDegrees('studentTTailQuantile', df);
  checkProbability('studentTTailQuantile: q', q);
  return q <= 0.5 ? upperQuantile(q, 0.5 - q, df) : -upperQuantile(1 - q, q - 0.5, df);
}

function checkArguments(at: string, t: number, df: number): void {
  checkDegrees(at, df);
  if (!Number.isNaN(t)) return;
  refuse('ARGUMENT_INVALID', { at: `${at}: t`, problem: 'not a number', met: 'NaN', remedy: 'give a number' });
}

function checkDegrees(at: string, df: number): void {
  checkWithin(`${at}: df`, df, LEAST_DEGREES, MOST_DEGREES);
}

function checkProbability(at: string, p: number): void {
  if (p > 0 && p < 1) return;
  const remedy = 'give a number strictly between 0 and 1';
  refuse('ARGUMENT_INVALID', { at, problem: 'has no finite quantile', met: quote(p), remedy });
}

function halves(t: number, df: number, peak: number): Halves {
  const root = Math.sqrt(df);
  const near = NEAR * Math.min(root, 1);
  const far = root / NEAR;
  if (t < near) {
    const { centre, term, share } = halves(near, df, peak);
    const part = t / near;
    return { tail: 0.5 - part * centre, centre: part * centre, term: part * term, share: part * part * share };
  }
  if (t > far) {
    const { tail, term, share } = halves(far, df, peak);
    const part = t === Infinity ? 0 : pow(far / t, df);
    return { tail: part * tail, centre: 0.5 - part * tail, term: part * term, share };
  }
  return df < 1 ? betaHalves(t, df) : studentHalves(t, df, peak);
}

function betaHalves(t: number, df: number): Halves {
  const square = t * t;
  const squared = [square, productError(t, t, square)] as const;
  const whole = add(squared, [df, 0]);
  const y = divide(squared, whole);
  const { lower, upper, term } = betaTails(df / 2, 0.5, divide([df, 0], whole), y);
  return { tail: lower / 2, centre: upper / 2, term, share: y[0] };
}

/** The quantile at or above 0, from the smaller of what lies beyond it and what lies between it and 0. */
function upperQuantile(tail: number, centre: number, df: number): number {
  if (centre === 0) return 0;
  const rising = centre < tail;
  const target = rising ? centre : tail;
  const peak = rootedPeak(df);
  const slope = (t: number) => {
    const half = halves(t, df, peak);
    const value = rising ? half.centre : half.tail;
    const elasticity = (rising ? half.term : -half.term) / value;
    return { value, elasticity: elasticity * bend(value / target - 1, elasticity, df, half.share) };
  };
  const start = Math.max(firstGuess(tail, centre, df, peak), Number.MIN_VALUE);
  const t = logarithmicNewton(slope, { target, start, high: Number.MAX_VALUE, rising });
  return t < LARGEST ? t : refuseBeyond(tail, df);
}

/**
 * How much steeper than here the way to the target is on the whole, by two more derivatives, while it is near: so
 * Newton's step becomes one of fourth order.
 */
function bend(off: number, elasticity: number, df: number, share: number): number {
  if (!(Math.abs(off) < 0.2)) return 1;
  const step = -log1p(off) / elasticity;
  const turn = 1 - (df + 1) * share - elasticity;
  const twist = -2 * (df + 1) * share * (1 - share) - elasticity * turn;
  return 1 / (1 - step * (turn / 2 - step * ((turn * turn) / 3 - twist / 6)));
}

/**
 * Near the middle the density is that at 0; far out the tail is a power of x = ν/(ν + t²), peak·x^(ν/2)/ν; between them
 * w·ln(1 + t²/ν) is nearly z² for the normal quantile z, with w = ν − 1/2.
 */
function firstGuess(tail: number, centre: number, df: number, peak: number): number {
  if (centre < 1e-4) return (centre * Math.sqrt(df)) / peak;
  const w = df - 0.5;
  const z = normalQuantile(tail);
  const square = (z * z) / (w * w);
  if (df >= 1 && square < 0.8) return Math.sqrt(df * expm1((w * square) / (1 + (square + 3 / (w * w)) / 24)));
  const x = pow((tail * df) / peak, 2 / df);
  const q = (1 + x / (df + 2)) / x - 1;
  return Math.sqrt(df * q);
}

function refuseBeyond(tail: number, df: number): never {
  const met = `tail ${quote(tail)} with ${quote(df)} degrees of freedom`;
  const remedy = 'give more degrees of freedom or a larger tail';
  return refuse('NO_SOLUTION', { at: 'studentTQuantile', problem: 'beyond the largest number', met, remedy });
}
