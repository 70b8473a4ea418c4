import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { philox4x32 } from '../../src/numeric/philox.ts';

const word = fc.integer({ min: 0, max: 2 ** 32 - 1 });
const hash = (key: readonly number[], counter: readonly number[]): number[] => {
  const out = new Uint32Array(4);
  philox4x32(Uint32Array.from(key), Uint32Array.from(counter), out);
  return [...out];
};

describe('philox4x32', () => {
  // 1 Worked examples. Source: known-answer vectors of Random123 (Salmon et al. 2011), philox4x32 with 10 rounds.
  it.each([
    [
      [0, 0],
      [0, 0, 0, 0],
      [0x6627e8d5, 0xe169c58d, 0xbc57ac4c, 0x9b00dbd8],
    ],
    [
      [0xffffffff, 0xffffffff],
      [0xffffffff, 0xffffffff, 0xffffffff, 0xffffffff],
      [0x408f276d, 0x41c83b0e, 0xa20bc7c6, 0x6d5451fd],
    ],
    [
      [0xa4093822, 0x299f31d0],
      [0x243f6a88, 0x85a308d3, 0x13198a2e, 0x03707344],
      [0xd16cfe09, 0x94fdcceb, 0x5001e420, 0x24126ea1],
    ],
  ])('gives the known answer for key %j', (key, counter, expected) => {
    expect(hash(key, counter)).toEqual(expected);
  });

  // 2 Laws.
  it('may write over its counter', () => {
    const counter = Uint32Array.of(9, 8, 7, 6);
    philox4x32(Uint32Array.of(1, 2), counter, counter);
    expect([...counter]).toEqual(hash([1, 2], [9, 8, 7, 6]));
  });

  // 3 Differential: the same rounds with integers of any size, so that the upper half of a product is exact.
  it('equals its definition in whole numbers', () => {
    fc.assert(
      fc.property(fc.tuple(word, word), fc.tuple(word, word, word, word), (key, counter) => {
        expect(hash(key, counter)).toEqual(definition(key, counter));
      }),
      { numRuns: 1000 },
    );
  });

  // 4 Refusals.
  it('refuses another number of words', () => {
    expect(() => hash([1], [1, 2, 3, 4])).toThrow(/ARGUMENT_INVALID: philox4x32: key.*met 1; give 2/);
    expect(() => hash([1, 2], [1, 2, 3])).toThrow(/philox4x32: counter.*met 3; give 4/);
  });
});

function definition(key: readonly number[], counter: readonly number[]): number[] {
  const mod = 1n << 32n;
  let [k0, k1] = key.map(BigInt) as [bigint, bigint];
  let c = counter.map(BigInt);
  for (let round = 0; round < 10; round++) {
    const p0 = 0xd2511f53n * c[0]!;
    const p1 = 0xcd9e8d57n * c[2]!;
    c = [(p1 / mod) ^ c[1]! ^ k0, p1 % mod, (p0 / mod) ^ c[3]! ^ k1, p0 % mod];
    k0 = (k0 + 0x9e3779b9n) % mod;
    k1 = (k1 + 0xbb67ae85n) % mod;
  }
  return c.map(Number);
}
