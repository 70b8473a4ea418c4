import type { Control } from '../base/control.ts';
import { quote, refuse } from '../base/errors.ts';
import { runTasks, type TaskWorker } from '../compute/run-tasks.ts';
import { checkWhole } from '../numeric/argument.ts';
import type { PoolModel } from '../pool/simulation/pool-model.ts';
import { mergeResults, type PoolResult } from '../pool/simulation/pool-result.ts';
import { openRanges } from '../pool/simulation/scenario-ranges.ts';
import { MOST_KEPT, simulateRange } from '../pool/simulation/simulate-range.ts';

/** A piece of a simulation: what a worker or another machine is asked for. */
export interface PoolTask {
  readonly seed: number;
  readonly from: number;
  readonly to: number;
  readonly keep: boolean;
}

/** Somebody who simulates ranges of one model: this thread, a worker thread, another machine. */
export type PoolWorker = TaskWorker<PoolTask, PoolResult>;

export interface PoolRun extends Control {
  /** Whole, 0 … 2⁵³ − 1. */
  readonly seed: number;
  /** Scenarios 0 … scenarios − 1. */
  readonly scenarios: number;
  /** Scenarios a piece: 1,000 unless told, more where values are kept. The result does not depend on it. */
  readonly chunk?: number;
  /** Keeps every value of the main columns, of at most a million scenarios. */
  readonly keep?: boolean;
  /** Each takes the next piece when it is free; this thread alone unless told. See `workerOf`. */
  readonly workers?: readonly PoolWorker[];
  /** What an earlier run of the same model and seed came to: only what is missing is simulated. */
  readonly resumeFrom?: PoolResult;
  /** Told what there is so far after every `every` pieces, and once at the end: plain JSON, good for `resumeFrom`. */
  readonly checkpoint?: (soFar: PoolResult) => void;
  readonly every?: number;
}

const PIECE = 1000;

/** Lets a thread do other things before the next piece: heeds a stop that was raised meanwhile. */
const breathe = (): Promise<void> => new Promise((resolve) => setTimeout(resolve, 0));

/**
 * Simulates a pool's scenarios, in pieces, here or by workers. The same model, seed and number of scenarios give the same bits, whatever
 * the pieces, their order, the workers, and whether the run was broken and resumed.
 *
 * @throws ARGUMENT_INVALID  a seed, number or piece that is none; a result to resume from that is of another run or holds more
 * @throws CANCELLED         the signal was raised; the last checkpoint holds what was done
 */
export async function simulatePool(model: PoolModel, run: PoolRun): Promise<PoolResult> {
  const { seed, scenarios, keep = false, resumeFrom } = run;
  const chunk = run.chunk ?? (keep ? Math.max(PIECE, Math.ceil(scenarios / 64)) : PIECE);
  checkWhole('simulatePool: scenarios', scenarios, 1, keep ? MOST_KEPT : Number.MAX_SAFE_INTEGER);
  checkWhole('simulatePool: chunk', chunk, 1, 1_000_000);
  checkWhole('simulatePool: every', run.every ?? 1, 1, Number.MAX_SAFE_INTEGER);
  const start = resumeFrom ?? simulateRange(model, { seed, from: 0, to: 0, keep });
  if (start.modelHash !== model.hash || start.seed !== seed || (start.ranges.at(-1)?.[1] ?? 0) > scenarios) {
    const met = `model ${quote(start.modelHash)}, seed ${start.seed}, ranges ${quote(start.ranges)}`;
    refuse('ARGUMENT_INVALID', { at: 'simulatePool: resumeFrom', problem: 'not a part of this run', met });
  }
  const here: PoolWorker = async ({ from, to }) => {
    await breathe();
    return simulateRange(model, { seed, from, to, keep });
  };
  const tasks = openRanges(start.ranges, scenarios, chunk).map(([from, to]): PoolTask => ({ seed, from, to, keep }));
  const workers = run.workers ?? [here];
  if (workers.length === 0) {
    refuse('ARGUMENT_INVALID', { at: 'simulatePool: workers', problem: 'nobody to do the work', met: '[]' });
  }
  const result = await runTasks({ tasks, workers, start, merge: mergeResults }, run);
  return result ?? start;
}
