import type { BookLoan } from '../domain/loan-book.ts';
import { parseDay, type SerialDay } from '../numeric/calendar.ts';
import { toFen } from './fen.ts';

/** One due day in whole fen, with what was paid against it. */
export interface DueState {
  readonly day: SerialDay;
  readonly principal: number;
  readonly interest: number;
  readonly principalPaid: number;
  readonly interestPaid: number;
}

/** A loan as events have left it, in whole fen. */
export interface LoanState {
  readonly loan: BookLoan;
  readonly dues: readonly DueState[];
  /** Principal not yet paid, recovered or written off. */
  readonly outstanding: number;
  readonly principalPaid: number;
  readonly interestPaid: number;
  readonly writtenOff: number;
  /** Received after default, net of costs; it is part of what was paid, after a write-off of principal. */
  readonly recovered: number;
  readonly recoveryCosts: number;
  readonly defaultedOn: string | null;
  readonly writtenOffOn: string | null;
  /** Days past due then, and whether the loan was in default. */
  readonly restructured: { readonly on: string; readonly daysThen: number; readonly wasDefault: boolean } | null;
  readonly curedOn: string | null;
}

/** A right as events have left it. */
export interface RightState {
  readonly id: string;
  readonly value: number;
  readonly valuedOn: string;
  readonly ended: { readonly on: string; readonly how: 'lapse' | 'invalidation' } | null;
  readonly lawsuits: readonly { readonly caseId: string; readonly since: string }[];
}

/** The state of a book after its last event. Read it on a day with `bookPosition`. */
export interface LoanBook {
  /** Day of the last event; `null` before the first. */
  readonly day: string | null;
  readonly loans: ReadonlyMap<string, LoanState>;
  readonly rights: ReadonlyMap<string, RightState>;
  /** Ids of the events so far. */
  readonly events: ReadonlySet<string>;
}

/** What is owed on dues, in whole fen. */
export function dueStates(dues: BookLoan['dues']): readonly DueState[] {
  return dues.map(({ day, principal, interest }) => ({
    day: parseDay(day),
    principal: toFen(principal, 'dues'),
    interest: toFen(interest, 'dues'),
    principalPaid: 0,
    interestPaid: 0,
  }));
}

/** Principal or interest of dues that is not paid. */
export function unpaid(dues: readonly DueState[], what: 'principal' | 'interest'): number {
  return dues.reduce((sum, due) => sum + due[what] - due[`${what}Paid`], 0);
}

/** What has fallen due by a day and is not paid. */
export function dueBy(dues: readonly DueState[], day: number): number {
  const fallen = dues.filter((due) => due.day <= day);
  return unpaid(fallen, 'principal') + unpaid(fallen, 'interest');
}

/** Days since the oldest due with something unpaid; the day after it is day 1. */
export function daysPastDue({ dues }: LoanState, what: 'principal' | 'interest', day: number): number {
  const oldest = dues.find((due) => due.day < day && due[what] > due[`${what}Paid`]);
  return oldest === undefined ? 0 : day - oldest.day;
}
