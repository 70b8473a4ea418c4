import { add, type DoubleDouble, divide, multiply, twoSum } from './double-double.ts';
import { logInto } from './elementary.ts';

const pair = new Float64Array(2);

/** ln of a positive double-double, good to 2^−66 of its size. */
export function preciseLog(x: DoubleDouble): DoubleDouble {
  logInto(pair, x[0], x[1]);
  return [pair[0]!, pair[1]!];
}

export function subtract(a: DoubleDouble, b: DoubleDouble): DoubleDouble {
  return add(a, [-b[0], -b[1]]);
}

/**
 * How far v is from its mean a, as the exponent that gamma, Poisson, binomial and beta laws share.
 *
 *     deviance(a, v) = a·ln(a/v) + v − a ≥ 0
 *
 * In double-double, since the terms cancel near v = a and the result is an exponent.
 *
 * @param a  above 0
 * @param v  above 0
 * @source C. Loader, Fast and accurate computation of binomial probabilities (2000), function D0
 */
export function deviance(a: number, v: DoubleDouble): DoubleDouble {
  const difference = subtract(v, [a, 0]);
  const m = divide(difference, [a, 0]);
  if (Math.abs(m[0]) < 0.001) {
    // a·(m − ln(1 + m)) = a·m²/2 − a·m³/3 + …: only the first term needs the digits
    const square = multiply(difference, m);
    const x = m[0];
    const rest = -x * (1 / 3 - x * (1 / 4 - x * (1 / 5 - x * (1 / 6 - x * (1 / 7)))));
    return add([0.5 * square[0], 0.5 * square[1]], twoSum(square[0] * rest, 0));
  }
  return subtract(difference, multiply([a, 0], preciseLog(divide(v, [a, 0]))));
}
