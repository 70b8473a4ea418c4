import { quote, refuse } from '../base/errors.ts';
import { checkFinite, checkNotNegative, checkWhole } from './argument.ts';

/** Where a function crosses zero, and how it was found. */
export interface Root {
  readonly at: number;
  /** The function there: zero, or as near to it as the tolerance allows. */
  readonly value: number;
  readonly evaluations: number;
}

export interface RootOptions {
  /** Width the bracket may keep, beyond a few roundings of the root itself; 0 unless said otherwise. */
  readonly tolerance?: number;
  /** 3000 unless said otherwise; a dozen is usual, a jump in a bracket as wide as the doubles themselves takes a thousand. */
  readonly mostEvaluations?: number;
}

/**
 * The point between two others at which a continuous function crosses zero.
 *
 * Inverse quadratic interpolation and the secant where they gain on it, bisection where they do not (Brent): it never
 * leaves the bracket and needs no derivative.
 *
 * @param f     finite everywhere between low and high
 * @param low   one end of the bracket
 * @param high  the other end, where f has the other sign, or is zero
 * @throws ARGUMENT_INVALID  f has one sign at both ends, or is not finite somewhere it was asked
 * @throws NO_CONVERGENCE    the evaluations are used up
 * @source R. Brent, Algorithms for Minimization without Derivatives (1973), chapter 4
 */
export function root(f: (x: number) => number, low: number, high: number, options: RootOptions = {}): Root {
  const { tolerance = 0, mostEvaluations = 3000 } = options;
  checkFinite('root: low', low);
  checkFinite('root: high', high);
  checkNotNegative('root: tolerance', tolerance);
  checkWhole('root: mostEvaluations', mostEvaluations, 2, 1e6);
  const bracket = new Bracket(low, valueAt(f, low), high, valueAt(f, high));
  for (let evaluations = 2; ; evaluations++) {
    const next = bracket.next(tolerance);
    if (next === undefined) return { at: bracket.best, value: bracket.bestValue, evaluations };
    if (evaluations === mostEvaluations) {
      const met = `between ${quote(bracket.best)} and ${quote(bracket.other)}`;
      const remedy = 'allow more evaluations or a wider tolerance';
      refuse('NO_CONVERGENCE', { at: 'root', problem: `not found in ${mostEvaluations} evaluations`, met, remedy });
    }
    bracket.narrow(next, valueAt(f, next));
  }
}

function valueAt(f: (x: number) => number, x: number): number {
  const value = f(x);
  if (Number.isFinite(value)) return value;
  const remedy = 'choose a bracket within which the function is finite';
  return refuse('ARGUMENT_INVALID', { at: `root: f(${x})`, problem: 'not finite', met: quote(value), remedy });
}

/** Two points around a root, the better one called best, and the best one before it. */
class Bracket {
  best: number;
  bestValue: number;
  other: number;
  private otherValue: number;
  private before: number;
  private beforeValue: number;
  private lastStep: number;
  private stepBeforeLast: number;

  constructor(low: number, lowValue: number, high: number, highValue: number) {
    if (lowValue > 0 === highValue > 0 && lowValue !== 0 && highValue !== 0) {
      const met = `f(${low}) = ${quote(lowValue)}, f(${high}) = ${quote(highValue)}`;
      const remedy = 'give two points between which the function changes sign';
      refuse('ARGUMENT_INVALID', { at: 'root: low, high', problem: 'no bracket', met, remedy });
    }
    this.best = high;
    this.bestValue = highValue;
    this.other = low;
    this.otherValue = lowValue;
    this.before = low;
    this.beforeValue = lowValue;
    this.lastStep = high - low;
    this.stepBeforeLast = this.lastStep;
    this.putBestFirst();
  }

  /** The point to try next, or none when the bracket is narrow enough. */
  next(tolerance: number): number | undefined {
    const narrow = 2 * Number.EPSILON * Math.abs(this.best) + tolerance / 2;
    const half = this.other / 2 - this.best / 2;
    if (this.bestValue === 0 || Math.abs(half) <= narrow) return undefined;
    const step = this.interpolated(half, narrow);
    this.stepBeforeLast = step === half ? half : this.lastStep;
    this.lastStep = step;
    const least = Math.max(narrow, Number.MIN_VALUE);
    const x = this.best + (Math.abs(step) > least ? step : half > 0 ? least : -least);
    return x === this.other ? undefined : x;
  }

  /** An interpolated step that shrinks fast enough and stays well inside, or else half the bracket. */
  private interpolated(half: number, narrow: number): number {
    if (Math.abs(this.stepBeforeLast) < narrow || Math.abs(this.beforeValue) <= Math.abs(this.bestValue)) return half;
    const s = this.bestValue / this.beforeValue;
    let p: number;
    let q: number;
    if (this.before === this.other) {
      p = 2 * half * s;
      q = 1 - s;
    } else {
      const r = this.bestValue / this.otherValue;
      const t = this.beforeValue / this.otherValue;
      p = s * (2 * half * t * (t - r) - (this.best - this.before) * (r - 1));
      q = (t - 1) * (r - 1) * (s - 1);
    }
    if (p > 0) q = -q;
    else p = -p;
    const inside = 2 * p < 3 * half * q - Math.abs(narrow * q);
    const shrinks = 2 * p < Math.abs(this.stepBeforeLast * q);
    return inside && shrinks ? p / q : half;
  }

  narrow(x: number, value: number): void {
    this.before = this.best;
    this.beforeValue = this.bestValue;
    this.best = x;
    this.bestValue = value;
    if (value > 0 === this.otherValue > 0) {
      this.other = this.before;
      this.otherValue = this.beforeValue;
      this.lastStep = this.best - this.before;
      this.stepBeforeLast = this.lastStep;
    }
    this.putBestFirst();
  }

  private putBestFirst(): void {
    if (Math.abs(this.otherValue) >= Math.abs(this.bestValue)) return;
    this.before = this.best;
    this.beforeValue = this.bestValue;
    this.best = this.other;
    this.bestValue = this.otherValue;
    this.other = this.before;
    this.otherValue = this.beforeValue;
  }
}
