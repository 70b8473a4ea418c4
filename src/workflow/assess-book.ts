import type { ErrorCode, Fault } from '../base/errors.ts';
import { type Catalog, loadCatalog } from '../catalog/catalog.ts';
import { BookTerms, type WrittenBookTerms } from '../domain/book-terms.ts';
import { LOAN_CLASSES, type LoanClass } from '../domain/loan-class.ts';
import { parseWith } from '../domain/parse.ts';
import { formatDay } from '../numeric/calendar.ts';
import { type BookColumns, bookColumns, joinedColumns } from '../pledge/book/book-columns.ts';
import { bookOptions } from '../pledge/book/book-options.ts';
import { type BookPage, BookRun, type RefusedRecord } from '../pledge/book/book-run.ts';
import { BookSum, type BookTotals, yuan } from '../pledge/book/book-totals.ts';
import { type Stage, triggersIn } from '../pledge/loss/staging.ts';
import { BookCapital } from './book-capital.ts';
import { classificationOn, provisionRatesOn } from './lending-rules.ts';

/** A loan of a book, worked out; amounts to the fen. */
export interface BookLoanLine {
  /** Place of the record in what was read, from 1. */
  readonly line: number;
  readonly id: string;
  readonly principal: string;
  readonly exposure: string;
  /** Interest of the whole schedule. */
  readonly interest: string;
  /** `null` where no payment is to come. */
  readonly nextPayment: { readonly day: string; readonly amount: string } | null;
  readonly remainingYears: number;
  readonly effectiveRate: number;
  readonly class: LoanClass;
  /** False while a test that was asked for lacks its fact: the class may then be worse. */
  readonly isClassComplete: boolean;
  readonly stage: Stage;
  readonly reasons: readonly string[];
  readonly notTested: readonly string[];
  readonly lossAllowance: string;
  readonly specificProvision: string;
  readonly generalProvision: string;
  /** `null` of a loan in default without a best estimate of its loss. */
  readonly riskWeightedAssets: string | null;
}

/** One record of a book: a loan worked out, or refused with everything that is wrong with it. */
export type BookLine =
  | BookLoanLine
  | { readonly line: number; readonly id: string | null; readonly code: ErrorCode; readonly faults: readonly Fault[] };

/** A whole book as columns. */
export interface AssessedBook {
  readonly count: number;
  readonly columns: BookColumns;
  readonly refused: readonly RefusedRecord[];
  readonly totals: BookTotals;
}

/**
 * Schedule, class, stage, expected credit loss, provisions and capital of every loan of a book, in one call.
 *
 * Each figure is that of the single calculation: `loanSchedule`, `classifyLoan`, `stageOf`, `expectedCreditLoss` of
 * `exposureProfile`, `requiredProvisions`, and the capital models. A bad record is refused and does not stop the rest.
 *
 * @param records  of the shape `BookRecord`, in any iterable; each is read once and let go
 * @param terms    of the schema `BookTerms`
 * @throws INPUT_INVALID      terms that cannot be, all at once
 * @throws DATA_NOT_IN_FORCE  a day before the rules of classification or provision
 * @complexity some fifteen microseconds a loan; memory for the columns, some 240 bytes a loan with its name
 */
export function assessBook(
  records: Iterable<unknown>,
  terms: WrittenBookTerms,
  catalog: Catalog = loadCatalog(),
): AssessedBook {
  const work = new BookWork(terms, catalog);
  const pages: { readonly columns: BookColumns; readonly count: number }[] = [];
  const refused: RefusedRecord[] = [];
  const keep = (page: BookPage): void => {
    refused.push(...page.refused);
    pages.push({ columns: joinedColumns([page]), count: page.count });
  };
  for (const record of records) if (work.take(record)) keep(work.page());
  keep(work.page());
  const columns = pages.length === 0 ? bookColumns(0) : joinedColumns(pages);
  return { count: columns.ids.length, columns, refused, totals: work.totals() };
}

