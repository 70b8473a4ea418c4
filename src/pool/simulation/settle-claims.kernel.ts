import { countCeilings, countPool, dueInOrder } from './claim-due.kernel.ts';
import { capsHold, compensableOf, splitFreely } from './claim-split.kernel.ts';
import { countEvent } from './count-event.kernel.ts';
import { floorCompensable } from './loss-floor.kernel.ts';
import { payDues } from './pay.kernel.ts';
import type { LoanColumns } from './pool-model.ts';
import type { SchemeProgram } from './scheme-program.ts';
import { BALANCE, CLAIMED, EARMARKED, IS_BOTTOMLESS, PAID, type SettleState } from './settle-state.ts';

/**
 * Settles the claims of a range of events when neither a cap over many loans nor the money can bind: their order does not matter then.
 *
 * @returns  false, with nothing changed, where one might: then they are settled in order
 */
export function settleFreely(
  scheme: SchemeProgram,
  loans: LoanColumns,
  state: SettleState,
  from: number,
  to: number,
  width: number,
  isAfterCash: boolean,
): boolean {
  const { money, queued } = state;
  if (queued[0] !== 0 || scheme.counters.areHidden) return false;
  const pool = splitFreely(scheme, loans, state, from, to, width, isAfterCash);
  const isEnough = pool <= money[BALANCE]! - money[EARMARKED]! || money[IS_BOTTOMLESS] === 1;
  if (isEnough && (!scheme.counters.areThere || capsHold(scheme, loans, state, from, to, width))) {
    money[BALANCE]! -= pool;
    money[CLAIMED]! += pool;
    money[PAID]! += pool;
    if (scheme.breakers.length > 0) {
      const { borne, loan, paidByBank } = state;
      for (let e = from; e < to; e++) paidByBank[loans.bank[loan[e]!]!]! += borne[e * width + scheme.poolLayer]!;
    }
    return true;
  }
  if (scheme.counters.areThere) for (let e = from; e < to; e++) countEvent(scheme, loans, state, e, width, -1);
  return false;
}

/**
 * Puts the events of a range behind the first `count` of `state.order`, then all from `barrier` on into order of payment: by moment,
 * equal ones as they stand.
 *
 * @returns  how many stand in the order now
 */
export function orderClaims(state: SettleState, from: number, to: number, count: number, barrier: number): number {
  const { order, got, starts, moment } = state;
  const size = count + to - from - barrier;
  for (let e = from; e < to; e++) order[count + e - from] = e;
  if (size < 2) return barrier + size;
  // into as many equal parts of the quarter as there are events, then each to its place among its neighbours
  starts.fill(0, 0, size + 1);
  for (let i = 0; i < size; i++) {
    got[i] = order[barrier + i]!;
    starts[Math.floor(moment[got[i]!]! * size) + 1]!++;
  }
  for (let i = 0; i < size; i++) starts[i + 1]! += starts[i]!;
  for (let i = 0; i < size; i++) order[barrier + starts[Math.floor(moment[got[i]!]! * size)]!++] = got[i]!;
  for (let i = barrier + 1; i < barrier + size; i++) {
    const e = order[i]!;
    let j = i;
    for (; j > barrier && moment[order[j - 1]!]! > moment[e]!; j--) order[j] = order[j - 1]!;
    order[j] = e;
  }
  return barrier + size;
}

/**
 * Settles the first `count` claims of `state.order`, each with the caps as they stand, then pays them.
 *
 * @param cashTo       events before this one have what their pledge brought
 * @param advanceFrom  of events from this one on only an advance on the pool party's due is paid, the other layers wait
 *
 * Claims of banks whose payments are stopped are left out by `deferStopped` before.
 */
