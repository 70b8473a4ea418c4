import { checkWithin } from './argument.ts';
import { exp, expm1 } from './elementary.ts';
import { gammaTerm } from './gamma-term.ts';

/** e^−40 of its peak is nothing beside it in doubles. */
const DEPTH = 40;

/** The law of ln W with W² = χ²/ν: what turns a normal value into a Student t value when divided by W. */
export interface LogScaledChi {
  /** Outside low … high lies less than 1e-16 of the law. */
  readonly low: number;
  readonly high: number;
  /** Length on which the density is smooth enough for one panel. */
  readonly longest: number;
  readonly density: (s: number) => number;
}

/**
 * The logarithm of √(χ²_ν ÷ ν), chosen because its density is smooth for every ν.
 *
 *     density(s) = 2·(ν/2)^(ν/2)·e^(−ν/2) ÷ Γ(ν/2) · exp(ν·(s − (e^(2s) − 1) ÷ 2))
 *
 * @param freedom  degrees of freedom ν, whole or not, 0.5 … 1e6
 * @throws ARGUMENT_INVALID  ν outside its range
 */
export function logScaledChi(freedom: number): LogScaledChi {
  checkWithin('logScaledChi: freedom', freedom, 0.5, 1e6);
  const peak = 2 * gammaTerm(freedom / 2, freedom / 2);
  const reach = Math.sqrt(DEPTH / freedom);
  return {
    low: -reach - DEPTH / freedom,
    high: reach,
    longest: Math.min(1.25, 3 / Math.sqrt(freedom)),
    density: (s) => peak * exp(freedom * (s - 0.5 * expm1(2 * s))),
  };
}
