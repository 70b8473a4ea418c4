import { isUnknown } from '../../domain/scheme-terms.ts';
import { decimal } from '../../numeric/decimal.ts';
import { fenText } from '../scheme/fen.ts';
import { moneyOf } from './breakers.ts';
import { draftOf, type PoolDraft, schemeOn } from './draft.ts';
import {
  COUNTS,
  MONEY_ACCOUNTS,
  OTHER_ACCOUNTS,
  type PoolState,
  type Tripped,
  type YearFigures,
} from './pool-state.ts';
import { capacityOf } from './registration.ts';

/** A bank under the scheme. Amounts in whole units; rates as fractions of six decimals, `null` where nothing was lent. */
export interface BankReport {
  readonly bank: string;
  readonly loans: number;
  readonly lent: string;
  readonly outstanding: string;
  readonly nonPerforming: string;
  readonly nplRate: string | null;
  /** What it may still lend: within its quota and what the pool can stand behind; `null`: neither is told. */
  readonly headroom: string | null;
  readonly claims: number;
  readonly paid: string;
}

/** What a party bears of all losses that were claimed, after what came back. */
export interface PartyReport {
  readonly party: string;
  readonly bears: string;
  readonly recovered: string;
}

/** A year of the pool: opening + money in − money out = closing. */
export interface YearReport {
  readonly year: number;
  readonly isClosed: boolean;
  readonly opening: string;
  readonly closing: string;
  /** Funded, replenished and interest; and returned, recovered and clawed back. */
  readonly cameIn: string;
  readonly cameBack: string;
  readonly accounts: Readonly<Record<(typeof MONEY_ACCOUNTS)[number] | (typeof OTHER_ACCOUNTS)[number], string>>;
  readonly counts: Readonly<Record<(typeof COUNTS)[number], number>>;
  /** Paid, net of advances returned, ÷ losses settled in the year. */
  readonly payOutRatio: string | null;
  /** Recovered for the pool ÷ paid, in the year. */
  readonly recoveryRatio: string | null;
}

/** What an administrator reports of a pool, as it stands after its last event. */
export interface PoolReport {
  readonly day: string | null;
  readonly scheme: string;
  readonly balance: string;
  readonly earmarked: string;
  readonly available: string;
  /** Due and unpaid, waiting for new money. */
  readonly waiting: string;
  /** Money that came in over the pool's life. */
  readonly moneyIn: string;
  readonly outstanding: string;
  readonly lent: string;
  /** Leverage × balance; `null`: no source tells the leverage, or there is no separate pool. */
  readonly capacity: string | null;
  /** Outstanding ÷ capacity. */
  readonly utilisation: string | null;
  /** Outstanding ÷ money that came in, and lent over the pool's life ÷ the same. */
  readonly leverageReached: string | null;
  readonly lendingLeverage: string | null;
  /** Paid net of what came back ÷ money that came in. */
  readonly poolUsed: string | null;
  /** Paid by the pool ÷ losses settled. */
  readonly payOutRatio: string | null;
  /** Recovered for the pool ÷ paid by it. */
  readonly recoveryRatio: string | null;
  readonly nplRate: string | null;
  readonly banks: readonly BankReport[];
  readonly parties: readonly PartyReport[];
  readonly years: readonly YearReport[];
  /** Claims by how the pool met what they were due. */
  readonly funding: Readonly<Record<'open' | 'paid' | 'partly' | 'unfunded' | 'waiting' | 'rejected', number>>;
  readonly tripped: readonly Tripped[];
}

/** Reports a pool: use, leverage, ratios, headroom and bad loans by bank, parties, years. */
export function poolReport(state: PoolState): PoolReport {
  const draft = draftOf(state);
  const scheme = schemeOn(draft, state.day ?? '');
  const { moneyIn, netPaid } = moneyOf(draft);
  const capacity =
    scheme.rules.pool.kind === 'ownMeans' || isUnknown(scheme.rules.pool.leverage) ? null : capacityOf(draft, scheme);
  const lent = sumOf(state.banks.map((bank) => bank.lent));
  const bad = sumOf(state.banks.map(({ nonPerforming }) => nonPerforming));
  const { paid, losses, recovered } = totals(state.years);
  return {
    day: state.day,
    scheme: scheme.name,
    balance: fenText(state.balance),
    earmarked: fenText(state.earmarked),
    available: fenText(state.balance - state.earmarked),
    waiting: fenText(sumOf(state.claims.map(({ waiting }) => waiting))),
    moneyIn: fenText(moneyIn),
    outstanding: fenText(draft.outstanding),
    lent: fenText(lent),
    capacity: capacity === null ? null : fenText(capacity),
    utilisation: capacity === null ? null : ratio(draft.outstanding, capacity),
    leverageReached: ratio(draft.outstanding, moneyIn),
    lendingLeverage: ratio(lent, moneyIn),
    poolUsed: ratio(netPaid, moneyIn),
    payOutRatio: ratio(paid, losses),
    recoveryRatio: ratio(recovered, paid),
    nplRate: ratio(bad, draft.outstanding),
    banks: bankReports(draft, capacity),
    parties: partyReports(draft),
    years: state.years.map(yearReport),
    funding: fundingOf(state),
    tripped: state.tripped,
  };
}