export function settleInOrder(
  scheme: SchemeProgram,
  loans: LoanColumns,
  state: SettleState,
  count: number,
  period: number,
  width: number,
  cashTo: number,
  advanceFrom: number,
): void {
  const { order, due, paid, borne, compensable, waiting, advanced, counted, earmark, queue, queued } = state;
  const { owed, interest, recovered, loan, money, paidByBank } = state;
  const { poolLayer, split } = scheme;
  const { layers } = split;
  for (let i = 0; i < count; i++) {
    const e = order[i]!;
    compensable[e] = isTaken(loans, state, e)
      ? compensableOf(scheme, loans, state, e, e < cashTo ? recovered[e]! : 0)
      : 0;
  }
  if (scheme.floor !== null) floorCompensable(scheme.floor, loans, state, count, period);
  for (let i = 0; i < count; i++) {
    const e = order[i]!;
    if (waiting[e]! > 0) leaveQueue(state, e);
    money[EARMARKED]! -= earmark[e]!;
    earmark[e] = 0;
    if (counted[e]! !== 0) {
      countPool(scheme, loans, state, e, width, -counted[e]!);
      countCeilings(scheme, loans, state, e, -counted[e]!);
    }
    due[i] = dueInOrder(scheme, loans, state, e, period, width, e >= advanceFrom) - advanced[e]!;
  }
  payDues(scheme, loans, state, count, period, width);
  for (let i = 0; i < count; i++) {
    const e = order[i]!;
    const at = e * width;
    const loss = owed[e]! + interest[e]! - (e < cashTo ? recovered[e]! : 0);
    advanced[e]! += paid[i]!;
    paidByBank[loans.bank[loan[e]!]!]! += paid[i]!;
    let others = 0;
    for (let l = 0; l < layers; l++) {
      if (l === poolLayer) borne[at + l] = advanced[e]!;
      else if (e >= advanceFrom) borne[at + l] = 0;
      others += borne[at + l]!;
    }
    borne[at + layers] = loss - others;
    const unpaid = due[i]! - paid[i]!;
    // what an advance falls short of is asked for again with the final loss
    if (unpaid > 0 && scheme.money.carriesForward && e < advanceFrom) {
      waiting[e] = unpaid;
      queue[queued[0]!++] = e;
    }
  }
}

/**
 * Takes the claims of banks whose payments are stopped out of the first `count` of `state.order`: they come again next period, first in
 * line, and until then the loss is the remainder party's but for what was advanced.
 *
 * @returns how many are left
 */
export function deferStopped(
  scheme: SchemeProgram,
  loans: LoanColumns,
  state: SettleState,
  count: number,
  width: number,
  cashTo: number,
): number {
  const { order, deferred, deferrals, noPay, loan, borne, owed, interest, recovered, advanced } = state;
  const { layers } = scheme.split;
  let kept = 0;
  deferrals[0] = 0;
  for (let i = 0; i < count; i++) {
    const e = order[i]!;
    if (noPay[loans.bank[loan[e]!]!]! === 0) {
      order[kept++] = e;
      continue;
    }
    deferred[deferrals[0]++] = e;
    for (let l = 0; l < layers; l++) borne[e * width + l] = 0;
    borne[e * width + scheme.poolLayer] = advanced[e]!;
    borne[e * width + layers] = owed[e]! + interest[e]! - (e < cashTo ? recovered[e]! : 0) - advanced[e]!;
  }
  return kept;
}

/** Whether the loan was taken on: not while a circuit-breaker kept new ones out. */
function isTaken(loans: LoanColumns, state: SettleState, e: number): boolean {
  const p = state.loan[e]!;
  const banks = state.noPay.length;
  return state.noNew[loans.startQuarter[p]! * banks + loans.bank[p]!]! === 0;
}

/** Takes a claim that is settled anew out of those that wait. */
function leaveQueue(state: SettleState, e: number): void {
  const { queue, queued, waiting } = state;
  waiting[e] = 0;
  let kept = 0;
  for (let i = 0; i < queued[0]!; i++) if (queue[i]! !== e) queue[kept++] = queue[i]!;
  queued[0] = kept;
}

/** Sets aside what the first `count` claims of `state.order` may come to, as far as there is money. */
export function setAside(
  scheme: SchemeProgram,
  loans: LoanColumns,
  state: SettleState,
  count: number,
  period: number,
  width: number,
): void {
  const { order, earmark, money, borne } = state;
  const isBounded = scheme.money.isLimited && money[IS_BOTTOMLESS] === 0;
  for (let i = 0; i < count; i++) {
    const e = order[i]!;
    state.compensable[e] = isTaken(loans, state, e) ? compensableOf(scheme, loans, state, e, 0) : 0;
    const due = dueInOrder(scheme, loans, state, e, period, width, true);
    const free = money[BALANCE]! - money[EARMARKED]!;
    earmark[e] = isBounded ? Math.max(0, Math.min(due, free)) : due;
    money[EARMARKED]! += earmark[e]!;
    borne.fill(0, e * width, e * width + scheme.split.layers);
    borne[e * width + scheme.split.layers] = state.owed[e]! + state.interest[e]!;
  }
}
