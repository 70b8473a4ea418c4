import * as z from 'zod';
import { AnyExact, Day, Money, Share } from './quantities.ts';

/** The five classes, best first; the last three are non-performing. */
export const LOAN_CLASSES = ['normal', 'specialMention', 'substandard', 'doubtful', 'loss'] as const;
export const LoanClass = z.enum(LOAN_CLASSES);
export type LoanClass = z.infer<typeof LoanClass>;

const Days = z.int().min(0).max(100_000);
const Months = z.int().min(1).max(120).nullable();

/**
 * The parts of the rule that no source read confirms, decided by the caller; `null`: the test is not put.
 */
export const ClassificationChoices = z.strictObject({
  /** A purely technical delay of at most so many days does not count. */
  technicalGraceDays: Days.nullable(),
  /** A credit-impaired loan is at least of this class. */
  creditImpairedFrom: LoanClass.nullable(),
  doubtfulFromLossShare: Share.nullable(),
  lossFromLossShare: Share.nullable(),
  /** No better class for so many months after restructuring. */
  restructuredMonths: Months,
  /** At least substandard until so many months after a non-performing loan was cured. */
  cureMonths: Months,
  /** All loans of a debtor are non-performing when more than this share of his debt here is. */
  debtorNonPerformingShare: Share.nullable(),
  /** Or when more than this share of his debt at all banks is overdue by more than 90 days. */
  debtorOverdueShare: Share.nullable(),
});
export type ClassificationChoices = z.infer<typeof ClassificationChoices>;

/** What is known of a loan on a day; `null` where nobody knows. The day after the due day is day 1 past due. */
export const LoanFacts = z.strictObject({
  asOf: Day,
  principalDaysPastDue: Days,
  interestDaysPastDue: Days,
  isTechnicalDelay: z.boolean(),
  creditImpaired: z.boolean().nullable(),
  /** Expected loss over the life, share of the balance. */
  expectedLossShare: Share.nullable(),
  restructured: z.strictObject({ on: Day, classThen: LoanClass }).nullable(),
  /** The class before, and since when all is paid; `null` while something is not. */
  before: z.strictObject({ class: LoanClass, curedOn: Day.nullable() }).nullable(),
  debtorNonPerformingShare: Share.nullable(),
  debtorOverdueShare: Share.nullable(),
});
export type LoanFacts = z.infer<typeof LoanFacts>;

const ByClass = <T extends z.ZodType>(figure: T) => z.partialRecord(LoanClass, figure);

/** Balances by class; a class left out holds nothing. */
export const ClassBalances = ByClass(
  AnyExact.refine((amount) => Number(amount) >= 0, { error: 'a balance of 0 or more expected' }),
);
export type ClassBalances = z.infer<typeof ClassBalances>;

/** Rates of provision by class; a class left out asks for none. */
export const ProvisionRates = ByClass(Share);
export type ProvisionRates = z.infer<typeof ProvisionRates>;

/** Provisions held, in the unit of the balances. */
export const ProvisionsHeld = Money;
