import { quote } from '../base/errors.ts';
import type { Cell } from './case-index/encode-cell.ts';
import { FaultList } from './fault-list.ts';

/** A case by column name, as a line of NDJSON holds it. */
export type JsonRow = Readonly<Record<string, Cell>>;

/**
 * The rows of a text with one JSON object a line. Blank lines are passed over.
 *
 * @throws INPUT_INVALID  a line that is no JSON object, a cell that is neither text, number, truth, null nor a list of texts;
 *                        up to 20 faults at once
 * @source NDJSON specification 1.0.0
 */
export function parseNdjson(text: string): JsonRow[] {
  const faults = new FaultList('the case file');
  const rows: JsonRow[] = [];
  text.split('\n').forEach((line, i) => {
    const row = readJsonLine(line, i + 1, faults);
    if (row !== undefined) rows.push(row);
  });
  faults.refuseAny('INPUT_INVALID');
  return rows;
}

/** One line; undefined where it is blank, or at fault. */
export function readJsonLine(line: string, number: number, faults: FaultList): JsonRow | undefined {
  if (line.trim() === '') return undefined;
  const at = `line ${number}`;
  let row: unknown;
  try {
    row = JSON.parse(line);
  } catch {
    faults.add({ at, problem: 'no JSON', met: quote(line), remedy: 'write one JSON object a line' });
    return undefined;
  }
  if (typeof row !== 'object' || row === null || Array.isArray(row)) {
    faults.add({ at, problem: 'no JSON object', met: quote(row), remedy: 'write one JSON object a line' });
    return undefined;
  }
  for (const [name, cell] of Object.entries(row)) {
    if (isCell(cell)) continue;
    const remedy = 'give a text, a number, true or false, null, or a list of texts';
    faults.add({ at: `${at}, column ${quote(name)}`, problem: 'no cell', met: quote(cell), remedy });
    return undefined;
  }
  return row as JsonRow;
}

function isCell(cell: unknown): cell is Cell {
  if (Array.isArray(cell)) return cell.every((word) => typeof word === 'string');
  return cell === null || typeof cell !== 'object';
}
