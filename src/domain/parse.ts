import type * as z from 'zod';
import { type ErrorCode, type Fault, IpworthError, quote } from '../base/errors.ts';

/**
 * Data of unknown shape becomes typed data, or every fault is named at once with its place and the value met.
 *
 * @param document  what the data are called in messages
 * @throws `code`   INPUT_INVALID for a caller's data, DATA_INVALID for a data set
 */
export function parseWith<T>(
  schema: z.ZodType<T>,
  raw: unknown,
  document: string,
  code: ErrorCode = 'INPUT_INVALID',
): T {
  const parsed = schema.safeParse(raw);
  if (parsed.success) return parsed.data;
  throw new IpworthError(
    code,
    parsed.error.issues.flatMap((issue) => faultsOf(issue, raw, document)),
  );
}

function faultsOf(issue: z.core.$ZodIssue, raw: unknown, document: string): Fault[] {
  const at = `${document} ${pointer(issue.path)}`;
  if (issue.code === 'unrecognized_keys') {
    return issue.keys.map((key) => ({ at: `${document} ${pointer([...issue.path, key])}`, problem: 'no such field' }));
  }
  const met = valueAt(raw, issue.path);
  if (met === undefined) return [{ at, problem: 'missing', remedy: issue.message }];
  return [{ at, problem: issue.message, met: quote(met) }];
}

/** A place in a document: `/loan/amount`. */
export function pointer(path: readonly PropertyKey[]): string {
  return `/${path.map(String).join('/')}`;
}

/** What stands at a path, or undefined. */
export function valueAt(raw: unknown, path: readonly PropertyKey[]): unknown {
  let value = raw;
  for (const key of path) {
    if (typeof value !== 'object' || value === null || !Object.hasOwn(value, key)) return undefined;
    value = (value as Record<PropertyKey, unknown>)[key];
  }
  return value;
}
