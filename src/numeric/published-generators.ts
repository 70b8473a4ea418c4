import { quote, refuse } from '../base/errors.ts';
import { checkWhole } from './argument.ts';

/**
 * Generators that other programs use, word for word, to reproduce their runs. Our own draws never come from here: see
 * `RandomStream`. Written for clarity, a tenth of the speed of a stream.
 */

const MASK_64 = (1n << 64n) - 1n;

/**
 * SplitMix64: a 64-bit counter, hashed.
 *
 * @param seed  0 … 2⁶⁴ − 1
 * @returns     a function that gives the next word, 0 … 2⁶⁴ − 1
 * @throws ARGUMENT_INVALID  a seed outside 64 bits
 * @source Steele, Lea & Flood, Fast splittable pseudorandom number generators (OOPSLA 2014)
 */
export function splitmix64(seed: bigint): () => bigint {
  let counter = word64('splitmix64: seed', seed);
  return () => {
    counter = (counter + 0x9e3779b97f4a7c15n) & MASK_64;
    let z = counter;
    z = ((z ^ (z >> 30n)) * 0xbf58476d1ce4e5b9n) & MASK_64;
    z = ((z ^ (z >> 27n)) * 0x94d049bb133111ebn) & MASK_64;
    return z ^ (z >> 31n);
  };
}

/**
 * Xoshiro256, with either of its two scramblers of all bits.
 *
 * @param state      4 words of 64 bits, not all zero
 * @param scrambler  `'**'`: 9 · (5s₁ ⋘ 7); `'++'`: ((s₀ + s₃) ⋘ 23) + s₀
 * @returns          a function that gives the next word, 0 … 2⁶⁴ − 1
 * @throws ARGUMENT_INVALID  not four words of 64 bits, all of them zero, or an unknown scrambler
 * @source Blackman & Vigna, Scrambled linear pseudorandom number generators, ACM TOMS 47 (2021)
 */
export function xoshiro256(state: readonly bigint[], scrambler: '**' | '++'): () => bigint {
  const words = state.map((word, i) => word64(`xoshiro256: state[${i}]`, word));
  if (words.length !== 4 || words.every((word) => word === 0n)) {
    const [met, remedy] = [quote(state.map(String)), 'give 4 words, not all 0'];
    refuse('ARGUMENT_INVALID', { at: 'xoshiro256: state', problem: 'not a state', met, remedy });
  }
  if (scrambler !== '**' && scrambler !== '++') {
    const [met, remedy] = [quote(scrambler), "write '**' or '++'"];
    refuse('ARGUMENT_INVALID', { at: 'xoshiro256: scrambler', problem: 'unknown', met, remedy });
  }
  let [s0, s1, s2, s3] = words as [bigint, bigint, bigint, bigint];
  return () => {
    const word = scrambler === '**' ? rotateLeft64(s1 * 5n, 7n) * 9n : rotateLeft64(s0 + s3, 23n) + s0;
    const shifted = (s1 << 17n) & MASK_64;
    s2 ^= s0;
    s3 ^= s1;
    s1 ^= s2;
    s0 ^= s3;
    s2 ^= shifted;
    s3 = rotateLeft64(s3, 45n);
    return word & MASK_64;
  };
}

/**
 * PCG32 (XSH RR 64/32): a 64-bit linear congruence, its upper bits rotated by its uppermost.
 *
 * @param seed      0 … 2⁶⁴ − 1
 * @param sequence  0 … 2⁶³ − 1, which of the sequences
 * @returns         a function that gives the next word, 0 … 2³² − 1
 * @throws ARGUMENT_INVALID  a seed or a sequence out of range
 * @source O'Neill, PCG: a family of simple fast space-efficient statistically good algorithms (2014)
 */
export function pcg32(seed: bigint, sequence: bigint): () => number {
  const increment = (word64('pcg32: sequence', sequence, MASK_64 >> 1n) << 1n) | 1n;
  const step = (x: bigint) => (x * 6364136223846793005n + increment) & MASK_64;
  let state = step((step(0n) + word64('pcg32: seed', seed)) & MASK_64);
  return () => {
    const word = Number((((state >> 18n) ^ state) >> 27n) & 0xffffffffn);
    const turn = Number(state >> 59n);
    state = step(state);
    return ((word >>> turn) | (word << (-turn & 31))) >>> 0;
  };
}

/**
 * MT19937, the Mersenne Twister of 32 bits.
 *
 * @param seed  0 … 2³² − 1
 * @returns     a function that gives the next word, 0 … 2³² − 1
 * @throws ARGUMENT_INVALID  a seed outside 32 bits
 * @source Matsumoto & Nishimura, Mersenne Twister, ACM TOMACS 8 (1998), with the initialisation of 2002
 */
export function mt19937(seed: number): () => number {
  checkWhole('mt19937: seed', seed, 0, 2 ** 32 - 1);
  const size = 624;
  const state = new Uint32Array(size);
  state[0] = seed;
  for (let i = 1; i < size; i++) state[i] = Math.imul(state[i - 1]! ^ (state[i - 1]! >>> 30), 1812433253) + i;

  let i = 0;
  return () => {
    const next = (i + 1) % size;
    const mixed = (state[i]! & 0x80000000) | (state[next]! & 0x7fffffff);
    state[i] = state[(i + 397) % size]! ^ (mixed >>> 1) ^ ((mixed & 1) * 0x9908b0df);
    let y = state[i]!;
    i = next;
    y ^= y >>> 11;
    y ^= (y << 7) & 0x9d2c5680;
    y ^= (y << 15) & 0xefc60000;
    return (y ^ (y >>> 18)) >>> 0;
  };
}

function rotateLeft64(x: bigint, by: bigint): bigint {
  const low = x & MASK_64;
  return ((low << by) | (low >> (64n - by))) & MASK_64;
}

function word64(at: string, word: bigint, most = MASK_64): bigint {
  if (typeof word === 'bigint' && word >= 0n && word <= most) return word;
  const remedy = `give a whole bigint from 0 to ${most}`;
  return refuse('ARGUMENT_INVALID', { at, problem: 'out of range', met: quote(word), remedy });
}
