import { checkWithin } from '../numeric/argument.ts';
import { incompleteBetaInverse } from '../numeric/incomplete-beta.ts';
import { conformalRank, shortfallOf } from './conformal.ts';
import { refuseShortfall } from './shortfall.ts';

/** How the coverage of a split conformal interval is spread over all the calibration sets one might have drawn. */
export interface CoverageLaw {
  readonly rank: number;
  readonly mean: number;
  readonly standardDeviation: number;
  /** The coverage that falls short with the chance `p`. */
  readonly quantile: (p: number) => number;
}

/**
 * The law of the coverage given the calibration set.
 *
 *     coverage ~ Beta(r, n + 1 − r),   r = ⌈(n + 1)·level⌉
 *
 * Exact for scores without ties; with ties the coverage is larger.
 *
 * @param n      calibration cases, at least `leastScores(level)`
 * @param level  above 0, below 1
 * @throws ARGUMENT_INVALID       n or level as above not met, a quantile outside 0 … 1
 * @throws EVIDENCE_INSUFFICIENT  too few cases for a finite interval, whose coverage would be 1
 * @source V. Vovk, Conditional Validity of Inductive Conformal Predictors, ACML 25 (2012)
 */
export function coverageLaw(n: number, level: number): CoverageLaw {
  const rank = conformalRank(n, level);
  const shortfall = shortfallOf(n, n, level);
  if (shortfall !== undefined) refuseShortfall(shortfall);
  const [a, b] = [rank, n + 1 - rank];
  return {
    rank,
    mean: a / (a + b),
    standardDeviation: Math.sqrt((a * b) / (a + b + 1)) / (a + b),
    quantile: (p) => {
      checkWithin('coverageLaw: p', p, 0, 1);
      return incompleteBetaInverse(a, b, p);
    },
  };
}
