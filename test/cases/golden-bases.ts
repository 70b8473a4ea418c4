import { readFileSync } from 'node:fs';
import { buildCaseBase, type CaseBase } from '../../src/cases/case-base.ts';
import { targetOf } from '../../src/cases/code-target.ts';
import { parseCsv, type Table } from '../../src/cases/csv.ts';
import { findNearest, type Nearest } from '../../src/cases/find-nearest.ts';
import { Attribute, CaseSchema, type CaseSearchInput } from '../../src/domain/case-schema.ts';

/** A column of a case file, as an attribute of the same name. */
export function attribute(name: string, kind: string, more: object = {}): Attribute {
  const transform = kind === 'numeric' ? { transform: 'linear' } : {};
  return Attribute.parse({ name, column: name, kind, ...transform, ...more });
}

/** A table of JSON values. */
export function tableOf(header: readonly string[], rows: readonly (readonly unknown[])[]): Table {
  return {
    header,
    rows: rows.map((row) => header.map((_, j) => String(row[j] ?? ''))),
    rowNumbers: rows.map((_, i) => i + 2),
  };
}

export function readTable(path: string): Table {
  return parseCsv(readFileSync(path, 'utf8'));
}

/** The rows of a table that pass, numbered from 1, the header not counted. */
export function rowsOf(table: Table, passes: (number: number, row: readonly string[]) => boolean): Table {
  const kept = table.rows.map((row, i) => ({ row, i })).filter(({ row, i }) => passes(i + 1, row));
  return { header: table.header, rows: kept.map(({ row }) => row), rowNumbers: kept.map((_, i) => i + 2) };
}

/** A column of a table as numbers. */
export function numbersOf(table: Table, name: string): number[] {
  return table.rows.map((row) => Number(row[table.header.indexOf(name)]));
}

export function baseOf(table: Table, attributes: readonly Attribute[], value?: object): CaseBase {
  return buildCaseBase(table, CaseSchema.parse({ attributes, ...(value && { value }) }));
}

/** All cases by their distance from one of them. */
export function nearestTo(base: CaseBase, number: number, options: Partial<CaseSearchInput>): Nearest {
  return findNearest(base, targetOf(base, number), { k: Math.min(base.cases.length, 1000), minOverlap: 0, ...options });
}

/** Distances between all cases of a base. */
export function distanceMatrix(base: CaseBase, options: Partial<CaseSearchInput>): number[][] {
  return base.cases.map((_, i) => {
    const byNumber = new Map(nearestTo(base, i, options).neighbours.map(({ number, distance }) => [number, distance]));
    return base.cases.map((_, j) => byNumber.get(j) ?? Number.NaN);
  });
}

/** d(2,1), d(3,1) … d(n,1), d(3,2) … */
export function lowerTriangleByColumns(matrix: readonly (readonly number[])[]): number[] {
  return matrix.flatMap((_, j) => matrix.slice(j + 1).map((row) => row[j]!));
}
