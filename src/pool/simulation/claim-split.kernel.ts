import { countEvent } from './count-event.kernel.ts';
import type { LoanColumns } from './pool-model.ts';
import type { SchemeProgram } from './scheme-program.ts';
import type { SettleState } from './settle-state.ts';
import { splitCompensable } from './split.kernel.ts';
import { splitShares } from './split-shares.kernel.ts';

const MILLION = 1_000_000;

/**
 * The part of a loan's loss that the scheme shares, as `compensableLoss` with interest covered first and no costs.
 *
 * @param brought  what came in before the claim, at most principal and interest
 */
export function compensableOf(
  scheme: SchemeProgram,
  loans: LoanColumns,
  state: SettleState,
  e: number,
  brought: number,
): number {
  const principal = state.owed[e]!;
  const interest = state.interest[e]!;
  const loss = principal + interest - brought;
  const toInterest = brought < interest ? brought : interest;
  const net = scheme.isNetOfRecoveries ? brought - toInterest : 0;
  let base = principal - net;
  if (scheme.components === 1) base += scheme.isNetOfRecoveries ? interest - toInterest : interest;
  else if (scheme.components === 2) base = loans.principal[state.loan[e]!]!;
  if (scheme.isIpPartOnly) {
    const part = loans.ipPart[state.loan[e]!]!;
    const high = Math.floor(base / MILLION);
    base = high * part + Math.floor(((base - high * MILLION) * part) / MILLION);
  }
  return base < loss ? base : loss;
}

/**
 * Splits each claim of a range as if no cap over many loans were bound, and counts towards those caps.
 *
 * @returns  what the pool's party is due in all
 */
export function splitFreely(
  scheme: SchemeProgram,
  loans: LoanColumns,
  state: SettleState,
  from: number,
  to: number,
  width: number,
  isAfterCash: boolean,
): number {
  const { split, poolLayer, counters } = scheme;
  const { layers } = split;
  const { borne, loan, owed, interest, recovered, rests, noBound } = state;
  if (scheme.isPlain) return splitShares(scheme, loans, state, from, to, width, isAfterCash);
  let pool = 0;
  for (let e = from; e < to; e++) {
    const brought = isAfterCash ? recovered[e]! : 0;
    const compensable = compensableOf(scheme, loans, state, e, brought);
    const at = e * width;
    const own = splitCompensable(split, loans.variant[loan[e]!]!, compensable, noBound, 0, borne, at, rests);
    borne[at + layers] = own + (owed[e]! + interest[e]! - brought - compensable);
    pool += borne[at + poolLayer]!;
    if (counters.areThere) countEvent(scheme, loans, state, e, width, 1);
  }
  return pool;
}

/**
 * Whether no cap over many loans is reached by what was counted, those of borrowers for the events of a range. A cap that is just
 * reached may have bound: it takes the fraction of its layer out of the rounding.
 */
export function capsHold(
  scheme: SchemeProgram,
  loans: LoanColumns,
  state: SettleState,
  from: number,
  to: number,
  width: number,
): boolean {
  const { perBorrower, perYear, perBankYear, total } = scheme.counters;
  const { loan, ofBorrower, ofYear, ofBankYear, ofAll } = state;
  for (let l = 0; l < scheme.split.layers; l++) {
    if (ofYear[l]! >= perYear[l]! || ofAll[l]! >= total[l]!) return false;
    const borrowerCap = perBorrower[l]!;
    const bankCap = perBankYear[l]!;
    if (borrowerCap < Infinity) {
      for (let e = from; e < to; e++)
        if (ofBorrower[loans.borrower[loan[e]!]! * width + l]! >= borrowerCap) return false;
    }
    if (bankCap < Infinity) {
      for (let b = l; b < ofBankYear.length; b += width) if (ofBankYear[b]! >= bankCap) return false;
    }
  }
  return true;
}

/** What the caps over many loans leave each layer for one loan, into `state.room`. */
export function roomOf(scheme: SchemeProgram, loans: LoanColumns, state: SettleState, e: number, width: number): void {
  const { perBorrower, perYear, perBankYear, total } = scheme.counters;
  const { loan, room, ofBorrower, ofYear, ofBankYear, ofAll } = state;
  const p = loan[e]!;
  for (let l = 0; l < scheme.split.layers; l++) {
    const least = Math.min(
      perBorrower[l]! - ofBorrower[loans.borrower[p]! * width + l]!,
      perYear[l]! - ofYear[l]!,
      perBankYear[l]! - ofBankYear[loans.bank[p]! * width + l]!,
      total[l]! - ofAll[l]!,
    );
    room[l] = least > 0 ? least : 0;
  }
}
