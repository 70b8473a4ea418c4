import { checkpoint } from '../../base/control.ts';
import { fenText } from '../scheme/fen.ts';
import type { PoolRequest } from '../simulation/compile-pool.ts';
import { mergeResults, type PoolResult } from '../simulation/pool-result.ts';
import { requiredPoolBySearch, requiredPoolFromRun } from '../simulation/required-pool.ts';
import { simulateRange } from '../simulation/simulate-range.ts';
import { type ProbabilityEstimate, probability } from '../simulation/summarize-pool.ts';
import { draw } from './draw.ts';
import { type NeedLaw, needLaw } from './need-law.ts';
import { needView } from './need-view.ts';
import type { NoteCode } from './notes.ts';
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
  wantProbability,
  withOpening,
} from './question.ts';

export interface RequiredPoolQuestion extends PoolQuestion {
  /** That the pool lasts until the last claim is settled: above 0 and below 1. */
  readonly probability: number;
  /** Whether new scenarios are drawn of a pool of the size found; not unless told. */
  readonly isConfirmed?: boolean;
}

/** The pool of the size found, simulated anew with the next seed. */
export interface Confirmation {
  readonly seed: number;
  readonly scenarios: number;
  readonly exhausted: ProbabilityEstimate;
  /** By the exact law at this size, or 1 − the probability asked for. */
  readonly expected: number;
  /** Between the two, in standard errors of both; beyond four something is wrong. */
  readonly gap: number;
  readonly isBeyondFour: boolean;
}

/** Amounts in fen. */
export interface PoolRequirement {
  readonly probability: number;
  readonly required: Banded;
  /** Principal under the scheme. */
  readonly lent: number;
  /** Principal ÷ required pool; null where nothing is required. */
  readonly leverage: number | null;
  readonly leverageBand: { readonly low: number; readonly high: number } | null;
  /** P(exhausted) of the pool found: by law, or the share of scenarios. */
  readonly exhaustion: Banded;
  readonly confirmation: Confirmation | null;
  readonly how: HowFound;
}

/**
 * The opening balance with which a scheme's pool lasts with the probability asked for.
 *
 *     the smallest B with P(need ≤ B) ≥ probability,
 *     need = max over t of Σ_{u ≤ t} (paid − recovered − top-ups)_u · (1 + r)^−(u + 1)
 *
 * By the exact law where each default costs the pool one known sum; else from one run of scenarios, with a band between order
 * statistics; where cover depends on the balance, by a search on the same scenarios.
 *
 * @throws ARGUMENT_INVALID  all faults of the question at once
 * @throws NO_SOLUTION       the law alone was asked for and there is none; no pool suffices
 * @throws CANCELLED         the signal was raised
 * @throws what `compilePool` throws
 * @complexity  one run of scenarios, one more to confirm; a law of some milliseconds to seconds
 */
export function requiredPool(request: PoolRequest, question: RequiredPoolQuestion): PoolRequirement {
  const { probability: level, isConfirmed = false } = question;
  const asked = askPool('requiredPool', request, question, [wantProbability('probability', level)]);
  const lent = coveredPrincipal(request, asked.scheme);
  const found = sizeOf(asked, level);
  const { estimate, low, high } = found.required;
  return {
    probability: level,
    required: found.required,
    lent,
    leverage: estimate > 0 ? lent / estimate : null,
    leverageBand: low !== null && high !== null && low > 0 ? { low: lent / high, high: lent / low } : null,
    exhaustion: found.exhaustion,
    confirmation: isConfirmed ? confirm(asked, found, 1 - level) : null,
    how: howFound(asked, found.method, found.notes),
  };
}

interface Size {
  readonly method: HowFound['method'];
  readonly required: Banded;
  readonly exhaustion: Banded;
  readonly notes: readonly NoteCode[];
}

function sizeOf(asked: AskedPool, level: number): Size {
  if (asked.program.dependsOnBalance && asked.by !== 'law') return bySearch(asked, level);
  const law = asked.by === 'simulation' ? [] : needLaw(asked);
  if ('law' in law) return byLaw(law, level);
  if (asked.by === 'law') needView(asked); // refuses with the reasons
  return byRun(asked, level, law);
}

function byLaw({ law, notes }: NeedLaw, level: number): Size {
  const required = law.quantile(level);
  return { method: 'law', required: exactly(required), exhaustion: exactly(law.tail(required)), notes };
}

function byRun(asked: AskedPool, level: number, notes: readonly NoteCode[]): Size {
  const { model, scheme, scenarios, confidence } = asked;
  const run = runAll(asked, true);
  const { opening, interval } = requiredPoolFromRun(model, run, { scheme, probability: level, confidence });
  const above = run.columns
    .find(({ name }) => name === `scheme[${scheme}].need`)!
    .kept!.reduce((count, need) => count + Number(need > opening), 0);
  const thin: NoteCode[] = scenarios * (1 - level) < 50 ? ['thin-tail'] : [];
  return {
    method: 'simulation',
    required: {
      estimate: opening,
      standardError: null,
      low: interval?.low ?? null,
      high: interval?.high ?? null,
    },
    exhaustion: probability(above, scenarios, confidence),
    notes: [...notes, ...thin, ...(interval === null ? (['no-interval'] as const) : [])],
  };
}

/** A search whose ends are those openings that last with the probability's own interval. */
function bySearch(asked: AskedPool, level: number): Size {
  const { request, scheme, seed, scenarios } = asked;
  const spread = 2 * Math.sqrt((level * (1 - level)) / scenarios);
  const at = (wanted: number) => requiredPoolBySearch(request, { scheme, probability: wanted, seed, scenarios });
  const { opening, exhaustion } = at(level);
  return {
    method: 'simulation',
    required: {
      estimate: opening,
      standardError: null,
      low: level - spread > 0 ? at(level - spread).opening : 0,
      high: level + spread < 1 ? at(level + spread).opening : null,
    },
    exhaustion,
    notes: ['searched', ...(level + spread < 1 ? [] : (['no-interval'] as const))],
  };
}

/** All scenarios of a question in pieces, heeding the signal between them. */
export function runAll({ at, model, seed, scenarios, control }: AskedPool, keep: boolean): PoolResult {
  const piece = Math.max(5000, Math.ceil(scenarios / 16));
  let result = simulateRange(model, { seed, from: 0, to: 0, keep });
  for (let from = 0; from < scenarios; from += piece) {
    checkpoint(at, control, from, scenarios);
    result = mergeResults(result, simulateRange(model, { seed, from, to: Math.min(scenarios, from + piece), keep }));
  }
  checkpoint(at, control, scenarios, scenarios);
  return result;
}

function confirm(asked: AskedPool, found: Size, allowed: number): Confirmation {
  const { request, scheme, scenarios, confidence } = asked;
  const seed = asked.seed === Number.MAX_SAFE_INTEGER ? 0 : asked.seed + 1;
  const opening = fenText(Math.ceil(found.required.estimate));
  const again = { ...askAgain(asked, withOpening(request, scheme, opening)), seed };
  const short = draw(again, []).shortAt.reduce((count, quarter) => count + Number(quarter >= 0), 0);
  const exhausted = probability(short, scenarios, confidence);
  const isLaw = found.method === 'law';
  const expected = isLaw ? found.exhaustion.estimate : allowed;
  const error = Math.sqrt((expected * (1 - expected) * (isLaw ? 1 : 2)) / scenarios);
  const gap = error === 0 ? 0 : (exhausted.estimate - expected) / error;
  return { seed, scenarios, exhausted, expected, gap, isBeyondFour: Math.abs(gap) > 4 };
}
