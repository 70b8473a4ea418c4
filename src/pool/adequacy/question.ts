import type { Control } from '../../base/control.ts';
import { type Fault, IpworthError, quote } from '../../base/errors.ts';
import { compilePool, type PoolRequest } from '../simulation/compile-pool.ts';
import type { PoolModel } from '../simulation/pool-model.ts';
import type { SchemeProgram } from '../simulation/scheme-program.ts';
import { type AnswerNote, type NoteCode, notesOf } from './notes.ts';

/** What every question of a pool tells: whose pool, and how it is simulated where no exact law holds. */
export interface PoolQuestion extends Control {
  /** Row of the request's schemes; it need not be told of a single one. */
  readonly scheme?: number;
  /** Whole, 0 … 2⁵³ − 1. */
  readonly seed: number;
  /** 100 … 1,000,000. */
  readonly scenarios: number;
  /** Of every band: 0.5 … below 1, 0.95 unless told. */
  readonly confidence?: number;
  /** The exact law alone or scenarios alone; unless told the law where there is one. */
  readonly by?: 'law' | 'simulation';
}

/** A question, checked, with its model. */
export interface AskedPool {
  readonly at: string;
  readonly request: PoolRequest;
  readonly model: PoolModel;
  readonly scheme: number;
  readonly program: SchemeProgram;
  readonly seed: number;
  readonly scenarios: number;
  readonly confidence: number;
  readonly by: 'law' | 'simulation' | null;
  readonly control: Control;
}

/**
 * A figure with its band, amounts in fen. Of an exact law the band is the figure; a quantile has no standard error; an end is null
 * where the run is too short to tell it.
 */
export interface Banded {
  readonly estimate: number;
  readonly standardError: number | null;
  readonly low: number | null;
  readonly high: number | null;
}

/** How an answer was found, enough to find it again. */
export interface HowFound {
  readonly method: 'law' | 'simulation';
  /** SHA-256 of the model as it was asked. */
  readonly modelHash: string;
  readonly scheme: string;
  /** Null: by law. */
  readonly seed: number | null;
  readonly scenarios: number | null;
  readonly confidence: number;
  readonly notes: readonly AnswerNote[];
}

export function exactly(value: number): Banded {
  return { estimate: value, standardError: 0, low: value, high: value };
}

export function howFound(asked: AskedPool, method: HowFound['method'], codes: readonly NoteCode[]): HowFound {
  const isLaw = method === 'law';
  return {
    method,
    modelHash: asked.model.hash,
    scheme: asked.program.name,
    seed: isLaw ? null : asked.seed,
    scenarios: isLaw ? null : asked.scenarios,
    confidence: asked.confidence,
    notes: notesOf([...(isLaw ? (['law-exact'] as const) : []), ...codes, 'parameters-known']),
  };
}

const isWhole = (value: unknown, low: number, high: number): boolean =>
  Number.isSafeInteger(value) && (value as number) >= low && (value as number) <= high;

/**
 * Checks a question and compiles its pool before any scenario is drawn.
 *
 * @param at     the name of the question
 * @param wants  further arguments with whether they are right and what would be
 * @throws ARGUMENT_INVALID  all faults of the question at once
 * @throws what `compilePool` throws
 */
export function askPool(
  at: string,
  request: PoolRequest,
  question: PoolQuestion,
  wants: readonly Want[] = [],
): AskedPool {
  const { seed, scenarios, confidence = 0.95, by = null } = question;
  const scheme = question.scheme ?? (request.schemes.length === 1 ? 0 : Number.NaN);
  const faults: Fault[] = [];
  const checks: readonly Want[] = [
    ['seed', seed, isWhole(seed, 0, Number.MAX_SAFE_INTEGER), 'a whole number of 0 to 2^53 - 1'],
    ['scenarios', scenarios, isWhole(scenarios, 100, 1_000_000), 'a whole number of 100 to 1,000,000'],
    ['confidence', confidence, confidence >= 0.5 && confidence < 1, '0.5 to below 1'],
    ['by', by, by === null || by === 'law' || by === 'simulation', '"law", "simulation" or nothing'],
    [
      'scheme',
      question.scheme,
      isWhole(scheme, 0, request.schemes.length - 1),
      `a row of the ${request.schemes.length} schemes`,
    ],
    ...wants,
  ];
  for (const [name, met, isRight, wanted] of checks) {
    if (!isRight) faults.push({ at: `${at}: ${name}`, problem: `${wanted} expected`, met: quote(met) });
  }
  if (faults.length > 0) throw new IpworthError('ARGUMENT_INVALID', faults);
  const model = compilePool(request);
  const program = model.schemes[scheme]!;
  return { at, request, model, scheme, program, seed, scenarios, confidence, by, control: question };
}

export type Want = readonly [name: string, met: unknown, isRight: boolean, wanted: string];

/** A probability strictly between 0 and 1. */
export function wantProbability(name: string, met: unknown): Want {
  return [name, met, typeof met === 'number' && met > 0 && met < 1, 'above 0 and below 1'];
}

/** The same question of a changed pool. */
export function askAgain(asked: AskedPool, request: PoolRequest): AskedPool {
  const model = compilePool(request);
  return { ...asked, request, model, program: model.schemes[asked.scheme]! };
}

/** The request with another opening balance (fen) of one scheme's pool. */
export function withOpening(request: PoolRequest, scheme: number, opening: string): PoolRequest {
  return { ...request, money: request.money.map((one, s) => (s === scheme ? { ...one, opening } : one)) };
}

/** Principal under a scheme, in fen. */
export function coveredPrincipal({ book }: PoolRequest, scheme: number): number {
  return book.principal.reduce((sum, fen, row) => sum + (book.scheme[row] === scheme ? fen : 0), 0);
}
