import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  floatBytes,
  memoryArgument,
  signedLeb128,
  sixteenBytes,
  smallByte,
  unsignedLeb128,
} from '../../src/numeric/wasm-encoding.ts';

describe('LEB128', () => {
  // 1 Worked examples. Source: DWARF 5, section 7.6, and the ends of each number of bytes.
  it.each([
    [0, [0x00]],
    [2, [0x02]],
    [63, [0x3f]],
    [64, [0x40]],
    [127, [0x7f]],
    [128, [0x80, 0x01]],
    [129, [0x81, 0x01]],
    [12857, [0xb9, 0x64]],
    [2 ** 31 - 1, [0xff, 0xff, 0xff, 0xff, 0x07]],
    [2 ** 31, [0x80, 0x80, 0x80, 0x80, 0x08]],
    [2 ** 32 - 1, [0xff, 0xff, 0xff, 0xff, 0x0f]],
  ])('writes %d without sign', (value, bytes) => {
    expect(unsignedLeb128(value)).toEqual(bytes);
  });

  it.each([
    [0, [0x00]],
    [2, [0x02]],
    [-2, [0x7e]],
    [63, [0x3f]],
    [64, [0xc0, 0x00]],
    [127, [0xff, 0x00]],
    [-127, [0x81, 0x7f]],
    [128, [0x80, 0x01]],
    [-128, [0x80, 0x7f]],
    [-1, [0x7f]],
    [-64, [0x40]],
    [-65, [0xbf, 0x7f]],
    [2 ** 31 - 1, [0xff, 0xff, 0xff, 0xff, 0x07]],
    [-(2 ** 31), [0x80, 0x80, 0x80, 0x80, 0x78]],
    [2 ** 32 - 1, [0x7f]],
  ])('writes %d with sign, in 32 bits', (value, bytes) => {
    expect(signedLeb128(value, 32)).toEqual(bytes);
  });

  // 2 Laws.
  it('can be read back, and has no byte too many', () => {
    fc.assert(
      fc.property(
        fc.maxSafeNat().map((x) => x % 2 ** 32),
        (value) => {
          const bytes = unsignedLeb128(value);
          expect(bytes.reduce((sum, byte, i) => sum + (byte & 0x7f) * 2 ** (7 * i), 0)).toBe(value);
          expect(bytes.map((byte) => byte >> 7)).toEqual(bytes.map((_, i) => (i < bytes.length - 1 ? 1 : 0)));
          expect(bytes).toHaveLength(Math.max(1, Math.ceil(value.toString(2).length / 7)));
        },
      ),
    );
  });

  it('can be read back with its sign', () => {
    fc.assert(
      fc.property(
        fc.bigInt({ min: -(2n ** 63n), max: 2n ** 63n - 1n }),
        fc.bigInt({ min: 0n, max: 60n }),
        (x, shift) => {
          const value = x >> shift;
          const bytes = signedLeb128(value, 64);
          const bits = bytes.reduce((sum, byte, i) => sum | (BigInt(byte & 0x7f) << BigInt(7 * i)), 0n);
          expect(BigInt.asIntN(7 * bytes.length, bits)).toBe(value);
          expect(BigInt.asIntN(7 * (bytes.length - 1), value)).not.toBe(bytes.length === 1 ? null : value);
          expect(signedLeb128(BigInt.asUintN(64, value), 64)).toEqual(bytes);
        },
      ),
    );
  });

  // 4 Refusals.
  it.each([-1, 2 ** 32, 0.5, Number.NaN, Number.POSITIVE_INFINITY])('has no unsigned form of %d', (value) => {
    expect(() => unsignedLeb128(value)).toThrow(`${value} is not in 0 … 2³² − 1`);
  });
  it.each([-(2 ** 31) - 1, 2 ** 32, 0.5, Number.NaN, Number.POSITIVE_INFINITY])('has no 32 bits for %d', (value) => {
    expect(() => signedLeb128(value, 32)).toThrow(`${value} is not a number of 32 bits`);
  });
  it('has no 64 bits for more', () => {
    expect(() => signedLeb128(2n ** 64n, 64)).toThrow('64 bits');
    expect(() => signedLeb128(-(2n ** 63n) - 1n, 64)).toThrow('64 bits');
  });
});

describe('the other immediates', () => {
  it('are bytes, lowest first', () => {
    // 1 = 2⁰, biased exponents 1023 and 127
    expect(floatBytes(1, 8)).toEqual([0, 0, 0, 0, 0, 0, 0xf0, 0x3f]);
    expect(floatBytes(1, 4)).toEqual([0, 0, 0x80, 0x3f]);
    expect(memoryArgument(8, 128, 4)).toEqual([2, 0x80, 0x01]);
  });

  it('are refused out of range', () => {
    expect(() => smallByte(16, 16)).toThrow('16 is not in 0 … 15');
    expect(() => smallByte(-1, 16)).toThrow('-1 is not');
    expect(() => smallByte(0.5, 16)).toThrow('0.5 is not');
    expect(() => sixteenBytes([1], 32)).toThrow('16 bytes, met 1');
    expect(() => sixteenBytes(new Array<number>(16).fill(32), 32)).toThrow('32 is not in 0 … 31');
    expect(() => memoryArgument(4, 0, 8)).toThrow('alignment 8');
    expect(() => memoryArgument(4, 0, 3)).toThrow('alignment 3');
    expect(() => memoryArgument(4, 2 ** 32, 4)).toThrow('4294967296');
  });
});
