import * as z from 'zod';
import { type Fault, quote } from '../base/errors.ts';
import { decimal, type Exact, isExact } from '../numeric/decimal.ts';
import { LoanClass } from './loan-class.ts';
import { plainFen } from './plain-money.ts';
import { Day } from './quantities.ts';

/** By which rule capital is asked for. */
export const CAPITAL_APPROACHES = ['irb-corporate', 'irb-other-retail', 'standardised'] as const;
export type CapitalApproach = (typeof CAPITAL_APPROACHES)[number];

/** One loan of a book: its contract, and what is known of it on the day; figures of a risk calculation as plain numbers. */
export interface BookRecord extends BookFigures, BookSwitches, BookNames {
  /** A contract as `LoanTerms` has it, not read yet. */
  readonly terms: unknown;
  /** What has fallen due and is not paid, in whole fen. */
  readonly overduePrincipal: number;
  readonly overdueInterest: number;
  readonly restructured: { readonly on: string; readonly classThen: LoanClass } | null;
  readonly before: { readonly class: LoanClass; readonly curedOn: string | null } | null;
  readonly approach: CapitalApproach;
}

type Asked = 'id' | 'terms' | 'daysPastDue' | 'lossGivenDefault';
type Amounts = 'overduePrincipal' | 'overdueInterest';
/** The same as a loan system writes it, amounts in yuan; what may be left out or `null` is. Figures may be decimal text. */
export type WrittenBookRecord = Pick<BookRecord, Asked> &
  Partial<Omit<BookRecord, Asked | Amounts>> & { readonly [K in Amounts]?: Exact };

interface BookFigures {
  /** Of principal or interest, whichever is longer; the day after the due day is day 1. */
  readonly daysPastDue: number;
  /** Of the claim without its pledge: capital rests on it, and the expected loss where no pledge is told. */
  readonly lossGivenDefault: number;
  /** What the pledge is worth and what becomes of it on default, as the model `expectedLoss` has them; all or none. */
  readonly pledgeValue: number | null;
  readonly noSaleProbability: number | null;
  readonly salePriceShare: number | null;
  readonly disposalCostShare: number | null;
  readonly yearsToCash: number | null;
  /** Share of the loss that others make good. */
  readonly othersShare: number;
  /** Default probability of a year, today and as it was seen at drawdown; `null`: told by the grade, or not at all. */
  readonly annualDefaultProbability: number | null;
  readonly probabilityAtOrigination: number | null;
  /** `null`: the yield of the contract itself. */
  readonly effectiveRate: number | null;
  readonly debtorNonPerformingShare: number | null;
  readonly debtorOverdueShare: number | null;
  readonly turnoverMillionEuro: number;
  /** Of the standardised approach; `null` with the others. */
  readonly riskWeight: number | null;
  readonly coveredShare: number;
  readonly guarantorWeight: number;
  /** Best estimate of the loss of a loan in default, share. */
  readonly bestEstimate: number | null;
}

interface BookSwitches {
  readonly isTechnicalDelay: boolean | null;
  readonly isCreditImpaired: boolean | null;
  readonly isOnWatchList: boolean | null;
  readonly isForborne: boolean | null;
}

interface BookNames {
  readonly id: string;
  /** Grades of the book's scale. */
  readonly grade: string | null;
  readonly gradeAtOrigination: string | null;
}

interface Rule {
  readonly low: number;
  readonly high: number;
  readonly isWhole?: boolean;
  /** Stands where the field is left out; without it the field must be there. */
  readonly otherwise?: number | null;
}

const PROBABILITY = { low: 1e-9, high: 1 - 1e-9, otherwise: null };
const SHARE = { low: 0, high: 1, otherwise: null };

