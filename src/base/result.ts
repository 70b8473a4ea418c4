import { type IpworthError, isIpworthError } from './errors.ts';

/** Either a value or the reason why there is none. */
export type Result<T> = { readonly ok: true; readonly value: T } | { readonly ok: false; readonly error: IpworthError };

/** Runs `work` and turns a refusal into a `Result`. Foreign errors and broken invariants pass through: a bug must not look like bad input. */
export function attempt<T>(work: () => T): Result<T> {
  try {
    return { ok: true, value: work() };
  } catch (error) {
    if (isIpworthError(error) && error.code !== 'INVARIANT_BROKEN') return { ok: false, error };
    throw error;
  }
}
