import type { Decimal } from '../../numeric/decimal.ts';
import type { Table } from '../exact-functions.ts';
import type { FunctionName } from '../functions.ts';
import type { Timing } from '../kinds.ts';
import type { Node, TapeBuilder } from './tape.ts';
import { raised, sumOfPowers } from './tape-powers.ts';

/** As in the exact reading, with operations of a tape for numbers and truths. */
export type TapeSingle = Node | Timing | Table | null;
export type TapeValue = TapeSingle | readonly TapeSingle[];

type TapeFunction = (tape: TapeBuilder, args: readonly TapeValue[]) => TapeValue;

export function isTapeSeries(value: TapeValue): value is readonly TapeSingle[] {
  return Array.isArray(value);
}

/** Applies `f` entry by entry, single figures standing for every entry; absent where any of them is. */
export function overEntries(values: readonly TapeValue[], f: (...singles: TapeSingle[]) => TapeSingle): TapeValue {
  if (values.includes(null)) return null;
  const series = values.find(isTapeSeries);
  if (series === undefined) return f(...(values as readonly TapeSingle[]));
  return series.map((_, i) => f(...values.map((value) => (isTapeSeries(value) ? (value[i] as TapeSingle) : value))));
}

const node = (value: TapeValue | undefined): Node => value as Node;
const nodes = (value: TapeValue | undefined): readonly Node[] => value as readonly Node[];
const sum = (tape: TapeBuilder, values: readonly Node[]): Node => values.reduce((a, b) => tape.emit('add', a, b));

function elementwise(f: (tape: TapeBuilder, ...figures: Node[]) => Node): TapeFunction {
  return (tape, args) => overEntries(args, (...singles) => f(tape, ...(singles as Node[])));
}

function extreme(code: 'min' | 'max'): TapeFunction {
  const pick = (tape: TapeBuilder, ...figures: Node[]): Node =>
    figures.map((figure) => tape.requireFinite(figure)).reduce((a, b) => tape.emit(code, a, b));
  return (tape, args) => (args.length === 1 ? pick(tape, ...nodes(args[0])) : elementwise(pick)(tape, args));
}

/** 1 + rate, which must be above 0. */
function growthOf(tape: TapeBuilder, rate: Node): Node {
  const growth = tape.emit('add', tape.constant(1), rate);
  tape.require(tape.emit('lt', tape.constant(0), growth));
  return growth;
}

/** (1 + rate)^−time; the whole years apart from the rest, so that years share the powers of one reciprocal. */
function discount(tape: TapeBuilder, [rate, time, timing, firstYear]: readonly TapeValue[]): TapeValue {
  const growth = growthOf(tape, node(rate));
  const [one, half] = [tape.constant(1), tape.constant(0.5)];
  const isMiddle = timing === 'mid-year';
  const first = firstYear === undefined ? one : node(firstYear);
  const later = raised(tape, growth, tape.emit('sub', isMiddle ? half : tape.constant(0), first));
  const atFirst = isMiddle ? raised(tape, growth, tape.emit('neg', tape.emit('mul', half, first))) : later;
  return overEntries([time as TapeValue], (year) => {
    const whole = raised(tape, growth, tape.emit('sub', one, node(year)));
    if (tape.known(first) === 1) return tape.emit('mul', whole, later);
    return tape.emit('mul', whole, tape.emit('select', tape.emit('le', node(year), one), atFirst, later));
  });
}

/** A whole and known number of years as a sum of powers, which loses no digits near a rate of 0. */
function annuity(tape: TapeBuilder, [rate, years, timing]: readonly TapeValue[]): Node {
  const growth = growthOf(tape, node(rate));
  const sumOfYears = sumOfPowers(tape, tape.emit('div', tape.constant(1), growth), tape.known(node(years)));
  const plain = sumOfYears ?? tape.emit('annuity', node(rate), tape.requireFinite(node(years)));
  return timing === 'mid-year' ? tape.emit('mul', plain, tape.emit('sqrt', growth)) : plain;
}

function taxBenefit(tape: TapeBuilder, [taxRate, rate, life, timing]: readonly TapeValue[]): Node {
  const one = tape.constant(1);
  if (life === null) return one;
  const yearly = tape.emit('div', node(taxRate), node(life));
  const shelter = tape.emit('mul', yearly, annuity(tape, [rate, life, timing] as readonly TapeValue[]));
  tape.require(tape.emit('lt', shelter, one));
  return quotient(tape, one, tape.emit('sub', one, shelter));
}

/** a ÷ b, refused where b is 0. */
export function quotient(tape: TapeBuilder, a: Node, b: Node): Node {
  tape.require(tape.emit('lt', tape.constant(0), tape.emit('abs', tape.requireFinite(b))));
  return tape.emit('div', a, b);
}

function toStep(tape: TapeBuilder, x: Node, step: Node): Node {
  tape.require(tape.emit('lt', tape.constant(0), step));
  return tape.emit('mul', tape.emit('nearestWhole', tape.emit('div', x, step)), step);
}

