import { refuse } from '../base/errors.ts';
import { checkWithin } from './argument.ts';
import { expm1, log } from './elementary.ts';
import { logGammaOnePlus } from './gamma.ts';
import { gammaTerm } from './gamma-term.ts';
import { uniformTail } from './incomplete-gamma-uniform.ts';

const LARGEST_SHAPE = 1e100; // its square and that of a point still far beyond it are numbers
const LARGEST_POINT = 1e120;

/** Both sides of a distribution function, each with its own digits. */
export interface Tails {
  readonly lower: number;
  readonly upper: number;
}

/**
 * Regularised lower incomplete gamma function: the gamma distribution function with shape a.
 *
 *     P(a, x) = 1/Γ(a) · ∫₀ˣ t^(a−1) e^(−t) dt
 *
 * @param a  above 0, at most 1e100
 * @param x  0 or more, infinity included
 * @throws ARGUMENT_INVALID  an argument outside its range, NaN
 * @source NIST Digital Library of Mathematical Functions 8.2, 8.11.4, 8.9.2, 8.12
 */
export function incompleteGammaLower(a: number, x: number): number {
  checkShape('incompleteGammaLower: a', a);
  checkWithin('incompleteGammaLower: x', x, 0, Infinity);
  return gammaTails(a, x).lower;
}

/**
 * Regularised upper incomplete gamma function, right however small it is.
 *
 *     Q(a, x) = 1 − P(a, x)
 *
 * @param a  above 0, at most 1e100
 * @param x  0 or more, infinity included
 * @throws ARGUMENT_INVALID  an argument outside its range, NaN
 */
export function incompleteGammaUpper(a: number, x: number): number {
  checkShape('incompleteGammaUpper: a', a);
  checkWithin('incompleteGammaUpper: x', x, 0, Infinity);
  return gammaTails(a, x).upper;
}

/** Refuses what is not a shape of the gamma distribution. */
export function checkShape(at: string, a: number): void {
  checkWithin(at, a, Number.MIN_VALUE, LARGEST_SHAPE);
}

/** ln xᵃ from which on P is not small, for a < 1 and x < 1; below it P is less than 0.83. */
const SMALL_SHAPE_LEAST = -0.3;

/** Both functions for a > 0, x ≥ 0, unchecked. */
export function gammaTails(a: number, x: number): Tails {
  if (x === 0) return { lower: 0, upper: 1 };
  if (x > LARGEST_POINT) return { lower: 1, upper: 0 };
  if (a >= 20 && Math.abs(x - a) < 0.4 * a) {
    const tail = uniformTail(a, x);
    return x < a ? { lower: tail, upper: 1 - tail } : { lower: 1 - tail, upper: tail };
  }
  if (a < 1 && x < 1) {
    const power = a * log(x);
    if (power > SMALL_SHAPE_LEAST) return smallShape(a, x, power - logGammaOnePlus(a));
  }
  const term = gammaTerm(a, x); // x^a e^(−x) / Γ(a)
  if (x >= a && x >= 1) {
    const upper = term * fraction(a, x);
    return { lower: 1 - upper, upper };
  }
  const lower = (term / a) * series(a, x);
  return { lower, upper: 1 - lower };
}

/** Σ xⁿ / ((a + 1)…(a + n)), so that P(a, x) = x^a e^(−x) / Γ(a + 1) · series. */
function series(a: number, x: number): number {
  let sum = 1;
  for (let n = 1, term = 1; term > 1e-17 * sum; n++) {
    term *= x / (a + n);
    sum += term;
  }
  return sum;
}

/** Q(a, x) · Γ(a) / (x^a e^(−x)) as a continued fraction, for x ≥ a and x ≥ 1; Lentz's method. */
function fraction(a: number, x: number): number {
  let b = x + 1 - a;
  let c = 1e300;
  let d = 1 / b;
  let value = d;
  for (let n = 1; n < 10000; n++) {
    const above = n * (a - n);
    b += 2;
    d = 1 / (above * d + b);
    c = b + above / c;
    const change = c * d;
    value *= change;
    if (Math.abs(change - 1) < 2e-16) return value;
  }
  const problem = 'the continued fraction did not settle';
  return refuse('NO_CONVERGENCE', { at: 'incompleteGammaUpper', problem, met: `a = ${a}, x = ${x}` });
}

/** P = e^`exponent` · (1 + a·Σ (−x)ⁿ/(n!·(a + n))), and Q = 1 − P taken apart around 1, for small a and P not small. */
function smallShape(a: number, x: number, exponent: number): Tails {
  let sum = 0;
  for (let n = 1, power = -x; power > 1e-18 || power < -1e-18; n++, power *= -x / n) sum += power / (a + n);
  const part = expm1(exponent); // of x^a / Γ(1 + a)
  const rest = (1 + part) * a * sum;
  return { lower: 1 + part + rest, upper: -part - rest };
}
