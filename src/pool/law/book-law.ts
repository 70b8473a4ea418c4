import { quote, refuse } from '../../base/errors.ts';
import { checkPositive } from '../../numeric/argument.ts';
import { addIndependentWithin } from '../../numeric/independent-sum.kernel.ts';
import { type BookRisk, checkedBook } from './book-loans.ts';
import { type FactorMixture, factorMixture } from './factor-mixture.ts';
import { type GridLossLaw, gridLaw } from './grid-law.ts';

/** States × loans × cells: beyond it the exact law would take minutes, or hours. */
export const MOST_STEPS = 1e11;

const MOST_CELLS = 4_194_304;

/** Weights of states below this cannot change a digit of the law. */
const NEGLIGIBLE = 1e-18;

export interface BookLawOptions {
  /** Width of a cell, in the unit of the exposures, above 0. A loss between two cells counts in both, its mean kept. */
  readonly unit: number;
  /** What ties the loans; their own correlations or loadings on normal factors when left out. */
  readonly mixture?: FactorMixture;
}

/**
 * The exact law of a book of unequal loans: given the state of the common factors loss by loss, then over the states.
 *
 *     P(L = k) = Σ weightⱼ · Pⱼ(L = k),  Pⱼ′(L = k) = (1 − pᵢⱼ)·Pⱼ(L = k) + pᵢⱼ·Pⱼ(L = k − lossᵢ)
 *
 * Nothing is subtracted, so tails keep their digits. Loans are added from small to large, and only cells that can hold a
 * mass are visited.
 *
 * @throws ARGUMENT_INVALID  a loan or option out of range, or more work than `MOST_STEPS`, before any of it is done
 * @source L. Andersen, J. Sidenius and S. Basu, All your hedges in one basket, Risk (November 2003)
 * @complexity states × loans × cells at most; memory 16 bytes a cell
 */
export function bookLossLaw(loans: readonly BookRisk[], options: BookLawOptions): GridLossLaw {
  const { losses, mixture, cells } = prepareBook('bookLossLaw', loans, options);
  const order = Array.from(losses, (_, i) => i).sort((i, j) => losses[i]! - losses[j]! || i - j);
  const probabilities = new Float64Array(losses.length);
  const conditional = new Float64Array(cells);
  const masses = new Float64Array(cells);
  const window = new Int32Array(2);
  for (const [state, weight] of mixture.weights.entries()) {
    if (weight < NEGLIGIBLE) continue;
    mixture.fill(state, probabilities);
    conditional[0] = 1;
    window.set([0, 1]);
    for (const i of order) addIndependentWithin(conditional, window, probabilities[i]!, losses[i]!);
    for (let k = window[0]!; k < window[1]!; k++) {
      masses[k]! += weight * conditional[k]!;
      conditional[k] = 0;
    }
  }
  return gridLaw({ unit: options.unit, masses });
}

/** Losses in cells, the states and the number of cells; refuses what is too much. */
export function prepareBook(at: string, loans: readonly BookRisk[], options: BookLawOptions) {
  const book = checkedBook(at, loans);
  checkPositive(`${at}: unit`, options.unit);
  const losses = book.losses.map((loss) => inCells(loss, options.unit));
  const cells = losses.reduce((sum, loss) => sum + Math.ceil(loss), 1);
  const total = losses.reduce((sum, loss) => sum + loss, 0);
  const least = Math.max(total / (MOST_CELLS - loans.length), 0) * options.unit;
  if (cells > MOST_CELLS) {
    const remedy = `a unit of at least ${least}, or bookLossByNormal for large books`;
    refuse('ARGUMENT_INVALID', { at: `${at}: unit`, problem: `${cells} cells`, met: quote(options.unit), remedy });
  }
  const mixture = options.mixture ?? factorMixture(loans);
  if (mixture.loans !== loans.length) {
    const problem = `made for ${mixture.loans} loans, not ${loans.length}`;
    refuse('ARGUMENT_INVALID', { at: `${at}: mixture`, problem });
  }
  const steps = mixture.weights.length * loans.length * cells;
  if (steps > MOST_STEPS) {
    const problem = `${mixture.weights.length} states × ${loans.length} loans × ${cells} cells are too many`;
    const remedy = 'a larger unit, fewer states, or bookLossByNormal for large books';
    refuse('ARGUMENT_INVALID', { at: `${at}: loans`, problem, met: quote(steps), remedy });
  }
  return { losses, mixture, cells };
}

/** A loss in cells, whole where only rounding parts it from a whole number. */
function inCells(loss: number, unit: number): number {
  const cell = loss / unit;
  const whole = Math.round(cell);
  return whole > 0 && Math.abs(cell - whole) < 1e-12 * whole ? whole : cell;
}
