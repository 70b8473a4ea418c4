import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { signChanges, signChangesBetween } from '../../src/numeric/polynomial-signs.ts';

/** Coefficients, constant first, of Π (x − root); exact for a few small whole roots. */
const withRoots = (roots: readonly number[]) =>
  roots.reduce<number[]>((p, r) => p.concat(0).map((_, i) => (p[i - 1] ?? 0) - r * (p[i] ?? 0)), [1]);
const roots = fc.array(fc.integer({ min: -6, max: 6 }), { minLength: 1, maxLength: 6 });

describe('signChanges', () => {
  // 1 Worked examples: Descartes, La Géométrie (1637), x⁴ − 4x³ − 19x² + 106x − 120 with roots 2, 3, 4 and −5.
  it('counts three for the example of Descartes', () => {
    expect(signChanges([1, -4, -19, 106, -120])).toBe(3);
    expect(signChanges([-100, 0, 0, 60, 60])).toBe(1);
    expect(signChanges([-100, 230, -132])).toBe(2);
    expect(signChanges([0, 0])).toBe(0);
    expect(signChanges([])).toBe(0);
  });
  // 2 Laws.
  it('is the same read backwards, negated or padded with zeros', () => {
    fc.assert(
      fc.property(fc.array(fc.integer({ min: -3, max: 3 }), { maxLength: 20 }), (c) => {
        expect(signChanges(c.toReversed())).toBe(signChanges(c));
        expect(signChanges(c.map((x) => -x))).toBe(signChanges(c));
        expect(signChanges(c.flatMap((x) => [x, 0]))).toBe(signChanges(c));
      }),
    );
  });
  // 3 Differential: where all roots are real the count is exact.
  it('counts the positive roots of a polynomial whose roots are all real', () => {
    fc.assert(
      fc.property(roots, (rs) => {
        expect(signChanges(withRoots(rs))).toBe(rs.filter((r) => r > 0).length);
      }),
    );
  });
  // 4 Refusals.
  it('refuses what is no coefficient', () => {
    expect(() => signChanges([1, Number.NaN])).toThrow(/ARGUMENT_INVALID: signChanges: coefficients\[1\].*NaN/);
  });
});

describe('signChangesBetween', () => {
  it('separates the roots 1, 2 and 3', () => {
    const cubic = [-6, 11, -6, 1];
    expect([
      signChangesBetween(cubic, 0, 1.5),
      signChangesBetween(cubic, 1.5, 3.5),
      signChangesBetween(cubic, 3.5, 9),
    ]).toEqual([1, 2, 0]);
  });
  it('bounds the roots in between, and has their parity', () => {
    fc.assert(
      fc.property(roots, fc.integer({ min: -8, max: 7 }), fc.integer({ min: 1, max: 9 }), (rs, low, width) => {
        // ends at halves are never roots, and all figures are whole multiples of 2⁻⁶
        const [from, to] = [low + 0.5, low + 0.5 + width];
        const count = rs.filter((r) => r > from && r < to).length;
        const bound = signChangesBetween(withRoots(rs), from, to);
        expect(bound).toBeGreaterThanOrEqual(count);
        expect((bound - count) % 2).toBe(0);
      }),
    );
  });
  it('is exact between 0 and beyond every root, as Descartes is', () => {
    fc.assert(
      fc.property(roots, (rs) => {
        expect(signChangesBetween(withRoots(rs), 0.5, 64.5)).toBe(signChanges(withRoots(rs)));
      }),
    );
  });
  it('refuses ends that do not ascend', () => {
    expect(() => signChangesBetween([1, 1], 2, 1)).toThrow(/signChangesBetween: high − low: not above zero; met -1/);
    expect(() => signChangesBetween([1, 1], 2, 2)).toThrow(/high − low.*met 0/);
    expect(() => signChangesBetween([0, 0], 0, 1)).toThrow(/coefficients: all are zero/);
    expect(() => signChangesBetween([], 0, 1)).toThrow(/coefficients: too few/);
  });
});
