import * as z from 'zod';
import { refuse } from '../base/errors.ts';
import { Day, Identifier, Label } from './quantities.ts';

/** P: the primary text was read; S: a secondary text was read; C: computed from stated inputs. */
export const Mark = z.enum(['P', 'S', 'C']);
export type Mark = z.infer<typeof Mark>;

/** A source that figures refer to by key. */
export const SourceEntry = z.strictObject({
  work: z.string().min(1),
  locator: z.string().min(1),
  /** The day on which it was read, where that was noted. */
  retrieved: Day.optional(),
});
export type SourceEntry = z.infer<typeof SourceEntry>;

/** A figure with where it comes from; `value: null` says that nobody could find it, which is not zero. */
export function sourced<T extends z.ZodType>(value: T) {
  return z.strictObject({
    value: value.nullable(),
    mark: Mark.optional(),
    source: z.string().optional(),
    note: z.string().optional(),
  });
}

/** A figure with its origin, after parsing. */
export interface Sourced<T> {
  readonly value: T | null;
  readonly mark?: Mark | undefined;
  readonly source?: string | undefined;
  readonly note?: string | undefined;
}

/** A figure that must be known. @throws DATA_UNKNOWN  no source tells it */
export function known<T>({ value, note }: Sourced<T>, at: string): T {
  if (value !== null) return value;
  const problem = `no source tells this figure${note === undefined ? '' : ` (${note})`}`;
  return refuse('DATA_UNKNOWN', { at, problem, met: 'null', remedy: 'load a set of your own that tells it' });
}

/** A day, or a year where no day is known. */
export const DayOrYear = z.string().regex(/^\d{4}(-\d{2}-\d{2})?$/, { error: 'a day or a year expected' });

/** Fields that every data set has. Released sets are never edited: a change is the next version. */
export const dataSetFields = {
  id: Identifier,
  version: z.int().min(1),
  title: Label,
  status: z.enum(['enacted', 'draft', 'illustrative']),
  /** First and last day, or year where no day is known, on which the set holds; `null`: not told, or still open. */
  inForce: z.strictObject({ from: DayOrYear.nullable(), until: DayOrYear.nullable() }),
  sources: z.record(z.string(), SourceEntry).refine((sources) => Object.keys(sources).length > 0, {
    error: 'at least one source expected',
  }),
};
