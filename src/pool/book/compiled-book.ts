import type { PoolBook, PoolDependence } from '../../domain/pool-book.ts';
import { bookHash } from './book-hash.ts';
import { checkPoolBook } from './check-book.ts';
import {
  groupColumns,
  type Loadings,
  lastThreshold,
  loadingsOf,
  type Thresholds,
  thresholdsOf,
} from './class-layout.ts';
import { envelopeGroups } from './envelope-groups.ts';
import { mixingTable } from './mixing-table.ts';
import { type RankedClasses, rankClasses } from './rank-classes.ts';

/**
 * A book as the walk reads it: plain numbers and typed arrays that a worker can be sent.
 *
 * Loans stand in an order of their own, by group, class and id (or row, where loans have no ids): **position** p is row `row[p]`
 * of the book. Nothing drawn depends on the order of the caller's rows while ids are given.
 */
export interface CompiledBook {
  /** Mark of everything a scenario's numbers depend on; results of different marks do not go together. */
  readonly hash: string;
  readonly loans: number;
  readonly horizonQuarters: number;
  readonly row: Int32Array;
  /** Class of the loan at each position. */
  readonly classOf: Int32Array;

  readonly classes: number;
  readonly classTerm: Int32Array;
  readonly classStart: Int32Array;
  /** Row of `weights`, `norm` and `scale`. */
  readonly classLoading: Int32Array;
  /** Where the thresholds of the class begin: the quantile of the cumulative probability at the end of each quarter of its term. */
  readonly classThreshold: Int32Array;
  readonly thresholds: Float64Array;

  /** Classes walked under one envelope: positions groupFirst[g] … groupFirst[g + 1] − 1. The first `pureGroups` hold one class each. */
  readonly groups: number;
  readonly pureGroups: number;
  readonly groupFirst: Int32Array;
  /** First class of each group by position. */
  readonly groupClass: Int32Array;
  /** Of each mixed group: the highest last threshold, ends of each weight, and the ends of the scale. */
  readonly envelopeThreshold: Float64Array;
  readonly envelopeLow: Float64Array;
  readonly envelopeHigh: Float64Array;
  readonly envelopeScaleLow: Float64Array;
  readonly envelopeScaleHigh: Float64Array;

  /** Independent factors: a loan's systematic part is weights · z, of variance norm². */
  readonly factors: number;
  readonly loadings: number;
  readonly weights: Float64Array;
  readonly norm: Float64Array;
  /** 1 / √(1 − norm²). */
  readonly scale: Float64Array;

  /** Standard normal numbers that a scenario begins with: one a factor and, under Student t, one more. */
  readonly normals: number;
  readonly degreesOfFreedom: number | null;
  /** See `mixingTable`; empty under the Gaussian copula. */
  readonly mixing: Float64Array;
  /** Expected number of defaults within the horizon. */
  readonly expectedDefaults: number;
}

/**
 * Defaults of one scenario, by quarter and then by position. `moment` lies within the quarter, 0 … 1 exclusive: it orders the
 * defaults of one quarter. Only the first `count` entries hold.
 */
export interface DefaultEvents {
  count: number;
  /** Positions in the compiled book. */
  readonly loan: Int32Array;
  readonly quarter: Int32Array;
  readonly moment: Float64Array;
}

/** Room for the defaults of one scenario of a book. */
export function defaultEvents({ loans }: CompiledBook): DefaultEvents {
  const loan = new Int32Array(loans);
  return { count: 0, loan, quarter: new Int32Array(loans), moment: new Float64Array(loans) };
}

/**
 * Checks a book and lays it out for the walk: loans of one curve, loading, term and start become a class with its thresholds.
 *
 *     threshold[q] = Φ⁻¹(F(q)), or the quantile of Student t;  weights = Lᵀ · loading,  L·Lᵀ the correlation of the factors
 *
 * @param horizonQuarters  whole, 1 … 400; no loan may end later
 * @throws ARGUMENT_INVALID  what `checkPoolBook` lists, all faults at once
 * @complexity  O(loans + classes · log classes)
 */
