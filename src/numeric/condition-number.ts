const SWEEPS = 40;

/**
 * The largest singular value of a matrix over its smallest.
 *
 * Columns are rotated in pairs until all are at right angles (one-sided Jacobi); their lengths are then the singular values.
 *
 * @param columns  of a square matrix of full rank; changed. Of none the result is 1
 * @source J. Demmel, K. Veselić, Jacobi's Method is More Accurate than QR, SIAM J. Matrix Anal. Appl. 13 (1992)
 */
export function conditionNumber(columns: readonly Float64Array[]): number {
  for (let sweep = 0, turned = true; turned && sweep < SWEEPS; sweep++) {
    turned = false;
    for (let i = 0; i < columns.length; i++) {
      for (let j = i + 1; j < columns.length; j++) turned = straighten(columns[i]!, columns[j]!) || turned;
    }
  }
  if (columns.length === 0) return 1;
  const lengths = columns.map((column) => Math.sqrt(inner(column, column)));
  return Math.max(...lengths) / Math.min(...lengths);
}

/** Turns two columns so that they stand at right angles; false if they already did. */
function straighten(a: Float64Array, b: Float64Array): boolean {
  const ab = inner(a, b);
  const aa = inner(a, a);
  const bb = inner(b, b);
  if (Math.abs(ab) <= Number.EPSILON * Math.sqrt(aa * bb)) return false;
  const zeta = (bb - aa) / (2 * ab);
  const tangent = (zeta < 0 ? -1 : 1) / (Math.abs(zeta) + Math.sqrt(1 + zeta * zeta));
  const cosine = 1 / Math.sqrt(1 + tangent * tangent);
  for (let k = 0; k < a.length; k++) {
    const x = a[k]!;
    const y = b[k]!;
    a[k] = cosine * (x - tangent * y);
    b[k] = cosine * (y + tangent * x);
  }
  return true;
}

function inner(a: Float64Array, b: Float64Array): number {
  let total = 0;
  for (let k = 0; k < a.length; k++) total += a[k]! * b[k]!;
  return total;
}
