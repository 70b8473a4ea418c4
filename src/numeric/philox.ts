import { checkSameLength } from './argument.ts';

const MULTIPLIER_0 = 0xd2511f53;
const MULTIPLIER_1 = 0xcd9e8d57;
const KEY_STEP_0 = 0x9e3779b9;
const KEY_STEP_1 = 0xbb67ae85;

/**
 * Philox4x32-10, a keyed hash of four words made of multiplications; kept to compare with other programs' runs.
 *
 *     (c₀, c₁, c₂, c₃) ← (hi(M₁c₂) ⊕ c₁ ⊕ k₀, lo(M₁c₂), hi(M₀c₀) ⊕ c₃ ⊕ k₁, lo(M₀c₀)),  ten times, k ← k + W between
 *
 * Our own streams use Threefry, which needs no 64-bit product and is three times faster here.
 *
 * @param key      2 words, read
 * @param counter  4 words, read
 * @param out      4 words, written; may be `counter` itself
 * @throws ARGUMENT_INVALID  another number of words
 * @source Salmon, Moraes, Dror & Shaw, Parallel random numbers: as easy as 1, 2, 3 (SC 2011), section 4.3
 */
export function philox4x32(key: Uint32Array, counter: Uint32Array, out: Uint32Array): void {
  checkSameLength('philox4x32: key', key, 2);
  checkSameLength('philox4x32: counter', counter, 4);
  checkSameLength('philox4x32: out', out, 4);
  let k0 = key[0]!;
  let k1 = key[1]!;
  let c0 = counter[0]!;
  let c1 = counter[1]!;
  let c2 = counter[2]!;
  let c3 = counter[3]!;

  for (let round = 0; round < 10; round++) {
    const low0 = Math.imul(MULTIPLIER_0, c0) >>> 0;
    const high0 = highWord(MULTIPLIER_0, c0, low0);
    const low1 = Math.imul(MULTIPLIER_1, c2) >>> 0;
    const high1 = highWord(MULTIPLIER_1, c2, low1);
    c0 = (high1 ^ c1 ^ k0) >>> 0;
    c1 = low1;
    c2 = (high0 ^ c3 ^ k1) >>> 0;
    c3 = low0;
    k0 = (k0 + KEY_STEP_0) >>> 0;
    k1 = (k1 + KEY_STEP_1) >>> 0;
  }

  out[0] = c0;
  out[1] = c1;
  out[2] = c2;
  out[3] = c3;
}

/** Upper 32 bits of a · b. The float product is off by at most 2¹¹, so that half a unit of 2³² decides it rightly. */
function highWord(a: number, b: number, low: number): number {
  return ((a * b - low) * 2 ** -32 + 0.5) >>> 0;
}
