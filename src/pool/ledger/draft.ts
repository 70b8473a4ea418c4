import { IpworthError } from '../../base/errors.ts';
import type { PoolSetup } from '../../domain/pool-setup.ts';
import type { FenScheme } from '../scheme/fen-scheme.ts';
import { type CoverFacts, type CoverLayer, coverLayers } from '../scheme/loan-cover.ts';
import { type ReadSetup, readSetup } from './pool-setup.ts';
import {
  type BankFigures,
  COUNTS,
  MONEY_ACCOUNTS,
  type MoneyAccount,
  OTHER_ACCOUNTS,
  type PoolClaim,
  type PoolLoan,
  type PoolState,
  type Tripped,
  type YearAccount,
  type YearFigures,
} from './pool-state.ts';

/** A year's accounts while they are being written. */
export interface YearDraft {
  readonly year: number;
  isClosed: boolean;
  readonly opening: number;
  readonly accounts: Record<YearAccount, number>;
}

/** A pool being changed; its maps are private to the one who changes it. */
export interface PoolDraft {
  readonly setup: PoolSetup;
  readonly read: ReadSetup;
  day: string | null;
  balance: number;
  earmarked: number;
  readonly loans: Map<string, PoolLoan>;
  readonly claims: Map<string, PoolClaim>;
  readonly banks: Map<string, BankFigures>;
  readonly years: Map<number, YearDraft>;
  readonly counters: Map<string, number>;
  tripped: readonly Tripped[];
  readonly events: Set<string>;
  /** Claims that the next `pay` looks at. */
  readonly open: Set<string>;
  /** Outstanding principal of each borrower. */
  readonly borrowers: Map<string, number>;
  /** Outstanding principal of all loans. */
  outstanding: number;
  /** Layers that hold for every loan of a version whose scheme has no tiers. */
  readonly plainLayers: Map<number, readonly CoverLayer[]>;
  /** Claims so far and final losses told: the next place in the order of payment. */
  order: number;
}

const OPEN: ReadonlySet<string> = new Set(['approved', 'final', 'waiting']);

export const isOpen = ({ status }: PoolClaim): boolean => OPEN.has(status);

export function draftOf(state: PoolState): PoolDraft {
  const { setup, day, balance, earmarked, tripped, loans, claims } = state;
  const borrowers = new Map<string, number>();
  for (const { borrower, outstanding } of loans) borrowers.set(borrower, (borrowers.get(borrower) ?? 0) + outstanding);
  return {
    setup,
    read: readSetup(setup),
    day,
    balance,
    earmarked,
    loans: new Map(loans.map((loan) => [loan.id, loan])),
    claims: new Map(claims.map((claim) => [claim.id, claim])),
    banks: new Map(state.banks.map((bank) => [bank.bank, bank])),
    years: new Map(state.years.map((one) => [one.year, { ...one, accounts: { ...one.accounts } }])),
    counters: new Map(state.counters),
    tripped,
    events: new Set(state.events),
    open: new Set(claims.filter(isOpen).map(({ id }) => id)),
    borrowers,
    outstanding: loans.reduce((sum, loan) => sum + loan.outstanding, 0),
    plainLayers: new Map(),
    order: claims.reduce((most, { order }) => Math.max(most, order + 1), 0),
  };
}

export function stateOf(draft: PoolDraft): PoolState {
  const { setup, day, balance, earmarked, tripped } = draft;
  return {
    setup,
    day,
    balance,
    earmarked,
    loans: [...draft.loans.values()],
    claims: [...draft.claims.values()],
    banks: [...draft.banks.values()],
    years: [...draft.years.values()].map((year): YearFigures => ({ ...year, accounts: { ...year.accounts } })),
    counters: [...draft.counters].filter(([, used]) => used !== 0).sort(([a], [b]) => (a < b ? -1 : a > b ? 1 : 0)),
    tripped,
    events: [...draft.events],
  };
}

/** The calendar year of a day. */
export function yearOf(day: string): number {
  return Number(day.slice(0, 4));
}

