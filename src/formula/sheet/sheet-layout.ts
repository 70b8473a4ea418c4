import { decimal } from '../../numeric/decimal.ts';
import { YEAR_NAME } from '../infer.ts';
import type { CheckedModel } from '../model.ts';
import { callsIn, type Expression } from '../syntax.ts';
import { absence, type Cells } from './sheet-formula.ts';
import type { TableCells } from './sheet-functions.ts';
import type { SheetLine } from './sheet-lines.ts';
import { columnName, definedName, quotedSheet } from './sheet-names.ts';

/** Columns of a model's sheet: name, label in both languages, formula as text, then figures. */
export const COLUMN = { name: 0, english: 1, chinese: 2, formula: 3, figure: 4, firstEntry: 5 } as const;
/** Rows above the areas: titles, model and version. */
const TITLE_ROWS = 5;

/** Where each input, line and part of a model stands. Rows are counted from 0. */
export interface Layout {
  readonly entries: number;
  readonly headings: {
    readonly inputs: number;
    readonly tables: number;
    readonly lines: number;
    readonly checks: number;
  };
  readonly rows: ReadonlyMap<string, number>;
  readonly tables: ReadonlyMap<string, TablePlace>;
  /** Names as a spreadsheet can define them. */
  readonly names: ReadonlyMap<string, string>;
}

/** The rows of a table, and whether bands begin at a row of zeros above the first. */
export interface TablePlace {
  readonly first: number;
  readonly count: number;
  readonly isOpen: boolean;
  readonly hasStart: boolean;
}

interface Content {
  readonly model: CheckedModel;
  readonly lines: readonly SheetLine[];
  readonly conditions: readonly SheetLine[];
  readonly entries: number;
  readonly tables: ReadonlyMap<string, Pick<TablePlace, 'count' | 'isOpen'>>;
}

/** Gives every input, line, part and condition its row: inputs, then tables, then lines, each below its parts, then conditions. */
export function layOut({ model, lines, conditions, entries, tables: given }: Content): Layout {
  const { inputs } = model.spec;
  const rows = new Map<string, number>();
  const tables = new Map<string, TablePlace>();
  const names = new Map<string, string>();
  let next = TITLE_ROWS;
  const stand = (name: string, height = 1): void => {
    rows.set(name, next);
    next += height;
  };

  const heading = { inputs: next++, tables: -1, lines: -1, checks: -1 };
  stand(YEAR_NAME);
  for (const [name, { kind }] of Object.entries(inputs)) if (kind !== 'table') stand(name);
  if (given.size > 0) {
    heading.tables = next + 1;
    next += 2;
  }
  for (const [name, table] of given) {
    const above = isBanded(name, model) ? 2 : 1;
    tables.set(name, { ...table, first: next + above, hasStart: above === 2 });
    stand(name, above + table.count);
  }
  heading.lines = next + 1;
  next += 2;
  for (const line of lines) for (const { name } of [...line.parts, line]) stand(name);
  if (conditions.length > 0) {
    heading.checks = next + 1;
    next += 2;
  }
  for (const line of conditions) for (const { name } of [...line.parts, line]) stand(name);

  const codes = conditions.map(({ name }) => name);
  for (const name of rows.keys()) if (!codes.includes(name)) names.set(name, definedName(name, [...names.values()]));
  return { entries, headings: heading, rows, tables, names };
}

function isBanded(table: string, { lines, conditions }: CheckedModel): boolean {
  const calls = [...lines, ...conditions].flatMap(({ expression }) => callsIn(expression));
  return calls.some(({ name, args: [, read] }) => name === 'bands' && read?.type === 'name' && read.name === table);
}
const column = (index: number): string => columnName(index);
const rowOf = ({ rows }: Layout, name: string): number => (rows.get(name) as number) + 1;

