import * as z from 'zod';
import { Day, Label } from './quantities.ts';
import { Party } from './scheme.ts';
import type { SchemeRules } from './scheme-terms.ts';

/** Further members are kept: a later version of the rules may tell more. */
const object = z.looseObject;

const AmountText = z.string().regex(/^\d{1,13}(\.\d{1,2})?$/, {
  error: 'decimal text of an amount expected, at most two decimals, such as "1000000.00"',
});
const ShareText = z.string().regex(/^(0(\.\d{1,6})?|1(\.0{1,6})?)$/, {
  error: 'decimal text of a share expected, 0 to 1, at most six decimals, such as "0.54"',
});
const FigureText = z.string().regex(/^\d{1,9}(\.\d{1,6})?$/, {
  error: 'decimal text of 0 or more expected, at most six decimals, such as "10"',
});
const Months = z.int().min(0).max(1_200);

const UnknownTerm = object({ unknown: z.string().min(1), note: z.string().nullable() });

/** A term that is known, or known to be unknown: then it stands as `{ "unknown": path, "note": text or null }`. */
const term = <T>(known: z.ZodType<T>) =>
  z.unknown().transform((value, context): T | z.infer<typeof UnknownTerm> => {
    const isUnknown = typeof value === 'object' && value !== null && 'unknown' in value;
    const parsed = (isUnknown ? UnknownTerm : known).safeParse(value);
    if (parsed.success) return parsed.data as T;
    for (const { path, message } of parsed.error.issues) {
      context.issues.push({ code: 'custom', path, message, input: value });
    }
    return z.NEVER;
  });
const optional = <T>(known: z.ZodType<T>) => z.union([z.null(), term(known)]);
const choice = <const T extends readonly string[]>(...words: T) => term(z.enum(words));

const LayerTerms = object({
  party: Party,
  share: term(ShareText),
  of: z.union([z.enum(['loss', 'residual']), Party]),
  perLoanCap: optional(AmountText),
  perBorrowerCap: optional(AmountText),
  perYearCap: optional(AmountText),
  perBankYearCap: optional(AmountText),
  totalCap: optional(AmountText),
  requires: Party.nullable(),
});

const TriggerTerms = object({
  combination: z.enum(['all', 'any']),
  daysPastDue: z.int().min(0).max(36_500).nullable(),
  isNonPerforming: z.boolean(),
  monthsNonPerforming: Months.nullable(),
  courtFiling: z.boolean(),
  writeOff: z.boolean(),
  lossEstablished: z.exactOptional(z.boolean()),
  recognisedBy: Party.nullable(),
});

const TierTerms = object({
  dimension: z.enum(['loanSize', 'bankNplRate', 'firstLoan', 'firmClass', 'ipKind', 'pledgeClass', 'guaranteeRoute']),
  party: Party,
  isMarginal: z.boolean(),
  steps: z.array(
    object({
      upTo: z.union([AmountText, FigureText]).nullable(),
      is: z.string().min(1).nullable(),
      share: optional(ShareText),
      addition: optional(ShareText),
    }),
  ),
});

const denominator = choice('balance', 'cumulativeLending');

/** A scheme's rules as a document: what `SchemeRules` describes, each term known, absent or unknown. */
export const SchemeRulesDocument: z.ZodType<SchemeRules> = object({
  id: z.string().min(1).max(80),
  version: z.int().min(1),
  title: Label,
  currency: z.exactOptional(z.string()),
  layers: z.array(LayerTerms).min(1, { error: 'at least one layer expected: a pool without one shares no loss' }),
  remainder: Party,
  poolParty: Party,
  publicParties: z.array(Party),
  compensable: object({
    components: choice('principal', 'principalAndInterest', 'loanAmount'),
    isNetOfRecoveries: term(z.boolean()),
    isIpPartOnly: term(z.boolean()),
    minimumIpPart: optional(ShareText),
  }),
  payout: object({
    manner: choice('afterLoss', 'atNonPerforming', 'advanceThenSettle', 'earmarkThenRelease', 'upFront'),
    advanceShare: optional(ShareText),
    trigger: term(TriggerTerms),
    filingWorkingDays: optional(z.int().min(1).max(1_000)),
  }),
  tiers: z.array(TierTerms),
  stackingCap: optional(ShareText),
  pool: object({
    kind: z.enum(['stock', 'appropriation', 'ownMeans']),
    size: term(AmountText),
    isLimitedToBalance: term(z.boolean()),
    leverage: term(FigureText),
    lifeYears: optional(FigureText),
    interestRollsIn: optional(z.boolean()),
  }),
  portfolioCaps: z.array(object({ kind: z.enum(['perLender', 'portfolio', 'yearlyRate']), share: term(ShareText) })),
  suspensions: z.array(
    object({
      metric: z.enum(['nplRate', 'compensationRate', 'poolUsed']),
      scope: choice('bank', 'pool'),
      denominator,
      warn: optional(ShareText),
      stopNew: optional(ShareText),
      stopPay: optional(ShareText),
    }),
  ),
  lossFloor: object({
    rate: term(ShareText),
    ceiling: optional(ShareText),
    isMarginal: term(z.boolean()),
    denominator,
  }).nullable(),
  recovery: object({
    order: choice('pariPassu', 'bankFirst', 'publicFirst'),
    destination: choice('pool', 'treasury'),
  }),
  shortage: object({ rule: choice('proRata', 'firstCome'), carriesForward: term(z.boolean()) }),
  limits: object({
    maximumLoan: optional(AmountText),
    minimumLoan: z.exactOptional(optional(AmountText)),
    maximumPerBorrower: z.exactOptional(optional(AmountText)),
    maximumTermMonths: optional(Months),
    minimumTermMonths: optional(Months),
    maximumRate: optional(FigureText),
    maximumLoanToValue: optional(FigureText),
  }),
});

/** Checks that the administrator makes elsewhere: the ledger does not refuse for them. */
export const WaivedCheck = z.enum(['leverage', 'trigger', 'filing-window']);
export type WaivedCheck = z.infer<typeof WaivedCheck>;

/** What a pool runs by. */
export const PoolSetup = z.strictObject({
  /** Versions of the scheme in rising order of their first day: a loan has the version in force on its own day. */
  versions: z
    .array(z.strictObject({ from: Day, rules: SchemeRulesDocument }))
    .min(1, { error: 'at least one version of a scheme expected' })
    .readonly(),
  /** Most that a bank may have outstanding under the scheme, in whole units; a bank left out has no quota. */
  bankQuotas: z.array(z.strictObject({ bank: z.string().min(1).max(80), quota: AmountText })).readonly(),
  /** Weekdays on which nobody works, and days of a weekend on which people do, for filing windows. */
  holidays: z.array(Day).readonly(),
  extraWorkingDays: z.array(Day).readonly(),
  waived: z.array(WaivedCheck).readonly(),
});
export type PoolSetup = z.infer<typeof PoolSetup>;
