import { type ErrorCode, type Fault, quote, refuse } from '../base/errors.ts';
import { FaultList } from './fault-list.ts';

/** A header and the rows below it, all as text. */
export interface Table {
  readonly header: readonly string[];
  readonly rows: readonly (readonly string[])[];
  /** Number of each row in its file, as a spreadsheet counts: the header is row 1. */
  readonly rowNumbers: readonly number[];
}

/** What a table and its rows are called in messages, and the code of one without rows. */
export interface CsvWords {
  readonly document: string;
  readonly row: string;
  readonly emptyCode: ErrorCode;
  /** Rows of the file between the header and this text, where the text is a part of it; 0 where absent. */
  readonly rowsBefore?: number;
}

/** The words of a file of cases. */
export const CASES: CsvWords = { document: 'the case file', row: 'case', emptyCode: 'EVIDENCE_INSUFFICIENT' };

const QUOTE = 34;
const COMMA = 44;
const LINE_FEED = 10;
const CARRIAGE_RETURN = 13;
const BYTE_ORDER_MARK = '\ufeff';

/**
 * The table that a CSV text holds.
 *
 * Cells are separated by commas, rows by CRLF, LF or CR; a cell in double quotes may hold all of these, and a quote written
 * twice. The first row is the header. A byte order mark and blank lines are passed over.
 *
 * @param words  what the file and its rows are called in messages; cases unless said otherwise
 * @throws EVIDENCE_INSUFFICIENT  no header, or no row below it; another code where `words` say so
 * @throws INPUT_INVALID          rows of another length than the header, a header twice, quotes out of place; up to 20 faults at once
 * @source RFC 4180
 */
export function parseCsv(text: string, { document, row: each, emptyCode, rowsBefore = 0 }: CsvWords = CASES): Table {
  const faults = new FaultList(document);
  const refuseEmpty = (problem: string): never =>
    refuse(emptyCode, { at: document, problem, remedy: `give a CSV file with a header and one row a ${each}` });
  const { records, rowNumbers } = splitRecords(
    text.startsWith(BYTE_ORDER_MARK) ? text.slice(1) : text,
    rowsBefore,
    faults,
  );
  const [header, ...rows] = records;
  if (header === undefined) return refuseEmpty('the file is empty');
  checkHeader(header, faults);
  rows.forEach((row, i) => {
    if (row.length !== header.length) faults.add(raggedRow(rowNumbers[i + 1]!, row, header.length));
  });
  faults.refuseAny('INPUT_INVALID');
  if (rows.length === 0) refuseEmpty(`there is a header but no ${each} below it`);
  return { header, rows, rowNumbers: rowNumbers.slice(1) };
}

function checkHeader(header: readonly string[], faults: FaultList): void {
  header.forEach((name, column) => {
    const first = header.indexOf(name);
    if (first === column) return;
    const problem = `the header of column ${column + 1} is that of column ${first + 1}`;
    faults.add({ at: 'row 1', problem, met: quote(name), remedy: 'name each column differently' });
  });
}

function raggedRow(rowNumber: number, row: readonly string[], width: number): Fault {
  const problem = `${row.length} cells where the header has ${width}`;
  const remedy = 'give every row as many cells; quote cells that hold a comma';
  return { at: `row ${rowNumber}`, problem, met: quote(row.join(',')), remedy };
}

interface Records {
  readonly records: string[][];
  readonly rowNumbers: number[];
}

/** Rows and cells, by one walk over the text; rows that are wholly blank are counted but not kept. */
function splitRecords(text: string, rowsBefore: number, faults: FaultList): Records {
  const records: string[][] = [];
  const rowNumbers: number[] = [];
  let row: string[] = [];
  let rowNumber = 1;
  let at = 0;
  while (at < text.length) {
    const cell =
      text.charCodeAt(at) === QUOTE ? quotedCell(text, at, rowNumber, faults) : plainCell(text, at, rowNumber, faults);
    row.push(cell.text);
    const separator = text.charCodeAt(cell.end);
    at = cell.end + 1;
    if (separator === COMMA) {
      if (at === text.length) row.push('');
      else continue;
    }
    if (separator === CARRIAGE_RETURN && text.charCodeAt(at) === LINE_FEED) at++;
    if (row.length > 1 || row[0] !== '') {
      records.push(row);
      rowNumbers.push(rowNumber);
    }
    row = [];
    rowNumber += rowNumber === 1 ? 1 + rowsBefore : 1;
  }
  return { records, rowNumbers };
}

interface Cell {
  readonly text: string;
  /** Where its separator stands, or the length of the text. */
  readonly end: number;
}

function isSeparator(code: number): boolean {
  return code === COMMA || code === LINE_FEED || code === CARRIAGE_RETURN;
}

function plainCell(text: string, from: number, rowNumber: number, faults: FaultList): Cell {
  let end = from;
  let hasQuote = false;
  for (; end < text.length; end++) {
    const code = text.charCodeAt(end);
    if (isSeparator(code)) break;
    hasQuote ||= code === QUOTE;
  }
  const cell = text.slice(from, end);
  if (hasQuote) faults.add(strayQuote(rowNumber, 'a quote inside a cell that is not quoted', cell));
  return { text: cell, end };
}

function quotedCell(text: string, from: number, rowNumber: number, faults: FaultList): Cell {
  let close = text.indexOf('"', from + 1);
  while (close !== -1 && text.charCodeAt(close + 1) === QUOTE) close = text.indexOf('"', close + 2);
  if (close === -1) {
    faults.add(strayQuote(rowNumber, 'a quote that is never closed', text.slice(from)));
    return { text: '', end: text.length };
  }
  const cell = text.slice(from + 1, close).replaceAll('""', '"');
  const end = close + 1;
  if (end === text.length || isSeparator(text.charCodeAt(end))) return { text: cell, end };
  faults.add(strayQuote(rowNumber, 'text behind a closing quote', text.slice(from, end + 20)));
  let next = end;
  while (next < text.length && !isSeparator(text.charCodeAt(next))) next++;
  return { text: cell, end: next };
}

function strayQuote(rowNumber: number, problem: string, met: string): Fault {
  return {
    at: `row ${rowNumber}`,
    problem,
    met: quote(met),
    remedy: 'quote the whole cell and write a quote inside it twice',
  };
}
