import { annuity, discounted, taxBenefit } from './discounting.ts';
import {
  belowNormal,
  either,
  exactly,
  type Figure,
  failure,
  greater,
  lesser,
  minus,
  naturalLogarithm,
  naturalPower,
  opposite,
  over,
  plus,
  power,
  quantileOfNormal,
  type Result,
  root,
  times,
} from './figure.ts';
import { add, compare, magnitude, NOUGHT, nearestWhole, real, subtract, textOf } from './real.ts';
import {
  both,
  choose,
  isFigure,
  isRows,
  isTruth,
  onto,
  orderOf,
  type Rows,
  refused,
  type Single,
  type Truth,
} from './values.ts';

/** What an operator or a function does with its arguments: entry by entry, or with the whole of a series before the rest. */
export interface Meaning {
  readonly least: number;
  readonly most: number;
  /** How dear it is, in additions. */
  readonly cost: number;
  /** Of the arguments, those that may be absent. */
  readonly mayLack?: (argument: number) => boolean;
  readonly each?: (args: readonly Single[], entries: number) => Single;
  readonly across?: (series: readonly Single[], rest: readonly Single[]) => Single | readonly Single[];
}

const unary = (go: (x: Figure) => Result, cost = 1): Meaning => ({
  least: 1,
  most: 1,
  cost,
  each: ([x]) => onto(x, go),
});
const dyadic = (go: (x: Figure, y: Figure) => Result, cost = 1): Meaning => ({
  ...{ least: 2, most: 2, cost },
  each: ([x, y]) => both(x, y, go),
});
/** A figure folded out of a series. */
const fold =
  (go: (x: Figure, y: Figure) => Result): NonNullable<Meaning['across']> =>
  (series) =>
    series.slice(1).reduce<Result>(
      (sum, one) => both(sum, one, go),
      onto(series[0], (x) => x),
    );
const folding = (go: (x: Figure, y: Figure) => Result): Meaning => ({ least: 1, most: 1, cost: 1, across: fold(go) });
const picking = (go: (series: readonly Single[]) => Single): Meaning => ({ least: 1, most: 1, cost: 1, across: go });

const comparison = (holds: (sign: number) => boolean): Meaning => ({
  ...{ least: 2, most: 2, cost: 1 },
  each: ([a, b]) => {
    if (isFigure(a) && isFigure(b)) {
      const sign = orderOf(a, b);
      return sign === undefined ? 'undecided' : holds(sign);
    }
    return typeof a === 'string' && typeof b === 'string' ? holds(a === b ? 0 : 1) : refused(a, b);
  },
});

/** `and` and `or`: settled by one truth of the deciding kind, whatever the other. */
const joining = (deciding: boolean): Meaning => ({
  ...{ least: 2, most: 2, cost: 1 },
  each: ([a, b]) => {
    if (!isTruth(a) || !isTruth(b)) return refused(a, b);
    if (a === deciding || b === deciding) return deciding;
    return a === 'undecided' || b === 'undecided' ? 'undecided' : !deciding;
  },
});

const isAtMost = (a: Figure, b: Figure): Truth => {
  const sign = orderOf(a, b);
  return sign === undefined ? 'undecided' : sign <= 0;
};

/** The row of a table that fits, tried from the first on. */
function row({ rows }: Rows, fits: (by: Figure) => Truth): Single {
  return rows.reduceRight<Single>(
    (rest, [by, gives]) => choose(by === null || fits(by), gives, rest),
    failure('beyond the rows of the table'),
  );
}

const reading = (fits: (x: Figure, by: Figure) => Truth): Meaning => ({
  ...{ least: 2, most: 2, cost: 10 },
  each: ([x, table]) => (isFigure(x) && isRows(table) ? row(table, (by) => fits(x, by)) : refused(x, table)),
});

/** Each band's part of x, from nothing to the whole width of the band, by its figure; added up. */
function marginal(x: Single | undefined, table: Single | undefined): Single {
  if (!isFigure(x) || !isRows(table)) return refused(x, table);
  if (x.at.digits < 0n) return failure('bands begin at 0');
  const nothing = exactly(NOUGHT);
  const last = table.rows.at(-1)?.[0] ?? null;
  if (last !== null && isAtMost(x, last) === false) return failure('beyond the rows of the table');
  let below: Figure = nothing;
  let total: Result = nothing;
  for (const [upTo, gives] of table.rows) {
    const part = both(upTo === null ? x : lesser(x, upTo), below, minus);
    const charge = onto(part, (inside) => times(greater(inside, nothing), gives));
    total = both(total, charge, plus);
    below = upTo ?? below;
  }
  return total;
}

