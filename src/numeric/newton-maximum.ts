import { quote, refuse } from '../base/errors.ts';
import { checkSameLength, checkSample, type Sample } from './argument.ts';

/** A function's value and its derivative by each argument. */
export interface ValueAndGradient {
  readonly value: number;
  readonly gradient: Sample;
  /** Second derivatives by all arguments, row by row; taken from differences of the gradient when left out. */
  readonly hessian?: Sample;
}

export interface Maximum {
  readonly at: Float64Array;
  readonly value: number;
  /** Second derivatives by the free arguments, row by row. */
  readonly hessian: Float64Array;
  readonly steps: number;
}

const MOST_STEPS = 200;
/** Step of the differences of the gradient, as a part of the argument's size. */
const DIFFERENCE = 1e-4;
/** What the value may still rise by. */
const SETTLED = 1e-10;

/**
 * The point at which a smooth function of a few arguments is largest, as seen from a start.
 *
 * Newton's iteration; where the second derivatives do not point upwards the step is damped (Levenberg), and halved until the
 * value rises.
 *
 * @param f      finite at the start; −∞ where no maximum is looked for
 * @param start  first guess
 * @param free   which arguments may move; all when left out
 * @throws ARGUMENT_INVALID  a start that is not finite
 * @throws NO_CONVERGENCE    still rising after 200 steps
 * @complexity a call a step, and two for each free argument where f gives no second derivatives
 */
export function newtonMaximum(
  f: (x: Float64Array) => ValueAndGradient,
  start: Sample,
  free?: readonly boolean[],
): Maximum {
  checkSample('newtonMaximum: start', start);
  if (free !== undefined) checkSameLength('newtonMaximum: free', free.map(Number), start.length);
  const moving = Array.from(start, (_, i) => i).filter((i) => free?.[i] ?? true);
  let at = Float64Array.from(start);
  let here = f(at);
  for (let steps = 0; steps < MOST_STEPS; steps++) {
    const gradient = moving.map((i) => here.gradient[i]!);
    const hessian = here.hessian ? blockOf(here.hessian, at.length, moving) : secondDerivatives(f, at, moving);
    const step = ascent(hessian, gradient);
    const rise = step.reduce((sum, move, k) => sum + move * gradient[k]!, 0);
    if (moving.length === 0 || rise < SETTLED) return { at, value: here.value, hessian, steps };
    let next: Float64Array<ArrayBuffer> | undefined;
    for (let part = 1; part > 1e-10 && next === undefined; part /= 2) {
      const tried = at.slice();
      for (const [k, i] of moving.entries()) tried[i]! += part * step[k]!;
      const there = f(tried);
      if (there.value > here.value) {
        next = tried;
        here = there;
      }
    }
    // no rise along an upward direction: rounding is all that is left
    if (next === undefined) return { at, value: here.value, hessian, steps };
    at = next;
  }
  const problem = `still rising after ${MOST_STEPS} steps`;
  return refuse('NO_CONVERGENCE', { at: 'newtonMaximum', problem, met: quote(here.value) });
}

function blockOf(hessian: Sample, size: number, moving: readonly number[]): Float64Array {
  return Float64Array.from(moving.flatMap((i) => moving.map((j) => hessian[i * size + j]!)));
}

function secondDerivatives(
  f: (x: Float64Array) => ValueAndGradient,
  at: Float64Array,
  moving: readonly number[],
): Float64Array {
  const n = moving.length;
  const out = new Float64Array(n * n);
  for (const [k, i] of moving.entries()) {
    const width = DIFFERENCE * Math.max(1, Math.abs(at[i]!));
    const [up, down] = [at.slice(), at.slice()];
    up[i]! += width;
    down[i]! -= width;
    const [above, below] = [f(up).gradient, f(down).gradient];
    for (const [l, j] of moving.entries()) {
      const slope = (above[j]! - below[j]!) / (2 * width);
      out[k * n + l]! += slope / 2;
      out[l * n + k]! += slope / 2;
    }
  }
  return out;
}

/** The solution s of (damping − H)·s = gradient for the least damping at which it points upwards. */
function ascent(hessian: Float64Array, gradient: readonly number[]): number[] {
  const n = gradient.length;
  const largest = hessian.reduce((most, value) => Math.max(most, Math.abs(value)), 1e-8);
  for (let damping = 0; ; damping = damping === 0 ? 1e-6 * largest : damping * 10) {
    const matrix = hessian.map((value, k) => (k % (n + 1) === 0 ? damping - value : -value));
    const inverse = positiveInverse(matrix, n);
    if (inverse !== undefined)
      return gradient.map((_, k) => gradient.reduce((sum, slope, l) => sum + inverse[k * n + l]! * slope, 0));
  }
}

/**
 * The inverse of a symmetric positive definite matrix, row by row; none where it is not positive definite.
 *
 * @complexity O(n³)
 */
export function positiveInverse(matrix: Float64Array, n: number): Float64Array | undefined {
  const work = matrix.slice();
  const out = new Float64Array(n * n);
  for (let i = 0; i < n; i++) out[i * n + i] = 1;
  for (let k = 0; k < n; k++) {
    const pivot = work[k * n + k]!;
    // pivots of a positive definite matrix stay positive without exchanging rows
    if (!(pivot > 1e-14 * Math.abs(matrix[k * n + k]!)) || !(pivot > 0)) return undefined;
    for (let j = 0; j < n; j++) {
      work[k * n + j]! /= pivot;
      out[k * n + j]! /= pivot;
    }
    for (let i = 0; i < n; i++) {
      const factor = work[i * n + k]!;
      if (i === k || factor === 0) continue;
      for (let j = 0; j < n; j++) {
        work[i * n + j]! -= factor * work[k * n + j]!;
        out[i * n + j]! -= factor * out[k * n + j]!;
      }
    }
  }
  return out;
}
