import { quote, refuse } from '../base/errors.ts';
import { checkPositive, checkSameLength, checkSample, type Sample } from './argument.ts';
import type { Column } from './design-matrix.ts';
import { leastSquares } from './least-squares.ts';
import { median } from './robust.ts';
import { select } from './select.kernel.ts';

/** A straight line y = intercept + slope · x. */
export interface Line {
  readonly intercept: number;
  readonly slope: number;
}

/**
 * The Theil–Sen line: the median of the slopes between all pairs of points, through the median of what is left.
 *
 *     slope = median { (yⱼ − yᵢ)/(xⱼ − xᵢ) : xᵢ ≠ xⱼ },   intercept = median (yᵢ − slope·xᵢ)
 *
 * Nearly three in ten points may be arbitrarily wrong before it follows them.
 *
 * @param x  at least two values, not all the same
 * @param y  as many
 * @throws ARGUMENT_INVALID  values not finite, samples too short or unequal in length
 * @throws NO_SOLUTION       all x are the same
 * @source P. Sen, Estimates of the Regression Coefficient Based on Kendall's Tau, JASA 63 (1968)
 * @complexity O(n²), 4·n² bytes
 */
export function theilSen(x: Sample, y: Sample): Line {
  checkSample('theilSen: x', x, 2);
  checkSample('theilSen: y', y, 2);
  checkSameLength('theilSen: y', y, x.length);
  const slopes = new Float64Array((x.length * (x.length - 1)) / 2);
  let count = 0;
  for (let i = 0; i < x.length; i++) {
    for (let j = i + 1; j < x.length; j++) {
      if (x[i] !== x[j]) slopes[count++] = (y[j]! - y[i]!) / (x[j]! - x[i]!);
    }
  }
  if (count === 0) {
    const remedy = 'give at least two different x';
    refuse('NO_SOLUTION', { at: 'theilSen: x', problem: 'all the same', met: quote(x[0]), remedy });
  }
  const slope = middleOf(slopes.subarray(0, count));
  return { slope, intercept: median(Float64Array.from(y, (value, i) => value - slope * x[i]!)) };
}

/** The median of values that may be moved around: sorting millions of slopes would take most of the time. */
function middleOf(values: Float64Array): number {
  const upper = select(values, values.length >> 1);
  if (values.length % 2 === 1) return upper;
  let lower = -Infinity;
  for (let i = 0; i < values.length >> 1; i++) lower = Math.max(lower, values[i]!);
  return lower / 2 + upper / 2;
}

/** A linear fit that heeds a residual the less the larger it is. */
export interface HuberFit {
  /** `intercept` first, then the columns as given. */
  readonly names: readonly string[];
  readonly coefficients: readonly number[];
  /** Spread of the residuals as the fit sees it: their median size / 0.6745, for normal noise its standard deviation. */
  readonly scale: number;
  /** Between 0 and 1 for each row: 1 where the residual counts in full, less where it is held back. */
  readonly weights: Float64Array;
  readonly iterations: number;
}

/** The upper quartile of the standard normal distribution: half of its values are no larger in size. */
const NORMAL_QUARTILE = 0.6744897501960817;
const MOST_ITERATIONS = 500;

/**
 * Huber's regression: squares up to a bound, absolute values beyond it.
 *
 *     Σ ρ(residualᵢ / scale)  smallest,   ρ(t) = t²/2 for |t| ≤ bound,  bound·(|t| − bound/2) beyond
 *
 * By weighted least squares, repeated with weights min(1, bound·scale/|residual|) and scale = median |residual| / 0.6745
 * until no coefficient moves the fit by more than 10⁻¹⁰ of the scale.
 *
 * @param bound  above 0, in units of the scale; 1.345 keeps 95 % efficiency for normal noise
 * @throws ARGUMENT_INVALID  as `leastSquares`, or a bound not above 0
 * @throws NO_SOLUTION       columns that depend on others; the message names them
 * @throws NO_CONVERGENCE    the fit still moves after 500 rounds
 * @source P. Huber, Robust Regression, Ann. Statist. 1 (1973)
 */
export function huber(y: Sample, columns: readonly Column[], bound = 1.345): HuberFit {
  checkPositive('huber: bound', bound);
  let fit = leastSquares(y, columns);
  const rounding = 16 * Number.EPSILON * largest(y);
  for (let iterations = 1; iterations <= MOST_ITERATIONS; iterations++) {
    const { names, coefficients, residuals } = fit;
    const scale = median(residuals.map(Math.abs)) / NORMAL_QUARTILE;
    const weights = residuals.map((left) => (left === 0 ? 1 : Math.min(1, (bound * scale) / Math.abs(left))));
    const result = { names, coefficients, scale, weights, iterations };
    if (scale <= rounding) return result; // half of the rows lie on the fit already
    fit = leastSquares(y, columns, { weights });
    const moved = largest(residuals.map((left, i) => left - fit.residuals[i]!));
    if (moved <= Math.max(1e-10 * scale, rounding)) return { ...result, coefficients: fit.coefficients };
  }
  const remedy = 'look for rows that pull against each other, or raise the bound';
  return refuse('NO_CONVERGENCE', { at: 'huber', problem: `still moving after ${MOST_ITERATIONS} rounds`, remedy });
}

function largest(values: Sample): number {
  let size = 0;
  for (let i = 0; i < values.length; i++) size = Math.max(size, Math.abs(values[i]!));
  return size;
}
