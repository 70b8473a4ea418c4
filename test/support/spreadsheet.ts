import type { Sheet } from '../../src/formula/sheet/sheet.ts';
import { normalCdf, normalQuantile } from '../../src/numeric/normal.ts';
import { type CellNode, readCellFormula } from './spreadsheet-formula.ts';

/** What a cell can come to. */
export type Cell = number | boolean | string | null;
type Met = Cell | readonly Cell[];

/** An error value, which passes through every formula but those made to catch it. */
export class SheetError extends Error {}

const key = (sheet: string, row: number, column: number): string => `${sheet}!${row},${column}`;

/** Given values and formulas by place, and names by sheet. */
function indexed(sheets: readonly Sheet[]) {
  const done = new Map<string, Cell>();
  const formulas = new Map<string, string>();
  const names = new Map<string, CellNode>();
  for (const { name, cells, names: defined } of sheets) {
    for (const { row, column, value, formula } of cells) {
      if (formula === undefined) done.set(key(name, row, column), value);
      else formulas.set(key(name, row, column), formula);
    }
    for (const one of defined) names.set(`${name}!${one.name.toLowerCase()}`, readCellFormula(one.range));
  }
  return { done, formulas, names };
}

/** A workbook recalculated from its formulas alone, in the subset of spreadsheet functions that sheets are written in. */
export function recalculated(sheets: readonly Sheet[]): (sheet: string, row: number, column: number) => Cell {
  const { done, formulas, names } = indexed(sheets);
  const underway = new Set<string>();
  function cellAt(sheet: string, row: number, column: number): Cell {
    const at = key(sheet, row, column);
    const formula = formulas.get(at);
    if (formula === undefined || done.has(at)) return done.get(at) ?? null;
    if (underway.has(at)) throw new Error(`a circular reference at ${at}`);
    underway.add(at);
    const value = single(evaluate(readCellFormula(formula), sheet));
    underway.delete(at);
    done.set(at, value);
    return value;
  }

  function evaluate(node: CellNode, sheet: string): Met {
    if (node.type === 'value') return node.value;
    if (node.type === 'reference') {
      const cells = placesOf(node).map(([row, column]) => cellAt(node.sheet ?? sheet, row, column));
      if (cells.length > 0) return cells.length === 1 ? (cells[0] as Cell) : cells;
      const named = names.get(`${sheet}!${node.from.toLowerCase()}`);
      if (named === undefined) throw new SheetError(`#NAME? ${node.from}`);
      return evaluate(named, sheet);
    }
    const lazy = (index: number): Met => evaluate(node.args[index] as CellNode, sheet);
    switch (node.name) {
      case 'IF':
        return single(lazy(0)) === true ? lazy(1) : lazy(2);
      case 'CHOOSE':
        return lazy(Number(single(lazy(0))));
      case 'COLUMNS':
        return placesOf(node.args[0] as CellNode).length;
      case 'ISNA':
        try {
          return lazy(0) === undefined;
        } catch (error) {
          if (error instanceof SheetError) return true;
          throw error;
        }
      case 'VLOOKUP': {
        const table = placesOf(node.args[1] as CellNode).map(([row, column]) => cellAt(sheet, row, column));
        const row = table.findIndex((value, i) => i % 2 === 0 && value === single(lazy(0)));
        return row < 0 ? fail('#N/A') : (table[row + 1] as Cell);
      }
      default:
        return call(
          node.name,
          node.args.map((_, index) => lazy(index)),
        );
    }
  }
  return cellAt;
}

/** The cells of a reference, row by row; none where it is a name. */
function placesOf(node: CellNode): readonly (readonly [row: number, column: number])[] {
  if (node.type !== 'reference') return [];
  const [from, to] = [node.from, node.to].map((text) => /^([A-Z]{1,3})(\d+)$/.exec(text));
  if (!from || !to) return [];
  const column = ([, letters = '']: RegExpExecArray): number =>
    [...letters].reduce((sum, letter) => sum * 26 + letter.charCodeAt(0) - 64, 0) - 1;
  const [rows, columns] = [Number(to[2]) - Number(from[2]) + 1, column(to) - column(from) + 1];
  return Array.from({ length: rows * columns }, (_, i) => {
    return [Number(from[2]) - 1 + Math.floor(i / columns), column(from) + (i % columns)] as const;
  });
}

