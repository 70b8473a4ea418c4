import type { PoolEvent, PoolEventOf } from '../../../src/domain/pool-events.ts';
import type { PoolSetup } from '../../../src/domain/pool-setup.ts';
import type { SchemeRules } from '../../../src/domain/scheme-terms.ts';
import { type AppliedEvents, applyPoolEvents } from '../../../src/pool/ledger/apply-events.ts';
import { openPool, poolSetup } from '../../../src/pool/ledger/pool-setup.ts';
import type { PoolClaim, PoolState } from '../../../src/pool/ledger/pool-state.ts';
import { layer, rulesOf } from '../scheme/rules.ts';

/** Zhongshan's shares, with terms that its sources do not tell chosen for the test. */
export const zhongshanRules = (more: Partial<SchemeRules> = {}): SchemeRules =>
  rulesOf([layer('government', '0.54'), layer('insurer', '0.16'), layer('valuationFirm', '0.04')], more);

export const opened = (rules: SchemeRules, more: Partial<PoolSetup> = {}): PoolState =>
  openPool(poolSetup(rules, '2020-01-01', more));

/** Writes events in a row, each with an id of its own. */
export function book() {
  let count = 0;
  const id = (): string => `e${++count}`;
  const on = (day: string) => ({ id: id(), day });
  return {
    fund: (day: string, amount: string): PoolEvent => ({ ...on(day), kind: 'fund', amount, from: 'city' }),
    replenish: (day: string, amount: string): PoolEvent => ({ ...on(day), kind: 'replenish', amount, from: 'city' }),
    interest: (day: string, amount: string): PoolEvent => ({ ...on(day), kind: 'interest', amount }),
    register: (
      day: string,
      loanId: string,
      amount: string,
      more: Partial<PoolEventOf<'register'>> = {},
    ): PoolEvent => ({
      ...on(day),
      kind: 'register',
      loanId,
      bank: 'a',
      borrower: `borrower of ${loanId}`,
      loanDay: day,
      amount,
      ...more,
    }),
    repay: (day: string, loanId: string, amount: string): PoolEvent => ({ ...on(day), kind: 'repay', loanId, amount }),
    default: (day: string, loanId: string): PoolEvent => ({ ...on(day), kind: 'default', loanId }),
    claim: (day: string, loanId: string, principal: string, more: Partial<PoolEventOf<'claim'>> = {}): PoolEvent => ({
      ...on(day),
      kind: 'claim',
      claimId: `c ${loanId}`,
      loanId,
      ...owed(principal),
      facts: {},
      ...more,
    }),
    approve: (day: string, loanId: string): PoolEvent => ({ ...on(day), kind: 'approve', claimId: `c ${loanId}` }),
    reject: (day: string, loanId: string, reason: string): PoolEvent => ({
      ...on(day),
      kind: 'reject',
      claimId: `c ${loanId}`,
      reason,
    }),
    pay: (day: string): PoolEvent => ({ ...on(day), kind: 'pay' }),
    earmark: (day: string, loanId: string): PoolEvent => ({ ...on(day), kind: 'earmark', claimId: `c ${loanId}` }),
    release: (day: string, loanId: string, principal: string): PoolEvent => ({
      ...on(day),
      kind: 'release',
      claimId: `c ${loanId}`,
      ...owed(principal),
    }),
    finalLoss: (day: string, loanId: string, principal: string): PoolEvent => ({
      ...on(day),
      kind: 'final-loss',
      claimId: `c ${loanId}`,
      ...owed(principal),
    }),
    recover: (day: string, loanId: string, amount: string, costs = '0'): PoolEvent => ({
      ...on(day),
      kind: 'recover',
      claimId: `c ${loanId}`,
      amount,
      costs,
    }),
    clawback: (day: string, loanId: string, interest: string, reason = 'forged contract'): PoolEvent => ({
      ...on(day),
      kind: 'clawback',
      claimId: `c ${loanId}`,
      interest,
      reason,
    }),
    close: (day: string, year: number): PoolEvent => ({ ...on(day), kind: 'close-year', year }),
  };
}

const owed = (principal: string) => ({
  principal,
  interest: '0',
  costs: '0',
  recovered: '0',
  imputation: 'interest-first' as const,
});

/** A loan registered, in default, claimed and approved on one day. */
export function claimed(of: ReturnType<typeof book>, day: string, loanId: string, amount: string): PoolEvent[] {
  const loan = of.register(day, loanId, amount);
  return [loan, of.default(day, loanId), of.claim(day, loanId, amount), of.approve(day, loanId)];
}

/** The state after events that must all fit. */
export function stateAfter(opening: PoolState, events: readonly PoolEvent[]): PoolState {
  const { state, refused } = applyPoolEvents(opening, events);
  if (refused.length > 0) throw new Error(JSON.stringify(refused));
  return state;
}

/** The refusal of the last event, all before it fitting. */
export function refusalOf(opening: PoolState, events: readonly unknown[]): string {
  const { refused }: AppliedEvents = applyPoolEvents(opening, events);
  if (refused.length !== 1 || refused[0]!.index !== events.length - 1) throw new Error(JSON.stringify(refused));
  return `${refused[0]!.code} ${refused[0]!.faults.map(({ at, problem, met }) => `${at}: ${problem}; met ${met}`).join()}`;
}

export const claimOn = ({ claims }: PoolState, loanId: string): PoolClaim =>
  claims.find(({ id }) => id === `c ${loanId}`)!;
