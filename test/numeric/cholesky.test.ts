import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { choleskyFactor, correlate } from '../../src/numeric/cholesky.ts';
import { RandomStream } from '../../src/numeric/random-stream.ts';

describe('choleskyFactor', () => {
  // 1 Worked example, by hand: the rows of L have length 1, and the first column is the first column of C.
  it('factors a matrix of three', () => {
    const factor = choleskyFactor([
      [1, 0.6, 0],
      [0.6, 1, 0.8],
      [0, 0.8, 1],
    ]);
    expect([...factor]).toEqual([1, 0, 0, 0.6, 0.8, 0, 0, 1, 0].map((x) => expect.closeTo(x, 12)));
  });

  // 2 Laws.
  it('multiplied by its transpose gives the matrix back', () => {
    fc.assert(
      fc.property(loadings(6, 9), (rows) => {
        const c = correlationOf(rows);
        // rounding of sums of six products of numbers up to 1
        expect(largestError(choleskyFactor(c), c)).toBeLessThan(1e-14);
      }),
    );
  });

  it('takes singular matrices: fewer factors than variables', () => {
    fc.assert(
      fc.property(loadings(6, 2), (rows) => {
        const c = correlationOf(rows);
        // eigenvalues of rounding size, up to 1e-14, are taken for zero
        expect(largestError(choleskyFactor(c), c)).toBeLessThan(1e-13);
      }),
    );
  });

  it('takes perfect correlations, of either sign', () => {
    // an eigenvalue that rounding leaves at 1e-16 shows as an entry of 1e-8
    const opposite = [
      [1, -1],
      [-1, 1],
    ];
    expect([...choleskyFactor(opposite)]).toEqual([1, 0, -1, 0].map((x) => expect.closeTo(x, 7)));
    const same = Array.from({ length: 4 }, () => [1, 1, 1, 1]);
    expect([...choleskyFactor(same)]).toEqual(
      [1, 0, 0, 0, 1, 0, 0, 0, 1, 0, 0, 0, 1, 0, 0, 0].map((x) => expect.closeTo(x, 7)),
    );
  });

  // 3 Differential: three variables can occur together iff 1 + 2abc − a² − b² − c² is not below 0.
  it('refuses exactly what has a negative determinant, for three variables', () => {
    const r = fc.integer({ min: -100, max: 100 }).map((x) => x / 100);
    fc.assert(
      fc.property(r, r, r, (a, b, c) => {
        const determinant = 1 + 2 * a * b * c - a * a - b * b - c * c;
        fc.pre(Math.abs(determinant) > 1e-9);
        const factor = () =>
          choleskyFactor([
            [1, a, b],
            [a, 1, c],
            [b, c, 1],
          ]);
        if (determinant > 0) expect(factor).not.toThrow();
        else
          expect(factor).toThrowError(
            'ARGUMENT_INVALID: choleskyFactor: correlation: entries that cannot occur together',
          );
      }),
      { numRuns: 1000 },
    );
  });

  // 4 Refusals.
  it.each([
    ['no rows', [], 'correlation: no rows'],
    ['a row too short', [[1, 0], [0]], 'correlation[1]: not square; met 1'],
    ['a row too many', [[1], [0]], 'correlation[0]: not square; met 1'],
    [
      'NaN',
      [
        [1, Number.NaN],
        [0, 1],
      ],
      'correlation[0][1]: not a finite number; met NaN',
    ],
    [
      'a covariance',
      [
        [4, 1],
        [1, 1],
      ],
      'correlation[0][0]: the diagonal is not 1; met 4',
    ],
    [
      'an entry beyond 1',
      [
        [1, 1.5],
        [1.5, 1],
      ],
      'correlation[0][1]: no correlation; met 1.5',
    ],
    [
      'no symmetry',
      [
        [1, 0.5],
        [0.4, 1],
      ],
      'correlation[0][1]: not symmetric; met 0.5; make it equal to its mirror image 0.4',
    ],
    [
      'a contradiction',
      [
        [1, 0.9, 0],
        [0.9, 1, 0.9],
        [0, 0.9, 1],
      ],
      'correlation: entries that cannot occur together',
    ],
    [
      'a contradiction after a singular pivot',
      [
        [1, 1, 0],
        [1, 1, 1],
        [0, 1, 1],
      ],
      'correlation: entries that cannot occur together',
    ],
  ])('refuses %s', (_, matrix, message) => {
    expect(() => choleskyFactor(matrix)).toThrowError(`ARGUMENT_INVALID: choleskyFactor: ${message}`);
  });
});

