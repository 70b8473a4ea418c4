import { describe, expect, it } from 'vitest';
import { runTasks, type TaskWorker } from '../../src/compute/run-tasks.ts';

const tasks = Array.from({ length: 50 }, (_, i) => i);
const merge = (a: readonly number[], b: readonly number[]): number[] => [...a, ...b].sort((x, y) => x - y);
const echo: TaskWorker<number, readonly number[]> = async (task) => [task];
/** Lets others go first every third time, so that answers come out of order. */
const lazy: TaskWorker<number, readonly number[]> = async (task) => {
  for (let i = 0; i < task % 3; i++) await Promise.resolve();
  return [task];
};

describe('runTasks', () => {
  it('does each task once, whoever does it', async () => {
    for (const workers of [[echo], [echo, lazy], [lazy, lazy, echo]]) {
      expect(await runTasks({ tasks, workers, start: null, merge })).toEqual(tasks);
    }
  });
  it('has nothing to say of nothing, and keeps what was there', async () => {
    expect(await runTasks({ tasks: [], workers: [echo], start: null, merge })).toBeNull();
    expect(await runTasks({ tasks: [], workers: [echo], start: [7], merge })).toEqual([7]);
  });
  it('tells progress and checkpoints, and resumes from the last', async () => {
    const signal = { aborted: false };
    const seen: number[] = [];
    let last: readonly number[] = [];
    const stopped = runTasks(
      { tasks, workers: [echo], start: null, merge },
      {
        signal,
        every: 4,
        checkpoint: (soFar) => {
          last = soFar;
        },
        onProgress: (done) => {
          seen.push(done);
          signal.aborted = done === 10;
        },
      },
    );
    await expect(stopped).rejects.toThrow(/CANCELLED.*met 10 of 50 tasks done/);
    expect(seen).toEqual([1, 2, 3, 4, 5, 6, 7, 8, 9, 10]);
    expect(last).toEqual(tasks.slice(0, 10));
    const open = tasks.filter((task) => !last.includes(task));
    expect(await runTasks({ tasks: open, workers: [echo, lazy], start: last, merge })).toEqual(tasks);
  });
  it('stops all workers when one fails, and says why', async () => {
    let count = 0;
    const failing: TaskWorker<number, readonly number[]> = async () => Promise.reject(new Error('out of memory'));
    const counting: TaskWorker<number, readonly number[]> = async (task) => {
      count++;
      for (let i = 0; i < 5; i++) await Promise.resolve();
      return [task];
    };
    await expect(runTasks({ tasks, workers: [failing, counting], start: null, merge })).rejects.toThrow(
      'out of memory',
    );
    expect(count).toBeLessThan(5);
  });
});
