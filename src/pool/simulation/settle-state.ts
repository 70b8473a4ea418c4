import type { PoolModel } from './pool-model.ts';

/** Places in `SettleState.money`; all in fen but the discounted ones, which are not rounded. */
export const BALANCE = 0;
export const EARMARKED = 1;
export const CLAIMED = 2;
export const PAID = 3;
export const RECOVERED = 4;
/** What came in and what lapsed, besides recoveries, since the beginning. */
export const INFLOW = 5;
/** Discounted outflow less inflow so far, and the largest it was. */
export const OUTFLOW = 6;
export const NEED = 7;
/** The balance is called to be in trouble in this period first; −1: never. */
export const SHORT_AT = 8;
/** Whether the run pays as if the pool had no bottom. */
export const IS_BOTTOMLESS = 9;
/** Whether a circuit-breaker holds, or has held, anything back. */
export const IS_TRIPPED = 10;
const MONEY_PLACES = 11;

/**
 * What the settlement of one scheme works on; used for one scheme and scenario after the other. Arrays by event hold the
 * scenario's defaults sorted by scheme and quarter: see `arrangeEvents`.
 */
export interface SettleState {
  readonly first: Int32Array;
  readonly loan: Int32Array;
  readonly moment: Float64Array;
  readonly owed: Float64Array;
  readonly interest: Float64Array;
  readonly recovered: Float64Array;
  readonly excess: Float64Array;
  /** Who bears the loss now: `width` entries an event, the layers first, then the remainder party. */
  readonly borne: Float64Array;
  readonly compensable: Float64Array;
  /** What the pool owes and has not paid, where it waits for money. */
  readonly waiting: Float64Array;
  readonly advanced: Float64Array;
  readonly counted: Float64Array;
  readonly earmark: Float64Array;

  /** Events of the period in order of payment, with what is due and paid. */
  readonly order: Int32Array;
  readonly starts: Int32Array;
  readonly due: Float64Array;
  readonly paid: Float64Array;
  /** Claims that a circuit-breaker holds back, in order, and one entry: how many. */
  readonly deferred: Int32Array;
  readonly deferrals: Int32Array;
  readonly queue: Int32Array;
  /** One entry: how many wait. */
  readonly queued: Int32Array;
  readonly rests: Float64Array;
  readonly weights: Float64Array;
  readonly got: Float64Array;
  readonly room: Float64Array;
  readonly noBound: Float64Array;

  readonly ofBorrower: Float64Array;
  readonly ofYear: Float64Array;
  readonly ofBankYear: Float64Array;
  readonly ofAll: Float64Array;
  readonly ofLender: Float64Array;
  /** Used of the ceilings on all and on the year. */
  readonly ofPool: Float64Array;

  /** Periods × banks: no new loans are taken. */
  readonly noNew: Uint8Array;
  /** By bank: nothing is paid now. */
  readonly noPay: Uint8Array;
  /** Principal in default by bank: not yet disposed of, and ever. */
  readonly nonPerforming: Float64Array;
  readonly everDefaulted: Float64Array;
  readonly paidByBank: Float64Array;
  readonly money: Float64Array;
}

/** Room for scenarios of a model. */
export function settleState({ book, loans, banks, schemes, periods, horizonQuarters, width }: PoolModel): SettleState {
  const most = book.loans;
  const floats = (length: number): Float64Array => new Float64Array(length);
  const ints = (length: number): Int32Array => new Int32Array(length);
  return {
    first: ints(schemes.length * (horizonQuarters + 1) + 1),
    loan: ints(most),
    moment: floats(most),
    owed: floats(most),
    interest: floats(most),
    recovered: floats(most),
    excess: floats(most),
    borne: floats(most * width),
    compensable: floats(most),
    waiting: floats(most),
    advanced: floats(most),
    counted: floats(most),
    earmark: floats(most),
    order: ints(most),
    starts: ints(most + 1),
    due: floats(most),
    paid: floats(most),
    deferred: ints(most),
    deferrals: ints(1),
    queue: ints(most),
    queued: ints(1),
    rests: floats(Math.max(most, width) + 1),
    weights: floats(Math.max(most, width)),
    got: floats(Math.max(most, width)),
    room: floats(width),
    noBound: floats(width).fill(Infinity),
    ofBorrower: floats(loans.borrowers * width),
    ofYear: floats(width),
    ofBankYear: floats(banks.length * width),
    ofAll: floats(width),
    ofLender: floats(banks.length),
    ofPool: floats(2),
    noNew: new Uint8Array((periods + 1) * banks.length),
    noPay: new Uint8Array(banks.length),
    nonPerforming: floats(banks.length),
    everDefaulted: floats(banks.length),
    paidByBank: floats(banks.length),
    money: floats(MONEY_PLACES),
  };
}
