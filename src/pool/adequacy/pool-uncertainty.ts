import { checkpoint } from '../../base/control.ts';
import { weightedQuantile } from '../../numeric/order.ts';
import type { PoolRequest } from '../simulation/compile-pool.ts';
import { needView } from './need-view.ts';
import type { NoteCode } from './notes.ts';
import { movePool, type PoolMove } from './pool-move.ts';
import { askAgain, askPool, type HowFound, howFound, type PoolQuestion, wantProbability } from './question.ts';

/** Circumstances that what is known allows, and how much they weigh. */
export interface WeightedMove {
  readonly move: PoolMove;
  /** 0 or more; all weigh the same unless told. */
  readonly weight?: number;
}

export interface UncertaintyQuestion extends PoolQuestion {
  readonly probability: number;
  /** Twenty to ten thousand, such as draws of `dependenceDraws` told as multiples of the book's own parameters. */
  readonly draws: readonly WeightedMove[];
}

/** Amounts in fen; bands hold the confidence of the question between equal tails. */
export interface PoolUncertainty {
  readonly probability: number;
  /** With the parameters as they are. */
  readonly asKnown: { readonly required: number; readonly exhaustion: number };
  /** Over the draws: half of them need less than the median. */
  readonly required: { readonly median: number; readonly mean: number; readonly low: number; readonly high: number };
  readonly exhaustion: { readonly median: number; readonly mean: number; readonly low: number; readonly high: number };
  /** The pool that lasts with the probability asked for when the parameters are as uncertain as the draws: P over both. */
  readonly predictive: number;
  /** (Σ w)² ÷ Σ w²: so many draws of equal weight. */
  readonly effectiveDraws: number;
  /** Scenarios in all: what it cost. */
  readonly scenariosInAll: number;
  readonly how: HowFound;
}

/**
 * What not knowing default probabilities and correlation makes of a requirement: each draw of them is a pool of its own, by law
 * where it holds, else on the same random numbers, so that bands show the parameters and not the drawing.
 *
 *     predictive: the smallest B with Σ wₖ·Pₖ(need ≤ B) ≥ probability
 *
 * @throws ARGUMENT_INVALID  all faults of the question at once; a draw that `movePool` refuses, before any scenario is drawn
 * @throws CANCELLED         the signal was raised
 * @complexity  draws × scenarios: a hundred draws cost a hundred runs
 */
export function poolUncertainty(request: PoolRequest, question: UncertaintyQuestion): PoolUncertainty {
  const { probability: level, draws } = question;
  const count = Array.isArray(draws) ? draws.length : 0;
  const weights = (count > 0 ? draws : []).map(({ weight = 1 }) => weight);
  const total = weights.reduce((sum, w) => sum + w, 0);
  const asked = askPool('poolUncertainty', request, question, [
    wantProbability('probability', level),
    ['draws', count, count >= 20 && count <= 10_000, '20 to 10,000 draws'],
    [
      'draws.weight',
      total,
      weights.every((w) => w >= 0) && (count === 0 || total > 0),
      'weights of 0 or more, not all 0,',
    ],
  ]);
  const moved = draws.map(({ move }, i) => movePool(request, move, `poolUncertainty: draws[${i}].move`));
  const { opening } = asked.program.money;
  const notes: NoteCode[] = [];
  const seen = (pool: PoolRequest) => {
    const view = needView(askAgain(asked, pool));
    const { band, notes: codes } = view.quantile(level);
    notes.push(...view.notes, ...codes);
    return { view, required: band.estimate, exhaustion: view.exhaustion(opening).estimate };
  };
  const known = seen(request);
  const found = moved.map((pool, k) => {
    checkpoint('poolUncertainty', asked.control, k, count);
    return seen(pool);
  });
  checkpoint('poolUncertainty', asked.control, count, count);
  const outside = (1 - asked.confidence) / 2;
  const over = (values: readonly number[]) => ({
    median: weightedQuantile(values, weights, 0.5),
    mean: values.reduce((sum, value, k) => sum + (weights[k]! / total) * value, 0),
    low: weightedQuantile(values, weights, outside),
    high: weightedQuantile(values, weights, 1 - outside),
  });
  const shortAt = (size: number): number =>
    found.reduce((sum, { view }, k) => sum + (weights[k]! / total) * view.exhaustion(size).estimate, 0);
  const isLaw = known.view.method === 'law';
  return {
    probability: level,
    asKnown: { required: known.required, exhaustion: known.exhaustion },
    required: over(found.map(({ required }) => required)),
    exhaustion: over(found.map(({ exhaustion }) => exhaustion)),
    predictive: smallest(
      (size) => shortAt(size) <= 1 - level + 1e-12,
      found.map(({ required }) => required),
    ),
    effectiveDraws: (total * total) / weights.reduce((sum, w) => sum + w * w, 0),
    scenariosInAll: isLaw ? 0 : asked.scenarios * (count + 1),
    how: howFound(asked, known.view.method, notes),
  };
}

/** The smallest whole fen that lasts, between the least and the most that any draw asks for. */
function smallest(lasts: (size: number) => boolean, needs: readonly number[]): number {
  let low = Math.floor(Math.min(...needs)) - 1;
  let high = Math.ceil(Math.max(...needs));
  while (high - low > 1) {
    const middle = Math.floor((low + high) / 2);
    if (lasts(middle)) high = middle;
    else low = middle;
  }
  return high;
}
