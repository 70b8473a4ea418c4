import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { firstWhere } from '../../src/numeric/first-where.ts';

describe('firstWhere', () => {
  // 1 Worked example: the first k with k² ≥ 10 is 4.
  it('finds where a question turns', () => {
    expect(firstWhere(10, (k) => k * k >= 10)).toBe(4);
    expect([firstWhere(0, () => true), firstWhere(3, () => false)]).toEqual([0, 3]);
  });
  // 2 Law: any turning point, in few questions, beyond 32 bits too.
  it('finds any turning point', () => {
    fc.assert(
      fc.property(fc.integer({ min: 0, max: 2 ** 45 }), fc.integer({ min: 0, max: 2 ** 45 }), (a, b) => {
        let asked = 0;
        const [turn, n] = a < b ? [a, b] : [b, a];
        expect(firstWhere(n, (k) => ++asked > 0 && k >= turn)).toBe(turn);
        expect(asked).toBeLessThanOrEqual(46);
      }),
    );
  });
});
