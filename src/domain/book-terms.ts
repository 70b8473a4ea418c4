import * as z from 'zod';
import { decimal } from '../numeric/decimal.ts';
import { DefaultCurve, StageTriggers, type StatedTriggers } from './credit-loss.ts';
import { ClassificationChoices, ProvisionRates } from './loan-class.ts';
import { PaymentCalendar } from './loan-terms.ts';
import { Day, Share } from './quantities.ts';

const Factor = z.number().min(0).max(1000);

/** How a whole book of loans is looked at. */
export const BookTerms = z
  .strictObject({
    /** The day on which the book is looked at; payments of that day count as made. */
    asOf: Day,
    triggers: StageTriggers,
    choices: ClassificationChoices,
    /** Rates of provision; those of the rule that holds on the day where left out. */
    provisionRates: z.strictObject({ general: Share, specific: ProvisionRates }).optional(),
    /** The lender's rating scale, best first: default curve of each grade, counted from the day. */
    grades: z
      .array(z.strictObject({ grade: z.string().min(1), curve: DefaultCurve }))
      .max(100)
      .readonly()
      .default([]),
    /** Outcomes of the economy: factors on the rates of default and on the loss, which ends at 1. */
    scenarios: z
      .array(z.strictObject({ weight: z.number().min(0).max(1), hazardFactor: Factor, lossFactor: Factor }))
      .min(1)
      .max(100)
      .readonly()
      .default([{ weight: 1, hazardFactor: 1, lossFactor: 1 }]),
    /** Whether what others make good counts: only if it is part of the loans' terms and not recognised apart. */
    othersCount: z.boolean().default(false),
    /** Where in its period a default falls. */
    defaultsAt: z.enum(['middle', 'end']).default('middle'),
    /** Holidays of contracts that have no calendar of their own. */
    calendar: PaymentCalendar.optional(),
    /** Floor of the default probability and scaling factor of the internal-ratings approach; none unless given. */
    leastProbability: Share.refine((floor) => decimal(floor).lt(1), { error: 'a floor below 1 expected' }).default('0'),
    scalingFactor: z.number().min(0.5).max(2).default(1),
  })
  .refine(({ scenarios }) => Math.abs(scenarios.reduce((sum, { weight }) => sum + weight, 0) - 1) <= 1e-9, {
    path: ['scenarios'],
    error: 'weights that add up to 1 expected',
  })
  .refine(({ grades }) => new Set(grades.map(({ grade }) => grade)).size === grades.length, {
    path: ['grades'],
    error: 'each grade once expected',
  })
  .refine(({ triggers }) => triggers.defaultFromDays > triggers.significantAboveDays, {
    path: ['triggers', 'defaultFromDays'],
    error: 'more days than significantAboveDays expected',
  });
export type BookTerms = z.infer<typeof BookTerms>;
/** The same as callers write it: what has a default may be left out. */
export type WrittenBookTerms = Pick<BookTerms, 'asOf' | 'choices'> & {
  readonly triggers: StatedTriggers;
  readonly calendar?: Omit<PaymentCalendar, 'workingDays'> & Partial<Pick<PaymentCalendar, 'workingDays'>>;
} & Partial<Omit<BookTerms, 'asOf' | 'choices' | 'triggers' | 'calendar'>>;
