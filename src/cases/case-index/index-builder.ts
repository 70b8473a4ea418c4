import { refuse } from '../../base/errors.ts';
import type { IndexSchema } from '../../domain/case-index-schema.ts';
import { FaultList } from '../fault-list.ts';
import { joinNotes, type NoteColumns, type Notes, openNotes, readNotes } from './case-notes.ts';
import { type CaseSource, cellTable } from './cell-table.ts';
import { CodeChunks } from './code-chunks.ts';
import type { ColumnReader } from './column-reader.ts';
import { freezeCodes, openReaders, type StoredColumns } from './read-columns.ts';

/** Takes cases in stretch by stretch, and keeps numbers of them only. */
export class IndexBuilder {
  readonly schema: IndexSchema;
  readonly #readers: readonly ColumnReader[];
  /** By attribute. */
  #codes: readonly CodeChunks[];
  readonly #notes: NoteColumns[] = [];
  readonly #numbers = new Map<string, number>();
  count = 0;

  constructor(schema: IndexSchema) {
    this.schema = schema;
    const faults = new FaultList('the index schema');
    this.#readers = openReaders(schema, faults);
    faults.refuseAny('INPUT_INVALID');
    this.#codes = schema.attributes.map(() => new CodeChunks());
  }

  /** @throws INPUT_INVALID  columns that are not there, cells that cannot be read, an id twice; up to 20 faults of a stretch at once */
  add(source: CaseSource): void {
    const table = cellTable(source);
    const faults = new FaultList('the cases');
    this.#readers.forEach((reader, j) => {
      this.#codes[j]!.add(reader.read(table, faults));
    });
    const groupNames = this.#notes.at(-1)?.groupNames ?? [];
    const taken = { groupNames, numberOf: (id: string) => this.#numbers.get(id) };
    const notes = readNotes(table, this.schema, faults, taken);
    faults.refuseAny('INPUT_INVALID');
    notes.ids?.forEach((id, i) => {
      this.#numbers.set(id, this.count + i);
    });
    this.#notes.push(notes);
    this.count += table.count;
  }

  /** @throws EVIDENCE_INSUFFICIENT  no cases */
  finish(): StoredColumns & { readonly notes: Notes } {
    if (this.count === 0) {
      refuse('EVIDENCE_INSUFFICIENT', { at: 'the cases', problem: 'there are none', remedy: 'give at least one case' });
    }
    const codes = this.#codes.map((chunks) => chunks.pieces());
    // so that each attribute can be let go of when it is stored
    this.#codes = [];
    const stored = freezeCodes(this.#readers, codes);
    return { ...stored, notes: openNotes(joinNotes(this.#notes), this.count) };
  }
}
