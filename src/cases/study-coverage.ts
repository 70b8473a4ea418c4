import { incompleteBetaInverse } from '../numeric/incomplete-beta.ts';
import { conformalQuantile, type Interval, leastScores } from './conformal.ts';

/** How often intervals held what they promised to hold. */
export interface StudiedCoverage {
  readonly level: number;
  /** Share of cases inside the interval that the scores of the other half of the cases give. */
  readonly coverage: number;
  /** What the share may be off by chance, at 95 %. */
  readonly interval: Interval;
  readonly n: number;
  /** Mean half-width on the scale of the value. */
  readonly meanReach: number;
}

/**
 * Coverage of split conformal intervals: cases are dealt to two halves in turn, each half is calibrated on the other.
 *
 * @param scores  distance of each value from its prediction
 * @returns null where a half is too small for a finite interval
 * @source interval of a share: C. Clopper, E. Pearson, Biometrika 26 (1934)
 */
export function studyCoverage(scores: readonly number[], level: number): StudiedCoverage | null {
  const halves = [0, 1].map((parity) => scores.filter((_, i) => i % 2 === parity)) as [number[], number[]];
  if (Math.min(halves[0].length, halves[1].length) < leastScores(level)) return null;
  const reaches = halves.map((half) => conformalQuantile(half, level));
  const inside = halves.map((half, h) => half.filter((score) => score <= reaches[1 - h]!).length);
  const n = scores.length;
  const held = inside[0]! + inside[1]!;
  return {
    level,
    coverage: held / n,
    interval: shareInterval(held, n, 0.95),
    n,
    meanReach: (reaches[0]! + reaches[1]!) / 2,
  };
}

/** The exact interval of a chance that held `count` of `n` times; counts need not be whole. */
export function shareInterval(count: number, n: number, confidence: number): Interval {
  const outside = (1 - confidence) / 2;
  return {
    lower: count <= 0 ? 0 : incompleteBetaInverse(count, n - count + 1, outside),
    upper: count >= n ? 1 : incompleteBetaInverse(count + 1, n - count, 1 - outside),
  };
}
