import { quote, refuse } from '../../base/errors.ts';
import { root } from '../../numeric/root.ts';
import { toFen } from '../scheme/fen.ts';
import type { PoolRequest } from '../simulation/compile-pool.ts';
import { type NeedView, needView } from './need-view.ts';
import type { NoteCode } from './notes.ts';
import { mostProbabilityTimes, movePool, type PoolMove } from './pool-move.ts';
import {
  type AskedPool,
  askAgain,
  askPool,
  type Banded,
  coveredPrincipal,
  exactly,
  type HowFound,
  howFound,
  type PoolQuestion,
} from './question.ts';

export const BREAK_EVEN_KINDS = ['leverage', 'defaultProbability', 'severity', 'fee'] as const;
export type BreakEvenKind = (typeof BREAK_EVEN_KINDS)[number];

export interface BreakEvenQuestion extends PoolQuestion {
  readonly of: BreakEvenKind;
  /** What goes out: its mean, or the quantile of the need at a level above 0 and below 1. */
  readonly outflow: 'expected' | { readonly level: number };
  /** What comes in over the horizon, in whole units: the pool's opening balance and top-ups unless told; 0 for a fee. */
  readonly income?: string;
}

/** Amounts in fen. */
export interface BreakEven {
  readonly of: BreakEvenKind;
  /**
   * leverage: principal ÷ income · default probability: the multiple of all of them · severity: loss given default, mean over
   * loans · fee: of the principal, once. Null: no such figure within reach.
   */
  readonly value: Banded | null;
  /** The multiple of default probabilities, or the change of value, that it stands for; null where it stands for none. */
  readonly move: PoolMove | null;
  /** Outflow and income as they are now. */
  readonly outflow: Banded;
  readonly income: number;
  readonly how: HowFound;
}

/**
 * Where what goes out of a pool equals what comes in.
 *
 *     leverage = lent ÷ outflow · fee = (outflow − income) ÷ lent
 *     default probability: k with outflow(k·F) = income · severity: the fall of value with outflow = income
 *
 * Default probability and severity are found as a root, by the exact law where it holds, else on common random numbers; the ends
 * of their bands are the roots of the outflow's own band.
 *
 * @throws ARGUMENT_INVALID  all faults of the question at once
 * @throws as `requiredPool`
 * @complexity  one run; some thirty for default probability and severity
 */
export function breakEven(request: PoolRequest, question: BreakEvenQuestion): BreakEven {
  const { of, outflow } = question;
  const level = outflow === 'expected' ? null : outflow?.level;
  const asked = askPool('breakEven', request, question, [
    ['of', of, BREAK_EVEN_KINDS.includes(of), `one of ${BREAK_EVEN_KINDS.join(', ')}`],
    ['outflow', outflow, level === null || (level > 0 && level < 1), '"expected" or a level above 0 and below 1'],
  ]);
  const { money } = asked.program;
  const own = of === 'fee' ? 0 : money.topUps.reduce((sum, fen) => sum + fen, money.opening);
  const income = question.income === undefined ? own : toFen(question.income, 'breakEven: income');
  const view = needView(asked);
  const out = outflowOf(view, level);
  const lent = coveredPrincipal(request, asked.scheme);
  const told = (value: Banded | null, move: PoolMove | null, codes: readonly NoteCode[] = []): BreakEven => ({
    ...{ of, value, move, outflow: out, income },
    how: howFound(asked, view.method, [...view.notes, ...codes]),
  });
  if (of === 'fee')
    return told(
      mapped(out, (fen) => Math.max(0, fen - income) / lent),
      null,
    );
  if (of === 'leverage') return told(out.estimate > 0 ? mapped(out, (fen) => lent / Math.max(fen, 1)) : null, null);
  const found = rootOf(asked, of, (pool) => outflowOf(needView(pool), level), income);
  return found === null ? told(null, null) : told(found.value, found.move);
}

function outflowOf(view: NeedView, level: number | null): Banded {
  return level === null ? view.expected : view.quantile(level).band;
}

