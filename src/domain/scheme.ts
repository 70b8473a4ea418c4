import * as z from 'zod';
import { type Decimal, decimal, type Exact, ZERO } from '../numeric/decimal.ts';
import { Label, PositiveMoney, Share } from './quantities.ts';
import { dataSetFields, sourced } from './sourced.ts';

/** Who can bear a part of a loss. */
export const Party = z.enum([
  'government',
  'centralFund',
  'reGuarantor',
  'guarantor',
  'insurer',
  'bank',
  'valuationFirm',
  'ipOperator',
  'region',
]);
export type Party = z.infer<typeof Party>;

/** The part of a loan's loss that a scheme shares. */
export const CompensationBase = z.enum(['principal', 'principalAndInterest']);
export type CompensationBase = z.infer<typeof CompensationBase>;

/** One party's cover: a share of the whole compensable loss, at most `perLoanCap`. */
export const Layer = z.strictObject({
  party: Party,
  share: sourced(Share),
  perLoanCap: sourced(PositiveMoney).optional(),
});

/** What a scheme's money is: a pool liable up to its balance, and how far it is to be leveraged. */
export const PoolTerms = z.strictObject({
  size: sourced(PositiveMoney),
  liabilityLimit: sourced(z.enum(['balance', 'none'])),
  leverageTarget: sourced(PositiveMoney),
});

/**
 * A compensation scheme as data: who bears which share of a loss, on what base, from what money. Leaves that no source
 * tells are `null`, and a calculation that needs one is refused with its name.
 */
export const CompensationScheme = z
  .strictObject({
    ...dataSetFields,
    region: Label,
    layers: z.array(Layer).min(1),
    /** Who bears what the layers do not. */
    remainder: Party,
    /** The party whose money is the pool. */
    poolParty: Party,
    compensationBase: sourced(CompensationBase),
    trigger: sourced(z.string()),
    maximumLoan: sourced(PositiveMoney).optional(),
    pool: PoolTerms,
  })
  .refine(({ layers }) => sharesFit(layers.map(({ share }) => share.value ?? '0')), {
    path: ['layers'],
    error: 'the known shares add up to more than 1',
  })
  .refine(({ layers }) => new Set(layers.map(({ party }) => party)).size === layers.length, {
    path: ['layers'],
    error: 'each party has one layer',
  });
export type CompensationScheme = z.infer<typeof CompensationScheme>;

/** Whether shares leave nothing below zero for the remainder: they add up to at most 1. */
export function sharesFit(shares: readonly Exact[]): boolean {
  return shares.reduce((sum: Decimal, share) => sum.plus(decimal(share)), ZERO).lte(1);
}

/** A scheme with every needed leaf known: what a calculation sees. */
export interface SchemeTerms {
  readonly id: string;
  readonly version: number;
  readonly title: { readonly en: string; readonly zh: string };
  readonly layers: readonly { readonly party: Party; readonly share: string; readonly perLoanCap: string | null }[];
  readonly remainder: Party;
  readonly poolParty: Party;
  readonly compensationBase: CompensationBase;
  readonly poolSize: string;
  /** Whether the pool owes no more than its balance. */
  readonly isLimitedToBalance: boolean;
  readonly leverage: string | null;
  /** Largest loan that is covered; null when the scheme sets none. */
  readonly maximumLoan: string | null;
}
