import {
  belowNormal,
  either,
  exactly,
  type Failure,
  type Figure,
  failure,
  greater,
  isExact,
  isNought,
  lesser,
  minus,
  naturalLogarithm,
  naturalPower,
  opposite,
  over,
  plus,
  power,
  type Result,
  root,
  times,
} from './figure.ts';
import {
  add,
  compare,
  divide,
  HALF,
  magnitude,
  multiply,
  NOUGHT,
  nearestWhole,
  negate,
  type Real,
  real,
  subtract,
  textOf,
  UNITY,
} from './real.ts';

/** A truth; undecided where two figures lie too close to say which is larger. */
export type Truth = boolean | 'undecided';
export interface Rows {
  readonly rows: readonly (readonly [by: Figure | null, gives: Figure])[];
}
/** What stands for one entry, or alone: a figure (of a day, its number), a truth, a timing, a table, nothing, or why there is none. */
export type Single = Figure | Truth | 'year-end' | 'mid-year' | Rows | null | Failure;

export const isFigure = (x: Single | undefined): x is Figure => typeof x === 'object' && x !== null && 'at' in x;
export const isFailure = (x: Single | undefined): x is Failure => typeof x === 'object' && x !== null && 'problem' in x;
export const isRows = (x: Single | undefined): x is Rows => typeof x === 'object' && x !== null && 'rows' in x;
const isTruth = (x: Single | undefined): x is Truth => typeof x === 'boolean' || x === 'undecided';

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

const WRONG = failure('arguments of another kind expected');
const ONE = exactly(UNITY);

/** Goes on with a figure, or hands a failure on. */
const then = (x: Single | undefined, go: (x: Figure) => Result): Result =>
  isFigure(x) ? go(x) : isFailure(x) ? x : WRONG;
const both = (x: Single | undefined, y: Single | undefined, go: (x: Figure, y: Figure) => Result): Result =>
  then(x, (a) => then(y, (b) => go(a, b)));

const unary = (go: (x: Figure) => Result, cost = 1): Meaning => ({
  least: 1,
  most: 1,
  cost,
  each: ([x]) => then(x, go),
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
      then(series[0], (x) => x),
    );
const folding = (go: (x: Figure, y: Figure) => Result): Meaning => ({ least: 1, most: 1, cost: 1, across: fold(go) });
const picking = (go: (series: readonly Single[]) => Single): Meaning => ({ least: 1, most: 1, cost: 1, across: go });

/** The sign of a − b, or undefined where it cannot be told. */
function order(a: Figure, b: Figure): number | undefined {
  const gap = subtract(a.at, b.at);
  if (isExact(a) && isExact(b)) return compare(gap, NOUGHT);
  return compare(magnitude(gap), add(a.within, b.within)) > 0 ? compare(gap, NOUGHT) : undefined;
}

const comparison = (holds: (sign: number) => boolean): Meaning => ({
  ...{ least: 2, most: 2, cost: 1 },
  each: ([a, b]) => {
    if (isFigure(a) && isFigure(b)) {
      const sign = order(a, b);
      return sign === undefined ? 'undecided' : holds(sign);
    }
    return typeof a === 'string' && typeof b === 'string' ? holds(a === b ? 0 : 1) : refused(a, b);
  },
});

const refused = (...args: readonly (Single | undefined)[]): Failure => args.find(isFailure) ?? WRONG;

/** `and` and `or`: settled by one truth of the deciding kind, whatever the other. */
const joining = (deciding: boolean): Meaning => ({
  ...{ least: 2, most: 2, cost: 1 },
  each: ([a, b]) => {
    if (!isTruth(a) || !isTruth(b)) return refused(a, b);
    if (a === deciding || b === deciding) return deciding;
    return a === 'undecided' || b === 'undecided' ? 'undecided' : !deciding;
  },
});

/** One of two, by a truth; where that is undecided, whatever either may be. */
export function choose(holds: Single | undefined, yes: Single, no: Single): Single {
  if (holds === true) return yes;
  if (holds === false) return no;
  if (holds !== 'undecided') return holds === null ? null : refused(holds);
  return isFigure(yes) && isFigure(no) ? either(yes, no) : yes === no ? yes : 'undecided';
}

const isAtMost = (a: Figure, b: Figure): Truth => {
  const sign = order(a, b);
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
    const charge = then(part, (inside) => times(greater(inside, nothing), gives));
    total = both(total, charge, plus);
    below = upTo ?? below;
  }
  return total;
}

/** The nearest multiple of a step; where x lies too close to the middle between two, either of them. */
function toStep(x: Figure, step: Figure): Result {
  if (step.at.digits <= 0n) return failure('a step above 0 expected');
  return then(over(x, step), ({ at, within }) => {
    const [low, high] = [subtract(at, within), add(at, within)].map((end) => times(exactly(nearestWhole(end)), step));
    return both(low, high, (a, b) => (compare(a.at, b.at) === 0 ? a : either(a, b)));
  });
}

