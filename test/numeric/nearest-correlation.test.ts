import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { choleskyFactor } from '../../src/numeric/cholesky.ts';
import { nearestCorrelation } from '../../src/numeric/nearest-correlation.ts';

describe('nearestCorrelation', () => {
  // 1 Worked example. Source: Higham (2002), section 4: entries 0.7607 and 0.1573, distance 0.5278.
  it('repairs the matrix of the paper', () => {
    const { correlation, distance, largestChange, smallestEigenvalue } = nearestCorrelation([
      [1, 1, 0],
      [1, 1, 1],
      [0, 1, 1],
    ]);
    expect(correlation[0]![1]).toBeCloseTo(0.7607, 4);
    expect(correlation[0]![2]).toBeCloseTo(0.1573, 4);
    expect(distance).toBeCloseTo(0.5278, 4);
    expect(largestChange).toBeCloseTo(1 - 0.7607, 4);
    expect(smallestEigenvalue).toBeCloseTo(1 - Math.SQRT2, 14);
  });

  // 2 Laws.
  it('gives what the Cholesky factor takes, symmetric to the bit, with exactly 1 on the diagonal', () => {
    fc.assert(
      fc.property(contradictory(5), (matrix) => {
        const { correlation } = nearestCorrelation(matrix);
        expect(() => choleskyFactor(correlation)).not.toThrow();
        correlation.forEach((row, i) => {
          expect(row[i]).toBe(1);
          expect(row).toEqual(correlation.map((other) => other[i]));
        });
      }),
    );
  });

  it('reports no change for a matrix that needs no repair, and gives it back', () => {
    const fine = [
      [1, 0.5, 0.25],
      [0.5, 1, 0.5],
      [0.25, 0.5, 1],
    ];
    const { correlation, distance, largestChange, smallestEigenvalue } = nearestCorrelation(fine);
    expect([correlation, distance, largestChange]).toEqual([fine, 0, 0]);
    expect(smallestEigenvalue).toBeGreaterThan(0);
  });

  it('does not change what it has repaired', () => {
    fc.assert(
      fc.property(contradictory(4), (matrix) => {
        const once = nearestCorrelation(matrix).correlation;
        // the eigenvalues set to zero come back as rounding on either side of it
        expect(nearestCorrelation(once).distance).toBeLessThan(1e-12);
      }),
    );
  });

  // 3 Differential: the condition that marks the nearest point X of a convex set, ⟨A − X, C − X⟩ ≤ 0 for every C of the
  // set.
  it('leaves no correlation matrix in the direction of the matrix given', () => {
    fc.assert(
      fc.property(contradictory(4), contradictory(4), (matrix, other) => {
        const x = nearestCorrelation(matrix).correlation;
        const c = nearestCorrelation(other).correlation;
        let product = 0;
        matrix.forEach((row, i) => {
          row.forEach((entry, j) => {
            product += (entry - x[i]![j]!) * (c[i]![j]! - x[i]![j]!);
          });
        });
        // distances up to 4, known to 1e-9 when the rounds come to rest
        expect(product).toBeLessThan(1e-8);
      }),
    );
  });

  it('reports the distance between what it took and what it gives', () => {
    const matrix = [
      [1, 0.9, -0.9],
      [0.9, 1, 0.9],
      [-0.9, 0.9, 1],
    ];
    const { correlation, distance, largestChange } = nearestCorrelation(matrix);
    const changes = matrix.flatMap((row, i) => row.map((entry, j) => entry - correlation[i]![j]!));
    expect(distance).toBeCloseTo(Math.hypot(...changes), 14);
    expect(largestChange).toBe(Math.max(...changes.map(Math.abs)));
  });

  // 4 Refusals.
  it.each([
    [
      'a covariance',
      [
        [2, 0],
        [0, 1],
      ],
      'matrix[0][0]: the diagonal is not 1; met 2',
    ],
    [
      'an entry beyond 1',
      [
        [1, -1.01],
        [-1.01, 1],
      ],
      'matrix[0][1]: no correlation; met -1.01',
    ],
    ['no rows', [], 'matrix: no rows'],
  ])('refuses %s', (_, matrix, message) => {
    expect(() => nearestCorrelation(matrix)).toThrowError(`ARGUMENT_INVALID: nearestCorrelation: ${message}`);
  });
});

/** Symmetric, 1 on the diagonal, anything off it. */
function contradictory(n: number): fc.Arbitrary<number[][]> {
  const entry = fc.integer({ min: -100, max: 100 }).map((x) => x / 100);
  return fc
    .array(entry, { minLength: n * n, maxLength: n * n })
    .map((entries) =>
      Array.from({ length: n }, (_, i) =>
        Array.from({ length: n }, (_, j) => (i === j ? 1 : entries[Math.max(i, j) * n + Math.min(i, j)]!)),
      ),
    );
}
