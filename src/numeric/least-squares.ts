import { IpworthError, quote, refuse } from '../base/errors.ts';
import { checkSameLength, checkSample, finiteResult, type Sample } from './argument.ts';
import {
  type Column,
  type Design,
  type DesignOptions,
  designMatrix,
  type RankReport,
  rankOf,
} from './design-matrix.ts';
import { factorise, type Qr, solveLower } from './qr.ts';
import { solveAugmented } from './refine.ts';
import { dot } from './sum.ts';

/** A linear fit: coefficients with their errors, and how well and how safely they were found. */
export interface LinearFit {
  /** Names of the coefficients: `intercept` first where there is one, then the columns as given. */
  readonly names: readonly string[];
  readonly coefficients: readonly number[];
  readonly standardErrors: readonly number[];
  /** Observed less fitted, one for each row, not weighted. */
  readonly residuals: Float64Array;
  readonly degreesOfFreedom: number;
  readonly residualSumOfSquares: number;
  readonly residualStandardDeviation: number;
  /** About the mean; about zero where no intercept was fitted. */
  readonly regressionSumOfSquares: number;
  readonly rSquared: number;
  /** Absent where nothing was fitted but the intercept, or where the fit is exact and leaves no noise to compare with. */
  readonly fStatistic?: number;
  /** Rank, condition number; `dependent` is empty, for dependent columns are refused. */
  readonly rank: RankReport;
}

/**
 * The least-squares fit of a linear model.
 *
 *     y = intercept + Σ coefficientⱼ · columnⱼ + residual,   Σ weightᵢ · residualᵢ² smallest
 *
 * By QR on scaled columns, corrected in twice the precision, so that the coefficients are those of the numbers given even
 * where the columns are nearly dependent. Residuals no larger than the rounding of the data are taken as zero.
 *
 * @param y        at least one value more than there are coefficients
 * @param columns  explanatory variables, each as long as y
 * @throws ARGUMENT_INVALID  too few rows, ragged columns, values not finite, one name twice, weights out of range,
 *                           values so large or small that a result leaves the range of numbers
 * @throws NO_SOLUTION       columns that depend on others; the message names them
 * @source Å. Björck, Numerical Methods for Least Squares Problems (1996), §2.9
 */
export function leastSquares(y: Sample, columns: readonly Column[], options: DesignOptions = {}): LinearFit {
  checkSample('leastSquares: y', y);
  const design = designMatrix('leastSquares', columns, options);
  const { rootWeights, scales } = design;
  checkSameLength('leastSquares: y', y, rootWeights.length);
  const degreesOfFreedom = y.length - design.names.length;
  checkRows(y.length, design.names.length);
  const qr = factorise(design.columns);
  const rank = rankOf(design, qr);
  refuseDependent(rank);

  const target = rootWeights.map((root, i) => y[i]! * root);
  const { solution, residual } = solveAugmented(design, qr, target, new Float64Array(scales.length));
  const rounding = roundingOfRows(design, solution, target);
  const exact = residual.every((left, i) => Math.abs(left) <= rounding[i]!);
  if (exact) residual.fill(0);
  const residualSumOfSquares = dot(residual, residual);
  const variance = residualSumOfSquares / degreesOfFreedom;
  const deviation = Math.sqrt(variance);

  const constant = options.intercept !== false;
  const regressionSumOfSquares = explained(target, residual, constant ? rootWeights : undefined);
  const slopes = design.names.length - (constant ? 1 : 0);
  const coefficients = Array.from(solution, (value, j) => value * scales[j]!);
  const standardErrors = rootsOfInverse(design, qr, rank.conditionNumber).map(
    (root, j) => root * deviation * scales[j]!,
  );
  const rSquared = exact ? 1 : regressionSumOfSquares / (regressionSumOfSquares + residualSumOfSquares);
  const fStatistic = slopes > 0 && !exact ? regressionSumOfSquares / slopes / variance : undefined;
  const figures = [...coefficients, ...standardErrors, rSquared, fStatistic ?? 0];
  for (const figure of figures) finiteResult('leastSquares', figure);
  return {
    names: design.names,
    coefficients,
    standardErrors,
    residuals: residual.map((left, i) => left / rootWeights[i]!),
    degreesOfFreedom,
    residualSumOfSquares,
    residualStandardDeviation: deviation,
    regressionSumOfSquares,
    rSquared,
    ...(fStatistic !== undefined && { fStatistic }),
    rank,
  };
}

function checkRows(rows: number, coefficients: number): void {
  if (rows > coefficients) return;
  const remedy = `give at least ${coefficients + 1}, one more than there are coefficients`;
  refuse('ARGUMENT_INVALID', { at: 'leastSquares: y', problem: 'too few rows', met: quote(rows), remedy });
}

function refuseDependent({ dependent }: RankReport): void {
  if (dependent.length === 0) return;
  throw new IpworthError(
    'NO_SOLUTION',
    dependent.map(({ name, on }) => ({
      at: `leastSquares: ${name}`,
      problem: on.length === 0 ? 'a column of zeros' : `collinear with ${on.join(', ')}`,
      remedy: on.length === 0 ? 'drop it' : 'drop one of them, or fit a ridge regression',
    })),
  );
}

/** The size of residual that rounding y and the columns to doubles, and solving in twice the precision, could leave. */
function roundingOfRows({ columns }: Design, solution: Float64Array, target: Float64Array): Float64Array {
  const sizes = target.map(Math.abs);
  for (const [j, column] of columns.entries()) {
    for (let i = 0; i < sizes.length; i++) sizes[i]! += Math.abs(column[i]! * solution[j]!);
  }
  const floor = Number.EPSILON * sizes.reduce((most, size) => Math.max(most, size), 0);
  return sizes.map((size) => 4 * Number.EPSILON * Math.max(size, floor));
}

/** Σ (fitted − mean)², weights included; about zero where there are no roots of weights to take the mean with. */
function explained(target: Float64Array, residual: Float64Array, roots: Float64Array | undefined): number {
  const mean = roots ? dot(roots, target) / dot(roots, roots) : 0;
  const deviations = target.map((value, i) => value - residual[i]! - (roots ? roots[i]! * mean : 0));
  return dot(deviations, deviations);
}

/** Up to here R alone gives the inverse to ten digits; beyond, its columns are corrected in twice the precision too. */
const PLAIN_CONDITION = 1e5;

/** Roots of the diagonal of (AᵀA)⁻¹, of the scaled columns. */
function rootsOfInverse(design: Design, qr: Qr, condition: number): number[] {
  const p = design.scales.length;
  const unit = (j: number, size: number) => Float64Array.from({ length: p }, (_, k) => (k === j ? size : 0));
  const nothing = new Float64Array(qr.rows);
  return Array.from({ length: p }, (_, j) => {
    if (condition > PLAIN_CONDITION) return Math.sqrt(solveAugmented(design, qr, nothing, unit(j, -1)).solution[j]!);
    const row = solveLower(qr, unit(j, 1));
    return Math.sqrt(dot(row, row));
  });
}
