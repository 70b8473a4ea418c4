import { Matrix, QrDecomposition } from 'ml-matrix';
import { MultivariateLinearRegression } from 'ml-regression';
import { checkPositive, finiteResult, type Sample } from './argument.ts';
import { mean, standardDeviation } from './describe.ts';
import type { Column } from './design-matrix.ts';
import { type LinearFit, leastSquares } from './least-squares.ts';

/** A linear fit beside those of two packages that compute it in other ways. */
export interface SecondOpinion {
  readonly fit: LinearFit;
  /** Coefficients by the inverse of XᵀX (ml-regression), in the order of the fit. */
  readonly byInverse: readonly number[];
  /** Coefficients by Householder QR (ml-matrix), in the order of the fit. */
  readonly byQr: readonly number[];
  /**
   * Largest difference of either from the fit, as a share of the coefficient's own size or, if larger, its standard error,
   * but of no less than 2^−30 of the largest y for each standard deviation of the column.
   */
  readonly disagreement: number;
}

/**
 * The least-squares fit with an intercept, cross-checked by two packages.
 *
 * Both see columns that are centred and scaled to standard deviation 1: on columns as they come, the first of them
 * returns wrong figures without a word. A disagreement above 10⁻⁶ says that the columns are too nearly dependent for
 * ordinary software to repeat the fit, which itself is good as long as `leastSquares` gives one.
 *
 * @param y        at least one value more than there are coefficients
 * @param columns  at least one
 * @throws ARGUMENT_INVALID, NO_SOLUTION  as `leastSquares`, and a column whose spread is beyond the range of numbers
 */
export function secondOpinion(y: Sample, columns: readonly Column[]): SecondOpinion {
  const fit = leastSquares(y, columns);
  const centres = columns.map(({ values }) => mean(values));
  const spreads = columns.map(({ values }) => standardDeviation(values));
  for (const [j, spread] of spreads.entries()) checkPositive(`secondOpinion: spread of ${columns[j]!.name}`, spread);
  const rows = Array.from(y, (_, i) => columns.map(({ values }, j) => (values[i]! - centres[j]!) / spreads[j]!));
  const target = Array.from(y, (value) => [value]);

  const inverse = new MultivariateLinearRegression(rows, target, { statistics: false }).weights.map(
    ([weight]) => weight,
  );
  const constantFirst = rows.map((row) => [1, ...row]);
  const qr = new QrDecomposition(new Matrix(constantFirst)).solve(Matrix.columnVector(Array.from(y))).to1DArray();

  const unscaled = (height: number, slopes: readonly number[]) => {
    const own = slopes.map((slope, j) => slope / spreads[j]!);
    return [own.reduce((left, slope, j) => left - slope * centres[j]!, height), ...own];
  };
  const byInverse = unscaled(inverse[columns.length]!, inverse.slice(0, -1));
  const byQr = unscaled(qr[0]!, qr.slice(1));
  const size = Array.from(y, Math.abs).reduce((a, b) => Math.max(a, b));
  const least = [1, ...spreads].map((spread) => (size / spread) * 2 ** -30);
  const differences = [byInverse, byQr].map((others) => differenceFrom(fit, others, least));
  return { fit, byInverse, byQr, disagreement: finiteResult('secondOpinion', Math.max(...differences)) };
}

type Figures = readonly number[];

function differenceFrom({ coefficients, standardErrors }: LinearFit, others: Figures, least: Figures): number {
  const shares = coefficients.map((coefficient, j) => {
    const difference = Math.abs(coefficient - others[j]!);
    return difference === 0 ? 0 : difference / Math.max(Math.abs(coefficient), standardErrors[j]!, least[j]!);
  });
  return Math.max(...shares);
}
