import { choiceKind, isNumeric, isPlain, type Kind, productKind, sumKind, type Type } from './kinds.ts';

/** What a function accepts and what kind it gives. `refuse` points at one argument. */
export interface Signature {
  readonly minimum: number;
  readonly maximum: number;
  readonly type: (args: readonly Type[], refuse: Refuse) => Type;
}

type Refuse = (argument: number, problem: string) => never;

const scalar = (kind: Kind): Type => ({ kind, perYear: false });

function need(args: readonly Type[], index: number, kinds: readonly Kind[], refuse: Refuse): Type {
  const type = args[index] as Type;
  if (!kinds.includes(type.kind)) refuse(index, `${kinds.join(' or ')} expected, this is ${type.kind}`);
  return type;
}

/** The same for an argument that must be one figure, not one for each entry. */
function needSingle(args: readonly Type[], index: number, kinds: readonly Kind[], refuse: Refuse): void {
  const { kind, perYear } = need(args, index, kinds, refuse);
  if (perYear) refuse(index, `a single ${kind} expected, this is a series`);
}

/** A function whose arguments are single figures of these kinds, first to last. */
const singles = (kinds: readonly Kind[]): Signature => ({
  minimum: kinds.length,
  maximum: kinds.length,
  type: (args, refuse) => {
    for (const [index, kind] of kinds.entries()) needSingle(args, index, [kind], refuse);
    return scalar('number');
  },
});

/** A function of one plain number, taken year by year. */
const elementwise: Signature = {
  minimum: 1,
  maximum: 1,
  type: ([only], refuse) => {
    const { kind, perYear } = only as Type;
    return isPlain(kind) ? { kind: 'number', perYear } : refuse(0, `a plain number expected, this is ${kind}`);
  },
};

/** Several arguments year by year, of kinds that agree; a clash points at the later one. */
const alike: Signature['type'] = (args, refuse) =>
  args.reduce((left, right, index): Type => {
    const kind = choiceKind(left, right) ?? refuse(index, `${right.kind} cannot be compared with ${left.kind}`);
    const isZero = left.isZero === true && right.isZero === true;
    return { kind, perYear: left.perYear || right.perYear, ...(isZero ? { isZero } : {}) };
  });

/** The smallest or largest: of one figure a year, or of several arguments year by year. */
const extreme: Signature = {
  minimum: 1,
  maximum: 8,
  type: (args, refuse) => (args.length === 1 ? overYears(args, refuse) : alike(args, refuse)),
};

function overYears(args: readonly Type[], refuse: Refuse): Type {
  const { kind, perYear } = args[0] as Type;
  if (!perYear) refuse(0, 'one figure a year expected, this is a single one');
  return isNumeric(kind) ? scalar(kind) : refuse(0, `numbers expected, this is ${kind}`);
}

const total: Signature = { minimum: 1, maximum: 1, type: overYears };

/** A figure read against a table, year by year: what the result's kind is, worked out from the table's own. */
const reading = (result: (by: Kind, gives: Kind) => Kind | undefined): Signature => ({
  minimum: 2,
  maximum: 2,
  type: (args, refuse) => {
    const { table } = need(args, 1, ['table'], refuse);
    const read = args[0] as Type;
    const { by, gives } = table as NonNullable<Type['table']>;
    if (choiceKind(read, scalar(by)) !== by) refuse(0, `the table is read by ${by}, this is ${read.kind}`);
    const kind = result(by, gives) ?? refuse(1, `a table of ${gives} by ${by} has no bands`);
    return { kind, perYear: read.perYear };
  },
});

/**
 * The closed table of functions. Every reading implements the same names; the compiler compares the lists.
 *
 * | call | gives |
 * | --- | --- |
 * | `sum(x)` `product(x)` `mean(x)` `first(x)` `last(x)` `count(x)` | one figure from one figure a year |
 * | `min(…)` `max(…)` | of a series, or of several arguments year by year |
 * | `clamp(x, low, high)` | the nearest figure between two bounds |
 * | `exp(x)` `ln(x)` `sqrt(x)` `abs(x)` | elementwise |
 * | `Φ(x)` | probability that a standard normal figure lies below x |
 * | `normalQuantile(p)` | the x with Φ(x) = p, for p above 0 and below 1 |
 * | `round(x, step)` | the nearest multiple of the step, halves away from zero; `fen` and `yuan` are steps of money |
 * | `at(x, n)` | the n-th entry of a series, the first is 1 |
 * | `previous(x, start)` | last year's figure, `start` in the first year; a line may so use itself |
 * | `cumulative(x)` | running total |
 * | `either(a, b, …)` | the first that is there, for optional inputs |
 * | `bands(x, table)` | marginal: each part of x by the figure of the band it lies in, added up |
 * | `band(x, table)` | the figure of the one band x lies in, upper ends included; × x for a charge on the whole amount |
 * | `lookup(x, table)` | the figure beside exactly x |
 * | `yearsBetween(from, to)` | days ÷ 365 |
 * | `discount(rate, years, timing)` | (1 + rate)^−years, half a year less when `mid-year` |
 * | `discount(rate, years, timing, firstYear)` | the same where the first year is only that part of one |
 * | `annuity(rate, years, timing)` | (1 − (1 + rate)^−years) ÷ rate; `years` when the rate is 0; × √(1 + rate) when `mid-year` |
 * | `taxBenefit(taxRate, rate, taxLife, timing)` | 1 ÷ (1 − taxRate ÷ taxLife × annuity(rate, taxLife, timing)); 1 when the tax life is absent |
 */
