import * as z from 'zod';
import { Identifier, Money, PositiveMoney, Share, Weight, Years, YearsFromZero } from './quantities.ts';
import { RightKind } from './right.ts';
import { dataSetFields, sourced } from './sourced.ts';

/** Yearly fees by year of the right's life, `through` being the last year a row covers; kinds without a row have none published here. */
export const AnnualFeeTable = z.strictObject({
  ...dataSetFields,
  jurisdiction: z.string(),
  mark: z.enum(['P', 'S', 'C']),
  fees: z.partialRecord(RightKind, z.array(z.strictObject({ through: z.int().min(1), fee: Money })).min(1)),
});
export type AnnualFeeTable = z.infer<typeof AnnualFeeTable>;

/** A lender's rules: what part of a value it lends, by kind of right, under which conditions. */
export const PledgePolicy = z.strictObject({
  ...dataSetFields,
  lender: z.string().min(1),
  rates: z
    .array(
      z.strictObject({
        kind: RightKind,
        pledgeRate: sourced(Share),
        leastRemainingYears: sourced(YearsFromZero).optional(),
      }),
    )
    .min(1),
  largestLoan: sourced(PositiveMoney).optional(),
  longestTermYears: sourced(Years).optional(),
  /** Other collateral that the lender takes beside rights. */
  otherAssets: z.array(z.strictObject({ asset: Identifier, pledgeRate: sourced(Share) })).optional(),
  /** When a pledge is valued anew: every so many months, and when an appraisal exceeds so many times the market. */
  revaluation: z
    .strictObject({
      everyMonths: sourced(z.int().min(1).max(120)),
      appraisalToMarketAbove: sourced(Weight).optional(),
    })
    .optional(),
});
export type PledgePolicy = z.infer<typeof PledgePolicy>;
