import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { ascending } from '../../src/numeric/order.ts';
import { tail } from '../../src/numeric/tail.ts';

const values = fc.array(fc.double({ min: -1e3, max: 1e3, noNaN: true }), { minLength: 1, maxLength: 60 });
const level = fc.double({ min: 0, max: 0.99, noNaN: true });
const meanBeyond = (xs: readonly number[], at: number) => tail(ascending(xs), at).mean;
/** A thousand in size, sixty values, at least a hundredth of them in the tail. */
const ROUNDING = 1e-9;

describe('tail', () => {
  // 1 Worked examples by hand: the highest fifty of 1 … 1000 are 951 … 1000.
  it('takes the highest twentieth of 1 … 1000', () => {
    const t = tail(
      Float64Array.from({ length: 1000 }, (_, i) => i + 1),
      0.95,
    );
    expect(t).toMatchObject({ quantile: 951, mean: 975.5 });
    expect(t.size).toBeCloseTo(50, 12);
    // variance of 951 … 1000 is (50² − 1)/12; 0.95 · (975.5 − 951)² for the quantile's own error
    expect(t.standardError).toBeCloseTo(Math.sqrt(((50 * 50 - 1) / 12 + 0.95 * 24.5 * 24.5) / 50), 12);
  });
  it('takes part of the value at the border', () => {
    // 2.5 of 10 values: half of 8, then 9 and 10
    expect(tail([1, 2, 3, 4, 5, 6, 7, 8, 9, 10], 0.75).mean).toBe((0.5 * 8 + 9 + 10) / 2.5);
  });
  it('counts 29 of 100 below level 0.29', () => {
    expect(
      tail(
        Float64Array.from({ length: 100 }, (_, i) => i),
        0.29,
      ).quantile,
    ).toBe(29);
  });
  it('ends at the largest value', () => {
    expect(tail([1, 2, 3], 1 - 2 ** -53)).toMatchObject({ quantile: 3, mean: 3, standardError: 0 });
  });

  // 2 Laws: the axioms of a coherent measure.
  it('adds a constant, scales, is monotone and subadditive', () => {
    const pairs = fc.array(fc.tuple(fc.integer({ min: -999, max: 999 }), fc.integer({ min: -999, max: 999 })), {
      minLength: 1,
      maxLength: 40,
    });
    fc.assert(
      fc.property(pairs, level, fc.integer({ min: -99, max: 99 }), (rows, at, by) => {
        const [a, b] = [rows.map(([x]) => x), rows.map(([, y]) => y)];
        expect(
          meanBeyond(
            a.map((x) => x + by),
            at,
          ),
        ).toBeCloseTo(meanBeyond(a, at) + by, 8);
        expect(
          meanBeyond(
            a.map((x) => 3 * x),
            at,
          ),
        ).toBeCloseTo(3 * meanBeyond(a, at), 8);
        expect(
          meanBeyond(
            a.map((x, i) => x + Math.abs(b[i]!)),
            at,
          ),
        ).toBeGreaterThanOrEqual(meanBeyond(a, at) - ROUNDING);
        const together = meanBeyond(
          a.map((x, i) => x + b[i]!),
          at,
        );
        expect(together).toBeLessThanOrEqual(meanBeyond(a, at) + meanBeyond(b, at) + ROUNDING);
      }),
    );
  });

  // 3 Differential: the minimum of Rockafellar and Uryasev, a formula that shares nothing with ours.
  it('equals the least c + mean((x − c)⁺) / (1 − level)', () => {
    fc.assert(
      fc.property(values, level, (xs, at) => {
        const cost = (c: number) => c + xs.reduce((s, x) => s + Math.max(x - c, 0), 0) / xs.length / (1 - at);
        expect(Math.abs(meanBeyond(xs, at) - Math.min(...xs.map(cost)))).toBeLessThanOrEqual(ROUNDING * 100);
      }),
    );
  });

  // 4 Refusals.
  it.each([
    [[], 0.9, /tail: sorted: too few/],
    [[1], 1, /tail: level.*met 1/],
    [[1], -0.1, /tail: level.*-0\.1/],
    [[1], Number.NaN, /tail: level.*NaN/],
    [[2, 1], 0.5, /tail: sorted\[1\]: not ascending; met 2, 1/],
    [[1, Number.NaN], 0.5, /tail: sorted\[1\].*NaN/],
  ])('refuses %j at level %d', (xs, at, message) => {
    expect(() => tail(xs, at)).toThrow(message);
  });
});
