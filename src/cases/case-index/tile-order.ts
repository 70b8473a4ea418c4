import { bestCut, type Cutting, countCodes } from './best-cut.kernel.ts';
import { CODES } from './buckets.ts';
import { isMeasured } from './encode-cell.ts';
import type { FrozenAttribute } from './frozen-attribute.ts';

/** Cases that are stored and passed over together. */
export const TILE = 64;
/** Cases of a stretch that its cut is chosen by, at most. */
const SAMPLED = 384;
/** A stretch is cut into pieces a sixteenth as long before their codes are gathered anew, so that they stay in the cache. */
const GATHERED = [4096, 65_536, 1_048_576, 16_777_216];

/** Told of each stretch that is in order: codes by attribute, and their places in the order of storage, from place `first` on. */
export type Ordered = (columns: readonly Uint8Array[], order: Int32Array, first: number) => void;

/**
 * An order of cases in which similar ones stand together: stretches are cut in two, again and again, by the attribute
 * whose distances within the parts drop most, until they hold no more than a tile.
 *
 * Only speed depends on it.
 *
 * @param columns  codes of cases, attribute by attribute
 * @param ordered  told of stretches of whole tiles as soon as they are in order; they stand in scratch
 * @returns numbers of cases in their order
 */
export function tileOrder(
  frozen: readonly FrozenAttribute[],
  columns: readonly Uint8Array[],
  ordered: Ordered,
): Int32Array {
  const count = columns[0]!.length;
  const cutting: Cutting = {
    weights: Float64Array.from(frozen, ({ attribute }) => attribute.weight),
    inRow: Uint8Array.from(frozen, ({ attribute }) => (isMeasured(attribute) ? 1 : 0)),
    counts: new Int32Array(frozen.length * CODES),
    ranked: new Int32Array(CODES),
  };
  const result = new Int32Array(count);
  const scratches = new Map<number, Gathered>();
  const sortOut = (cases: Gathered, size: number, first: number): void => {
    const { order, numbers } = cases;
    for (let i = 0; i < size; i++) order[i] = i;
    const deeper = GATHERED.findLast((length) => length < size);
    cutUp(cases, cutting, { from: 0, to: size, least: deeper ?? TILE }, (from, to) => {
      if (deeper === undefined) return;
      const near = scratches.get(deeper) ?? room(columns.length, deeper);
      scratches.set(deeper, near);
      gather(near, cases, order.subarray(from, to));
      sortOut(near, to - from, first + from);
    });
    if (deeper !== undefined) return;
    for (let i = 0; i < size; i++) result[first + i] = numbers[order[i]!]!;
    ordered(cases.columns, order.subarray(0, size), first);
  };
  const numbers = Int32Array.from({ length: count }, (_, i) => i);
  sortOut({ columns, numbers, order: new Int32Array(count), spare: new Int32Array(count) }, count, 0);
  return result;
}

/** Codes of cases, attribute by attribute, their numbers, and the order in which they are put. */
interface Gathered {
  readonly columns: readonly Uint8Array[];
  readonly numbers: Int32Array;
  readonly order: Int32Array;
  readonly spare: Int32Array;
}

function room(width: number, size: number): Gathered {
  return {
    columns: Array.from({ length: width }, () => new Uint8Array(size)),
    numbers: new Int32Array(size),
    order: new Int32Array(size),
    spare: new Int32Array(size),
  };
}

function gather(into: Gathered, from: Gathered, places: Int32Array): void {
  for (let i = 0; i < places.length; i++) into.numbers[i] = from.numbers[places[i]!]!;
  for (let j = 0; j < into.columns.length; j++) gatherCodes(into.columns[j]!, from.columns[j]!, places);
}

function gatherCodes(into: Uint8Array, from: Uint8Array, places: Int32Array): void {
  for (let i = 0; i < places.length; i++) into[i] = from[places[i]!]!;
}

interface Stretch {
  readonly from: number;
  readonly to: number;
  /** Stretches are cut until they are no longer than this. */
  readonly least: number;
}

/** Cuts a stretch up, and tells of every piece that is not cut any more. */
function cutUp(
  { order, columns, spare }: Gathered,
  cutting: Cutting,
  { from: first, to: last, least }: Stretch,
  whole: (from: number, to: number) => void,
): void {
  const stack: number[] = [first, last];
  while (stack.length > 0) {
    const to = stack.pop()!;
    const from = stack.pop()!;
    if (to - from <= least) {
      whole(from, to);
      continue;
    }
    const step = Math.ceil((to - from) / SAMPLED);
    const cut = bestCut(cutting, countCodes(cutting, columns, order, { from, to, step }));
    const codes = columns[Math.floor(Math.max(cut, 0) / 65536)]!;
    const middle = cut < 0 ? from : from + partition(order.subarray(from, to), spare, codes, cut % 65536);
    const isCut = middle > from && middle < to;
    // a part that fills whole tiles leaves no tile half of one kind and half of another
    const rounded = TILE * Math.round((isCut ? middle : (from + to) / 2) / TILE);
    const at = Math.min(Math.max(rounded, from + TILE), TILE * Math.ceil(to / TILE) - TILE);
    stack.push(from, at, at, to);
  }
}

/** Moves the cases of the front codes to the front, each part keeping its order; returns how many they are. */
function partition(stretch: Int32Array, spare: Int32Array, codes: Uint8Array, front: number): number {
  let ahead = 0;
  let rest = 0;
  for (let i = 0; i < stretch.length; i++) {
    const number = stretch[i]!;
    // written to both, so that nothing need be foretold
    const isAhead = (front >> codes[number]!) & 1;
    stretch[ahead] = number;
    spare[rest] = number;
    ahead += isAhead;
    rest += 1 - isAhead;
  }
  stretch.set(spare.subarray(0, rest), ahead);
  return ahead;
}
