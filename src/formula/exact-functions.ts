import { type Decimal, decimal, greatest, HALF, least, ONE, round, ZERO } from '../numeric/decimal.ts';
import { normalBelow, normalQuantileOf } from './exact-normal.ts';
import { bandOf, bands, beside } from './exact-tables.ts';
import type { FunctionName } from './functions.ts';
import type { Timing } from './kinds.ts';

/** A table: rows by ascending first figure, open at the end where that is null. */
export interface Table {
  readonly rows: readonly (readonly [by: Decimal | null, gives: Decimal])[];
}

/** What stands for one year, or alone: a number (of a day, its serial number), a truth, a timing, a table, or nothing. */
export type Single = Decimal | boolean | Timing | Table | null;
export type Value = Single | readonly Single[];

/** Refuses the line that is being computed, saying what is wrong with which number. */
export type RefuseLine = (problem: string, met: string) => never;

export function isSeries(value: Value): value is readonly Single[] {
  return Array.isArray(value);
}

/** Applies `f` year by year, single figures standing for every year; absent where any of them is. */
export function broadcast(values: readonly Value[], f: (...singles: Single[]) => Single): Value {
  if (values.includes(null)) return null;
  const series = values.find(isSeries);
  if (series === undefined) return f(...(values as readonly Single[]));
  return series.map((_, year) => f(...values.map((value) => (isSeries(value) ? (value[year] as Single) : value))));
}

const amount = (value: Value | undefined): Decimal => value as Decimal;
const amounts = (value: Value | undefined): readonly Decimal[] => value as readonly Decimal[];
const sum = (values: readonly Decimal[]): Decimal => values.reduce((a, b) => a.plus(b), ZERO);
const product = (values: readonly Decimal[]): Decimal => values.reduce((a, b) => a.times(b), ONE);

/** Nearer to 0 and to 1 a float64 could not start the search. */
const LEAST_TAIL = decimal('1e-300');

function extreme(pick: (values: readonly Decimal[]) => Decimal): (args: readonly Value[]) => Value {
  return (args) =>
    args.length === 1 ? pick(amounts(args[0])) : broadcast(args, (...singles) => pick(singles as Decimal[]));
}

/** 1 + rate, which must be above 0 for its powers to have a meaning. */
function growthOf(rate: Decimal, refuse: RefuseLine): Decimal {
  const growth = rate.plus(1);
  return growth.gt(0) ? growth : refuse('a rate must be above -1', rate.toString());
}

/** (1 + rate)^−years, half a year less in mid-year; yearly steps cost one division each. */
function discount([rate, time, timing, firstYear]: readonly Value[], refuse: RefuseLine): Value {
  const growth = growthOf(amount(rate), refuse);
  const isMiddle = timing === 'mid-year';
  if (firstYear !== undefined && !amount(firstYear).equals(1)) {
    return broadcast([time as Value], (year) =>
      growth.pow(shortTime(year as Decimal, amount(firstYear), isMiddle).negated()),
    );
  }
  const power = (year: Decimal): Decimal => growth.pow((isMiddle ? HALF : ZERO).minus(year));
  if (!isSeries(time as Value)) return power(amount(time));
  const factors: Decimal[] = [];
  let before = ZERO;
  for (const year of amounts(time)) {
    const last = factors.at(-1) ?? (isMiddle ? growth.sqrt() : ONE);
    factors.push(year.minus(before).equals(ONE) ? last.div(growth) : power(year));
    before = year;
  }
  return factors;
}

/** The time of a year's flow where the first year is only a part of one: half of that part, or half a year, earlier in mid-year. */
function shortTime(year: Decimal, firstYear: Decimal, isMiddle: boolean): Decimal {
  const end = year.minus(1).plus(firstYear);
  if (!isMiddle) return end;
  return end.minus(year.lte(1) ? firstYear.times(HALF) : HALF);
}

/** (1 − (1 + rate)^−years) ÷ rate; near a rate of 0, where the difference would lose its digits, by its binomial series. */
function annuity([rateValue, yearsValue, timing]: readonly Value[], refuse: RefuseLine): Decimal {
  const rate = amount(rateValue);
  const years = amount(yearsValue);
  const growth = growthOf(rate, refuse);
  const isSmall = years.abs().plus(1).times(rate.abs()).lt('0.001');
  const plain = isSmall ? annuityNearZero(rate, years) : ONE.minus(growth.pow(years.negated())).div(rate);
  return timing === 'mid-year' ? plain.times(growth.sqrt()) : plain;
}

