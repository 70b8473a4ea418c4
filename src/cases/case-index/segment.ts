import { type Buckets, bucketColumn } from './buckets.ts';
import { isTabled } from './encode-cell.ts';
import type { FrozenAttribute } from './frozen-attribute.ts';
import { type Layout, layOut, SIBLINGS } from './layout.ts';
import {
  type Engine,
  plainKernel,
  type SearchArrays,
  type SearchKernel,
  searchArrays,
  vectorKernel,
} from './search-kernel.ts';
import { claimMemory, type SegmentMemory } from './segment-memory.ts';
import { TILE, tileOrder } from './tile-order.ts';
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
 * @param columns  stored numbers, attribute by attribute; NaN where missing
 * @param first    number of the first case
 */
export function makeSegment(
  frozen: readonly FrozenAttribute[],
  columns: readonly Float32Array[],
  first: number,
  options: SegmentOptions,
): Segment {
  const count = columns[0]!.length;
  const tables = tablesOf(frozen);
  const layout = layOut(count, columns.length, tables.total);
  const memory = claimMemory(layout, options.isShared);
  const codes = new Uint8Array(columns.length * count);
  const width = columns.length;
  const buckets = columns.map((column, j) => bucketColumn(frozen[j]!, column, { codes, offset: j, width }));
  const order = tileOrder(frozen, codes, count);
  const { buffer } = memory.cases;
  const numbers = new Int32Array(buffer, layout.numbers, count);
  for (let slot = 0; slot < count; slot++) numbers[slot] = first + order[slot]!;
  writeRecords(new Float32Array(buffer, layout.records, count * layout.stride), columns, order);
  const bytes = new Uint8Array(buffer, 0, layout.kept);
  writeCodes(layout, bytes, codes, order);
  writeMasks(layout, bytes, codes, order);
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

function writeRecords(records: Float32Array, columns: readonly Float32Array[], order: Int32Array): void {
  const width = columns.length;
  const count = order.length;
  const stride = records.length / count;
  const rows = new Float32Array(count * width);
  // turned by blocks in the order of the columns, so that memory is read along its grain; then moved case by case
  for (let from = 0; from < count; from += TILE) {
    const to = Math.min(from + TILE, count);
    for (let j = 0; j < width; j++) {
      const column = columns[j]!;
      for (let i = from, at = from * width + j; i < to; i++, at += width) rows[at] = column[i]!;
    }
  }
  for (let slot = 0; slot < count; slot++) {
    const from = order[slot]! * width;
    const to = slot * stride;
    for (let j = 0; j < width; j++) records[to + j] = rows[from + j]!;
  }
}

/** Two codes to a byte, the even attribute below; of a tile 64 bytes for each pair. */
function writeCodes(
  { count, pairs, width, codes: at }: Layout,
  bytes: Uint8Array,
  codes: Uint8Array,
  order: Int32Array,
): void {
  for (let slot = 0; slot < count; slot++) {
    const number = order[slot]! * width;
    const base = at + Math.floor(slot / TILE) * pairs * TILE + (slot % TILE);
    for (let p = 0; p < pairs; p++) {
      const odd = 2 * p + 1 < width ? codes[number + 2 * p + 1]! : 0;
      bytes[base + p * TILE] = codes[number + 2 * p]! | (odd << 4);
    }
  }
}

function writeMasks(
  { count, tiles, width, levels }: Layout,
  bytes: Uint8Array,
  codes: Uint8Array,
  order: Int32Array,
): void {
  const place = (level: number, node: number, j: number): number =>
    levels[level]!.offset + (Math.floor(node / SIBLINGS) * width + j) * 2 * SIBLINGS + (node % SIBLINGS);
  const masks = new Uint16Array(width);
  for (let tile = 0; tile < tiles; tile++) {
    const to = Math.min(count, (tile + 1) * TILE);
    masks.fill(0);
    for (let slot = tile * TILE; slot < to; slot++) {
      const number = order[slot]! * width;
      for (let j = 0; j < width; j++) masks[j]! |= 1 << codes[number + j]!;
    }
    for (let level = 0, node = tile; level < levels.length; level++, node = Math.floor(node / SIBLINGS)) {
      for (let j = 0; j < width; j++) {
        const at = place(level, node, j);
        bytes[at]! |= masks[j]! & 255;
        bytes[at + SIBLINGS]! |= masks[j]! >> 8;
      }
    }
  }
}
