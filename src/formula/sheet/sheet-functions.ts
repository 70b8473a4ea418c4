import type { FunctionName } from '../functions.ts';

/** How tightly the operators of a spreadsheet bind; unlike here, its unary minus is tighter than its power. */
export const TIGHT = { comparison: 1, sum: 3, product: 4, power: 5, negate: 6, atom: 7 } as const;

/** Where a table stands: its closed keys, what it gives, and the same from one row above, where bands begin. */
export interface TableCells {
  /** Keys of the rows that have one; undefined where the only row is open. */
  readonly keys?: string;
  readonly gives: string;
  readonly keysAndGives: string;
  readonly keysBelow: string;
  readonly givesBelow: string;
  /** The last key, where no row is open. */
  readonly end?: string;
  /** What an open last row gives. */
  readonly open?: string;
}

/** A call as its cell formula is written. */
export interface SheetCall {
  readonly count: number;
  /** One argument, in brackets where it binds more loosely than asked. */
  readonly arg: (index: number, tight?: number) => string;
  /** The first argument in one entry, the first is 0. */
  readonly at: (entry: number) => string;
  /** The first argument in all entries, or up to one: a range, or one by one. */
  readonly cells: (through?: number) => string;
  /** Whether `cells` is a range. */
  readonly isRange: boolean;
  /** The entry that is written, and how many there are. */
  readonly entry: number;
  readonly entries: number;
  /** The cells with the numbers of the entries. */
  readonly numbering: string;
  readonly table: () => TableCells;
  /** The condition under which an argument is absent, if ever. */
  readonly absent: (index: number) => string | undefined;
  /** The decimal places that a power of ten, in this argument, rounds to. */
  readonly places: (index: number) => number | undefined;
}

/** The text of a formula, and how tightly it binds. */
export type Written = readonly [text: string, tight: number];

const atom = (text: string): Written => [text, TIGHT.atom];
const MIDDLE = '"mid-year"';

const over =
  (name: string) =>
  (call: SheetCall): Written =>
    atom(`${name}(${call.cells()})`);
const of =
  (name: string) =>
  (call: SheetCall): Written =>
    atom(`${name}(${Array.from({ length: call.count }, (_, i) => call.arg(i)).join(',')})`);
const extreme = (name: string) => (call: SheetCall) => (call.count === 1 ? over : of)(name)(call);

/** n·(1 − (n+1)r/2·(1 − (n+2)r/3·(…))), which keeps the digits that 1 − (1 + r)^−n loses near a rate of 0. */
function annuityNearZero(n: string, r: string): string {
  let text = `1-(${n}+4)*${r}/5`;
  for (let k = 3; k >= 1; k--) text = `1-(${n}+${k})*${r}/${k + 1}*(${text})`;
  return `${n}*(${text})`;
}

function annuity(rate: string, years: string, timing: string): string {
  const plain = `(1-(1+${rate})^-${years})/${rate}`;
  const whole = `IF((ABS(${years})+1)*ABS(${rate})<0.01,${annuityNearZero(years, rate)},${plain})`;
  return `${whole}*IF(${timing}=${MIDDLE},SQRT(1+${rate}),1)`;
}

function discount({ arg, count }: SheetCall): Written {
  const growth = `(1+${arg(0, TIGHT.sum)})`;
  const isMiddle = `${arg(2, TIGHT.sum)}=${MIDDLE}`;
  const time = arg(1, TIGHT.product);
  if (count < 4) return [`${growth}^(IF(${isMiddle},0.5,0)-${time})`, TIGHT.power];
  const first = arg(3, TIGHT.product);
  const earlier = `IF(${isMiddle},IF(${time}<=1,${first}/2,0.5),0)`;
  return [`${growth}^(${earlier}-(${time}-1+${first}))`, TIGHT.power];
}

function taxBenefit({ arg, absent }: SheetCall): Written {
  const atoms = [0, 1, 2, 3].map((index) => arg(index, TIGHT.atom)) as [string, string, string, string];
  const [taxRate, rate, life, timing] = atoms;
  const factor = `1/(1-${taxRate}/${life}*${annuity(rate, life, timing)})`;
  const isAbsent = absent(2);
  return isAbsent === undefined ? [factor, TIGHT.product] : atom(`IF(${isAbsent},1,${factor})`);
}

/**
 * The nearest multiple of a step. A quotient of floats can fall short of the half that the decimals have: it is first
 * rounded to 14 digits.
 */
