import type { LoanColumns } from './pool-model.ts';
import { shareInProportion } from './proportion.kernel.ts';
import type { FloorProgram } from './scheme-program.ts';
import type { SettleState } from './settle-state.ts';

const MILLION = 1_000_000n;

/**
 * Cuts the compensable losses of a year, the first `count` of `state.order`, to what lies above each bank's floor, in proportion.
 *
 *     rate of bad loans = principal of the year's claims ÷ what was lent at the start of the year (at least the former)
 */
export function floorCompensable(
  floor: FloorProgram,
  loans: LoanColumns,
  state: SettleState,
  count: number,
  period: number,
): void {
  const { order, loan, owed, compensable, weights, got, noPay } = state;
  const banks = noPay.length;
  for (let bank = 0; bank < banks; bank++) {
    let bad = 0;
    let loss = 0;
    let members = 0;
    for (let i = 0; i < count; i++) {
      const e = order[i]!;
      if (loans.bank[loan[e]!]! !== bank) continue;
      bad += owed[e]!;
      loss += compensable[e]!;
      weights[members++] = compensable[e]!;
    }
    if (loss === 0) continue;
    const above = aboveFloor(floor, loss, bad, Math.max(bad, floor.denominator[period * banks + bank]!));
    shareInProportion(above, weights, 0, members, got, 0, state.rests);
    members = 0;
    for (let i = 0; i < count; i++) {
      const e = order[i]!;
      if (loans.bank[loan[e]!]! === bank) compensable[e] = got[members++]!;
    }
  }
}

/** As `lossFloor`, once a bank and year: the products pass 2^53. */
function aboveFloor({ rate, ceiling, isMarginal }: FloorProgram, loss: number, bad: number, lent: number): number {
  const least = BigInt(rate) * BigInt(lent);
  const all = BigInt(bad) * MILLION;
  const most = ceiling < 0 || BigInt(ceiling) * BigInt(lent) > all ? all : BigInt(ceiling) * BigInt(lent);
  if (all <= least || most <= least) return 0;
  const counts = isMarginal ? most - least : most;
  return Number((2n * BigInt(loss) * counts + all) / (2n * all));
}