/** Where a name stands, as a reference without a sheet: `$E$7` or `$F$7:$J$7`. */
export function rangeOf(layout: Layout, name: string, isSeries: boolean): string {
  const table = layout.tables.get(name);
  const { figure, firstEntry } = COLUMN;
  if (table !== undefined) {
    return `$${column(figure)}$${table.first + 1}:$${column(firstEntry)}$${table.first + table.count}`;
  }
  const row = rowOf(layout, name);
  if (!isSeries) return `$${column(figure)}$${row}`;
  return `$${column(firstEntry)}$${row}:$${column(firstEntry + layout.entries - 1)}$${row}`;
}

export function onSheet(sheet: string, range: string): string {
  return `${quotedSheet(sheet)}!${range}`;
}

/** The layout as the writer of formulas sees it. */
export function cellsOf(layout: Layout, model: CheckedModel, lines: readonly SheetLine[]): Cells {
  const { inputs } = model.spec;
  const parts = new Map(lines.flatMap((line) => [...line.parts, line].map((one) => [one.name, one] as const)));
  const isSeries = (name: string): boolean =>
    name === YEAR_NAME || (inputs[name]?.perYear ?? parts.get(name)?.perYear ?? false);
  const entryCell = (name: string, entry: number): string =>
    `${column(COLUMN.firstEntry + entry)}${rowOf(layout, name)}`;
  const cells: Cells = {
    entries: layout.entries,
    numbering: range(layout, YEAR_NAME, layout.entries - 1),
    isSeries,
    cell: (name, entry) => (isSeries(name) ? entryCell(name, entry) : (layout.names.get(name) as string)),
    range: (name, through) => range(layout, name, through),
    table: (name) => tableCells(layout, name),
    absent: (name, entry) => {
      const input = inputs[name];
      if (input !== undefined) {
        if (!input.optional || input.otherwise !== undefined) return undefined;
        const table = layout.tables.get(name);
        const isBlank =
          table === undefined ? cells.cell(name, entry) : `${column(COLUMN.firstEntry)}${table.first + 1}`;
        return `ISBLANK(${isBlank})`;
      }
      const part = parts.get(name);
      const isLine = model.lines.some((line) => line.name === name);
      return part === undefined || isLine ? undefined : absence(part.expression, { cells, entry });
    },
    isNeverZero: (base) => isNeverZero(base, model),
  };
  return cells;
}

/** All of a series up to an entry, in a form that stays right when a cell is copied to the right. */
function range(layout: Layout, name: string, through: number): string {
  const row = rowOf(layout, name);
  const last =
    through === layout.entries - 1 ? `$${column(COLUMN.firstEntry + through)}` : column(COLUMN.firstEntry + through);
  return `$${column(COLUMN.firstEntry)}${row}:${last}${row}`;
}

function tableCells(layout: Layout, name: string): TableCells {
  const { first, count, isOpen } = layout.tables.get(name) as TablePlace;
  const [key, gives] = [column(COLUMN.figure), column(COLUMN.firstEntry)];
  const between = (at: string, from: number, to: number): string => `$${at}$${from + 1}:$${at}$${to + 1}`;
  const closed = isOpen ? count - 1 : count;
  const last = first + count - 1;
  return {
    ...(closed === 0 ? {} : { keys: between(key, first, first + closed - 1) }),
    keysAndGives: `$${key}$${first + 1}:$${gives}$${first + closed}`,
    gives: between(gives, first, last),
    keysBelow: between(key, first - 1, last - 1),
    givesBelow: between(gives, first - 1, last - 1),
    ...(isOpen ? { open: `$${gives}$${last + 1}` } : { end: `$${key}$${last + 1}` }),
  };
}

/** Whether an input's range, or the form 1 + rate, keeps an expression away from 0. */
function isNeverZero(base: Expression, { spec }: CheckedModel): boolean {
  if (base.type === 'number') return Number(base.text) !== 0;
  const isAbove = (node: Expression, bound: string): boolean => {
    const minimum = node.type === 'name' ? spec.inputs[node.name]?.minimum : undefined;
    return minimum !== undefined && decimal(minimum).gt(bound);
  };
  if (base.type !== 'binary' || base.operator !== '+') return isAbove(base, '0');
  const isOne = base.left.type === 'number' && Number(base.left.text) >= 1;
  return isOne && isAbove(base.right, '-1');
}
