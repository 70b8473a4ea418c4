import type { LoanColumns } from './pool-model.ts';
import type { SchemeProgram } from './scheme-program.ts';
import { deferStopped, orderClaims, setAside, settleFreely, settleInOrder } from './settle-claims.kernel.ts';
import { beginPeriod, measureNeed, openScheme, receive, trip } from './settle-period.kernel.ts';
import { BALANCE, IS_TRIPPED, PAID, RECOVERED, type SettleState } from './settle-state.ts';

const QUARTERS = 4;

/** Where the events of a quarter begin. */
function startOf(first: Int32Array, base: number, horizon: number, quarter: number): number {
  return first[base + (quarter < 0 ? 0 : quarter < horizon ? quarter : horizon)]!;
}

/**
 * One scheme's scenario, period by period: money in, recoveries, claims in order, payment, what it came to. What each party bears at the
 * end stands in `state.borne`, the money in `state.money`.
 *
 * @param base          first entry of the scheme in `state.first`
 * @param horizon       quarters in which loans default
 * @param intoYear      quarters of the calendar year that are gone before period 0
 * @param isBottomless  pays as if there were money without end
 * @param balances      entries from `at`: the balance after each period
 */
export function settleScheme(
  scheme: SchemeProgram,
  loans: LoanColumns,
  state: SettleState,
  base: number,
  horizon: number,
  periods: number,
  intoYear: number,
  width: number,
  isBottomless: boolean,
  balances: Float64Array,
  at: number,
): void {
  const { first, money } = state;
  const { claimLag, cashLag, breakers } = scheme;
  const isInOrder = scheme.manner >= 2 || scheme.floor !== null || scheme.ceilings.length > 0;
  const window = Math.max(1, claimLag, cashLag);
  openScheme(
    scheme,
    loans,
    state,
    startOf(first, base, horizon, 0),
    startOf(first, base, horizon, horizon),
    width,
    isBottomless,
  );
  let settled = startOf(first, base, horizon, 0);
  for (let t = 0; t < periods; t++) {
    const paidBefore = money[PAID]!;
    const recoveredBefore = money[RECOVERED]!;
    beginPeriod(scheme, state, t, (t + intoYear) % QUARTERS === 0);
    const cashFrom = startOf(first, base, horizon, t - cashLag);
    const cashTo = startOf(first, base, horizon, t - cashLag + 1);
    if (scheme.manner === 1 && cashFrom < settled) receive(scheme, state, cashFrom, Math.min(cashTo, settled), width);
    if (isInOrder || money[IS_TRIPPED] === 1) {
      const isYearEnd = t === periods - 1 || (t + intoYear + 1) % QUARTERS === 0;
      settled = settleSpecially(scheme, loans, state, base, horizon, t, isYearEnd, width, settled);
    } else {
      const to = startOf(first, base, horizon, t - claimLag + 1);
      const isAfterCash = cashTo >= to;
      if (to > settled || state.queued[0]! > 0) {
        if (!settleFreely(scheme, loans, state, settled, to, width, isAfterCash)) {
          const count = orderClaims(state, settled, to, 0, 0);
          settleInOrder(scheme, loans, state, count, t, width, isAfterCash ? to : settled, to);
        }
      }
      settled = to;
    }
    if (breakers.length > 0) {
      trip(
        scheme,
        loans,
        state,
        t,
        startOf(first, base, horizon, t),
        startOf(first, base, horizon, t + 1),
        startOf(first, base, horizon, t - window),
        startOf(first, base, horizon, t - window + 1),
      );
    }
    measureNeed(scheme, state, t, paidBefore, recoveredBefore);
    balances[at + t] = money[BALANCE]!;
  }
  // what this scheme held back, no other does
  if (money[IS_TRIPPED] === 1) {
    state.noPay.fill(0);
    state.noNew.fill(0);
  }
}

/**
 * The claims of a period of a scheme with advances, earmarks, a floor, ceilings or circuit-breakers.
 *
 * @param settled  events before this one are settled for good
 * @returns        events before this one are settled now
 */
function settleSpecially(
  scheme: SchemeProgram,
  loans: LoanColumns,
  state: SettleState,
  base: number,
  horizon: number,
  period: number,
  isYearEnd: boolean,
  width: number,
  settled: number,
): number {
  const { first } = state;
  const { manner, claimLag, cashLag } = scheme;
  const claimFrom = startOf(first, base, horizon, period - claimLag);
  const claimTo = startOf(first, base, horizon, period - claimLag + 1);
  const cashTo = startOf(first, base, horizon, period - cashLag + 1);
  const to = manner >= 2 ? cashTo : scheme.floor === null || isYearEnd ? claimTo : settled;
  // what a circuit-breaker held back comes first, unless its final loss is due now
  const { order, deferred, deferrals } = state;
  let count = 0;
  for (let i = 0; i < deferrals[0]!; i++) {
    const e = deferred[i]!;
    if (e < settled || e >= to) order[count++] = e;
  }
  const held = count;
  for (let q = 0; q < horizon; q++) {
    const a = Math.max(settled, startOf(first, base, horizon, q));
    const b = Math.min(to, startOf(first, base, horizon, q + 1));
    if (a < b) count = orderClaims(state, a, b, count, count);
  }
  if (manner === 2) count = orderClaims(state, claimFrom, claimTo, count, held);
  count = deferStopped(scheme, loans, state, count, width, cashTo);
  settleInOrder(scheme, loans, state, count, period, width, cashTo, manner === 2 ? cashTo : claimTo);
  if (manner === 3) setAside(scheme, loans, state, orderClaims(state, claimFrom, claimTo, 0, 0), period, width);
  return to;
}

/** A range of events that no scheme covers: all of the loss is the remainder party's. */
export function settleUncovered(state: SettleState, from: number, to: number, width: number): void {
  const { borne, owed, interest, recovered } = state;
  for (let e = from; e < to; e++) borne[e * width] = owed[e]! + interest[e]! - recovered[e]!;
}
