import { quote, refuse } from '../../base/errors.ts';
import { checkPositive, checkSample } from '../../numeric/argument.ts';

/** Remainders below this part of the largest loss are rounding. */
const ROUNDING = 1e-10;

/**
 * The largest unit of which all losses are whole multiples, so that a law on it rounds nothing.
 *
 * Euclid's algorithm on the losses as they are, remainders of rounding taken as none.
 *
 * @param losses      above 0
 * @param mostCells   refuse a unit that would make Σ losses longer than this; 100,000 when left out
 * @throws ARGUMENT_INVALID  a loss not above 0
 * @throws NO_SOLUTION       no such unit: the losses have none in common that is long enough
 */
export function commonLossUnit(losses: readonly number[], mostCells = 100_000): number {
  checkSample('commonLossUnit: losses', losses);
  for (const [i, loss] of losses.entries()) checkPositive(`commonLossUnit: losses[${i}]`, loss);
  const largest = Math.max(...losses);
  const total = losses.reduce((sum, loss) => sum + loss, 0);
  const unit = losses.reduce((a, b) => commonDivisor(a, b, ROUNDING * largest));
  if (total / unit > mostCells) {
    const remedy = 'choose a unit; losses between two cells are split over both, their mean kept';
    const problem = `no unit of which all are whole multiples within ${mostCells} cells`;
    refuse('NO_SOLUTION', { at: 'commonLossUnit: losses', problem, met: quote(losses), remedy });
  }
  // as a divisor of the largest it has that one's digits
  return largest / Math.round(largest / unit);
}

function commonDivisor(a: number, b: number, rounding: number): number {
  let [larger, smaller] = a > b ? [a, b] : [b, a];
  while (smaller > rounding) {
    const rest = Math.abs(larger - smaller * Math.round(larger / smaller));
    [larger, smaller] = [smaller, rest];
  }
  return larger;
}
