import { quote, refuse } from '../../base/errors.ts';
import type { PoolRequest } from '../simulation/compile-pool.ts';
import { type ProbabilityEstimate, probability } from '../simulation/summarize-pool.ts';
import { draw, meanBand, quantileBand } from './draw.ts';
import { needLaw } from './need-law.ts';
import type { NoteCode } from './notes.ts';
import { movePool, type PoolMove } from './pool-move.ts';
import {
  type AskedPool,
  askAgain,
  askPool,
  type Banded,
  type HowFound,
  howFound,
  type PoolQuestion,
  wantProbability,
} from './question.ts';

/** A stress: what it does, and its name, which says so. */
export interface PoolStress {
  readonly id: string;
  readonly title: { readonly en: string; readonly zh: string };
  readonly move: PoolMove;
}

/**
 * Stresses to begin with: round figures chosen by this library, no supervisor's. Change them, or bring your own.
 */
export const POOL_STRESSES: readonly PoolStress[] = [
  {
    id: 'default-probability-times-2',
    title: { en: 'Default probability × 2', zh: '违约概率×2' },
    move: { defaultProbabilityTimes: 2 },
  },
  { id: 'value-minus-30', title: { en: 'Pledge value −30 %', zh: '质押物价值−30%' }, move: { valueChange: -0.3 } },
  { id: 'delay-2-quarters', title: { en: 'Cash 2 quarters later', zh: '变现推迟2个季度' }, move: { delayQuarters: 2 } },
  { id: 'correlation-times-2', title: { en: 'Correlation × 2', zh: '相关性×2' }, move: { correlationTimes: 2 } },
  {
    id: 'student-t-4',
    title: { en: 'Student t copula, 4 degrees of freedom', zh: 't连接函数（自由度4）' },
    move: { copula: { degreesOfFreedom: 4 } },
  },
  {
    id: 'joint',
    title: {
      en: 'Default probability × 2, value −30 %, 2 quarters later, correlation × 2',
      zh: '违约概率×2、价值−30%、推迟2个季度、相关性×2',
    },
    move: { defaultProbabilityTimes: 2, valueChange: -0.3, delayQuarters: 2, correlationTimes: 2 },
  },
];

export interface StressQuestion extends PoolQuestion {
  /** Of the requirement shown: above 0 and below 1. */
  readonly probability: number;
  /** `POOL_STRESSES` unless told. */
  readonly stresses?: readonly PoolStress[];
}

/** One stress, amounts in fen. */
export interface StressRow {
  readonly id: string;
  readonly title: PoolStress['title'];
  readonly move: PoolMove;
  readonly required: Banded;
  /** By the exact law under the stress; null where none holds. */
  readonly requiredByLaw: number | null;
  /** What the pool bears by the rules, whatever it holds; and how much more than unstressed, of the same scenarios. */
  readonly expected: Banded;
  readonly expectedMore: Banded;
  /** Of the pool as it is. */
  readonly exhausted: ProbabilityEstimate;
  readonly unpaid: Banded;
}

export interface StressTable {
  readonly probability: number;
  /** Unstressed first. */
  readonly rows: readonly StressRow[];
  readonly how: HowFound;
}

/**
 * A pool as it is and under each stress, side by side: all on the same random numbers, so that a difference is the stress's own.
 *
 * @throws as `requiredPool`, and as `movePool` for each stress, before any scenario is drawn
 * @complexity  a run a stress
 */
export function stress(request: PoolRequest, question: StressQuestion): StressTable {
  const { stresses = POOL_STRESSES, probability: level } = question;
  const asked = askPool('stress', request, question, [
    wantProbability('probability', level),
    ['stresses', stresses.length, Array.isArray(stresses) && stresses.length <= 50, 'at most fifty stresses'],
    ['by', question.by, question.by === undefined, 'nothing: scenarios and law stand side by side'],
  ]);
  stresses.forEach(({ id }, i) => {
    if (stresses.findIndex((other) => other.id === id) < i)
      refuse('ARGUMENT_INVALID', { at: `stress: stresses[${i}].id`, problem: 'an id twice', met: quote(id) });
  });
  const base: PoolStress = { id: 'none', title: { en: 'As it is', zh: '基准情形' }, move: {} };
  const pools = [base, ...stresses].map((one, i) => ({
    ...one,
    pool: i === 0 ? asked : askAgain(asked, movePool(request, one.move, `stress: stresses[${i - 1}].move`)),
  }));
  const notes: NoteCode[] = [];
  let unstressed: Float64Array | null = null;
  const rows = pools.map(({ id, title, move, pool }, i): StressRow => {
    const { row, borne, codes } = stressed(pool, level, unstressed);
    unstressed ??= borne;
    notes.push(...codes);
    asked.control.onProgress?.(i + 1, pools.length);
    return { id, title, move, ...row };
  });
  return { probability: level, rows, how: howFound(asked, 'simulation', notes) };
}

function stressed(pool: AskedPool, level: number, unstressed: Float64Array | null) {
  const { scheme, scenarios, confidence } = pool;
  const names = ['need', 'claims', 'recovered', 'unpaid'].map((figure) => `scheme[${scheme}].${figure}`);
  const { columns, shortAt } = draw(pool, names);
  const [need, claims, recovered, unpaid] = columns as [Float64Array, Float64Array, Float64Array, Float64Array];
  const borne = claims.map((fen, i) => fen - recovered[i]!);
  const more = unstressed === null ? new Float64Array(scenarios) : borne.map((fen, i) => fen - unstressed[i]!);
  const short = shortAt.reduce((count, quarter) => count + Number(quarter >= 0), 0);
  const law = needLaw(pool);
  const { band, notes } = quantileBand(need.sort(), level, confidence);
  return {
    borne,
    codes: notes,
    row: {
      required: band,
      requiredByLaw: 'law' in law ? law.law.quantile(level) : null,
      expected: meanBand(borne, confidence),
      expectedMore: meanBand(more, confidence),
      exhausted: probability(short, scenarios, confidence),
      unpaid: meanBand(unpaid, confidence),
    },
  };
}
