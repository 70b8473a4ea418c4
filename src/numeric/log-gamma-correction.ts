import { add, type DoubleDouble, multiply, twoSum } from './double-double.ts';
import { log, log1p, logInto } from './elementary.ts';

/** B₂ₖ / (2k(2k − 1)): at 10 and beyond, the first one left out is below 10⁻¹⁹. */
const STIRLING = [
  1 / 12,
  -1 / 360,
  1 / 1260,
  -1 / 1680,
  1 / 1188,
  -691 / 360360,
  1 / 156,
  -3617 / 122400,
  43867 / 244188,
];
const LARGE = 10;

const pair = new Float64Array(2);

/** ln x as a double-double, x positive. */
export function logOf(x: DoubleDouble): DoubleDouble {
  logInto(pair, x[0], x[1]);
  return [pair[0]!, pair[1]!];
}

/**
 * What Stirling's formula leaves out of ln Γ, with an absolute error below 1e-17.
 *
 *     δ(x) = ln Γ(x) − (x − ½) ln x + x − ½ ln 2π
 *
 * An asymptotic series from 10 on; below, Γ(x) = Γ(x + n) / (x(x + 1)…(x + n − 1)), carried in double-double because
 * the logarithms nearly cancel.
 *
 * @param x  above 0
 * @source NIST Digital Library of Mathematical Functions, 5.11.1
 */
export function stirlingRemainder(x: number): DoubleDouble {
  if (x >= LARGE) return [stirlingSeries(x), 0];
  const n = Math.ceil(LARGE - x);
  let product: DoubleDouble = [x, 0];
  for (let i = 1; i < n; i++) product = multiply(product, twoSum(x, i));
  const shifted = twoSum(x, n);
  const atShifted = multiply(add(shifted, [-0.5, 0]), logOf(shifted));
  const atX = multiply(twoSum(0.5, -x), logOf([x, 0]));
  const [high, low] = logOf(product);
  const logs = add(add(atShifted, atX), [-high, -low]);
  return add(add(logs, [-n, 0]), [stirlingSeries(shifted[0]), 0]);
}

function stirlingSeries(x: number): number {
  const square = 1 / (x * x);
  let sum = 0;
  for (let k = STIRLING.length - 1; k >= 0; k--) sum = sum * square + STIRLING[k]!;
  return sum / x;
}

/**
 * ln Γ(x + step) − ln Γ(x) with an error small against `step`, however small the step is.
 *
 * @param x     above 0
 * @param step  0 … 1
 */
export function logGammaStep(x: number, step: number): number {
  const n = x < LARGE ? Math.ceil(LARGE - x) : 0;
  let below = 0;
  for (let i = 0; i < n; i++) below += log1p(step / (x + i));
  const from = x + n;
  const to = from + step;
  return (to - 0.5) * log1p(step / from) - step + step * log(from) + remainderStep(from, step) - below;
}

/** δ(x + step) − δ(x), each vᵐ − uᵐ taken as (v − u)(vᵐ⁻¹ + vᵐ⁻²u + … + uᵐ⁻¹). */
function remainderStep(x: number, step: number): number {
  const u = 1 / x;
  const v = 1 / (x + step);
  let sum = 0;
  for (let k = 0, factor = 1, power = u; k < STIRLING.length; k++) {
    sum += STIRLING[k]! * factor;
    for (let twice = 0; twice < 2; twice++, power *= u) factor = factor * v + power;
  }
  return -step * u * v * sum;
}
