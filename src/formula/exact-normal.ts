import { type Decimal, decimal, HALF, ONE, ZERO } from '../numeric/decimal.ts';
import { normalQuantile } from '../numeric/normal.ts';

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

/**
 * Φ⁻¹(p) to about 28 digits: the float64 quantile, made exact by two of Halley's steps. Above ½ by symmetry, where 1 − p
 * is exact and p near 1 is not.
 *
 * @param p  1e-300 … 1 − 1e-300
 */
export function normalQuantileOf(p: Decimal): Decimal {
  if (p.equals(HALF)) return ZERO;
  if (p.gt(HALF)) return normalQuantileOf(ONE.minus(p)).negated();
  let x = decimal(normalQuantile(p.toNumber()).toPrecision(15));
  for (let step = 0; step < 2; step++) {
    const density = x.times(x).times(HALF).negated().exp().div(TWO_PI.sqrt());
    const gap = normalBelow(x).minus(p).div(density);
    x = x.minus(gap.div(ONE.plus(x.times(gap).times(HALF))));
  }
  return x;
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