const FIGURES: Readonly<Record<keyof BookFigures, Rule>> = {
  daysPastDue: { low: 0, high: 100_000, isWhole: true },
  lossGivenDefault: { low: 0, high: 1 },
  pledgeValue: { low: 0, high: 1e12, otherwise: null },
  noSaleProbability: SHARE,
  salePriceShare: { low: 0, high: 100, otherwise: null },
  disposalCostShare: SHARE,
  yearsToCash: { low: 0, high: 200, otherwise: null },
  othersShare: { low: 0, high: 1, otherwise: 0 },
  annualDefaultProbability: PROBABILITY,
  probabilityAtOrigination: PROBABILITY,
  effectiveRate: { low: -0.99, high: 2, otherwise: null },
  debtorNonPerformingShare: SHARE,
  debtorOverdueShare: SHARE,
  turnoverMillionEuro: { low: 0, high: 1e9, otherwise: 50 },
  riskWeight: { low: 0, high: 12.5, otherwise: null },
  coveredShare: { low: 0, high: 1, otherwise: 0 },
  guarantorWeight: { low: 0, high: 12.5, otherwise: 1 },
  bestEstimate: SHARE,
};
const MOST_FEN = 1e13;
const PLEDGE = ['pledgeValue', 'noSaleProbability', 'salePriceShare', 'disposalCostShare', 'yearsToCash'] as const;
const SWITCHES = ['isTechnicalDelay', 'isCreditImpaired', 'isOnWatchList', 'isForborne'] as const;
const NAMES = ['id', 'grade', 'gradeAtOrigination'] as const;
const AMOUNTS = ['overduePrincipal', 'overdueInterest'] as const;
const FIGURE_NAMES = Object.keys(FIGURES) as readonly (keyof BookFigures)[];
const OTHERS = ['terms', 'restructured', 'before', 'approach'];
const KNOWN: ReadonlySet<string> = new Set([...FIGURE_NAMES, ...SWITCHES, ...NAMES, ...AMOUNTS, ...OTHERS]);

const Restructured = z.strictObject({ on: Day, classThen: LoanClass });
const Before = z.strictObject({ class: LoanClass, curedOn: Day.nullable() });

/**
 * Reads one loan of a book, or says all that is wrong with it but for its contract, which is read apart. Written out by
 * hand: a book has a hundred thousand of them.
 *
 * @param at  what the record is called in messages
 */
export function readBookRecord(raw: unknown, at: string): BookRecord | readonly Fault[] {
  if (typeof raw !== 'object' || raw === null || Array.isArray(raw)) {
    return [{ at, problem: 'an object expected', met: quote(raw) }];
  }
  const given = raw as Readonly<Record<string, unknown>>;
  const reader = new Reader(given, at);
  const { faults } = reader;
  for (const key in given) if (!KNOWN.has(key)) faults.push({ at: `${at} /${key}`, problem: 'no such field' });
  if (given.terms === undefined) reader.complain('terms', '');
  const approach = given.approach ?? 'irb-corporate';
  if (!CAPITAL_APPROACHES.includes(approach as CapitalApproach)) {
    reader.complain('approach', `one of ${CAPITAL_APPROACHES.join(', ')} expected`);
  }
  const record: BookRecord = {
    id: reader.name('id')!,
    terms: given.terms,
    overduePrincipal: reader.amount('overduePrincipal'),
    overdueInterest: reader.amount('overdueInterest'),
    restructured: given.restructured == null ? null : reader.object('restructured', Restructured),
    before: given.before == null ? null : reader.object('before', Before),
    approach: approach as CapitalApproach,
    daysPastDue: reader.figure('daysPastDue')!,
    lossGivenDefault: reader.figure('lossGivenDefault')!,
    pledgeValue: reader.figure('pledgeValue'),
    noSaleProbability: reader.figure('noSaleProbability'),
    salePriceShare: reader.figure('salePriceShare'),
    disposalCostShare: reader.figure('disposalCostShare'),
    yearsToCash: reader.figure('yearsToCash'),
    othersShare: reader.figure('othersShare')!,
    annualDefaultProbability: reader.figure('annualDefaultProbability'),
    probabilityAtOrigination: reader.figure('probabilityAtOrigination'),
    effectiveRate: reader.figure('effectiveRate'),
    debtorNonPerformingShare: reader.figure('debtorNonPerformingShare'),
    debtorOverdueShare: reader.figure('debtorOverdueShare'),
    turnoverMillionEuro: reader.figure('turnoverMillionEuro')!,
    riskWeight: reader.figure('riskWeight'),
    coveredShare: reader.figure('coveredShare')!,
    guarantorWeight: reader.figure('guarantorWeight')!,
    bestEstimate: reader.figure('bestEstimate'),
    isTechnicalDelay: reader.yesNo('isTechnicalDelay'),
    isCreditImpaired: reader.yesNo('isCreditImpaired'),
    isOnWatchList: reader.yesNo('isOnWatchList'),
    isForborne: reader.yesNo('isForborne'),
    grade: reader.name('grade'),
    gradeAtOrigination: reader.name('gradeAtOrigination'),
  };
  if (PLEDGE.some((name) => record[name] !== null)) {
    for (const name of PLEDGE)
      if (record[name] === null) reader.complain(name, 'a figure expected, as of the others of the pledge');
  }
  if (approach === 'standardised' && record.riskWeight === null) reader.complain('riskWeight', '');
  return faults.length > 0 ? faults : record;
}

