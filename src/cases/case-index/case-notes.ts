import { quote } from '../../base/errors.ts';
import type { IndexSchema } from '../../domain/case-index-schema.ts';
import { Grade } from '../../domain/case-schema.ts';
import { readDay, readNumber, type Unreadable } from '../attribute-code.ts';
import type { FaultList } from '../fault-list.ts';
import type { CellTable } from './cell-table.ts';
import { ownText } from './column-reader.ts';
import { type Cell, isBlank } from './encode-cell.ts';

/** What is known of cases themselves, by number; null where the schema names no column for it. */
export interface NoteColumns {
  /** NaN where unknown. */
  readonly values: Float64Array | null;
  /** Serial days; `NO_DAY` where unknown. */
  readonly days: Int32Array | null;
  /** Places in the list of grades; `NO_GRADE` where unknown. */
  readonly grades: Uint8Array | null;
  /** Places in `groupNames`; -1 for a case that is related to no other. */
  readonly groups: Int32Array | null;
  /** 1 where the value was itself an appraisal that went by cases. */
  readonly circular: Uint8Array | null;
  readonly groupNames: readonly string[];
  readonly ids: readonly string[] | null;
}

export interface Notes extends NoteColumns {
  readonly count: number;
  readonly numberOf: (id: string) => number | undefined;
  readonly groupNumber: (name: string) => number | undefined;
  readonly idOf: (number: number) => string;
}

/** Names that cases have already. */
export type TakenNames = Pick<Notes, 'groupNames' | 'numberOf'>;

/** Later than any as-of day. */
export const NO_DAY = 2147483647;
export const NO_GRADE = 255;

/** Notes with their lookups, which are made when first asked for. */
export function openNotes(columns: NoteColumns, count: number): Notes {
  const { ids, groupNames } = columns;
  const byId = lazyNumbers(ids ?? []);
  const byGroup = lazyNumbers(groupNames);
  const byPlace = (id: string): number | undefined => {
    const number = Number(id);
    return String(number) === id && Number.isInteger(number) && number >= 0 && number < count ? number : undefined;
  };
  return {
    ...columns,
    count,
    numberOf: (id) => (ids === null ? byPlace(id) : byId(id)),
    groupNumber: (name) => byGroup(name),
    idOf: (number) => ids?.[number] ?? String(number),
  };
}

/** Places of names in a list; the book is made when first asked for. */
function lazyNumbers(names: readonly string[]): (name: string) => number | undefined {
  let book: ReadonlyMap<string, number> | undefined;
  return (name) => {
    book ??= new Map(names.map((each, number) => [each, number]));
    return book.get(name);
  };
}

type ReadNote = <T>(
  column: string | undefined,
  unknown: T,
  read: (cell: NonNullable<Cell>) => T | Unreadable,
) => readonly T[] | null;

/** The notes of a table; adds what cannot be read to the faults. @param earlier  names that are taken */
export function readNotes(table: CellTable, schema: IndexSchema, faults: FaultList, earlier?: TakenNames): NoteColumns {
  const marks = new Set(schema.missingMarks);
  const each: ReadNote = (column, unknown, read) => {
    if (column === undefined) return null;
    const cells = table.column(column, faults);
    return Array.from(cells, (cell: Cell, i) => {
      if (isBlank(cell, marks) || cell === undefined || (typeof cell === 'number' && Number.isNaN(cell)))
        return unknown;
      const met = read(cell);
      if (typeof met !== 'object' || met === null || !('problem' in met)) return met as typeof unknown;
      faults.add({ at: table.placeOf(i, column), met: quote(cell), ...met });
      return unknown;
    });
  };
  const groupNames = [...(earlier?.groupNames ?? [])];
  const book = new Map(groupNames.map((name, number) => [name, number]));
  const groupOf = (cell: NonNullable<Cell>): number => {
    const known = book.get(String(cell));
    if (known !== undefined) return known;
    const name = ownText(String(cell));
    book.set(name, groupNames.length);
    return groupNames.push(name) - 1;
  };
  const values = each<number>(schema.value, Number.NaN, (cell) => readNumber(String(cell)));
  const days = each<number>(schema.date, NO_DAY, (cell) => readDay(String(cell)));
  const grades = each<number>(schema.grade, NO_GRADE, gradeOf);
  const groups = each<number>(schema.group, -1, groupOf);
  const circular = each<number>(schema.circular, 0, truthOf);
  return {
    values: values && Float64Array.from(values),
    days: days && Int32Array.from(days),
    grades: grades && Uint8Array.from(grades),
    groups: groups && Int32Array.from(groups),
    circular: circular && Uint8Array.from(circular),
    groupNames,
    ids: readIds(table, schema, faults, earlier),
  };
}

function readIds(
  table: CellTable,
  { id: column }: IndexSchema,
  faults: FaultList,
  earlier?: TakenNames,
): string[] | null {
  if (column === undefined) return null;
  const rowOf = new Map<string, number>();
  return Array.from(table.column(column, faults), (cell: Cell, i) => {
    const id = cell === null || cell === undefined ? '' : ownText(String(cell));
    const before = rowOf.get(id);
    const remedy = 'name each case differently';
    const at = table.placeOf(i, column);
    if (before !== undefined) {
      faults.add({ at, problem: `the id of row ${table.rowNumber(before)} again`, met: quote(id), remedy });
    } else if (earlier?.numberOf(id) !== undefined) {
      faults.add({ at, problem: 'the id of a case that the index has already', met: quote(id), remedy });
    } else if (id === '') faults.add({ at, problem: 'a case without a name', met: quote(cell), remedy });
    else rowOf.set(id, i);
    return id;
  });
}

function gradeOf(cell: NonNullable<Cell>): number | Unreadable {
  const place = Grade.options.indexOf(String(cell) as Grade);
  if (place >= 0) return place;
  return { problem: 'not a grade of evidence', remedy: `write one of ${Grade.options.join(', ')}` };
}

const TRUTHS: Readonly<Record<string, number>> = { true: 1, yes: 1, '1': 1, false: 0, no: 0, '0': 0 };

function truthOf(cell: NonNullable<Cell>): number | Unreadable {
  return TRUTHS[String(cell)] ?? { problem: 'neither yes nor no', remedy: 'write true or false' };
}

/** The notes of stretches of cases as one; all are by one schema, the last knows all groups. */
export function joinNotes(parts: readonly NoteColumns[]): NoteColumns {
  const last = parts.at(-1)!;
  return {
    values: joined(
      parts.map(({ values }) => values),
      Float64Array,
    ),
    days: joined(
      parts.map(({ days }) => days),
      Int32Array,
    ),
    grades: joined(
      parts.map(({ grades }) => grades),
      Uint8Array,
    ),
    groups: joined(
      parts.map(({ groups }) => groups),
      Int32Array,
    ),
    circular: joined(
      parts.map(({ circular }) => circular),
      Uint8Array,
    ),
    ids: last.ids === null ? null : parts.flatMap(({ ids }) => ids ?? []),
    groupNames: last.groupNames,
  };
}

type NumberArray = Float64Array | Int32Array | Uint8Array;

function joined<T extends NumberArray>(parts: readonly (T | null)[], Kind: new (length: number) => T): T | null {
  const whole = new Kind(parts.reduce((sum, part) => sum + (part?.length ?? 0), 0));
  let at = 0;
  for (const part of parts) {
    if (part === null) return null;
    whole.set(part, at);
    at += part.length;
  }
  return whole;
}
