import { LoanTerms } from '../../domain/loan-terms.ts';
import { parseWith } from '../../domain/parse.ts';
import { plainFen } from '../../domain/plain-money.ts';
import { addMonths, parseDay, type SerialDay } from '../../numeric/calendar.ts';
import { DAY_COUNTS } from '../../numeric/day-count.ts';
import type { FenLoan, FenPrepayment } from '../amortise.ts';
import { type ContractFigures, fenLoan, laidOut } from '../loan-contract.ts';
import type { PaymentDays } from '../payment-days.ts';

/**
 * A contract of a book in whole fen: what `LoanTerms` and `fenLoan` would read, quickly where it is plain.
 *
 * Whatever is not as plain as can be is read by the schema, which alone says what is wrong.
 *
 * @param days  for contracts without a calendar of their own
 * @throws INPUT_INVALID  as `loanSchedule`
 */
export function readContract(raw: unknown, at: string, days?: PaymentDays): FenLoan {
  const figures = plainFigures(raw);
  if (figures !== undefined) return laidOut(figures, days);
  return fenLoan(parseWith(LoanTerms, raw, at), days);
}

type Fields = Readonly<Record<string, unknown>>;

const FIELDS: ReadonlySet<string> = new Set([
  ...['principal', 'drawdownDay', 'termMonths', 'dayCount', 'rates', 'repayment', 'firstPaymentDay', 'grace'],
  'prepayments',
]);
const COUNTS: ReadonlySet<unknown> = new Set([...DAY_COUNTS, 'MONTHS/12']);
const LEVEL_KINDS: ReadonlySet<unknown> = new Set(['interest-only', 'equal-instalments', 'equal-principal']);
const MOST_FEN = 1e13;

/** Thrown where the quick way ends; never seen outside. */
class NotPlain extends Error {}
const NOT_PLAIN = new NotPlain();

function plainFigures(raw: unknown): ContractFigures | undefined {
  try {
    return figuresOf(fieldsOf(raw, FIELDS));
  } catch {
    return undefined;
  }
}

function figuresOf(terms: Fields): ContractFigures {
  const principal = fenOf(terms.principal, 1);
  const start = dayOf(terms.drawdownDay);
  const termMonths = wholeOf(terms.termMonths, 600);
  const maturity = addMonths(start, termMonths);
  must(COUNTS.has(terms.dayCount));
  const repayment = repaymentOf(terms.repayment, start, maturity, principal);
  const { firstPaymentDay, grace } = terms;
  const firstDue = firstPaymentDay === undefined ? null : dayOf(firstPaymentDay);
  must(firstDue === null || (firstDue > start && firstDue <= maturity && LEVEL_KINDS.has(repayment.kind)));
  const pause = grace === undefined ? undefined : fieldsOf(grace, GRACE);
  must(pause === undefined || pause.interest === 'paid' || pause.interest === 'deferred');
  const rates = ratesOf(terms.rates, start);
  return {
    principal,
    start,
    kind: repayment.kind,
    dayCount: terms.dayCount as FenLoan['dayCount'],
    maturity,
    everyMonths: repayment.everyMonths,
    firstDue,
    customDays: repayment.customDays,
    custom: repayment.custom,
    graceMonths: pause === undefined ? 0 : wholeOf(pause.months, 600),
    isInterestDeferred: pause?.interest === 'deferred',
    rateDays: rates.rateDays,
    rateParts: rates.rateParts,
    rateScale: rates.rateScale,
    prepayments: prepaymentsOf(terms.prepayments, start, maturity),
  };
}

const GRACE: ReadonlySet<string> = new Set(['months', 'interest']);
const REPAYMENT: ReadonlySet<string> = new Set(['kind', 'everyMonths', 'principal']);
const STEP: ReadonlySet<string> = new Set(['from', 'annualRate']);
const PREPAYMENT: ReadonlySet<string> = new Set(['day', 'amount', 'effect', 'feeShare']);
const PART: ReadonlySet<string> = new Set(['day', 'amount']);

type Repaid = Pick<ContractFigures, 'kind' | 'everyMonths' | 'customDays' | 'custom'>;

