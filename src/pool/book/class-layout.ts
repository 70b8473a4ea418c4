import type { PoolBook, PoolDependence } from '../../domain/pool-book.ts';
import { choleskyFactor } from '../../numeric/cholesky.ts';
import { normalQuantile } from '../../numeric/normal.ts';
import { studentTQuantile } from '../../numeric/student-t.ts';

export interface Thresholds {
  readonly thresholds: Float64Array;
  /** Where each used curve begins, −1 where it is unused. */
  readonly from: Int32Array;
}

/** The quantile that a latent value must fall below for a default of probability `p`. */
export function thresholdAt(p: number, degreesOfFreedom: number | null): number {
  return degreesOfFreedom === null ? normalQuantile(p) : studentTQuantile(p, degreesOfFreedom);
}

/** Thresholds of the curves of these loans, in the order in which they meet them, as far as the longest term asks. */
export function thresholdsOf(book: PoolBook, sample: Int32Array, degreesOfFreedom: number | null): Thresholds {
  const longest = new Int32Array(book.curves.length);
  const order: number[] = [];
  for (const row of sample) {
    const c = book.curve[row]!;
    if (longest[c] === 0) order.push(c);
    longest[c] = Math.max(longest[c]!, book.termQuarters[row]!);
  }
  const from = new Int32Array(book.curves.length).fill(-1);
  const thresholds: number[] = [];
  for (const c of order) {
    from[c] = thresholds.length;
    for (let q = 0; q < longest[c]!; q++) thresholds.push(thresholdAt(book.curves[c]![q]!, degreesOfFreedom));
  }
  return { thresholds: Float64Array.from(thresholds), from };
}

/** Threshold of a loan at the end of its term. */
export function lastOf(book: PoolBook, row: number, { thresholds, from }: Thresholds): number {
  return thresholds[from[book.curve[row]!]! + book.termQuarters[row]! - 1]!;
}

export interface Loadings {
  readonly weights: Float64Array;
  readonly norm: Float64Array;
  /** Row of `weights` for each loading of the book, −1 where it is unused. */
  readonly index: Int32Array;
}

/** Weights of these loans on independent factors, in the order in which they meet them. */
export function loadingsOf(book: PoolBook, sample: Int32Array, { factors, correlation }: PoolDependence): Loadings {
  const size = factors.length;
  const factor = correlation === null ? null : choleskyFactor(correlation);
  const index = new Int32Array(book.loadings.length).fill(-1);
  const rows: Float64Array[] = [];
  for (const row of sample) {
    const l = book.loading[row]!;
    if (index[l] !== -1) continue;
    index[l] = rows.length;
    const given = book.loadings[l]!;
    rows.push(
      given.map((weight, f) => {
        if (factor === null) return weight;
        let sum = 0;
        for (let i = f; i < size; i++) sum += factor[i * size + f]! * given[i]!;
        return sum;
      }),
    );
  }
  const weights = new Float64Array(rows.length * size);
  rows.forEach((row, l) => {
    weights.set(row, l * size);
  });
  return { weights, norm: Float64Array.from(rows, (row) => Math.sqrt(row.reduce((sum, w) => sum + w * w, 0))), index };
}

interface Laid {
  readonly book: PoolBook;
  readonly sample: Int32Array;
  readonly curves: Thresholds;
  readonly loadings: Loadings;
}

/**
 * Groups as the walk meets them: where their loans begin, and the envelope of each group of several classes.
 *
 * @param lengths  classes of each group
 * @param sizes    loans of each class
 */
export function groupColumns(lengths: readonly number[], sizes: readonly number[], laid: Laid) {
  const groupFirst = new Int32Array(lengths.length + 1);
  const groupClass = new Int32Array(lengths.length);
  const mixed: Envelope[] = [];
  let from = 0;
  lengths.forEach((length, g) => {
    groupClass[g] = from;
    groupFirst[g + 1] = groupFirst[g]! + sizes.slice(from, from + length).reduce((a, b) => a + b, 0);
    if (length > 1) mixed.push(envelope(from, from + length, laid));
    from += length;
  });
  return {
    groups: lengths.length,
    pureGroups: lengths.length - mixed.length,
    groupFirst,
    groupClass,
    envelopeThreshold: Float64Array.from(mixed, ({ threshold }) => threshold),
    envelopeLow: Float64Array.from(mixed.flatMap(({ low }) => low)),
    envelopeHigh: Float64Array.from(mixed.flatMap(({ high }) => high)),
    envelopeScaleLow: Float64Array.from(mixed, ({ leastNorm }) => 1 / Math.sqrt(1 - leastNorm * leastNorm)),
    envelopeScaleHigh: Float64Array.from(mixed, ({ mostNorm }) => 1 / Math.sqrt(1 - mostNorm * mostNorm)),
  };
}

interface Envelope {
  threshold: number;
  leastNorm: number;
  mostNorm: number;
  readonly low: number[];
  readonly high: number[];
}

/** The ends of what classes from … to − 1 have: all of them lie within. */
function envelope(from: number, to: number, { book, sample, curves, loadings }: Laid): Envelope {
  const { weights, norm, index } = loadings;
  const factors = weights.length / norm.length;
  const [low, high] = [new Array<number>(factors).fill(Infinity), new Array<number>(factors).fill(-Infinity)];
  const ends: Envelope = { threshold: -Infinity, leastNorm: Infinity, mostNorm: -Infinity, low, high };
  for (let k = from; k < to; k++) {
    const row = sample[k]!;
    const l = index[book.loading[row]!]!;
    ends.threshold = Math.max(ends.threshold, lastOf(book, row, curves));
    ends.leastNorm = Math.min(ends.leastNorm, norm[l]!);
    ends.mostNorm = Math.max(ends.mostNorm, norm[l]!);
    for (let f = 0; f < factors; f++) {
      low[f] = Math.min(low[f]!, weights[l * factors + f]!);
      high[f] = Math.max(high[f]!, weights[l * factors + f]!);
    }
  }
  return ends;
}
