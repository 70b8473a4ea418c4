import { IpworthError, quote } from '../../base/errors.ts';
import { attempt } from '../../base/result.ts';
import type { SchemeRules } from '../../domain/scheme-terms.ts';
import { orderOf } from '../../numeric/order.ts';
import type { PoolRequest } from '../simulation/compile-pool.ts';
import type { PoolMoney } from '../simulation/money-program.ts';
import { type ProbabilityEstimate, probability } from '../simulation/summarize-pool.ts';
import { draw, meanBand, quantileBand } from './draw.ts';
import type { NoteCode } from './notes.ts';
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

export interface SchemeChoice {
  readonly rules: SchemeRules;
  readonly money: PoolMoney;
}

export interface CompareQuestion extends PoolQuestion {
  /** Schemes in the place of the one asked of, two to twenty with it or without. */
  readonly schemes: readonly SchemeChoice[];
  /** Of the requirement, and of the tail: the worst 1 − probability of scenarios by the book's loss. */
  readonly probability: number;
}

/** Amounts in fen. */
export interface SchemeRow {
  readonly scheme: string;
  readonly title: SchemeRules['title'];
  readonly parties: readonly {
    readonly party: string;
    readonly expected: Banded;
    /** Mean over the worst scenarios of the loss: the parties' add up to the loss there. */
    readonly inTail: Banded;
    /** Of the expected loss; null where nothing is lost. */
    readonly share: number | null;
  }[];
  readonly required: Banded;
  readonly exhausted: ProbabilityEstimate;
  /** What the pool's party owes by the rules and never pays. */
  readonly unpaid: Banded;
}

export interface SchemeComparison {
  readonly probability: number;
  /** The same for all: who bears it differs. Loans that no scheme or another scheme covers are left out. */
  readonly loss: Banded;
  readonly lossInTail: Banded;
  readonly rows: readonly SchemeRow[];
  readonly how: HowFound;
}

/**
 * One book under several schemes on the same defaults and the same sales: who bears what, what each pool needs, what stays
 * unpaid.
 *
 * @throws ARGUMENT_INVALID  all faults of the question at once
 * @throws INPUT_INVALID, DATA_UNKNOWN, DATA_INVALID  a scheme that does not take the book, or needs what no source tells: of all
 *   schemes at once, before any scenario is drawn
 * @complexity  a run a scheme
 */
export function compareSchemes(request: PoolRequest, question: CompareQuestion): SchemeComparison {
  const { schemes, probability: level } = question;
  const count = Array.isArray(schemes) ? schemes.length : 0;
  const asked = askPool('compareSchemes', request, question, [
    wantProbability('probability', level),
    ['schemes', count, count >= 1 && count <= 20, 'one to twenty schemes'],
    ['by', question.by, question.by === undefined, 'nothing: parties are told by scenarios'],
  ]);
  const pools = compileAll(asked, schemes);
  const notes: NoteCode[] = [];
  let losses: Float64Array = new Float64Array(0);
  let worst: readonly number[] = [];
  const rows = pools.map(({ pool, title }, i): SchemeRow => {
    const { scheme, program, confidence, scenarios } = pool;
    const names = ['loss', 'need', 'unpaid', ...program.parties.map((party) => `burden.${party}`)];
    const { columns, shortAt } = draw(
      pool,
      names.map((name) => `scheme[${scheme}].${name}`),
    );
    const [loss, need, unpaid, ...burdens] = columns as [Float64Array, Float64Array, Float64Array, ...Float64Array[]];
    if (i === 0) {
      losses = loss;
      worst = orderOf(loss).slice(Math.floor(scenarios * level));
    }
    const total = loss.reduce((sum, fen) => sum + fen, 0);
    const { band, notes: codes } = quantileBand(need.slice().sort(), level, confidence);
    notes.push(...codes);
    asked.control.onProgress?.(i + 1, pools.length);
    return {
      scheme: program.name,
      title,
      parties: program.parties.map((party, p) => ({
        party,
        expected: meanBand(burdens[p]!, confidence),
        inTail: tailBand(burdens[p]!, worst, confidence),
        share: total === 0 ? null : burdens[p]!.reduce((sum, fen) => sum + fen, 0) / total,
      })),
      required: band,
      exhausted: probability(
        shortAt.reduce((short, quarter) => short + Number(quarter >= 0), 0),
        scenarios,
        confidence,
      ),
      unpaid: meanBand(unpaid, confidence),
    };
  });
  return {
    probability: level,
    loss: meanBand(losses, asked.confidence),
    lossInTail: tailBand(losses, worst, asked.confidence),
    rows,
    how: howFound(asked, 'simulation', notes),
  };
}

function tailBand(values: Float64Array, worst: readonly number[], confidence: number): Banded {
  return meanBand(
    Float64Array.from(worst, (i) => values[i]!),
    confidence,
  );
}

function compileAll(asked: AskedPool, schemes: readonly SchemeChoice[]) {
  const { request, scheme } = asked;
  const tried = schemes.map(({ rules, money }) =>
    attempt(() =>
      askAgain(asked, {
        ...request,
        schemes: request.schemes.map((one, s) => (s === scheme ? rules : one)),
        money: request.money.map((one, s) => (s === scheme ? money : one)),
      }),
    ),
  );
  const failed = tried.flatMap((one, i) => (one.ok ? [] : [{ i, error: one.error }]));
  if (failed.length > 0) {
    throw new IpworthError(
      failed[0]!.error.code,
      failed.flatMap(({ i, error }) =>
        error.faults.map((fault) => ({
          ...fault,
          at: `compareSchemes: schemes[${i}] ${quote(schemes[i]!.rules.id)} ${fault.at}`,
        })),
      ),
    );
  }
  return tried.flatMap((one, i) => (one.ok ? [{ pool: one.value, title: schemes[i]!.rules.title }] : []));
}
