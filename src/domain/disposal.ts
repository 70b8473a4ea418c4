import * as z from 'zod';
import { decimal } from '../numeric/decimal.ts';
import { AnnualRate, AnyExact, Day, Money, PositiveMoney, Share } from './quantities.ts';

const Months = AnyExact.refine((value) => decimal(value).gte(0) && decimal(value).lte(600), {
  error: 'months expected, 0 to 600',
});

/** How a pledge can be turned into cash. */
export const DisposalRoute = z.enum([
  'agreed-transfer',
  'self-help-sale',
  'online-auction',
  'offline-auction',
  'sale-without-auction',
  'debt-for-asset',
  'licence',
  'buy-back',
  'bundle',
]);
export type DisposalRoute = z.infer<typeof DisposalRoute>;

/** One attempt to turn a pledge into cash, if nothing before it has. */
export const DisposalAttempt = z
  .strictObject({
    route: DisposalRoute,
    /** Months from default until it is decided. */
    months: Months,
    /** Chance that it succeeds, given that everything before it failed. */
    chance: Share,
    /** Price, paid when it is decided; or, for licences and instalments, `receipts`. */
    price: Money.optional(),
    receipts: z
      .array(z.strictObject({ months: Months, amount: Money }))
      .min(1)
      .max(1200)
      .readonly()
      .optional(),
    /** Costs of disposal, share of what comes in. */
    costShare: Share.default('0'),
    /** Costs besides, out of the first receipts. */
    fixedCosts: Money.default('0'),
  })
  .refine(({ price, receipts }) => (price === undefined) !== (receipts === undefined), {
    error: 'either a price or receipts expected',
  })
  .refine(({ months, receipts }) => receipts?.every((one) => decimal(one.months).gte(months)) ?? true, {
    path: ['receipts'],
    error: 'no receipt before the attempt is decided expected',
  });
export type DisposalAttempt = z.infer<typeof DisposalAttempt>;

/** A plan of disposal and the debt it is for. */
export const DisposalPlan = z.strictObject({
  exposure: PositiveMoney,
  discountRate: AnnualRate,
  attempts: z.array(DisposalAttempt).min(1).max(200).readonly(),
  /** Level of the tail figures. */
  level: z.number().gt(0).lt(1),
});
export type DisposalPlan = z.infer<typeof DisposalPlan>;

/** A price ladder: reserves of an auction's rounds, and what follows them. */
export const LadderTerms = z.strictObject({
  appraisal: PositiveMoney,
  firstShare: AnyExact.refine((value) => decimal(value).gt(0) && decimal(value).lte(10), {
    error: 'a share of the appraisal above 0 expected, such as "0.7"',
  }),
  /** Part by which the reserve is cut from one round to the next. */
  cut: Share.refine((value) => decimal(value).lt(1), { error: 'a cut below 1 expected' }),
  rounds: z.int().min(1).max(10),
});

/** Heads of one creditor's claim. */
const Heads = {
  costs: Money.default('0'),
  interest: Money.default('0'),
  penalty: Money.default('0'),
  principal: Money,
  /** Doubled part of interest for late performance: after the judgment money of all. */
  doubledInterest: Money.default('0'),
};

const SecuredClaim = z.strictObject({
  creditor: z.string().min(1),
  /** 1 is paid first; equal ranks share in proportion. */
  rank: z.int().min(1).max(1000),
  ...Heads,
  /** What is paid first within the claim, after its costs. */
  order: z.enum(['interest-first', 'principal-first']),
});

/** What comes in and who is owed what. */
export const PaymentOrder = z
  .strictObject({
    proceeds: Money,
    executionCosts: Money.default('0'),
    /** Tax that arose before the pledge. */
    priorTax: Money.default('0'),
    secured: z.array(SecuredClaim).max(200).readonly(),
    /** In bankruptcy: the estate beside the pledge, and who is paid from it. */
    bankruptcy: z
      .strictObject({
        estate: Money,
        costs: Money.default('0'),
        wages: Money.default('0'),
        insuranceAndTax: Money.default('0'),
        ordinary: z
          .array(z.strictObject({ creditor: z.string().min(1), amount: Money }))
          .max(1000)
          .readonly(),
      })
      .optional(),
  })
  .refine(({ secured }) => new Set(secured.map(({ creditor }) => creditor)).size === secured.length, {
    path: ['secured'],
    error: 'each creditor once expected',
  });
export type PaymentOrder = z.infer<typeof PaymentOrder>;
export type SecuredClaim = PaymentOrder['secured'][number];

/** Who bore a loss, and what was recovered after it was shared. */
export const RecoverySharing = z.strictObject({
  recovered: Money,
  /** Costs of recovery: they come first. */
  costs: Money.default('0'),
  order: z.enum(['pari-passu', 'bank-first', 'others-first']),
  parties: z
    .array(z.strictObject({ party: z.string().min(1), borne: Money, isBank: z.boolean().default(false) }))
    .min(1)
    .max(50)
    .readonly(),
});
export type RecoverySharing = z.infer<typeof RecoverySharing>;

/** A payment that does not say which of several debts to one creditor it is for. */
export const Imputation = z
  .strictObject({
    payment: Money,
    day: Day,
    /** The debtor's choice, debt by debt; what he does not name follows the law. */
    chosen: z.array(z.string().min(1)).max(1000).readonly().default([]),
    debts: z
      .array(
        z.strictObject({
          debt: z.string().min(1),
          amount: Money,
          dueDay: Day,
          /** What its security is worth. */
          security: Money.default('0'),
          /** How it weighs on the debtor: its rate a year. */
          rate: AnnualRate.default('0'),
        }),
      )
      .min(1)
      .max(1000)
      .readonly(),
  })
  .refine(({ debts }) => new Set(debts.map(({ debt }) => debt)).size === debts.length, {
    path: ['debts'],
    error: 'each debt once expected',
  })
  .refine(({ debts, chosen }) => chosen.every((name) => debts.some(({ debt }) => debt === name)), {
    path: ['chosen'],
    error: 'names of the debts expected',
  })
  .refine(({ chosen }) => new Set(chosen).size === chosen.length, {
    path: ['chosen'],
    error: 'each debt once expected',
  });
export type Imputation = z.infer<typeof Imputation>;

/** The same as callers write them: what has a default may be left out. */
export type WrittenLadder = z.input<typeof LadderTerms>;
export type WrittenPlan = z.input<typeof DisposalPlan>;
export type WrittenPaymentOrder = z.input<typeof PaymentOrder>;
export type WrittenRecovery = z.input<typeof RecoverySharing>;
export type WrittenImputation = z.input<typeof Imputation>;
