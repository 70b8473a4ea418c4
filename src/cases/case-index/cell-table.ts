import { quote, refuse } from '../../base/errors.ts';
import type { Table } from '../csv.ts';
import type { FaultList } from '../fault-list.ts';
import type { Cell } from './encode-cell.ts';

/** Cases as rows of cells by column name. */
export type CaseRows = readonly Readonly<Record<string, Cell>>[];

/** Cases as columns by name, all as long; NaN in an array of numbers says that a number is not known. */
export type CaseColumns = Readonly<Record<string, ArrayLike<Cell>>>;

/** Cases in either form, or a table that was read from a text. */
export type CaseSource = CaseRows | { readonly columns: CaseColumns } | { readonly table: Table };

/** Cells by column, whatever form they came in. */
export interface CellTable {
  readonly count: number;
  /** The cells of a column; adds a fault where there is no such column. */
  readonly column: (name: string, faults: FaultList) => ArrayLike<Cell>;
  readonly rowNumber: (index: number) => number;
  readonly placeOf: (index: number, column: string) => string;
}

/** @throws EVIDENCE_INSUFFICIENT  no cases @throws INPUT_INVALID  columns of different lengths */
export function cellTable(source: CaseSource): CellTable {
  const table = openTable(source);
  if (table.count === 0) {
    refuse('EVIDENCE_INSUFFICIENT', { at: 'the cases', problem: 'there are none', remedy: 'give at least one case' });
  }
  return table;
}

function openTable(source: CaseSource): CellTable {
  if ('columns' in source) return ofColumns(source.columns);
  if ('table' in source) return ofTable(source.table);
  const rows = source as CaseRows;
  return named(
    rows.length,
    [],
    (index) => index + 1,
    (name) => {
      const cells = rows.map((row) => row[name]);
      return cells.some((cell) => cell !== undefined) ? cells : undefined;
    },
  );
}

function ofTable({ header, rows, rowNumbers }: Table): CellTable {
  return named(
    rows.length,
    header,
    (index) => rowNumbers[index]!,
    (name) => {
      const place = header.indexOf(name);
      return place < 0 ? undefined : rows.map((row) => row[place]!);
    },
  );
}

function ofColumns(columns: CaseColumns): CellTable {
  const lengths = Object.entries(columns).map(([name, { length }]) => ({ name, length }));
  const count = lengths[0]?.length ?? 0;
  const other = lengths.find(({ length }) => length !== count);
  if (other !== undefined) {
    const problem = `a column of ${other.length} cells where ${quote(lengths[0]!.name)} has ${count}`;
    refuse('INPUT_INVALID', { at: `column ${quote(other.name)}`, problem, remedy: 'give columns of one length' });
  }
  return named(
    count,
    Object.keys(columns),
    (index) => index + 1,
    (name) => (Object.hasOwn(columns, name) ? columns[name] : undefined),
  );
}

function named(
  count: number,
  header: readonly string[],
  rowNumber: (index: number) => number,
  find: (name: string) => ArrayLike<Cell> | undefined,
): CellTable {
  return {
    count,
    rowNumber,
    placeOf: (index, column) => `row ${rowNumber(index)}, column ${quote(column)}`,
    column: (name, faults) => {
      const cells = find(name);
      if (cells !== undefined) return cells;
      const has = header.length > 0 ? { remedy: `there are ${header.map(quote).join(', ')}` } : {};
      faults.add({ at: 'the index schema', problem: 'the cases have no such column', met: quote(name), ...has });
      return new Array<null>(count).fill(null);
    },
  };
}
