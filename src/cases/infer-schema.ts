import { quote, refuse } from '../base/errors.ts';
import { type Attribute, CaseSchema } from '../domain/case-schema.ts';
import { parseWith } from '../domain/parse.ts';
import { quantile } from '../numeric/order.ts';
import { readDay, readNumber } from './attribute-code.ts';
import type { Table } from './csv.ts';

/** What is known of a table beforehand; the rest is told from its cells. */
export interface KnownColumns {
  /** Column of values, and of units that they are for. */
  readonly value?: string;
  readonly per?: string;
  readonly id?: string;
  readonly date?: string;
  /** Columns that are not compared. */
  readonly ignore?: readonly string[];
}

export interface InferredSchema {
  readonly schema: CaseSchema;
  /** Columns that are not compared, and why. */
  readonly skipped: readonly { readonly column: string; readonly reason: SkipReason }[];
}

export type SkipReason =
  | 'named'
  | 'never varies'
  | 'numbers the rows'
  | 'free text'
  | 'nothing known'
  | 'too many columns';

/** Cells that say nothing, where a file has them. */
const MISSING = ['', 'NA', 'N/A', 'NaN', 'null', 'NULL', 'None', '-', '—', '无'];
const MOST_ATTRIBUTES = 200;
/** Positive numbers that span more than this are compared by their logarithms. */
const WIDE_SPAN = 100;
/** A text is a level where each occurs so often, on average. */
const CASES_PER_LEVEL = 4;
/** A column is one of numbers when all but so few of its cells are. */
const SLIP_SHARE = 0.9;

/**
 * A schema for a table, told from its cells: to be looked at before it is used.
 *
 * Numbers are compared by their logarithms where they span more than a factor of a hundred, counts by log(1 + x); two values
 * or texts that repeat are levels; the first column of days dates the cases; a column that numbers the rows, or texts that never
 * repeat, name them. Values are averaged by their logarithms where all are above 0.
 *
 * @throws INPUT_INVALID  columns named that are not there, no column left to compare by
 */
export function inferSchema(table: Table, known: KnownColumns): InferredSchema {
  for (const [use, column] of Object.entries({ ...known, ignore: undefined })) {
    if (column === undefined || table.header.includes(column)) continue;
    const remedy = `the file has ${table.header.map(quote).join(', ')}`;
    refuse('INPUT_INVALID', { at: use, problem: 'no such column', met: quote(column), remedy });
  }
  const columns = table.header.map((column, place) => look(table, column, place));
  const date = known.date ?? columns.find(({ nature }) => nature === 'days')?.column;
  const id =
    known.id ??
    columns.find(({ nature, isUnique }) => nature === 'row number' || (nature === 'free text' && isUnique))?.column;
  const named = new Set([known.value, known.per, date, id, ...(known.ignore ?? [])]);
  const skipped: { column: string; reason: SkipReason }[] = [];
  const attributes: Attribute[] = [];
  for (const met of columns) {
    const reason = named.has(met.column) ? 'named' : skipReason(met, attributes.length);
    const attribute = reason === undefined ? attributeOf(met) : undefined;
    if (attribute !== undefined) attributes.push(attribute);
    else skipped.push({ column: met.column, reason: reason ?? 'nothing known' });
  }
  if (attributes.length === 0) {
    const remedy = 'give a schema that names the columns to compare';
    refuse('INPUT_INVALID', { at: 'the case file', problem: 'no column is left to compare cases by', remedy });
  }
  const value = known.value === undefined ? undefined : valueColumn(known, columns);
  const schema = {
    attributes,
    ...(value && { value }),
    ...(id !== undefined && { id }),
    ...(date !== undefined && { date: { column: date } }),
    missingMarks: [...new Set(columns.flatMap(({ marks }) => marks)).add('')].sort(),
  };
  return { schema: parseWith(CaseSchema, schema, 'the schema told from the file'), skipped };
}

interface Look {
  readonly column: string;
  readonly marks: readonly string[];
  readonly nature: 'numbers' | 'days' | 'levels' | 'free text' | 'row number' | 'constant' | 'nothing';
  readonly numbers: readonly number[];
  readonly isUnique: boolean;
}

/** What the cells of a column are. */
function look({ rows }: Table, column: string, place: number): Look {
  const cells = rows.map((row) => row[place]!);
  const marks = [...new Set(cells.filter((cell) => MISSING.includes(cell)))];
  const known = cells.filter((cell) => !MISSING.includes(cell));
  const distinct = new Set(known).size;
  const isUnique = distinct === rows.length;
  const common = { column, marks, numbers: [], isUnique };
  if (known.length === 0) return { ...common, nature: 'nothing' };
  if (known.every((cell) => typeof readDay(cell) === 'number')) return { ...common, nature: 'days' };
  if (distinct === 1) return { ...common, nature: 'constant' };
  const numbers = known.map(readNumber).filter((each) => typeof each === 'number');
  if (numbers.length === known.length) {
    const isCounted =
      isUnique && rows.length > 2 && numbers.every((each, i) => i === 0 || each === numbers[i - 1]! + 1);
    return { ...common, numbers, nature: isCounted ? 'row number' : distinct === 2 ? 'levels' : 'numbers' };
  }
  // a slip among numbers is for the reader of rows to name, with its row
  if (numbers.length >= SLIP_SHARE * known.length) return { ...common, numbers, nature: 'numbers' };
  return { ...common, nature: distinct * CASES_PER_LEVEL <= known.length ? 'levels' : 'free text' };
}

function skipReason({ nature }: Look, count: number): SkipReason | undefined {
  if (count === MOST_ATTRIBUTES) return 'too many columns';
  if (nature === 'constant') return 'never varies';
  if (nature === 'row number') return 'numbers the rows';
  if (nature === 'free text') return 'free text';
  return nature === 'nothing' ? 'nothing known' : undefined;
}

function attributeOf({ column, nature, numbers }: Look): Attribute {
  const common = { name: column, column, weight: 1 };
  if (nature === 'days') return { ...common, kind: 'date' };
  if (nature === 'levels') return { ...common, kind: 'categorical' };
  return { ...common, kind: 'numeric', transform: transformOf(numbers) };
}

/** By the span between the first and the last percentile, so that a single case does not decide it. */
function transformOf(numbers: readonly number[]): 'linear' | 'log' | 'log1p' {
  const [low, high] = [quantile(numbers, 0.01), quantile(numbers, 0.99)];
  const smallest = numbers.reduce((a, b) => Math.min(a, b));
  if (smallest > 0) return high > WIDE_SPAN * low ? 'log' : 'linear';
  const isCount = smallest === 0 && numbers.every(Number.isInteger);
  return isCount && high > WIDE_SPAN * Math.max(1, quantile(numbers, 0.25)) ? 'log1p' : 'linear';
}

function valueColumn({ value, per }: KnownColumns, columns: readonly Look[]) {
  const { numbers } = columns.find(({ column }) => column === value)!;
  const isPositive = numbers.every((each) => each > 0);
  return {
    column: value!,
    ...(per !== undefined && { per }),
    scale: isPositive ? ('log' as const) : ('plain' as const),
  };
}
