import { log } from '../numeric/elementary.ts';
import type { RandomStream } from '../numeric/random-stream.ts';
import type { EqualBook } from './book.ts';
import { conditionalProbability } from './default-count.ts';

/** Stream of the common factor and of the gaps between defaults, and stream of whether a pledge finds a buyer. */
const DEFAULT_STREAM = 0;
const SALE_STREAM = 1;

/**
 * Claims on the pool in scenarios from … to − 1, in fen, into `claims`; numbers of defaults into `defaults`.
 *
 * Loans lie on a line, each an interval of length Λ = −ln(1 − p(z)); unit exponentials walk along it, and each loan
 * they land in defaults. One draw per default instead of one per loan, and exact: a loan is skipped with probability
 * e^−Λ = 1 − p(z).
 *
 * A scenario's numbers depend on (seed, scenario) alone: any cut into ranges gives the same bits.
 *
 * @param scratch  at least 1 value; overwritten
 */
export function simulateClaims(
  book: EqualBook,
  threshold: number,
  seed: number,
  from: number,
  to: number,
  claims: Float64Array,
  defaults: Int32Array,
  random: RandomStream,
  sales: RandomStream,
  scratch: Float64Array,
): void {
  const { loans, assetCorrelation, noSaleProbability, claimUnsold, claimSold } = book;
  const one = scratch.subarray(0, 1);
  for (let scenario = from; scenario < to; scenario++) {
    random.reset(seed, scenario, DEFAULT_STREAM);
    sales.reset(seed, scenario, SALE_STREAM);
    random.fillNormal(one);
    const hazard = -log(1 - conditionalProbability(threshold, assetCorrelation, one[0]!));
    let total = 0;
    let count = 0;
    let loan = 0;
    while (hazard > 0) {
      random.fillExponential(one);
      const skipped = Math.floor(one[0]! / hazard);
      loan += skipped;
      if (loan >= loans) break;
      total += sales.uniform() < noSaleProbability ? claimUnsold : claimSold;
      count++;
      loan++;
    }
    claims[scenario - from] = total;
    defaults[scenario - from] = count;
  }
}
