import { addExactSums, SUM_LIMBS } from './exact-sums.kernel.ts';

const limbs = new Float64Array(SUM_LIMBS);

/** Σ and Σ² of whole numbers, exact; they add up in any order. */
export interface ExactMoments {
  readonly sum: bigint;
  readonly squares: bigint;
}

/** Σ and Σ² of `count` values from `from`, each whole and below 2^53 in size; at most 65,536 of them. */
export function exactMoments(values: Float64Array, from: number, count: number): ExactMoments {
  addExactSums(values, from, count, limbs);
  const limb = (i: number): bigint => BigInt(limbs[i]!);
  return {
    sum: (limb(0) << 36n) + (limb(1) << 18n) + limb(2),
    squares: (limb(3) << 72n) + (limb(4) << 55n) + ((2n * limb(5) + limb(6)) << 36n) + (limb(7) << 19n) + limb(8),
  };
}

/**
 * Mean and its standard error from exact sums of n values.
 *
 *     variance = (n Σ² − (Σ)²) ÷ (n (n − 1)),   standard error = √(variance ÷ n); 0 for a single value
 */
export function meanOf(
  n: number,
  { sum, squares }: ExactMoments,
): { readonly mean: number; readonly deviation: number; readonly standardError: number } {
  const mean = Number(sum) / n;
  if (n < 2) return { mean, deviation: 0, standardError: 0 };
  const variance = Number(BigInt(n) * squares - sum * sum) / (n * (n - 1));
  return { mean, deviation: Math.sqrt(variance), standardError: Math.sqrt(variance / n) };
}
