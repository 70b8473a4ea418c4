import * as z from 'zod';
import { CaseSchema, CaseTarget } from './case-schema.ts';
import { ValidationScheme } from './case-study.ts';
import { Day } from './quantities.ts';

/** What is asked of a file of cases: how it is read, what is sought in it, and what is looked at. */
export const CaseRequest = z.strictObject({
  /** How the file is read; told from its cells where absent. */
  schema: CaseSchema.optional(),
  /** Columns of values, of units they are for, of names and of days, where no schema is given. */
  value: z.string().optional(),
  per: z.string().optional(),
  id: z.string().optional(),
  date: z.string().optional(),
  ignore: z.array(z.string()).default([]),
  /** What is sought, or the name of a case of the file that is valued as if its value were unknown. */
  target: CaseTarget.optional(),
  like: z.string().optional(),
  /** Column of estimates that the file brings along: these are studied in place of our own. */
  estimates: z.string().optional(),
  k: z.int().min(1).max(1000).default(10),
  level: z.number().gt(0).lt(1).default(0.9),
  centre: z.enum(['median', 'mean', 'linear']).default('median'),
  weighting: z.enum(['equal', 'nearness']).default('equal'),
  interval: z.enum(['jackknife+', 'split', 'normalised', 'weighted']).optional(),
  within: z.string().optional(),
  halfLifeYears: z.number().gt(0).optional(),
  asOf: Day.optional(),
  scheme: ValidationScheme.default({ by: 'folds' }),
  groupBy: z.string().optional(),
  healthBy: z.array(z.string()).min(1).max(2).optional(),
  /** Whether weights are learned, studied, and used. */
  learn: z.boolean().default(false),
});
export type CaseRequest = z.infer<typeof CaseRequest>;
export type CaseRequestInput = z.input<typeof CaseRequest>;
