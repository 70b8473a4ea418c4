import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { signChanges } from '../../../src/numeric/polynomial-signs.ts';
import { exponentialSum, read, zeros } from '../../../src/numeric/time-value/exponential-sum.ts';

describe('exponential sums', () => {
  const times = fc.uniqueArray(fc.integer({ min: 0, max: 40 }), { minLength: 1, maxLength: 12 });
  const amount = fc.integer({ min: -100, max: 100 });

  // 1 Worked examples.
  it('sorts, adds up and drops terms', () => {
    const sum = exponentialSum([2, 0, 2, 1], [5, 1, -5, 3]);
    expect([...sum.times]).toEqual([0, 1]);
    expect([...sum.amounts]).toEqual([1, 3]);
  });
  it('loses nothing in adding up, and knows how well it knows', () => {
    const { value, error } = read(exponentialSum([0, 1, 2], [1e16, 1, -1e16]), 0);
    expect(value).toBe(1);
    expect(error).toBeGreaterThan(1);
    expect(error).toBeLessThan(10);
  });
  it('finds the zeros of 1 − 3x + 2x² with x = e^−u, at x = 1/2 and 1', () => {
    const found = zeros(exponentialSum([0, 1, 2], [1, -3, 2]));
    expect(found).toHaveLength(2);
    expect(found[0]).toBe(0);
    expect(found[1]).toBeCloseTo(Math.LN2, 15);
  });
  it('finds zeros between times that are not whole', () => {
    // 1 − 4·e^(−u/2) + 3·e^(−u) is zero where e^(−u/2) is 1 or 1/3
    const found = zeros(exponentialSum([0, 0.5, 1], [1, -4, 3]));
    expect(found[0]).toBe(0);
    expect(found[1]).toBeCloseTo(2 * Math.log(3), 14);
  });

  // 2 Laws.
  it('has at most as many zeros as changes of sign, of the same parity but for double zeros', () => {
    fc.assert(
      fc.property(times, fc.array(amount, { minLength: 12, maxLength: 12 }), (at, list) => {
        const sum = exponentialSum(at, list.slice(0, at.length));
        const found = zeros(sum);
        expect(found.length).toBeLessThanOrEqual(signChanges(sum.amounts));
        expect([...found].sort((a, b) => a - b)).toEqual(found);
        for (const u of found) {
          const { value, error } = read(sum, u);
          // a zero is known to the rounding of u, which the slope (at most 40 per unit of amount) carries over
          expect(Math.abs(value)).toBeLessThanOrEqual(40 * error + 1e-300);
        }
      }),
    );
  });

  // 3 Differential: the sign on a fine grid changes once for each zero that lies on it.
  it('misses no change of sign on a fine grid', () => {
    fc.assert(
      fc.property(times, fc.array(amount, { minLength: 12, maxLength: 12 }), (at, list) => {
        const sum = exponentialSum(at, list.slice(0, at.length));
        fc.pre(sum.times.length > 0);
        const found = zeros(sum);
        const grid = Array.from({ length: 801 }, (_, i) => (i - 400) / 100 + 0.0037);
        for (let i = 1; i < grid.length; i++) {
          const [a, b] = [read(sum, grid[i - 1]!), read(sum, grid[i]!)];
          if (Math.abs(a.value) < 4 * a.error || Math.abs(b.value) < 4 * b.error || a.value * b.value > 0) continue;
          expect(found.some((u) => u >= grid[i - 1]! && u <= grid[i]!)).toBe(true);
        }
      }),
    );
  });

  // 4 Its callers check what they pass; a sum without terms has no zeros.
  it('has none without terms', () => {
    expect(zeros(exponentialSum([1, 2], [0, 0]))).toEqual([]);
  });
});
