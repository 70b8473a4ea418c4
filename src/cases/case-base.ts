import { quote, refuse } from '../base/errors.ts';
import type { CaseSchema, Grade } from '../domain/case-schema.ts';
import { type AttributeColumn, freezeColumn } from './attribute-column.ts';
import type { Table } from './csv.ts';
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
  const { rows, levels } = readRows(table, schema);
  const cases = rows.filter(({ value }) => typeof value === 'number');
  const leftOut = rows.flatMap(({ rowNumber, id, value }) =>
    typeof value === 'number' ? [] : [{ row: rowNumber, id, reason: value }],
  );
  if (cases.length === 0) {
    const problem = `none of ${rows.length} rows is a case; the first was left out for "${leftOut[0]?.reason}"`;
    const remedy = 'give cases with a value and, where it is per unit, with units';
    refuse('EVIDENCE_INSUFFICIENT', { at: 'the case file', problem, met: quote(rows.length), remedy });
  }
  const width = schema.attributes.length;
  const codes = new Float64Array(cases.length * width);
  cases.forEach((each, i) => {
    codes.set(each.codes, i * width);
  });
  const columns = schema.attributes.map((attribute, j) => {
    const known = cases.map((each) => each.codes[j]!).filter((code) => !Number.isNaN(code));
    return freezeColumn(attribute, levels[j]!, known);
  });
  const values = schema.value === undefined ? null : Float64Array.from(cases, ({ value }) => Number(value));
  const numberOf = new Map(cases.map(({ id }, number) => [id, number]));
  return { schema, columns, cases, numberOf, codes, values, rowsRead: rows.length, leftOut };
}
