import { quote, refuse } from '../base/errors.ts';
import type { Cell } from './case-index/encode-cell.ts';
import { FaultList } from './fault-list.ts';
import type { JsonRow } from './ndjson.ts';

type Hyparquet = typeof import('hyparquet');

/** A file: its bytes, or an object that reads stretches of it. */
export type ParquetFile =
  | ArrayBuffer
  | {
      readonly byteLength: number;
      readonly slice: (start: number, end?: number) => ArrayBuffer | Promise<ArrayBuffer>;
    };

export interface ParquetOptions {
  /** Columns to be read; all where absent. */
  readonly columns?: readonly string[];
}

/**
 * The rows of a Parquet file, one of its row groups at a time, as `parseNdjson` gives those of a text.
 *
 * Whole numbers of 64 bits become numbers where these hold them exactly and text elsewhere, days `YYYY-MM-DD`, what is not a number
 * null. The package `hyparquet` reads the file; it is a peer dependency that only this function needs.
 *
 * @throws ARGUMENT_INVALID  the package `hyparquet` is not installed
 * @throws INPUT_INVALID     no Parquet file, columns that are not there, values that are no cells; up to 20 faults at once
 */
export async function* parquetRows(
  file: ParquetFile,
  { columns }: ParquetOptions = {},
): AsyncGenerator<readonly JsonRow[]> {
  const { parquetMetadataAsync, parquetReadObjects } = await loadHyparquet();
  const source = { byteLength: file.byteLength, slice: (start: number, end?: number) => file.slice(start, end) };
  const metadata = await readable(() => parquetMetadataAsync(source));
  const names = metadata.schema.slice(1).map(({ name }) => name);
  const absent = columns?.find((name) => !names.includes(name));
  if (absent !== undefined) {
    const remedy = `there are ${names.map(quote).join(', ')}`;
    refuse('INPUT_INVALID', { at: 'the case file', problem: 'no such column', met: quote(absent), remedy });
  }
  let rowStart = 0;
  for (const { num_rows } of metadata.row_groups) {
    const rowEnd = rowStart + Number(num_rows);
    const some = columns === undefined ? {} : { columns: [...columns] };
    const rows = await readable(() => parquetReadObjects({ file: source, metadata, ...some, rowStart, rowEnd }));
    const faults = new FaultList('the case file');
    const cells = rows.map((row, i) => cellsOf(row, rowStart + i + 1, faults));
    faults.refuseAny('INPUT_INVALID');
    if (cells.length > 0) yield cells;
    rowStart = rowEnd;
  }
}

async function loadHyparquet(): Promise<Hyparquet> {
  try {
    return await import('hyparquet');
  } catch (error) {
    return refuse('ARGUMENT_INVALID', {
      at: 'parquetRows',
      problem: 'the package hyparquet cannot be loaded',
      met: quote(String(error)),
      remedy: 'npm install hyparquet',
    });
  }
}

async function readable<T>(read: () => Promise<T>): Promise<T> {
  try {
    return await read();
  } catch (error) {
    const remedy = 'give a whole Parquet file, its columns plain or compressed by Snappy';
    return refuse('INPUT_INVALID', {
      at: 'the case file',
      problem: 'no Parquet file that can be read',
      met: quote(String(error)),
      remedy,
    });
  }
}

function cellsOf(row: Readonly<Record<string, unknown>>, number: number, faults: FaultList): JsonRow {
  const cells = Object.entries(row).map(([name, value]): [string, Cell] => {
    const cell = cellOf(value);
    if (cell !== undefined) return [name, cell];
    const remedy = 'give a text, a number, true or false, a day, null, or a list of texts';
    faults.add({ at: `row ${number}, column ${quote(name)}`, problem: 'no cell', met: quote(String(value)), remedy });
    return [name, null];
  });
  return Object.fromEntries(cells);
}

const DAY = /^(\d{4}-\d\d-\d\d)T00:00:00\.000Z$/;

/** What a value says as a cell; undefined for what is none, such as a time of day, bytes or a record. */
function cellOf(value: unknown): Cell {
  if (value === null || value === undefined || Number.isNaN(value)) return null;
  if (typeof value === 'bigint') return Number.isSafeInteger(Number(value)) ? Number(value) : String(value);
  if (typeof value === 'string' || typeof value === 'number' || typeof value === 'boolean') return value;
  if (value instanceof Date) return Number.isNaN(value.getTime()) ? undefined : DAY.exec(value.toISOString())?.[1];
  return Array.isArray(value) && value.every((word) => typeof word === 'string') ? value : undefined;
}
