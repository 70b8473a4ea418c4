import {
  exactly,
  type Figure,
  failure,
  isExact,
  minus,
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
  negate,
  type Real,
  real,
  subtract,
  UNITY,
} from './real.ts';
import { both, isFailure, ONE, onto, refused, type Single } from './values.ts';

/** What `parts` roundings in 34 digits can amount to: each is at most 10^−33 of a number. */
const roundings = (x: Real, parts: number): Real => multiply(magnitude(x), real(BigInt(parts), -33));

/** (1 + rate)^−time, in mid-year half a period less, the first period a part of a year. The other reading may divide its way along the entries. */
export function discounted([rate, time, timing, first = ONE]: readonly Single[], entries: number): Single {
  if (timing !== 'year-end' && timing !== 'mid-year') return refused(timing);
  const exponent = both(time, first, (t, f) => flowTime(t, f, timing));
  const factor = both(onto(rate, growth), exponent, (g, t) => power(g, opposite(t)));
  return onto(factor, (x) => (isExact(x) ? x : { at: x.at, within: add(x.within, roundings(x.at, entries)) }));
}

function flowTime(time: Figure, first: Figure, timing: string): Result {
  const end = onto(minus(time, ONE), (before) => plus(before, first));
  if (timing === 'year-end') return end;
  return both(end, times(compare(time.at, UNITY) <= 0 ? first : ONE, exactly(HALF)), minus);
}

const growth = (rate: Figure): Result =>
  compare(rate.at, real(-1n)) > 0 ? plus(ONE, rate) : failure('a rate must be above -1');

/** (1 − (1 + rate)^−years) ÷ rate; where rate × years is next to nothing, the first terms of its series. */
export function annuity(rate: Single | undefined, years: Single | undefined, timing: Single | undefined): Result {
  if (timing !== 'year-end' && timing !== 'mid-year') return refused(timing);
  return both(rate, years, (r, n) =>
    onto(growth(r), (g) => {
      const spread = multiply(add(magnitude(n.at), UNITY), magnitude(r.at));
      const isSmall = compare(spread, real(1n, -3)) < 0;
      const plain = isSmall
        ? nearNoRate(r, n, spread)
        : onto(power(g, opposite(n)), (x) => both(minus(ONE, x), r, over));
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
export function taxBenefit([taxRate, rate, life, timing]: readonly Single[]): Single {
  if (life === null) return ONE;
  const shelter = both(both(taxRate, life, over), annuity(rate, life, timing), times);
  const left = onto(shelter, (x) => minus(ONE, x));
  return onto(left, (x) => (x.at.digits > 0n ? over(ONE, x) : failure('the tax saved reaches the whole value')));
}
