import type { PoolBook, PoolDependence } from '../../domain/pool-book.ts';
import { choleskyFactor } from '../../numeric/cholesky.ts';
import { normalQuantile } from '../../numeric/normal.ts';
import { studentTQuantile } from '../../numeric/student-t.ts';
import type { RankedClasses } from './rank-classes.ts';

export interface Thresholds {
  readonly thresholds: Float64Array;
  /** Where each used curve begins, −1 where it is unused. */
  readonly from: Int32Array;
}

/** Thresholds of the curves that classes use, as far as the longest term asks. */
export function thresholdsOf(book: PoolBook, { sample }: RankedClasses, degreesOfFreedom: number | null): Thresholds {
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
    for (let q = 0; q < longest[c]!; q++) {
      const p = book.curves[c]![q]!;
      thresholds.push(degreesOfFreedom === null ? normalQuantile(p) : studentTQuantile(p, degreesOfFreedom));
    }
  }
  return { thresholds: Float64Array.from(thresholds), from };
}

export function lastThreshold(book: PoolBook, row: number, { thresholds, from }: Thresholds): number {
  return thresholds[from[book.curve[row]!]! + book.termQuarters[row]! - 1]!;
}

export interface Loadings {
  readonly weights: Float64Array;
  readonly norm: Float64Array;
  /** Row of `weights` for each loading of the book, −1 where it is unused. */
  readonly index: Int32Array;
}

/** Weights on independent factors, in the order in which classes meet them. */
export function loadingsOf(
  book: PoolBook,
  { sample }: RankedClasses,
  { factors, correlation }: PoolDependence,
): Loadings {
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

/** Groups as the walk meets them: where their loans begin, and the envelope of each group of several classes. */
export function groupColumns(
  groups: readonly (readonly number[])[],
  parts: {
    readonly ranked: RankedClasses;
    readonly order: readonly number[];
    readonly last: Float64Array;
    readonly weights: Float64Array;
    readonly factors: number;
  },
) {
  const { ranked, last, weights, factors } = parts;
  const groupFirst = new Int32Array(groups.length + 1);
  const groupClass = new Int32Array(groups.length);
  let classes = 0;
  groups.forEach((group, g) => {
    groupClass[g] = classes;
    classes += group.length;
    groupFirst[g + 1] = groupFirst[g]! + group.reduce((sum, k) => sum + ranked.sizes[k]!, 0);
  });
  const mixed = groups.filter(({ length }) => length > 1);
  const end = (group: readonly number[], f: number, pick: (...values: number[]) => number): number =>
    group.reduce((best, k) => pick(best, weights[k * factors + f]!), weights[group[0]! * factors + f]!);
  const box = (pick: (...values: number[]) => number): Float64Array =>
    Float64Array.from(mixed.flatMap((group) => Array.from({ length: factors }, (_, f) => end(group, f, pick))));
  const squares = (k: number): number => {
    let sum = 0;
    for (let f = 0; f < factors; f++) sum += weights[k * factors + f]! * weights[k * factors + f]!;
    return sum;
  };
  const scaleEnd = (pick: (a: number, b: number) => number): Float64Array =>
    Float64Array.from(mixed, (group) => 1 / Math.sqrt(1 - group.map(squares).reduce((a, b) => pick(a, b))));
  return {
    groups: groups.length,
    pureGroups: groups.length - mixed.length,
    groupFirst,
    groupClass,
    envelopeThreshold: Float64Array.from(mixed, (group) =>
      group.reduce((best, k) => Math.max(best, last[k]!), -Infinity),
    ),
    envelopeLow: box(Math.min),
    envelopeHigh: box(Math.max),
    envelopeScaleLow: scaleEnd(Math.min),
    envelopeScaleHigh: scaleEnd(Math.max),
  };
}