/** The nearest multiple of a step; where x lies too close to the middle between two, either of them. */
function toStep(x: Figure, step: Figure): Result {
  if (step.at.digits <= 0n) return failure('a step above 0 expected');
  return onto(over(x, step), ({ at, within }) => {
    const [low, high] = [subtract(at, within), add(at, within)].map((end) => times(exactly(nearestWhole(end)), step));
    return both(low, high, (a, b) => (compare(a.at, b.at) === 0 ? a : either(a, b)));
  });
}

const pick = (go: (a: Figure, b: Figure) => Figure): Meaning => ({
  ...{ least: 1, most: 8, cost: 1, across: fold(go) },
  each: (args) =>
    args.slice(1).reduce<Result>(
      (best, one) => both(best, one, go),
      onto(args[0], (x) => x),
    ),
});

function entryAt(series: readonly Single[], [n]: readonly Single[]): Single {
  if (!isFigure(n)) return refused(n);
  return series[Number(textOf(n.at)) - 1] ?? failure('the series has no such entry');
}

function running(series: readonly Single[]): readonly Single[] {
  const totals: Single[] = [];
  for (const one of series) totals.push(totals.length === 0 ? one : both(totals.at(-1), one, plus));
  return totals;
}

const DEAR = 200;

/** Every operator and function of the language. */
export const MEANINGS: Readonly<Record<string, Meaning>> = {
  '+': dyadic(plus),
  '−': dyadic(minus),
  '×': dyadic(times),
  '÷': dyadic(over),
  '^': dyadic(power, DEAR),
  '<': comparison((sign) => sign < 0),
  '≤': comparison((sign) => sign <= 0),
  '>': comparison((sign) => sign > 0),
  '≥': comparison((sign) => sign >= 0),
  '=': comparison((sign) => sign === 0),
  '≠': comparison((sign) => sign !== 0),
  and: joining(false),
  or: joining(true),
  not: { ...{ least: 1, most: 1, cost: 1 }, each: ([x]) => (isTruth(x) ? choose(x, false, true) : refused(x)) },
  negate: unary((x) => opposite(x)),
  else: {
    ...{ least: 3, most: 3, cost: 1, mayLack: () => true },
    each: ([holds, yes, no]) => choose(holds, yes as Single, no as Single),
  },
  sum: folding(plus),
  product: folding(times),
  mean: picking((series) =>
    onto(fold(plus)(series, []) as Single, (x) => over(x, exactly(real(BigInt(series.length))))),
  ),
  first: picking((series) => series[0] as Single),
  last: picking((series) => series.at(-1) as Single),
  count: picking((series) => exactly(real(BigInt(series.length)))),
  min: pick(lesser),
  max: pick(greater),
  clamp: {
    ...{ least: 3, most: 3, cost: 2 },
    each: ([x, low, high]) => both(low, both(x, high, lesser), greater),
  },
  exp: unary(naturalPower, DEAR),
  ln: unary(naturalLogarithm, DEAR),
  sqrt: unary(root, 10),
  Φ: unary(belowNormal, 5 * DEAR),
  normalQuantile: unary(quantileOfNormal, 40 * DEAR),
  abs: unary((x) => ({ at: magnitude(x.at), within: x.within })),
  round: dyadic(toStep),
  at: { least: 2, most: 2, cost: 1, across: entryAt },
  previous: { least: 2, most: 2, cost: 1, across: (series, [start]) => [start as Single, ...series.slice(0, -1)] },
  cumulative: { least: 1, most: 1, cost: 1, across: running },
  either: { least: 2, most: 8, cost: 1, mayLack: () => true, each: (args) => args.find((x) => x !== null) ?? null },
  bands: { least: 2, most: 2, cost: 20, each: ([x, table]) => marginal(x, table) },
  band: reading(isAtMost),
  lookup: reading((x, by) => {
    const sign = orderOf(x, by);
    return sign === undefined ? 'undecided' : sign === 0;
  }),
  yearsBetween: dyadic((from, to) => onto(minus(to, from), (days) => over(days, exactly(real(365n))))),
  discount: { least: 3, most: 4, cost: DEAR, each: discounted },
  annuity: { least: 3, most: 3, cost: DEAR, each: ([rate, years, timing]) => annuity(rate, years, timing) },
  taxBenefit: { least: 4, most: 4, cost: DEAR, mayLack: (argument) => argument === 2, each: taxBenefit },
};
