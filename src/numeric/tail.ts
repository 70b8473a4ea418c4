import { quote, refuse } from '../base/errors.ts';
import { checkSample, type Sample } from './argument.ts';
import { snapToWhole } from './order.ts';
import { sum } from './sum.ts';

/** The upper tail of a sample: where it begins, its mean, and how sure that mean is. */
export interface Tail {
  /** The value at rank ⌊n·level⌋ + 1: an observed value, never interpolated. */
  readonly quantile: number;
  /** The mean of the worst share 1 − level; the value at the border counts with the part of it that belongs there. */
  readonly mean: number;
  /** Standard error of the mean for an independent sample; below fifty values in the tail it is too small by a tenth. */
  readonly standardError: number;
  /** n·(1 − level), the number of values the mean rests on. */
  readonly size: number;
}

/**
 * The upper tail of a sample beyond a level, by exact order statistics.
 *
 *     mean = ( (⌊n·level⌋ + 1 − n·level)·quantile + Σ values of higher rank ) / size
 *     standardError² = ( variance within the tail + level·(mean − quantile)² ) / size
 *
 * @param sorted  at least one value, ascending
 * @param level   0 … below 1: 0.95 asks for the highest twentieth
 * @throws ARGUMENT_INVALID  values as above not met, a level outside its range
 * @source C. Acerbi, D. Tasche, On the coherence of expected shortfall, J. Banking & Finance 26 (2002); S. Manistre,
 *   G. Hancock, Variance of the CTE Estimator, North American Actuarial Journal 9 (2005)
 */
export function tail(sorted: Sample, level: number): Tail {
  checkAscending('tail: sorted', sorted);
  if (!(typeof level === 'number' && level >= 0 && level < 1)) {
    const remedy = 'give a share of the sample, 0 or more and below 1';
    refuse('ARGUMENT_INVALID', { at: 'tail: level', problem: 'out of range', met: quote(level), remedy });
  }
  const n = sorted.length;
  const rank = Math.min(snapToWhole(n * level), n * (1 - Number.EPSILON));
  const border = Math.floor(rank);
  const quantile = sorted[border]!;
  const size = n - rank;
  const borderPart = border + 1 - rank;

  // distances from the quantile keep their digits where the values themselves are large and close together
  const beyond = Float64Array.from({ length: n - border - 1 }, (_, i) => sorted[border + 1 + i]! - quantile);
  const meanBeyond = sum(beyond) / size;
  const squares = beyond.map((distance) => (distance - meanBeyond) * (distance - meanBeyond));
  const variance = (sum(squares) + borderPart * meanBeyond * meanBeyond) / size;
  const standardError = Math.sqrt((variance + level * meanBeyond * meanBeyond) / size);
  return { quantile, mean: quantile + meanBeyond, standardError, size };
}

function checkAscending(at: string, sorted: Sample): void {
  checkSample(at, sorted);
  for (let i = 1; i < sorted.length; i++) {
    if (sorted[i]! < sorted[i - 1]!) {
      const met = `${quote(sorted[i - 1])}, ${quote(sorted[i])}`;
      refuse('ARGUMENT_INVALID', { at: `${at}[${i}]`, problem: 'not ascending', met, remedy: 'sort the values first' });
    }
  }
}
