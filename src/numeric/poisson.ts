import { checkWhole, checkWithin } from './argument.ts';
import { gammaTerm } from './gamma-term.ts';
import { gammaTails } from './incomplete-gamma.ts';

const LARGEST_MEAN = 1e9;

/** P(X ≤ k) and P(X > k) of a count. */
export interface CountTails {
  readonly cdf: number;
  readonly tail: number;
}

/**
 * The Poisson law's lower and upper tail at k, each with its own digits.
 *
 *     P(X ≤ k) = Q(k + 1, mean),  P(X > k) = P(k + 1, mean)
 *
 * with the regularised incomplete gamma functions P and Q.
 *
 * @param k     whole, 0 or more
 * @param mean  above 0, at most 1e9
 * @throws ARGUMENT_INVALID  an argument outside its range
 * @source NIST Digital Library of Mathematical Functions 8.4.10
 */
export function poissonTails(k: number, mean: number): CountTails {
  checkCount('poissonTails', k, mean);
  const { lower, upper } = gammaTails(k + 1, mean);
  return { cdf: upper, tail: lower };
}

/**
 * The Poisson law's probability of exactly k, within a few roundings however large k and the mean are.
 *
 *     P(X = k) = e^−m mᵏ ÷ k!
 *
 * @param k     whole, 0 or more
 * @param mean  above 0, at most 1e9
 * @throws ARGUMENT_INVALID  an argument outside its range
 */
export function poissonMass(k: number, mean: number): number {
  checkCount('poissonMass', k, mean);
  return gammaTerm(k + 1, mean) / mean;
}

function checkCount(at: string, k: number, mean: number): void {
  checkWhole(`${at}: k`, k, 0, Number.MAX_SAFE_INTEGER);
  checkWithin(`${at}: mean`, mean, Number.MIN_VALUE, LARGEST_MEAN);
}
