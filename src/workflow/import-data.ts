import { type Fault, IpworthError, quote, refuse } from '../base/errors.ts';
import { attempt } from '../base/result.ts';
import { parseCsv, type Table } from '../cases/csv.ts';
import { FaultList } from '../cases/fault-list.ts';
import { loadCatalog, type RawSets } from '../catalog/catalog.ts';
import { type FigureKind, kindProblem } from '../domain/reference-table.ts';
import { isExact } from '../numeric/decimal.ts';
import { rawSet } from './import-sets.ts';
import { IMPORT_KINDS, type ImportKind, TEMPLATES, type TemplateColumn } from './import-templates.ts';

/** What the new data set is called, and when it holds. */
export interface ImportOptions {
  /** Small letters, digits and hyphens. */
  readonly id: string;
  readonly version?: number;
  readonly title?: { readonly en: string; readonly zh: string };
  /** First and last day, or year, on which the set holds. */
  readonly from?: string | null;
  readonly until?: string | null;
}

/** A cell as read: text, a whole number, or unknown. */
export type Cell = string | number | null;

/** One row of the file by column, and where it stands. */
export interface ImportRow {
  readonly rowNumber: number;
  readonly cells: Readonly<Record<string, Cell>>;
}

const FILE = 'the import file';
const WORDS = { document: FILE, row: 'line of data', emptyCode: 'INPUT_INVALID' } as const;

/**
 * A data set out of a CSV file that follows one of the templates, held to the same laws as the built-in ones.
 *
 * The header must be that of the template, in any order. Text is UTF-8, with or without a byte order mark; shares and
 * rates are fractions (5 % is 0.05), amounts are yuan. An empty cell means unknown, where the template allows it.
 *
 * @param kind  `industry-royalties`, `rates`, `indices` or `betas`
 * @param file  the file's text, or its bytes
 * @returns     data sets by kind, for a layer of `loadCatalog`
 * @throws INPUT_INVALID  not UTF-8, no rows, columns missing or unknown, cells that cannot be read; up to 20 faults at
 *   once, each with row, column and value
 * @throws DATA_INVALID   rows that contradict each other or themselves, each with row and column
 */
export function importData(kind: ImportKind, file: string | Uint8Array, options: ImportOptions): RawSets {
  if (!IMPORT_KINDS.includes(kind)) {
    const remedy = `one of ${IMPORT_KINDS.join(', ')}`;
    refuse('INPUT_INVALID', {
      at: 'importData: kind',
      problem: 'nothing that can be imported',
      met: quote(kind),
      remedy,
    });
  }
  const { set, columns } = TEMPLATES[kind];
  const rows = readRows(parseCsv(textOf(file), WORDS), columns);
  const sets: RawSets = { [set]: [rawSet(kind, rows, options)] };
  const loaded = attempt(() => loadCatalog([{ name: 'import', sets }]));
  if (!loaded.ok)
    throw new IpworthError(
      'DATA_INVALID',
      loaded.error.faults.map((fault) => inFile(fault, rows)),
    );
  return sets;
}

function textOf(file: string | Uint8Array): string {
  if (typeof file === 'string') return file;
  try {
    return new TextDecoder('utf-8', { fatal: true }).decode(file);
  } catch {
    const remedy = 'save it as UTF-8; a file in GB18030 has to be converted first';
    return refuse('INPUT_INVALID', { at: FILE, problem: 'not UTF-8 text', remedy });
  }
}

function readRows({ header, rows, rowNumbers }: Table, columns: readonly TemplateColumn[]): readonly ImportRow[] {
  const faults = new FaultList(FILE);
  const names = columns.map(({ name }) => name);
  const remedy = `the columns are ${names.join(', ')}`;
  for (const name of names.filter((one) => !header.includes(one)))
    faults.add({ at: 'row 1', problem: `the column ${quote(name)} is missing`, remedy });
  for (const name of header.filter((one) => !names.includes(one)))
    faults.add({ at: 'row 1', problem: 'no column of this template', met: quote(name), remedy });
  faults.refuseAny('INPUT_INVALID');
  const read = rows.map((row, index): ImportRow => {
    const rowNumber = rowNumbers[index] as number;
    const cells = columns.map((column): [string, Cell] => {
      const met = (row[header.indexOf(column.name)] as string).trim();
      const cell = readCell(column, met);
      if (typeof cell !== 'object' || cell === null) return [column.name, cell];
      faults.add({ at: place(rowNumber, column.name), problem: cell.problem, met: quote(met) });
      return [column.name, null];
    });
    return { rowNumber, cells: Object.fromEntries(cells) };
  });
  faults.refuseAny('INPUT_INVALID');
  return read;
}

function readCell({ kind, mayBeEmpty }: TemplateColumn, met: string): Cell | { readonly problem: string } {
  if (met === '') return mayBeEmpty ? null : { problem: 'empty, and may not be' };
  if (kind === 'text') return met;
  if (!isExact(met)) return { problem: 'an exact number expected, without separators or a per cent sign' };
  const problem = kindProblem(kind === 'whole' ? 'count' : (kind as FigureKind), met);
  if (problem !== undefined) return { problem };
  return kind === 'whole' ? Number(met) : met;
}

function place(rowNumber: number, column: string): string {
  return `row ${rowNumber}, column ${quote(column)}`;
}

/** A fault of the loader, told by the row and column of the file that it comes from. */
function inFile(fault: Fault, rows: readonly ImportRow[]): Fault {
  const found = /\/(?:rows|entries)\/(\d+)\/(.+)$/.exec(fault.at);
  const row = found === null ? undefined : rows[Number(found[1])];
  if (found === null || row === undefined) return fault;
  const parts = (found[2] as string).split('/');
  const column =
    parts[0] === 'figures' ? (parts[2] === undefined || parts[2] === 'value' ? parts[1] : parts[2]) : parts[0];
  return { ...fault, at: place(row.rowNumber, String(column)) };
}
