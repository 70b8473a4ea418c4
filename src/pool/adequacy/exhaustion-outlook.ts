import { toFen } from '../scheme/fen.ts';
import type { PoolRequest } from '../simulation/compile-pool.ts';
import { type ProbabilityEstimate, probability } from '../simulation/summarize-pool.ts';
import { draw } from './draw.ts';
import { needLaw } from './need-law.ts';
import {
  type AskedPool,
  askAgain,
  askPool,
  type HowFound,
  howFound,
  type PoolQuestion,
  withOpening,
} from './question.ts';

export interface OutlookQuestion extends PoolQuestion {
  /** Opening balances in whole units, one to fifty. */
  readonly openings: readonly string[];
}

export interface OpeningOutlook {
  /** In fen. */
  readonly opening: number;
  /** P(money has fallen short by the end of each quarter), until the last claim is settled. */
  readonly byQuarter: readonly ProbabilityEstimate[];
  /** P(it ever falls short) by the exact law, its gap to the scenarios in standard errors; null where no law holds. */
  readonly exact: number | null;
  readonly gap: number | null;
  /** The same for endlessly many loans like these; null where loans differ. */
  readonly largePool: number | null;
}

export interface ExhaustionOutlook {
  readonly openings: readonly OpeningOutlook[];
  /** Whether some gap is beyond four standard errors. */
  readonly isBeyondFour: boolean;
  readonly how: HowFound;
}

/**
 * When pools of several sizes run dry: P(exhausted by t given B₀), each size on the same scenarios, the exact law beside them.
 *
 * @throws as `requiredPool`
 * @complexity  a run an opening
 */
export function exhaustionOutlook(request: PoolRequest, question: OutlookQuestion): ExhaustionOutlook {
  const { openings } = question;
  const isList = Array.isArray(openings) && openings.length >= 1 && openings.length <= 50;
  const asked = askPool('exhaustionOutlook', request, question, [
    ['openings', openings, isList, 'one to fifty amounts'],
  ]);
  const sizes = openings.map((text, i) => toFen(text, `exhaustionOutlook: openings[${i}]`));
  const found = needLaw(asked);
  const law = 'law' in found ? found : null;
  const rows = sizes.map((opening, i): OpeningOutlook => {
    const pool = askAgain(asked, withOpening(request, asked.scheme, openings[i]!));
    const byQuarter = shortBy(pool);
    const exact = law?.law.tail(opening) ?? null;
    const error = exact === null ? 0 : Math.sqrt((exact * (1 - exact)) / asked.scenarios);
    asked.control.onProgress?.(i + 1, sizes.length);
    return {
      opening,
      byQuarter,
      exact,
      gap: exact === null ? null : error === 0 ? 0 : (byQuarter.at(-1)!.estimate - exact) / error,
      largePool: law?.limit?.tail(opening) ?? null,
    };
  });
  return {
    openings: rows,
    isBeyondFour: rows.some(({ gap }) => gap !== null && Math.abs(gap) > 4),
    how: howFound(asked, 'simulation', law === null ? (found as readonly never[]) : law.notes),
  };
}

/** P(short by the end of each quarter) of one pool. */
function shortBy(pool: AskedPool): ProbabilityEstimate[] {
  const counts = new Float64Array(pool.model.periods);
  for (const quarter of draw(pool, []).shortAt) if (quarter >= 0) counts[quarter]!++;
  let short = 0;
  return Array.from(counts, (count) => {
    short += count;
    return probability(short, pool.scenarios, pool.confidence);
  });
}
