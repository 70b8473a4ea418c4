/**
 * The first of 0 … n − 1 for which `isThere` holds, it holding for all after it; n if for none.
 *
 * @complexity log₂ n questions
 */
export function firstWhere(n: number, isThere: (k: number) => boolean): number {
  let low = 0;
  let high = n;
  while (low < high) {
    const middle = Math.floor((low + high) / 2);
    if (isThere(middle)) high = middle;
    else low = middle + 1;
  }
  return low;
}
