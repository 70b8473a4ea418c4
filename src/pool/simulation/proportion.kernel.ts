import { productError } from '../../numeric/double-double.ts';

/**
 * Whole fen in proportion to whole weights, exact for any amounts below 2^52.
 *
 *     part[i] = ⌊total · w[i] / Σw⌋; the fen left over go, one each, to the largest remainders, equal ones to the earlier
 *
 * The quotient is taken in double precision and set right by the remainder, which is exact: the two products differ by little, so
 * that neither their difference nor that of their rounding errors is rounded.
 *
 * @param total    at most Σw, so that no part exceeds its weight
 * @param weights  entries from `at`, none negative
 * @param parts    entries from `to`; overwritten
 * @param rests    `count` entries of scratch
 */
export function shareInProportion(
  total: number,
  weights: Float64Array,
  at: number,
  count: number,
  parts: Float64Array,
  to: number,
  rests: Float64Array,
): void {
  let sum = 0;
  for (let i = 0; i < count; i++) sum += weights[at + i]!;
  if (total === 0 || total === sum) {
    for (let i = 0; i < count; i++) parts[to + i] = total === 0 ? 0 : weights[at + i]!;
    return;
  }
  let left = total;
  for (let i = 0; i < count; i++) {
    const weight = weights[at + i]!;
    let part = Math.floor((total * weight) / sum);
    let rest = remainderOf(total, weight, part, sum);
    for (; rest < 0; rest += sum) part--;
    for (; rest >= sum; rest -= sum) part++;
    parts[to + i] = part;
    rests[i] = rest;
    left -= part;
  }
  for (; left > 0; left--) {
    let best = 0;
    for (let i = 1; i < count; i++) if (rests[i]! > rests[best]!) best = i;
    rests[best] = -1;
    parts[to + best]! += 1;
  }
}

/** total · weight − part · sum, exact. */
function remainderOf(total: number, weight: number, part: number, sum: number): number {
  const product = total * weight;
  const taken = part * sum;
  return product - taken + (productError(total, weight, product) - productError(part, sum, taken));
}
