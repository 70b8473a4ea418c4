import { canonicalJson } from '../../base/canonical.ts';
import { sha256 } from '../../base/sha256.ts';
import type { IndexSchema } from '../../domain/case-index-schema.ts';
import type { Buckets } from './buckets.ts';
import type { Notes } from './case-notes.ts';
import { checksum } from './checksum.kernel.ts';
import type { FrozenAttribute } from './frozen-attribute.ts';
import type { Segment } from './segment.ts';

/** What a file of an index holds. */
export interface StoredIndex {
  readonly schema: IndexSchema;
  readonly frozen: readonly FrozenAttribute[];
  readonly notes: Notes;
  readonly segment: Segment;
}

export const MAGIC = 'ipwcases';
export const VERSION = 1;
export const ORDER = 0x01020304;
/** Magic, version, order of bytes, length of the whole (two words), bytes of the description (two words), parts, hash of the schema. */
export const HEADER = 64 + 64;
export const PARTS_AT = 32;
export const HASH_AT = 64;
export const CHECK = 16;
const ALIGNMENT = 64;

/** What a file holds: all of an index, or all but the cases, which stand elsewhere. */
export const PARTS = { whole: 0, head: 1 } as const;

const aligned = (bytes: number): number => Math.ceil(bytes / ALIGNMENT) * ALIGNMENT;

/** Hash of a schema: tells whether two indexes compare the same things. */
export function schemaHash(schema: IndexSchema): string {
  return sha256(canonicalJson(schema));
}

const NOTE_KINDS = ['values', 'days', 'grades', 'groups', 'circular'] as const;
export const NOTE_ARRAYS = {
  values: Float64Array,
  days: Int32Array,
  grades: Uint8Array,
  groups: Int32Array,
  circular: Uint8Array,
};

/** All of an index beside the cases themselves. */
export interface Description {
  readonly schema: unknown;
  readonly count: number;
  readonly frozen: readonly Omit<FrozenAttribute, 'attribute' | 'numberOf'>[];
  readonly buckets: readonly { readonly [Name in keyof Buckets]: readonly (number | null)[] }[];
  readonly notes: readonly (typeof NOTE_KINDS)[number][];
  readonly groupNames: readonly string[];
  readonly ids: readonly string[] | null;
}

/** Writes an index: header, description, notes, cases as they stand in memory, checksum. */
export function writeIndex(index: StoredIndex): ArrayBuffer {
  const { kept } = index.segment.layout;
  const { bytes, places } = beginFile(index, { kept, parts: PARTS.whole, Buffer: ArrayBuffer });
  const { buffer, at } = index.segment.memory.cases;
  bytes.set(new Uint8Array(buffer, at, kept), places.kept);
  return sealed(bytes);
}

/** Writes all of an index but its cases, for other threads. */
export function writeHead(index: StoredIndex): SharedArrayBuffer {
  return sealed(beginFile(index, { kept: 0, parts: PARTS.head, Buffer: SharedArrayBuffer }).bytes);
}

interface Form<B extends ArrayBufferLike> {
  /** Bytes that the cases take. */
  readonly kept: number;
  readonly parts: number;
  readonly Buffer: new (length: number) => B;
}

function beginFile<B extends ArrayBufferLike>(
  { schema, frozen, notes, segment }: StoredIndex,
  { kept, parts, Buffer }: Form<B>,
): { readonly bytes: Uint8Array<B>; readonly places: ReturnType<typeof placesOf> } {
  const description: Description = {
    schema,
    count: notes.count,
    frozen: frozen.map(({ attribute: _, numberOf: __, ...rest }) => rest),
    buckets: segment.buckets.map(({ lows, highs, ofLevel }) => ({
      lows: plain(lows),
      highs: plain(highs),
      ofLevel: plain(ofLevel),
    })),
    notes: NOTE_KINDS.filter((kind) => notes[kind] !== null),
    groupNames: notes.groupNames,
    ids: notes.ids,
  };
  const text = new TextEncoder().encode(JSON.stringify(description));
  const places = placesOf(description, text.length, kept);
  const bytes = new Uint8Array(new Buffer(places.total));
  const view = new DataView(bytes.buffer);
  bytes.set(new TextEncoder().encode(MAGIC));
  new Uint32Array(bytes.buffer, 8, 2).set([VERSION, ORDER]);
  view.setFloat64(16, places.total, true);
  view.setFloat64(24, text.length, true);
  view.setUint32(PARTS_AT, parts, true);
  bytes.set(new TextEncoder().encode(schemaHash(schema)), HASH_AT);
  bytes.set(text, HEADER);
  for (const [kind, at] of places.notes) {
    const column = notes[kind]!;
    bytes.set(new Uint8Array(column.buffer, column.byteOffset, column.byteLength), at);
  }
  return { bytes, places };
}

/** A file with the checksum over all before it. */
function sealed<B extends ArrayBufferLike>({ buffer, length }: Uint8Array<B>): B {
  const words = new Uint32Array(buffer, 0, (length - CHECK) / 4);
  new Uint32Array(buffer, length - CHECK, 4).set(checksum(words));
  return buffer;
}

const plain = (numbers: Iterable<number>): (number | null)[] =>
  Array.from(numbers, (number) => (Number.isNaN(number) ? null : number));

/** Where the parts of a file stand. */
export function placesOf(
  { notes, count }: Pick<Description, 'notes' | 'count'>,
  textLength: number,
  keptLength: number,
) {
  let at = HEADER + aligned(textLength);
  const notePlaces = notes.map((kind) => {
    const place = [kind, at] as const;
    at += aligned(NOTE_ARRAYS[kind].BYTES_PER_ELEMENT * count);
    return place;
  });
  const kept = at;
  return { notes: notePlaces, kept, total: kept + aligned(keptLength) + CHECK };
}
