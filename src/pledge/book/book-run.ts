import { type ErrorCode, type Fault, isIpworthError } from '../../base/errors.ts';
import { type BookRecord, readBookRecord } from '../../domain/book-record.ts';
import { type BookColumns, bookColumns } from './book-columns.ts';
import type { BookOptions } from './book-options.ts';
import { LoanDesk, workLoan } from './work-loan.ts';

/** Loans that are worked out together: memory does not grow with the book. */
const PAGE = 1024;

/** A record that is not worked out, and everything that is wrong with it. */
export interface RefusedRecord {
  readonly line: number;
  /** What it calls itself, where it does. */
  readonly id: string | null;
  readonly code: ErrorCode;
  readonly faults: readonly Fault[];
}

/** Some loans of a book, in order, all but their capital. The columns are written over by the next page. */
export interface BookPage {
  readonly columns: BookColumns;
  readonly records: readonly BookRecord[];
  readonly count: number;
  readonly refused: readonly RefusedRecord[];
}

/** Reads and works out records one after the other, a page at a time. */
export class BookRun {
  readonly #desk: LoanDesk;
  readonly #columns = bookColumns(PAGE);
  #records: BookRecord[] = [];
  #refused: RefusedRecord[] = [];
  #line = 0;

  constructor(options: BookOptions) {
    this.#desk = new LoanDesk(options);
  }

  /**
   * Takes the next record; one that is an `IpworthError`, such as a line that was no JSON, is refused as it says.
   *
   * @returns whether the page is full
   */
  take(raw: unknown): boolean {
    this.#line++;
    const count = this.#records.length;
    try {
      if (isIpworthError(raw)) throw raw;
      const record = readBookRecord(raw, `line ${this.#line}`);
      if (isRefused(record)) this.#refuse(raw, 'INPUT_INVALID', record);
      else {
        this.#columns.ids[count] = record.id;
        this.#columns.line[count] = this.#line;
        workLoan(record, this.#columns, count, this.#desk);
        this.#records.push(record);
      }
    } catch (error) {
      if (!isIpworthError(error) || error.code === 'INVARIANT_BROKEN') throw error;
      this.#refuse(raw, error.code, error.faults);
    }
    return this.#records.length === PAGE || this.#refused.length === PAGE;
  }

  /** What was taken since the last page. */
  page(): BookPage {
    const page = {
      columns: this.#columns,
      records: this.#records,
      count: this.#records.length,
      refused: this.#refused,
    };
    this.#records = [];
    this.#refused = [];
    return page;
  }

  #refuse(raw: unknown, code: ErrorCode, faults: readonly Fault[]): void {
    const id = (raw as { readonly id?: unknown } | null)?.id;
    this.#refused.push({ line: this.#line, id: typeof id === 'string' ? id : null, code, faults });
  }
}

function isRefused(read: BookRecord | readonly Fault[]): read is readonly Fault[] {
  return Array.isArray(read);
}
