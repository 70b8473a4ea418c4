import { quote, refuse } from '../base/errors.ts';
import { checkPositive, checkSameLength, checkSample, type Sample } from './argument.ts';
import { mean } from './describe.ts';
import { type Column, checkColumns, checkNames } from './design-matrix.ts';
import { applyTransposed, factorise, solveUpper } from './qr.ts';
import { dot } from './sum.ts';

/** A fit whose coefficients are held back: biased, but steady where columns are nearly dependent. */
export interface RidgeFit {
  /** `intercept` first, then the columns as given. */
  readonly names: readonly string[];
  readonly coefficients: readonly number[];
}

/**
 * Ridge regression on standardised columns, with an intercept that is not held back.
 *
 *     Σ (yᵢ − intercept − Σⱼ bⱼ·xᵢⱼ)² + penalty · Σⱼ (sⱼ·bⱼ)²  smallest,   sⱼ² = Σᵢ (xᵢⱼ − mean xⱼ)² / n
 *
 * Solved by QR of the columns with √penalty · I below them. Collinear columns share what they explain.
 *
 * @param y        at least two values
 * @param columns  at least one, each as long as y, each with values that vary
 * @param penalty  above 0; a lone column's coefficient is halved at penalty n
 * @throws ARGUMENT_INVALID  values not finite, ragged or constant columns, one name twice, a penalty not above 0
 * @throws NO_SOLUTION       a penalty too small to tell collinear columns apart
 * @source A. Hoerl, R. Kennard, Ridge Regression, Technometrics 12 (1970)
 */
export function ridge(y: Sample, columns: readonly Column[], penalty: number): RidgeFit {
  checkSample('ridge: y', y, 2);
  checkPositive('ridge: penalty', penalty);
  checkColumns('ridge', columns);
  if (columns.length === 0) refuse('ARGUMENT_INVALID', { at: 'ridge: columns', problem: 'none', remedy: 'give one' });
  const names = ['intercept', ...columns.map(({ name }) => name)];
  checkNames('ridge', names);
  const standard = columns.map((column) => standardise(column, y.length));
  const p = columns.length;
  const qr = factorise(standard.map(({ values }, j) => withDiagonal(values, p, j, Math.sqrt(penalty))));
  if (qr.dependent.length > 0) {
    const remedy = 'raise the penalty';
    const problem = 'lost beside collinear columns';
    refuse('NO_SOLUTION', { at: 'ridge: penalty', problem, met: quote(penalty), remedy });
  }
  const height = mean(y);
  const target = new Float64Array(y.length + p);
  for (let i = 0; i < y.length; i++) target[i] = y[i]! - height;
  applyTransposed(qr, target);
  const slopes = Array.from(solveUpper(qr, target.subarray(0, p)), (slope, j) => slope / standard[j]!.spread);
  const centres = standard.map(({ centre }) => centre);
  return {
    names,
    coefficients: [height - dot(slopes, centres), ...slopes],
  };
}

function standardise({ name, values }: Column, rows: number) {
  checkSameLength(`ridge: ${name}`, values, rows);
  checkSample(`ridge: ${name}`, values);
  const centre = mean(values);
  const centred = Float64Array.from(values, (value) => value - centre);
  const spread = Math.sqrt(dot(centred, centred) / rows);
  // a constant may leave a rounding of its mean behind, never more
  if (spread <= 4 * Number.EPSILON * Math.abs(centre)) {
    const remedy = 'drop the column: the intercept stands for it';
    refuse('ARGUMENT_INVALID', { at: `ridge: ${name}`, problem: 'constant', met: quote(values[0]), remedy });
  }
  return { centre, spread, values: centred.map((value) => value / spread) };
}

/** Column `j` of the standardised matrix with `size` · I below it. */
function withDiagonal(values: Float64Array, p: number, j: number, size: number): Float64Array {
  const column = new Float64Array(values.length + p);
  column.set(values);
  column[values.length + j] = size;
  return column;
}
