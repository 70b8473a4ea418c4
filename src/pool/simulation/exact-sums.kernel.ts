const LIMB = 2 ** 18;
const TWO_LIMBS = 2 ** 36;

/** Sums that `addExactSums` fills: of the three limbs, and of their six products. */
export const SUM_LIMBS = 9;

/**
 * Adds `count` whole numbers, each below 2^53 in size, and their squares, without losing a unit.
 *
 *     |v| = a·2³⁶ + b·2¹⁸ + c,   limbs ← Σ±a, Σ±b, Σ±c, Σa², Σab, Σac, Σb², Σbc, Σc²
 *
 * @param count  at most 65,536, so that no sum of limbs passes 2^53
 * @param limbs  `SUM_LIMBS` values; overwritten
 */
export function addExactSums(values: Float64Array, from: number, count: number, limbs: Float64Array): void {
  let [sa, sb, sc, aa, ab, ac, bb, bc, cc] = [0, 0, 0, 0, 0, 0, 0, 0, 0];
  for (let i = from; i < from + count; i++) {
    const value = values[i]!;
    const size = Math.abs(value);
    const a = Math.floor(size / TWO_LIMBS);
    const rest = size - a * TWO_LIMBS;
    const b = Math.floor(rest / LIMB);
    const c = rest - b * LIMB;
    if (value < 0) {
      sa -= a;
      sb -= b;
      sc -= c;
    } else {
      sa += a;
      sb += b;
      sc += c;
    }
    aa += a * a;
    ab += a * b;
    ac += a * c;
    bb += b * b;
    bc += b * c;
    cc += c * c;
  }
  limbs[0] = sa;
  limbs[1] = sb;
  limbs[2] = sc;
  limbs[3] = aa;
  limbs[4] = ab;
  limbs[5] = ac;
  limbs[6] = bb;
  limbs[7] = bc;
  limbs[8] = cc;
}
