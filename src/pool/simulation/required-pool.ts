import { refuse } from '../../base/errors.ts';
import { checkInside, checkWhole } from '../../numeric/argument.ts';
import { fenText } from '../scheme/fen.ts';
import { columnMeasures, OrderedColumn } from './column-measures.ts';
import { compilePool, type PoolRequest } from './compile-pool.ts';
import type { PoolModel } from './pool-model.ts';
import { columnOf, type PoolResult } from './pool-result.ts';
import { simulateRange } from './simulate-range.ts';
import { checkResult, type ProbabilityEstimate, probability } from './summarize-pool.ts';

/** The opening balance that lasts with the probability asked for, in fen. */
export interface RequiredPool {
  readonly scheme: string;
  readonly probability: number;
  readonly opening: number;
  /** Between two order statistics; null where the run is too short for them. */
  readonly interval: { readonly low: number; readonly high: number } | null;
  /** Principal under the scheme at the start ÷ opening; null where nothing is needed. */
  readonly leverage: number | null;
  readonly leverageInterval: { readonly low: number; readonly high: number } | null;
  readonly scenarios: number;
}

/**
 * The opening balance of a scheme's pool that is enough with probability α, from one run: the α-quantile of what each scenario
 * would have needed.
 *
 *     need = max over t of Σ_{u ≤ t} (paid − recovered − top-ups)_u · (1 + r)^−(u + 1),  what is set aside at t included
 *
 * Of a yearly appropriation it is the amount a year. Interest that is rounded down each quarter leaves it some fen short.
 *
 * @param scheme  row of the model's schemes
 * @throws ARGUMENT_INVALID  a result of another model; no such scheme; a probability or confidence out of range
 * @throws NO_SOLUTION       what the scheme covers depends on the balance: `requiredPoolBySearch` searches on the same events
 */
export function requiredPoolFromRun(
  model: PoolModel,
  result: PoolResult,
  {
    scheme = 0,
    probability: level,
    confidence = 0.95,
  }: { readonly scheme?: number; readonly probability: number; readonly confidence?: number },
): RequiredPool {
  const program = checkScheme('requiredPoolFromRun', model, scheme);
  checkInside('requiredPoolFromRun: probability', level, 0, 1);
  checkInside('requiredPoolFromRun: confidence', confidence, 0, 1);
  const n = checkResult('requiredPoolFromRun', model, result);
  if (program.dependsOnBalance) {
    const problem =
      'what the scheme covers depends on the balance, so that one run does not tell the pool that suffices';
    const remedy = 'use requiredPoolBySearch';
    refuse('NO_SOLUTION', {
      at: `requiredPoolFromRun: scheme ${program.name}`,
      problem,
      met: 'suspension by poolUsed',
      remedy,
    });
  }
  const [tail] = columnMeasures(columnOf(result, `scheme[${scheme}].need`), n, [level], confidence).tails;
  const { estimate, interval } = tail!.valueAtRisk;
  const lent = principalOf(model, scheme);
  const ratio = (opening: number): number => lent / Math.max(1, opening);
  return {
    scheme: program.name,
    probability: level,
    opening: estimate,
    interval,
    leverage: estimate > 0 ? lent / estimate : null,
    leverageInterval:
      interval === null || interval.low <= 0 ? null : { low: ratio(interval.high), high: ratio(interval.low) },
    scenarios: n,
  };
}

/**
 * Chance that a pool of each opening balance (fen) falls short at some time, from one run.
 *
 * @throws what `requiredPoolFromRun` throws
 */
export function exhaustionCurve(
  model: PoolModel,
  result: PoolResult,
  {
    scheme = 0,
    openings,
    confidence = 0.95,
  }: { readonly scheme?: number; readonly openings: readonly number[]; readonly confidence?: number },
): readonly (ProbabilityEstimate & { readonly opening: number })[] {
  requiredPoolFromRun(model, result, { scheme, probability: 0.5, confidence });
  const n = checkResult('exhaustionCurve', model, result);
  const needs = new OrderedColumn(columnOf(result, `scheme[${scheme}].need`), n);
  return openings.map((opening) => {
    let [low, high] = [0, n];
    while (low < high) {
      const middle = Math.floor((low + high) / 2);
      if (needs.atRank(middle + 1) > opening) high = middle;
      else low = middle + 1;
    }
    return { opening, ...probability(n - low, n, confidence) };
  });
}

/**
 * As `requiredPoolFromRun` for a scheme whose cover depends on its balance: bisection on the same scenarios, each step a run of its own.
 * Where a larger pool lasts less long, the answer is one of several.
 *
 * @returns the smallest tried opening (fen) that lasts with the probability asked for, and the chance of exhaustion there
 * @throws ARGUMENT_INVALID  an argument out of range
 * @throws NO_SOLUTION       even the whole principal is not enough
 */
export function requiredPoolBySearch(
  request: PoolRequest,
  options: {
    readonly scheme?: number;
    readonly probability: number;
    readonly seed: number;
    readonly scenarios: number;
    readonly tolerance?: number;
  },
): { readonly opening: number; readonly exhaustion: ProbabilityEstimate; readonly runs: number } {
  const { scheme = 0, probability: level, seed, scenarios, tolerance = 0.001 } = options;
  checkInside('requiredPoolBySearch: probability', level, 0, 1);
  checkInside('requiredPoolBySearch: tolerance', tolerance, 0, 1);
  checkWhole('requiredPoolBySearch: scenarios', scenarios, 2, 1_000_000);
  checkScheme('requiredPoolBySearch', compilePool(request), scheme);
  let runs = 0;
  const shortAt = (opening: number): number => {
    runs++;
    const money = request.money.map((one, s) => (s === scheme ? { ...one, opening: fenText(opening) } : one));
    const { exhausted } = simulateRange(compilePool({ ...request, money }), { seed, from: 0, to: scenarios });
    return exhausted[scheme]!.reduce((a, b) => a + b, 0);
  };
  const allowed = (1 - level) * scenarios;
  let low = 0;
  let high = Math.max(
    1,
    request.book.principal.reduce((sum, fen, row) => sum + (request.book.scheme[row] === scheme ? fen : 0), 0),
  );
  let short = shortAt(high);
  if (short > allowed) {
    const problem = 'even a pool as large as all loans is not enough';
    refuse('NO_SOLUTION', { at: 'requiredPoolBySearch', problem, met: `exhausted in ${short} of ${scenarios}` });
  }
  while (high - low > Math.max(1, tolerance * high)) {
    const middle = Math.floor((low + high) / 2);
    const here = shortAt(middle);
    if (here > allowed) low = middle;
    else [high, short] = [middle, here];
  }
  return { opening: high, exhaustion: probability(short, scenarios, 0.95), runs };
}

function checkScheme(at: string, { schemes }: PoolModel, scheme: number) {
  const program = Number.isInteger(scheme) ? schemes[scheme] : undefined;
  if (program !== undefined && program.split.layers > 0) return program;
  return refuse('ARGUMENT_INVALID', { at: `${at}: scheme`, problem: 'no such scheme', met: String(scheme) });
}

function principalOf({ loans }: PoolModel, scheme: number): number {
  return loans.principal.reduce((sum, fen, p) => sum + (loans.scheme[p] === scheme ? fen : 0), 0);
}
