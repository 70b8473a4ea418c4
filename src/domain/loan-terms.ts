import * as z from 'zod';
import { DAY_COUNTS } from '../numeric/day-count.ts';
import { decimal, type Exact } from '../numeric/decimal.ts';
import { Day, Money, PositiveMoney, Share } from './quantities.ts';

/** How a loan counts time: a convention of days, or whole months of a twelfth and days over of 1/360. */
export const LoanDayCount = z.enum([...DAY_COUNTS, 'MONTHS/12']);
export type LoanDayCount = z.infer<typeof LoanDayCount>;

/** A yearly lending rate of 0 to 1 with at most eight decimals. */
const LendingRate = Share.refine((rate) => decimal(rate).decimalPlaces() <= 8, {
  error: 'a rate with at most eight decimals expected: for 4.35 % write "0.0435"',
}) as z.ZodType<Exact>;

const EveryMonths = z.int().min(1).max(60);

/** How principal comes back. Interest falls due on the same days, but with a bullet only at the end. */
export const Repayment = z.discriminatedUnion('kind', [
  z.strictObject({ kind: z.literal('bullet') }),
  z.strictObject({ kind: z.literal('interest-only'), everyMonths: EveryMonths }),
  z.strictObject({ kind: z.literal('equal-instalments'), everyMonths: EveryMonths }),
  z.strictObject({ kind: z.literal('equal-principal'), everyMonths: EveryMonths }),
  z.strictObject({
    kind: z.literal('custom'),
    /** Principal due, by day; the days are in ascending order and the amounts add up to the loan. */
    principal: z
      .array(z.strictObject({ day: Day, amount: Money }))
      .min(1)
      .max(600),
  }),
]);
export type Repayment = z.infer<typeof Repayment>;

/** A repayment ahead of time; interest accrued to its day is paid with it. */
export const Prepayment = z.strictObject({
  day: Day,
  amount: PositiveMoney,
  /** Later payments become smaller, or stay and end earlier. */
  effect: z.enum(['lower-payments', 'shorten']),
  /** Charge, as a share of the amount prepaid. */
  feeShare: Share.optional(),
});
export type Prepayment = z.infer<typeof Prepayment>;

/** Days on which nothing is paid, and what becomes of a due day that falls on one. */
export const PaymentCalendar = z.strictObject({
  holidays: z.array(Day).max(10_000).readonly(),
  /** Whether Saturdays and Sundays are holidays as well. */
  weekends: z.boolean(),
  /** Days of work all the same, such as a Saturday that makes up for a holiday. */
  workingDays: z.array(Day).max(10_000).readonly().default([]),
  /** To the next working day; to it unless it lies in the next month, then back; back; or not at all. */
  convention: z.enum(['following', 'modified-following', 'preceding', 'none']),
  /** Interest runs to the day on which it is paid, or to the day that was agreed. */
  interestTo: z.enum(['paid-day', 'agreed-day']),
});
export type PaymentCalendar = z.infer<typeof PaymentCalendar>;

/** The contract of one loan. Amounts are at most 100 billion yuan, so that whole fen stay exact in every total. */
export const LoanTerms = z.strictObject({
  principal: PositiveMoney.refine((amount) => decimal(amount).lte('1e11'), {
    error: 'at most 100000000000.00 expected',
  }) as z.ZodType<Exact>,
  drawdownDay: Day,
  termMonths: z.int().min(1).max(600),
  dayCount: LoanDayCount,
  /** First day of each rate and the rate; the first holds on the day of drawdown. */
  rates: z
    .array(z.strictObject({ from: Day, annualRate: LendingRate }))
    .min(1)
    .max(600),
  repayment: Repayment,
  /** First day of payment, where it is not one period after drawdown. */
  firstPaymentDay: Day.optional(),
  /** Months without principal; interest is paid meanwhile, or deferred without interest on it to the first due day after. */
  grace: z.strictObject({ months: z.int().min(1).max(600), interest: z.enum(['paid', 'deferred']) }).optional(),
  prepayments: z.array(Prepayment).max(600).default([]),
  /** Where it is left out, every day is a day of payment. */
  calendar: PaymentCalendar.optional(),
});
export type LoanTerms = z.infer<typeof LoanTerms>;

/** Publications of a reference rate and how a loan follows them. */
export const FloatingRate = z.strictObject({
  drawdownDay: Day,
  termMonths: z.int().min(1).max(600),
  /** Day of publication and rate, in ascending order, the first on or before drawdown. */
  published: z
    .array(z.strictObject({ day: Day, annualRate: LendingRate }))
    .min(1)
    .max(1000),
  /** What is added to the reference rate, as a fraction: 30 basis points are "0.003"; may be negative. */
  spread: z.union([z.string(), z.number()]),
  /** Months from one reset to the next, counted from drawdown; `null`: fixed at drawdown. */
  resetEveryMonths: z.int().min(1).max(600).nullable(),
});
export type FloatingRate = z.infer<typeof FloatingRate>;

const CostKind = z.enum(['valuation', 'guarantee', 'insurance', 'registration', 'other']);

/** What a borrower pays beside the loan, and what he is given. Days before drawdown are allowed. */
export const BorrowerCosts = z.strictObject({
  fees: z.array(z.strictObject({ kind: CostKind, day: Day, amount: PositiveMoney })).max(200),
  subsidies: z
    .array(
      z.union([
        z.strictObject({ of: z.string().min(1), day: Day, amount: PositiveMoney }),
        /** A share of the interest due up to that day and after the last such subsidy, capped. */
        z.strictObject({ of: z.literal('interest'), day: Day, share: Share, cap: PositiveMoney.nullable() }),
      ]),
    )
    .max(200),
});
export type BorrowerCosts = z.infer<typeof BorrowerCosts>;
