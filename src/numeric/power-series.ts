import { checkPositive, checkSample, checkWhole, type Sample } from './argument.ts';
import { exp, log } from './elementary.ts';

/** Sizes between which a scaled recursion stays. */
const LARGE = 1e150;

/** The terms of a series that are not zero, by degree. */
export interface SparseSeries {
  /** Whole, 1 or more, ascending. */
  readonly degrees: readonly number[];
  /** 0 or more. */
  readonly terms: readonly number[];
}

/**
 * The coefficients of −log(1 − q(x)) for a series q without constant term.
 *
 *     l[k] = q[k] + (1/k)·Σ (k − d)·l[k − d]·q[d],  d over the degrees of q below k
 *
 * With terms of 0 or more nothing is subtracted.
 *
 * @param length  coefficients wanted, 1 … 2²²
 * @complexity length × degrees
 */
export function negativeLogSeries({ degrees, terms }: SparseSeries, length: number): Float64Array {
  checkWhole('negativeLogSeries: length', length, 1, 4_194_304);
  const out = new Float64Array(length);
  for (const [i, degree] of degrees.entries()) if (degree < length) out[degree]! += terms[i]!;
  for (let k = 1; k < length; k++) {
    let total = 0;
    for (let i = 0; i < degrees.length && degrees[i]! < k; i++) {
      const before = k - degrees[i]!;
      total += before * out[before]! * terms[i]!;
    }
    out[k]! += total / k;
  }
  return out;
}

/**
 * The coefficients of exp(constant + a(x)) for a series a without constant term.
 *
 *     g[0] = e^constant,  g[k] = (1/k)·Σ j·a[j]·g[k − j],  j = 1 … k
 *
 * With terms of 0 or more nothing is subtracted. Kept in range by a common factor, so that a tiny first coefficient does
 * not make all others vanish.
 *
 * @param a         its coefficients from degree 0 on, of which the first is not read
 * @param constant  at most 0
 * @complexity length × (last degree with a term)
 */
export function exponentialSeries(a: Sample, constant: number): Float64Array {
  checkSample('exponentialSeries: a', a);
  const length = a.length;
  const slopes = Float64Array.from(a, (value, j) => j * value);
  const used = slopes.reduce((most, slope, j) => (slope === 0 ? most : j), 0);
  const out = new Float64Array(length);
  let logScale = constant;
  out[0] = 1;
  for (let k = 1; k < length; k++) {
    let total = 0;
    for (let j = Math.min(k, used); j >= 1; j--) total += slopes[j]! * out[k - j]!;
    out[k] = total / k;
    if (out[k]! > LARGE) logScale += rescale(out, k);
  }
  return out.map((value) => (value === 0 ? 0 : exp(log(value) + logScale)));
}

/**
 * The coefficients of e^constant · (1 − q(x))^−power.
 *
 *     g[0] = e^constant,  g[k] = (1/k)·Σ (k − d + power·d)·q[d]·g[k − d],  d over the degrees of q up to k
 *
 * With terms of 0 or more nothing is subtracted; for a negative binomial count it is Panjer's recursion.
 *
 * @param power     above 0
 * @param constant  at most 0
 * @source H. Panjer, Recursive evaluation of a family of compound distributions, ASTIN Bulletin 12 (1981)
 * @complexity length × degrees
 */
export function negativePowerSeries(
  { degrees, terms }: SparseSeries,
  power: number,
  constant: number,
  length: number,
): Float64Array {
  checkPositive('negativePowerSeries: power', power);
  checkWhole('negativePowerSeries: length', length, 1, 4_194_304);
  const out = new Float64Array(length);
  let logScale = constant;
  out[0] = 1;
  for (let k = 1; k < length; k++) {
    let total = 0;
    for (let i = 0; i < degrees.length && degrees[i]! <= k; i++) {
      const before = k - degrees[i]!;
      total += (before + power * degrees[i]!) * terms[i]! * out[before]!;
    }
    out[k] = total / k;
    if (out[k]! > LARGE) logScale += rescale(out, k);
  }
  return out.map((value) => (value === 0 ? 0 : exp(log(value) + logScale)));
}

/** Divides what is there so far; the logarithm of the divisor. */
function rescale(out: Float64Array, last: number): number {
  for (let i = 0; i <= last; i++) out[i]! /= LARGE;
  return log(LARGE);
}

/**
 * The coefficients of g(x) ÷ (1 − q(x)).
 *
 *     h[k] = g[k] + Σ q[d]·h[k − d]
 *
 * @complexity length × degrees
 */
export function dividedSeries(g: Float64Array, { degrees, terms }: SparseSeries): Float64Array {
  const out = g.slice();
  for (let k = 0; k < out.length; k++) {
    let total = out[k]!;
    for (let i = 0; i < degrees.length && degrees[i]! <= k; i++) total += terms[i]! * out[k - degrees[i]!]!;
    out[k] = total;
  }
  return out;
}