const WANTED = {
  restructured: 'a day "on" and a class "classThen" expected',
  before: 'a class "class" and a day or null "curedOn" expected',
};

/** Reads fields of one record and notes what is wrong with them. */
class Reader {
  readonly faults: Fault[] = [];
  readonly #given: Readonly<Record<string, unknown>>;
  readonly #at: string;

  constructor(given: Readonly<Record<string, unknown>>, at: string) {
    this.#given = given;
    this.#at = at;
  }

  complain(name: string, problem: string): void {
    const met = this.#given[name];
    const at = `${this.#at} /${name}`;
    this.faults.push(met === undefined ? { at, problem: 'missing' } : { at, problem, met: quote(met) });
  }

  figure(name: keyof BookFigures): number | null {
    const { low, high, isWhole = false, otherwise } = FIGURES[name];
    const given = this.#given[name];
    if ((given === undefined || given === null) && otherwise !== undefined) return otherwise;
    const value = typeof given === 'string' && isExact(given) ? Number(given) : given;
    const isIn = typeof value === 'number' && value >= low && value <= high && (!isWhole || Number.isInteger(value));
    if (isIn) return value;
    this.complain(name, `a ${isWhole ? 'whole ' : ''}number from ${low} to ${high} expected`);
    return 0;
  }

  yesNo(name: (typeof SWITCHES)[number]): boolean | null {
    const given = this.#given[name] ?? null;
    if (given === null || typeof given === 'boolean') return given;
    this.complain(name, 'true or false expected');
    return null;
  }

  name(name: (typeof NAMES)[number]): string | null {
    const given = this.#given[name] ?? null;
    if (typeof given === 'string' && given !== '') return given;
    if (name === 'id' || given !== null) this.complain(name, 'a name expected');
    return null;
  }

  amount(name: Amounts): number {
    const given = this.#given[name] ?? 0;
    const fen = plainFen(given);
    if (fen !== undefined && fen <= MOST_FEN) return fen;
    const amount = isExact(given) ? decimal(given).times(100) : undefined;
    if (amount?.isInteger() && amount.gte(0) && amount.lte(MOST_FEN)) return amount.toNumber();
    this.complain(name, 'an amount of 0 or more with at most two decimals expected');
    return 0;
  }

  object<T>(name: keyof typeof WANTED, schema: z.ZodType<T>): T | null {
    const read = schema.safeParse(this.#given[name]);
    if (!read.success) this.complain(name, WANTED[name]);
    return read.success ? read.data : null;
  }
}
