import { type Decimal, decimal, greatest, HALF, least, ONE, ZERO } from '../numeric/decimal.ts';
import type { FunctionName } from './functions.ts';
import type { Timing } from './kinds.ts';

/** What stands for one year, or alone: a number, a truth, a timing, or nothing. */
export type Single = Decimal | boolean | Timing | null;
export type Value = Single | readonly Single[];

/** Refuses the line that is being computed, saying what is wrong with which number. */
export type RefuseLine = (problem: string, met: string) => never;

export function isSeries(value: Value): value is readonly Single[] {
  return Array.isArray(value);
}

/** Applies `f` year by year, single figures standing for every year. */
export function broadcast(values: readonly Value[], f: (...singles: Single[]) => Single): Value {
  const series = values.find(isSeries);
  if (series === undefined) return f(...(values as readonly Single[]));
  return series.map((_, year) => f(...values.map((value) => (isSeries(value) ? (value[year] as Single) : value))));
}

const amount = (value: Value | undefined): Decimal => value as Decimal;
const amounts = (value: Value | undefined): readonly Decimal[] => value as readonly Decimal[];
const sum = (values: readonly Decimal[]): Decimal => values.reduce((a, b) => a.plus(b), ZERO);
const product = (values: readonly Decimal[]): Decimal => values.reduce((a, b) => a.times(b), ONE);

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
function discount([rate, time, timing]: readonly Value[], refuse: RefuseLine): Value {
  const growth = growthOf(amount(rate), refuse);
  const isMiddle = timing === 'mid-year';
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
  abs: each((x) => x.abs()),
  previous: ([x, start]) => [amount(start), ...amounts(x).slice(0, -1)],
  cumulative: ([x]) => {
    let total = ZERO;
    return amounts(x).map((value) => {
      total = total.plus(value);
      return total;
    });
  },
  discount,
  annuity,
  taxBenefit,
};
