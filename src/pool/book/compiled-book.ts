import type { PoolBook, PoolDependence } from '../../domain/pool-book.ts';
import { bookHash } from './book-hash.ts';
import { checkPoolBook } from './check-book.ts';
import {
  groupColumns,
  type Loadings,
  lastOf,
  loadingsOf,
  type Thresholds,
  thresholdAt,
  thresholdsOf,
} from './class-layout.ts';
import { type ClassPoints, envelopeGroups } from './envelope-groups.ts';
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
  /** Threshold of each class at the end of its term. */
  readonly lastThreshold: Float64Array;

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
  /** Rows of weights that groups of one class use; they come first. */
  readonly pureLoadings: number;
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
  const groups = envelopeGroups(classPoints(book, ranked, dependence));
  const order = groups.flat();
  const sample = Int32Array.from(order, (k) => ranked.sample[k]!);
  const sizes = order.map((k) => ranked.sizes[k]!);
  const curves = thresholdsOf(book, sample, degreesOfFreedom);
  const loadings = loadingsOf(book, sample, dependence);
  const parts = {
    loans: book.loans,
    horizonQuarters,
    ...placeLoans(book, ranked, order),
    ...classColumns(book, sample, curves, loadings),
    thresholds: curves.thresholds,
    ...groupColumns(
      groups.map(({ length }) => length),
      sizes,
      { book, sample, curves, loadings },
    ),
    factors: dependence.factors.length,
    loadings: loadings.norm.length,
    pureLoadings: usedLoadings(book, sample, groups, loadings),
    weights: loadings.weights,
    norm: loadings.norm,
    scale: loadings.norm.map((norm) => 1 / Math.sqrt(1 - norm * norm)),
    normals: dependence.factors.length + (degreesOfFreedom === null ? 0 : 1),
    degreesOfFreedom,
    mixing: degreesOfFreedom === null ? new Float64Array(0) : mixingTable(degreesOfFreedom),
    expectedDefaults: sample.reduce((sum, row, k) => sum + sizes[k]! * probabilityAt(book, row), 0),
  };
  return { hash: bookHash(book, parts), ...parts };
}

const probabilityAt = (book: PoolBook, row: number): number =>
  book.curves[book.curve[row]!]![book.termQuarters[row]! - 1]!;

/** How many rows of weights the groups of one class use. */
function usedLoadings(book: PoolBook, sample: Int32Array, groups: readonly number[][], { index }: Loadings): number {
  const pure = groups.findIndex(({ length }) => length > 1);
  const rows = pure < 0 ? sample : sample.subarray(0, pure);
  return rows.reduce((most, row) => Math.max(most, index[book.loading[row]!]! + 1), 0);
}

/** Classes as they stand in rank, for grouping. */
function classPoints(book: PoolBook, { count, sample, sizes }: RankedClasses, dependence: PoolDependence): ClassPoints {
  const degreesOfFreedom = dependence.copula === 'gaussian' ? null : dependence.copula.degreesOfFreedom;
  const factors = dependence.factors.length;
  const { weights: rows, index } = loadingsOf(book, sample, dependence);
  const weights = new Float64Array(count * factors);
  sample.forEach((row, k) => {
    const from = index[book.loading[row]!]! * factors;
    weights.set(rows.subarray(from, from + factors), k * factors);
  });
  const last = Float64Array.from(sample, (row) => probabilityAt(book, row));
  const threshold = last.map((p) => thresholdAt(p, degreesOfFreedom));
  return { count, factors, threshold, weights, mass: last.map((p, k) => p * sizes[k]!) };
}

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

function classColumns(book: PoolBook, sample: Int32Array, curves: Thresholds, loadings: Loadings) {
  return {
    classes: sample.length,
    classTerm: sample.map((row) => book.termQuarters[row]!),
    classStart: sample.map((row) => book.startQuarter[row]!),
    classLoading: sample.map((row) => loadings.index[book.loading[row]!]!),
    classThreshold: sample.map((row) => curves.from[book.curve[row]!]!),
    lastThreshold: Float64Array.from(sample, (row) => lastOf(book, row, curves)),
  };
}
