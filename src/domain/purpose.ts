import * as z from 'zod';
import { AnyExact, Identifier, Label, Money, PositiveMoney, Share } from './quantities.ts';
import { dataSetFields, sourced } from './sourced.ts';

/** What an opinion of value is for. */
export const Purpose = z.enum(['pledge', 'transfer', 'licence', 'equity-contribution', 'reporting', 'damages']);
export type Purpose = z.infer<typeof Purpose>;

/** Cross-checks of an opinion, by the code they are reported under. */
export const CheckCode = z.enum([
  'below-cost-floor',
  'above-enterprise-value',
  'profit-share-outside-one',
  'royalty-above-margin',
]);
export type CheckCode = z.infer<typeof CheckCode>;

/** Facts that cross-checks compare a value with; those not known are left out, and their checks answer "unknown". */
export const CheckFacts = z.strictObject({
  /** Minimum transfer fee (最低收费额): what the licensor or seller must get back. */
  costFloor: Money.optional(),
  enterpriseValue: PositiveMoney.optional(),
  /** Fixed assets and working capital of the same enterprise. */
  tangibleAssets: Money.optional(),
  /** Values of its other intellectual property. */
  otherRights: z.array(Money).max(1000).optional(),
  /** Present value of the profits that the right and all else earn together. */
  presentValueOfProfits: AnyExact.optional(),
  royaltyRate: Share.optional(),
  operatingMargin: AnyExact.optional(),
});
export type CheckFacts = z.infer<typeof CheckFacts>;

/** What a purpose demands of an opinion, each demand with its source, and the cross-checks that bear on it. */
export const PurposeProfiles = z.strictObject({
  ...dataSetFields,
  jurisdiction: z.string(),
  profiles: z
    .array(
      z.strictObject({
        purpose: Purpose,
        label: Label,
        checks: z.array(CheckCode),
        demands: z
          .array(z.strictObject({ code: Identifier, label: Label, ...sourced(z.literal('demanded')).shape }))
          .min(1),
      }),
    )
    .min(1)
    .refine((profiles) => new Set(profiles.map(({ purpose }) => purpose)).size === profiles.length, {
      error: 'one profile for each purpose expected',
    }),
});
export type PurposeProfiles = z.infer<typeof PurposeProfiles>;
export type PurposeProfile = PurposeProfiles['profiles'][number];
