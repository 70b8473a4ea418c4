import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { CountWindow } from '../../src/numeric/count-window.ts';

const bucket = fc.oneof(fc.nat(40), fc.nat(400), fc.integer({ min: 5000, max: 5040 }));
const adds = fc.array(fc.tuple(bucket, fc.integer({ min: 1, max: 9 })), { minLength: 1, maxLength: 60 });

describe('CountWindow', () => {
  it('holds what its slow twin, a map, holds', () => {
    fc.assert(
      fc.property(adds, (list) => {
        const window = new CountWindow();
        const map = new Map<number, number>();
        for (const [at, count] of list) {
          window.add(at, count);
          map.set(at, (map.get(at) ?? 0) + count);
        }
        const entries = [...map].sort(([a], [b]) => a - b);
        expect(window.entries()).toEqual(entries);
        expect(window.total).toBe(entries.reduce((sum, [, count]) => sum + count, 0));
        const ranked = entries.flatMap(([at, count]) => new Array<number>(count).fill(at));
        expect(ranked.map((_, i) => window.bucketAtRank(i + 1))).toEqual(ranked);
      }),
    );
  });
  it('widens to a bucket just beyond either end', () => {
    for (const step of [-1, 1]) {
      const window = new CountWindow();
      for (let i = 0; i < 500; i++) window.add(1000 + step * i, 1);
      expect(window.entries()).toHaveLength(500);
    }
  });
});
