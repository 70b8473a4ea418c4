import type { SerialDay } from '../../numeric/calendar.ts';
import { accruedFen, type FenLoan, type FenRows } from '../amortise.ts';

/** Where a loan stands on a day by its schedule, in whole fen: payments of that day and before count as made. */
export interface LoanStanding {
  readonly day: SerialDay;
  /** Principal not yet due; 0 before drawdown. */
  readonly balance: number;
  /** Principal that has fallen due. */
  readonly fallenDue: number;
  /** Interest since the last payment. */
  readonly accrued: number;
  /** Interest of the whole schedule. */
  readonly interest: number;
  /** Day to which interest is settled. */
  readonly settledTo: SerialDay;
  /** The row that is paid next, and how many rows there are; equal once all are paid. */
  readonly next: number;
  readonly count: number;
}

/** The standing of a loan whose rows are `rows[0 … count − 1]`. */
export function standingOn(loan: FenLoan, rows: FenRows, count: number, day: SerialDay): LoanStanding {
  let [fallenDue, interest, next, settledTo] = [0, 0, count, loan.start];
  for (let r = 0; r < count; r++) {
    interest += rows.interest[r]!;
    if (rows.day[r]! <= day) {
      fallenDue += rows.principal[r]!;
      settledTo = rows.settledTo[r]!;
    } else if (next === count) next = r;
  }
  const balance = loan.start <= day ? loan.principal - fallenDue : 0;
  const accrued = balance > 0 && day > settledTo ? accruedFen(loan, balance, settledTo, day) : 0;
  return { day, balance, fallenDue, accrued, interest, settledTo, next, count };
}
