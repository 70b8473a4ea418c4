import { checkNotNegative, checkSameLength, checkSample, checkWhole, checkWithin, type Sample } from './argument.ts';
import { addIndependent } from './independent-sum.kernel.ts';

/**
 * The distribution of a sum of independent amounts, each there with its own probability or else not at all.
 *
 *     sum = Σ amountᵢ · Bᵢ,   Bᵢ = 1 with probability pᵢ, else 0
 *
 * Exact for whole amounts. An amount between two cells is split over both so that the mean of the sum is kept.
 *
 * @param probabilities  0 … 1 each
 * @param amounts        in cells of the grid, 0 or more each
 * @param cells          length of the result, 2 or more: the last cell holds all sums from cells − 1 on
 * @returns P(sum = k) for k = 0 … cells − 1
 * @throws ARGUMENT_INVALID  samples of different length, a probability, an amount or a number of cells out of range
 * @source L. Andersen, J. Sidenius, S. Basu, All your hedges in one basket, Risk 16 (2003)
 * @complexity O(n · cells)
 */
export function independentSum(probabilities: Sample, amounts: Sample, cells: number): Float64Array {
  checkSample('independentSum: probabilities', probabilities, 0);
  checkSample('independentSum: amounts', amounts, 0);
  checkSameLength('independentSum: amounts', amounts, probabilities.length);
  checkWhole('independentSum: cells', cells, 2, 2 ** 28);
  const masses = new Float64Array(cells);
  masses[0] = 1;
  let filled = 1;
  for (let i = 0; i < amounts.length; i++) {
    checkWithin(`independentSum: probabilities[${i}]`, probabilities[i]!, 0, 1);
    checkNotNegative(`independentSum: amounts[${i}]`, amounts[i]!);
    filled = addIndependent(masses, filled, probabilities[i]!, amounts[i]!);
  }
  return masses;
}