export function compileBook(book: PoolBook, dependence: PoolDependence, horizonQuarters: number): CompiledBook {
  checkPoolBook(book, dependence, horizonQuarters);
  const ranked = rankClasses(book);
  const degreesOfFreedom = dependence.copula === 'gaussian' ? null : dependence.copula.degreesOfFreedom;
  const curves = thresholdsOf(book, ranked, degreesOfFreedom);
  const loadings = loadingsOf(book, ranked, dependence);
  const ends = { curves, loadings };
  const factors = dependence.factors.length;
  const mass = Float64Array.from(ranked.sample, (row, k) => ranked.sizes[k]! * probabilityAt(book, row));
  const last = Float64Array.from(ranked.sample, (row) => lastThreshold(book, row, curves));
  const weights = new Float64Array(ranked.count * factors);
  for (let k = 0; k < ranked.count; k++) {
    const from = loadings.index[book.loading[ranked.sample[k]!]!]! * factors;
    weights.set(loadings.weights.subarray(from, from + factors), k * factors);
  }
  const groups = envelopeGroups({ count: ranked.count, factors, threshold: last, weights, mass });
  const order = groups.flat();
  const positions = placeLoans(book, ranked, order);
  const parts = {
    loans: book.loans,
    horizonQuarters,
    ...positions,
    ...classColumns(book, ranked, order, ends),
    thresholds: curves.thresholds,
    ...groupColumns(groups, { ranked, order, last, weights, factors }),
    factors,
    loadings: loadings.norm.length,
    weights: loadings.weights,
    norm: loadings.norm,
    scale: loadings.norm.map((norm) => 1 / Math.sqrt(1 - norm * norm)),
    normals: factors + (degreesOfFreedom === null ? 0 : 1),
    degreesOfFreedom,
    mixing: degreesOfFreedom === null ? new Float64Array(0) : mixingTable(degreesOfFreedom),
    expectedDefaults: mass.reduce((a, b) => a + b, 0),
  };
  return { hash: bookHash(book, parts), ...parts };
}

const probabilityAt = (book: PoolBook, row: number): number =>
  book.curves[book.curve[row]!]![book.termQuarters[row]! - 1]!;

/** The position of each loan: by class in the order given, then by id or row. */
function placeLoans(book: PoolBook, { count, ofRow, sizes }: RankedClasses, order: readonly number[]) {
  const place = new Int32Array(count);
  const next = new Int32Array(count + 1);
  order.forEach((k, at) => {
    place[k] = at;
    next[at + 1] = next[at]! + sizes[k]!;
  });
  const first = next.slice();
  const row = new Int32Array(book.loans);
  const classOf = new Int32Array(book.loans);
  for (let r = 0; r < book.loans; r++) row[next[place[ofRow[r]!]!]!++] = r;
  const { ids } = book;
  for (let at = 0; at < count; at++) {
    classOf.fill(at, first[at]!, first[at + 1]!);
    if (ids !== null) row.subarray(first[at]!, first[at + 1]!).sort((a, b) => (ids[a]! < ids[b]! ? -1 : 1));
  }
  return { row, classOf };
}

function classColumns(
  book: PoolBook,
  { sample }: RankedClasses,
  order: readonly number[],
  { curves, loadings }: { readonly curves: Thresholds; readonly loadings: Loadings },
) {
  const column = (entry: (row: number) => number): Int32Array => Int32Array.from(order, (k) => entry(sample[k]!));
  return {
    classes: order.length,
    classTerm: column((row) => book.termQuarters[row]!),
    classStart: column((row) => book.startQuarter[row]!),
    classLoading: column((row) => loadings.index[book.loading[row]!]!),
    classThreshold: column((row) => curves.from[book.curve[row]!]!),
  };
}