function bankReports({ banks, read, outstanding }: PoolDraft, capacity: number | null): BankReport[] {
  return [...banks.values()].map((one) => {
    const quota = read.quotas.get(one.bank);
    const limits = [
      ...(quota === undefined ? [] : [quota - one.outstanding]),
      ...(capacity === null ? [] : [capacity - outstanding]),
    ];
    return {
      bank: one.bank,
      loans: one.loans,
      lent: fenText(one.lent),
      outstanding: fenText(one.outstanding),
      nonPerforming: fenText(one.nonPerforming),
      nplRate: ratio(one.nonPerforming, one.outstanding),
      headroom: limits.length === 0 ? null : fenText(Math.max(0, Math.min(...limits))),
      claims: one.claims,
      paid: fenText(one.paid),
    };
  });
}

function partyReports({ claims, read }: PoolDraft): PartyReport[] {
  const parties = new Map<string, [bears: number, recovered: number]>();
  const add = (party: string, bears: number, recovered: number): void => {
    const [b, r] = parties.get(party) ?? [0, 0];
    parties.set(party, [b + bears, r + recovered]);
  };
  for (const { version, burdens, recovered } of claims.values()) {
    const { layers, rules } = read.schemes[version]!;
    for (const [row, { party }] of layers.entries()) add(party, burdens.layers[row]!, recovered.layers[row]!);
    add(rules.remainder, burdens.remainder, recovered.remainder);
  }
  return [...parties].map(([party, [bears, got]]) => ({ party, bears: fenText(bears), recovered: fenText(got) }));
}

function yearReport({ year, isClosed, opening, accounts }: YearFigures): YearReport {
  const closing = opening + sumOf(MONEY_ACCOUNTS.map((name) => accounts[name]));
  const amounts = [...MONEY_ACCOUNTS, ...OTHER_ACCOUNTS].map((name) => [name, fenText(accounts[name])]);
  const paid = -(accounts.paid + accounts.returned);
  return {
    year,
    isClosed,
    opening: fenText(opening),
    closing: fenText(closing),
    cameIn: fenText(accounts.funded + accounts.replenished + accounts.interest),
    cameBack: fenText(accounts.returned + accounts.recovered + accounts.clawedBack),
    accounts: Object.fromEntries(amounts) as YearReport['accounts'],
    counts: Object.fromEntries(COUNTS.map((name) => [name, accounts[name]])) as YearReport['counts'],
    payOutRatio: ratio(paid, accounts.losses),
    recoveryRatio: ratio(accounts.recovered, paid),
  };
}

function fundingOf({ claims }: PoolState): PoolReport['funding'] {
  const funding = { open: 0, paid: 0, partly: 0, unfunded: 0, waiting: 0, rejected: 0 };
  for (const { status, settledOn, due, paid } of claims) {
    if (status === 'rejected') funding.rejected++;
    else if (settledOn === null) funding.open++;
    else if (status === 'waiting') funding.waiting++;
    else if (paid >= due) funding.paid++;
    else funding[paid > 0 ? 'partly' : 'unfunded']++;
  }
  return funding;
}

function totals(years: readonly YearFigures[]): {
  readonly paid: number;
  readonly losses: number;
  readonly recovered: number;
} {
  return {
    paid: -sumOf(years.map(({ accounts }) => accounts.paid + accounts.returned)),
    losses: sumOf(years.map(({ accounts }) => accounts.losses)),
    recovered: sumOf(years.map(({ accounts }) => accounts.recovered)),
  };
}

function ratio(numerator: number, denominator: number): string | null {
  return denominator > 0 ? decimal(numerator).div(denominator).toFixed(6) : null;
}

function sumOf(amounts: readonly number[]): number {
  return amounts.reduce((sum, amount) => sum + amount, 0);
}
