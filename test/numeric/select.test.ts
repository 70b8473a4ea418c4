import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { select } from '../../src/numeric/select.kernel.ts';

const values = fc.array(fc.oneof(fc.integer({ min: -3, max: 3 }), fc.double({ noNaN: true })), {
  minLength: 1,
  maxLength: 60,
});

describe('select', () => {
  it('finds the third of five', () => {
    expect(select(Float64Array.of(5, 1, 4, 2, 3), 2)).toBe(3);
  });
  it('leaves none larger before and none smaller after, and takes the same as its slow twin, sorting', () => {
    fc.assert(
      fc.property(values, fc.nat(59), (xs, at) => {
        const k = at % xs.length;
        const work = Float64Array.from(xs);
        expect(select(work, k) + 0).toBe(Float64Array.from(xs).sort()[k]! + 0);
        expect(work.subarray(0, k).every((x) => x <= work[k]!)).toBe(true);
        expect(work.subarray(k).every((x) => x >= work[k]!)).toBe(true);
      }),
    );
  });
  it('takes a million equal, ascending or descending values in its stride', () => {
    const n = 1_000_000;
    for (const of of [() => 1, (i: number) => i, (i: number) => n - i]) {
      const work = Float64Array.from({ length: n }, (_, i) => of(i));
      const right = work.slice().sort()[n / 2];
      expect(select(work, n / 2)).toBe(right);
    }
  });
});
