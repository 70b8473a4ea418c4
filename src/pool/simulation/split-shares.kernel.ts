import { countEvent } from './count-event.kernel.ts';
import type { LoanColumns } from './pool-model.ts';
import type { SchemeProgram } from './scheme-program.ts';
import type { SettleState } from './settle-state.ts';

const MILLION = 1_000_000;

/**
 * `splitFreely` for a plain scheme (shares of the loss, a cap for each loan), in one loop without calls: same fen, at a third of the
 * cost.
 *
 * @returns  what the pool's party is due in all
 */
export function splitShares(
  scheme: SchemeProgram,
  loans: LoanColumns,
  state: SettleState,
  from: number,
  to: number,
  width: number,
  isAfterCash: boolean,
): number {
  const { poolLayer, components, isNetOfRecoveries, isIpPartOnly, counters } = scheme;
  const { layers, perLoanCap, bandFirst, bandShare } = scheme.split;
  const { borne, loan, owed, interest, recovered, rests } = state;
  const { areThere } = counters;
  let pool = 0;
  for (let e = from; e < to; e++) {
    const p = loan[e]!;
    const brought = isAfterCash ? recovered[e]! : 0;
    const due = interest[e]!;
    const loss = owed[e]! + due - brought;
    const toInterest = brought < due ? brought : due;
    let base = isNetOfRecoveries ? owed[e]! - (brought - toInterest) : owed[e]!;
    if (components === 1) base += isNetOfRecoveries ? due - toInterest : due;
    else if (components === 2) base = loans.principal[p]!;
    if (isIpPartOnly) {
      const part = loans.ipPart[p]!;
      const whole = Math.floor(base / MILLION);
      base = whole * part + Math.floor(((base - whole * MILLION) * part) / MILLION);
    }
    const compensable = base < loss ? base : loss;

    const at = e * width;
    const variant = loans.variant[p]!;
    const high = Math.floor(compensable / MILLION);
    const low = compensable - high * MILLION;
    let remainder = compensable;
    let fractions = 0;
    for (let l = 0; l < layers; l++) {
      const share = bandShare[bandFirst[variant + l]!]!;
      const product = low * share;
      const floor = Math.floor(product / MILLION);
      let whole = high * share + floor;
      let rest = product - floor * MILLION;
      const cap = perLoanCap[l]! < remainder ? perLoanCap[l]! : remainder;
      if (whole > cap || (whole === cap && rest > 0)) {
        whole = cap;
        rest = 0;
      }
      borne[at + l] = whole;
      rests[1 + l] = rest;
      fractions += rest;
      remainder -= whole;
    }
    if (fractions > 0) {
      // the fen that fractions make up go to the largest of them, the remainder party's among them
      let left = Math.ceil(fractions / MILLION);
      let ofRemainder = left * MILLION - fractions;
      for (; left > 0 && remainder > 0; left--) {
        let best = -1;
        let largest = ofRemainder;
        for (let l = layers - 1; l >= 0; l--) {
          const rest = rests[1 + l]!;
          if (rest < largest || rest === 0) continue;
          largest = rest;
          best = l;
        }
        if (best < 0) ofRemainder = 0;
        else {
          rests[1 + best] = 0;
          borne[at + best]! += 1;
          remainder--;
        }
      }
    }
    borne[at + layers] = remainder + (loss - compensable);
    pool += borne[at + poolLayer]!;
    if (areThere) countEvent(scheme, loans, state, e, width, 1);
  }
  return pool;
}
