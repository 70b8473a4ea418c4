import type { Control } from '../base/control.ts';
import { refuse } from '../base/errors.ts';

/**
 * Work on 0 … total − 1 in this thread, cut into ranges; between two ranges progress is told and a stop is heeded.
 *
 * @throws CANCELLED  the signal was raised before the work was done; nothing is returned half
 */
export function runChunks<T>(
  { total, chunk, empty }: { readonly total: number; readonly chunk: number; readonly empty: T },
  work: (from: number, to: number) => T,
  merge: (a: T, b: T) => T,
  control: Control = {},
): T {
  let result = empty;
  for (let from = 0; from < total; from += chunk) {
    if (control.signal?.aborted === true) {
      refuse('CANCELLED', { at: 'runChunks', problem: 'stopped on request', met: `${from} of ${total} done` });
    }
    const to = Math.min(total, from + chunk);
    result = merge(result, work(from, to));
    control.onProgress?.(to, total);
  }
  return result;
}
