import { readFileSync } from 'node:fs';

/** One reference value: the arguments, the value rounded to double, and what that rounding lost. */
export interface Reference {
  readonly arguments: readonly number[];
  readonly value: number;
  readonly lost: number;
}

/** The tables of `test/golden/numeric/<topic>/data.json`, by name. */
export function referenceTables(topic: string): Readonly<Record<string, readonly Reference[]>> {
  const file = new URL(`../golden/numeric/${topic}/data.json`, import.meta.url);
  const tables = JSON.parse(readFileSync(file, 'utf8')) as Record<string, number[][]>;
  const read = (row: number[]) => ({ arguments: row.slice(0, -2), value: row.at(-2)!, lost: row.at(-1)! });
  return Object.fromEntries(Object.entries(tables).map(([name, rows]) => [name, rows.map(read)]));
}

/** The largest error of `f` over a table, each measured in what `unit` makes of the reference value. */
export function worstError(
  f: (...numbers: number[]) => number,
  table: readonly Reference[],
  unit: (value: number) => number,
): number {
  return Math.max(...table.map((row) => Math.abs(f(...row.arguments) - row.value - row.lost) / unit(row.value)));
}

/** A relative error's unit: the size of the value. */
export function size(value: number): number {
  return Math.abs(value);
}

/** The distance from a number to the next larger one in size: a unit in the last place. */
export function lastPlace(value: number): number {
  const bits = new BigInt64Array(1);
  const number = new Float64Array(bits.buffer);
  number[0] = Math.abs(value);
  bits[0] = bits[0]! + 1n;
  return number[0]! - Math.abs(value);
}
