import type { PoolSetup } from '../../domain/pool-setup.ts';
import type { LossFacts } from '../scheme/compensable-loss.ts';
import type { CoverFacts } from '../scheme/loan-cover.ts';
import type { Burdens } from '../scheme/share-recovery.ts';

/** A registered loan as events have left it. Amounts in whole fen. */
export interface PoolLoan {
  readonly id: string;
  readonly bank: string;
  readonly borrower: string;
  readonly loanDay: string;
  readonly registeredOn: string;
  /** Row of the scheme's version in the setup. */
  readonly version: number;
  readonly facts: CoverFacts;
  readonly repaid: number;
  /** Principal that is neither repaid nor settled with a claim. */
  readonly outstanding: number;
  readonly defaultedOn: string | null;
  /** The claim that stands for it; a rejected one does not. */
  readonly claimId: string | null;
}

/**
 * Where a claim stands. `settled`: final, nothing waits. `advanced`: an advance was paid, the final loss is not told.
 * `final`: it is told and due. `waiting`: part of what is due waits for new money.
 */
export type ClaimStatus =
  | 'filed'
  | 'approved'
  | 'rejected'
  | 'advanced'
  | 'final'
  | 'earmarked'
  | 'waiting'
  | 'settled'
  | 'clawed-back';

/** A claim as events have left it. Σ burdens + Σ recovered = loss, at any time, to the fen. */
export interface PoolClaim {
  readonly id: string;
  readonly loanId: string;
  readonly bank: string;
  readonly version: number;
  /** Place in the order of payment: of filing, or of the final loss after an advance. */
  readonly order: number;
  readonly status: ClaimStatus;
  readonly filedOn: string;
  readonly settledOn: string | null;
  readonly bankNplRate: number | null;
  readonly owed: Omit<LossFacts, 'ipPart' | 'loanAmount'>;
  readonly otherPublic: number;
  readonly loss: number;
  readonly compensable: number;
  readonly burdens: Burdens;
  readonly recovered: Burdens;
  /** Owed to the borrower: recovered beyond the whole loss. */
  readonly surplus: number;
  /** The pool party's due under the rules, and what it has paid, net of advances returned. */
  readonly due: number;
  readonly paid: number;
  readonly waiting: number;
  readonly earmarked: number;
  /** What caps counted of an advance or an earmark. */
  readonly counted: number;
  /** Why it was rejected or clawed back. */
  readonly reason: string | null;
}

/** A bank's figures over the life of the pool, in whole fen; counts of loans and claims. */
export interface BankFigures {
  readonly bank: string;
  readonly loans: number;
  readonly lent: number;
  readonly outstanding: number;
  /** Principal of loans in default, until it is settled. */
  readonly nonPerforming: number;
  /** Principal of all loans that ever defaulted. */
  readonly everDefaulted: number;
  readonly claims: number;
  /** What the pool paid for it, gross of recoveries. */
  readonly paid: number;
}

/** What a year's events came to, in whole fen. The first group is money of the pool: opening + Σ = closing. */
export const MONEY_ACCOUNTS = [
  'funded',
  'replenished',
  'interest',
  'paid',
  'returned',
  'recovered',
  'clawedBack',
  'lapsed',
] as const;
export const OTHER_ACCOUNTS = [
  'lent',
  'repaid',
  'defaulted',
  'losses',
  'due',
  'unpaid',
  'recoveredByAll',
  'recoveredOfEarlierYears',
  'toTreasury',
  'surplus',
] as const;
export const COUNTS = ['loans', 'defaults', 'claims', 'rejected', 'settled'] as const;
export type MoneyAccount = (typeof MONEY_ACCOUNTS)[number];
export type YearAccount = MoneyAccount | (typeof OTHER_ACCOUNTS)[number] | (typeof COUNTS)[number];

/** Money out of the pool is below 0: `paid` and `lapsed`. */
export interface YearFigures {
  readonly year: number;
  readonly isClosed: boolean;
  readonly opening: number;
  readonly accounts: Readonly<Record<YearAccount, number>>;
}

/** A circuit-breaker that has tripped, as taken at the end of the last period. */
export interface Tripped {
  /** Row of the suspension in the scheme's rules. */
  readonly suspension: number;
  readonly metric: 'nplRate' | 'compensationRate' | 'poolUsed';
  /** The bank it is of; `null`: the pool. */
  readonly bank: string | null;
  readonly level: 'warn' | 'stopNew' | 'stopPay';
  /** Numerator and denominator of the metric, in whole fen. */
  readonly met: readonly [number, number];
  readonly since: string;
}

/**
 * The state of a pool after its last event: plain JSON, amounts in whole fen. Loans and claims stand in the order in which
 * they came.
 */
export interface PoolState {
  readonly setup: PoolSetup;
  /** Day of the last event; `null` before the first. */
  readonly day: string | null;
  /** Money there is, of which `earmarked` is set aside; below 0: called beyond the pool. */
  readonly balance: number;
  readonly earmarked: number;
  readonly loans: readonly PoolLoan[];
  readonly claims: readonly PoolClaim[];
  readonly banks: readonly BankFigures[];
  readonly years: readonly YearFigures[];
  /** Use of each cap, by its key. */
  readonly counters: readonly (readonly [key: string, used: number])[];
  readonly tripped: readonly Tripped[];
  /** Ids of the events so far. */
  readonly events: readonly string[];
}