/** The entry of that number, counted from 1. */
function at(tape: TapeBuilder, [series, number]: readonly TapeValue[]): Node {
  const rows = nodes(series).map((figure, i) => [tape.constant(i + 1), figure] as const);
  return chosen(tape, (end) => tape.emit('eq', node(number), end), rows);
}

/** The figure of the first row that fits; refused where none does. */
function chosen(tape: TapeBuilder, fits: (by: Node) => Node, rows: readonly (readonly [Node | null, Node])[]): Node {
  const tests = rows.map(([by]) => (by === null ? tape.truth(true) : fits(by)));
  tape.require(tests.reduce((a, b) => tape.emit('or', a, b)));
  return rows.reduceRight(
    (otherwise, [, gives], i) => tape.emit('select', tests[i] as Node, gives, otherwise),
    tape.constant(0),
  );
}

const figure = (tape: TapeBuilder, value: Decimal): Node => tape.constant(value.toNumber());

function rowsOf(tape: TapeBuilder, table: TapeSingle): readonly (readonly [Node | null, Node])[] {
  return (table as Table).rows.map(([by, gives]) => [by === null ? null : figure(tape, by), figure(tape, gives)]);
}

/** Each part of x, min(x, upper end) − min(x, lower end), by the figure of its band. */
function bands(tape: TapeBuilder, x: Node, table: TapeSingle): Node {
  tape.require(tape.emit('le', tape.constant(0), tape.requireFinite(x)));
  let below = tape.constant(0);
  const parts = rowsOf(tape, table).map(([upTo, gives]) => {
    const end = upTo === null ? x : tape.emit('min', x, upTo);
    const part = tape.emit('mul', tape.emit('sub', end, below), gives);
    below = end;
    return part;
  });
  tape.require(tape.emit('eq', below, x)); // beyond the last band
  return sum(tape, parts);
}

function tableFunction(read: (tape: TapeBuilder, x: Node, table: TapeSingle) => Node): TapeFunction {
  return (tape, args) => overEntries(args, (x, table) => read(tape, tape.requireFinite(node(x)), table as TapeSingle));
}

/** The fast reading of every function of the language, as operations of a tape. */
export const TAPE_FUNCTIONS: Readonly<Record<FunctionName, TapeFunction>> = {
  sum: (tape, [x]) => sum(tape, nodes(x)),
  product: (tape, [x]) => nodes(x).reduce((a, b) => tape.emit('mul', a, b)),
  mean: (tape, [x]) => tape.emit('div', sum(tape, nodes(x)), tape.constant(nodes(x).length)),
  first: (_, [x]) => node(nodes(x)[0]),
  last: (_, [x]) => node(nodes(x).at(-1)),
  count: (tape, [x]) => tape.constant(nodes(x).length),
  min: extreme('min'),
  max: extreme('max'),
  clamp: elementwise((tape, x, low, high) => {
    const least = tape.emit('min', tape.requireFinite(x as Node), tape.requireFinite(high as Node));
    return tape.emit('max', tape.requireFinite(low as Node), least);
  }),
  exp: elementwise((tape, x) => tape.requireFinite(tape.emit('exp', tape.requireFinite(x as Node)))),
  ln: elementwise((tape, x) => {
    tape.require(tape.emit('lt', tape.constant(0), x as Node));
    return tape.emit('log', x as Node);
  }),
  sqrt: elementwise((tape, x) => {
    tape.require(tape.emit('le', tape.constant(0), x as Node));
    return tape.emit('sqrt', x as Node);
  }),
  Φ: elementwise((tape, x) => tape.emit('normalBelow', tape.requireFinite(x as Node))),
  normalQuantile: elementwise((tape, p) => {
    tape.require(tape.emit('lt', tape.constant(0), p as Node));
    tape.require(tape.emit('lt', p as Node, tape.constant(1)));
    return tape.emit('normalQuantile', p as Node);
  }),
  abs: elementwise((tape, x) => tape.emit('abs', x as Node)),
  round: elementwise((tape, x, step) => toStep(tape, x as Node, step as Node)),
  at,
  previous: (_, [x, start]) => [node(start), ...nodes(x).slice(0, -1)],
  cumulative: (tape, [x]) => {
    let total = tape.constant(0);
    return nodes(x).map((one) => {
      total = tape.emit('add', total, one);
      return total;
    });
  },
  either: (_, args) => args.find((value) => value !== null) ?? null,
  bands: tableFunction(bands),
  band: tableFunction((tape, x, table) => chosen(tape, (end) => tape.emit('le', x, end), rowsOf(tape, table))),
  lookup: tableFunction((tape, x, table) => chosen(tape, (by) => tape.emit('eq', x, by), rowsOf(tape, table))),
  yearsBetween: elementwise((tape, from, to) =>
    tape.emit('div', tape.emit('sub', to as Node, from as Node), tape.constant(365)),
  ),
  discount,
  annuity,
  taxBenefit,
};
