import { type Control, checkpoint } from '../../base/control.ts';
import {
  IndexQuery,
  type IndexQueryInput,
  IndexSchema,
  type IndexSchemaInput,
} from '../../domain/case-index-schema.ts';
import { parseWith } from '../../domain/parse.ts';
import { FaultList } from '../fault-list.ts';
import { joinNotes, openNotes, readNotes } from './case-notes.ts';
import { type CaseSource, cellTable } from './cell-table.ts';
import { compileQuery } from './compile-query.ts';
import { IndexBuilder } from './index-builder.ts';
import { type StoredIndex, schemaHash, writeHead, writeIndex } from './index-file.ts';
import type { IndexTarget } from './index-target.ts';
import { type BatchMatches, emptyBatch, type LeaveOneOutOptions, runBatch, runLeaveOneOut } from './leave-one-out.ts';
import type { Matches } from './matches.ts';
import { type DistanceExplanation, type IndexContents, PreparedQuery } from './prepared-query.ts';
import { moreColumns } from './read-columns.ts';
import { type Placement, readIndex, type SharedIndex } from './read-index.ts';
import type { Engine } from './search-kernel.ts';
import { makeSegment, type SegmentOptions } from './segment.ts';
import { storedColumnsOf } from './stored-columns.ts';
import { type Pieces, type StreamOptions, sourcesOf } from './stream-sources.ts';

export interface IndexOptions {
  /** The code that passes over the cases: WebAssembly where the engine has it, unless `js` is asked for. */
  readonly engine?: Engine;
  /** `shared`: in memory that other threads may look at too. */
  readonly memory?: 'private' | 'shared';
}

/**
 * Cases made ready to be searched exactly, whatever is asked: weights, metric, treatment of what is missing, conditions and
 * as-of day belong to the question, not to the index.
 *
 * Numbers are kept in float32 of their range, levels and sets by number, at 4 bytes each and half a byte more to find them by;
 * distances are those of the numbers kept, in float64. Ranges and levels are frozen when the index is built.
 *
 *     gower      Σ w·d / C,  d held to 1           manhattan  (W/C)·Σ w·d
 *     heom       √((W/C)·Σ w·d²),  d held to 1     euclid     √((W/C)·Σ w·d²)
 *
 * @source J. Gower, A General Coefficient of Similarity, Biometrics 27 (1971); D. Wilson, T. Martinez, Improved Heterogeneous
 *         Distance Functions, JAIR 6 (1997)
 */
export class CaseIndex {
  readonly schema: IndexSchema;
  readonly #contents: IndexContents;
  readonly #options: SegmentOptions;

  private constructor(schema: IndexSchema, contents: IndexContents, options: SegmentOptions) {
    this.schema = schema;
    this.#contents = contents;
    this.#options = options;
  }

  /**
   * Builds an index.
   *
   * @param source  cases as rows by column name, as columns, or as a table that was read from a text
   * @throws INPUT_INVALID          columns that are not there, cells that cannot be read, an id twice; up to 20 faults at once
   * @throws EVIDENCE_INSUFFICIENT  no cases
   * @complexity  n·log n
   */
  static build(schema: IndexSchemaInput, source: CaseSource, options: IndexOptions = {}): CaseIndex {
    const builder = new IndexBuilder(parseWith(IndexSchema, schema, 'index schema'));
    builder.add(source);
    return CaseIndex.#finish(builder, options);
  }

  /**
   * Builds an index from a file that is read piece by piece; what is kept of a row are its numbers, not its text.
   *
   * @param pieces  the text of the file, cut anywhere; or cases, stretch by stretch
   * @param options  `format` of the file; `onProgress` tells the rows read, of a number that is not known until the end
   * @throws as `build`; CANCELLED
   */
  static async buildFromStream(
    schema: IndexSchemaInput,
    pieces: Pieces,
    { format, ...options }: IndexOptions & StreamOptions,
  ): Promise<CaseIndex> {
    const builder = new IndexBuilder(parseWith(IndexSchema, schema, 'index schema'));
    for await (const source of sourcesOf(pieces, format)) {
      builder.add(source);
      checkpoint('buildFromStream', options, builder.count, Number.POSITIVE_INFINITY);
    }
    options.onProgress?.(builder.count, builder.count);
    return CaseIndex.#finish(builder, options);
  }

