import { refuse } from '../base/errors.ts';
import { checkFinite, checkPositive, checkSample, type Sample } from './argument.ts';

/**
 * How often the sign changes along a sequence, zeros left out.
 *
 * As coefficients of a polynomial: it has at most so many positive roots, and an odd number of them if the count is odd
 * (Descartes). One change means exactly one positive root, none means none.
 *
 * @throws ARGUMENT_INVALID  a coefficient that is not finite
 */
export function signChanges(coefficients: Sample): number {
  checkSample('signChanges: coefficients', coefficients, 0);
  let changes = 0;
  let last = 0;
  for (let i = 0; i < coefficients.length; i++) {
    const sign = Math.sign(coefficients[i]!);
    if (sign * last < 0) changes++;
    if (sign !== 0) last = sign;
  }
  return changes;
}

/**
 * How many roots a polynomial can have strictly between two points: none if 0, exactly one if 1, else at most so many
 * and as even or odd.
 *
 *     sign changes of (1 + t)ⁿ · p((low + high·t) / (1 + t)), whose positive roots t are the roots of p in between
 *
 * Exact up to rounding: a coefficient that should cancel to zero may be met with either sign.
 *
 * @param coefficients  of p, constant first; at least one that is not zero
 * @param low   finite
 * @param high  above low
 * @throws ARGUMENT_INVALID  coefficients or ends as above not met
 * @source A. Vincent, J. Math. Pures Appl. 1 (1836); G. Collins, A. Akritas, SYMSAC (1976)
 */
export function signChangesBetween(coefficients: Sample, low: number, high: number): number {
  checkSample('signChangesBetween: coefficients', coefficients);
  if (Array.from(coefficients).every((coefficient) => coefficient === 0)) {
    const remedy = 'give at least one other';
    refuse('ARGUMENT_INVALID', { at: 'signChangesBetween: coefficients', problem: 'all are zero', remedy });
  }
  checkFinite('signChangesBetween: low', low);
  checkFinite('signChangesBetween: high', high);
  checkPositive('signChangesBetween: high − low', high - low);
  const fromLow = shifted(Float64Array.from(coefficients), low);
  for (let i = 0, width = 1; i < fromLow.length; i++, width *= high - low) fromLow[i]! *= width;
  return signChanges(shifted(fromLow.reverse(), 1));
}

/** Coefficients of p(x + by), by repeated synthetic division. */
function shifted(coefficients: Float64Array, by: number): Float64Array {
  for (let done = 0; done < coefficients.length; done++) {
    for (let i = coefficients.length - 2; i >= done; i--) coefficients[i]! += by * coefficients[i + 1]!;
  }
  return coefficients;
}
