import { refuse } from '../base/errors.ts';
import type { LoanDayCount, Prepayment, Repayment } from '../domain/loan-terms.ts';
import { formatDay, type SerialDay } from '../numeric/calendar.ts';
import { decimal, ONE, ZERO } from '../numeric/decimal.ts';
import { basisOf, countedTime } from './counted-time.ts';
import { fenText, mulDiv } from './fen.ts';

/** A loan in whole fen, serial days and whole parts of a rate. */
export interface FenLoan {
  readonly principal: number;
  readonly start: SerialDay;
  readonly kind: Repayment['kind'];
  readonly dayCount: LoanDayCount;
  /** Days in ascending order, the last the maturity; those from `dueCount` on are not read. */
  readonly dueDays: ArrayLike<number>;
  /** The day on which each due day is paid; `dueDays` where nothing moves. */
  readonly payDays: ArrayLike<number>;
  readonly dueCount: number;
  /** Principal due on each due day; read for custom repayment only. */
  readonly custom: ArrayLike<number>;
  /** So many first due days ask for no principal. */
  readonly graceDues: number;
  readonly isInterestDeferred: boolean;
  /** First day of each rate, and the rate times `rateScale`, a whole number. */
  readonly rateDays: ArrayLike<number>;
  readonly rateParts: ArrayLike<number>;
  readonly rateScale: number;
  readonly prepayments: readonly FenPrepayment[];
}

export interface FenPrepayment {
  readonly day: SerialDay;
  readonly amount: number;
  readonly effect: Prepayment['effect'];
}

/** What is paid when; one row for each due day and prepayment. The arrays are the caller's and long enough. */
export interface FenRows {
  readonly day: Float64Array;
  readonly principal: Float64Array;
  readonly interest: Float64Array;
  /** Day to which interest is settled with the row. */
  readonly settledTo: Float64Array;
  /** Which prepayment a row is, plus 1; 0 for a due day. */
  readonly prepayment: Uint16Array;
}

/** Rows that hold `count` payments. */
export function fenRows(count: number): FenRows {
  const column = (): Float64Array => new Float64Array(count);
  const prepayment = new Uint16Array(count);
  return { day: column(), principal: column(), interest: column(), settledTo: column(), prepayment };
}

/** Where a loan stands between two payments. */
interface Standing {
  balance: number;
  /** Last day to which interest is settled. */
  from: SerialDay;
  /** Index of the due day that comes next. */
  due: number;
  /** Level payment, or level part of principal, as it was last worked out, and the rate it rests on. */
  level: number;
  levelRate: number;
  isLevelStale: boolean;
}

/**
 * The payments of a loan in whole fen; returns how many rows there are.
 *
 *     interest = round(balance × Σ rate × time), once for each row, half up
 *
 * @throws INPUT_INVALID  a prepayment larger than what is then owed
 */
export function amortise(loan: FenLoan, rows: FenRows): number {
  const { dueDays, dueCount, prepayments, kind, principal, start } = loan;
  const isLevelStale = kind !== 'custom';
  const now: Standing = { balance: principal, from: start, due: 0, level: 0, levelRate: 0, isLevelStale };
  let [deferred, count, next] = [0, 0, 0];
  const pay = (day: number, paid: number, interest: number, prepayment: number): void => {
    rows.day[count] = prepayment === 0 ? loan.payDays[now.due]! : day;
    rows.settledTo[count] = day;
    rows.principal[count] = paid;
    rows.interest[count] = interest + deferred;
    rows.prepayment[count++] = prepayment;
    deferred = 0;
    now.balance -= paid;
    now.from = day;
  };
  for (; now.due < dueCount && now.balance > 0; now.due++) {
    const day = dueDays[now.due]!;
    for (let ahead = prepayments[next]; ahead !== undefined && ahead.day < day; ahead = prepayments[++next]) {
      if (ahead.amount > now.balance) refusePrepayment(ahead, next, now.balance);
      pay(ahead.day, ahead.amount, interestFen(loan, now.balance, now.from, ahead.day), next + 1);
      if (ahead.effect === 'lower-payments') now.isLevelStale = true;
    }
    if (now.balance === 0) break;
    const interest = interestFen(loan, now.balance, now.from, day);
    const isLast = now.due === dueCount - 1;
    if (now.due < loan.graceDues && loan.isInterestDeferred && !isLast) {
      deferred += interest;
      now.from = day;
      continue;
    }
    const paid = isLast ? now.balance : now.due < loan.graceDues ? 0 : principalFen(loan, now, interest);
    pay(day, Math.min(now.balance, Math.max(0, paid)), interest, 0);
  }
  const unused = prepayments[next];
  if (unused !== undefined) refusePrepayment(unused, next, now.balance);
  return count;
}

