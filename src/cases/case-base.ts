import { refuse } from '../base/errors.ts';
import type { CaseSchema } from '../domain/case-schema.ts';
import { type AttributeColumn, freezeColumn } from './attribute-column.ts';
import type { Table } from './csv.ts';
import type { Places } from './find-columns.ts';
import { type CaseRow, type LeaveOutReason, readRows } from './read-rows.ts';

/** A row that is no case, and why. */
export interface LeftOut {
  readonly row: number;
  readonly id: string;
  readonly reason: LeaveOutReason;
}

/** Cases ready to be searched, numbered from 0 in the order of the file; ranges, deviations and levels are frozen. */
export interface CaseBase {
  readonly schema: CaseSchema;
  /** Where the columns of the schema stand in the file. */
  readonly places: Places;
  readonly columns: readonly AttributeColumn[];
  readonly cases: readonly CaseRow[];
  readonly numberOf: ReadonlyMap<string, number>;
  /** Codes of the attributes, case by case; NaN where missing. */
  readonly codes: Float64Array;
  /** Value of each case, per unit where the schema says so; null where the schema names no value. */
  readonly values: Float64Array | null;
  readonly rowsRead: number;
  readonly leftOut: readonly LeftOut[];
}

/**
 * Reads a table as cases.
 *
 * Rows without a usable value are left out and listed. Ranges and deviations are those of the cases kept, after their transform.
 *
 * @throws INPUT_INVALID          a column that is not there, a cell that cannot be read, an id twice; up to 20 faults at once
 * @throws EVIDENCE_INSUFFICIENT  no case is left
 */
export function buildCaseBase(table: Table, schema: CaseSchema): CaseBase {
  const { rows, codes: allCodes, levels, places } = readRows(table, schema);
  const leftOut: LeftOut[] = [];
  const cases: CaseRow[] = [];
  const width = schema.attributes.length;
  const codes = new Float64Array(allCodes.length);
  rows.forEach((row, i) => {
    const { rowNumber, id, value } = row;
    if (typeof value === 'string') leftOut.push({ row: rowNumber, id, reason: value });
    else codes.set(allCodes.subarray(i * width, (i + 1) * width), width * (cases.push(row) - 1));
  });
  if (cases.length === 0) refuseNone(leftOut);
  const kept = codes.subarray(0, cases.length * width);
  return {
    schema,
    places,
    columns: schema.attributes.map((attribute, j) => freezeColumn(attribute, levels[j]!, knownCodes(kept, j, width))),
    cases,
    numberOf: new Map(cases.map(({ id }, number) => [id, number])),
    codes: kept,
    values: schema.value === undefined ? null : Float64Array.from(cases, ({ value }) => Number(value)),
    rowsRead: rows.length,
    leftOut,
  };
}

function refuseNone(leftOut: readonly LeftOut[]): never {
  const problem = `none of ${leftOut.length} rows is a case; the first was left out for "${leftOut[0]?.reason}"`;
  const remedy = 'give cases with a value and, where it is per unit, with units';
  refuse('EVIDENCE_INSUFFICIENT', { at: 'the case file', problem, remedy });
}

function knownCodes(codes: Float64Array, column: number, width: number): Float64Array {
  const known = new Float64Array(codes.length / width);
  let count = 0;
  for (let at = column; at < codes.length; at += width) if (!Number.isNaN(codes[at])) known[count++] = codes[at]!;
  return known.subarray(0, count);
}

/** What the file says of an attribute of a case. */
export function cellOf({ cases, places }: CaseBase, number: number, attribute: number): string {
  return cases[number]!.cells[places.attributes[attribute]!]!;
}
