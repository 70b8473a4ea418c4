/** A column that the columns before it already make up: Σ parts[i] · column kept[i]. */
export interface Dependence {
  readonly column: number;
  readonly parts: Float64Array;
}

/**
 * A matrix as an orthogonal times an upper triangular one, A = Q·R, for the columns that are independent.
 *
 * Column k of `packed` holds column k of R above its diagonal and the Householder vector of step k below.
 */
export interface Qr {
  readonly rows: number;
  /** Indices of the independent columns, in their given order. */
  readonly kept: readonly number[];
  readonly packed: readonly Float64Array[];
  readonly diagonal: readonly number[];
  /** 2 / vᵀv for the Householder vector of each step. */
  readonly betas: readonly number[];
  readonly dependent: readonly Dependence[];
}

/** What is left of a column beside those before it, below which it counts as made up of them. */
const RANK_TOLERANCE = 2 ** -40;

/**
 * Householder QR that keeps the order of the columns and sets aside each one that depends on those before it.
 *
 * @param columns  equally long, finite, each of a size near 1 so that its square neither over- nor underflows
 * @source G. Golub, C. Van Loan, Matrix Computations, 4th ed. (2013), §5.2
 * @complexity O(rows · columns²)
 */
export function factorise(columns: readonly Float64Array[]): Qr {
  const rows = columns[0]!.length;
  const kept: number[] = [];
  const packed: Float64Array[] = [];
  const diagonal: number[] = [];
  const betas: number[] = [];
  const dependent: Dependence[] = [];
  const qr = { rows, kept, packed, diagonal, betas, dependent };
  for (const [column, given] of columns.entries()) {
    const work = given.slice();
    applyTransposed(qr, work);
    const k = kept.length;
    const left = norm(work, k);
    if (left <= RANK_TOLERANCE * norm(given, 0)) {
      dependent.push({ column, parts: solveUpper(qr, work.subarray(0, k)) });
      continue;
    }
    const head = work[k]!;
    const mirror = head > 0 ? -left : left;
    work[k] = head - mirror;
    packed.push(work);
    diagonal.push(mirror);
    betas.push(1 / (left * (left + Math.abs(head))));
    kept.push(column);
  }
  return qr;
}

function norm(column: Float64Array, from: number): number {
  let squares = 0;
  for (let i = from; i < column.length; i++) squares += column[i]! * column[i]!;
  return Math.sqrt(squares);
}

/** vector ← Qᵀ·vector, in place. */
export function applyTransposed(qr: Qr, vector: Float64Array): void {
  for (let k = 0; k < qr.packed.length; k++) reflect(qr, k, vector);
}

/** vector ← Q·vector, in place. */
export function apply(qr: Qr, vector: Float64Array): void {
  for (let k = qr.packed.length - 1; k >= 0; k--) reflect(qr, k, vector);
}

function reflect(qr: Qr, k: number, vector: Float64Array): void {
  const mirror = qr.packed[k]!;
  let along = 0;
  for (let i = k; i < vector.length; i++) along += mirror[i]! * vector[i]!;
  along *= qr.betas[k]!;
  for (let i = k; i < vector.length; i++) vector[i]! -= along * mirror[i]!;
}

/** The solution x of R·x = right. */
export function solveUpper(qr: Qr, right: Float64Array): Float64Array {
  const x = Float64Array.from(right);
  for (let k = x.length - 1; k >= 0; k--) {
    x[k]! /= qr.diagonal[k]!;
    for (let i = 0; i < k; i++) x[i]! -= qr.packed[k]![i]! * x[k]!;
  }
  return x;
}

/** The solution x of Rᵀ·x = right. */
export function solveLower(qr: Qr, right: Float64Array): Float64Array {
  const x = Float64Array.from(right);
  for (let k = 0; k < x.length; k++) {
    for (let i = 0; i < k; i++) x[k]! -= qr.packed[k]![i]! * x[i]!;
    x[k]! /= qr.diagonal[k]!;
  }
  return x;
}

/** The columns of R, each scaled to length 1; its singular values are those of the equally scaled matrix. */
export function unitTriangle(qr: Qr): Float64Array[] {
  return qr.packed.map((packed, k) => {
    const column = new Float64Array(qr.packed.length);
    column.set(packed.subarray(0, k));
    column[k] = qr.diagonal[k]!;
    const length = norm(column, 0);
    return column.map((entry) => entry / length);
  });
}
