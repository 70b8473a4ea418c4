import { describe, expect, it } from 'vitest';
import { mt19937, pcg32, splitmix64, xoshiro256 } from '../../src/numeric/published-generators.ts';

const first = <T>(count: number, next: () => T): T[] => Array.from({ length: count }, () => next());

describe('published generators', () => {
  // 1 Worked examples.
  it('splitmix64 gives the words of its reference implementation for seed 1234567', () => {
    expect(first(5, splitmix64(1234567n))).toEqual([
      6457827717110365317n,
      3203168211198807973n,
      9817491932198370423n,
      4593380528125082431n,
      16408922859458223821n,
    ]);
  });

  // Source: test values shared by several libraries for the state 1, 2, 3, 4.
  it('xoshiro256 gives the words of its reference implementation, with either scrambler', () => {
    expect(first(4, xoshiro256([1n, 2n, 3n, 4n], '**'))).toEqual([11520n, 0n, 1509978240n, 1215971899390074240n]);
    expect(first(4, xoshiro256([1n, 2n, 3n, 4n], '++'))).toEqual([
      41943041n,
      58720359n,
      3588806011781223n,
      3591011842654386n,
    ]);
  });

  // Source: the check program of the PCG library, round 1: seed 42, sequence 54.
  it('pcg32 gives the words of its check program', () => {
    expect(first(6, pcg32(42n, 54n))).toEqual([0xa15c02b7, 0x7b47f409, 0xba1d3330, 0x83d2f293, 0xbfa4784b, 0xcbed606e]);
  });

  // Source: ISO C++ [rand.predef]: the 10,000th word of a default-constructed mt19937 is 4123659995.
  it('mt19937 gives the 10,000th word of the C++ standard', () => {
    expect(first(10_000, mt19937(5489)).at(-1)).toBe(4123659995);
  });

  // 2 Laws.
  it('keep apart two generators of one kind', () => {
    const [one, other] = [mt19937(1), mt19937(1)];
    first(700, one);
    expect(other()).toBe(mt19937(1)());
  });

  // 4 Refusals.
  it.each([
    ['splitmix64: seed', () => splitmix64(-1n), '-1'],
    ['splitmix64: seed', () => splitmix64(1n << 64n), '18446744073709551616'],
    ['xoshiro256: state', () => xoshiro256([0n, 0n, 0n, 0n], '**'), '["0","0","0","0"]'],
    ['xoshiro256: state', () => xoshiro256([1n, 2n], '++'), '["1","2"]'],
    ['xoshiro256: state[3]', () => xoshiro256([1n, 2n, 3n, -4n], '++'), '-4'],
    ['pcg32: seed', () => pcg32(-7n, 0n), '-7'],
    ['pcg32: sequence', () => pcg32(0n, -5n), '-5'],
    ['pcg32: sequence', () => pcg32(0n, 2n ** 63n), '9223372036854775808'],
    ['splitmix64: seed', () => splitmix64(5 as unknown as bigint), '5'],
    ['xoshiro256: scrambler', () => xoshiro256([1n, 2n, 3n, 4n], '+' as '++'), '"+"'],
    ['mt19937: seed', () => mt19937(2 ** 32), '4294967296'],
  ])('%s is refused with the value met', (at, make, met) => {
    expect(make).toThrowError(`ARGUMENT_INVALID: ${at}:`);
    expect(make).toThrowError(`met ${met}`);
  });
});
