import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { threefry4x32 } from '../../src/numeric/threefry.kernel.ts';

const word = fc.integer({ min: 0, max: 2 ** 32 - 1 });
const fourWords = fc.tuple(word, word, word, word);
const hash = (key: readonly number[], counter: readonly number[]): number[] => {
  const out = new Uint32Array(4);
  threefry4x32(Uint32Array.from(key), Uint32Array.from(counter), out);
  return [...out];
};

describe('threefry4x32', () => {
  // 1 Worked examples. Source: known-answer vectors of Random123 (Salmon et al. 2011), threefry4x32 with 20 rounds.
  it.each([
    [
      [0, 0, 0, 0],
      [0, 0, 0, 0],
      [0x9c6ca96a, 0xe17eae66, 0xfc10ecd4, 0x5256a7d8],
    ],
    [
      [0xffffffff, 0xffffffff, 0xffffffff, 0xffffffff],
      [0xffffffff, 0xffffffff, 0xffffffff, 0xffffffff],
      [0x2a881696, 0x57012287, 0xf6c7446e, 0xa16a6732],
    ],
    [
      [0xa4093822, 0x299f31d0, 0x082efa98, 0xec4e6c89],
      [0x243f6a88, 0x85a308d3, 0x13198a2e, 0x03707344],
      [0x59cd1dbb, 0xb8879579, 0x86b5d00c, 0xac8b6d84],
    ],
  ])('gives the known answer for key %j', (key, counter, expected) => {
    expect(hash(key, counter)).toEqual(expected);
  });

  // 2 Laws.
  it('may write over its counter', () => {
    fc.assert(
      fc.property(fourWords, fourWords, (key, counter) => {
        const inPlace = Uint32Array.from(counter);
        threefry4x32(Uint32Array.from(key), inPlace, inPlace);
        expect([...inPlace]).toEqual(hash(key, counter));
      }),
    );
  });

  it('moves about half of the 128 bits when one bit of the counter or of the key is flipped', () => {
    let flips = 0;
    for (let bit = 0; bit < 256; bit++) {
      const input = [1, 2, 3, 4, 5, 6, 7, 8];
      const before = hash(input.slice(0, 4), input.slice(4));
      input[bit >> 5]! ^= 1 << (bit & 31);
      flips += distance(before, hash(input.slice(0, 4), input.slice(4)));
    }
    // 256 · 128 fair bits: mean 16384, standard deviation 90.5; 4 of them
    expect(Math.abs(flips - 16384)).toBeLessThan(362);
  });

  // 3 Differential: the cipher's textbook form, one round at a time, with integers of any size.
  it('equals the round-by-round definition', () => {
    fc.assert(
      fc.property(fourWords, fourWords, (key, counter) => {
        expect(hash(key, counter)).toEqual(definition(key, counter));
      }),
    );
  });
});

function distance(a: readonly number[], b: readonly number[]): number {
  return a.reduce((sum, x, i) => sum + bitCount(x ^ b[i]!), 0);
}

function bitCount(x: number): number {
  return [...(x >>> 0).toString(2)].filter((digit) => digit === '1').length;
}

function definition(key: readonly number[], counter: readonly number[]): number[] {
  const rotations = [
    [10, 26],
    [11, 21],
    [13, 27],
    [23, 5],
    [6, 20],
    [17, 11],
    [25, 10],
    [18, 20],
  ] as const;
  const mod = 1n << 32n;
  const keys = key.map(BigInt);
  keys.push(keys.reduce((all, k) => all ^ k, 0x1bd11bdan));
  let x = counter.map((c, i) => (BigInt(c) + keys[i]!) % mod);
  const mix = (a: bigint, b: bigint, by: number): [bigint, bigint] => {
    const sum = (a + b) % mod;
    return [sum, (((b << BigInt(by)) | (b >> BigInt(32 - by))) % mod) ^ sum];
  };
  for (let round = 0; round < 20; round++) {
    const [left, right] = rotations[round % 8]!;
    const partner = round % 2 === 0 ? 1 : 3;
    const [a, b] = mix(x[0]!, x[partner]!, left);
    const [c, d] = mix(x[2]!, x[4 - partner]!, right);
    x = partner === 1 ? [a, b, c, d] : [a, d, c, b];
    if (round % 4 === 3) {
      const group = (round + 1) / 4;
      x = x.map((v, i) => (v + keys[(group + i) % 5]! + (i === 3 ? BigInt(group) : 0n)) % mod);
    }
  }
  return x.map(Number);
}