describe('correlate', () => {
  // 1 Worked example.
  it('multiplies each row by the factor', () => {
    const values = Float64Array.of(1, 2, 3, -1, 0, 5);
    correlate(Float64Array.of(1, 0, 0, 0.6, 0.8, 0, 0, 1, 0), values);
    expect([...values]).toEqual([1, 2.2, 2, -1, -0.6, 0].map((x) => expect.closeTo(x, 12)));
  });

  // 2 Laws.
  it('gives draws whose sample correlations are those asked for, and whose variances stay 1', () => {
    const c = [
      [1, 0.7, -0.3],
      [0.7, 1, 0.2],
      [-0.3, 0.2, 1],
    ];
    const n = 200_000;
    const values = new Float64Array(3 * n);
    new RandomStream(17).fillNormal(values);
    correlate(choleskyFactor(c), values);
    for (let i = 0; i < 3; i++) {
      for (let j = 0; j < 3; j++) {
        let sum = 0;
        for (let row = 0; row < n; row++) sum += values[3 * row + i]! * values[3 * row + j]!;
        // variance of a product of two normals with correlation ρ: 1 + ρ²; 4 standard errors
        expect(Math.abs(sum / n - c[i]![j]!)).toBeLessThan(4 * Math.sqrt((1 + c[i]![j]! ** 2) / n));
      }
    }
  });

  // 4 Refusals.
  it('refuses factors that are not square and numbers that are not finite', () => {
    expect(() => correlate(new Float64Array(2), new Float64Array(2))).toThrow(/correlate: factor: not square; met 2/);
    expect(() => correlate(new Float64Array(0), new Float64Array(0))).toThrow(/correlate: factor: too few/);
    expect(() => correlate(Float64Array.of(1), Float64Array.of(Number.NaN))).toThrow(/correlate: values\[0\].*NaN/);
    expect(() => correlate(Float64Array.of(2), Float64Array.of(1e308))).toThrow(/correlate: the result is beyond/);
  });
  it('refuses values that end within a row', () => {
    expect(() => correlate(Float64Array.of(1, 0, 0, 1), new Float64Array(3))).toThrowError(
      'ARGUMENT_INVALID: correlate: values: ends within a row; met 3',
    );
  });
});

function loadings(variables: number, factors: number): fc.Arbitrary<number[][]> {
  const loading = fc.integer({ min: -1000, max: 1000 }).map((x) => (x === 0 ? 1 : x / 1000));
  const row = fc.array(loading, { minLength: factors, maxLength: factors });
  return fc.array(row, { minLength: variables, maxLength: variables });
}

function correlationOf(rows: readonly (readonly number[])[]): number[][] {
  const product = (a: readonly number[], b: readonly number[]) => a.reduce((sum, x, k) => sum + x * b[k]!, 0);
  return rows.map((a, i) =>
    rows.map((b, j) =>
      i === j ? 1 : Math.min(Math.max(product(a, b) / Math.sqrt(product(a, a) * product(b, b)), -1), 1),
    ),
  );
}

function largestError(factor: Float64Array, c: readonly (readonly number[])[]): number {
  const n = c.length;
  return Math.max(
    ...c.flatMap((row, i) =>
      row.map((entry, j) => {
        let sum = 0;
        for (let k = 0; k < n; k++) sum += factor[i * n + k]! * factor[j * n + k]!;
        return Math.abs(sum - entry);
      }),
    ),
  );
}