export const SIGNATURES = {
  sum: total,
  product: {
    minimum: 1,
    maximum: 1,
    type: (args, refuse) => {
      const { kind } = overYears(args, refuse);
      return isPlain(kind) ? scalar('number') : refuse(0, `a plain number expected, this is ${kind}`);
    },
  },
  mean: total,
  first: total,
  last: total,
  count: { minimum: 1, maximum: 1, type: (args, refuse) => ({ ...overYears(args, refuse), kind: 'count' }) },
  min: extreme,
  max: extreme,
  clamp: { minimum: 3, maximum: 3, type: alike },
  exp: elementwise,
  ln: elementwise,
  sqrt: elementwise,
  Φ: elementwise,
  normalQuantile: elementwise,
  abs: {
    minimum: 1,
    maximum: 1,
    type: ([only], refuse) => {
      const { kind, perYear } = only as Type;
      return isNumeric(kind) ? { kind, perYear } : refuse(0, `a number expected, this is ${kind}`);
    },
  },
  round: {
    minimum: 2,
    maximum: 2,
    type: (args, refuse) => {
      const [figure, step] = args as readonly [Type, Type];
      if (step.perYear) refuse(1, 'a single step expected, this is a series');
      if (sumKind(figure, step) !== figure.kind) refuse(1, `a step of ${figure.kind} expected, this is ${step.kind}`);
      return { kind: figure.kind, perYear: figure.perYear };
    },
  },
  at: {
    minimum: 2,
    maximum: 2,
    type: (args, refuse) => {
      needSingle(args, 1, ['number', 'count', 'years'], refuse);
      return overYears(args, refuse);
    },
  },
  previous: {
    minimum: 2,
    maximum: 2,
    type: (args, refuse) => {
      overYears(args, refuse);
      const [series, start] = args as readonly [Type, Type];
      if (start.perYear) refuse(1, 'a single start expected, this has one figure a year');
      const kind = sumKind(series, start) ?? refuse(1, `the start is ${start.kind}, the series ${series.kind}`);
      return { kind, perYear: true, ...(series.isZero === true && start.isZero === true ? { isZero: true } : {}) };
    },
  },
  cumulative: { minimum: 1, maximum: 1, type: (args, refuse) => ({ ...overYears(args, refuse), perYear: true }) },
  either: { minimum: 2, maximum: 8, type: alike },
  bands: reading((by, gives) => (isNumeric(by) ? productKind(gives, by) : undefined)),
  band: reading((_, gives) => gives),
  lookup: reading((_, gives) => gives),
  yearsBetween: {
    minimum: 2,
    maximum: 2,
    type: (args, refuse) => {
      const days = [need(args, 0, ['day'], refuse), need(args, 1, ['day'], refuse)];
      return { kind: 'years', perYear: days.some(({ perYear }) => perYear) };
    },
  },
  discount: {
    minimum: 3,
    maximum: 4,
    type: (args, refuse) => {
      needSingle(args, 0, ['rate'], refuse);
      const { perYear } = need(args, 1, ['years'], refuse);
      needSingle(args, 2, ['timing'], refuse);
      if (args.length === 4) needSingle(args, 3, ['years'], refuse);
      return { kind: 'number', perYear };
    },
  },
  annuity: singles(['rate', 'years', 'timing']),
  taxBenefit: singles(['share', 'rate', 'years', 'timing']),
} as const satisfies Readonly<Record<string, Signature>>;

export type FunctionName = keyof typeof SIGNATURES;

/** Arguments that may be absent, by function: an optional input without a default may stand there on its own. */
export const ACCEPTS_ABSENT: Readonly<Partial<Record<FunctionName, number>>> = { taxBenefit: 2 };

const ACROSS: readonly string[] = [
  'sum',
  'product',
  'mean',
  'first',
  'last',
  'count',
  'at',
  'previous',
  'cumulative',
] satisfies readonly FunctionName[];

/** Whether a call needs its first argument as a whole series, `min` and `max` only when they have no other. */
export function looksAcross({ name, args }: { readonly name: string; readonly args: readonly unknown[] }): boolean {
  return ACROSS.includes(name) || (args.length === 1 && (name === 'min' || name === 'max'));
}

export function isFunctionName(name: string): name is FunctionName {
  return Object.hasOwn(SIGNATURES, name);
}
