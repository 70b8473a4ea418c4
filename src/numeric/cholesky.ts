import { quote, refuse } from '../base/errors.ts';
import { checkSample, finiteResult } from './argument.ts';
import { checkCorrelations, type SquareMatrix } from './correlation-matrix.ts';
import { symmetricEigen } from './symmetric-eigen.kernel.ts';

/** An eigenvalue this far below zero is rounding; further below, the entries contradict each other. */
const ROUNDING = 1e-12;

/**
 * The lower triangle L that turns independent values into correlated ones.
 *
 *     L · Lᵀ = C,  diagonal of L not below 0
 *
 * A singular C (perfect correlations, fewer factors than variables) is factored too, as closely as any other. What is
 * no correlation matrix at all is refused; `nearestCorrelation` repairs one on request.
 *
 * @param correlation  n × n, symmetric, 1 on the diagonal
 * @returns            n·n numbers, row after row, zero above the diagonal
 * @throws ARGUMENT_INVALID  not square or symmetric, a diagonal other than 1, an entry beyond ±1, or entries that
 *                           cannot occur together
 * @source Golub & Van Loan, Matrix Computations, 4th ed. (2013), sections 4.2 and 5.2
 */
export function choleskyFactor(correlation: SquareMatrix): Float64Array {
  checkCorrelations('choleskyFactor: correlation', correlation);
  return definiteFactor(correlation) ?? semidefiniteFactor(correlation);
}

/** Row by row; nothing when a pivot is not above zero, but exact to rounding when all are, however small. */
function definiteFactor(c: SquareMatrix): Float64Array | undefined {
  const n = c.length;
  const factor = new Float64Array(n * n);
  for (let i = 0; i < n; i++) {
    for (let j = 0; j <= i; j++) {
      let rest = c[i]![j]!;
      for (let k = 0; k < j; k++) rest -= factor[i * n + k]! * factor[j * n + k]!;
      if (i > j) factor[i * n + j] = rest / factor[j * n + j]!;
      else if (rest > 0) factor[i * n + i] = Math.sqrt(rest);
      else return undefined;
    }
  }
  return factor;
}

/** From C = V·diag(λ)·Vᵀ: the rows of V·diag(√λ), turned in the planes of two columns until they are a triangle. */
function semidefiniteFactor(c: SquareMatrix): Float64Array {
  const n = c.length;
  const { values, vectors } = symmetricEigen(Float64Array.from(c.flat()));
  const smallest = Math.min(...values);
  if (smallest < -ROUNDING) {
    refuse('ARGUMENT_INVALID', {
      at: 'choleskyFactor: correlation',
      problem: 'entries that cannot occur together, the smallest eigenvalue is below 0',
      met: quote(smallest),
      remedy: 'correct the entries, or take what nearestCorrelation returns',
    });
  }
  const factor = vectors.map((entry, at) => entry * Math.sqrt(Math.max(values[at % n]!, 0)));
  for (let i = 0; i < n; i++) for (let j = i + 1; j < n; j++) turnColumns(factor, n, i, j);
  return factor;
}

/** Turns columns i and j such that row i has nothing left in column j. */
function turnColumns(a: Float64Array, n: number, i: number, j: number): void {
  const x = a[i * n + i]!;
  const y = a[i * n + j]!;
  const length = Math.sqrt(x * x + y * y);
  if (length === 0) return;
  for (let row = i; row < n; row++) {
    const p = a[row * n + i]!;
    const q = a[row * n + j]!;
    a[row * n + i] = (p * x + q * y) / length;
    a[row * n + j] = (q * x - p * y) / length;
  }
  a[i * n + j] = 0;
}

/**
 * Correlates rows of independent values in place.
 *
 *     z ← L · z,  for each row z of n values
 *
 * @param factor  n·n numbers from `choleskyFactor`
 * @param values  m·n numbers, row after row, standard normal as a rule; read and written
 * @throws ARGUMENT_INVALID  a factor that is not square, values that end within a row, a number that is not finite,
 *                           a result beyond the largest number
 */
export function correlate(factor: Float64Array, values: Float64Array): void {
  checkSample('correlate: factor', factor);
  checkSample('correlate: values', values, 0);
  const n = Math.sqrt(factor.length);
  if (!Number.isInteger(n)) {
    const remedy = 'give what choleskyFactor returned';
    refuse('ARGUMENT_INVALID', { at: 'correlate: factor', problem: 'not square', met: quote(factor.length), remedy });
  }
  if (values.length % n !== 0) {
    const [met, remedy] = [quote(values.length), `give a multiple of ${n}`];
    refuse('ARGUMENT_INVALID', { at: 'correlate: values', problem: 'ends within a row', met, remedy });
  }
  for (let from = 0; from < values.length; from += n) {
    // From the last value to the first, because each needs only itself and those before it.
    for (let i = n - 1; i >= 0; i--) {
      let sum = 0;
      for (let k = 0; k <= i; k++) sum += factor[i * n + k]! * values[from + k]!;
      values[from + i] = finiteResult('correlate', sum);
    }
  }
}
