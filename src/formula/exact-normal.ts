import { type Decimal, decimal, HALF, ONE } from '../numeric/decimal.ts';

const TWO_PI = decimal('6.283185307179586476925286766559005768');
/** Beyond this the power series would lose more digits to its size than the continued fraction needs terms. */
const SERIES_TO = 3;
const FRACTION_TERMS = 160;

/**
 * Φ(x) to about 30 digits: 1/2 + φ(x)(x + x³/3 + x⁵/(3·5) + …) near zero, φ(x)/(x + 1/(x + 2/(x + 3/(x + …)))) in the tails.
 *
 * @source Abramowitz and Stegun, Handbook of Mathematical Functions, 26.2.11 and 26.2.14
 */
export function normalBelow(x: Decimal): Decimal {
  const density = x.times(x).times(HALF).negated().exp().div(TWO_PI.sqrt());
  if (x.abs().lte(SERIES_TO)) return HALF.plus(density.times(series(x)));
  const tail = density.div(fraction(x.abs()));
  return x.lt(0) ? tail : ONE.minus(tail);
}

function series(x: Decimal): Decimal {
  const square = x.times(x);
  let term = x;
  let total = x;
  for (let odd = 3; !term.isZero(); odd += 2) {
    term = term.times(square).div(odd);
    if (total.plus(term).equals(total)) break;
    total = total.plus(term);
  }
  return total;
}

function fraction(x: Decimal): Decimal {
  let value = x;
  for (let n = FRACTION_TERMS; n >= 1; n--) value = x.plus(decimal(n).div(value));
  return value;
}
