import { productError } from '../../numeric/double-double.ts';
import type { LoanColumns } from './pool-model.ts';
import { shareInProportion } from './proportion.kernel.ts';
import type { BreakerProgram, SchemeProgram } from './scheme-program.ts';
import {
  BALANCE,
  EARMARKED,
  INFLOW,
  IS_BOTTOMLESS,
  IS_TRIPPED,
  NEED,
  OUTFLOW,
  PAID,
  RECOVERED,
  type SettleState,
  SHORT_AT,
} from './settle-state.ts';

/** Begins a scheme's run in a scenario, whose events stand at first[row] … first[row + quarters]. */
export function openScheme(
  scheme: SchemeProgram,
  loans: LoanColumns,
  state: SettleState,
  from: number,
  to: number,
  width: number,
  isBottomless: boolean,
): void {
  const { money, queued, loan, ofBorrower } = state;
  money.fill(0);
  money[BALANCE] = scheme.money.opening;
  money[SHORT_AT] = -1;
  money[IS_BOTTOMLESS] = isBottomless ? 1 : 0;
  queued[0] = 0;
  state.deferrals[0] = 0;
  if (scheme.counters.areThere) {
    state.ofYear.fill(0);
    state.ofBankYear.fill(0);
    state.ofAll.fill(0);
    if (scheme.counters.areOfBorrowers) {
      for (let e = from; e < to; e++) {
        const borrower = loans.borrower[loan[e]!]! * width;
        for (let l = 0; l < width; l++) ofBorrower[borrower + l] = 0;
      }
    }
  }
  if (scheme.ceilings.length > 0) {
    state.ofLender.fill(0);
    state.ofPool.fill(0);
  }
  if (scheme.breakers.length > 0) {
    state.nonPerforming.fill(0);
    state.everDefaulted.fill(0);
    state.paidByBank.fill(0);
  }
  state.waiting.fill(0, from, to);
  state.advanced.fill(0, from, to);
  state.counted.fill(0, from, to);
  state.earmark.fill(0, from, to);
}

/** Interest on the opening balance, the year's turn, what is paid in. */
export function beginPeriod(scheme: SchemeProgram, state: SettleState, period: number, isNewYear: boolean): void {
  const { money } = state;
  const { interestRate, appropriation, topUps } = scheme.money;
  const before = money[BALANCE]!;
  if (interestRate > 0 && before > 0) money[BALANCE]! += Math.floor(before * interestRate);
  if (isNewYear) {
    if (scheme.counters.areThere) {
      state.ofYear.fill(0);
      state.ofBankYear.fill(0);
    }
    state.ofPool[1] = 0;
    if (appropriation >= 0) {
      money[BALANCE] = appropriation;
      money[OUTFLOW] = 0;
    }
  }
  money[BALANCE]! += topUps[period]!;
  money[INFLOW]! += money[BALANCE]! - before;
}

/** Shares what the pledges of a range of settled events brought among those who bear the losses now. */
export function receive(scheme: SchemeProgram, state: SettleState, from: number, to: number, width: number): void {
  const { recovered, borne, waiting, money, got, weights, rests } = state;
  const { poolLayer, isFirstInTurn, isPariPassu, split } = scheme;
  const parties = split.layers + 1;
  for (let e = from; e < to; e++) {
    let left = recovered[e]!;
    if (left === 0) continue;
    const at = e * width;
    if (isPariPassu) {
      shareInProportion(left, borne, at, parties, got, 0, rests);
      left = 0;
      for (let i = 0; i < parties; i++) borne[at + i]! -= got[i]!;
      money[RECOVERED]! += got[poolLayer]!;
      if (scheme.money.recoversToPool) money[BALANCE]! += got[poolLayer]!;
    }
    for (let turn = 1; turn >= 0 && left > 0; turn--) {
      let sum = 0;
      for (let i = 0; i < parties; i++) {
        weights[i] = isFirstInTurn[i] === turn ? borne[at + i]! : 0;
        sum += weights[i]!;
      }
      const part = left < sum ? left : sum;
      if (part === 0) continue;
      shareInProportion(part, weights, 0, parties, got, 0, rests);
      left -= part;
      for (let i = 0; i < parties; i++) borne[at + i]! -= got[i]!;
      money[RECOVERED]! += got[poolLayer]!;
      if (scheme.money.recoversToPool) money[BALANCE]! += got[poolLayer]!;
    }
    const own = borne[at + split.layers]!;
    if (waiting[e]! > own) waiting[e] = own;
  }
}

/** The need for money so far: the largest discounted outflow net of inflow, and what is set aside then. */
export function measureNeed(
  scheme: SchemeProgram,
  state: SettleState,
  period: number,
  paidBefore: number,
  recoveredBefore: number,
): void {
  const { money } = state;
  const { discount, topUps, recoversToPool } = scheme.money;
  const back = recoversToPool ? money[RECOVERED]! - recoveredBefore : 0;
  const factor = discount[period]!;
  money[OUTFLOW]! += (money[PAID]! - paidBefore - back - topUps[period]!) * factor;
  const need = money[OUTFLOW]! + money[EARMARKED]! * factor;
  if (need > money[NEED]!) money[NEED] = need;
}

/** Takes the metrics of the circuit-breakers at the end of a period; they act from the next. A stop of payments stops new loans too. */
export function trip(
  scheme: SchemeProgram,
  loans: LoanColumns,
  state: SettleState,
  period: number,
  newFrom: number,
  newTo: number,
  oldFrom: number,
  oldTo: number,
): void {
  const { nonPerforming, everDefaulted, loan, owed, noPay, noNew, money } = state;
  const banks = noPay.length;
  for (let e = newFrom; e < newTo; e++) {
    nonPerforming[loans.bank[loan[e]!]!]! += owed[e]!;
    everDefaulted[loans.bank[loan[e]!]!]! += owed[e]!;
  }
  for (let e = oldFrom; e < oldTo; e++) nonPerforming[loans.bank[loan[e]!]!]! -= owed[e]!;
  noPay.fill(0);
  for (const breaker of scheme.breakers) {
    let all = 0;
    for (let b = 0; b < banks; b++) all += measured(breaker, state, b);
    if (breaker.metric === 2) all = money[PAID]! - money[RECOVERED]!;
    for (let b = 0; b < banks; b++) {
      const amount = breaker.isOfBank ? measured(breaker, state, b) : all;
      const of =
        breaker.metric === 2
          ? scheme.money.opening + money[INFLOW]!
          : breaker.denominator[breaker.isOfBank ? period * banks + b : period]!;
      if (of <= 0) continue;
      const isPayStopped = reaches(amount, breaker.stopPay, of);
      if (isPayStopped) noPay[b] = 1;
      if (isPayStopped || reaches(amount, breaker.stopNew, of)) {
        noNew[(period + 1) * banks + b] = 1;
        money[IS_TRIPPED] = 1;
      }
    }
  }
}

/** Whether amount ÷ of has reached a level in millionths, exactly: equal products are told apart by what their rounding lost. */
function reaches(amount: number, level: number, of: number): boolean {
  const [met, bar] = [amount * 1_000_000, level * of];
  if (met !== bar) return met > bar;
  return productError(amount, 1_000_000, met) >= productError(level, of, bar);
}

function measured({ metric, isCumulative }: BreakerProgram, state: SettleState, bank: number): number {
  if (metric !== 0) return state.paidByBank[bank]!;
  return isCumulative ? state.everDefaulted[bank]! : state.nonPerforming[bank]!;
}
