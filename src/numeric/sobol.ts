import { quote, refuse } from '../base/errors.ts';
import { checkWhole } from './argument.ts';
import type { RandomStream } from './random-stream.ts';
import { SOBOL_DIRECTIONS } from './sobol-directions.ts';

const BITS = 32;

/** How many dimensions the table of direction numbers reaches. */
export const SOBOL_DIMENSIONS = SOBOL_DIRECTIONS.length + 1;

/**
 * Points that fill the unit cube more evenly than random ones: the Sobol sequence in Gray code order, plain or
 * scrambled.
 *
 *     x(i) = ⊕ v_k over the bits k that are set in i ⊕ ⌊i / 2⌋
 *
 * Plain, point 0 is the origin and values are multiples of 2⁻³². Scrambled, each dimension gets its own nested random
 * permutation of the intervals of length ½, ¼, …: every point is uniform, strictly inside the cube, and the even
 * filling stays; run 16 to 32 scrambles for a standard error. A point depends on its index alone, so that a longer run
 * begins with the shorter one.
 *
 * @source Joe & Kuo, SIAM J. Sci. Comput. 30 (2008); Antonov & Saleev (1979) for the order; Owen (1995) for the
 *         scramble, hashed as in Burley, Practical hash-based Owen scrambling, J. Comput. Graph. Tech. 9(4) (2020)
 */
export class SobolSequence {
  readonly dimensions: number;
  /** Direction words with their bits reversed, those of one index bit side by side. */
  readonly #directions: Int32Array;
  readonly #scramble: Int32Array | undefined;

  /**
   * @param dimensions  whole, 1 … SOBOL_DIMENSIONS
   * @param scramble    gives one word for each dimension; without it the sequence is plain
   * @throws ARGUMENT_INVALID  dimensions out of range
   */
  constructor(dimensions: number, scramble?: RandomStream) {
    checkWhole('SobolSequence: dimensions', dimensions, 1, SOBOL_DIMENSIONS);
    this.dimensions = dimensions;
    this.#directions = new Int32Array(BITS * dimensions);
    for (let j = 0; j < dimensions; j++) {
      directionWords(j).forEach((word, bit) => {
        this.#directions[bit * dimensions + j] = reverseBits(word);
      });
    }
    this.#scramble = scramble && Int32Array.from({ length: dimensions }, () => scramble.word());
  }

  /**
   * Fills `out` with consecutive points, one after the other, `dimensions` values each.
   *
   * @param firstIndex  whole, from 0; the last point's index is below 2³²
   * @param out         a multiple of `dimensions` long; written whole
   * @throws ARGUMENT_INVALID  an index out of range, an array that ends within a point
   * @complexity  6 ns a value, 9 ns scrambled
   */
  fill(firstIndex: number, out: Float64Array): void {
    const d = this.dimensions;
    if (out.length % d !== 0) {
      const remedy = `give a multiple of ${d}`;
      refuse('ARGUMENT_INVALID', {
        at: 'SobolSequence.fill: out',
        problem: 'ends within a point',
        met: quote(out.length),
        remedy,
      });
    }
    checkWhole('SobolSequence.fill: firstIndex', firstIndex, 0, 2 ** BITS - out.length / d);

    const point = new Int32Array(d);
    const gray = (firstIndex ^ (firstIndex >>> 1)) >>> 0;
    for (let bit = 0; bit < BITS; bit++) if ((gray >>> bit) & 1) this.#toggle(point, bit);
    for (let from = 0, index = firstIndex; from < out.length; from += d) {
      this.#write(point, out, from);
      index += 1;
      // Consecutive Gray codes differ in one bit, the lowest that is set in the next index.
      if (index < 2 ** BITS) this.#toggle(point, 31 - Math.clz32(index & -index));
    }
  }

  #toggle(point: Int32Array, bit: number): void {
    const directions = this.#directions;
    const from = bit * point.length;
    for (let j = 0; j < point.length; j++) point[j]! ^= directions[from + j]!;
  }

  #write(point: Int32Array, out: Float64Array, from: number): void {
    const scramble = this.#scramble;
    if (scramble === undefined) {
      for (let j = 0; j < point.length; j++) out[from + j] = (reverseBits(point[j]!) >>> 0) * 2 ** -BITS;
    } else {
      for (let j = 0; j < point.length; j++) {
        out[from + j] = ((reverseBits(permute(point[j]!, scramble[j]!)) >>> 0) + 0.5) * 2 ** -BITS;
      }
    }
  }
}

/** Direction words v₁ … v₃₂ of dimension `j` (from 0), the first binary digit of the point uppermost. */
function directionWords(j: number): Uint32Array {
  const v = new Uint32Array(BITS);
  if (j === 0) return v.map((_, k) => 1 << (BITS - 1 - k));
  const [polynomial = 0, ...starts] = SOBOL_DIRECTIONS[j - 1] ?? [];
  const degree = starts.length;
  for (let k = 0; k < BITS; k++) {
    if (k < degree) {
      v[k] = starts[k]! << (BITS - 1 - k);
      continue;
    }
    let word = v[k - degree]! >>> degree;
    for (let i = 1; i <= degree; i++) if ((polynomial >>> (degree - i)) & 1) word ^= v[k - i]!;
    v[k] = word;
  }
  return v;
}

/** A permutation of 32-bit words in which each bit is flipped by a hash of the bits below it (Laine & Karras). */
function permute(x: number, seed: number): number {
  let y = (x + seed) | 0;
  y ^= Math.imul(y, 0x6c50b47c);
  y ^= Math.imul(y, 0xb82f1e52);
  y ^= Math.imul(y, 0xc7afe638);
  y ^= Math.imul(y, 0x8d22f6e6);
  return y;
}

function reverseBits(x: number): number {
  let y = ((x >>> 1) & 0x55555555) | ((x & 0x55555555) << 1);
  y = ((y >>> 2) & 0x33333333) | ((y & 0x33333333) << 2);
  y = ((y >>> 4) & 0x0f0f0f0f) | ((y & 0x0f0f0f0f) << 4);
  y = ((y >>> 8) & 0x00ff00ff) | ((y & 0x00ff00ff) << 8);
  return (y >>> 16) | (y << 16);
}
