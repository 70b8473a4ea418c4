import * as z from 'zod';
import { Day } from './quantities.ts';
import { RightKind } from './right.ts';
import { dataSetFields, sourced } from './sourced.ts';

/** Kinds of rights whose life is told: those that can be pledged, and works, secrets and indications besides. */
export const ProtectedKind = z.enum([...RightKind.options, 'copyright', 'trade-secret', 'geographical-indication']);
export type ProtectedKind = z.infer<typeof ProtectedKind>;

/** Whose work it is: a person's ends so long after death, an organisation's so long after publication. */
export const WorkOwner = z.enum(['natural-person', 'legal-person']);
export type WorkOwner = z.infer<typeof WorkOwner>;

const WholeYears = sourced(z.int().min(1).max(100));
const WholeMonths = sourced(z.int().min(0).max(60));

const TermRule = z.strictObject({
  kind: ProtectedKind,
  /** Only for works: the rule of a person's, or of an organisation's. */
  owner: WorkOwner.optional(),
  /** `null`: no source tells it. */
  years: WholeYears,
  /** `none`: no day is known from which the right would run out. */
  from: z.enum(['filing', 'grant', 'protectionStart', 'publication', 'death', 'none']),
  filedOnOrAfter: Day.optional(),
  filedBefore: Day.optional(),
  endsOn: z.enum(['anniversary', 'endOfYear']),
  renewable: z.boolean(),
  renewal: z
    .strictObject({ years: WholeYears, windowMonthsBefore: WholeMonths, graceMonthsAfter: WholeMonths })
    .optional(),
  /** The right ends so long after creation at the latest. */
  yearsFromCreation: WholeYears.optional(),
});
export type TermRule = z.infer<typeof TermRule>;

/** Compensation for delay in grant: days after the later of two anniversaries. */
const GrantDelayRule = z.strictObject({
  yearsFromFiling: WholeYears,
  yearsFromExaminationRequest: WholeYears,
  requestMonths: WholeMonths,
});

/** Extension for the time a new drug waited for its approval. */
const DrugExtensionRule = z.strictObject({
  deductedYears: WholeYears,
  longestYears: WholeYears,
  longestYearsFromApproval: WholeYears,
  requestMonths: WholeMonths,
});

/** How long kinds of rights last by statute, in whole years from a named day, in the span that the set holds. */
export const StatutoryTerms = z.strictObject({
  ...dataSetFields,
  jurisdiction: z.string(),
  terms: z.array(TermRule).min(1),
  grantDelay: GrantDelayRule.optional(),
  drugExtension: DrugExtensionRule.optional(),
});
export type StatutoryTerms = z.infer<typeof StatutoryTerms>;
