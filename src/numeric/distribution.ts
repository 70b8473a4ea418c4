import { quote, refuse } from '../base/errors.ts';
import { finiteResult } from './argument.ts';
import type { RandomStream } from './random-stream.ts';

/**
 * A law of chance with finite mean and variance, all of it a function of probability: one uniform number makes one
 * draw.
 */
export interface Distribution {
  readonly mean: number;
  readonly variance: number;
  /** The probability of at most `x`. */
  readonly cdf: (x: number) => number;
  /**
   * The smallest value whose probability of not being exceeded is at least `p`: rising in p, so that it carries over
   * evenly spread points (Sobol) and correlated ones (copulas).
   *
   * @param p  0 … 1; an end at which the law has no bound is refused
   * @throws ARGUMENT_INVALID  p out of range
   */
  readonly quantile: (p: number) => number;
}

/**
 * Fills `out` with draws by inversion, exactly one uniform number each, whatever the values.
 *
 *     x = F⁻¹(u)
 *
 * Where the quantile is slow (beta, PERT, gamma, t) and the draws are many, draw from `tabulated(distribution)`.
 */
export function drawInto(distribution: Distribution, stream: RandomStream, out: Float64Array): void {
  stream.fillUniform(out);
  for (let i = 0; i < out.length; i++) out[i] = distribution.quantile(out[i]!);
}

/** Refuses two ends that do not rise, or that lie further apart than a number can tell. */
export function checkRising(at: string, low: number, high: number): void {
  if (Number.isFinite(low) && Number.isFinite(high) && low < high && high - low < Infinity) return;
  const met = `${quote(low)} and ${quote(high)}`;
  const remedy = 'a constant needs no distribution';
  refuse('ARGUMENT_INVALID', { at, problem: 'the first must be below the second', met, remedy });
}

/** Refuses parameters whose mean or variance is beyond the range of numbers. */
export function checkMoments(at: string, mean: number, variance: number): void {
  finiteResult(`${at}: variance`, variance);
  finiteResult(`${at}: mean`, mean);
}
