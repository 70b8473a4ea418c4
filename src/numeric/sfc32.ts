/**
 * The next word of the sfc32 generator ("small fast counting"): 128 bits of state, period of at least 2³² and on
 * average 2¹²⁷.
 *
 *     w = a + b + n;  n ← n + 1;  a ← b ⊕ (b ≫ 9);  b ← 9c;  c ← (c ⋘ 21) + w
 *
 * @param state  words a, b, c, n; read and written
 * @returns      0 … 2³² − 1
 * @source Doty-Humphrey, PractRand 0.94 (2018), generator sfc32
 */
export function nextWord(state: Int32Array): number {
  const a = state[0]!;
  const b = state[1]!;
  const c = state[2]!;
  const n = state[3]!;
  const word = (a + b + n) | 0;
  state[0] = b ^ (b >>> 9);
  state[1] = (c + (c << 3)) | 0;
  state[2] = (((c << 21) | (c >>> 11)) + word) | 0;
  state[3] = (n + 1) | 0;
  return word >>> 0;
}

/**
 * The next 53-bit value strictly between 0 and 1, from two words: an odd multiple of 2⁻⁵³.
 *
 *     u = (2k + 1) · 2⁻⁵³,  k of 52 random bits
 *
 * Never 0 or 1, so that every quantile of it is finite; 1 − u is exact and as likely as u.
 */
export function nextUniform(state: Int32Array): number {
  const high = nextWord(state) >>> 6;
  const low = nextWord(state) >>> 6;
  return (high * 0x4000000 + low + 0.5) * 2 ** -52;
}

/** Fills `out` as so many calls of `nextUniform` would, at a third of the cost: the state stays in registers. */
export function fillUniform(state: Int32Array, out: Float64Array): void {
  let a = state[0]!;
  let b = state[1]!;
  let c = state[2]!;
  let n = state[3]!;

  for (let i = 0; i < out.length; i++) {
    const first = (a + b + n) | 0;
    a = b ^ (b >>> 9);
    b = (c + (c << 3)) | 0;
    c = (((c << 21) | (c >>> 11)) + first) | 0;
    const second = (a + b + n + 1) | 0;
    a = b ^ (b >>> 9);
    b = (c + (c << 3)) | 0;
    c = (((c << 21) | (c >>> 11)) + second) | 0;
    n = (n + 2) | 0;
    out[i] = ((first >>> 6) * 0x4000000 + (second >>> 6) + 0.5) * 2 ** -52;
  }
  state[0] = a;
  state[1] = b;
  state[2] = c;
  state[3] = n;
}
