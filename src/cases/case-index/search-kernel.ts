import { createMemory, instantiate, type WasmMemory } from '../../numeric/wasm-engine.ts';
import { assemble } from '../../numeric/wasm-module.ts';
import { type Bounding, boundNodes } from './bound.kernel.ts';
import { type Layout, TERMS } from './layout.ts';
import { type Measure, type Measuring, measureCandidates } from './measure.kernel.ts';
import { pairSums, type Scanning, scanTiles } from './scan.kernel.ts';
import { boundFunction, measureFunction, scanFunction, type TabledAttributes } from './wasm-search.ts';

/** Which code passes over the cases: WebAssembly vectors, or plain JavaScript on the same bytes with the same answers. */
export type Engine = 'wasm' | 'js';

/** The three loops of a search, over the memory of one segment. */
export interface SearchKernel {
  readonly engine: Engine;
  /** To be called when the table has changed and before tiles are scanned. */
  readonly prepareScan: () => void;
  readonly scan: (tiles: number) => number;
  readonly bound: (masks: number, groups: number) => void;
  readonly measure: (measure: Measure, candidates: number) => void;
}

const PAGE = 65536;

/** A memory for a segment: one that WebAssembly can work on where the engine has it, plain bytes otherwise. */
export interface SegmentMemory {
  readonly buffer: ArrayBufferLike;
  readonly wasm: WasmMemory | undefined;
  readonly isShared: boolean;
}

/** @param isShared  whether other threads may look at it too */
export function claimMemory(bytes: number, isShared: boolean): SegmentMemory {
  const pages = Math.ceil(bytes / PAGE);
  const wasm = pages > PAGE ? undefined : createMemory(isShared ? { pages, maximum: pages, shared: true } : { pages });
  if (wasm !== undefined) return { buffer: wasm.buffer, wasm, isShared };
  return { buffer: isShared ? new SharedArrayBuffer(bytes) : new ArrayBuffer(bytes), wasm: undefined, isShared };
}

/** The arrays that both kernels work on. */
export interface SearchArrays {
  readonly scanning: Scanning;
  readonly bounding: Bounding;
  readonly measuring: Measuring;
  readonly boundBytes: Uint8Array;
}

/** Views of the memory of a segment. */
export function searchArrays(layout: Layout, buffer: ArrayBufferLike, tables: TabledAttributes): SearchArrays {
  const { room, stride, pairs, width, count } = layout;
  const bytes = new Uint8Array(buffer);
  const list = new Int32Array(buffer, room.list, (room.bounds - room.list) / 4);
  const candidates = new Int32Array(buffer, room.candidates, (room.distances - room.candidates) / 4);
  const terms = TERMS.map((_, t) => new Float64Array(buffer, room.terms + t * stride * 8, stride));
  const [weight, target, factor, cap, missingCost, missingWeight, silent] = terms as FixedTerms;
  return {
    boundBytes: bytes.subarray(room.bounds, room.candidates),
    scanning: {
      pairs,
      bytes,
      table: room.table,
      codes: layout.codes,
      list,
      candidates,
      sums: new Uint16Array(256 * pairs),
    },
    bounding: { width, bytes, minima: room.minima, table: room.table, list, bounds: room.bounds },
    measuring: {
      ...{ stride, weight, target, factor, cap, missingCost, missingWeight, silent, candidates, ...tables },
      records: new Float32Array(buffer, layout.records, count * stride),
      costs: new Float64Array(buffer, room.costs, stride),
      levelTables: new Float64Array(buffer, room.levelTables, (room.list - room.levelTables) / 8),
      distances: new Float64Array(buffer, room.distances, candidates.length),
    },
  };
}

type Terms = Float64Array;
type FixedTerms = [Terms, Terms, Terms, Terms, Terms, Terms, Terms];

/** The plain kernel. */
export function plainKernel({ scanning, bounding, measuring }: SearchArrays): SearchKernel {
  return {
    engine: 'js',
    prepareScan: () => pairSums(scanning),
    scan: (tiles) => scanTiles(scanning, tiles),
    bound: (masks, groups) => boundNodes(bounding, masks, groups),
    measure: (measure, count) => measureCandidates(measuring, measure, count),
  };
}

interface Exports {
  readonly scan: (tiles: number) => number;
  readonly bound: (masks: number, groups: number) => void;
  /** Count, whether squared, numerator, total, least. */
  readonly measure: (...values: readonly [number, number, number, number, number]) => void;
}

/** The vector kernel; nothing where the engine has no vectors, or the memory is none of WebAssembly. */
export function vectorKernel(
  layout: Layout,
  { wasm, isShared }: SegmentMemory,
  tables: TabledAttributes,
): SearchKernel | undefined {
  if (wasm === undefined) return undefined;
  const pages = wasm.buffer.byteLength / PAGE;
  const limits = isShared ? { pages, maximum: pages, shared: true } : { pages };
  const bytes = assemble({
    memory: { ...limits, imported: true },
    functions: [scanFunction(layout), boundFunction(layout), measureFunction(layout, tables)],
  });
  const exports = instantiate<Exports>(bytes, { memory: wasm });
  if (exports === undefined) return undefined;
  return {
    engine: 'wasm',
    prepareScan: () => {},
    scan: (tiles) => (tiles === 0 ? 0 : exports.scan(tiles)),
    bound: (masks, groups) => {
      if (groups > 0) exports.bound(masks, groups);
    },
    measure: ({ squared, numerator, total, least }, count) => {
      if (count > 0) exports.measure(count, squared ? 1 : 0, numerator, total, least);
    },
  };
}