/** A band under a function that rises or falls throughout; the standard error by its slope at the estimate. */
function mapped({ estimate, standardError, low, high }: Banded, f: (fen: number) => number): Banded {
  const at = (fen: number | null): number | null => (fen === null ? null : f(Math.max(0, fen)));
  const slope = standardError ? (f(estimate + standardError) - f(estimate)) / standardError : 0;
  const rises = f(estimate + 1) >= f(estimate);
  return {
    estimate: f(estimate),
    standardError: standardError === null ? null : Math.abs(slope) * standardError,
    low: at(rises ? low : high),
    high: at(rises ? high : low),
  };
}

/** How near a root is found, in multiples and in shares of value: by law, and on scenarios, which leave it less certain. */
const EXACT = 1e-9;
const NOISY = 1e-4;

interface Ends {
  readonly from: number;
  readonly now: number;
  readonly to: number;
  /** The first step outwards from now; each next is twice as long. */
  readonly step: number;
}

/** Where a rising function crosses zero, sought outwards from the present; null: not between the ends. */
function rising(f: (x: number) => number, { from, now, to, step }: Ends, tolerance: number): number | null {
  const isUp = f(now) < 0;
  let [near, far] = [now, now];
  for (let width = isUp ? step : -step; ; width *= 2) {
    [near, far] = [far, Math.min(to, Math.max(from, far + width))];
    if (far === near) return null;
    if (f(far) < 0 !== isUp || f(far) === 0) break;
  }
  return root(f, Math.min(near, far), Math.max(near, far), { tolerance }).at;
}

function rootOf(
  asked: AskedPool,
  of: 'defaultProbability' | 'severity',
  outflow: (pool: AskedPool) => Banded,
  income: number,
): { readonly value: Banded; readonly move: PoolMove } | null {
  const { request } = asked;
  const isProbability = of === 'defaultProbability';
  const ends: Ends = isProbability
    ? { from: 0.01, now: 1, to: mostProbabilityTimes(request), step: 2 }
    : { from: -10, now: 0, to: 1, step: 0.25 };
  const moveOf = (x: number): PoolMove => (isProbability ? { defaultProbabilityTimes: x } : { valueChange: -x });
  const known = new Map<number, Banded>();
  const at = (x: number): Banded => {
    const band = known.get(x) ?? outflow(askAgain(asked, movePool(request, moveOf(x), 'breakEven')));
    known.set(x, band);
    return band;
  };
  const isLaw = at(ends.now).standardError === 0;
  const crossing = (end: 'estimate' | 'low' | 'high'): number | null => {
    if (at(ends.now)[end] === null) return null;
    return rising((x) => at(x)[end]! - income, ends, isLaw ? EXACT : NOISY);
  };
  const best = crossing('estimate');
  if (best === null) return null;
  // where more goes out than estimated, less is needed to break even
  const [low, high] = isLaw ? [best, best] : [crossing('high'), crossing('low')];
  const value = (x: number): number => (isProbability ? x : meanSeverity(movePool(request, moveOf(x)), asked.scheme));
  const band = isLaw
    ? exactly(value(best))
    : {
        estimate: value(best),
        standardError: null,
        low: low === null ? null : value(low),
        high: high === null ? null : value(high),
      };
  return { value: band, move: moveOf(best) };
}

/** Loss of principal given default at today's value and the mean outcome of a sale, mean over a scheme's loans by principal. */
function meanSeverity({ book, pledge }: PoolRequest, scheme: number): number {
  const { noSaleProbability, priceShare, costShare } = pledge;
  let [lost, lent] = [0, 0];
  book.principal.forEach((fen, row) => {
    if (book.scheme[row] !== scheme) return;
    const brought = Math.min(fen, book.pledgeValue[row]! * priceShare * (1 - costShare));
    lost += fen - (1 - noSaleProbability) * brought;
    lent += fen;
  });
  if (lent === 0)
    refuse('ARGUMENT_INVALID', { at: 'breakEven: scheme', problem: 'no loan under it', met: quote(scheme) });
  return lost / lent;
}
