import { quote, refuse } from '../base/errors.ts';
import { exp, expm1, log, log1p } from './elementary.ts';

/** A positive function at a point, and how steep it is there in logarithms of both: x·f′(x)/f(x). */
export interface LogarithmicSlope {
  readonly value: number;
  readonly elasticity: number;
}

export interface LogarithmicSearch {
  /** The value to be met, above 0. */
  readonly target: number;
  /** A first guess, within 0 < x < high. */
  readonly start: number;
  readonly high: number;
  readonly rising: boolean;
}

const SETTLED = 1e-10; // a relative step: the next one would be of the order of its square
const MOST_STEPS = 300;

/**
 * The x > 0 at which a positive monotone function takes a value, as accurate as the function itself.
 *
 * Newton's method on ln f against ln x, within a bracket that only shrinks; where a step leaves it, its geometric middle
 * is tried instead. A solution below the smallest number is 0.
 *
 * @param f  positive and monotone throughout 0 < x < high; it may underflow to 0
 * @throws NO_CONVERGENCE  f is not as described
 */
export function logarithmicNewton(f: (x: number) => LogarithmicSlope, search: LogarithmicSearch): number {
  const { target, rising } = search;
  let low = 0;
  let { start: x, high } = search;
  for (let steps = 0; steps < MOST_STEPS; steps++) {
    const { value, elasticity } = f(x);
    const off = (value - target) / target;
    const step = -(Math.abs(off) < 0.5 ? log1p(off) : log(value / target)) / elasticity;
    if (Math.abs(step) < SETTLED) return x + x * expm1(step);
    if (value < target === rising) low = x;
    else high = x;
    if (high === Number.MIN_VALUE) return 0;
    const next = x * exp(step);
    x = next > low && next < high ? next : Math.sqrt(Math.max(low, Number.MIN_VALUE)) * Math.sqrt(high);
    if (!(x > low && x < high)) return x; // two neighbouring numbers
  }
  const met = `between ${quote(low)} and ${quote(high)}`;
  return refuse('NO_CONVERGENCE', { at: 'logarithmicNewton', problem: `not found in ${MOST_STEPS} steps`, met });
}