/** Interest of a balance over a period, across changes of rate. */
export function interestFen(loan: FenLoan, balance: number, from: SerialDay, to: SerialDay): number {
  const { rateDays, rateParts, dayCount } = loan;
  const basis = basisOf(dayCount) * loan.rateScale;
  if (rateDays.length === 1) return mulDiv(balance, rateParts[0]! * countedTime(from, to, dayCount), basis);
  let parts = 0;
  for (let i = 0; i < rateDays.length; i++) {
    const start = Math.max(from, i === 0 ? from : rateDays[i]!);
    const end = Math.min(to, rateDays[i + 1] ?? to);
    if (start < end) parts += rateParts[i]! * countedTime(start, end, dayCount);
  }
  return mulDiv(balance, parts, basis);
}

/**
 * Interest on a balance since it was last settled, as the schedule counts it: where grace defers it, period by period.
 *
 * @param from  day to which interest is settled
 */
export function accruedFen(loan: FenLoan, balance: number, from: SerialDay, to: SerialDay): number {
  const { dueDays, dueCount, graceDues, isInterestDeferred } = loan;
  let [sum, start] = [0, from];
  const periods = isInterestDeferred ? Math.min(graceDues, dueCount - 1) : 0;
  for (let due = 0; due < periods && dueDays[due]! < to; due++) {
    const end = dueDays[due]!;
    if (end <= start) continue;
    sum += interestFen(loan, balance, start, end);
    start = end;
  }
  return sum + interestFen(loan, balance, start, to);
}

/** Principal that the plan asks for on the next due day. */
function principalFen(loan: FenLoan, now: Standing, interest: number): number {
  const { balance, due } = now;
  switch (loan.kind) {
    case 'equal-principal':
      if (now.isLevelStale) now.level = mulDiv(balance, 1, loan.dueCount - due);
      now.isLevelStale = false;
      return now.level;
    case 'equal-instalments': {
      const rate = rateOn(loan, now.from);
      if (now.isLevelStale || rate !== now.levelRate) now.level = levelFen(loan, now, rate);
      now.levelRate = rate;
      now.isLevelStale = false;
      return now.level - interest;
    }
    case 'custom':
      return now.isLevelStale ? customShare(loan, now) : loan.custom[due]!;
    default:
      return 0;
  }
}

/** Of a prepaid loan: the balance in the proportions of what was agreed for the due days left. */
function customShare({ custom, dueCount }: FenLoan, { balance, due }: Standing): number {
  let planned = 0;
  for (let j = due; j < dueCount; j++) planned += custom[j]!;
  return planned === 0 ? 0 : mulDiv(balance, custom[due]!, planned);
}

function rateOn({ rateDays, rateParts }: FenLoan, day: SerialDay): number {
  let i = 0;
  while (i + 1 < rateDays.length && rateDays[i + 1]! <= day) i++;
  return rateParts[i]!;
}

/**
 * The level payment that repays a balance over the due days left at one rate, to the fen, half up.
 *
 *     balance / Σⱼ Πᵢ≤ⱼ 1 / (1 + rate × timeᵢ)
 *
 * In float64 the sum is off by at most 4·600·2⁻⁵³ < 10⁻¹² of it; where that leaves the rounding open, decimals decide.
 */
function levelFen(loan: FenLoan, { balance, from, due: first }: Standing, rate: number): number {
  const basis = basisOf(loan.dayCount) * loan.rateScale;
  let [sum, discount, start] = [0, 1, from];
  for (let j = first; j < loan.dueCount; j++) {
    const due = loan.dueDays[j]!;
    discount /= 1 + (rate * countedTime(start, due, loan.dayCount)) / basis;
    sum += discount;
    start = due;
  }
  const amount = balance / sum;
  const whole = Math.floor(amount);
  const overHalf = amount - whole - 0.5;
  if (Math.abs(overHalf) > amount * 1e-12) return overHalf > 0 ? whole + 1 : whole;
  return exactLevel(loan, { balance, from, due: first }, rate);
}

function exactLevel(loan: FenLoan, now: Pick<Standing, 'balance' | 'from' | 'due'>, rate: number): number {
  const basis = basisOf(loan.dayCount) * loan.rateScale;
  let [sum, discount, start] = [ZERO, ONE, now.from];
  for (let j = now.due; j < loan.dueCount; j++) {
    const due = loan.dueDays[j]!;
    discount = discount.div(
      decimal(rate)
        .times(countedTime(start, due, loan.dayCount))
        .div(basis)
        .plus(1),
    );
    sum = sum.plus(discount);
    start = due;
  }
  return decimal(now.balance).div(sum).toDecimalPlaces(0).toNumber();
}

function refusePrepayment({ day, amount }: FenPrepayment, index: number, balance: number): never {
  refuse('INPUT_INVALID', {
    at: `loan terms /prepayments/${index}/amount`,
    problem: `only ${fenText(balance)} is owed on ${formatDay(day)}`,
    met: fenText(amount),
    remedy: 'prepay no more than is owed',
  });
}