function repaymentOf(raw: unknown, start: SerialDay, maturity: SerialDay, principal: number): Repaid {
  const { kind, everyMonths, principal: parts } = fieldsOf(raw, REPAYMENT);
  if (kind === 'custom') {
    must(everyMonths === undefined);
    const customDays: SerialDay[] = [];
    const custom: number[] = [];
    let left = principal;
    for (const one of listOf(parts, 600)) {
      const { day: text, amount } = fieldsOf(one, PART);
      const day = dayOf(text);
      must(day > (customDays.at(-1) ?? start) && day <= maturity);
      customDays.push(day);
      custom.push(fenOf(amount, 0));
      left -= custom.at(-1)!;
    }
    must(left === 0 && custom.length > 0);
    return { kind, everyMonths: 0, customDays, custom };
  }
  must(parts === undefined && (kind === 'bullet' ? everyMonths === undefined : LEVEL_KINDS.has(kind)));
  return {
    kind: kind as FenLoan['kind'],
    everyMonths: kind === 'bullet' ? 0 : wholeOf(everyMonths, 60),
    customDays: [],
    custom: [],
  };
}

function ratesOf(raw: unknown, start: SerialDay): Pick<FenLoan, 'rateDays' | 'rateParts' | 'rateScale'> {
  const steps = listOf(raw, 600).map((step) => fieldsOf(step, STEP));
  must(steps.length > 0);
  const rateDays = steps.map(({ from }) => dayOf(from));
  must(rateDays[0]! <= start && rateDays.every((day, i) => i === 0 || day > rateDays[i - 1]!));
  const rates = steps.map(({ annualRate }) => plainRate(annualRate));
  let scale = 1;
  for (const rate of rates) while (scale <= MOST_SCALE && Math.round(rate * scale) / scale !== rate) scale *= 10;
  must(scale <= MOST_SCALE);
  return { rateDays, rateScale: scale, rateParts: rates.map((rate) => Math.round(rate * scale)) };
}

/** Of a rate with eight decimals, the most there are. */
const MOST_SCALE = 1e8;

function plainRate(raw: unknown): number {
  const rate = typeof raw === 'string' && PLAIN_RATE.test(raw) ? Number(raw) : raw;
  must(typeof rate === 'number' && rate >= 0 && rate <= 1);
  return rate as number;
}

function prepaymentsOf(raw: unknown, start: SerialDay, maturity: SerialDay): readonly FenPrepayment[] {
  if (raw === undefined) return [];
  let before = start;
  return listOf(raw, 600).map((one) => {
    const { day: text, amount, effect, feeShare } = fieldsOf(one, PREPAYMENT);
    const day = dayOf(text);
    must(day > before && day < maturity);
    must(effect === 'lower-payments' || effect === 'shorten');
    must(feeShare === undefined || isRate(feeShare));
    before = day;
    return { day, amount: fenOf(amount, 1), effect: effect as FenPrepayment['effect'] };
  });
}

const PLAIN_RATE = /^[01](\.\d{1,12})?$/;

function isRate(value: unknown): boolean {
  return typeof value === 'string' && PLAIN_RATE.test(value) && Number(value) <= 1;
}

function must(holds: boolean): void {
  if (!holds) throw NOT_PLAIN;
}

function fieldsOf(raw: unknown, known: ReadonlySet<string>): Fields {
  must(typeof raw === 'object' && raw !== null && !Array.isArray(raw));
  for (const key in raw as object) must(known.has(key));
  return raw as Fields;
}

function listOf(raw: unknown, most: number): readonly unknown[] {
  must(Array.isArray(raw) && raw.length <= most);
  return raw as readonly unknown[];
}

function dayOf(raw: unknown): SerialDay {
  return parseDay(raw as string);
}

function wholeOf(raw: unknown, most: number): number {
  must(Number.isInteger(raw) && (raw as number) >= 1 && (raw as number) <= most);
  return raw as number;
}

function fenOf(raw: unknown, low: number): number {
  const fen = plainFen(raw);
  must(fen !== undefined && fen >= low && fen <= MOST_FEN);
  return fen!;
}
