import { Worker } from 'node:worker_threads';
import { afterAll, describe, expect, it } from 'vitest';
import { compilePool } from '../../src/pool/simulation/compile-pool.ts';
import { mergeResults, type PoolResult, resultHash, scenariosOf } from '../../src/pool/simulation/pool-result.ts';
import { simulateRange } from '../../src/pool/simulation/simulate-range.ts';
import { workerOf } from '../../src/workflow/pool-worker.ts';
import { type PoolRun, type PoolWorker, simulatePool } from '../../src/workflow/simulate-pool.ts';
import { smallPool } from '../pool/simulation/small-pool.ts';

const SCENARIOS = 3000;
const model = compilePool(smallPool());
const whole = simulateRange(model, { seed: 5, from: 0, to: SCENARIOS });
const threads: Worker[] = [];
const run = (more: Partial<PoolRun> = {}): Promise<PoolResult> =>
  simulatePool(model, { seed: 5, scenarios: SCENARIOS, ...more });

/** A thread with the library in it. */
function thread(): PoolWorker {
  const worker = new Worker(new URL('./pool-thread.mjs', import.meta.url));
  threads.push(worker);
  return workerOf(worker, model);
}

afterAll(() => Promise.all(threads.map((worker) => worker.terminate())));

describe('simulatePool', () => {
  it('gives one hash over chunks of 250, 777 and 1,000', async () => {
    for (const chunk of [250, 777, 1000]) expect(resultHash(await run({ chunk }))).toBe(resultHash(whole));
  });

  it('gives the same hash over 1, 2 and 3 threads', async () => {
    const workers = [thread(), thread(), thread()];
    for (const count of [1, 2, 3]) {
      const result = await run({ chunk: 250, workers: workers.slice(0, count) });
      expect(resultHash(result)).toBe(resultHash(whole));
    }
  });

  it('gives the same hash when it is stopped and resumed from a checkpoint that went through JSON', async () => {
    const signal = { aborted: false };
    let saved = '';
    const stopped = run({
      chunk: 250,
      signal,
      every: 2,
      checkpoint: (soFar) => {
        saved = JSON.stringify(soFar);
      },
      onProgress: (done) => {
        signal.aborted = done === 5;
      },
    });
    await expect(stopped).rejects.toThrow(/CANCELLED.*met 5 of 12 tasks done/);
    const resumeFrom = JSON.parse(saved) as PoolResult;
    expect(scenariosOf(resumeFrom)).toBe(1250);
    expect(resultHash(await run({ chunk: 777, resumeFrom }))).toBe(resultHash(whole));
  });

  it('merges pieces in any order, and keeps values in the order of scenarios', async () => {
    const pieces = [2, 0, 1].map((i) =>
      simulateRange(model, { seed: 5, from: 300 * i, to: 300 * (i + 1), keep: true }),
    );
    const merged = pieces.reduce(mergeResults);
    const together = simulateRange(model, { seed: 5, from: 0, to: 900, keep: true });
    expect(merged).toEqual(together);
    expect(together.columns[0]!.kept).toBeNull();
    expect(together.columns.find(({ name }) => name === 'book.loss')!.kept).toHaveLength(900);
  });

  it('is a prefix of a longer run', () => {
    const longer = simulateRange(model, { seed: 5, from: 0, to: 700, keep: true }).columns.find(
      ({ name }) => name === 'book.loss',
    );
    const shorter = simulateRange(model, { seed: 5, from: 0, to: 300, keep: true }).columns.find(
      ({ name }) => name === 'book.loss',
    );
    expect(longer!.kept!.slice(0, 300)).toEqual(shorter!.kept);
  });

  it('refuses what cannot be', async () => {
    await expect(run({ scenarios: 0 })).rejects.toThrow(/ARGUMENT_INVALID: simulatePool: scenarios/);
    await expect(run({ keep: true, scenarios: 1_000_001 })).rejects.toThrow(/scenarios.*1000001/);
    await expect(run({ workers: [] })).rejects.toThrow(/nobody to do the work/);
    const other = simulateRange(model, { seed: 6, from: 0, to: 10 });
    await expect(run({ resumeFrom: other })).rejects.toThrow(/not a part of this run; met .*seed 6/);
    expect(() => mergeResults(whole, other)).toThrow(/another seed; met 5 and 6/);
    expect(() => mergeResults(whole, simulateRange(model, { seed: 5, from: 2999, to: 3001 }))).toThrow(
      /counted already; met \[2999,3000\]/,
    );
  });

  it('passes on what goes wrong in a thread', async () => {
    const worker = thread();
    await expect(worker({ seed: -1, from: 0, to: 1, keep: false })).rejects.toThrow(
      /ARGUMENT_INVALID: simulateRange: seed/,
    );
    await threads.at(-1)?.terminate();
    await expect(worker({ seed: 1, from: 0, to: 1, keep: false })).rejects.toThrow(/the worker has ended/);
  });
});
