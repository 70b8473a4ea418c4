import { augmentedResidual } from './augmented-residual.kernel.ts';
import type { Design } from './design-matrix.ts';
import { apply, applyTransposed, type Qr, solveLower, solveUpper } from './qr.ts';

/** Eight corrections of six digits each are more than a matrix of full rank can need. */
const ROUNDS = 8;

/**
 * The solution of  r + A·x = b,  Aᵀ·r = g  by QR, corrected until it is as good as one in twice the precision.
 *
 * With g = 0 it is the least-squares solution and its residual; with b = 0 and g = −eⱼ, x is column j of (AᵀA)⁻¹.
 *
 * @returns x and r, rounded to double at the end
 * @source Å. Björck, Iterative refinement of linear least squares solutions I, BIT 7 (1967)
 */
export function solveAugmented(
  design: Design,
  qr: Qr,
  b: Float64Array,
  g: Float64Array,
): { readonly solution: Float64Array; readonly residual: Float64Array } {
  const n = b.length;
  const p = g.length;
  const solution = new Float64Array(2 * p);
  const residual = new Float64Array(2 * n);
  const f = new Float64Array(n);
  let step = Infinity;
  for (let round = 0; round < ROUNDS; round++) {
    const h = g.slice();
    augmentedResidual(design.columns, design.tails, b, residual, solution, f, h);

    applyTransposed(qr, f);
    const along = solveLower(qr, h);
    const right = f.slice(0, p).map((value, k) => value - along[k]!);
    const change = solveUpper(qr, right);
    f.set(along);
    apply(qr, f);

    const before = step;
    step = largest(change);
    if (step > before / 2) break; // no longer converging: what is left is rounding
    accumulate(solution, change);
    accumulate(residual, f);
    if (step <= 2 ** -60 * largest(solution.subarray(0, p))) break;
  }
  return { solution: solution.slice(0, p), residual: residual.slice(0, n) };
}

function largest(values: Float64Array): number {
  let size = 0;
  for (let i = 0; i < values.length; i++) size = Math.max(size, Math.abs(values[i]!));
  return size;
}

/** Adds a correction to numbers kept as high parts followed by low parts. */
function accumulate(numbers: Float64Array, change: Float64Array): void {
  const n = change.length;
  for (let i = 0; i < n; i++) {
    const low = numbers[n + i]! + change[i]!;
    const high = numbers[i]! + low;
    numbers[n + i] = low - (high - numbers[i]!);
    numbers[i] = high;
  }
}
