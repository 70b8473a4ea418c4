import { checkSample, checkWhole, type Sample } from './argument.ts';
import type { Column } from './design-matrix.ts';
import { productError } from './double-double.ts';
import { type LinearFit, leastSquares } from './least-squares.ts';

/**
 * The least-squares polynomial.
 *
 *     y = b₀ + b₁·x + … + b_degree·x^degree + residual
 *
 * The powers are kept in twice the precision: their columns are so nearly dependent that rounding them would show.
 *
 * @param degree  1 … 20
 * @throws ARGUMENT_INVALID  a degree out of range, values not finite, samples unequal in length or too short
 * @throws NO_SOLUTION       fewer different x than coefficients
 */
export function polynomialRegression(x: Sample, y: Sample, degree: number): LinearFit {
  return leastSquares(y, powers(x, degree));
}

function powers(x: Sample, degree: number): Column[] {
  checkSample('polynomialRegression: x', x);
  checkWhole('polynomialRegression: degree', degree, 1, 20);
  const columns = [{ name: 'x', values: Float64Array.from(x), tails: new Float64Array(x.length) }];
  for (let power = 2; power <= degree; power++) {
    const { values, tails } = columns[power - 2]!;
    const next = values.map((value, i) => value * x[i]!);
    const lost = values.map((value, i) => productError(value, x[i]!, next[i]!) + tails[i]! * x[i]!);
    columns.push({ name: `x^${power}`, values: next, tails: lost });
  }
  return columns;
}
