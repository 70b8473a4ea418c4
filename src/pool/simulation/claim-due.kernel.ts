import { roomOf } from './claim-split.kernel.ts';
import { countEvent } from './count-event.kernel.ts';
import type { LoanColumns } from './pool-model.ts';
import type { SchemeProgram } from './scheme-program.ts';
import type { SettleState } from './settle-state.ts';
import { splitCompensable } from './split.kernel.ts';

const MILLION = 1_000_000;

/**
 * Splits one claim with caps and ceilings as they stand and counts it towards them.
 *
 * @returns  what the pool's party is due in all: of an advance its part
 */
export function dueInOrder(
  scheme: SchemeProgram,
  loans: LoanColumns,
  state: SettleState,
  e: number,
  period: number,
  width: number,
  isAdvance: boolean,
): number {
  const { split, poolLayer, counters, ceilings } = scheme;
  const { borne, loan, room, noBound, rests, compensable, counted } = state;
  const at = e * width;
  if (counters.areThere) roomOf(scheme, loans, state, e, width);
  const bounds = counters.areThere ? room : noBound;
  splitCompensable(split, loans.variant[loan[e]!]!, compensable[e]!, bounds, 0, borne, at, rests);
  if (counters.areThere && !isAdvance) countEvent(scheme, loans, state, e, width, 1);
  if (ceilings.length > 0) {
    const most = ceilingRoom(scheme, loans, state, e, period);
    if (borne[at + poolLayer]! > most) borne[at + poolLayer] = most;
  }
  let due = borne[at + poolLayer]!;
  if (isAdvance) {
    const high = Math.floor(due / MILLION);
    due = high * scheme.advanceShare + Math.floor(((due - high * MILLION) * scheme.advanceShare) / MILLION);
    countPool(scheme, loans, state, e, width, due);
  }
  countCeilings(scheme, loans, state, e, due);
  counted[e] = isAdvance ? due : 0;
  return due;
}

/** What the ceilings over many loans leave the pool's party for one loan. */
function ceilingRoom(scheme: SchemeProgram, loans: LoanColumns, state: SettleState, e: number, period: number): number {
  const { ofLender, ofPool, loan } = state;
  const bank = loans.bank[loan[e]!]!;
  let least = Infinity;
  for (const { kind, cap } of scheme.ceilings) {
    const left =
      kind === 0 ? cap[period * ofLender.length + bank]! - ofLender[bank]! : cap[period]! - ofPool[kind - 1]!;
    if (left < least) least = left;
  }
  return least > 0 ? least : 0;
}

/** Counts what the pool's party is due towards the ceilings over many loans. */
export function countCeilings(
  scheme: SchemeProgram,
  loans: LoanColumns,
  state: SettleState,
  e: number,
  due: number,
): void {
  if (scheme.ceilings.length === 0) return;
  state.ofLender[loans.bank[state.loan[e]!]!]! += due;
  state.ofPool[0]! += due;
  state.ofPool[1]! += due;
}

/** Counts an amount of the pool's party alone towards its layer's caps over many loans. */
export function countPool(
  scheme: SchemeProgram,
  loans: LoanColumns,
  state: SettleState,
  e: number,
  width: number,
  amount: number,
): void {
  if (!scheme.counters.areThere) return;
  const l = scheme.poolLayer;
  const p = state.loan[e]!;
  state.ofBorrower[loans.borrower[p]! * width + l]! += amount;
  state.ofYear[l]! += amount;
  state.ofBankYear[loans.bank[p]! * width + l]! += amount;
  state.ofAll[l]! += amount;
}
