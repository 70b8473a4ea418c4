import { createHash } from 'node:crypto';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { canonicalJson, contentHash } from '../../src/base/canonical.ts';

/** The same data with every object's keys put in another order. */
function reordered(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(reordered);
  if (typeof value !== 'object' || value === null) return value;
  const entries = Object.entries(value).reverse();
  return Object.fromEntries(entries.map(([key, member]) => [key, reordered(member)]));
}

describe('canonical JSON', () => {
  // 1 Worked examples.
  it('orders keys by code unit, at every depth, and leaves no space', () => {
    expect(canonicalJson({ b: 1, a: [true, null, { z: 'ü', Z: '許' }], ä: '' })).toBe(
      '{"a":[true,null,{"Z":"許","z":"ü"}],"b":1,"ä":""}',
    );
  });
  it('leaves out what is undefined, and keeps what is null', () => {
    expect(canonicalJson({ a: undefined, b: null })).toBe('{"b":null}');
  });
  it('fingerprints the published message', () => {
    // SHA-256 of the two characters {}
    expect(contentHash({})).toBe('44136fa355b3678a1146ad16f7e8649e94fb4fc21fe77e8310c060f61caaff8a');
  });

  // 2 Laws.
  it('is the same for the same data in any order of keys, and reads back as the data', () => {
    fc.assert(
      fc.property(fc.jsonValue(), (value) => {
        expect(canonicalJson(reordered(value))).toBe(canonicalJson(value));
        expect(JSON.parse(canonicalJson(value))).toEqual(JSON.parse(JSON.stringify(value)));
      }),
    );
  });

  // 3 Differential: the platform's hash of the platform's JSON, where there is one key at most.
  it('agrees with plain JSON where order plays no part', () => {
    fc.assert(
      fc.property(fc.array(fc.oneof(fc.string(), fc.double({ noNaN: true, noDefaultInfinity: true }))), (list) => {
        const hash = createHash('sha256').update(JSON.stringify(list)).digest('hex');
        expect(contentHash(list)).toBe(hash);
      }),
    );
  });

  // 4 Refusals: what JSON would drop or turn into null would make two records look alike.
  it.each([[undefined], [() => 1], [Symbol('x')], [Number.NaN], [Number.POSITIVE_INFINITY], [12n]])(
    'takes no %s for data',
    (value) => {
      expect(() => canonicalJson([value])).toThrowError(/^INVARIANT_BROKEN: ipworth: only data can be hashed, met /);
    },
  );
});
