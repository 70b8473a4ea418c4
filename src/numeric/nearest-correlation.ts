import { refuse } from '../base/errors.ts';
import { checkCorrelations, type SquareMatrix } from './correlation-matrix.ts';
import { symmetricEigen } from './symmetric-eigen.kernel.ts';

const MOST_ROUNDS = 5000;
/** Entries have come to rest when a round moves the matrix by less than this, relative to its size. */
const AT_REST = 1e-11;

/** A matrix made fit for use, and what that changed. */
export interface NearestCorrelation {
  readonly correlation: SquareMatrix;
  /** √Σ of the squared changes of all entries; 0 when nothing had to be repaired. */
  readonly distance: number;
  /** The largest change of an entry. */
  readonly largestChange: number;
  /** Of the matrix given; below zero when its entries cannot occur together. */
  readonly smallestEigenvalue: number;
}

/**
 * The correlation matrix nearest to one whose entries cannot occur together, such as one put together from separate
 * estimates.
 *
 *     C = arg min ‖C − A‖_F  over positive semidefinite C with 1 on the diagonal
 *
 * By turns the negative eigenvalues are set to zero and the diagonal to 1, with Dykstra's correction of the first step.
 * A matrix without negative eigenvalues comes back as it is.
 *
 * @param matrix  n × n, symmetric, 1 on the diagonal, entries within −1 … 1
 * @throws ARGUMENT_INVALID  not such a matrix;  NO_CONVERGENCE  not at rest after 5,000 rounds
 * @complexity  some tens of eigenvalue problems: 1 ms for n = 5, 1 s for n = 40
 * @source Higham, Computing the nearest correlation matrix, IMA J. Numer. Anal. 22 (2002), algorithm 3.3
 */
export function nearestCorrelation(matrix: SquareMatrix): NearestCorrelation {
  checkCorrelations('nearestCorrelation: matrix', matrix);
  const given = Float64Array.from(matrix.flat());
  const smallestEigenvalue = Math.min(...symmetricEigen(given).values);
  if (smallestEigenvalue >= 0) return { correlation: matrix, distance: 0, largestChange: 0, smallestEigenvalue };

  const nearest = unitDiagonal(alternate(given, matrix.length), matrix.length);
  const changes = nearest.map((entry, i) => Math.abs(entry - given[i]!));
  return {
    correlation: matrix.map((row, i) => row.map((_, j) => nearest[Math.max(i, j) * matrix.length + Math.min(i, j)]!)),
    distance: norm(changes),
    largestChange: Math.max(...changes),
    smallestEigenvalue,
  };
}

function alternate(given: Float64Array, n: number): Float64Array {
  const correction = new Float64Array(n * n);
  let y = given;
  for (let round = 0; round < MOST_ROUNDS; round++) {
    const corrected = y.map((entry, i) => entry - correction[i]!);
    const x = withoutNegativePart(corrected, n);
    for (let i = 0; i < n * n; i++) correction[i] = x[i]! - corrected[i]!;
    const next = x.map((entry, i) => (i % (n + 1) === 0 ? 1 : entry));
    const moved = norm(next.map((entry, i) => entry - y[i]!));
    y = next;
    if (moved <= AT_REST * n) return x;
  }
  refuse('NO_CONVERGENCE', {
    at: 'nearestCorrelation',
    problem: `not at rest after ${MOST_ROUNDS} rounds`,
    remedy: 'give entries that contradict each other less',
  });
}

/** The nearest positive semidefinite matrix: V · diag(max(λ, 0)) · Vᵀ. */
function withoutNegativePart(a: Float64Array, n: number): Float64Array {
  const { values, vectors } = symmetricEigen(a);
  const kept = new Float64Array(n * n);
  values.forEach((value, k) => {
    if (value <= 0) return;
    for (let i = 0; i < n; i++) {
      const scaled = value * vectors[i * n + k]!;
      for (let j = 0; j < n; j++) kept[i * n + j]! += scaled * vectors[j * n + k]!;
    }
  });
  return kept;
}

/** Divides out what the last round left between the diagonal and 1, which keeps the matrix positive semidefinite. */
function unitDiagonal(a: Float64Array, n: number): Float64Array {
  return a.map((entry, at) => {
    const [i, j] = [Math.floor(at / n), at % n];
    return i === j ? 1 : entry / Math.sqrt(a[i * (n + 1)]! * a[j * (n + 1)]!);
  });
}

function norm(entries: Float64Array): number {
  return Math.sqrt(entries.reduce((sum, entry) => sum + entry * entry, 0));
}
