import * as z from 'zod';
import { Party } from './party.ts';
import { Label } from './quantities.ts';
import { AmountText, choice, figure, NumberText, ShareText } from './scheme-leaf.ts';

/** One schema of each kind for all fields: a schema is compiled when it is first used. */
const share = figure(ShareText);
const amount = figure(AmountText);
const number = figure(NumberText);
const yesOrNo = choice(z.boolean());
const whole = choice(z.int().min(1).max(1000));
const shareIfAny = share.optional();
const amountIfAny = amount.optional();

/** The amounts that a share is of, before what is recovered. `loanAmount`: the loan as granted, whatever is lost. */
export const CompensationBase = z.enum(['principal', 'principalAndInterest', 'loanAmount']);
export type CompensationBase = z.infer<typeof CompensationBase>;

/** One party's cover, in order of payment. A cap that is left out: the sources name none. */
export const Layer = z.strictObject({
  party: Party,
  /** What the party is called in this scheme. */
  name: Label.optional(),
  share: share,
  of: z.union([z.enum(['loss', 'residual']), Party]),
  perLoanCap: amountIfAny,
  perBorrowerCap: amountIfAny,
  perYearCap: amountIfAny,
  perBankYearCap: amountIfAny,
  totalCap: amountIfAny,
  requires: Party.optional(),
});

/** What must have happened before a claim can be filed. */
export const Trigger = z
  .strictObject({
    combination: z.enum(['all', 'any']).optional(),
    daysPastDue: z.int().min(1).max(3650).optional(),
    nonPerforming: z.literal(true).optional(),
    monthsNonPerforming: z.int().min(1).max(120).optional(),
    courtFiling: z.literal(true).optional(),
    writeOff: z.literal(true).optional(),
    lossEstablished: z.literal(true).optional(),
    recognisedBy: Party.optional(),
  })
  .refine((tests) => Object.keys(tests).some((key) => key !== 'combination'), { error: 'at least one test expected' });
export type Trigger = z.infer<typeof Trigger>;

export const Payout = z.strictObject({
  manner: choice(z.enum(['afterLoss', 'atNonPerforming', 'advanceThenSettle', 'earmarkThenRelease', 'upFront'])),
  advanceShare: shareIfAny,
  filingWorkingDays: whole.optional(),
});

/** Dimensions that are measured; the others are told by a word. */
export const MEASURED: readonly string[] = ['loanSize', 'bankNplRate'];

export const Tier = z.strictObject({
  dimension: z.enum(['loanSize', 'bankNplRate', 'firstLoan', 'firmClass', 'ipKind', 'pledgeClass', 'guaranteeRoute']),
  party: Party,
  /** Band by band, or the last band's share on the whole. */
  marginal: z.boolean(),
  steps: z
    .array(
      z.strictObject({
        /** Upper end of a band, inclusive; `null` in the last. */
        upTo: z.union([AmountText, ShareText]).nullable().optional(),
        /** The word a step is for; of a first loan `yes` or `no`. */
        is: z
          .string()
          .regex(/^[a-z0-9]+(-[a-z0-9]+)*$/)
          .optional(),
        name: Label.optional(),
        share: shareIfAny,
        addition: shareIfAny,
      }),
    )
    .min(1),
});

export const Pool = z.strictObject({
  /** A stock that is drawn down, a yearly appropriation, or the party's own means without a separate pool. */
  kind: z.enum(['stock', 'appropriation', 'ownMeans']),
  size: amount,
  contributors: z.array(z.strictObject({ name: Label, amount: amount })).optional(),
  liabilityLimit: choice(z.enum(['balance', 'none'])),
  leverageTarget: number,
  lifeYears: number.optional(),
  interestRollsIn: yesOrNo.optional(),
});

export const PortfolioCap = z.strictObject({ kind: z.enum(['perLender', 'portfolio', 'yearlyRate']), share: share });

const denominator = choice(z.enum(['balance', 'cumulativeLending']));

export const Suspension = z.strictObject({
  metric: z.enum(['nplRate', 'compensationRate', 'poolUsed']),
  scope: choice(z.enum(['bank', 'pool'])),
  denominator,
  warn: shareIfAny,
  stopNew: shareIfAny,
  stopPay: shareIfAny,
});

export const LossFloor = z.strictObject({
  rate: share,
  ceiling: shareIfAny,
  marginal: yesOrNo,
  denominator,
});

export const Recovery = z.strictObject({
  order: choice(z.enum(['pariPassu', 'bankFirst', 'publicFirst'])),
  destination: choice(z.enum(['pool', 'treasury'])),
});

export const Shortage = z.strictObject({ rule: choice(z.enum(['proRata', 'firstCome'])), carriesForward: yesOrNo });

export const LoanLimits = z.strictObject({
  maximumLoan: amountIfAny,
  minimumLoan: amountIfAny,
  /** Of all covered loans of one borrower together. */
  maximumPerBorrower: amountIfAny,
  maximumTermMonths: whole.optional(),
  minimumTermMonths: whole.optional(),
  maximumRate: shareIfAny,
  maximumLoanToValue: shareIfAny,
});

/** Money that a programme pays towards the cost of a loan, beside any share of its loss. */
export const Subsidy = z.strictObject({
  of: z.enum(['interest', 'valuationFee', 'guaranteeFee', 'premium', 'lending']),
  to: z.enum(['borrower', 'lender']),
  rate: share,
  /** What the rate is of: the interest at a reference rate, what was paid, or the loan itself (for interest, a year). */
  basis: choice(z.enum(['baseRate', 'lpr', 'paid', 'loan'])),
  perYearCap: amountIfAny,
  totalCap: amountIfAny,
  years: number.optional(),
});
export type Subsidy = z.infer<typeof Subsidy>;
