import * as z from 'zod';
import { CaseEstimateOptions } from './case-schema.ts';

/** How cases are kept apart from those that predict them. */
export const ValidationScheme = z.discriminatedUnion('by', [
  z.strictObject({ by: z.literal('folds') }),
  z.strictObject({ by: z.literal('leave-one-out') }),
  z.strictObject({ by: z.literal('leave-group-out'), attribute: z.string() }),
  z.strictObject({ by: z.literal('rolling-origin') }),
]);
export type ValidationScheme = z.infer<typeof ValidationScheme>;

/** How the accuracy of estimates from a case base is measured. */
export const CaseStudyOptions = z.strictObject({
  estimate: CaseEstimateOptions,
  scheme: ValidationScheme.default({ by: 'folds' }),
  /** Most cases that are tested. */
  most: z.int().min(20).max(100_000).default(2000),
  /** Attribute with levels by which like cases are told apart: for medians of groups and for horizontal equity. */
  groupBy: z.string().optional(),
});
export type CaseStudyOptions = z.infer<typeof CaseStudyOptions>;
export type CaseStudyInput = z.input<typeof CaseStudyOptions>;
