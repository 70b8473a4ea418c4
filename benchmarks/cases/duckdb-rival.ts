import type { CaseIndex } from '../../src/cases/case-index/case-index.ts';
import type { CaseData } from './data.ts';
import { keptCases, type Target } from './kept-cases.ts';

/** What is used of the package; it is none of the library's own, and may not be there. */
interface DuckDb {
  readonly DuckDBInstance: { create(path: string): Promise<{ connect(): Promise<Connection> }> };
}
interface Connection {
  run(sql: string): Promise<unknown>;
  runAndReadAll(sql: string): Promise<{ getColumns(): readonly (readonly unknown[])[] }>;
  createAppender(table: string): Promise<Appender>;
}
interface Appender {
  appendInteger(value: number): void;
  appendFloat(value: number): void;
  appendNull(): void;
  endRow(): void;
  closeSync(): void;
}

export type Nearest = (target: Target) => Promise<Float64Array>;

/**
 * The same Gower distance over the same cases as one SQL expression, on one thread; undefined where the package is missing.
 *
 * Numbers are stored divided by their range, levels as whole numbers, what is unknown as NULL.
 */
export async function duckDbGower(index: CaseIndex, data: CaseData, k: number): Promise<Nearest | undefined> {
  const name = '@duckdb/node-api';
  const { DuckDBInstance } = ((await import(name).catch(() => ({}))) ?? {}) as Partial<DuckDb>;
  if (DuckDBInstance === undefined) return undefined;
  const { attributes } = index.schema;
  const { records, spans, recordOf } = keptCases(index, data);
  const width = attributes.length;
  const connection = await (await DuckDBInstance.create(':memory:')).connect();
  await connection.run('SET threads = 1');
  const types = attributes.map((_, j) => `x${j} ${spans[j] === 0 ? 'INTEGER' : 'FLOAT'}`);
  await connection.run(`CREATE TABLE cases (id INTEGER, ${types.join(', ')})`);
  const appender = await connection.createAppender('cases');
  for (let i = 0; i < data.count; i++) {
    appender.appendInteger(i);
    for (let j = 0; j < width; j++) {
      const x = records[i * width + j]!;
      if (Number.isNaN(x)) appender.appendNull();
      else if (spans[j] === 0) appender.appendInteger(x);
      else appender.appendFloat(x / spans[j]!);
    }
    appender.endRow();
  }
  appender.closeSync();
  return async (target) => {
    const record = recordOf(target);
    const known = attributes.flatMap(({ weight }, j) => (Number.isNaN(record[j]) || weight === 0 ? [] : [j]));
    const cost = (j: number): string => {
      if (spans[j] === 0) return `(x${j} <> ${record[j]})::INTEGER * ${attributes[j]!.weight}`;
      return `least(abs(x${j}::DOUBLE - ${record[j]! / spans[j]!}), 1) * ${attributes[j]!.weight}`;
    };
    // what is unknown costs nothing; `least` alone would pass it over
    const costs = known.map((j) => `CASE WHEN x${j} IS NULL THEN 0 ELSE ${cost(j)} END`).join(' + ');
    const compared = known.map((j) => `(x${j} IS NOT NULL)::INTEGER * ${attributes[j]!.weight}`).join(' + ');
    const total = known.reduce((sum, j) => sum + attributes[j]!.weight, 0);
    const sql = `SELECT id, (${costs}) / (${compared}) AS d FROM cases WHERE ${compared} >= ${total / 2} ORDER BY d, id LIMIT ${k}`;
    const [, distances] = (await connection.runAndReadAll(sql)).getColumns();
    return Float64Array.from(distances as readonly number[]);
  };
}
