import { refuse } from '../base/errors.ts';

/** A sweep over all pairs roughly squares what is off the diagonal; six to ten are usual. */
const MOST_SWEEPS = 50;

export interface SymmetricEigen {
  /** n eigenvalues, in no order. */
  readonly values: Float64Array;
  /** n·n numbers; column j is the unit eigenvector of `values[j]`. */
  readonly vectors: Float64Array;
}

/**
 * Eigenvalues and eigenvectors of a symmetric matrix, by turning its entries off the diagonal to zero, pair by pair
 * (Jacobi).
 *
 *     A = V · diag(values) · Vᵀ
 *
 * @param matrix  n·n numbers, row after row, symmetric; read
 * @throws NO_CONVERGENCE  entries left off the diagonal after 50 sweeps
 * @source Golub & Van Loan, Matrix Computations, 4th ed. (2013), section 8.5
 */
export function symmetricEigen(matrix: Float64Array): SymmetricEigen {
  const n = Math.sqrt(matrix.length);
  const a = matrix.slice();
  const vectors = new Float64Array(n * n);
  for (let i = 0; i < n; i++) vectors[i * n + i] = 1;
  const size = sumOfSquares(a, n, true);

  for (let sweep = 0; sweep < MOST_SWEEPS; sweep++) {
    if (sumOfSquares(a, n, false) <= 1e-32 * size) {
      return { values: Float64Array.from({ length: n }, (_, i) => a[i * n + i]!), vectors };
    }
    for (let p = 0; p < n - 1; p++) for (let q = p + 1; q < n; q++) annihilate(a, vectors, n, p, q);
  }
  refuse('NO_CONVERGENCE', { at: 'symmetricEigen', problem: `not diagonal after ${MOST_SWEEPS} sweeps` });
}

/** Turns the plane (p, q) such that the entry there becomes zero. */
function annihilate(a: Float64Array, vectors: Float64Array, n: number, p: number, q: number): void {
  const entry = a[p * n + q]!;
  if (entry === 0) return;
  const half = (a[q * n + q]! - a[p * n + p]!) / (2 * entry);
  const tangent = (half < 0 ? -1 : 1) / (Math.abs(half) + Math.sqrt(half * half + 1));
  const cosine = 1 / Math.sqrt(tangent * tangent + 1);
  const sine = tangent * cosine;
  for (let k = 0; k < n; k++) turn(a, k * n + p, k * n + q, cosine, sine);
  for (let k = 0; k < n; k++) turn(a, p * n + k, q * n + k, cosine, sine);
  for (let k = 0; k < n; k++) turn(vectors, k * n + p, k * n + q, cosine, sine);
  // What rounding left there would keep the sweeps from ending.
  a[p * n + q] = 0;
  a[q * n + p] = 0;
}

function turn(a: Float64Array, i: number, j: number, cosine: number, sine: number): void {
  const x = a[i]!;
  const y = a[j]!;
  a[i] = cosine * x - sine * y;
  a[j] = sine * x + cosine * y;
}

function sumOfSquares(a: Float64Array, n: number, withDiagonal: boolean): number {
  let sum = 0;
  for (let i = 0; i < n; i++) {
    for (let j = 0; j < n; j++) if (withDiagonal || i !== j) sum += a[i * n + j]! * a[i * n + j]!;
  }
  return sum;
}
