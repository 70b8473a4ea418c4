import { createHash } from 'node:crypto';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { sha256 } from '../../src/base/sha256.ts';

const reference = (text: string): string => createHash('sha256').update(text, 'utf8').digest('hex');

describe('sha256', () => {
  // 1 Worked examples. Source: FIPS 180-2 appendix B and NIST's example values for SHA-256.
  it.each([
    ['', 'e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855'],
    ['abc', 'ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad'],
    [
      'abcdbcdecdefdefgefghfghighijhijkijkljklmklmnlmnomnopnopq',
      '248d6a61d20638b8e5c026930c3e6039a33ce45964ff2167f6ecedd419db06c1',
    ],
    ['a'.repeat(1_000_000), 'cdc76e5c9914fb9281a1c7e284d73e67f1809a48a497200e046d39ccc7112cd0'],
  ])('hashes the published message %#', (text, hash) => {
    expect(sha256(text)).toBe(hash);
  });

  // 2 Laws.
  it('has 64 digits, the same each time, and changes with one character', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary' }), (text) => {
        expect(sha256(text)).toMatch(/^[0-9a-f]{64}$/);
        expect(sha256(text)).toBe(sha256(text));
        expect(sha256(`${text}.`)).not.toBe(sha256(text));
      }),
    );
  });

  // 3 Differential: the platform's own implementation, at every length around the padding's edges and on any text.
  it.each([0, 1, 54, 55, 56, 57, 62, 63, 64, 65, 118, 119, 120, 127, 128, 129])('pads %i bytes', (length) => {
    expect(sha256('x'.repeat(length))).toBe(reference('x'.repeat(length)));
  });
  it('agrees on any text, in any alphabet', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary', maxLength: 200 }), (text) => {
        expect(sha256(text)).toBe(reference(text));
      }),
    );
    expect(sha256('知识产权质押融资')).toBe(reference('知识产权质押融资'));
    expect(sha256('😀'.repeat(14))).toBe(reference('😀'.repeat(14)));
  });
});
