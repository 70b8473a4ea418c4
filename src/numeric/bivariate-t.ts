import { quote, refuse } from '../base/errors.ts';
import { bivariateNormalCdf } from './bivariate-normal.ts';
import { exp } from './elementary.ts';

/** e^−NEGLIGIBLE of the density's peak is left out at either end. */
const NEGLIGIBLE = 42;

/**
 * P(X ≤ x, Y ≤ y) of two Student t values that share their chi-square: the normal law mixed over its scale.
 *
 *     T₂(x, y; ν, ρ) = E[Φ₂(x s, y s; ρ)],  s = √(χ²_ν ÷ ν)
 *
 * In u = ln s the density is proportional to exp(ν u − ν e^(2u) ÷ 2) and smooth, so equal steps converge faster than any
 * power; the same steps give the constant, and no gamma function is needed.
 *
 * @param x, y    finite
 * @param freedom degrees of freedom, real, 0.1 … 1e6
 * @param rho     −1 … 1
 * @throws ARGUMENT_INVALID  an argument outside its range
 * @source Dunnett and Sobel, A bivariate generalization of Student's t-distribution, Biometrika 41 (1954)
 */
export function bivariateTCdf(x: number, y: number, freedom: number, rho: number): number {
  if (!(freedom >= 0.1 && freedom <= 1e6)) {
    const problem = 'degrees of freedom from 0.1 to 1e6 expected';
    refuse('ARGUMENT_INVALID', { at: 'bivariateTCdf: freedom', problem, met: quote(freedom) });
  }
  const step = Math.min(0.1, 0.3 / Math.sqrt(2 * freedom));
  let weights = 0;
  let sum = 0;
  const add = (u: number): boolean => {
    const scale = exp(u);
    const exponent = freedom * (u - 0.5 * (scale * scale - 1));
    if (exponent < -NEGLIGIBLE) return false;
    const weight = exp(exponent);
    weights += weight;
    sum += weight * bivariateNormalCdf(x * scale, y * scale, rho);
    return true;
  };
  add(0);
  for (let i = 1; add(i * step); i++);
  for (let i = 1; add(-i * step); i++);
  return sum / weights;
}
