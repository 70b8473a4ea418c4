import type { LoanColumns } from './pool-model.ts';
import type { SchemeProgram } from './scheme-program.ts';
import { BALANCE, CLAIMED, INFLOW, NEED, PAID, RECOVERED, type SettleState } from './settle-state.ts';

/**
 * What a scheme's scenario came to, into `figures` from `at` in the order of `SCHEME_FIGURES` and of the scheme's parties; what banks
 * lose is added to `bankLoss`.
 *
 * @param from    first of the scheme's events
 * @param ending  balance at the horizon
 * @returns       whether every fen is accounted for: what parties bear is what was lost, and the balance is what came in less
 *                what went out
 */
export function closeScheme(
  scheme: SchemeProgram,
  loans: LoanColumns,
  state: SettleState,
  from: number,
  to: number,
  width: number,
  ending: number,
  figures: Float64Array,
  at: number,
  burdens: number,
  bankLoss: number,
): boolean {
  const { borne, owed, interest, recovered, excess, loan, money } = state;
  const parties = scheme.split.layers + 1;
  let isWhole = true;
  // a return that a stop of payments holds back leaves the remainder party with too much until it is paid
  const isHeld = state.deferrals[0]! > 0;
  let [exposure, loss, above] = [0, 0, 0];
  for (let i = 0; i < parties; i++) figures[burdens + i] = 0;
  for (let e = from; e < to; e++) {
    const debt = owed[e]! + interest[e]!;
    exposure += debt;
    loss += debt - recovered[e]!;
    above += excess[e]!;
    let sum = 0;
    for (let i = 0; i < parties; i++) {
      const part = borne[e * width + i]!;
      if (part < 0 && !isHeld) isWhole = false;
      figures[burdens + i]! += part;
      sum += part;
    }
    if (sum !== debt - recovered[e]!) isWhole = false;
    figures[bankLoss + loans.bank[loan[e]!]!]! += borne[e * width + parties - 1]!;
  }
  const { opening, recoversToPool } = scheme.money;
  const back = recoversToPool ? money[RECOVERED]! : 0;
  if (opening + money[INFLOW]! + back - money[PAID]! !== money[BALANCE]!) isWhole = false;
  if (scheme.poolLayer >= 0 && figures[burdens + scheme.poolLayer]! !== money[PAID]! - money[RECOVERED]!)
    isWhole = false;
  figures[at] = exposure;
  figures[at + 1] = loss;
  figures[at + 2] = money[CLAIMED]!;
  figures[at + 3] = money[PAID]!;
  figures[at + 4] = money[CLAIMED]! - money[PAID]!;
  figures[at + 5] = money[RECOVERED]!;
  figures[at + 6] = ending;
  figures[at + 7] = Math.ceil(money[NEED]!);
  figures[at + 8] = above;
  return isWhole;
}
