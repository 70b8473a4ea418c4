import { type Fault, IpworthError } from '../base/errors.ts';
import { LoanTerms } from '../domain/loan-terms.ts';
import { parseWith } from '../domain/parse.ts';
import { addMonths, formatDay, parseDay, type SerialDay } from '../numeric/calendar.ts';
import { decimal, type Exact, round } from '../numeric/decimal.ts';
import { amortise, type FenLoan, type FenRows, fenRows } from './amortise.ts';
import { fenText, toFen } from './fen.ts';

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

const AT = 'loan terms';

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
  const terms = parseWith(LoanTerms, raw, AT);
  const loan = fenLoan(terms);
  const rows = fenRows(loan.dueCount + terms.prepayments.length);
  const count = amortise(loan, rows);
  return inYuan(terms, rows, count);
}

/** A parsed contract in whole fen and serial days. @throws INPUT_INVALID  days or amounts that contradict each other */
export function fenLoan(terms: LoanTerms): FenLoan {
  const start = parseDay(terms.drawdownDay);
  const maturity = addMonths(start, terms.termMonths);
  const faults = termFaults(terms, start, maturity);
  if (faults.length > 0) throw new IpworthError('INPUT_INVALID', faults);
  const { repayment, rates, grace } = terms;
  const dueDays = dueDaysOf(terms, start, maturity);
  const graceEnd = grace === undefined ? start : addMonths(start, grace.months);
  const places = Math.max(...rates.map(({ annualRate }) => decimal(annualRate).decimalPlaces()));
  const scale = decimal(`1e${places}`);
  return {
    principal: toFen(terms.principal, `${AT} /principal`),
    start,
    kind: repayment.kind,
    dayCount: terms.dayCount,
    dueDays,
    dueCount: dueDays.length,
    custom: repayment.kind === 'custom' ? repayment.principal.map(({ amount }) => toFen(amount, AT)) : [],
    graceDues: dueDays.filter((day) => day <= graceEnd).length,
    isInterestDeferred: grace?.interest === 'deferred',
    rateDays: rates.map(({ from }) => parseDay(from)),
    rateParts: rates.map(({ annualRate }) => scale.times(annualRate).toNumber()),
    rateScale: scale.toNumber(),
    prepayments: terms.prepayments.map(({ day, amount, effect }) => ({
      day: parseDay(day),
      amount: toFen(amount, AT),
      effect,
    })),
  };
}

function dueDaysOf({ repayment, firstPaymentDay }: LoanTerms, start: SerialDay, maturity: SerialDay): SerialDay[] {
  if (repayment.kind === 'bullet') return [maturity];
  if (repayment.kind === 'custom') return repayment.principal.map(({ day }) => parseDay(day));
  const days: SerialDay[] = [];
  const [origin, skipped] = firstPaymentDay === undefined ? [start, 1] : [parseDay(firstPaymentDay), 0];
  for (let k = skipped; ; k++) {
    const day = addMonths(origin, k * repayment.everyMonths);
    if (day >= maturity) return [...days, maturity];
    days.push(day);
  }
}

function termFaults(terms: LoanTerms, start: SerialDay, maturity: SerialDay): Fault[] {
  const { repayment, rates, prepayments, firstPaymentDay } = terms;
  const faults: Fault[] = [];
  const fault = (at: string, problem: string, met: string): void => {
    faults.push({ at: `${AT} /${at}`, problem, met });
  };
  const ascends = (place: string, days: readonly string[]): void => {
    for (let i = 1; i < days.length; i++) {
      if (days[i]! <= days[i - 1]!) fault(`${place}/${i}`, `not after the day before it, ${days[i - 1]}`, days[i]!);
    }
  };
  const within = (place: string, day: string, last: SerialDay): void => {
    const serial = parseDay(day);
    if (serial <= start) fault(place, `not after drawdown on ${terms.drawdownDay}`, day);
    if (serial > last) fault(place, `after ${formatDay(last)}`, day);
  };
  if (rates[0]!.from > terms.drawdownDay) {
    fault('rates/0/from', `no rate holds on the day of drawdown, ${terms.drawdownDay}`, rates[0]!.from);
  }
  ascends(
    'rates',
    rates.map(({ from }) => from),
  );
  if (firstPaymentDay !== undefined) {
    if (repayment.kind === 'bullet' || repayment.kind === 'custom') {
      fault('firstPaymentDay', `repayment of kind ${repayment.kind} has none`, firstPaymentDay);
    }
    within('firstPaymentDay', firstPaymentDay, maturity);
  }
  if (repayment.kind === 'custom') {
    const { principal } = repayment;
    ascends(
      'repayment/principal',
      principal.map(({ day }) => day),
    );
    for (const [i, { day }] of principal.entries()) within(`repayment/principal/${i}/day`, day, maturity);
    const sum = total(principal.map(({ amount }) => amount));
    if (sum !== total([terms.principal]))
      fault('repayment/principal', `does not add up to ${total([terms.principal])}`, sum);
  }
  ascends(
    'prepayments',
    prepayments.map(({ day }) => day),
  );
  for (const [i, { day }] of prepayments.entries()) within(`prepayments/${i}/day`, day, maturity - 1);
  return faults;
}

function total(amounts: readonly Exact[]): string {
  return amounts.reduce((sum, amount) => sum.plus(amount), decimal(0)).toFixed(2);
}

function inYuan(terms: LoanTerms, rows: FenRows, count: number): LoanSchedule {
  let opening = toFen(terms.principal, AT);
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
    principal: fenText(toFen(terms.principal, AT)),
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
