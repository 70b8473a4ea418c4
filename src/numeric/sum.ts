import { checkList, checkSameLength, checkSample, finiteResult, type Sample } from './argument.ts';
import { productError } from './double-double.ts';

/**
 * The sum of a sample, as if added in twice the precision and rounded at the end.
 *
 *     Σ values + Σ (what each addition rounded away)
 *
 * @param values  any length; the sum of none is 0
 * @throws ARGUMENT_INVALID  a value that is not finite, or a total beyond the largest double
 * @source A. Neumaier, Rundungsfehleranalyse einiger Verfahren zur Summation endlicher Summen, ZAMM 54 (1974)
 */
export function sum(values: Sample): number {
  checkList('sum: values', values);
  let total = 0;
  let tail = 0;
  for (let i = 0; i < values.length; i++) {
    const value = values[i]!;
    const next = total + value;
    tail += sumError(total, value, next);
    total = next;
  }
  return finite('sum', total + tail, values);
}

/**
 * The sum of a sample by halves: the error grows with log n instead of n, at the price of a plain loop.
 *
 * The halves are cut by position alone, so the result does not depend on engine or machine.
 *
 * @param values  any length; the sum of none is 0
 * @throws ARGUMENT_INVALID  a value that is not finite, or a total beyond the largest double
 * @source N. Higham, Accuracy and Stability of Numerical Algorithms, 2nd ed. (2002), §4.1
 */
export function pairwiseSum(values: Sample): number {
  checkList('pairwiseSum: values', values);
  return finite('pairwiseSum', sumRange(values, 0, values.length), values);
}

const BLOCK = 128;

function sumRange(values: Sample, from: number, to: number): number {
  if (to - from <= BLOCK) {
    let total = 0;
    for (let i = from; i < to; i++) total += values[i]!;
    return total;
  }
  const middle = from + BLOCK * Math.ceil((to - from) / (2 * BLOCK));
  return sumRange(values, from, middle) + sumRange(values, middle, to);
}

/**
 * The inner product Σ aᵢ·bᵢ, as if computed in twice the precision and rounded at the end.
 *
 * @param a  any length
 * @param b  as long as `a`
 * @throws ARGUMENT_INVALID  different lengths, a value that is not finite, or a result beyond 10^300 or so
 * @source T. Ogita, S. Rump, S. Oishi, Accurate Sum and Dot Product, SIAM J. Sci. Comput. 26 (2005), algorithm Dot2
 */
export function dot(a: Sample, b: Sample): number {
  checkList('dot: a', a);
  checkSameLength('dot: b', b, a.length);
  let total = 0;
  let tail = 0;
  for (let i = 0; i < a.length; i++) {
    const x = a[i]!;
    const y = b[i]!;
    const product = x * y;
    const next = total + product;
    tail += sumError(total, product, next) + productError(x, y, product);
    total = next;
  }
  if (Number.isFinite(total + tail)) return total + tail;
  checkSample('dot: a', a);
  return finite('dot', total + tail, b);
}

/** What rounding `sum`, the double nearest to a + b, took away; exact. */
function sumError(a: number, b: number, sum: number): number {
  return Math.abs(a) >= Math.abs(b) ? a - sum + b : b - sum + a;
}

/** One test of the result stands for a test of each value: NaN and infinities survive every addition. */
function finite(at: string, total: number, values: Sample): number {
  if (Number.isFinite(total)) return total;
  checkSample(`${at}: values`, values, 0);
  return finiteResult(at, total);
}
