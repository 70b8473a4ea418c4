import { quote, refuse } from '../../base/errors.ts';
import { checkWeights } from '../../numeric/argument.ts';
import { completeLaw, type PortfolioLossLaw } from './loss-law.ts';

/** Halvings of a quantile's bracket: the width of a double's digits. */
const HALVINGS = 60;

/**
 * The law of a loss when it is not known which of several laws holds: states, scenarios, parameters drawn from what a
 * history allows.
 *
 *     P(L ≤ x) = Σ wₖ·Pₖ(L ≤ x),  and so for each figure but the quantile, which is solved for
 *
 * @param weights  0 or more, divided by their sum; equal when left out
 * @throws ARGUMENT_INVALID  no law, weights that are none
 * @complexity the sum of the laws; a quantile some 60 times that
 */
export function mixedLaw(laws: readonly PortfolioLossLaw[], weights?: readonly number[]): PortfolioLossLaw {
  if (!Array.isArray(laws) || laws.length === 0) {
    refuse('ARGUMENT_INVALID', { at: 'mixedLaw: laws', problem: 'at least one expected', met: quote(laws) });
  }
  const given = weights ?? laws.map(() => 1);
  checkWeights('mixedLaw: weights', given, laws.length);
  const total = given.reduce((sum, weight) => sum + weight, 0);
  const over = (f: (law: PortfolioLossLaw) => number): number =>
    laws.reduce((sum, law, k) => (given[k] === 0 ? sum : sum + (given[k]! / total) * f(law)), 0);
  const tail = (x: number): number => over((law) => law.tail(x));
  const cdf = (x: number): number => over((law) => law.cdf(x));
  const isReached = (x: number, level: number): boolean => (level > 0.5 ? tail(x) <= 1 - level : cdf(x) >= level);
  return completeLaw('mixedLaw', {
    most: Math.max(...laws.map(({ most }) => most)),
    mean: over(({ mean }) => mean),
    cdf,
    tail,
    reach: (x) => over((law) => law.reach(x)),
    quantile: (level) => {
      const ends = laws.map((law) => law.quantile(level));
      let low = Math.min(...ends);
      let high = Math.max(...ends);
      if (isReached(low, level)) return low;
      for (let step = 0; step < HALVINGS && high - low > Number.EPSILON * high; step++) {
        const middle = low + (high - low) / 2;
        if (isReached(middle, level)) high = middle;
        else low = middle;
      }
      return high;
    },
    expectedWithin: (attach, detach) => over((law) => law.expectedWithin(attach, detach)),
    squareWithin: (attach, detach) => over((law) => law.squareWithin(attach, detach)),
  });
}
