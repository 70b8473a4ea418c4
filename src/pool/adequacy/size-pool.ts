import { fenText } from '../scheme/fen.ts';
import type { PoolRequest } from '../simulation/compile-pool.ts';
import { type SchemeSummary, summarizePool } from '../simulation/summarize-pool.ts';
import { type ExhaustionOutlook, exhaustionOutlook } from './exhaustion-outlook.ts';
import { type LeverageAnswer, maxLeverage } from './max-leverage.ts';
import { needLaw } from './need-law.ts';
import { needView } from './need-view.ts';
import { askPool, type Banded, type PoolQuestion, wantProbability } from './question.ts';
import { type PoolRequirement, requiredPool, runAll } from './required-pool.ts';

export interface SizeQuestion extends PoolQuestion {
  readonly probability: number;
}

/** What a pool of each size is good for, amounts in fen. */
export interface SizePoint {
  readonly probability: number;
  readonly required: Banded;
  /** By the exact law; null where none holds. */
  readonly exact: number | null;
}

/** A pool's size seen from all sides. */
export interface PoolSize {
  readonly loans: number;
  readonly lent: number;
  /** Of the pool as it is. */
  readonly opening: number;
  readonly requirement: PoolRequirement;
  readonly leverage: LeverageAnswer;
  readonly points: readonly SizePoint[];
  /** Of the pool as it is, and of the one required. */
  readonly outlook: ExhaustionOutlook;
  /** The pool as it is, by scenarios: who bears what, the balance over time. */
  readonly present: SchemeSummary;
}

/** Probabilities of lasting that a size is told for. */
const LEVELS = [0.5, 0.8, 0.9, 0.95, 0.975, 0.99, 0.995, 0.999] as const;

/**
 * How large a pool must be, with all that a reader asks next: the requirement, confirmed in other scenarios; leverage; the need
 * at other probabilities; when the pool as it is and the one required would run dry; what the present one comes to.
 *
 * @throws as `requiredPool`
 * @complexity  some five runs
 */
export function sizePool(request: PoolRequest, question: SizeQuestion): PoolSize {
  const { probability } = question;
  const asked = askPool('sizePool', request, question, [wantProbability('probability', probability)]);
  const { signal, onProgress: _, ...rest } = question;
  const quiet = signal === undefined ? rest : { ...rest, signal };
  const requirement = requiredPool(request, { ...quiet, isConfirmed: true });
  const law = needLaw(asked);
  const scenarios = needView({ ...asked, by: 'simulation' });
  const levels = [...new Set([...LEVELS, probability])].sort((a, b) => a - b);
  const { opening } = asked.program.money;
  const sizes = [...new Set([opening, Math.ceil(requirement.required.estimate)])];
  const run = runAll(asked, false);
  return {
    loans: request.book.scheme.reduce((count, s) => count + Number(s === asked.scheme), 0),
    lent: requirement.lent,
    opening,
    requirement,
    leverage: maxLeverage(request, quiet),
    points: levels.map((level) => ({
      probability: level,
      required: scenarios.quantile(level).band,
      exact: 'law' in law ? law.law.quantile(level) : null,
    })),
    outlook: exhaustionOutlook(request, { ...quiet, openings: sizes.map(fenText) }),
    present: summarizePool(asked.model, run, { confidence: asked.confidence }).schemes[asked.scheme]!,
  };
}
