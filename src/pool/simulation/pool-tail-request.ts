import { type Fault, IpworthError, quote, refuse } from '../../base/errors.ts';
import type { PoolModel } from './pool-model.ts';
import { MOST_KEPT } from './simulate-range.ts';

/** What is lost, what the pool owes by the rules, pays, owes and never pays; the opening balance that would have sufficed. */
export const POOL_TAIL_MEASURES = ['loss', 'claims', 'paid', 'unpaid', 'need'] as const;
export type PoolTailMeasure = (typeof POOL_TAIL_MEASURES)[number];

export interface PoolTailRequest {
  /** Whole, 0 … 2⁵³ − 1. */
  readonly seed: number;
  /** A multiple of twice the replicates; 1,000,000 at most. */
  readonly scenarios: number;
  /** Independent repetitions, whole, 2 or more; 16 unless told. */
  readonly replicates?: number;
  /** Row of the model's schemes; the whole book unless told. */
  readonly scheme?: number;
  /** `paid` unless told; `need` of one scheme only. */
  readonly measure?: PoolTailMeasure;
  /** Above 0.5 and below 1, at most 20; 0.99 and 0.999 unless told. Scenarios are moved to where the highest begins. */
  readonly levels?: readonly number[];
  /** Of all intervals, 0.5 … below 1: 0.95 unless told. */
  readonly confidence?: number;
}

/** A request with what was not told. */
export interface PoolTailRun extends Required<Omit<PoolTailRequest, 'scheme'>> {
  /** Null: the whole book. */
  readonly scheme: number | null;
}

const MOST_LEVELS = 20;

/**
 * @throws ARGUMENT_INVALID  all faults of the request
 * @throws NO_SOLUTION       the need of a scheme whose cover depends on the balance
 */
export function checkPoolTail(model: PoolModel, request: PoolTailRequest): PoolTailRun {
  const { scheme = null, measure = 'paid', levels = [0.99, 0.999] } = request;
  const { seed, scenarios, replicates = 16, confidence = 0.95 } = request;
  const faults: Fault[] = [];
  const expect = (holds: boolean, name: string, problem: string, met: unknown): void => {
    if (!holds) faults.push({ at: `simulatePoolTail: ${name}`, problem, met: quote(met) });
  };
  expect(Number.isSafeInteger(seed) && seed >= 0, 'seed', 'whole, 0 to 2^53 - 1 expected', seed);
  const areReplicates = Number.isSafeInteger(replicates) && replicates >= 2;
  expect(areReplicates, 'replicates', 'whole, 2 or more expected', replicates);
  const unit = areReplicates ? 2 * replicates : 2;
  const areScenarios = Number.isSafeInteger(scenarios) && scenarios > 0 && scenarios <= MOST_KEPT;
  const problem = `a multiple of ${unit}, at most ${MOST_KEPT}, expected`;
  expect(areScenarios && scenarios % unit === 0, 'scenarios', problem, scenarios);
  const isCovered = scheme === null || (Number.isInteger(scheme) && (model.schemes[scheme]?.split.layers ?? 0) > 0);
  expect(isCovered, 'scheme', 'no such scheme', scheme);
  expect(POOL_TAIL_MEASURES.includes(measure), 'measure', `one of ${POOL_TAIL_MEASURES.join(', ')} expected`, measure);
  expect(!(measure === 'need' && scheme === null), 'measure', 'the need is of one scheme: name it', measure);
  const areLevels = Array.isArray(levels) && levels.length > 0 && levels.length <= MOST_LEVELS;
  expect(areLevels, 'levels', `1 to ${MOST_LEVELS} levels expected`, levels);
  if (areLevels) {
    levels.forEach((level, i) => {
      const isLevel = typeof level === 'number' && level > 0.5 && level < 1;
      expect(isLevel, `levels[${i}]`, 'above 0.5 and below 1 expected', level);
    });
  }
  const isConfidence = typeof confidence === 'number' && confidence >= 0.5 && confidence < 1;
  expect(isConfidence, 'confidence', 'from 0.5 to below 1 expected', confidence);
  if (faults.length > 0) throw new IpworthError('ARGUMENT_INVALID', faults);
  if (measure === 'need' && model.schemes[scheme!]!.dependsOnBalance) {
    const at = `simulatePoolTail: scheme ${model.schemes[scheme!]!.name}`;
    refuse('NO_SOLUTION', {
      at,
      problem: 'what the scheme covers depends on the balance, so that one run does not tell the pool that suffices',
      met: 'suspension by poolUsed',
      remedy: 'use requiredPoolBySearch',
    });
  }
  return { seed, scenarios, replicates, scheme, measure, levels, confidence };
}
