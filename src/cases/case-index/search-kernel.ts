import { instantiate } from '../../numeric/wasm-engine.ts';
import { assemble } from '../../numeric/wasm-module.ts';
import { type Bounding, boundNodes, setMinima } from './bound.kernel.ts';
import { CODES } from './buckets.ts';
import { type Layout, movedRoom, TERMS } from './layout.ts';
import { type Measure, type Measuring, measureCandidates } from './measure.kernel.ts';
import { pairSums, type Scanning, scanTiles } from './scan.kernel.ts';
import { MOST_PAGES, type SegmentMemory } from './segment-memory.ts';
import { setTable, type Tabling } from './table.kernel.ts';
import { boundFunction, measureFunction, scanFunction, type TabledAttributes } from './wasm-search.ts';
import { minimaFunction, tableFunction } from './wasm-tables.ts';

/** Which code passes over the cases: WebAssembly vectors, or plain JavaScript on the same bytes with the same answers. */
export type Engine = 'wasm' | 'js';

/** The loops of a search, over the memory of one segment. */
export interface SearchKernel {
  readonly engine: Engine;
  /** Makes the table anew, from the entries. */
  readonly setTable: (tau: number, unit: number) => void;
  /** To be called when the table has changed and before nodes are bounded. */
  readonly setMinima: () => void;
  readonly scan: (tiles: number) => number;
  readonly bound: (masks: number, groups: number) => void;
  readonly measure: (measure: Measure, candidates: number) => void;
}

/** The arrays that both kernels work on. */
export interface SearchArrays {
  readonly scanning: Scanning;
  readonly bounding: Bounding;
  readonly measuring: Measuring;
  readonly tabling: Tabling;
  readonly boundBytes: Uint8Array;
}

/** Views of the memory of a segment. */
export function searchArrays(
  layout: Layout,
  { cases, room: own }: SegmentMemory,
  tables: TabledAttributes,
): SearchArrays {
  const { room, stride, pairs, width, count } = layout;
  const bytes = new Uint8Array(cases.buffer, cases.at, layout.kept);
  const roomBytes = new Uint8Array(own.buffer, own.at, room.size);
  const list = new Int32Array(own.buffer, own.at + room.list, (room.bounds - room.list) / 4);
  const candidates = new Int32Array(own.buffer, own.at + room.candidates, (room.distances - room.candidates) / 4);
  const floats = (at: number, length: number) => new Float64Array(own.buffer, own.at + at, length);
  const terms = TERMS.map((_, t) => floats(room.terms + t * stride * 8, stride));
  const [weight, target, factor, cap, missingCost, missingWeight, silent] = terms as FixedTerms;
  return {
    boundBytes: roomBytes.subarray(room.bounds, room.candidates),
    scanning: {
      ...{ pairs, bytes, codes: layout.codes, room: roomBytes, table: room.table, list, candidates },
      sums: new Uint16Array(256 * pairs),
    },
    tabling: {
      entries: { base: floats(room.base, stride * CODES), slope: floats(room.slope, stride * CODES) },
      ...{ room: roomBytes, table: room.table },
    },
    bounding: {
      ...{ width, bytes, list, room: roomBytes },
      table: room.table,
      minima: room.minima,
      bounds: room.bounds,
    },
    measuring: {
      ...{ stride, weight, target, factor, cap, missingCost, missingWeight, silent, candidates, ...tables },
      records: new Float32Array(cases.buffer, cases.at + layout.records, count * stride),
      costs: floats(room.costs, stride),
      levelTables: floats(room.levelTables, (room.list - room.levelTables) / 8),
      distances: floats(room.distances, candidates.length),
    },
  };
}

type Terms = Float64Array;
type FixedTerms = [Terms, Terms, Terms, Terms, Terms, Terms, Terms];

/** The plain kernel. */
export function plainKernel({ scanning, bounding, measuring, tabling }: SearchArrays): SearchKernel {
  return {
    engine: 'js',
    setTable: (tau, unit) => {
      setTable(tabling, tau, unit);
      pairSums(scanning);
    },
    setMinima: () => setMinima(bounding),
    scan: (tiles) => scanTiles(scanning, tiles),
    bound: (masks, groups) => boundNodes(bounding, masks, groups),
    measure: (measure, count) => measureCandidates(measuring, measure, count),
  };
}

interface Exports {
  readonly table: (tau: number, unit: number) => void;
  readonly minima: () => void;
  readonly scan: (tiles: number) => number;
  readonly bound: (masks: number, groups: number) => void;
  /** Count, whether squared, numerator, total, least. */
  readonly measure: (...values: readonly [number, number, number, number, number]) => void;
}

/** The vector kernel; nothing where the engine has no vectors, or the memory is none of WebAssembly. */
export function vectorKernel(
  layout: Layout,
  { wasm, room, isShared }: SegmentMemory,
  tables: TabledAttributes,
): SearchKernel | undefined {
  if (wasm === undefined) return undefined;
  const placed = { ...layout, room: movedRoom(layout.room, room.at) };
  const bytes = assemble({
    // a memory of any size will do
    memory: { pages: 1, ...(isShared && { maximum: MOST_PAGES, shared: true }), imported: true },
    functions: [
      ...[tableFunction(placed), minimaFunction(placed)],
      ...[scanFunction(placed), boundFunction(placed), measureFunction(placed, tables)],
    ],
  });
  const exports = instantiate<Exports>(bytes, { memory: wasm });
  if (exports === undefined) return undefined;
  return {
    engine: 'wasm',
    setTable: exports.table,
    setMinima: exports.minima,
    scan: (tiles) => (tiles === 0 ? 0 : exports.scan(tiles)),
    bound: (masks, groups) => {
      if (groups > 0) exports.bound(masks, groups);
    },
    measure: ({ squared, numerator, total, least }, count) => {
      if (count > 0) exports.measure(count, squared ? 1 : 0, numerator, total, least);
    },
  };
}
