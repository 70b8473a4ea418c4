import { add, type DoubleDouble, multiply, twoSum } from './double-double.ts';
import { log, log1p } from './elementary.ts';
import { preciseLogGamma, STIRLING_START, stirlingRest } from './gamma.ts';
import { preciseLog, subtract } from './precise.ts';

const HALF_LOG_TWO_PI: DoubleDouble = [0.9189385332046728, -3.878294158067242e-17];

/** Coefficients of Stirling's series, B₂ₖ / (2k(2k − 1)); from 10 on the first one left out is below 10⁻¹⁸. */
const STIRLING = [1 / 12, -1 / 360, 1 / 1260, -1 / 1680, 1 / 1188, -691 / 360360, 1 / 156, -3617 / 122400];

/**
 * What Stirling's formula leaves out of ln Γ, with an absolute error near 1e-18.
 *
 *     δ(x) = ln Γ(x) − (x − 1/2)·ln x + x − ln(2π)/2
 *
 * @param x  above 0
 */
export function stirlingRemainder(x: number): DoubleDouble {
  if (x >= STIRLING_START) return [stirlingRest(x), 0];
  const formula = add(multiply(twoSum(x, -0.5), preciseLog([x, 0])), twoSum(HALF_LOG_TWO_PI[0], -x));
  return subtract(subtract(preciseLogGamma([x, 0]), formula), [HALF_LOG_TWO_PI[1], 0]);
}

/**
 * ln Γ(x + step) − ln Γ(x), with an error small against `step` however small the step is.
 *
 * @param x     above 0
 * @param step  0 … 1
 */
export function logGammaStep(x: number, step: number): number {
  const raises = x < STIRLING_START ? Math.ceil(STIRLING_START - x) : 0;
  let below = 0;
  for (let i = 0; i < raises; i++) below += log1p(step / (x + i));
  const from = x + raises;
  const main = (from + step - 0.5) * log1p(step / from) - step + step * log(from);
  return main + remainderStep(from, step) - below;
}

/** δ(x + step) − δ(x) for x ≥ 10, each vᵐ − uᵐ taken as (v − u)·(vᵐ⁻¹ + vᵐ⁻²·u + … + uᵐ⁻¹). */
function remainderStep(x: number, step: number): number {
  const u = 1 / x;
  const v = 1 / (x + step);
  let sum = 0;
  let factor = 1;
  let power = u;
  for (const coefficient of STIRLING) {
    sum += coefficient * factor;
    for (let odd = 0; odd < 2; odd++) {
      factor = factor * v + power;
      power *= u;
    }
  }
  return -step * u * v * sum;
}
