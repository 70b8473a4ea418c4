import { type Buckets, bucketColumn } from './buckets.ts';
import { isTabled } from './encode-cell.ts';
import type { FrozenAttribute } from './frozen-attribute.ts';
import { type Layout, layOut } from './layout.ts';
import {
  type Engine,
  plainKernel,
  type SearchArrays,
  type SearchKernel,
  searchArrays,
  vectorKernel,
} from './search-kernel.ts';
import { claimMemory, type SegmentMemory } from './segment-memory.ts';
import { gatherRows, turnColumns, writeTiles } from './store-cases.kernel.ts';
import { tileOrder } from './tile-order.ts';
import type { TabledAttributes } from './wasm-search.ts';

/** Cases stored together: their records, codes and masks in one memory, with room for one search. */
export interface Segment {
  readonly layout: Layout;
  readonly memory: SegmentMemory;
  readonly buckets: readonly Buckets[];
  /** How many levels each tabled attribute had when the segment was made. */
  readonly tables: LevelTables;
  /** Number of the case in each place. */
  readonly numbers: Int32Array;
  readonly arrays: SearchArrays;
  readonly kernel: SearchKernel;
  /** Scratch: tiles seen in the running search, by the mark of the search. */
  readonly seen: Uint32Array;
  readonly marks: { last: number };
  /** Scratch: tiles that are left, with their bounds, and room to sort them. */
  readonly survivors: {
    readonly order: Int32Array;
    readonly bounds: Uint8Array;
    readonly sorted: Int32Array;
    readonly starts: Int32Array;
  };
}

export interface SegmentOptions {
  readonly engine?: Engine | undefined;
  readonly isShared: boolean;
}

/** Where the tables of levels of a segment begin and end. */
export interface LevelTables extends TabledAttributes {
  readonly ends: Int32Array;
}

function tablesOf(frozen: readonly FrozenAttribute[]): LevelTables & { readonly total: number } {
  const tabled = [...frozen.keys()].filter((j) => isTabled(frozen[j]!.attribute));
  let total = 0;
  const tableStarts = tabled.map((j) => {
    const start = total;
    total += frozen[j]!.levels.length;
    return start;
  });
  const ends = [...tableStarts.slice(1), total];
  return {
    tabled: Int32Array.from(tabled),
    tableStarts: Int32Array.from(tableStarts),
    ends: Int32Array.from(ends),
    total,
  };
}

/**
 * Stores cases.
 *
 * @param columns  stored numbers, attribute by attribute, NaN where missing; emptied once they stand in the segment
 * @param first    number of the first case
 */
export function makeSegment(
  frozen: readonly FrozenAttribute[],
  columns: Float32Array[],
  first: number,
  options: SegmentOptions,
): Segment {
  const width = columns.length;
  const count = columns[0]!.length;
  const tables = tablesOf(frozen);
  const layout = layOut(count, width, tables.total);
  const codeColumns = columns.map(() => new Uint8Array(count));
  const buckets = columns.map((column, j) => bucketColumn(frozen[j]!, column, codeColumns[j]!));
  const rows = new Float32Array(count * width);
  turnColumns(rows, columns);
  columns.length = 0;
  const memory = claimMemory(layout, options.isShared);
  const { buffer } = memory.cases;
  const bytes = new Uint8Array(buffer, 0, layout.kept);
  const order = tileOrder(frozen, codeColumns, (codes, places, at) =>
    writeTiles({ ...layout, bytes }, codes, places, at),
  );
  gatherRows(new Float32Array(buffer, layout.records, count * layout.stride), rows, order, layout);
  const numbers = new Int32Array(buffer, layout.numbers, count);
  for (let slot = 0; slot < count; slot++) numbers[slot] = first + order[slot]!;
  return openSegment({ layout, memory, buckets, tables }, options.engine);
}

type StoredSegment = Pick<Segment, 'layout' | 'memory' | 'buckets' | 'tables'>;

/** A segment whose cases stand in its memory already. */
export function openSegment(stored: StoredSegment, engine?: Engine): Segment {
  const { layout, memory, tables } = stored;
  const arrays = searchArrays(layout, memory, tables);
  const kernel = (engine === 'js' ? undefined : vectorKernel(layout, memory, tables)) ?? plainKernel(arrays);
  const { buffer, at } = memory.cases;
  const numbers = new Int32Array(buffer, at + layout.numbers, layout.count);
  const { tiles } = layout;
  const survivors = {
    order: new Int32Array(tiles),
    bounds: new Uint8Array(tiles),
    sorted: new Int32Array(tiles),
    starts: new Int32Array(257),
  };
  return { ...stored, numbers, arrays, kernel, seen: new Uint32Array(tiles), marks: { last: 0 }, survivors };
}

/** The layout of stored cases that are read again. */
export function storedLayout(
  frozen: readonly FrozenAttribute[],
  count: number,
): Pick<StoredSegment, 'layout' | 'tables'> {
  const tables = tablesOf(frozen);
  return { layout: layOut(count, frozen.length, tables.total), tables };
}
