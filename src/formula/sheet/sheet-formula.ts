import { ACCEPTS_ABSENT, type FunctionName, looksAcross } from '../functions.ts';
import { UNITS } from '../infer.ts';
import { type Expression, namesIn } from '../syntax.ts';
import { SHEET_FUNCTIONS, type SheetCall, type TableCells, TIGHT, type Written } from './sheet-functions.ts';

/** Where the inputs, lines and parts of one model stand on its sheet. */
export interface Cells {
  readonly entries: number;
  /** The cells with the numbers of the entries. */
  readonly numbering: string;
  readonly isSeries: (name: string) => boolean;
  /** A single figure by its defined name, or one entry of a series by its cell. */
  readonly cell: (name: string, entry: number) => string;
  /** A series as a range, up to an entry. */
  readonly range: (name: string, through: number) => string;
  readonly table: (name: string) => TableCells;
  /** The condition under which a name is absent: that of an empty input, or of what a part stands for. */
  readonly absent: (name: string, entry: number) => string | undefined;
  /** Whether a power of this has a meaning whatever the exponent: it cannot be 0. */
  readonly isNeverZero: (expression: Expression) => boolean;
}

/** The entry that is written, and the line that runs on its own previous entry, of which none from `entry` on stands yet. */
export interface Site {
  readonly cells: Cells;
  readonly entry: number;
  readonly own?: { readonly name: string; readonly entry: number };
}

/** The cell formula of an expression, in brackets where it binds more loosely than asked. */
export function cellFormula(node: Expression, site: Site, tight = 0): string {
  const [text, own] = written(node, site);
  return own < tight ? `(${text})` : text;
}

function written(node: Expression, site: Site): Written {
  const part = (child: Expression, tight = 0): string => cellFormula(child, site, tight);
  switch (node.type) {
    case 'number':
      return [node.text.replace(/^\./, '0.'), TIGHT.atom];
    case 'name':
      return [nameText(node.name, site), TIGHT.atom];
    case 'negate':
      return [`-${part(node.operand, TIGHT.atom)}`, TIGHT.negate];
    case 'not':
      return [`NOT(${part(node.operand)})`, TIGHT.atom];
    case 'if':
      return [`IF(${part(node.condition)},${part(node.then)},${part(node.otherwise)})`, TIGHT.atom];
    case 'call':
      return SHEET_FUNCTIONS[node.name as FunctionName](callOf(node, site));
    case 'binary':
      return binary(node, site);
  }
}

function nameText(name: string, { cells, entry, own }: Site): string {
  if (own?.name === name && entry >= own.entry) return '0';
  return UNITS[name] ?? cells.cell(name, entry);
}

const SIGNS: Readonly<Record<string, readonly [sign: string, own: number, right: number]>> = {
  '+': ['+', TIGHT.sum, TIGHT.product],
  '−': ['-', TIGHT.sum, TIGHT.product],
  '×': ['*', TIGHT.product, TIGHT.power],
  '÷': ['/', TIGHT.product, TIGHT.power],
  '<': ['<', TIGHT.comparison, TIGHT.sum],
  '≤': ['<=', TIGHT.comparison, TIGHT.sum],
  '>': ['>', TIGHT.comparison, TIGHT.sum],
  '≥': ['>=', TIGHT.comparison, TIGHT.sum],
  '=': ['=', TIGHT.comparison, TIGHT.sum],
  '≠': ['<>', TIGHT.comparison, TIGHT.sum],
};

function binary(node: Extract<Expression, { type: 'binary' }>, site: Site): Written {
  const { operator, left, right } = node;
  if (operator === '^') return power(left, right, site);
  if (operator === 'and' || operator === 'or') {
    return [`${operator.toUpperCase()}(${cellFormula(left, site)},${cellFormula(right, site)})`, TIGHT.atom];
  }
  const [sign, own, rightTight] = SIGNS[operator] as (typeof SIGNS)[string];
  const leftTight = own === TIGHT.comparison ? TIGHT.sum : own;
  return [`${cellFormula(left, site, leftTight)}${sign}${cellFormula(right, site, rightTight)}`, own];
}

/** A power; 0^0, which is 1 here and an error in some programs, is written out where it could occur. */
function power(base: Expression, exponent: Expression, site: Site): Written {
  const times = cellFormula(exponent, site, TIGHT.negate);
  const text = `${cellFormula(base, site, TIGHT.atom)}^${times}`;
  const isSafe = (exponent.type === 'number' && Number(exponent.text) !== 0) || site.cells.isNeverZero(base);
  return isSafe ? [text, TIGHT.power] : [`IF(${cellFormula(exponent, site, TIGHT.sum)}=0,1,${text})`, TIGHT.atom];
}

type Call = Extract<Expression, { type: 'call' }>;

function callOf(node: Call, site: Site): SheetCall {
  const { cells } = site;
  const arg = (index: number): Expression => node.args[index] as Expression;
  const series = arg(0);
  const isRange = series.type === 'name' && site.own?.name !== series.name;
  const at = (entry: number): string => cellFormula(series, { ...site, entry }, TIGHT.atom);
  return {
    count: node.args.length,
    entry: site.entry,
    entries: cells.entries,
    numbering: cells.numbering,
    isRange,
    arg: (index, tight) => cellFormula(arg(index), site, tight),
    at,
    cells: (through = cells.entries - 1) =>
      isRange ? cells.range(series.name, through) : Array.from({ length: through + 1 }, (_, i) => at(i)).join(','),
    table: () => cells.table(namesIn(arg(1))[0] as string),
    absent: (index) => absence(arg(index), site),
    places: (index) => decimalPlaces(arg(index)),
  };
}

/** The decimal places of a power of ten that is written out: 2 for 0.01 and `fen`, −3 for 1000. */
function decimalPlaces(node: Expression): number | undefined {
  const text = node.type === 'number' ? node.text : node.type === 'name' ? UNITS[node.name] : undefined;
  if (text === undefined || !/^(0?\.0*1|10*)$/.test(text)) return undefined;
  return text.includes('.') ? text.length - text.indexOf('.') - 1 : 1 - text.length;
}

/** The condition, as a cell formula, under which an expression is absent; undefined where it never is. */
export function absence(node: Expression, site: Site): string | undefined {
  switch (node.type) {
    case 'number':
      return undefined;
    case 'name':
      return site.cells.absent(node.name, site.entry);
    case 'negate':
    case 'not':
      return absence(node.operand, site);
    case 'binary':
      return anyOf([node.left, node.right].map((side) => absence(side, site)));
    case 'if': {
      const [then, otherwise] = [absence(node.then, site), absence(node.otherwise, site)];
      const chosen =
        then === otherwise
          ? then
          : `IF(${cellFormula(node.condition, site)},${then ?? 'FALSE'},${otherwise ?? 'FALSE'})`;
      return anyOf([absence(node.condition, site), chosen]);
    }
    case 'call':
      return absenceOfCall(node, site);
  }
}

function absenceOfCall(node: Call, site: Site): string | undefined {
  const at = looksAcross(node) ? { ...site, entry: 0 } : site;
  const parts = node.args.map((arg) => absence(arg, at));
  if (node.name === 'either') {
    return parts.includes(undefined) ? undefined : `AND(${parts.join(',')})`;
  }
  return anyOf(parts.filter((_, index) => ACCEPTS_ABSENT[node.name as FunctionName] !== index));
}

function anyOf(conditions: readonly (string | undefined)[]): string | undefined {
  const present = [...new Set(conditions.filter((one) => one !== undefined))];
  return present.length > 1 ? `OR(${present.join(',')})` : present[0];
}
