/**
 * Moves the values of a range around until the one that sorting would put at index `k` is there, none larger before it
 * and none smaller after it.
 *
 * The pivot is the middle of three; values equal to it stop both scans, so that ties cost nothing extra.
 *
 * @param values  read and written; no NaN
 * @param k       index within the values
 * @returns the value at index k
 * @source C. A. R. Hoare, Algorithm 65: Find, Comm. ACM 4 (1961)
 * @complexity O(n) on average
 */
export function select(values: Float64Array, k: number): number {
  let low = 0;
  let high = values.length - 1;
  while (low < high) {
    const a = values[low]!;
    const b = values[(low + high) >>> 1]!;
    const c = values[high]!;
    const pivot = Math.max(Math.min(a, b), Math.min(Math.max(a, b), c));
    let i = low;
    let j = high;
    while (i <= j) {
      while (values[i]! < pivot) i++;
      while (values[j]! > pivot) j--;
      if (i > j) break;
      const value = values[i]!;
      values[i++] = values[j]!;
      values[j--] = value;
    }
    if (k <= j) high = j;
    else if (k >= i) low = i;
    else break;
  }
  return values[k]!;
}
