import type { Control } from '../../base/control.ts';
import { quote, refuse } from '../../base/errors.ts';
import { CASES, parseCsv } from '../csv.ts';
import { FaultList } from '../fault-list.ts';
import { type JsonRow, readJsonLine } from '../ndjson.ts';
import type { CaseSource } from './cell-table.ts';

/** What cases come in, piece by piece: text, or cases already. */
export type Pieces = AsyncIterable<string | CaseSource> | Iterable<string | CaseSource>;

export interface StreamOptions extends Control {
  /** `cases`: pieces that are cases already, such as those of `parquetRows`. */
  readonly format: 'csv' | 'ndjson' | 'cases';
}

/** Text that is read together, in UTF-16 units, and the most that one row may take. */
const BLOCK = 1 << 20;
const LONGEST_ROW = 1 << 24;

const LINE_FEED = 10;
const QUOTE = 34;

/** The cases of a text that comes in pieces, about a million characters at a time; those that come as such as they come. */
export async function* sourcesOf(pieces: Pieces, format: StreamOptions['format']): AsyncGenerator<CaseSource> {
  if (format === 'cases') {
    for await (const piece of pieces) yield typeof piece === 'string' ? refusePiece(piece, format) : piece;
    return;
  }
  const read = format === 'csv' ? csvReader() : jsonReader();
  for await (const block of blocksOf(pieces, format === 'csv')) {
    const source = read(block);
    if (source !== undefined) yield source;
  }
}

/** Whole lines of a text and how many they are. */
interface Block {
  readonly text: string;
  readonly rows: number;
}

/** Cuts a text behind line feeds, of a CSV file outside quotes only. */
async function* blocksOf(pieces: Pieces, hasQuotes: boolean): AsyncGenerator<Block> {
  let waiting = '';
  let seen = 0;
  let end = 0;
  let rows = 0;
  let isQuoted = false;
  for await (const piece of pieces) {
    waiting += typeof piece === 'string' ? piece : refusePiece(piece, hasQuotes ? 'csv' : 'ndjson');
    for (; seen < waiting.length; seen++) {
      const code = waiting.charCodeAt(seen);
      if (code === QUOTE && hasQuotes) isQuoted = !isQuoted;
      else if (code === LINE_FEED && !isQuoted) {
        end = seen + 1;
        rows++;
      }
    }
    if (seen - end > LONGEST_ROW) {
      const problem = `a row of more than ${LONGEST_ROW} characters`;
      refuse('INPUT_INVALID', { at: 'the case file', problem, remedy: 'look for a quote that is never closed' });
    }
    if (end < BLOCK) continue;
    yield { text: waiting.slice(0, end), rows };
    waiting = waiting.slice(end);
    seen -= end;
    end = 0;
    rows = 0;
  }
  if (waiting.length > 0) yield { text: waiting, rows };
}

function refusePiece(piece: string | CaseSource, format: string): never {
  const [problem, remedy] =
    typeof piece === 'string' ? ['text where cases belong', "say 'csv' or 'ndjson'"] : ['no text', "say 'cases'"];
  return refuse('INPUT_INVALID', { at: `a piece of the format ${quote(format)}`, problem, met: quote(piece), remedy });
}

function csvReader(): (block: Block) => CaseSource | undefined {
  let header: string | undefined;
  let rowsBefore = 0;
  return ({ text, rows }) => {
    const isFirst = header === undefined;
    header ??= headerOf(text);
    const body = isFirst ? text.slice(header.length) : text;
    const table = body.trim() === '' ? undefined : parseCsv(header + body, { ...CASES, rowsBefore });
    rowsBefore += isFirst ? rows - 1 : rows;
    return table && { table };
  };
}

/** The first row with its line feed. */
function headerOf(text: string): string {
  let isQuoted = false;
  for (let i = 0; i < text.length; i++) {
    const code = text.charCodeAt(i);
    if (code === QUOTE) isQuoted = !isQuoted;
    else if (code === LINE_FEED && !isQuoted) return text.slice(0, i + 1);
  }
  return text;
}

function jsonReader(): (block: Block) => CaseSource | undefined {
  let before = 0;
  return ({ text }) => {
    const faults = new FaultList('the case file');
    const lines = text.split('\n');
    const rows: JsonRow[] = [];
    lines.forEach((line, i) => {
      const row = readJsonLine(line, before + i + 1, faults);
      if (row !== undefined) rows.push(row);
    });
    before += lines.length - 1;
    faults.refuseAny('INPUT_INVALID');
    return rows.length === 0 ? undefined : rows;
  };
}