/**
 * `assessBook` as a stream: one line a record, in order; the generator returns the totals. Nothing is held but the totals
 * and one page of loans, so memory does not grow with the book.
 *
 * @throws as `assessBook`, when the first line is asked for
 */
export function* bookLines(
  records: Iterable<unknown>,
  terms: WrittenBookTerms,
  catalog: Catalog = loadCatalog(),
): Generator<BookLine, BookTotals, undefined> {
  const work = new BookWork(terms, catalog);
  for (const record of records) if (work.take(record)) yield* linesOf(work.page());
  yield* linesOf(work.page());
  return work.totals();
}

/** `bookLines` of records that come in time, such as from a socket or a database cursor. @throws as `bookLines` */
export async function* bookLinesFrom(
  records: AsyncIterable<unknown>,
  terms: WrittenBookTerms,
  catalog: Catalog = loadCatalog(),
): AsyncGenerator<BookLine, BookTotals, undefined> {
  const work = new BookWork(terms, catalog);
  for await (const record of records) if (work.take(record)) yield* linesOf(work.page());
  yield* linesOf(work.page());
  return work.totals();
}

/** Everything a book needs that is not one of its loans. */
class BookWork {
  readonly #run: BookRun;
  readonly #capital: BookCapital;
  readonly #sum = new BookSum();

  constructor(written: WrittenBookTerms, catalog: Catalog) {
    const terms = parseWith(BookTerms, written, 'book terms') as BookTerms;
    const rule = classificationOn(terms.asOf, terms.choices, catalog);
    const rates = terms.provisionRates ?? provisionRatesOn(terms.asOf, catalog);
    this.#run = new BookRun(bookOptions(terms, { rule, rates }));
    this.#capital = new BookCapital(terms);
  }

  take(record: unknown): boolean {
    return this.#run.take(record);
  }

  page(): BookPage {
    const page = this.#run.page();
    this.#capital.weigh(page);
    this.#sum.add(page.columns, page.count);
    for (let i = 0; i < page.refused.length; i++) this.#sum.refuse();
    return page;
  }

  totals(): BookTotals {
    return this.#sum.totals();
  }
}

function* linesOf({ columns, count, refused }: BookPage): Generator<BookLine> {
  let bad = 0;
  for (let i = 0; i < count; i++) {
    while (bad < refused.length && refused[bad]!.line < columns.line[i]!) yield refused[bad++]!;
    yield bookLineAt(columns, i);
  }
  while (bad < refused.length) yield refused[bad++]!;
}

/** One loan of columns, in words. */
export function bookLineAt(columns: BookColumns, i: number): BookLoanLine {
  const [nextDay, next] = [columns.nextDay[i]!, columns.nextPayment[i]!];
  return {
    line: columns.line[i]!,
    id: columns.ids[i]!,
    principal: yuan(columns.principal[i]!),
    exposure: yuan(columns.exposure[i]!),
    interest: yuan(columns.interest[i]!),
    nextPayment: next === 0 && nextDay === 0 ? null : { day: formatDay(nextDay), amount: yuan(next) },
    remainingYears: columns.remainingYears[i]!,
    effectiveRate: columns.effectiveRate[i]!,
    class: LOAN_CLASSES[columns.loanClass[i]!]!,
    isClassComplete: columns.isClassComplete[i] === 1,
    stage: columns.stage[i] as Stage,
    reasons: triggersIn(columns.reasons[i]!),
    notTested: triggersIn(columns.notTested[i]!),
    lossAllowance: yuan(columns.lossAllowance[i]!),
    specificProvision: yuan(columns.specificProvision[i]!),
    generalProvision: yuan(columns.generalProvision[i]!),
    riskWeightedAssets: columns.isWeighted[i] === 1 ? yuan(columns.riskWeightedAssets[i]!) : null,
  };
}
