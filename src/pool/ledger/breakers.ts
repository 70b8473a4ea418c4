import { needTerm, type Term } from '../../domain/scheme-terms.ts';
import { MILLION, toMillionths } from '../scheme/fen.ts';
import type { FenScheme } from '../scheme/fen-scheme.ts';
import type { PoolDraft } from './draft.ts';
import type { BankFigures, Tripped } from './pool-state.ts';

const LEVELS = ['stopPay', 'stopNew', 'warn'] as const;

/** A suspension with its terms known; levels in millionths. */
interface Breaker {
  readonly metric: 'nplRate' | 'compensationRate' | 'poolUsed';
  readonly scope: 'bank' | 'pool';
  readonly denominator: 'balance' | 'cumulativeLending';
  readonly levels: Readonly<Record<(typeof LEVELS)[number], number | null>>;
}

/**
 * The circuit-breakers of a scheme.
 *
 * @throws DATA_UNKNOWN  a term of one that no source tells
 */
export function breakersOf({ rules, name }: FenScheme): readonly Breaker[] {
  return rules.suspensions.map(({ metric, scope, denominator, warn, stopNew, stopPay }, i) => {
    const level = (term: Term<string> | null): number | null =>
      term === null ? null : toMillionths(needTerm(term, name), `scheme ${name} suspensions.${i}`);
    return {
      metric,
      scope: needTerm(scope, name),
      denominator: metric === 'poolUsed' ? 'balance' : needTerm(denominator, name),
      levels: { warn: level(warn), stopNew: level(stopNew), stopPay: level(stopPay) },
    };
  });
}

/**
 * Which breakers have tripped, as the pool stands: the highest level that a metric has reached.
 *
 *     nplRate           bad principal ÷ outstanding, or ever defaulted ÷ ever lent
 *     compensationRate  paid by the pool ÷ outstanding, or ÷ ever lent
 *     poolUsed          paid net of what came back ÷ money that came in
 */
export function takeBreakers(draft: PoolDraft, breakers: readonly Breaker[], day: string): readonly Tripped[] {
  if (breakers.length === 0) return [];
  const banks = [...draft.banks.values()];
  return breakers.flatMap((breaker, suspension) => {
    const whole = breaker.scope === 'pool';
    const metrics = whole
      ? [{ bank: null, met: metricOf(draft, breaker, banks, null) }]
      : banks.map((one) => ({ bank: one.bank, met: metricOf(draft, breaker, [one], one) }));
    return metrics.flatMap(({ bank, met }): Tripped[] => {
      const level = LEVELS.find((one) => reaches(met, breaker.levels[one]));
      if (level === undefined) return [];
      const before = draft.tripped.find(
        (one) => one.suspension === suspension && one.bank === bank && one.level === level,
      );
      return [{ suspension, metric: breaker.metric, bank, level, met, since: before?.since ?? day }];
    });
  });
}

type Metric = readonly [numerator: number, denominator: number];

function metricOf(
  draft: PoolDraft,
  { metric, denominator }: Breaker,
  banks: readonly BankFigures[],
  bank: BankFigures | null,
): Metric {
  const sum = (of: (one: BankFigures) => number): number => banks.reduce((total, one) => total + of(one), 0);
  if (metric === 'poolUsed') {
    const { moneyIn, netPaid } = moneyOf(draft);
    return [bank === null ? netPaid : bank.paid, moneyIn];
  }
  const isBalance = denominator === 'balance';
  const base = isBalance ? sum(({ outstanding }) => outstanding) : sum(({ lent }) => lent);
  if (metric === 'compensationRate') return [sum(({ paid }) => paid), base];
  return [isBalance ? sum(({ nonPerforming }) => nonPerforming) : sum(({ everDefaulted }) => everDefaulted), base];
}

/** Money that came in over the pool's life, and what was paid net of what came back. */
export function moneyOf({ years }: Pick<PoolDraft, 'years'>): { readonly moneyIn: number; readonly netPaid: number } {
  let [moneyIn, netPaid] = [0, 0];
  for (const { accounts } of years.values()) {
    moneyIn += accounts.funded + accounts.replenished + accounts.interest + accounts.lapsed;
    netPaid -= accounts.paid + accounts.returned + accounts.recovered + accounts.clawedBack;
  }
  return { moneyIn, netPaid };
}

function reaches([numerator, denominator]: Metric, level: number | null): boolean {
  if (level === null || denominator <= 0) return false;
  return BigInt(numerator) * BigInt(MILLION) >= BigInt(level) * BigInt(denominator);
}

/** Why a bank's new loans or payments are stopped, or `null`. A stop of payments stops new loans too. */
export function isStopped(draft: PoolDraft, bank: string | null, what: 'stopNew' | 'stopPay'): string | null {
  if (draft.tripped.length === 0) return null;
  const one = draft.tripped.find(
    ({ level, bank: of }) => (of === null || of === bank) && (level === 'stopPay' || level === what),
  );
  if (one === undefined) return null;
  return `${one.metric} of ${one.bank === null ? 'the pool' : one.bank} since ${one.since}`;
}
