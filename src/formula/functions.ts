import { isPlain, type Kind, sumKind, type Type } from './kinds.ts';

/** What a function accepts and what kind it gives. `refuse` points at one argument. */
export interface Signature {
  readonly minimum: number;
  readonly maximum: number;
  readonly type: (args: readonly Type[], refuse: (argument: number, problem: string) => never) => Type;
}

type Refuse = (argument: number, problem: string) => never;

const scalar = (kind: Kind): Type => ({ kind, perYear: false, optional: false });

function need(args: readonly Type[], index: number, kinds: readonly Kind[], refuse: Refuse): Type {
  const type = args[index] as Type;
  if (!kinds.includes(type.kind)) refuse(index, `${kinds.join(' or ')} expected, this is ${type.kind}`);
  return type;
}

/** The same for an argument that must be one figure, not one for each entry. */
function needSingle(args: readonly Type[], index: number, kind: Kind, refuse: Refuse): void {
  if (need(args, index, [kind], refuse).perYear) refuse(index, `a single ${kind} expected, this is a series`);
}

/** A function of one plain number, taken year by year. */
const elementwise: Signature = {
  minimum: 1,
  maximum: 1,
  type: ([only], refuse) => {
    const type = only as Type;
    if (!isPlain(type.kind)) refuse(0, `a plain number expected, this is ${type.kind}`);
    return { ...scalar('number'), perYear: type.perYear };
  },
};

/** The smallest or largest: of one figure a year, or of several arguments year by year. */
const extreme: Signature = {
  minimum: 1,
  maximum: 8,
  type: (args, refuse) => {
    if (args.length === 1) return overYears(args, refuse);
    return args.reduce((left, right, index): Type => {
      const kind = sumKind(left, right) ?? refuse(index, `${right.kind} cannot be compared with ${left.kind}`);
      return { kind, perYear: left.perYear || right.perYear, optional: false };
    });
  },
};

function overYears(args: readonly Type[], refuse: Refuse): Type {
  const type = args[0] as Type;
  if (!type.perYear) refuse(0, 'one figure a year expected, this is a single one');
  if (type.kind === 'boolean' || type.kind === 'timing') refuse(0, `numbers expected, this is ${type.kind}`);
  return scalar(type.kind);
}

const total: Signature = { minimum: 1, maximum: 1, type: overYears };

const running: Signature = {
  minimum: 1,
  maximum: 1,
  type: (args, refuse) => ({ ...overYears(args, refuse), perYear: true }),
};

/**
 * The closed table of functions. Exact and later readings implement the same names; a test compares the lists.
 *
 * | call | gives |
 * | --- | --- |
 * | `sum(x)` `product(x)` `mean(x)` `first(x)` `last(x)` `count(x)` | one figure from one figure a year |
 * | `min(…)` `max(…)` | of a series, or of several arguments year by year |
 * | `exp(x)` `ln(x)` `sqrt(x)` `abs(x)` | elementwise |
 * | `previous(x, start)` | last year's figure, `start` in the first year |
 * | `cumulative(x)` | running total |
 * | `discount(rate, years, timing)` | (1 + rate)^−years, half a year less when `mid-year` |
 * | `annuity(rate, years, timing)` | (1 − (1 + rate)^−years) ÷ rate; `years` when the rate is 0; × √(1 + rate) when `mid-year` |
 * | `taxBenefit(taxRate, rate, taxLife, timing)` | 1 ÷ (1 − taxRate ÷ taxLife × annuity(rate, taxLife, timing)); 1 when the tax life is absent |
 */
export const SIGNATURES = {
  sum: total,
  product: {
    minimum: 1,
    maximum: 1,
    type: (args, refuse) => {
      const type = overYears(args, refuse);
      return isPlain(type.kind) ? scalar('number') : refuse(0, `a plain number expected, this is ${type.kind}`);
    },
  },
  mean: total,
  first: total,
  last: total,
  count: { minimum: 1, maximum: 1, type: (args, refuse) => ({ ...overYears(args, refuse), kind: 'count' }) },
  min: extreme,
  max: extreme,
  exp: elementwise,
  ln: elementwise,
  sqrt: elementwise,
  abs: {
    minimum: 1,
    maximum: 1,
    type: ([only], refuse) => {
      const type = only as Type;
      return type.kind === 'boolean' || type.kind === 'timing' ? refuse(0, `this is ${type.kind}`) : type;
    },
  },
  previous: {
    minimum: 2,
    maximum: 2,
    type: (args, refuse) => {
      const series = { ...overYears(args, refuse), perYear: true };
      const start = args[1] as Type;
      if (start.perYear) refuse(1, 'a single start expected, this has one figure a year');
      const kind = sumKind(series, start);
      return kind === undefined
        ? refuse(1, `the start is ${start.kind}, the series ${series.kind}`)
        : { ...series, kind };
    },
  },
  cumulative: running,
  discount: {
    minimum: 3,
    maximum: 3,
    type: (args, refuse) => {
      needSingle(args, 0, 'rate', refuse);
      const time = need(args, 1, ['years'], refuse);
      needSingle(args, 2, 'timing', refuse);
      return { ...scalar('number'), perYear: time.perYear };
    },
  },
  annuity: {
    minimum: 3,
    maximum: 3,
    type: (args, refuse) => {
      for (const [index, kind] of (['rate', 'years', 'timing'] as const).entries()) {
        needSingle(args, index, kind, refuse);
      }
      return scalar('number');
    },
  },
  taxBenefit: {
    minimum: 4,
    maximum: 4,
    type: (args, refuse) => {
      for (const [index, kind] of (['share', 'rate', 'years', 'timing'] as const).entries()) {
        needSingle(args, index, kind, refuse);
      }
      return scalar('number');
    },
  },
} as const satisfies Readonly<Record<string, Signature>>;

export type FunctionName = keyof typeof SIGNATURES;

/** Arguments that may be absent, by function: an optional input without a default may stand only there. */
export const ACCEPTS_ABSENT: Readonly<Partial<Record<FunctionName, number>>> = { taxBenefit: 2 };

const ACROSS: readonly string[] = [
  'sum',
  'product',
  'mean',
  'first',
  'last',
  'count',
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