/** n − n(n + 1)/2! · rate + n(n + 1)(n + 2)/3! · rate² − …, until a term no longer counts. */
function annuityNearZero(rate: Decimal, years: Decimal): Decimal {
  let total = ZERO;
  let term = years;
  for (let k = 2; !total.plus(term).equals(total); k++) {
    total = total.plus(term);
    term = term
      .times(years.plus(k - 1))
      .times(rate)
      .div(-k);
  }
  return total;
}

function taxBenefit([taxRate, rate, life, timing]: readonly Value[], refuse: RefuseLine): Decimal {
  if (life === null) return ONE;
  const factor = annuity([rate, life, timing] as readonly Value[], refuse);
  const shelter = amount(taxRate).div(amount(life)).times(factor);
  if (!shelter.lt(1)) refuse('the tax saved reaches the whole value', shelter.toSignificantDigits(6).toString());
  return ONE.div(ONE.minus(shelter));
}

/** The nearest multiple of the step, halves away from zero. */
function toStep(x: Decimal, step: Decimal, refuse: RefuseLine): Decimal {
  return step.gt(0) ? round(x.div(step), 0).times(step) : refuse('a step above 0 expected', step.toString());
}

function each(f: (x: Decimal, refuse: RefuseLine) => Decimal): (args: readonly Value[], refuse: RefuseLine) => Value {
  return (args, refuse) => broadcast([args[0] as Value], (x) => f(x as Decimal, refuse));
}

/** The exact reading of every function of the language. */
export const EXACT_FUNCTIONS: Readonly<Record<FunctionName, (args: readonly Value[], refuse: RefuseLine) => Value>> = {
  sum: ([x]) => sum(amounts(x)),
  product: ([x]) => product(amounts(x)),
  mean: ([x]) => sum(amounts(x)).div(amounts(x).length),
  first: ([x]) => amounts(x)[0] as Decimal,
  last: ([x]) => amounts(x).at(-1) as Decimal,
  count: ([x]) => decimal(amounts(x).length),
  min: extreme(least),
  max: extreme(greatest),
  exp: each((x) => x.exp()),
  ln: each((x, refuse) => (x.gt(0) ? x.ln() : refuse('ln needs a number above 0', x.toString()))),
  sqrt: each((x, refuse) => (x.gte(0) ? x.sqrt() : refuse('sqrt needs a number of 0 or more', x.toString()))),
  Φ: each(normalBelow),
  normalQuantile: each((p, refuse) =>
    p.gte(LEAST_TAIL) && ONE.minus(p).gte(LEAST_TAIL)
      ? normalQuantileOf(p)
      : refuse('normalQuantile needs a number above 0 and below 1, no nearer to either than 1e-300', p.toString()),
  ),
  abs: each((x) => x.abs()),
  clamp: (args) =>
    broadcast(args, (x, low, high) => greatest([low as Decimal, least([x as Decimal, high as Decimal])])),
  round: (args, refuse) => broadcast(args, (x, step) => toStep(x as Decimal, step as Decimal, refuse)),
  at: ([x, n], refuse) => {
    const entry = amounts(x)[amount(n).minus(1).toNumber()];
    return entry ?? refuse(`the series has entries 1 to ${amounts(x).length}`, `entry ${amount(n)}`);
  },
  previous: ([x, start]) => [amount(start), ...amounts(x).slice(0, -1)],
  cumulative: ([x]) => {
    let total = ZERO;
    return amounts(x).map((value) => {
      total = total.plus(value);
      return total;
    });
  },
  either: (args) => args.find((value) => value !== null) ?? null,
  bands: (args, refuse) => broadcast(args, (x, table) => bands(x as Decimal, table as Table, refuse)),
  band: (args, refuse) => broadcast(args, (x, table) => bandOf(x as Decimal, table as Table, refuse)),
  lookup: (args, refuse) => broadcast(args, (x, table) => beside(x as Decimal, table as Table, refuse)),
  yearsBetween: (args) => broadcast(args, (from, to) => (to as Decimal).minus(from as Decimal).div(365)),
  discount,
  annuity,
  taxBenefit,
};
