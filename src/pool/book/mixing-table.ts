import { exp, log } from '../../numeric/elementary.ts';
import { logGamma } from '../../numeric/gamma.ts';
import { incompleteGammaLowerInverse, incompleteGammaUpperInverse } from '../../numeric/incomplete-gamma-inverse.ts';
import { normalCdf, normalDensity, normalTail } from '../../numeric/normal.ts';

/** The table's ends and its intervals to one unit; beyond the ends lies a chance of 1e-17. */
export const MIXING_END = 8.5;
export const MIXING_STEPS = 64;

/**
 * Four coefficients for each interval of what a Student t copula multiplies its thresholds by, as a function of a standard
 * normal number.
 *
 *     s(y) = √(w / ν),  w the quantile of χ² with ν degrees of freedom at Φ(y)
 *
 * A low y makes thresholds of both signs small: all losses, or all gains, grow together. Relative error below 1e-7 for |y| ≤ 6.
 *
 * @source for the mixing variable: McNeil, Frey & Embrechts, Quantitative Risk Management (2005), example 3.7
 */
export function mixingTable(degreesOfFreedom: number): Float64Array {
  const shape = degreesOfFreedom / 2;
  const count = 2 * MIXING_END * MIXING_STEPS + 1;
  const nodes = Array.from({ length: count + 1 }, (_, i) => node(i / MIXING_STEPS - MIXING_END, shape));
  const table = new Float64Array(4 * count);
  for (let i = 0; i < count; i++) {
    const [from, to] = [nodes[i]!, nodes[i + 1]!];
    table[4 * i] = from.value;
    table[4 * i + 1] = from.slope;
    table[4 * i + 2] = 3 * (to.value - from.value) - 2 * from.slope - to.slope;
    table[4 * i + 3] = 2 * (from.value - to.value) + from.slope + to.slope;
  }
  return table;
}

/** s and its slope over one interval; with g = w/2 gamma distributed, s = √(g / shape) and dg/dy = φ(y) / f(g). */
function node(y: number, shape: number): { readonly value: number; readonly slope: number } {
  const g =
    y < 0 ? incompleteGammaLowerInverse(shape, normalCdf(y)) : incompleteGammaUpperInverse(shape, normalTail(y));
  const value = Math.sqrt(g / shape);
  const logDensity = (shape - 1) * log(g) - g - logGamma(shape);
  return { value, slope: ((normalDensity(y) / exp(logDensity)) * value) / (2 * g) / MIXING_STEPS };
}

/** s(y) as the walk reads it, bit for bit. */
export function mixingAt(table: Float64Array, y: number): number {
  const u = (Math.min(Math.max(y, -MIXING_END), MIXING_END) + MIXING_END) * MIXING_STEPS;
  const i = Math.floor(u);
  const d = u - i;
  return ((table[4 * i + 3]! * d + table[4 * i + 2]!) * d + table[4 * i + 1]!) * d + table[4 * i]!;
}
