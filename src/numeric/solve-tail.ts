import { quote, refuse } from '../base/errors.ts';
import { exp, log } from './elementary.ts';

/** A tail probability at w, and w times its derivative there. */
export interface TailAt {
  readonly tail: number;
  readonly slope: number;
}

export interface TailProblem {
  readonly at: string;
  readonly evaluate: (w: number) => TailAt;
  readonly target: number;
  readonly start: number;
  /** A point at which the tail does not vanish. */
  readonly safe: number;
}

const LONGEST_STEP = 40; // in ln w
const ENOUGH = 1e-9; // the error left is of the order of the square

/**
 * The w > 0 whose tail probability is the target.
 *
 * Newton's iteration on ln tail as a function of ln w. Where the density of ln w is log-concave, so is the tail, and a
 * tangent to a concave curve meets zero beyond the root: after one step the iteration runs to the root from one side.
 *
 * @throws NO_CONVERGENCE  after 200 steps
 */
export function solveTail({ at, evaluate, target, start, safe }: TailProblem): number {
  let w = start;
  let good = safe;
  for (let i = 0; i < 200; i++) {
    const { tail, slope } = evaluate(w);
    if (!(tail > 0)) {
      w = 0.5 * (w + good);
      continue;
    }
    good = w;
    const step = log(tail / target) * (tail / slope);
    w *= exp(-Math.min(LONGEST_STEP, Math.max(-LONGEST_STEP, step)));
    if (Math.abs(step) < ENOUGH) return w;
  }
  return refuse('NO_CONVERGENCE', { at, problem: 'no solution after 200 steps', met: quote(target) });
}