/** What `parts` roundings in 34 digits can amount to: each is at most 10^−33 of a number. */
const roundings = (x: Real, parts: number): Real => multiply(magnitude(x), real(BigInt(parts), -33));

/** (1 + rate)^−time, in mid-year half a period less, the first period a part of a year. The other reading may divide its way along the entries. */
function discounted([rate, time, timing, first = ONE]: readonly Single[], entries: number): Single {
  if (timing !== 'year-end' && timing !== 'mid-year') return refused(timing);
  const exponent = both(time, first, (t, f) => flowTime(t, f, timing));
  const factor = both(then(rate, growth), exponent, (g, t) => power(g, opposite(t)));
  return then(factor, (x) => (isExact(x) ? x : { at: x.at, within: add(x.within, roundings(x.at, entries)) }));
}

function flowTime(time: Figure, first: Figure, timing: string): Result {
  const end = then(minus(time, ONE), (before) => plus(before, first));
  if (timing === 'year-end') return end;
  return both(end, times(compare(time.at, UNITY) <= 0 ? first : ONE, exactly(HALF)), minus);
}

const growth = (rate: Figure): Result =>
  compare(rate.at, real(-1n)) > 0 ? plus(ONE, rate) : failure('a rate must be above -1');

/** (1 − (1 + rate)^−years) ÷ rate; where rate × years is next to nothing, the first terms of its series. */
function annuity(rate: Single | undefined, years: Single | undefined, timing: Single | undefined): Result {
  if (timing !== 'year-end' && timing !== 'mid-year') return refused(timing);
  return both(rate, years, (r, n) =>
    then(growth(r), (g) => {
      const spread = multiply(add(magnitude(n.at), UNITY), magnitude(r.at));
      const isSmall = compare(spread, real(1n, -3)) < 0;
      const plain = isSmall
        ? nearNoRate(r, n, spread)
        : then(power(g, opposite(n)), (x) => both(minus(ONE, x), r, over));
      return timing === 'year-end' ? plain : both(plain, root(g), times);
    }),
  );
}

/** The same without the bound of the difference, in which the other reading loses no digits here: it adds some ten terms. */
function nearNoRate(rate: Figure, years: Figure, spread: Real): Result {
  const [r, n] = [rate.at, years.at];
  const isTiny = compare(spread, real(1n, -20)) < 0;
  const factor = isTiny ? undefined : power(exactly(add(UNITY, r)), exactly(negate(n)));
  if (isFailure(factor)) return factor;
  const second = divide(multiply(multiply(n, add(n, UNITY)), r), real(2n));
  const third = divide(multiply(multiply(second, add(n, real(2n))), r), real(3n));
  const at = factor === undefined ? add(subtract(n, second), third) : divide(subtract(UNITY, factor.at), r);
  return { at, within: r.digits === 0n ? NOUGHT : roundings(at, 10) };
}

/** 1 ÷ (1 − taxRate ÷ life × annuity(rate, life, timing)); 1 where there is no life. */
function taxBenefit([taxRate, rate, life, timing]: readonly Single[]): Single {
  if (life === null) return ONE;
  const shelter = both(both(taxRate, life, over), annuity(rate, life, timing), times);
  const left = then(shelter, (x) => minus(ONE, x));
  return then(left, (x) => (x.at.digits > 0n ? over(ONE, x) : failure('the tax saved reaches the whole value')));
}

const pick = (go: (a: Figure, b: Figure) => Figure): Meaning => ({
  ...{ least: 1, most: 8, cost: 1, across: fold(go) },
  each: (args) =>
    args.slice(1).reduce<Result>(
      (best, one) => both(best, one, go),
      then(args[0], (x) => x),
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
    then(fold(plus)(series, []) as Single, (x) => over(x, exactly(real(BigInt(series.length))))),
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
  abs: unary((x) => ({ at: magnitude(x.at), within: x.within })),
  round: dyadic(toStep),
  at: { least: 2, most: 2, cost: 1, across: entryAt },
  previous: { least: 2, most: 2, cost: 1, across: (series, [start]) => [start as Single, ...series.slice(0, -1)] },
  cumulative: { least: 1, most: 1, cost: 1, across: running },
  either: { least: 2, most: 8, cost: 1, mayLack: () => true, each: (args) => args.find((x) => x !== null) ?? null },
  bands: { least: 2, most: 2, cost: 20, each: ([x, table]) => marginal(x, table) },
  band: reading(isAtMost),
  lookup: reading((x, by) => {
    const sign = order(x, by);
    return sign === undefined ? 'undecided' : sign === 0;
  }),
  yearsBetween: dyadic((from, to) => then(minus(to, from), (days) => over(days, exactly(real(365n))))),
  discount: { least: 3, most: 4, cost: DEAR, each: discounted },
  annuity: { least: 3, most: 3, cost: DEAR, each: ([rate, years, timing]) => annuity(rate, years, timing) },
  taxBenefit: { least: 4, most: 4, cost: DEAR, mayLack: (argument) => argument === 2, each: taxBenefit },
};
