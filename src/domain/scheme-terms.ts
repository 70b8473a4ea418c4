import { refuse } from '../base/errors.ts';
import type { Party } from './scheme.ts';

/** A term of a scheme that no source tells. It is not "none": a scheme that sets no cap has `null` there. */
export interface UnknownTerm {
  /** The term's path, such as `layers.government.share`. */
  readonly unknown: string;
  readonly note: string | null;
}

/** A term as it stands after resolution: told by a source or supplied by the caller, or known to be unknown. */
export type Term<T> = T | UnknownTerm;

export function isUnknown<T>(term: Term<T>): term is UnknownTerm {
  return typeof term === 'object' && term !== null && 'unknown' in term;
}

/**
 * The value of a term that a calculation cannot do without.
 *
 * @throws DATA_UNKNOWN  no source tells it and nobody supplied it; the message names the scheme and the term
 */
export function needTerm<T>(term: Term<T>, scheme: string): T {
  if (!isUnknown(term)) return term;
  const problem = `this term is needed and no source tells it${term.note === null ? '' : ` (${term.note})`}`;
  const remedy = `supply ${term.unknown} with a reason`;
  return refuse('DATA_UNKNOWN', { at: `scheme ${scheme} ${term.unknown}`, problem, met: 'null', remedy });
}

/** One party's cover. Shares are decimal text of at most six decimals, 0 to 1; caps are amounts in whole units. */
export interface LayerTerms {
  readonly party: Party;
  readonly share: Term<string>;
  /**
   * What the share is of: the compensable loss, what the layers before it have left, or what another party bears so far
   * (that party is relieved by it: re-guarantee).
   */
  readonly of: 'loss' | 'residual' | Party;
  readonly perLoanCap: Term<string> | null;
  readonly perBorrowerCap: Term<string> | null;
  /** Of one calendar year of the scheme, over all banks. */
  readonly perYearCap: Term<string> | null;
  readonly perBankYearCap: Term<string> | null;
  /** Of the scheme's whole life. */
  readonly totalCap: Term<string> | null;
  /** The layer pays only on a loss of which this earlier layer pays a part. */
  readonly requires: Party | null;
}

/** The part of a loan's loss that the scheme shares. */
export interface CompensableTerms {
  readonly components: Term<'principal' | 'principalAndInterest' | 'loanAmount'>;
  /** Whether what the pledge brought before the claim is taken off first. */
  readonly isNetOfRecoveries: Term<boolean>;
  /** In a mixed pledge: only the part secured by the IP. */
  readonly isIpPartOnly: Term<boolean>;
  /** The IP's least part of the secured amount for the loan to be covered at all. */
  readonly minimumIpPart: Term<string> | null;
}

/** What must have happened before a claim can be filed; all tests that are not null must hold, or any one of them. */
export interface TriggerTerms {
  readonly combination: 'all' | 'any';
  readonly daysPastDue: number | null;
  readonly isNonPerforming: boolean;
  readonly monthsNonPerforming: number | null;
  readonly courtFiling: boolean;
  readonly writeOff: boolean;
  /** The final loss must stand; absent: not asked. */
  readonly lossEstablished?: boolean;
  /** An earlier layer's party must have recognised the claim. */
  readonly recognisedBy: Party | null;
}

/**
 * When the money moves. `afterLoss`: on the final loss. `atNonPerforming`: on the whole debt when the trigger is met,
 * recoveries are shared later. `advanceThenSettle`: `advanceShare` of that at once, the rest (or a return) on the final
 * loss. `earmarkThenRelease`: set aside at the trigger, paid on the final loss. `upFront`: as `atNonPerforming`, from the
 * pool before any other party pays.
 */
export interface PayoutTerms {
  readonly manner: Term<'afterLoss' | 'atNonPerforming' | 'advanceThenSettle' | 'earmarkThenRelease' | 'upFront'>;
  readonly advanceShare: Term<string> | null;
  readonly trigger: Term<TriggerTerms>;
  readonly filingWorkingDays: Term<number> | null;
}

/** A share that depends on a fact of the loan or its bank. Steps in rising order; the last has `upTo: null`. */
export interface TierTerms {
  readonly dimension:
    | 'loanSize'
    | 'bankNplRate'
    | 'firstLoan'
    | 'firmClass'
    | 'ipKind'
    | 'pledgeClass'
    | 'guaranteeRoute';
  /** The layer whose share it sets. */
  readonly party: Party;
  /** Band by band (each part of the amount at its own share), or the last band's share on the whole. */
  readonly isMarginal: boolean;
  readonly steps: readonly {
    /** Upper end of a band, inclusive (amount or rate); null: no end, or a step by word. */
    readonly upTo: string | null;
    /** The word a step is for; null: a step by number. */
    readonly is: string | null;
    /** Replaces the layer's share; null: leaves it. */
    readonly share: Term<string> | null;
    /** Added to the layer's share (0.05: five percentage points); null: nothing. */
    readonly addition: Term<string> | null;
  }[];
}

