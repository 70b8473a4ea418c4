import { canonicalJson } from '../../base/canonical.ts';
import { type Fault, refuse } from '../../base/errors.ts';
import { sha256 } from '../../base/sha256.ts';
import { IndexSchema } from '../../domain/case-index-schema.ts';
import { parseWith } from '../../domain/parse.ts';
import type { Buckets } from './buckets.ts';
import { type Notes, openNotes } from './case-notes.ts';
import { checksum } from './checksum.kernel.ts';
import { type FrozenAttribute, withLevels } from './frozen-attribute.ts';
import { claimMemory } from './search-kernel.ts';
import { openSegment, type Segment, type SegmentOptions, storedLayout } from './segment.ts';

/** What a file of an index holds. */
export interface StoredIndex {
  readonly schema: IndexSchema;
  readonly frozen: readonly FrozenAttribute[];
  readonly notes: Notes;
  readonly segment: Segment;
}

const MAGIC = 'ipwcases';
const VERSION = 1;
const ORDER = 0x01020304;
/** Magic, version, order of bytes, length of the whole (two words), bytes of the description (two words), hash of the schema. */
const HEADER = 64 + 64;
const HASH_AT = 64;
const CHECK = 16;
const ALIGNMENT = 64;

const aligned = (bytes: number): number => Math.ceil(bytes / ALIGNMENT) * ALIGNMENT;

/** Hash of a schema: tells whether two indexes compare the same things. */
export function schemaHash(schema: IndexSchema): string {
  return sha256(canonicalJson(schema));
}

const NOTE_KINDS = ['values', 'days', 'grades', 'groups', 'circular'] as const;
const NOTE_ARRAYS = {
  values: Float64Array,
  days: Int32Array,
  grades: Uint8Array,
  groups: Int32Array,
  circular: Uint8Array,
};

/** All of an index beside the cases themselves. */
interface Description {
  readonly schema: unknown;
  readonly count: number;
  readonly frozen: readonly Omit<FrozenAttribute, 'attribute' | 'numberOf'>[];
  readonly buckets: readonly { readonly [Name in keyof Buckets]: readonly (number | null)[] }[];
  readonly notes: readonly (typeof NOTE_KINDS)[number][];
  readonly groupNames: readonly string[];
  readonly ids: readonly string[] | null;
}

/** Writes an index: header, description, notes, cases as they stand in memory, checksum. */
export function writeIndex({ schema, frozen, notes, segment }: StoredIndex): ArrayBuffer {
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
  const places = placesOf(description, text.length, segment.layout.kept);
  const bytes = new Uint8Array(places.total);
  const view = new DataView(bytes.buffer);
  bytes.set(new TextEncoder().encode(MAGIC));
  new Uint32Array(bytes.buffer, 8, 2).set([VERSION, ORDER]);
  view.setFloat64(16, places.total, true);
  view.setFloat64(24, text.length, true);
  bytes.set(new TextEncoder().encode(schemaHash(schema)), HASH_AT);
  bytes.set(text, HEADER);
  for (const [kind, at] of places.notes) {
    const column = notes[kind]!;
    bytes.set(new Uint8Array(column.buffer, column.byteOffset, column.byteLength), at);
  }
  bytes.set(new Uint8Array(segment.memory.buffer, 0, segment.layout.kept), places.kept);
  const words = new Uint32Array(bytes.buffer, 0, (places.total - CHECK) / 4);
  new Uint32Array(bytes.buffer, places.total - CHECK, 4).set(checksum(words));
  return bytes.buffer;
}

const plain = (numbers: Iterable<number>): (number | null)[] =>
  Array.from(numbers, (number) => (Number.isNaN(number) ? null : number));
const fromPlain = (numbers: readonly (number | null)[]): number[] => numbers.map((number) => number ?? Number.NaN);

function placesOf({ notes, count }: Pick<Description, 'notes' | 'count'>, textLength: number, keptLength: number) {
  let at = HEADER + aligned(textLength);
  const notePlaces = notes.map((kind) => {
    const place = [kind, at] as const;
    at += aligned(NOTE_ARRAYS[kind].BYTES_PER_ELEMENT * count);
    return place;
  });
  const kept = at;
  return { notes: notePlaces, kept, total: kept + aligned(keptLength) + CHECK };
}

/**
 * Reads an index that `writeIndex` wrote.
 *
 * @throws INPUT_INVALID  no index, another version or order of bytes, cut short or longer, altered in any byte, another schema
 */
export function readIndex(
  file: ArrayBufferLike | Uint8Array,
  options: SegmentOptions,
  expected?: IndexSchema,
): StoredIndex {
  const bytes = alignedBytes(file);
  const no = (problem: string, rest: Partial<Fault> = {}): never =>
    refuse('INPUT_INVALID', { at: 'the index file', problem, remedy: 'build the index anew', ...rest });
  if (bytes.length < HEADER + CHECK || new TextDecoder().decode(bytes.subarray(0, 8)) !== MAGIC)
    no('no index of cases');
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
  const textLength = view.getFloat64(24, true);
  const description = JSON.parse(new TextDecoder().decode(bytes.subarray(HEADER, HEADER + textLength))) as Description;
  const schema = parseWith(IndexSchema, description.schema, 'the schema of the index file');
  const hash = new TextDecoder().decode(bytes.subarray(HASH_AT, HASH_AT + 64));
  if (hash !== schemaHash(schema)) no('a schema of another hash', { met: hash });
  if (expected !== undefined && schemaHash(expected) !== hash)
    no('an index by another schema than the one given', { met: hash });
  return openDescribed(bytes, description, { schema, textLength, options });
}

interface Opening {
  readonly schema: IndexSchema;
  readonly textLength: number;
  readonly options: SegmentOptions;
}

function openDescribed(
  bytes: Uint8Array,
  description: Description,
  { schema, textLength, options }: Opening,
): StoredIndex {
  const { count } = description;
  const frozen = description.frozen.map((one, j) => withLevels({ ...one, attribute: schema.attributes[j]! }));
  const { layout, tables } = storedLayout(frozen, count);
  const places = placesOf(description, textLength, layout.kept);
  const memory = claimMemory(layout.bytes, options.isShared);
  new Uint8Array(memory.buffer).set(bytes.subarray(places.kept, places.kept + layout.kept));
  const columns = Object.fromEntries(
    places.notes.map(([kind, at]) => {
      const length = NOTE_ARRAYS[kind].BYTES_PER_ELEMENT * count;
      return [kind, new NOTE_ARRAYS[kind](bytes.slice(at, at + length).buffer)];
    }),
  );
  const none = { values: null, days: null, grades: null, groups: null, circular: null };
  const { groupNames, ids } = description;
  const buckets = description.buckets.map(({ lows, highs, ofLevel }) => ({
    lows: Float32Array.from(fromPlain(lows)),
    highs: Float32Array.from(fromPlain(highs)),
    ofLevel: Uint8Array.from(fromPlain(ofLevel)),
  }));
  const notes = openNotes({ ...none, ...columns, groupNames, ids }, count);
  return { schema, frozen, notes, segment: openSegment({ layout, memory, buckets, tables }, options.engine) };
}

/** The bytes of a file where words can be read. */
function alignedBytes(file: ArrayBufferLike | Uint8Array): Uint8Array {
  const bytes = file instanceof Uint8Array ? file : new Uint8Array(file);
  return bytes.byteOffset % 8 === 0 ? bytes : bytes.slice();
}
