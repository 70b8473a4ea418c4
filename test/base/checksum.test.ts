import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { checksum } from '../../src/base/checksum.ts';

describe('a checksum', () => {
  // 1 Worked example: the first lane of "" is FNV-1a's offset basis 811c9dc5, mixed: checked with big integers below.
  it('is 16 hexadecimal digits, the same every time', () => {
    expect(checksum('')).toMatch(/^[0-9a-f]{16}$/);
    expect(checksum('royalty')).toBe(checksum('royalty'));
    expect(checksum('价值')).toMatch(/^[0-9a-f]{16}$/);
  });

  // 2 Laws.
  it('always shows one changed character', () => {
    fc.assert(
      fc.property(fc.string({ minLength: 1, maxLength: 60 }), fc.nat(), fc.nat(0xfffe), (text, place, shift) => {
        const at = place % text.length;
        const other = String.fromCharCode((text.charCodeAt(at) + 1 + shift) % 0x10000);
        expect(checksum(text.slice(0, at) + other + text.slice(at + 1))).not.toBe(checksum(text));
      }),
      { numRuns: 2000 },
    );
  });
  it('shows what is moved, left out or added', () => {
    fc.assert(
      fc.property(fc.uniqueArray(fc.string({ maxLength: 12 }), { minLength: 2, maxLength: 200 }), (texts) => {
        expect(new Set(texts.map(checksum)).size).toBe(texts.length);
      }),
    );
  });

  // 3 Another way: the same lanes in big integers.
  it('agrees with a reading in big integers', () => {
    fc.assert(
      fc.property(fc.string({ maxLength: 40 }), (text) => {
        expect(checksum(text)).toBe(slow(text));
      }),
    );
  });
});

const WORD = 0xffffffffn;

function slow(text: string): string {
  let [first, second] = [0x811c9dc5n, 0x9747b28cn];
  for (const unit of Array.from({ length: text.length }, (_, i) => BigInt(text.charCodeAt(i)))) {
    first = ((first ^ unit) * 0x01000193n) & WORD;
    second = ((second ^ unit) * 0x5bd1e995n) & WORD;
    second ^= second >> 15n;
  }
  const mixed = (word: bigint): bigint => {
    const one = ((word ^ (word >> 16n)) * 0x85ebca6bn) & WORD;
    const two = ((one ^ (one >> 13n)) * 0xc2b2ae35n) & WORD;
    return two ^ (two >> 16n);
  };
  return [first, second].map((lane) => mixed(lane).toString(16).padStart(8, '0')).join('');
}
