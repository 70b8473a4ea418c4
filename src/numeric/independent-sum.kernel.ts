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
  for (let k = filled - 1; k >= 0; k--) {
    const mass = masses[k]!;
    masses[k] = (1 - probability) * mass;
    const low = k + lower < last ? k + lower : last;
    masses[low]! += lowerPart * mass;
    if (upperPart === 0) continue;
    const high = low < last ? low + 1 : last;
    masses[high]! += upperPart * mass;
  }
  const reach = filled + lower + (upperPart > 0 ? 1 : 0);
  return reach <= last ? reach : last + 1;
}
