import { refuse } from './errors.ts';

/** How a caller follows long work and stops it. */
export interface Control {
  readonly signal?: { readonly aborted: boolean };
  readonly onProgress?: (done: number, total: number) => void;
}

/**
 * Between two pieces of long work: heeds a stop, then tells how far it is.
 *
 * @throws CANCELLED  the signal was raised before the work was done
 */
export function checkpoint(at: string, { signal, onProgress }: Control, done: number, total: number): void {
  if (signal?.aborted === true && done < total) {
    refuse('CANCELLED', { at, problem: 'stopped on request', met: `${done} of ${total} done` });
  }
  onProgress?.(done, total);
}
