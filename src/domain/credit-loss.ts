import * as z from 'zod';
import { decimal } from '../numeric/decimal.ts';
import { AnnualRate, AnyExact, Money, Share, Years, YearsFromZero } from './quantities.ts';

const Days = z.int({ error: 'whole days of 0 or more expected' }).min(0).max(100_000);
const Steps = z.int().min(0).max(100);
const Chance = z.number({ error: 'a probability of 0 to 1 expected, as a number' }).min(0).max(1);

/** What is known of a loan when its stage is asked for; what is left out was not found out. */
export const StageFacts = z.strictObject({
  daysPastDue: Days,
  /** Evidence of impairment other than days past due. */
  isCreditImpaired: z.boolean().optional(),
  /** Steps of the rating scale lost since the loan was made; 0 where none or where it rose. */
  gradesDown: Steps.optional(),
  /** Default probability over what is left of the life: as foreseen for today when the loan was made, and as it is today. */
  lifetimeProbability: z.strictObject({ foreseen: Chance, now: Chance }).optional(),
  isOnWatchList: z.boolean().optional(),
  isForborne: z.boolean().optional(),
});
export type StageFacts = z.infer<typeof StageFacts>;

/** What moves a loan to a worse stage, as the lender states it. */
export const StageTriggers = z.strictObject({
  /** More days past due than these are a significant increase in risk. */
  significantAboveDays: Days,
  /** From this day past due on the loan is in default. */
  defaultFromDays: Days.min(1),
  gradesDown: Steps.min(1).optional(),
  /** Lifetime probability now ÷ foreseen, from which on the increase is significant. */
  probabilityRatio: z.number().gt(1).max(1e6).optional(),
  /** Lifetime probability now − foreseen, from which on the increase is significant. */
  probabilityRise: z.number().gt(0).max(1).optional(),
  watchListCounts: z.boolean().default(false),
  forbearanceCounts: z.boolean().default(false),
});
export type StageTriggers = z.infer<typeof StageTriggers>;
/** The same as a lender writes them; switches that are left out are off. */
export type StatedTriggers = Omit<StageTriggers, 'watchListCounts' | 'forbearanceCounts'> &
  Partial<Pick<StageTriggers, 'watchListCounts' | 'forbearanceCounts'>>;

const HazardPiece = z.strictObject({
  untilYears: z.number().gt(0).max(200).nullable(),
  rate: z.number().min(0).max(1000),
});

/** Rates of default a year, each holding up to an age of the loan; the last is open. */
export const DefaultCurve = z
  .array(HazardPiece)
  .min(1)
  .refine(
    (pieces) =>
      pieces.every(({ untilYears }, i) =>
        i === pieces.length - 1
          ? untilYears === null
          : untilYears !== null && untilYears > (i === 0 ? 0 : (pieces[i - 1]?.untilYears ?? Number.POSITIVE_INFINITY)),
      ),
    { error: 'pieces in ascending order expected, open only in the last' },
  )
  .readonly();
export type DefaultCurve = z.infer<typeof DefaultCurve>;

/** One stretch of the loan's remaining life. */
const LossPeriod = z.strictObject({
  endYears: Years,
  /** What is owed if the loan defaults in it. */
  exposure: Money,
  /** Share of it that is lost, at its worth on the day of default. */
  lossGivenDefault: Share,
  /** Share of that loss which others make good: pool, guarantor, insurer. */
  othersShare: Share.default('0'),
});

const Scenario = z.strictObject({
  name: z.string().min(1),
  weight: Share,
  curve: DefaultCurve,
  /** Times the periods' loss given default; the product ends at 1. */
  lossFactor: z.number().min(0).max(100).default(1),
});

/** What an expected credit loss is worked out from. */
export const ExpectedLossRequest = z
  .strictObject({
    stage: z.literal([1, 2, 3], { error: 'a stage 1, 2 or 3 expected' }),
    /** The effective rate of the loan, a year. */
    effectiveRate: AnnualRate,
    /** Where in its period a default falls. */
    defaultsAt: z.enum(['middle', 'end']),
    /** Whether what others make good counts: only if it is part of the loan's terms and not recognised apart. */
    othersCount: z.boolean(),
    periods: z.array(LossPeriod).min(1).max(1200).readonly(),
    scenarios: z.array(Scenario).min(1).max(100).readonly(),
  })
  .refine(({ periods }) => periods.every(({ endYears }, i) => decimal(endYears).gt(periods[i - 1]?.endYears ?? 0)), {
    path: ['periods'],
    error: 'periods in ascending order expected',
  })
  .refine(({ scenarios }) => scenarios.reduce((sum, { weight }) => sum.plus(weight), decimal(0)).equals(1), {
    path: ['scenarios'],
    error: 'weights that add up to 1 expected',
  });
export type ExpectedLossRequest = z.infer<typeof ExpectedLossRequest>;
/** The same as a caller writes it: what has a default may be left out. */
export type WrittenExpectedLoss = z.input<typeof ExpectedLossRequest>;

/** A pledge's worth on default, when it moves with the borrower's fortune. */
export const CollateralView = z.strictObject({
  /** Value of the pledge ÷ exposure at default. */
  cover: AnyExact.refine((value) => decimal(value).gte(0) && decimal(value).lte('1e6'), { error: '0 to 1e6 expected' }),
  noSaleProbability: Share,
  /** Median price when sold, share of the value. */
  medianPriceShare: AnyExact.refine((value) => decimal(value).gt(0) && decimal(value).lte(100), {
    error: 'a share above 0 expected',
  }),
  /** Standard deviation of the price's logarithm. */
  logDeviation: AnyExact.refine((value) => decimal(value).gte('0.0001') && decimal(value).lte(5), {
    error: 'a deviation of 0.0001 to 5 expected',
  }),
  disposalCostShare: Share,
  yearsToCash: YearsFromZero,
  discountRate: AnnualRate,
});
export type CollateralView = z.infer<typeof CollateralView>;
