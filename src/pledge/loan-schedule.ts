import { LoanTerms } from '../domain/loan-terms.ts';
import { parseWith } from '../domain/parse.ts';
import { formatDay } from '../numeric/calendar.ts';
import { decimal, round } from '../numeric/decimal.ts';
import { amortise, type FenRows, fenRows } from './amortise.ts';
import { fenText, toFen } from './fen.ts';
import { CONTRACT, fenLoan } from './loan-contract.ts';

/** One payment of a loan. */
export interface LoanPayment {
  readonly day: string;
  readonly kind: 'due' | 'prepayment';
  readonly opening: string;
  readonly principal: string;
  readonly interest: string;
  /** Charge for a prepayment. */
  readonly fee: string;
  readonly payment: string;
  readonly closing: string;
}

/** All payments of a loan, exact to the fen: principal adds up to the loan, payments to principal, interest and fees. */
export interface LoanSchedule {
  readonly principal: string;
  readonly drawdownDay: string;
  /** Day of the last payment. */
  readonly endDay: string;
  readonly payments: readonly LoanPayment[];
  readonly totals: {
    readonly principal: string;
    readonly interest: string;
    readonly fees: string;
    readonly payments: string;
  };
}

/**
 * The schedule of a loan: what is due on which day, in yuan with two decimals.
 *
 *     interest = round(balance × Σ rate × time) for each row; principal as the repayment asks; the last row takes what is left
 *
 * Due days are counted from the first one, each as so many months later. A level instalment is worked out anew when the
 * rate at the beginning of a period has changed, or after a prepayment that lowers payments.
 *
 * @param raw  a document of the schema `LoanTerms`
 * @throws INPUT_INVALID  faults of the document, all at once: a repayment on or before drawdown or after the end, custom
 *   principal that does not add up, a prepayment larger than what is owed
 */
export function loanSchedule(raw: unknown): LoanSchedule {
  const terms = parseWith(LoanTerms, raw, CONTRACT);
  const loan = fenLoan(terms);
  const rows = fenRows(loan.dueCount + terms.prepayments.length);
  const count = amortise(loan, rows);
  return inYuan(terms, rows, count);
}

function inYuan(terms: LoanTerms, rows: FenRows, count: number): LoanSchedule {
  let opening = toFen(terms.principal, CONTRACT);
  const sums = { principal: 0, interest: 0, fees: 0 };
  const payments: LoanPayment[] = [];
  for (let i = 0; i < count; i++) {
    const [principal, interest, index] = [rows.principal[i]!, rows.interest[i]!, rows.prepayment[i]!];
    const { feeShare = 0 } = index === 0 ? {} : terms.prepayments[index - 1]!;
    const fee = round(decimal(principal).times(feeShare), 0).toNumber();
    payments.push({
      day: formatDay(rows.day[i]!),
      kind: index === 0 ? 'due' : 'prepayment',
      opening: fenText(opening),
      principal: fenText(principal),
      interest: fenText(interest),
      fee: fenText(fee),
      payment: fenText(principal + interest + fee),
      closing: fenText(opening - principal),
    });
    opening -= principal;
    sums.principal += principal;
    sums.interest += interest;
    sums.fees += fee;
  }
  return {
    principal: fenText(toFen(terms.principal, CONTRACT)),
    drawdownDay: terms.drawdownDay,
    endDay: payments.at(-1)!.day,
    payments,
    totals: {
      principal: fenText(sums.principal),
      interest: fenText(sums.interest),
      fees: fenText(sums.fees),
      payments: fenText(sums.principal + sums.interest + sums.fees),
    },
  };
}