  static #finish(builder: IndexBuilder, options: IndexOptions): CaseIndex {
    const { schema } = builder;
    const { frozen, columns, notes } = builder.finish();
    const own = segmentOptions(options);
    const segments = [makeSegment(frozen, columns, 0, own)];
    return new CaseIndex(schema, { frozen, notes, segments, missingMarks: new Set(schema.missingMarks) }, own);
  }

  /** How many cases there are; they are numbered from 0 in the order in which they came. */
  get size(): number {
    return this.#contents.notes.count;
  }

  /** The code that passes over the cases. */
  get engine(): Engine {
    return this.#contents.segments[0]!.kernel.engine;
  }

  /** Bytes that the cases take, without their names. */
  get bytes(): number {
    return this.#contents.segments.reduce((sum, { layout }) => sum + layout.kept, 0);
  }

  /** Hash of the schema. */
  get schemaHash(): string {
    return schemaHash(this.schema);
  }

  /** A question made ready for many targets. @throws INPUT_INVALID  names, levels or ids that the index does not have */
  compile(query: IndexQueryInput): PreparedQuery {
    const { frozen, notes } = this.#contents;
    return new PreparedQuery(this.#contents, compileQuery(frozen, notes, parseWith(IndexQuery, query, 'index query')));
  }

  /** The cases nearest to a target. @throws as `compile` and `PreparedQuery.run` */
  query(target: IndexTarget, query: IndexQueryInput): Matches {
    return this.compile(query).run(target);
  }

  /** The cases nearest to each of many targets. @throws as `query`; CANCELLED */
  queryBatch(targets: readonly IndexTarget[], query: IndexQueryInput, control: Control = {}): BatchMatches {
    return runBatch(this.compile(query), targets, emptyBatch(targets.length, query.k), control);
  }

  /**
   * The nearest others of every case: not itself, and none of its group.
   *
   * @throws as `compile`; ARGUMENT_INVALID  no such part, arrays of other lengths; CANCELLED
   */
  leaveOneOut(query: IndexQueryInput, options: LeaveOneOutOptions = {}): BatchMatches {
    const { out = emptyBatch(this.size, query.k) } = options;
    return runLeaveOneOut(this.#contents, this.compile(query), { ...out, k: query.k }, options);
  }

  /** Why a case lies as far from a target as it does. @param id  its name; its number where the schema names no ids */
  explain(target: IndexTarget, id: string, query: IndexQueryInput): DistanceExplanation {
    return this.compile(query).explain(target, id);
  }

  /**
   * An index that holds more cases. Ranges stay as they are, so no distance changes; levels that are new are learnt.
   *
   * Cheap where few are added: they are searched beside the others until `compact` is called.
   *
   * @throws as `build`
   */
  append(source: CaseSource): CaseIndex {
    const { frozen: earlier, notes, segments, missingMarks } = this.#contents;
    const table = cellTable(source);
    const faults = new FaultList('the cases to append');
    const { frozen, columns } = moreColumns(table, this.schema, earlier, faults);
    const more = readNotes(table, this.schema, faults, notes);
    faults.refuseAny('INPUT_INVALID');
    const joined = openNotes(joinNotes([notes, more]), notes.count + table.count);
    const segment = makeSegment(frozen, columns, notes.count, this.#options);
    const contents = { frozen, notes: joined, segments: [...segments, segment], missingMarks };
    return new CaseIndex(this.schema, contents, this.#options);
  }

  /** The same cases in one piece, with the same answers. */
  compact(): CaseIndex {
    const { frozen, notes, segments } = this.#contents;
    if (segments.length === 1) return this;
    const columns = storedColumnsOf(segments, frozen.length, notes.count);
    const segment = makeSegment(frozen, columns, 0, this.#options);
    return new CaseIndex(this.schema, { ...this.#contents, segments: [segment] }, this.#options);
  }

  /** The index as bytes, to be kept or sent: all but the choice of engine. */
  toBuffer(): ArrayBuffer {
    return writeIndex(this.compact().#stored());
  }

  /**
   * An index from a copy of its bytes.
   *
   * @param schema  the index must be by this schema, where one is given
   * @throws INPUT_INVALID  no index, another version, cut short, altered in any byte, another schema
   */
  static fromBuffer(
    file: ArrayBufferLike | Uint8Array,
    { schema, ...options }: IndexOptions & { readonly schema?: IndexSchemaInput } = {},
  ): CaseIndex {
    return CaseIndex.#read(file, { by: 'copy', ...segmentOptions(options) }, schema);
  }

  /**
   * What other threads need to search the same cases: post it to them, and `attach` it there. The cases are copied once where
   * the index is not in shared memory yet, and never again.
   */
  share(): SharedIndex {
    const whole = this.compact();
    const stored = whole.#stored();
    const { memory } = stored.segment;
    if (!memory.isShared) return CaseIndex.fromBuffer(whole.toBuffer(), { memory: 'shared' }).share();
    return { head: writeHead(stored), cases: memory.wasm ?? (memory.cases.buffer as SharedArrayBuffer) };
  }

  /**
   * An index over cases that stay where they are.
   *
   * Of what `share` gives, up to 1024 threads have room for their own searches in the memory of the cases and pass over them as
   * the index itself does; those beyond do so in plain code. The bytes of `toBuffer`, shared or not, are passed over in plain
   * code always, and must not be written to any more.
   *
   * @throws INPUT_INVALID  as `fromBuffer`; a head without its cases
   */
  static attach(
    shared: SharedIndex | ArrayBufferLike | Uint8Array,
    { schema }: { readonly schema?: IndexSchemaInput } = {},
  ): CaseIndex {
    if (!('head' in shared)) return CaseIndex.#read(shared, { by: 'place' }, schema);
    return CaseIndex.#read(shared.head, { by: 'sharing', cases: shared.cases }, schema);
  }

  static #read(file: ArrayBufferLike | Uint8Array, placement: Placement, schema?: IndexSchemaInput): CaseIndex {
    const expected = schema && parseWith(IndexSchema, schema, 'index schema');
    const read = readIndex(file, placement, expected);
    const missingMarks = new Set(read.schema.missingMarks);
    const { engine } = read.segment.kernel;
    const options = placement.by === 'copy' ? placement : { engine, isShared: placement.by === 'sharing' };
    return new CaseIndex(read.schema, { ...read, segments: [read.segment], missingMarks }, options);
  }

  #stored(): StoredIndex {
    const { frozen, notes, segments } = this.#contents;
    return { schema: this.schema, frozen, notes, segment: segments[0]! };
  }
}

function segmentOptions({ engine, memory = 'private' }: IndexOptions): SegmentOptions {
  return { engine, isShared: memory === 'shared' };
}
