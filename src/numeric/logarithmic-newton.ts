import { quote, refuse } from '../base/errors.ts';
import { exp, expm1, log, log1p } from './elementary.ts';

/** A positive function at a point, and its derivative there taken in logarithms of both: x·f′(x)/f(x). */
export interface LogarithmicSlope {
  readonly value: number;
  readonly elasticity: number;
}

/** The end of a search: the next step would change the result by the square of this. */
const SETTLED = 1e-10;
const MOST_STEPS = 300;

/**
 * The x > 0 at which a positive monotone function takes a value, to the accuracy the function itself has.
 *
 * Newton's method on ln f against ln x, kept within a bracket that only shrinks; where a step leaves it, the geometric
 * middle is tried instead. A solution below the smallest number is 0.
 *
 * @param f       rising or falling throughout 0 < x < high
 * @param target  above 0
 * @param start   within 0 < x < high
 * @throws NO_CONVERGENCE  the function is not as described
 */
export function logarithmicNewton(
  f: (x: number) => LogarithmicSlope,
  target: number,
  start: number,
  high: number,
): number {
  let below = 0;
  let above = high;
  let x = start;
  for (let steps = 0; steps < MOST_STEPS; steps++) {
    const { value, elasticity } = f(x);
    const off = (value - target) / target;
    const gap = Math.abs(off) < 0.5 ? log1p(off) : log(value / target);
    const step = -gap / elasticity;
    if (Math.abs(step) < SETTLED) return x + x * expm1(step);
    if (step > 0) below = x;
    else above = x;
    const next = x * exp(step);
    x = next > below && next < above ? next : Math.sqrt(Math.max(below, Number.MIN_VALUE)) * Math.sqrt(above);
    if (x === 0 || above <= Number.MIN_VALUE) return 0;
    if (x <= below || x >= above) return x;
  }
  const met = `between ${quote(below)} and ${quote(above)}`;
  return refuse('NO_CONVERGENCE', { at: 'logarithmicNewton', problem: `not found in ${MOST_STEPS} steps`, met });
}
