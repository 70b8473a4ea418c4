import type { PoolBook } from '../../domain/pool-book.ts';

/** Loans of one law: same curve, same loadings, same term, same start, by content and not by index. */
export interface RankedClasses {
  readonly count: number;
  /** Row of a loan that stands for the class. */
  readonly sample: Int32Array;
  /** Class of each row of the book. */
  readonly ofRow: Int32Array;
  readonly sizes: Int32Array;
}

/**
 * The classes of a book in an order that depends on their content alone: by term, start, curve and loadings, so that neither
 * the order of the loans nor that of curves and loadings matters.
 *
 * @complexity  O(loans + classes · log classes)
 */
export function rankClasses(book: PoolBook): RankedClasses {
  const curve = rankOf(book.curves, book.curve);
  const loading = rankOf(book.loadings, book.loading);
  const { loans, termQuarters, startQuarter } = book;
  const key = new Float64Array(loans);
  const span = 401;
  for (let row = 0; row < loans; row++) {
    const time = termQuarters[row]! * span + startQuarter[row]!;
    key[row] = (time * curve.count + curve.rank[book.curve[row]!]!) * loading.count + loading.rank[book.loading[row]!]!;
  }
  const distinct = distinctAscending(key);
  const index = new Map<number, number>();
  distinct.forEach((value, k) => {
    index.set(value, k);
  });
  const ofRow = new Int32Array(loans);
  const sizes = new Int32Array(distinct.length);
  const sample = new Int32Array(distinct.length).fill(-1);
  for (let row = 0; row < loans; row++) {
    const k = index.get(key[row]!)!;
    ofRow[row] = k;
    sizes[k]!++;
    if (sample[k] === -1) sample[k] = row;
  }
  return { count: distinct.length, sample, ofRow, sizes };
}

function distinctAscending(values: Float64Array): Float64Array {
  const sorted = values.slice().sort();
  let count = 0;
  for (let i = 0; i < sorted.length; i++) if (i === 0 || sorted[i] !== sorted[i - 1]) sorted[count++] = sorted[i]!;
  return sorted.slice(0, count);
}

/** Rank of each used list of numbers among the different ones, in lexicographic order. */
function rankOf(
  lists: readonly Float64Array[],
  used: Int32Array,
): { readonly rank: Int32Array; readonly count: number } {
  const isUsed = new Uint8Array(lists.length);
  for (let row = 0; row < used.length; row++) isUsed[used[row]!] = 1;
  const order = Array.from(lists.keys())
    .filter((i) => isUsed[i] === 1)
    .sort((a, b) => compareLists(lists[a]!, lists[b]!));
  const rank = new Int32Array(lists.length).fill(-1);
  let count = 0;
  order.forEach((i, at) => {
    if (at > 0 && compareLists(lists[order[at - 1]!]!, lists[i]!) !== 0) count++;
    rank[i] = count;
  });
  return { rank, count: count + 1 };
}

function compareLists(a: Float64Array, b: Float64Array): number {
  const length = Math.min(a.length, b.length);
  for (let i = 0; i < length; i++) if (a[i] !== b[i]) return a[i]! - b[i]!;
  return a.length - b.length;
}
