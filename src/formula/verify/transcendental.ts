import {
  add,
  compare,
  divide,
  fixed,
  HALF,
  multiply,
  NOUGHT,
  negate,
  order,
  type Real,
  real,
  subtract,
  ten,
  UNITY,
} from './real.ts';

/** Decimal places of the fixed-point sums below: the 80 digits that are kept, and what a small logarithm or a large power loses. */
const PLACES = 130;
const ONE = ten(PLACES);
/** What may be lost by these sums in the last places, with plenty to spare. */
export const OWN_ERROR: Real = { digits: 1n, exponent: -110 };

/** u + u³/3 + u⁵/5 + …, which is artanh u; with alternating signs, arctan u. */
function tangentSeries(u: bigint, turn: bigint = 1n): bigint {
  const square = (turn * u * u) / ONE;
  let total = 0n;
  let power = u;
  for (let odd = 1n; power !== 0n; odd += 2n) {
    total += power / odd;
    power = (power * square) / ONE;
  }
  return total;
}

const LN_2 = 2n * tangentSeries(ONE / 3n);
const LN_10 = 3n * LN_2 + 2n * tangentSeries(ONE / 9n);
const PI = 16n * tangentSeries(ONE / 5n, -1n) - 4n * tangentSeries(ONE / 239n, -1n);
const ROOT_OF_TWO_PI = wholeRoot(2n * PI * ONE);

/** ln x for x above 0: powers of 10 and of 2 taken out, the rest by 2 artanh((x − 1) ÷ (x + 1)). */
export function logarithm(x: Real): Real {
  const tens = order(x);
  let rest = fixed({ digits: x.digits, exponent: x.exponent - tens }, PLACES);
  let twos = 0n;
  while (rest * 10n < 7n * ONE) {
    rest *= 2n;
    twos += 1n;
  }
  const series = 2n * tangentSeries(((rest - ONE) * ONE) / (rest + ONE));
  return real(series + BigInt(tens) * LN_10 - twos * LN_2, -PLACES);
}

const HALVINGS = 16n;

/** e^x as a fixed-point number and the powers of 10 taken out of it; the rest is halved sixteen times, summed, and squared as often. */
function exponentialParts(x: bigint): readonly [rest: bigint, tens: bigint] {
  const tens = x / LN_10;
  const step = (x - tens * LN_10) >> HALVINGS;
  let total = 0n;
  let term = ONE;
  for (let n = 1n; term !== 0n && term !== -1n; n++) {
    total += term;
    term = (term * step) / ONE / n;
  }
  for (let n = 0n; n < HALVINGS; n++) total = (total * total) / ONE;
  return [total, tens];
}

/** e^x; undefined where it would have more than 10¹⁶ digits, 0 where it would begin with as many zeros. */
export function exponential(x: Real): Real | undefined {
  if (order(x) > 16) return x.digits < 0n ? NOUGHT : undefined;
  const [rest, tens] = exponentialParts(fixed(x, PLACES));
  return real(rest, Number(tens) - PLACES);
}

/** ⌊√n⌋ by Newton's iteration. */
function wholeRoot(n: bigint): bigint {
  let root = 1n << BigInt(n.toString(16).length * 2 + 1);
  for (;;) {
    const next = (root + n / root) >> 1n;
    if (next >= root) return root;
    root = next;
  }
}

/** √x for x of 0 or more. */
export function squareRoot({ digits, exponent }: Real): Real {
  if (digits === 0n) return NOUGHT;
  const shift = 170 + (Math.abs(exponent) % 2);
  const square = digits * ten(shift);
  const root = wholeRoot(square);
  return real(root * 10n + (root * root === square ? 0n : 1n), (exponent - shift) / 2 - 1);
}

/** x^n for a whole n of 0 or more, by repeated squaring. */
export function wholePower(x: Real, n: bigint): Real {
  let result = UNITY;
  let square = x;
  for (let rest = n; rest > 0n; rest >>= 1n) {
    if (rest & 1n) result = multiply(result, square);
    square = rest > 1n ? multiply(square, square) : square;
  }
  return result;
}

export function normalDensity(x: Real): Real {
  const height = exponential(negate(multiply(HALF, multiply(x, x)))) ?? NOUGHT;
  return divide(height, real(ROOT_OF_TWO_PI, -PLACES));
}

/** Where the asymptotic series takes over: its smallest term is then e^(−x²/2) < 10^−55. */
const FAR_OUT = 16;

/**
 * Φ(x): to 16 away from 0 from φ(x)(x + x³/3 + x⁵/15 + …), with enough places for what cancels in the tail; beyond as
 * φ(x)(1/x − 1/x³ + 3/x⁵ − …).
 *
 * @source Abramowitz and Stegun, Handbook of Mathematical Functions, 26.2.11 and 26.2.12
 */
export function normalBelow(x: Real): Real {
  const far = x.digits < 0n ? negate(x) : x;
  const tail = order(far) > 2 || fixed(far, 0) >= FAR_OUT ? farMillsRatio(far) : nearMillsRatio(far);
  const above = multiply(normalDensity(x), tail);
  return x.digits < 0n ? above : subtract(UNITY, above);
}

/**
 * Φ⁻¹(p) for p above 0 and below 1: by a rational function of √(−2 ln p), then by Newton's steps, each of which doubles the
 * right digits.
 *
 * @source Abramowitz and Stegun, Handbook of Mathematical Functions, 26.2.23
 */
export function normalQuantile(p: Real): Real {
  const isUpper = compare(p, HALF) > 0;
  const tail = isUpper ? subtract(UNITY, p) : p;
  const t = squareRoot(negate(multiply(real(2n), logarithm(tail))));
  const over = add(real(2515517n, -6), multiply(t, add(real(802853n, -6), multiply(t, real(10328n, -6)))));
  const cubic = add(real(1432788n, -6), multiply(t, add(real(189269n, -6), multiply(t, real(1308n, -6)))));
  let x = subtract(divide(over, add(UNITY, multiply(t, cubic))), t);
  for (let step = 0; step < QUANTILE_STEPS; step++) {
    x = subtract(x, divide(subtract(normalBelow(x), tail), normalDensity(x)));
  }
  return isUpper ? negate(x) : x;
}

/** From 4.5e-4 at first to below 10^−60, also where the tail is 1e-300. */
const QUANTILE_STEPS = 7;

/** (1 − Φ(x)) ÷ φ(x) = √(2π) e^(x²/2) ÷ 2 − x − x³/3 − x⁵/15 − … */
function nearMillsRatio(x: Real): Real {
  const at = fixed(x, PLACES);
  const square = (at * at) / ONE;
  const [rest, tens] = exponentialParts(square / 2n);
  let left = (ROOT_OF_TWO_PI * rest * 10n ** tens) / ONE / 2n;
  let term = at;
  for (let odd = 3n; term !== 0n; odd += 2n) {
    left -= term;
    term = (term * square) / ONE / odd;
  }
  return real(left, -PLACES);
}

/** 1/x − 1/x³ + 3/x⁵ − 15/x⁷ + … */
function farMillsRatio(x: Real): Real {
  const square = multiply(x, x);
  let term = divide(UNITY, x);
  let sum = term;
  for (let odd = 1n; odd < 120n; odd += 2n) {
    term = negate(divide(multiply(term, real(odd)), square));
    sum = add(sum, term);
  }
  return sum;
}