/** The accounts of a year, opened with the balance as it stands. */
export function yearIn(draft: PoolDraft, day: string): YearDraft {
  const year = yearOf(day);
  let found = draft.years.get(year);
  if (found === undefined) {
    const accounts = Object.fromEntries([...MONEY_ACCOUNTS, ...OTHER_ACCOUNTS, ...COUNTS].map((name) => [name, 0]));
    found = { year, isClosed: false, opening: draft.balance, accounts: accounts as Record<YearAccount, number> };
    draft.years.set(year, found);
  }
  return found;
}

/** The one place where the pool's money changes. */
export function move(draft: PoolDraft, day: string, account: MoneyAccount, amount: number): void {
  yearIn(draft, day).accounts[account] += amount;
  draft.balance += amount;
}

export function note(draft: PoolDraft, day: string, account: YearAccount, amount: number): void {
  yearIn(draft, day).accounts[account] += amount;
}

/** Changes a bank's figures by amounts. */
export function addToBank(draft: PoolDraft, bank: string, change: Partial<Omit<BankFigures, 'bank'>>): void {
  const { loans = 0, lent = 0, outstanding = 0, nonPerforming = 0, everDefaulted = 0, claims = 0, paid = 0 } = change;
  const old = bankIn(draft, bank);
  draft.banks.set(bank, {
    bank,
    loans: old.loans + loans,
    lent: old.lent + lent,
    outstanding: old.outstanding + outstanding,
    nonPerforming: old.nonPerforming + nonPerforming,
    everDefaulted: old.everDefaulted + everDefaulted,
    claims: old.claims + claims,
    paid: old.paid + paid,
  });
}

export function bankIn({ banks }: PoolDraft, bank: string): BankFigures {
  return (
    banks.get(bank) ?? {
      bank,
      loans: 0,
      lent: 0,
      outstanding: 0,
      nonPerforming: 0,
      everDefaulted: 0,
      claims: 0,
      paid: 0,
    }
  );
}

/** Puts a claim in and keeps the list of those that are open. */
export function putClaim(draft: PoolDraft, claim: PoolClaim): void {
  draft.claims.set(claim.id, claim);
  if (isOpen(claim)) draft.open.add(claim.id);
  else draft.open.delete(claim.id);
}

/** Lowers what a loan has outstanding, wherever that is counted. */
export function lowerOutstanding(draft: PoolDraft, loan: PoolLoan, by: number, change: Partial<PoolLoan>): void {
  draft.loans.set(loan.id, { ...loan, ...change, outstanding: loan.outstanding - by });
  draft.borrowers.set(loan.borrower, (draft.borrowers.get(loan.borrower) ?? 0) - by);
  draft.outstanding -= by;
}

/** The version of the scheme in force on a day; −1: none yet. */
export function versionOn({ setup: { versions } }: PoolDraft, day: string): number {
  let row = versions.length - 1;
  while (row >= 0 && versions[row]!.from > day) row--;
  return row;
}

/** The scheme whose rules of money hold on a day; before the first version, that one's. */
export function schemeOn(draft: PoolDraft, day: string): FenScheme {
  return draft.read.schemes[Math.max(0, versionOn(draft, day))]!;
}

/** Refuses an event that cannot have happened. */
export function unfit(at: string, problem: string, met: string): never {
  throw new IpworthError('INPUT_INVALID', [{ at, problem, met }]);
}

export function loanIn({ loans }: PoolDraft, id: string): PoolLoan {
  return loans.get(id) ?? unfit('loanId', 'no such loan is registered', id);
}

export function claimIn({ claims }: PoolDraft, id: string): PoolClaim {
  return claims.get(id) ?? unfit('claimId', 'no such claim was filed', id);
}

/** The layers of a loan; where no tier asks for facts, those of every loan of its version. */
export function layersFor({ read, plainLayers }: PoolDraft, version: number, facts: CoverFacts): readonly CoverLayer[] {
  const scheme = read.schemes[version]!;
  if (scheme.tiers.length > 0) return coverLayers(scheme, facts);
  let layers = plainLayers.get(version);
  if (layers === undefined) {
    layers = coverLayers(scheme, facts);
    plainLayers.set(version, layers);
  }
  return layers;
}
