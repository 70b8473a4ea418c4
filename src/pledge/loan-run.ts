import { refuse } from '../base/errors.ts';
import { LoanDayCount, type Repayment } from '../domain/loan-terms.ts';
import { parseWith } from '../domain/parse.ts';
import { checkWhole } from '../numeric/argument.ts';
import { addMonths, type SerialDay } from '../numeric/calendar.ts';
import { amortise, type FenLoan, type FenRows, fenRows, interestFen } from './amortise.ts';
import { mulDiv } from './fen.ts';
import { type ClassificationRule, classByDays } from './loan-class.ts';

/** Repayments a run knows, by the number that stands for each. */
export const RUN_REPAYMENTS = ['bullet', 'interest-only', 'equal-instalments', 'equal-principal'] as const;

/** Loans as columns, one entry each. */
export interface LoanColumns {
  /** Principal in fen, whole, 1 … 10^13. */
  readonly principal: ArrayLike<number>;
  /** Yearly rate times `rateScale`, whole. */
  readonly rate: ArrayLike<number>;
  /** Day of drawdown as a serial day. */
  readonly drawdown: ArrayLike<SerialDay>;
  readonly termMonths: ArrayLike<number>;
  readonly everyMonths: ArrayLike<number>;
  /** Index into `RUN_REPAYMENTS`. */
  readonly repayment: ArrayLike<number>;
  readonly daysPastDue: ArrayLike<number>;
}

/** What holds for all loans of a run. */
export interface RunTerms {
  readonly asOf: SerialDay;
  readonly dayCount: LoanDayCount;
  /** A power of ten: 10000 when rates are basis points. */
  readonly rateScale: number;
  readonly fromDays: ClassificationRule['fromDays'];
  /** Provision by class, best first, in millionths of the balance. */
  readonly provisionParts: readonly [number, number, number, number, number];
}

/** Loan by loan, in fen. Where `isValid` is 0 the others are 0, and `faults` says why. */
export interface LoanRun {
  readonly isValid: Uint8Array;
  /** Balance on the day by the schedule. */
  readonly balance: Float64Array;
  /** Interest since the last due day. */
  readonly accrued: Float64Array;
  /** Interest of the whole schedule. */
  readonly interest: Float64Array;
  readonly nextDue: Float64Array;
  /** Index into `LOAN_CLASSES`, by days past due. */
  readonly class: Uint8Array;
  readonly provision: Float64Array;
  readonly faults: readonly { readonly loan: number; readonly problem: string; readonly met: string }[];
}

const MOST_MONTHS = 600;

/**
 * Schedules, classes and provisions of many loans in one call, each to the fen as `loanSchedule` has it.
 *
 * Every loan is worked out in whole fen in the same few arrays, so memory does not grow with the terms. A loan with a fault
 * is reported and does not stop the others.
 *
 * @throws ARGUMENT_INVALID  columns of different lengths, terms of the run out of range
 */
export function runLoans(loans: LoanColumns, terms: RunTerms): LoanRun {
  const count = checkedLength(loans, terms);
  const column = (): Float64Array => new Float64Array(count);
  const out = {
    isValid: new Uint8Array(count),
    balance: column(),
    accrued: column(),
    interest: column(),
    nextDue: column(),
    class: new Uint8Array(count),
    provision: column(),
  };
  const faults: LoanRun['faults'][number][] = [];
  const rows = fenRows(MOST_MONTHS + 1);
  const dueDays = new Int32Array(MOST_MONTHS + 1);
  for (let i = 0; i < count; i++) {
    const fault = faultOf(loans, i);
    if (fault !== undefined) {
      faults.push({ loan: i, ...fault });
      continue;
    }
    const loan = fenLoanOf(loans, i, terms, dueDays);
    const standing = standingOn(loan, rows, amortise(loan, rows), terms.asOf);
    out.isValid[i] = 1;
    out.balance[i] = standing.balance;
    out.accrued[i] = standing.accrued;
    out.interest[i] = standing.interest;
    out.nextDue[i] = standing.nextDue;
    out.class[i] = classByDays(loans.daysPastDue[i]!, terms.fromDays);
    out.provision[i] = mulDiv(standing.balance, terms.provisionParts[out.class[i]!]!, 1e6);
  }
  return { ...out, faults };
}

function fenLoanOf(loans: LoanColumns, i: number, terms: RunTerms, dueDays: Int32Array): FenLoan {
  const start = loans.drawdown[i]!;
  const kind: Repayment['kind'] = RUN_REPAYMENTS[loans.repayment[i]!]!;
  const [months, every] = [loans.termMonths[i]!, loans.everyMonths[i]!];
  let dueCount = 0;
  if (kind !== 'bullet') for (let k = every; k < months; k += every) dueDays[dueCount++] = addMonths(start, k);
  dueDays[dueCount++] = addMonths(start, months);
  return {
    principal: loans.principal[i]!,
    start,
    kind,
    dayCount: terms.dayCount,
    dueDays,
    dueCount,
    custom: [],
    graceDues: 0,
    isInterestDeferred: false,
    rateDays: [start],
    rateParts: [loans.rate[i]!],
    rateScale: terms.rateScale,
    prepayments: [],
  };
}

/** What a schedule says on a day: payments of that day count as made. */
function standingOn(loan: FenLoan, rows: FenRows, count: number, day: SerialDay) {
  let [balance, interest, next, from] = [loan.start <= day ? loan.principal : 0, 0, count, loan.start];
  for (let r = 0; r < count; r++) {
    interest += rows.interest[r]!;
    if (rows.day[r]! <= day) {
      balance -= rows.principal[r]!;
      from = rows.day[r]!;
    } else if (next === count) next = r;
  }
  const nextDue = next === count ? 0 : rows.principal[next]! + rows.interest[next]!;
  const accrued = balance > 0 && day > from ? interestFen(loan, balance, from, day) : 0;
  return { balance, interest, nextDue, accrued };
}

function checkedLength(loans: LoanColumns, terms: RunTerms): number {
  const count = loans.principal.length;
  for (const [name, column] of Object.entries(loans)) {
    if (column.length === count) continue;
    const problem = `not as long as the principals, ${count}`;
    refuse('ARGUMENT_INVALID', { at: `runLoans: ${name}`, problem, met: String(column.length) });
  }
  parseWith(LoanDayCount, terms.dayCount, 'runLoans: dayCount', 'ARGUMENT_INVALID');
  checkWhole('runLoans: asOf', terms.asOf, -62091, 84006);
  checkWhole('runLoans: rateScale', terms.rateScale, 1, 1e8);
  for (const part of terms.provisionParts) checkWhole('runLoans: provisionParts', part, 0, 1e6);
  return count;
}

/** Lowest and highest of each column; days from 1900 to 2149, so that every due day lies in the calendar. */
const RANGES: readonly (readonly [keyof LoanColumns, number, number])[] = [
  ['principal', 1, 1e13],
  ['rate', 0, 1e8],
  ['drawdown', -25567, 65742],
  ['termMonths', 1, MOST_MONTHS],
  ['everyMonths', 1, MOST_MONTHS],
  ['repayment', 0, RUN_REPAYMENTS.length - 1],
  ['daysPastDue', 0, 100_000],
];

function faultOf(loans: LoanColumns, i: number): { readonly problem: string; readonly met: string } | undefined {
  for (const [name, low, high] of RANGES) {
    const met = loans[name][i]!;
    if (Number.isInteger(met) && met >= low && met <= high) continue;
    return { problem: `${name}: not a whole number of ${low} to ${high}`, met: String(met) };
  }
  return undefined;
}
