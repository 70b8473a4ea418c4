import type { Control } from '../base/control.ts';
import { refuse } from '../base/errors.ts';

/** Who can do a task: this thread, another one, another machine. One task at a time. */
export type TaskWorker<Task, Answer> = (task: Task) => Promise<Answer>;

export interface TaskControl<Answer> extends Control {
  /** Told after every `every` tasks, with everything answered so far merged; a run can be taken up from there. */
  readonly checkpoint?: (soFar: Answer) => void;
  /** 1 or more; 16 unless told. */
  readonly every?: number;
}

export interface TaskRun<Task, Answer> {
  readonly tasks: readonly Task[];
  /** One or more. */
  readonly workers: readonly TaskWorker<Task, Answer>[];
  /** What is there already: of an earlier, broken run; null: nothing. */
  readonly start: Answer | null;
  /** Must not depend on order. */
  readonly merge: (a: Answer, b: Answer) => Answer;
}

/**
 * All tasks done by the workers, each taking the next when it is free; answers are merged as they come.
 *
 * @returns  null when there was neither a task nor a start
 * @throws CANCELLED  the signal was raised; the last checkpoint was told before
 * @throws whatever a worker throws; the other workers finish the task in hand and take no further one
 */
export async function runTasks<Task, Answer>(
  { tasks, workers, start, merge }: TaskRun<Task, Answer>,
  control: TaskControl<Answer> = {},
): Promise<Answer | null> {
  const { signal, onProgress, checkpoint, every = 16 } = control;
  let result = start;
  let next = 0;
  let done = 0;
  let untold = 0;
  let isBroken = false;
  const tell = (): void => {
    if (untold > 0 && result !== null) checkpoint?.(result);
    untold = 0;
  };
  const serve = async (worker: TaskWorker<Task, Answer>): Promise<void> => {
    while (next < tasks.length && signal?.aborted !== true && !isBroken) {
      const answer = await worker(tasks[next++]!);
      result = result === null ? answer : merge(result, answer);
      done++;
      if (++untold >= every) tell();
      onProgress?.(done, tasks.length);
    }
  };
  const ends = await Promise.allSettled(
    workers.map((worker) =>
      serve(worker).catch((error: unknown) => {
        isBroken = true;
        throw error;
      }),
    ),
  );
  tell();
  for (const end of ends) if (end.status === 'rejected') throw end.reason;
  if (done < tasks.length) {
    refuse('CANCELLED', {
      at: 'runTasks',
      problem: 'stopped on request',
      met: `${done} of ${tasks.length} tasks done`,
    });
  }
  return result;
}
