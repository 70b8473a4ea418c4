import { type Fault, refuse } from '../../base/errors.ts';
import { IndexSchema } from '../../domain/case-index-schema.ts';
import { parseWith } from '../../domain/parse.ts';
import type { WasmMemory } from '../../numeric/wasm-engine.ts';
import { openNotes } from './case-notes.ts';
import { checksum } from './checksum.kernel.ts';
import { withLevels } from './frozen-attribute.ts';
import {
  CHECK,
  type Description,
  HASH_AT,
  HEADER,
  MAGIC,
  NOTE_ARRAYS,
  ORDER,
  PARTS,
  PARTS_AT,
  placesOf,
  type StoredIndex,
  schemaHash,
  VERSION,
} from './index-file.ts';
import type { Layout } from './layout.ts';
import { openSegment, type SegmentOptions, storedLayout } from './segment.ts';
import { claimMemory, joinMemory, memoryAt, type SegmentMemory } from './segment-memory.ts';

/** What other threads need to search the cases of an index: to be posted to them as it is. */
export interface SharedIndex {
  /** All of the index but its cases. */
  readonly head: SharedArrayBuffer;
  readonly cases: WasmMemory | SharedArrayBuffer;
}

/** How the cases of a file come into use: by a copy, where they stand in the file, or where another thread has them. */
export type Placement =
  | ({ readonly by: 'copy' } & SegmentOptions)
  | { readonly by: 'place' }
  | { readonly by: 'sharing'; readonly cases: SharedIndex['cases'] };

const no = (problem: string, rest: Partial<Fault> = {}): never =>
  refuse('INPUT_INVALID', { at: 'the index file', problem, remedy: 'build the index anew', ...rest });

/**
 * Reads an index that `writeIndex` wrote, or `writeHead` where the cases stand elsewhere.
 *
 * @throws INPUT_INVALID  no index, another version or order of bytes, cut short or longer, altered in any byte, another schema
 */
export function readIndex(
  file: ArrayBufferLike | Uint8Array,
  placement: Placement,
  expected?: IndexSchema,
): StoredIndex {
  const bytes = alignedBytes(file);
  if (bytes.length < HEADER + CHECK || textOf(bytes, 0, 8) !== MAGIC) no('no index of cases');
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  const [version, order] = new Uint32Array(bytes.buffer, bytes.byteOffset + 8, 2);
  if (order !== ORDER) no('written on a machine of another order of bytes');
  if (version !== VERSION)
    no('another version of the format', { met: String(version), remedy: `version ${VERSION} is read here` });
  const total = view.getFloat64(16, true);
  if (total !== bytes.length) no('cut short or longer than it was', { met: `${bytes.length} bytes of ${total}` });
  const words = new Uint32Array(bytes.buffer, bytes.byteOffset, (total - CHECK) / 4);
  const written = new Uint32Array(bytes.buffer, bytes.byteOffset + total - CHECK, 4);
  if (checksum(words).some((word, i) => word !== written[i])) no('altered since it was written');
  const parts = placement.by === 'sharing' ? PARTS.head : PARTS.whole;
  if (view.getUint32(PARTS_AT, true) !== parts) no('cases that stand elsewhere, or not where they should');
  const textLength = view.getFloat64(24, true);
  const description = JSON.parse(textOf(bytes, HEADER, textLength)) as Description;
  const schema = parseWith(IndexSchema, description.schema, 'the schema of the index file');
  const hash = textOf(bytes, HASH_AT, 64);
  if (hash !== schemaHash(schema)) no('a schema of another hash', { met: hash });
  if (expected !== undefined && schemaHash(expected) !== hash)
    no('an index by another schema than the one given', { met: hash });
  return openDescribed(bytes, description, { schema, textLength, placement });
}

interface Opening {
  readonly schema: IndexSchema;
  readonly textLength: number;
  readonly placement: Placement;
}

function openDescribed(
  bytes: Uint8Array,
  description: Description,
  { schema, textLength, placement }: Opening,
): StoredIndex {
  const { count, groupNames, ids } = description;
  const frozen = description.frozen.map((one, j) => withLevels({ ...one, attribute: schema.attributes[j]! }));
  const { layout, tables } = storedLayout(frozen, count);
  const places = placesOf(description, textLength, placement.by === 'sharing' ? 0 : layout.kept);
  const stored = bytes.subarray(places.kept, places.kept + layout.kept);
  const memory = placed(stored, layout, placement);
  const columns = Object.fromEntries(
    places.notes.map(([kind, at]) => {
      const column = new NOTE_ARRAYS[kind](bytes.buffer as ArrayBuffer, bytes.byteOffset + at, count);
      return [kind, placement.by === 'copy' ? column.slice() : column];
    }),
  );
  const none = { values: null, days: null, grades: null, groups: null, circular: null };
  const buckets = description.buckets.map(({ lows, highs, ofLevel }) => ({
    lows: Float32Array.from(fromPlain(lows)),
    highs: Float32Array.from(fromPlain(highs)),
    ofLevel: Uint8Array.from(fromPlain(ofLevel)),
  }));
  const notes = openNotes({ ...none, ...columns, groupNames, ids }, count);
  const engine = placement.by === 'copy' ? placement.engine : undefined;
  return { schema, frozen, notes, segment: openSegment({ layout, memory, buckets, tables }, engine) };
}

function placed(stored: Uint8Array, layout: Layout, placement: Placement): SegmentMemory {
  if (placement.by === 'place') {
    return memoryAt({ buffer: stored.buffer, at: stored.byteOffset }, layout, false);
  }
  if (placement.by === 'copy') {
    const memory = claimMemory(layout, placement.isShared);
    new Uint8Array(memory.cases.buffer).set(stored);
    return memory;
  }
  const { cases } = placement;
  const buffer = cases instanceof SharedArrayBuffer ? cases : cases?.buffer;
  if (!(buffer instanceof SharedArrayBuffer) || buffer.byteLength < layout.kept)
    return no('a head without its cases', { remedy: 'attach what `share` gives, as it is' });
  return cases instanceof SharedArrayBuffer ? memoryAt({ buffer, at: 0 }, layout, true) : joinMemory(cases, layout);
}

const fromPlain = (numbers: readonly (number | null)[]): number[] => numbers.map((number) => number ?? Number.NaN);

/** Text that may stand in memory that is shared, which not all decoders read. */
const textOf = (bytes: Uint8Array, from: number, length: number): string =>
  new TextDecoder().decode(bytes.slice(from, from + length));

/** The bytes of a file where words can be read. */
function alignedBytes(file: ArrayBufferLike | Uint8Array): Uint8Array {
  const bytes = file instanceof Uint8Array ? file : new Uint8Array(file);
  return bytes.byteOffset % 8 === 0 ? bytes : bytes.slice();
}
