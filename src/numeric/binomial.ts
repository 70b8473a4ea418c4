import { checkWhole, checkWithin } from './argument.ts';
import { betaTails, betaTerm } from './beta-tails.ts';
import { type DoubleDouble, twoSum } from './double-double.ts';

const MOST_TRIALS = 2 ** 40;

/**
 * Probability of exactly k successes in n independent trials, within 4e-15 of its size.
 *
 *     P(B = k) = C(n, k)·pᵏ·(1 − p)ⁿ⁻ᵏ
 *
 * @param n  trials, a whole number 0 … 2^40
 * @param p  probability of a success, 0 … 1
 * @param k  successes, a whole number; below 0 and above n the probability is 0
 * @throws ARGUMENT_INVALID  an argument outside its range
 * @source C. Loader, Fast and accurate computation of binomial probabilities (2000)
 */
export function binomialMass(n: number, p: number, k: number): number {
  checkArguments('binomialMass', n, p, k);
  if (k < 0 || k > n) return 0;
  if (p === 0 || p === 1) return k === n * p ? 1 : 0;
  const q = twoSum(1, -p);
  return betaTerm(k + 1, n - k + 1, [p, 0], q) / (n + 1) / p / q[0];
}

/**
 * Probability of at most k successes in n independent trials, within 1e-14 of its size, however small.
 *
 *     P(B ≤ k) = I_(1 − p)(n − k, k + 1)
 *
 * @param n  trials, a whole number 0 … 2^40
 * @param p  probability of a success, 0 … 1
 * @param k  successes, a whole number; below 0 the probability is 0, from n on 1
 * @throws ARGUMENT_INVALID  an argument outside its range
 * @source NIST Digital Library of Mathematical Functions 8.17.5
 */
export function binomialCdf(n: number, p: number, k: number): number {
  checkArguments('binomialCdf', n, p, k);
  return tails(n, p, k).atMost;
}

/**
 * Probability of more than k successes in n independent trials, within 1e-14 of its size, however small.
 *
 *     P(B > k) = I_p(k + 1, n − k)
 *
 * @param n  trials, a whole number 0 … 2^40
 * @param p  probability of a success, 0 … 1
 * @param k  successes, a whole number; below 0 the probability is 1, from n on 0
 * @throws ARGUMENT_INVALID  an argument outside its range
 */
export function binomialTail(n: number, p: number, k: number): number {
  checkArguments('binomialTail', n, p, k);
  return tails(n, p, k).above;
}

function checkArguments(at: string, n: number, p: number, k: number): void {
  checkWhole(`${at}: n`, n, 0, MOST_TRIALS);
  checkWithin(`${at}: p`, p, 0, 1);
  checkWhole(`${at}: k`, k, Number.MIN_SAFE_INTEGER, Number.MAX_SAFE_INTEGER);
}

function tails(n: number, p: number, k: number): { readonly atMost: number; readonly above: number } {
  if (k < 0) return { atMost: 0, above: 1 };
  if (k >= n || p === 0) return { atMost: 1, above: 0 };
  if (p === 1) return { atMost: 0, above: 1 };
  const success: DoubleDouble = [p, 0];
  const { lower, upper } = betaTails(k + 1, n - k, success, twoSum(1, -p));
  return { atMost: upper, above: lower };
}
