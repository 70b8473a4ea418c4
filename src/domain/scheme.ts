import * as z from 'zod';
import { type Decimal, decimal, type Exact, ZERO } from '../numeric/decimal.ts';
import { Party } from './party.ts';
import { Label } from './quantities.ts';
import { lawFaults } from './scheme-laws.ts';
import { AmountText, choice, figure, ShareText } from './scheme-leaf.ts';
import {
  CompensationBase,
  Layer,
  LoanLimits,
  LossFloor,
  Payout,
  Pool,
  PortfolioCap,
  Recovery,
  Shortage,
  Subsidy,
  Suspension,
  Tier,
  Trigger,
} from './scheme-parts.ts';
import { dataSetFields } from './sourced.ts';

export { Party } from './party.ts';

/**
 * A compensation scheme as data: who bears which share of a loss, on what base, when, from what money. A term that no
 * source tells is `null`, and a calculation that needs it is refused with its name; a term that may be left out and is:
 * the sources name no such thing, and the scheme works without it.
 */
export const CompensationScheme = z
  .strictObject({
    ...dataSetFields,
    region: Label,
    /** ISO 4217. */
    currency: z.string().regex(/^[A-Z]{3}$/, { error: 'a currency of three capital letters expected, such as "CNY"' }),
    /** In order of payment; empty in a programme that pays subsidies alone. */
    layers: z.array(Layer).max(9),
    /** Who bears what the layers do not. */
    remainder: Party,
    /** The party whose money is the pool. */
    poolParty: Party,
    /** Parties that count as public money. */
    publicParties: z.array(Party),
    compensationBase: choice(CompensationBase),
    /** Whether what the pledge brought before the claim is taken off first. */
    netOfRecoveries: choice(z.boolean()),
    /** In a mixed pledge: only the part secured by the IP. */
    ipPartOnly: choice(z.boolean()),
    minimumIpPart: figure(ShareText).optional(),
    trigger: choice(Trigger),
    payout: Payout,
    tiers: z.array(Tier).optional(),
    stackingCap: figure(ShareText).optional(),
    pool: Pool,
    portfolioCaps: z.array(PortfolioCap).optional(),
    suspensions: z.array(Suspension).optional(),
    lossFloor: LossFloor.optional(),
    recovery: Recovery,
    shortage: Shortage,
    loanLimits: LoanLimits.optional(),
    subsidies: z.array(Subsidy).optional(),
    /** Of all subsidies of one firm in a year together. */
    subsidyCapPerFirmYear: figure(AmountText).optional(),
    /** Whether the pledge may stand behind the guarantor's or insurer's promise instead of the loan (反担保). */
    counterGuarantee: choice(z.boolean()).optional(),
    /** What else the sources tell. */
    remarks: z.array(choice(Label)).optional(),
    /** What was sought beyond the terms above and could not be confirmed. */
    unconfirmed: z.array(Label).optional(),
  })
  .superRefine((scheme, context) => {
    for (const { path, problem } of lawFaults(scheme)) {
      context.addIssue({ code: 'custom', path: [...path], message: problem });
    }
  });
export type CompensationScheme = z.infer<typeof CompensationScheme>;

/** Whether shares leave nothing below zero for the remainder: they add up to at most 1. */
export function sharesFit(shares: readonly Exact[]): boolean {
  return shares.reduce((sum: Decimal, share) => sum.plus(decimal(share)), ZERO).lte(1);
}

/** The narrow view of a scheme that a pledge application is computed with: shares of the loss, capped per loan. */
export interface SchemeTerms {
  readonly id: string;
  readonly version: number;
  readonly title: { readonly en: string; readonly zh: string };
  readonly layers: readonly { readonly party: Party; readonly share: string; readonly perLoanCap: string | null }[];
  readonly remainder: Party;
  readonly poolParty: Party;
  readonly compensationBase: 'principal' | 'principalAndInterest';
  readonly poolSize: string;
  /** Whether the pool owes no more than its balance. */
  readonly isLimitedToBalance: boolean;
  readonly leverage: string | null;
  /** Largest loan that is covered; null when the scheme sets none. */
  readonly maximumLoan: string | null;
}
