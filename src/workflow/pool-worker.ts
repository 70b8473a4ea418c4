import { IpworthError, refuse } from '../base/errors.ts';
import { attempt } from '../base/result.ts';
import type { PoolModel } from '../pool/simulation/pool-model.ts';
import type { PoolResult } from '../pool/simulation/pool-result.ts';
import { simulateRange } from '../pool/simulation/simulate-range.ts';
import type { PoolTask, PoolWorker } from './simulate-pool.ts';

/**
 * One end of a line of messages: a browser's `Worker`, its `self`, Node's `Worker` or its `parentPort`. Node tells messages by `on`,
 * browsers by `addEventListener`.
 */
export interface MessageLine {
  readonly postMessage: (message: unknown) => void;
  readonly on?: (event: 'message' | 'error' | 'exit', listener: (message: unknown) => void) => unknown;
  readonly addEventListener?: (event: 'message' | 'error', listener: (event: LineEvent) => void) => unknown;
}

interface LineEvent {
  readonly data?: unknown;
  readonly message?: string;
}

type Question = { readonly model: PoolModel } | { readonly id: number; readonly task: PoolTask };
type Answer = { readonly id: number } & (
  | { readonly result: PoolResult }
  | { readonly fault: Pick<IpworthError, 'code' | 'faults'> }
);

/**
 * A worker for `simulatePool` at the other end of a line, where `servePool` answers. The model is sent once, now.
 *
 *     workerOf(new Worker(new URL('./pool-worker.js', import.meta.url)), model)
 */
export function workerOf(line: MessageLine, model: PoolModel): PoolWorker {
  const waiting = new Map<number, { resolve: (result: PoolResult) => void; reject: (error: Error) => void }>();
  let next = 0;
  let end: Error | null = null;
  const fail = (problem: string): void => {
    end ??= new IpworthError('CANCELLED', [{ at: 'pool worker', problem: 'the worker has ended', met: problem }]);
    for (const { reject } of waiting.values()) reject(end);
    waiting.clear();
  };
  line.on?.('error', (error) => fail(String(error)));
  line.on?.('exit', (code) => fail(`exit ${String(code)}`));
  if (line.on === undefined) line.addEventListener?.('error', ({ message }) => fail(message ?? 'error'));
  listen(line, (message) => {
    const answer = message as Answer;
    const asked = waiting.get(answer.id);
    waiting.delete(answer.id);
    if ('result' in answer) asked?.resolve(answer.result);
    else asked?.reject(new IpworthError(answer.fault.code, answer.fault.faults));
  });
  line.postMessage({ model } satisfies Question);
  return (task) =>
    new Promise((resolve, reject) => {
      if (end !== null) {
        reject(end);
        return;
      }
      const id = next++;
      waiting.set(id, { resolve, reject });
      line.postMessage({ id, task } satisfies Question);
    });
}

/**
 * Answers the questions of `workerOf`, inside a worker:
 *
 *     import { parentPort } from 'node:worker_threads';
 *     servePool(parentPort);   // in a browser: servePool(self)
 */
export function servePool(line: MessageLine): void {
  let model: PoolModel | null = null;
  listen(line, (message) => {
    const question = message as Question;
    if ('model' in question) {
      model = question.model;
      return;
    }
    const { id, task } = question;
    const done = attempt(() => {
      if (model === null)
        return refuse('ARGUMENT_INVALID', { at: 'servePool', problem: 'a task came before the model' });
      return simulateRange(model, task);
    });
    if (done.ok) line.postMessage({ id, result: done.value } satisfies Answer);
    else line.postMessage({ id, fault: { code: done.error.code, faults: done.error.faults } } satisfies Answer);
  });
}

function listen(line: MessageLine, hear: (message: unknown) => void): void {
  if (line.on !== undefined) line.on('message', hear);
  else if (line.addEventListener !== undefined) line.addEventListener('message', ({ data }) => hear(data));
  else refuse('ARGUMENT_INVALID', { at: 'workerOf: line', problem: 'a line with `on` or `addEventListener` expected' });
}
