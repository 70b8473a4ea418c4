import * as z from 'zod';
import { Day } from './quantities.ts';

/** A version by the name of its scheme, with the terms that its sources do not tell. */
export const NamedVersion = z.strictObject({
  from: Day,
  scheme: z.string().min(1),
  /** The day that tells which version of the data is meant; the first day unless given. */
  on: Day.optional(),
  supplied: z.record(z.string(), z.strictObject({ value: z.string(), reason: z.string().min(1) })).optional(),
});
