import * as z from 'zod';
import { CaseQuestion } from './case-schema.ts';
import { CheckFacts, Purpose } from './purpose.ts';
import {
  AnnualRate,
  AnyExact,
  Day,
  DefaultProbability,
  Label,
  PositiveMoney,
  Share,
  Weight,
  Years,
  YearsFromZero,
} from './quantities.ts';
import { IpRight } from './right.ts';

/** A figure taken from elsewhere in the request: a forecast, the statutory fees, or what the case engine found. */
export const Reference = z.strictObject({ from: z.string().min(1) });
export type Reference = z.infer<typeof Reference>;

const ModelInput = z.union([AnyExact, z.array(AnyExact), z.string(), Reference]);

/** One method of valuation: a model of the catalogue, its inputs, how far they may be off, and how far it is trusted. */
export const MethodRequest = z.strictObject({
  model: z.string().min(1),
  inputs: z.record(z.string(), ModelInput),
  /** Low and high for inputs that are uncertain; at most four. */
  ranges: z
    .record(z.string(), z.tuple([AnyExact, AnyExact]))
    .refine((ranges) => Object.keys(ranges).length <= 4, { error: 'at most four ranges' }),
  /** Weight before they are scaled to add up to 1. */
  reliability: Weight,
  reason: Label,
});
export type MethodRequest = z.infer<typeof MethodRequest>;

export const UsefulLife = z.strictObject({
  technicalYears: Years.nullable(),
  economicYears: Years.nullable(),
  contractualYears: Years.nullable(),
});

export const OpinionRequest = z.strictObject({
  premise: Label,
  /** Chance that the interval is meant to hold. */
  level: z.number().gt(0).lt(1),
  /** Correlation of the errors of any two methods: one for all pairs, or a matrix in the order of the methods. */
  methodCorrelation: z.union([z.number().min(0).max(1), z.array(z.array(z.number().min(-1).max(1))).min(1)]),
  /** Spread of the methods, (largest − smallest) ÷ median, above which they are said to conflict. */
  conflictAbove: z.number().gt(0),
  /** Only where a single method is used: why the law's two are not. */
  oneMethodReason: Label.optional(),
  /** What the opinion is for; a pledge application is for a pledge. */
  purpose: Purpose.optional(),
  /** What the value is held against. */
  facts: CheckFacts.optional(),
});
export type OpinionRequest = z.infer<typeof OpinionRequest>;

export const LoanRequest = z.strictObject({
  amount: PositiveMoney,
  drawdownDay: Day,
  termMonths: z.int().min(1).max(120),
  annualRate: AnnualRate,
});
export type LoanRequest = z.infer<typeof LoanRequest>;

/** What is expected of selling the pledge after a default. */
export const DisposalView = z.strictObject({
  noSaleProbability: Share,
  salePriceShare: Share,
  disposalCostShare: Share,
  yearsToCash: YearsFromZero,
  /** Months of interest that are unpaid when the loan defaults. */
  unpaidInterestMonths: z.int().min(0).max(36),
  /** What proceeds pay first; the law's order is interest first unless agreed otherwise. */
  recoveryOrder: z.enum(['interest-first', 'principal-first']),
});
export type DisposalView = z.infer<typeof DisposalView>;

export const SchemeChoice = z.strictObject({
  id: z.string().min(1),
  /** Terms that no source tells, given by the applicant with a reason; known terms cannot be overruled. */
  supplied: z.record(z.string(), z.strictObject({ value: z.string(), reason: z.string().min(1) })).optional(),
});

export const BookRequest = z.strictObject({
  loans: z.int().min(1).max(100_000),
  assetCorrelation: z.number().min(0).max(0.99),
  scenarios: z.int().min(100).max(10_000_000),
  seed: z.int().min(0).max(Number.MAX_SAFE_INTEGER),
});
export type BookRequest = z.infer<typeof BookRequest>;

/** Where a figure of the request comes from. `at` is a place in the document and covers everything below it. */
export const Basis = z.strictObject({
  at: z.string().startsWith('/'),
  kind: z.enum(['published', 'statute', 'assumed', 'applicant']),
  source: z.string().min(1),
  /** Day on which it could first be known; not after the valuation day. */
  knownOn: Day.optional(),
});
export type Basis = z.infer<typeof Basis>;

/** A pledge application, as a document. */
export const PledgeApplication = z.strictObject({
  format: z.literal('ipworth/application@1'),
  id: z.string().min(1),
  title: Label,
  currency: z.literal('CNY', {
    error: 'amounts in yuan ("CNY") expected: the schemes and rules of this version are in yuan',
  }),
  valuationDay: Day,
  rights: z.array(IpRight).min(1).max(200),
  usefulLife: UsefulLife,
  forecast: z.record(z.string(), z.array(AnyExact).min(1).max(100)),
  methods: z.array(MethodRequest).min(1).max(20),
  cases: CaseQuestion.optional(),
  opinion: OpinionRequest,
  loan: LoanRequest,
  borrower: z.strictObject({ annualDefaultProbability: DefaultProbability }),
  pledgePolicy: z.string().min(1),
  disposal: DisposalView,
  scheme: SchemeChoice,
  book: BookRequest,
  basis: z.array(Basis),
});
export type PledgeApplication = z.infer<typeof PledgeApplication>;

export function isReference(value: unknown): value is Reference {
  return typeof value === 'object' && value !== null && !Array.isArray(value) && 'from' in value;
}
