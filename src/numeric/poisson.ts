import { quote, refuse } from '../base/errors.ts';
import { gammaTerm } from './gamma-term.ts';

/** Terms below this part of the tail they belong to are left out. */
const NEGLIGIBLE = 1e-20;

/** P(X ≤ k) and P(X > k) of a count. */
export interface CountTails {
  readonly cdf: number;
  readonly tail: number;
}

/**
 * The Poisson law's lower and upper tail at k.
 *
 *     P(X = j) = e^−m mʲ ÷ j!
 *
 * Terms are ratios outward from the mode, scaled by their sum, so nothing underflows and each tail keeps its digits.
 *
 * @param k     whole, 0 or more
 * @param mean  above 0, at most 1e9
 * @throws ARGUMENT_INVALID  an argument outside its range
 * @complexity O(√mean)
 */
export function poissonTails(k: number, mean: number): CountTails {
  checkCount('poissonTails', k, mean);
  const mode = Math.floor(mean);
  let below = mode <= k ? 1 : 0;
  let above = 1 - below;
  const count = (j: number, term: number): void => {
    if (j <= k) below += term;
    else above += term;
  };
  for (let j = mode, term = 1; j > 0 && (j > k || term > NEGLIGIBLE * below); j--) {
    term *= j / mean;
    if (term === 0) break;
    count(j - 1, term);
  }
  for (let j = mode, term = 1; j <= k || term > NEGLIGIBLE * above; j++) {
    term *= mean / (j + 1);
    if (term === 0) break;
    count(j + 1, term);
  }
  const total = below + above;
  return { cdf: below / total, tail: above / total };
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

function checkCount(name: string, k: number, mean: number): void {
  if (!(Number.isSafeInteger(k) && k >= 0)) {
    refuse('ARGUMENT_INVALID', {
      at: `${name}: k`,
      problem: 'a whole number of 0 or more expected',
      met: quote(k),
    });
  }
  if (!(mean > 0 && mean <= 1e9)) {
    refuse('ARGUMENT_INVALID', {
      at: `${name}: mean`,
      problem: 'above 0 and at most 1e9 expected',
      met: quote(mean),
    });
  }
}
