/** Odd, so that multiplying by it loses nothing. */
const FACTOR = 0x9e3779b1 | 0;

/**
 * Four words that change whenever the words they are made from are changed in one place: each step takes different states to
 * different states, whatever the word, and different words to different states. Against damage, not against forgery.
 *
 * @param words  a multiple of four
 */
export function checksum(words: Uint32Array): Uint32Array {
  let a = 1;
  let b = 2;
  let c = 3;
  let d = 4;
  for (let i = 0; i < words.length; i += 4) {
    a = Math.imul(a ^ words[i]!, FACTOR);
    b = Math.imul(b ^ words[i + 1]!, FACTOR);
    c = Math.imul(c ^ words[i + 2]!, FACTOR);
    d = Math.imul(d ^ words[i + 3]!, FACTOR);
    a ^= a >>> 15;
    b ^= b >>> 15;
    c ^= c >>> 15;
    d ^= d >>> 15;
  }
  return Uint32Array.of(a, b, c, d);
}
