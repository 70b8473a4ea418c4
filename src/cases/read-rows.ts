import { quote } from '../base/errors.ts';
import { type CaseSchema, Grade } from '../domain/case-schema.ts';
import { parseDay } from '../numeric/calendar.ts';
import { codeOf, enteringLevels, readDay, readNumber, type Unreadable } from './attribute-code.ts';
import type { Table } from './csv.ts';
import { FaultList } from './fault-list.ts';
import { findColumns, NO_COLUMN, type Places } from './find-columns.ts';

export type LeaveOutReason = 'value missing' | 'value not above zero' | 'units missing' | 'units not above zero';

/** One row of a table, read by a schema. */
export interface CaseRow {
  readonly rowNumber: number;
  readonly id: string;
  /** What the case is worth, or why it cannot be used; 0 where the schema names no value. */
  readonly value: number | LeaveOutReason;
  /** What the file says, column by column. */
  readonly cells: readonly string[];
  /** Serial day; null where the row has none. */
  readonly day: number | null;
  readonly grade: Grade | null;
}

export interface ReadRows {
  readonly rows: readonly CaseRow[];
  /** Codes of the attributes, row by row; NaN where missing. */
  readonly codes: Float64Array;
  /** Levels met, attribute by attribute. */
  readonly levels: readonly ReadonlyMap<string, number>[];
  readonly places: Places;
}

/** Reads the cell at a place of the row; null where the place is none, the cell says nothing or cannot be read. */
type CellReader = <T extends string | number>(place: number, read: (text: string) => T | Unreadable) => T | null;

/**
 * Every row of a table by a schema.
 *
 * @throws INPUT_INVALID  a column that is not there, a cell that cannot be read, an id twice; up to 20 faults at once
 */
export function readRows(table: Table, schema: CaseSchema): ReadRows {
  const places = findColumns(table, schema);
  const faults = new FaultList('the case file');
  const isMissing = new Set(schema.missingMarks);
  const levels = schema.attributes.map(() => new Map<string, number>());
  const readCodes = schema.attributes.map((attribute, j) => {
    const levelCode = enteringLevels(levels[j]!);
    return (text: string) => codeOf(attribute, text, levelCode);
  });
  const commonDay = schema.date && 'every' in schema.date ? parseDay(schema.date.every) : null;
  const commonGrade = schema.grade && 'every' in schema.grade ? schema.grade.every : null;
  const width = schema.attributes.length;
  const codes = new Float64Array(table.rows.length * width);

  const rows = table.rows.map((row, i): CaseRow => {
    const rowNumber = table.rowNumbers[i]!;
    const cell: CellReader = (place, read) => {
      if (place === NO_COLUMN || isMissing.has(row[place]!)) return null;
      const met = read(row[place]!);
      if (typeof met !== 'object') return met;
      faults.add({
        at: cellName(table, rowNumber, place),
        problem: met.problem,
        met: quote(row[place]),
        remedy: met.remedy,
      });
      return null;
    };
    for (let j = 0; j < width; j++) codes[i * width + j] = cell(places.attributes[j]!, readCodes[j]!) ?? Number.NaN;
    return {
      rowNumber,
      id: places.id === NO_COLUMN ? `row ${rowNumber}` : row[places.id]!,
      value: readValue(schema, places, cell),
      cells: row,
      day: cell(places.date, readDay) ?? commonDay,
      grade: cell(places.grade, readGrade) ?? commonGrade,
    };
  });
  checkIds(rows, faults, (rowNumber) => cellName(table, rowNumber, places.id));
  faults.refuseAny('INPUT_INVALID');
  return { rows, codes, levels, places };
}

function cellName(table: Table, rowNumber: number, place: number): string {
  return `row ${rowNumber}, column ${quote(table.header[place])}`;
}

function readValue(schema: CaseSchema, places: Places, cell: CellReader): number | LeaveOutReason {
  if (schema.value === undefined) return 0;
  const value = cell(places.value, readNumber);
  const units = places.units === NO_COLUMN ? 1 : cell(places.units, readNumber);
  if (value === null) return 'value missing';
  if (units === null) return 'units missing';
  if (units <= 0) return 'units not above zero';
  if (schema.value.scale === 'log' && value <= 0) return 'value not above zero';
  return value / units;
}

function readGrade(text: string): Grade | Unreadable {
  const grade = Grade.safeParse(text);
  if (grade.success) return grade.data;
  return { problem: 'not a grade of evidence', remedy: `write one of ${Grade.options.join(', ')}` };
}

function checkIds(rows: readonly CaseRow[], faults: FaultList, nameOf: (rowNumber: number) => string): void {
  const rowOf = new Map<string, number>();
  for (const { id, rowNumber } of rows) {
    const earlier = rowOf.get(id);
    if (earlier !== undefined) {
      const remedy = 'name each case differently';
      faults.add({ at: nameOf(rowNumber), problem: `the id of row ${earlier} again`, met: quote(id), remedy });
    } else rowOf.set(id, rowNumber);
  }
}
