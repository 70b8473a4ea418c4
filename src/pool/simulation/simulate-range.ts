import { quote, refuse } from '../../base/errors.ts';
import { checkWhole } from '../../numeric/argument.ts';
import type { PoolModel } from './pool-model.ts';
import type { PoolResult } from './pool-result.ts';
import { ScenarioRunner } from './scenario.ts';
import { Tally } from './tally.ts';

export interface RangeRequest {
  /** Whole, 0 … 2⁵³ − 1. */
  readonly seed: number;
  /** Scenarios from … to − 1. */
  readonly from: number;
  readonly to: number;
  /** Every value of the main columns (losses, claims, payments, needs) is kept too; at most 1,000,000 scenarios. */
  readonly keep?: boolean;
}

/** Most scenarios whose values are kept. */
export const MOST_KEPT = 1_000_000;

/**
 * Scenarios from … to − 1 of a model. Pure: the same range of the same model and seed gives the same bits, on any engine.
 *
 * @throws ARGUMENT_INVALID  a seed or a range that is none; more than a million scenarios to keep
 * @complexity  O(classes + defaults) a scenario; memory for one of them, and for what is kept
 */
export function simulateRange(model: PoolModel, { seed, from, to, keep = false }: RangeRequest): PoolResult {
  checkWhole('simulateRange: seed', seed, 0, Number.MAX_SAFE_INTEGER);
  checkWhole('simulateRange: from', from, 0, Number.MAX_SAFE_INTEGER);
  checkWhole('simulateRange: to', to, from, Number.MAX_SAFE_INTEGER);
  if (keep && to - from > MOST_KEPT) {
    const remedy = `keep at most ${MOST_KEPT} scenarios, or none`;
    refuse('ARGUMENT_INVALID', {
      at: 'simulateRange: keep',
      problem: 'too many to keep',
      met: quote(to - from),
      remedy,
    });
  }
  const runner = new ScenarioRunner(model, seed);
  const tally = new Tally(model, from, keep);
  for (let scenario = from; scenario < to; scenario++) {
    const { isWhole } = runner.run(scenario);
    tally.add(runner.figures, runner.balances, runner.exhausted, !isWhole);
  }
  return tally.result(seed, 'plain');
}
