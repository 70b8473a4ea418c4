import { productError } from './double-double.ts';

/**
 * How far r and x are from solving  r + A·x = b,  Aᵀ·r = g,  summed in twice the precision.
 *
 *     f = b − r − A·x,   g ← g − Aᵀ·r
 *
 * @param columns    A, column by column, n values each
 * @param tails      what rounding took from each value of A
 * @param b          n values
 * @param residual   r, n high parts followed by n low parts
 * @param solution   x, p high parts followed by p low parts
 * @param f          out, n values
 * @param g          in and out, p values
 */
export function augmentedResidual(
  columns: readonly Float64Array[],
  tails: readonly Float64Array[],
  b: Float64Array,
  residual: Float64Array,
  solution: Float64Array,
  f: Float64Array,
  g: Float64Array,
): void {
  const n = b.length;
  const p = columns.length;
  for (let i = 0; i < n; i++) {
    let high = b[i]!;
    let low = -residual[n + i]!;
    for (let j = -1; j < p; j++) {
      const a = j < 0 ? 1 : columns[j]![i]!;
      const x = j < 0 ? residual[i]! : solution[j]!;
      const product = a * x;
      const next = high - product;
      const part = next - high;
      low += high - (next - part) - (product + part) - productError(a, x, product);
      if (j >= 0) low -= a * solution[p + j]! + tails[j]![i]! * x;
      high = next;
    }
    f[i] = high + low;
  }
  for (let j = 0; j < p; j++) {
    const column = columns[j]!;
    const tail = tails[j]!;
    let high = g[j]!;
    let low = 0;
    for (let i = 0; i < n; i++) {
      const product = column[i]! * residual[i]!;
      const next = high - product;
      const part = next - high;
      low += high - (next - part) - (product + part) - productError(column[i]!, residual[i]!, product);
      low -= column[i]! * residual[n + i]! + tail[i]! * residual[i]!;
      high = next;
    }
    g[j] = high + low;
  }
}
