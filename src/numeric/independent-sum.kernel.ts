/**
 * Adds one more independent amount to a sum: with the given probability the sum grows by it, otherwise it stays.
 *
 *     masses′[k] = (1 − probability)·masses[k] + probability·masses[k − amount]
 *
 * An amount between two cells is split over both so that its mean is kept. Sums beyond the last cell stay in the last.
 * Nothing is subtracted, so each mass keeps its digits however small it is.
 *
 * @param masses       P(sum = k) for k = 0 … length − 1, the last for all sums from there on; read and written
 * @param filled       how many masses, from 0, may differ from zero so far: 1 for the empty sum
 * @param probability  0 … 1
 * @param amount       in cells, 0 or more
 * @returns how many masses may differ from zero now
 * @complexity O(filled)
 */
export function addIndependent(masses: Float64Array, filled: number, probability: number, amount: number): number {
  const last = masses.length - 1;
  const lower = Math.floor(amount);
  const upperPart = probability * (amount - lower);
  const lowerPart = probability - upperPart;
  const stays = 1 - probability;
  const upper = upperPart > 0 ? lower + 1 : lower;

  // downwards, so that a mass is moved before another is moved on top of it; what would pass the last cell comes first
  let k = filled - 1;
  for (; k >= 0 && k + upper > last; k--) {
    const mass = masses[k]!;
    masses[k] = stays * mass;
    masses[Math.min(k + lower, last)]! += lowerPart * mass;
    masses[last]! += upperPart * mass;
  }
  for (; k >= 0; k--) {
    const mass = masses[k]!;
    masses[k] = stays * mass;
    masses[k + lower]! += lowerPart * mass;
    if (upperPart > 0) masses[k + upper]! += upperPart * mass;
  }
  return Math.min(filled + upper, last + 1);
}

/** Masses below this at the ends of a window are dropped: all of them together are beyond the digits of a double. */
const NEGLIGIBLE = 1e-30;

/**
 * `addIndependent` on the part of the masses that counts: what is negligible at its ends is set to zero and left out.
 *
 * @param masses  long enough for the largest sum, so that nothing is cut off above
 * @param window  the first cell and the one after the last that may differ from zero; read and written
 * @complexity O(window)
 */
export function addIndependentWithin(
  masses: Float64Array,
  window: Int32Array,
  probability: number,
  amount: number,
): void {
  const lower = Math.floor(amount);
  const upperPart = probability * (amount - lower);
  const lowerPart = probability - upperPart;
  const stays = 1 - probability;
  let first = window[0]!;
  let end = window[1]!;
  if (upperPart > 0) {
    for (let k = end - 1; k >= first; k--) {
      const mass = masses[k]!;
      masses[k] = stays * mass;
      masses[k + lower]! += lowerPart * mass;
      masses[k + lower + 1]! += upperPart * mass;
    }
    end += lower + 1;
  } else {
    for (let k = end - 1; k >= first; k--) {
      const mass = masses[k]!;
      masses[k] = stays * mass;
      masses[k + lower]! += lowerPart * mass;
    }
    end += lower;
  }
  while (first < end - 1 && masses[first]! < NEGLIGIBLE) masses[first++] = 0;
  while (end > first + 1 && masses[end - 1]! < NEGLIGIBLE) masses[--end] = 0;
  window[0] = first;
  window[1] = end;
}
