import { quote, refuse } from '../base/errors.ts';
import { checkSample } from './argument.ts';

/** A square matrix as rows of numbers. */
export type SquareMatrix = readonly (readonly number[])[];

/**
 * How far an entry may lie from its mirror image, the diagonal from 1, or an entry beyond ±1: what decimal figures are
 * rounded by.
 */
const ROUNDING = 1e-12;

/**
 * Refuses rows that do not make a symmetric matrix with 1 on its diagonal and entries within −1 … 1, the first fault by
 * its place.
 *
 * Whether the entries can occur together is another question: see `choleskyFactor`.
 *
 * @throws ARGUMENT_INVALID
 */
export function checkCorrelations(at: string, matrix: SquareMatrix): void {
  if (!(Array.isArray(matrix) && matrix.length > 0))
    refuse('ARGUMENT_INVALID', { at, problem: 'no rows', remedy: 'give a square matrix' });
  matrix.forEach((row, i) => {
    checkSample(`${at}[${i}]`, row, 0);
    if (row.length !== matrix.length) {
      const remedy = `give ${matrix.length} entries, as many as there are rows`;
      refuse('ARGUMENT_INVALID', { at: `${at}[${i}]`, problem: 'not square', met: quote(row.length), remedy });
    }
  });
  for (const [i, row] of matrix.entries()) {
    for (const [j, entry] of row.entries()) checkEntry(`${at}[${i}][${j}]`, entry, i === j, matrix[j]![i]!);
  }
}

function checkEntry(at: string, entry: number, onDiagonal: boolean, mirrored: number): void {
  const met = quote(entry);
  if (onDiagonal && Math.abs(entry - 1) > ROUNDING) {
    refuse('ARGUMENT_INVALID', {
      at,
      problem: 'the diagonal is not 1',
      met,
      remedy: 'divide covariances by the standard deviations',
    });
  }
  if (Math.abs(entry) > 1 + ROUNDING) {
    refuse('ARGUMENT_INVALID', { at, problem: 'no correlation', met, remedy: 'give a number from -1 to 1' });
  }
  if (Math.abs(entry - mirrored) > ROUNDING) {
    const remedy = `make it equal to its mirror image ${quote(mirrored)}`;
    refuse('ARGUMENT_INVALID', { at, problem: 'not symmetric', met, remedy });
  }
}