const fail = (what: string): never => {
  throw new SheetError(what);
};
const finite = (value: number): number => (Number.isFinite(value) ? value : fail('#NUM!'));

function single(met: Met): Cell {
  if (Array.isArray(met)) throw new SheetError('#VALUE!');
  return met as Cell;
}

const BINARY: Readonly<Record<string, (a: number, b: number) => number | boolean>> = {
  '+': (a, b) => a + b,
  '-': (a, b) => a - b,
  '*': (a, b) => a * b,
  '/': (a, b) => (b === 0 ? fail('#DIV/0!') : a / b),
  '^': (a, b) => (a === 0 && b === 0 ? fail('#NUM!') : a ** b),
  '<': (a, b) => a < b,
  '<=': (a, b) => a <= b,
  '>': (a, b) => a > b,
  '>=': (a, b) => a >= b,
  '=': (a, b) => a === b,
  '<>': (a, b) => a !== b,
};

/** An operator cell by cell; an empty cell counts as 0, a truth in arithmetic as 1. */
function binary(sign: string, left: Met, right: Met): Met {
  const operate = BINARY[sign] as (typeof BINARY)[string];
  const one = (a: Cell, b: Cell): Cell => {
    if (typeof a === 'string' || typeof b === 'string') return sign === '=' ? a === b : fail('#VALUE!');
    const value = operate(Number(a), Number(b));
    return typeof value === 'number' ? finite(value) : value;
  };
  const length = [left, right].find(Array.isArray)?.length;
  if (length === undefined) return one(left as Cell, right as Cell);
  const entry = (met: Met, i: number): Cell => (Array.isArray(met) ? met[i] : met) as Cell;
  return Array.from({ length }, (_, i) => one(entry(left, i), entry(right, i)));
}

/** Half away from zero of what 15 digits show, unless more are asked for; to whole numbers as it is, as LibreOffice does. */
function rounded(x: number, places: number): number {
  if (places === 0) return Math.sign(x) * Math.round(Math.abs(x));
  if (places + Math.floor(Math.log10(Math.abs(x))) + 1 >= 15) return x;
  const [digits, exponent = '0'] = Math.abs(x).toPrecision(15).split('e');
  const scaled = Math.round(Number(`${digits}e${Number(exponent) + places}`));
  return Math.sign(x) * Number(`${scaled}e${-places}`);
}

const FUNCTIONS: Readonly<Record<string, (numbers: readonly number[], args: readonly Met[]) => Met>> = {
  SUM: (x) => x.reduce((a, b) => a + b, 0),
  SUMPRODUCT: (x) => x.reduce((a, b) => a + b, 0),
  PRODUCT: (x) => x.reduce((a, b) => a * b, 1),
  AVERAGE: (x) => x.reduce((a, b) => a + b, 0) / x.length,
  MIN: (x) => Math.min(...x),
  MAX: (x) => Math.max(...x),
  ABS: ([x]) => Math.abs(x as number),
  EXP: ([x]) => Math.exp(x as number),
  LN: ([x]) => Math.log(x as number),
  LOG10: ([x]) => Math.log10(x as number),
  SQRT: ([x]) => Math.sqrt(x as number),
  INT: ([x]) => Math.floor(x as number),
  NORMSDIST: ([x]) => normalCdf(x as number),
  NORMSINV: ([p]) => normalQuantile(p as number),
  ROUND: ([x, places]) => rounded(x as number, places as number),
  NA: () => fail('#N/A'),
  AND: (_, args) => args.flat().every((one) => one === true),
  OR: (_, args) => args.flat().some((one) => one === true),
  NOT: (_, [x]) => x !== true,
  ISBLANK: (_, [x]) => x === null,
  INDEX: (_, [cells, first, second]) => [cells].flat()[Number(second ?? first) - 1] ?? fail('#REF!'),
  MATCH: (_, [x, cells]) => [cells].flat().indexOf(x as Cell) + 1 || fail('#N/A'),
};

function call(name: string, args: readonly Met[]): Met {
  if (Object.hasOwn(BINARY, name)) return binary(name, args[0] as Met, args[1] as Met);
  if (name === 'negate') return binary('-', 0, args[0] as Met);
  const run = FUNCTIONS[name] ?? fail(`#NAME? ${name}`);
  const value = run(args.flat().map(Number), args);
  return typeof value === 'number' ? finite(value) : value;
}