function round({ arg, places }: SheetCall): Written {
  const digits = places(1);
  if (digits !== undefined) return atom(`ROUND(${arg(0)},${digits})`);
  const quotient = `${arg(0, TIGHT.product)}/${arg(1, TIGHT.power)}`;
  const cleaned = `ROUND(${quotient},13-INT(LOG10(1+ABS(${quotient}))))`;
  return [`ROUND(${cleaned},0)*${arg(1, TIGHT.power)}`, TIGHT.product];
}

function at(call: SheetCall): Written {
  const n = call.arg(1, TIGHT.product);
  const index = /^\d+$/.test(n) ? n : `IF(AND(${n}>=1,${n}=INT(${n})),${n},NA())`;
  return atom(call.isRange ? `INDEX(${call.cells()},1,${index})` : `CHOOSE(${index},${call.cells()})`);
}

function bands({ arg, table }: SheetCall): Written {
  const x = arg(0, TIGHT.product);
  const { keysBelow, gives, givesBelow, end } = table();
  const total = `SUMPRODUCT((${x}>${keysBelow})*(${x}-${keysBelow})*(${gives}-${givesBelow}))`;
  const outside = end === undefined ? `${x}<0` : `OR(${x}<0,${x}>${end})`;
  return atom(`IF(${outside},NA(),${total})`);
}

function band({ arg, table }: SheetCall): Written {
  const { keys, gives } = table();
  if (keys === undefined) return atom(`INDEX(${gives},1)`);
  return atom(`INDEX(${gives},1+SUMPRODUCT(--(${arg(0, TIGHT.sum)}>${keys})))`);
}

function lookup({ arg, table }: SheetCall): Written {
  const { keys, keysAndGives, gives, open } = table();
  if (keys === undefined) return atom(`INDEX(${gives},1)`);
  const found = `VLOOKUP(${arg(0)},${keysAndGives},2,FALSE)`;
  return atom(open === undefined ? found : `IF(ISNA(MATCH(${arg(0)},${keys},0)),${open},${found})`);
}

function either({ arg, absent, count }: SheetCall): Written {
  let text = arg(count - 1);
  for (let index = count - 2; index >= 0; index--) {
    const isAbsent = absent(index);
    text = isAbsent === undefined ? arg(index) : `IF(${isAbsent},${text},${arg(index)})`;
  }
  return atom(absent(0) === undefined ? `(${text})` : text);
}

/** The cell formula of every function of the language, in functions that every spreadsheet program knows. */
export const SHEET_FUNCTIONS: Readonly<Record<FunctionName, (call: SheetCall) => Written>> = {
  sum: over('SUM'),
  product: over('PRODUCT'),
  mean: over('AVERAGE'),
  first: ({ at }) => atom(at(0)),
  last: ({ at, entries }) => atom(at(entries - 1)),
  count: ({ numbering }) => atom(`COLUMNS(${numbering})`),
  min: extreme('MIN'),
  max: extreme('MAX'),
  clamp: ({ arg }) => atom(`MAX(${arg(1)},MIN(${arg(0)},${arg(2)}))`),
  exp: of('EXP'),
  ln: of('LN'),
  sqrt: of('SQRT'),
  Φ: of('NORMSDIST'),
  normalQuantile: of('NORMSINV'),
  abs: of('ABS'),
  round,
  at,
  previous: ({ arg, at, entry }) => atom(entry === 0 ? arg(1, TIGHT.atom) : at(entry - 1)),
  cumulative: ({ cells, entry }) => atom(`SUM(${cells(entry)})`),
  either,
  bands,
  band,
  lookup,
  yearsBetween: ({ arg }) => [`(${arg(1, TIGHT.sum)}-${arg(0, TIGHT.product)})/365`, TIGHT.product],
  discount,
  annuity: ({ arg }) => [annuity(arg(0, TIGHT.atom), arg(1, TIGHT.atom), arg(2, TIGHT.atom)), TIGHT.product],
  taxBenefit,
};

/** Arguments that a cell formula repeats, by function: unless plain, they get a row of their own. */
export const REPEATED: Readonly<Partial<Record<FunctionName, readonly number[]>>> = {
  discount: [1, 3],
  annuity: [0, 1],
  taxBenefit: [1, 2],
  round: [0, 1],
  at: [1],
  bands: [0],
  lookup: [0],
};
