import * as z from 'zod';
import type { Exact } from '../numeric/decimal.ts';
import { Day } from './quantities.ts';
import { Party } from './scheme.ts';

const Id = z.string().min(1).max(80);

/** Decimal text, or a number, of 0 or more; bounds and decimals as the ledger holds them. */
function figure(pattern: RegExp, error: string): z.ZodType<Exact> {
  return z.union([z.string(), z.number()], { error }).refine((value) => pattern.test(String(value)), { error });
}

const Amount = figure(
  /^\d{1,13}(\.\d{1,2})?$/,
  'an amount expected: 0 or more, at most two decimals, such as "1000000.00"',
);
const PositiveAmount = figure(
  /^(?!0*(\.0*)?$)\d{1,13}(\.\d{1,2})?$/,
  'an amount above 0 expected, at most two decimals, such as "1000000.00"',
);
const Part = figure(/^(0(\.\d{1,6})?|1(\.0{1,6})?)$/, 'a share between 0 and 1 expected, at most six decimals');
const Rate = figure(/^[0-2](\.\d{1,6})?$/, 'a yearly rate expected as a fraction, 0 to below 3, at most six decimals');
const Word = z.string().min(1).max(80);

/** What a bank registers of a loan. Facts left out are not told; a scheme that asks for one refuses the loan by its name. */
export const RegisteredLoan = z.strictObject({
  loanId: Id,
  bank: Id,
  borrower: Id,
  /** Day of the loan: it decides which version of the scheme holds. */
  loanDay: Day,
  amount: PositiveAmount,
  /** ISO 4217; another one than the scheme's is refused, conversion is made elsewhere at a dated rate. */
  currency: z
    .string()
    .regex(/^[A-Z]{3}$/, { error: 'a currency of three capital letters expected, such as "CNY"' })
    .optional(),
  /** Part of the secured amount that IP secures; 1 unless told. */
  ipPart: Part.optional(),
  termMonths: z.int().min(1).max(600).optional(),
  annualRate: Rate.optional(),
  pledgeValue: Amount.optional(),
  isFirstLoan: z.boolean().optional(),
  firmClass: Word.optional(),
  ipKind: Word.optional(),
  pledgeClass: Word.optional(),
  guaranteeRoute: Word.optional(),
});
export type RegisteredLoan = z.infer<typeof RegisteredLoan>;

/** What was owed and what had come in by then. */
const owed = {
  principal: Amount,
  interest: Amount,
  costs: Amount,
  recovered: Amount,
  /** Whether what came in pays interest or principal first, after costs. */
  imputation: z.enum(['interest-first', 'principal-first']),
};

/** What the trigger of a scheme asks of a claim; what is left out did not happen. */
export const ClaimFacts = z.strictObject({
  daysPastDue: z.int().min(0).max(36_500).optional(),
  isNonPerforming: z.boolean().optional(),
  monthsNonPerforming: z.int().min(0).max(1_200).optional(),
  courtFiling: z.boolean().optional(),
  writeOff: z.boolean().optional(),
  lossEstablished: z.boolean().optional(),
  recognisedBy: z.array(Party).max(9).optional(),
});
export type ClaimFacts = z.infer<typeof ClaimFacts>;

const event = { id: Id, day: Day };
const Reason = z.string().min(1).max(500);

/** Something that happened to a pool on a day. Events of one day happen in the order given. */
export const PoolEvent = z.discriminatedUnion('kind', [
  /** Money paid in when the pool was set up, or a year's appropriation. */
  z.strictObject({ ...event, kind: z.literal('fund'), amount: PositiveAmount, from: Id }),
  /** Money paid in later. */
  z.strictObject({ ...event, kind: z.literal('replenish'), amount: PositiveAmount, from: Id }),
  /** Interest that the account earned. */
  z.strictObject({ ...event, kind: z.literal('interest'), amount: PositiveAmount }),
  z.strictObject({ ...event, kind: z.literal('register'), ...RegisteredLoan.shape }),
  /** Principal that the borrower paid back. */
  z.strictObject({ ...event, kind: z.literal('repay'), loanId: Id, amount: PositiveAmount }),
  z.strictObject({ ...event, kind: z.literal('default'), loanId: Id }),
  z.strictObject({
    ...event,
    kind: z.literal('claim'),
    claimId: Id,
    loanId: Id,
    ...owed,
    facts: ClaimFacts,
    /** Day from which the time for filing runs: the trigger, or the recognition by another party. */
    triggeredOn: Day.optional(),
    /** The bank's rate of bad loans where a tier asks for it; unless told, as the ledger has it. */
    bankNplRate: Part.optional(),
    /** Paid on the same loss by public money outside the scheme. */
    otherPublic: Amount.optional(),
  }),
  z.strictObject({ ...event, kind: z.literal('approve'), claimId: Id }),
  z.strictObject({ ...event, kind: z.literal('reject'), claimId: Id, reason: Reason }),
  /** The end of a period: all that is due is settled. */
  z.strictObject({ ...event, kind: z.literal('pay') }),
  /** Sets the pool's part of a claim aside. */
  z.strictObject({ ...event, kind: z.literal('earmark'), claimId: Id }),
  /** The final loss of an earmarked claim: its part is paid, the rest set free. */
  z.strictObject({ ...event, kind: z.literal('release'), claimId: Id, ...owed }),
  /** The final loss of a claim on which an advance was paid; due at the next `pay`. */
  z.strictObject({ ...event, kind: z.literal('final-loss'), claimId: Id, ...owed }),
  /** Received after payment; costs are taken from it first. */
  z.strictObject({ ...event, kind: z.literal('recover'), claimId: Id, amount: PositiveAmount, costs: Amount }),
  /** A payment taken back in full, with interest. */
  z.strictObject({ ...event, kind: z.literal('clawback'), claimId: Id, interest: Amount, reason: Reason }),
  z.strictObject({ ...event, kind: z.literal('close-year'), year: z.int().min(1900).max(2200) }),
]);
export type PoolEvent = z.infer<typeof PoolEvent>;
export type PoolEventOf<K extends PoolEvent['kind']> = Extract<PoolEvent, { readonly kind: K }>;