/** The money behind the scheme. */
export interface PoolMoneyTerms {
  /** A stock that is drawn down, a yearly appropriation, or the party's own means without a separate pool. */
  readonly kind: 'stock' | 'appropriation' | 'ownMeans';
  readonly size: Term<string>;
  readonly isLimitedToBalance: Term<boolean>;
  readonly leverage: Term<string>;
  readonly lifeYears: Term<string> | null;
  readonly interestRollsIn: Term<boolean> | null;
}

/**
 * A ceiling on what is paid over a set of loans.
 *
 * `perLender`: to one bank, share × its lending under the scheme. `portfolio`: to all, share × volume × guarantee rate
 * (the pool party's share). `yearlyRate`: in a year, share × the year's ended cover.
 */
export interface PortfolioCapTerms {
  readonly kind: 'perLender' | 'portfolio' | 'yearlyRate';
  readonly share: Term<string>;
}

/** A circuit-breaker: at `warn` a notice, at `stopNew` no loan is registered any more, at `stopPay` nothing is paid. */
export interface SuspensionTerms {
  readonly metric: 'nplRate' | 'compensationRate' | 'poolUsed';
  readonly scope: Term<'bank' | 'pool'>;
  readonly denominator: Term<'balance' | 'cumulativeLending'>;
  readonly warn: Term<string> | null;
  readonly stopNew: Term<string> | null;
  readonly stopPay: Term<string> | null;
}

/** Losses of a bank's year below a rate of bad loans are the bank's own. */
export interface LossFloorTerms {
  readonly rate: Term<string>;
  readonly ceiling: Term<string> | null;
  /** Only the part above the floor counts, or, once above, the whole. */
  readonly isMarginal: Term<boolean>;
  readonly denominator: Term<'balance' | 'cumulativeLending'>;
}

/** Who gets what comes in after a payment. */
export interface RecoveryTerms {
  readonly order: Term<'pariPassu' | 'bankFirst' | 'publicFirst'>;
  readonly destination: Term<'pool' | 'treasury'>;
}

/** What happens when a period's claims exceed the money. */
export interface ShortageTerms {
  readonly rule: Term<'proRata' | 'firstCome'>;
  /** Whether what stays unpaid waits for new money; if not, it falls to the remainder party for good. */
  readonly carriesForward: Term<boolean>;
}

/** Loans that the scheme takes. */
export interface LoanLimitTerms {
  readonly maximumLoan: Term<string> | null;
  readonly minimumLoan?: Term<string> | null;
  /** Of all covered loans of one borrower together. */
  readonly maximumPerBorrower?: Term<string> | null;
  readonly maximumTermMonths: Term<number> | null;
  readonly minimumTermMonths: Term<number> | null;
  readonly maximumRate: Term<string> | null;
  /** Largest loan as a share of the pledge's value. */
  readonly maximumLoanToValue: Term<string> | null;
}

/**
 * A scheme's rules, each known, absent (`null`) or unknown: what the split, the ledger and the simulation all read.
 * Amounts are decimal text in whole units with at most two decimals; shares and rates decimal text of at most six decimals.
 */
export interface SchemeRules {
  readonly id: string;
  readonly version: number;
  readonly title: { readonly en: string; readonly zh: string };
  /** ISO 4217; absent: not told. */
  readonly currency?: string;
  /** In order of payment. */
  readonly layers: readonly LayerTerms[];
  /** Bears what the layers do not: as a rule the bank. */
  readonly remainder: Party;
  /** The party whose money is the pool. */
  readonly poolParty: Party;
  /** Parties that count as public money, for `stackingCap` and for recoveries "public first". */
  readonly publicParties: readonly Party[];
  readonly compensable: CompensableTerms;
  readonly payout: PayoutTerms;
  readonly tiers: readonly TierTerms[];
  /** All public parties together bear at most this share of the compensable loss; the last public layer is cut first. */
  readonly stackingCap: Term<string> | null;
  readonly pool: PoolMoneyTerms;
  readonly portfolioCaps: readonly PortfolioCapTerms[];
  readonly suspensions: readonly SuspensionTerms[];
  readonly lossFloor: LossFloorTerms | null;
  readonly recovery: RecoveryTerms;
  readonly shortage: ShortageTerms;
  readonly limits: LoanLimitTerms;
}
