import { type Fault, IpworthError } from '../base/errors.ts';
import type { LoanTerms } from '../domain/loan-terms.ts';
import { addMonths, formatDay, monthsAfter, parseDay, type SerialDay } from '../numeric/calendar.ts';
import { decimal, type Exact } from '../numeric/decimal.ts';
import type { FenLoan } from './amortise.ts';
import { toFen } from './fen.ts';
import { PaymentDays } from './payment-days.ts';

/** What a contract is called in messages. */
export const CONTRACT = 'loan terms';
const AT = CONTRACT;

/** A contract in whole fen, serial days and whole parts of a rate, before its due days are laid out. */
export interface ContractFigures extends Omit<FenLoan, 'dueDays' | 'payDays' | 'dueCount' | 'graceDues'> {
  readonly maturity: SerialDay;
  /** Months between due days; not read for a bullet or custom repayment. */
  readonly everyMonths: number;
  /** First due day, where it is not one period after drawdown. */
  readonly firstDue: SerialDay | null;
  /** Due days of a custom repayment. */
  readonly customDays: readonly SerialDay[];
  readonly graceMonths: number;
}

/** A parsed contract in whole fen and serial days. @throws INPUT_INVALID  days or amounts that contradict each other */
export function fenLoan(terms: LoanTerms, days?: PaymentDays): FenLoan {
  const start = parseDay(terms.drawdownDay);
  const maturity = addMonths(start, terms.termMonths);
  const faults = termFaults(terms, start, maturity);
  if (faults.length > 0) throw new IpworthError('INPUT_INVALID', faults);
  const { repayment, rates, grace, firstPaymentDay, calendar } = terms;
  const places = Math.max(...rates.map(({ annualRate }) => decimal(annualRate).decimalPlaces()));
  const scale = decimal(`1e${places}`);
  const custom = repayment.kind === 'custom' ? repayment.principal : [];
  const figures: ContractFigures = {
    principal: toFen(terms.principal, `${AT} /principal`),
    start,
    maturity,
    kind: repayment.kind,
    everyMonths: 'everyMonths' in repayment ? repayment.everyMonths : 0,
    firstDue: firstPaymentDay === undefined ? null : parseDay(firstPaymentDay),
    dayCount: terms.dayCount,
    customDays: custom.map(({ day }) => parseDay(day)),
    custom: custom.map(({ amount }) => toFen(amount, AT)),
    graceMonths: grace?.months ?? 0,
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
  return laidOut(figures, calendar === undefined ? days : new PaymentDays(calendar));
}

/**
 * A contract with its due days, moved where a calendar moves them. Grace is counted on the days as agreed.
 *
 * @throws INPUT_INVALID  a due day moved to drawdown or before; a prepayment between a due day and the day it is moved to,
 *   where interest runs to the agreed day
 */
export function laidOut(figures: ContractFigures, days?: PaymentDays): FenLoan {
  const { start, graceMonths } = figures;
  const agreed = dueDaysOf(figures);
  const graceEnd = graceMonths === 0 ? start : addMonths(start, graceMonths);
  let graceDues = 0;
  while (graceDues < agreed.length && agreed[graceDues]! <= graceEnd) graceDues++;
  const paid = days === undefined ? agreed : agreed.map((day) => days.paidOn(day));
  const dueDays = days?.isInterestMoved === false ? agreed : paid;
  if (days !== undefined) refuseMoved(figures, agreed, paid, dueDays);
  // field by field: a hundred thousand loans go through here, and a spread costs more than their schedules
  return {
    principal: figures.principal,
    start,
    kind: figures.kind,
    dayCount: figures.dayCount,
    dueDays,
    payDays: paid,
    dueCount: agreed.length,
    custom: figures.custom,
    graceDues,
    isInterestDeferred: figures.isInterestDeferred,
    rateDays: figures.rateDays,
    rateParts: figures.rateParts,
    rateScale: figures.rateScale,
    prepayments: figures.prepayments,
  };
}

function dueDaysOf({
  kind,
  start,
  maturity,
  everyMonths,
  firstDue,
  customDays,
}: ContractFigures): readonly SerialDay[] {
  if (kind === 'bullet') return [maturity];
  if (kind === 'custom') return customDays;
  const days: SerialDay[] = [];
  const later = monthsAfter(firstDue ?? start);
  for (let k = firstDue === null ? 1 : 0; ; k++) {
    const day = later(k * everyMonths);
    days.push(Math.min(day, maturity));
    if (day >= maturity) return days;
  }
}

type Days = readonly SerialDay[];

function refuseMoved({ start, prepayments }: ContractFigures, agreed: Days, paid: Days, dueDays: Days): void {
  const faults: Fault[] = [];
  if (paid[0]! <= start) {
    const problem = `the due day ${formatDay(agreed[0]!)} moves to drawdown or before`;
    faults.push({ at: `${AT} /calendar`, problem, met: formatDay(paid[0]!) });
  }
  if (dueDays !== paid) {
    for (const [i, { day }] of prepayments.entries()) {
      const k = agreed.findIndex((due, j) => (due <= day && day < paid[j]!) || (paid[j]! < day && day < due));
      if (k < 0) continue;
      const problem = `between the due day ${formatDay(agreed[k]!)} and the day it is moved to, ${formatDay(paid[k]!)}`;
      faults.push({ at: `${AT} /prepayments/${i}/day`, problem, met: formatDay(day) });
    }
  }
  if (faults.length > 0) throw new IpworthError('INPUT_INVALID', faults);
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
