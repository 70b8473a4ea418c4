import type { LoanColumns } from './pool-model.ts';
import { shareInProportion } from './proportion.kernel.ts';
import type { SchemeProgram } from './scheme-program.ts';
import { BALANCE, CLAIMED, EARMARKED, IS_BOTTOMLESS, PAID, type SettleState, SHORT_AT } from './settle-state.ts';

/**
 * Pays what waits and then the first `count` dues of `state.due`, into `state.paid`: in full, or short by the scheme's rule. Dues
 * below zero are returned to the pool first.
 */
export function payDues(
  scheme: SchemeProgram,
  loans: LoanColumns,
  state: SettleState,
  count: number,
  period: number,
  width: number,
): void {
  const { due, paid, money, weights, queue, queued } = state;
  let returned = 0;
  let total = 0;
  for (let i = 0; i < count; i++) {
    const amount = due[i]!;
    if (amount < 0) returned -= amount;
    weights[i] = amount > 0 ? amount : 0;
    total += weights[i]!;
    money[CLAIMED]! += amount;
  }
  let waits = 0;
  for (let i = 0; i < queued[0]!; i++) waits += payable(loans, state, queue[i]!);
  const available = money[BALANCE]! - money[EARMARKED]! + returned;
  const isShort = waits + total > 0 && waits + total > available;
  if (isShort && money[SHORT_AT]! < 0) money[SHORT_AT] = period;
  const isCut = isShort && scheme.money.isLimited && money[IS_BOTTOMLESS] === 0;
  const cash = isCut ? Math.max(0, available) : waits + total;
  const toQueue = Math.min(waits, cash);
  if (waits > 0) payQueue(scheme, loans, state, toQueue, width);
  const toDues = Math.min(total, cash - toQueue);
  shareCash(scheme, state, weights, paid, count, toDues);
  for (let i = 0; i < count; i++) if (due[i]! < 0) paid[i] = due[i]!;
  money[BALANCE]! += returned - toQueue - toDues;
  money[PAID]! += toQueue + toDues - returned;
}

/** Cash to dues: in order or in proportion. With enough of it both give every due. `parts` may be `dues`. */
function shareCash(
  scheme: SchemeProgram,
  state: SettleState,
  dues: Float64Array,
  parts: Float64Array,
  count: number,
  cash: number,
): void {
  if (!scheme.money.isFirstCome) {
    shareInProportion(cash, dues, 0, count, parts, 0, state.rests);
    return;
  }
  let left = cash;
  for (let i = 0; i < count; i++) {
    const amount = dues[i]! < left ? dues[i]! : left;
    parts[i] = amount;
    left -= amount;
  }
}

/** What a claim waits for, unless its bank's payments are stopped. */
function payable(loans: LoanColumns, state: SettleState, e: number): number {
  return state.noPay[loans.bank[state.loan[e]!]!] === 0 ? state.waiting[e]! : 0;
}

/** Pays the claims that wait; what is paid moves from the remainder party to the pool's. */
function payQueue(scheme: SchemeProgram, loans: LoanColumns, state: SettleState, cash: number, width: number): void {
  const { queue, queued, waiting, got, borne, advanced, loan, paidByBank } = state;
  const count = queued[0]!;
  for (let i = 0; i < count; i++) got[i] = payable(loans, state, queue[i]!);
  shareCash(scheme, state, got, got, count, cash);
  let kept = 0;
  for (let i = 0; i < count; i++) {
    const e = queue[i]!;
    waiting[e]! -= got[i]!;
    advanced[e]! += got[i]!;
    paidByBank[loans.bank[loan[e]!]!]! += got[i]!;
    borne[e * width + scheme.poolLayer]! += got[i]!;
    borne[e * width + scheme.split.layers]! -= got[i]!;
    if (waiting[e]! > 0) queue[kept++] = e;
  }
  queued[0] = kept;
}
