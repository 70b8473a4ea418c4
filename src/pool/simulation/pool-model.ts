import type { CompiledBook } from '../book/compiled-book.ts';
import type { SchemeProgram } from './scheme-program.ts';

/** The loans by position in the compiled book, in fen and rates. */
export interface LoanColumns {
  /** Row of `PoolModel.schemes`. */
  readonly scheme: Int32Array;
  /** Row of the scheme's bands: variant × layers. */
  readonly variant: Int32Array;
  readonly bank: Int32Array;
  readonly borrower: Int32Array;
  readonly borrowers: number;
  /** Quarter in which the loan is drawn; 0: on the book from the start. */
  readonly startQuarter: Int32Array;
  readonly principal: Float64Array;
  readonly quarterlyRate: Float64Array;
  readonly pledgeValue: Float64Array;
  /** In millionths. */
  readonly ipPart: Float64Array;
  /** Where the loan's row of `outstanding` begins: see `exposureTables`. */
  readonly profile: Int32Array;
  readonly outstanding: Float64Array;
}

/** What becomes of a pledge, by quarter of default; see `pledgeProceeds`. */
export interface PledgeTables {
  readonly noSale: number;
  readonly factorCorrelation: number;
  readonly ownWeight: number;
  readonly netShare: number;
  readonly drift: Float64Array;
  readonly deviation: Float64Array;
}

/**
 * A book, its schemes and their money, compiled: plain numbers and typed arrays that a worker can be sent. A scenario's numbers
 * depend on this, the seed and the scenario alone.
 */
export interface PoolModel {
  /** SHA-256 of everything that a result depends on. */
  readonly hash: string;
  readonly book: CompiledBook;
  readonly loans: LoanColumns;
  readonly pledge: PledgeTables;
  /** The caller's schemes; loans that none covers have one more without layers. */
  readonly schemes: readonly SchemeProgram[];
  readonly banks: readonly string[];
  /** Quarters in which loans default; the settlement goes on for `periods` until the last claim and recovery. */
  readonly horizonQuarters: number;
  readonly periods: number;
  /** Quarters of the calendar year that are gone before quarter 0. */
  readonly quartersIntoYear: number;
  /** Exact means, to hold a run against: number of defaults, and what they owe in fen. */
  readonly expected: { readonly defaults: number; readonly exposure: number };
  /** Most layers of a scheme, and one. */
  readonly width: number;
}
