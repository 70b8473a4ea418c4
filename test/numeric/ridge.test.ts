import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { leastSquares } from '../../src/numeric/least-squares.ts';
import { ridge } from '../../src/numeric/ridge.ts';
import { columnsOf, fewestDigits, referenceSet } from './nist-strd.ts';

const column = (name: string, ...values: number[]) => ({ name, values });
const longley = referenceSet('Longley');

describe('ridge', () => {
  // 1 Worked example: Longley at penalty 0.5, (ZᵀZ + 0.5·I)⁻¹Zᵀy with 40 digits (mpmath 1.3). Columns of condition 10⁵
  // after centring, held back to less than 10³: three of sixteen digits.
  it('holds the coefficients of Longley back', () => {
    const fit = ridge(longley.y, columnsOf(longley), 0.5);
    const right = [
      -493672.85913522634, 85.796767860444413, 0.011804344260696046, -0.9787674221205214, -0.44470132302445281,
      0.10343359942932302, 275.17448521455886,
    ];
    expect(fit.names).toEqual(['intercept', 'x1', 'x2', 'x3', 'x4', 'x5', 'x6']);
    expect(fewestDigits(fit.coefficients, right)).toBeGreaterThan(12);
  });
  it('halves a lone coefficient at penalty n', () => {
    expect(ridge([1, 3, 5, 7], [column('x', 0, 1, 2, 3)], 4).coefficients).toEqual([
      expect.closeTo(2.5, 14),
      expect.closeTo(1, 14),
    ]);
  });
  // 2 Laws.
  it('shares what twins explain, and shrinks with the penalty', () => {
    const rows = fc.array(fc.tuple(fc.integer({ min: -9, max: 9 }), fc.integer({ min: -9, max: 9 })), {
      minLength: 4,
      maxLength: 12,
    });
    fc.assert(
      fc.property(rows, (list) => {
        const [x, y] = [list.map(([a]) => a), list.map(([, b]) => b)];
        fc.pre(new Set(x).size > 1);
        const twins = ridge(y, [column('a', ...x), column('b', ...x.map((v) => 2 * v))], 1).coefficients;
        expect(twins[1]).toBeCloseTo(2 * twins[2]!, 10);
        const slope = (penalty: number) => Math.abs(ridge(y, [column('a', ...x)], penalty).coefficients[1]!);
        expect(slope(10)).toBeLessThanOrEqual(slope(1) + 1e-15); // no slope at all comes out as a rounding
      }),
    );
  });
  // 3 Differential: least squares in the limit.
  it('tends to least squares as the penalty falls', () => {
    const x = [column('a', 1, 2, 4, 3, 9), column('b', 2, 7, 1, 8, 2)];
    const y = [3, 1, 4, 1, 5];
    expect(fewestDigits(ridge(y, x, 1e-12).coefficients, leastSquares(y, x).coefficients)).toBeGreaterThan(10);
  });
  // 4 Refusals.
  it('refuses constants, penalties out of range and ragged columns', () => {
    expect(() => ridge([1, 2, 3], [column('c', 0.1, 0.1, 0.1)], 1)).toThrow(
      /ARGUMENT_INVALID: ridge: c: constant; met 0\.1/,
    );
    expect(() => ridge([1, 2], [column('zero', 0, 0)], 1)).toThrow(/ridge: zero: constant; met 0/);
    expect(() => ridge([1, 2], [column('x', 1, 2)], 0)).toThrow(/ridge: penalty.*met 0/);
    expect(() => ridge([1, 2], [column('x', 1, 2, 3)], 1)).toThrow(/ridge: x.*met 3; give 2/);
    expect(() => ridge([1, Number.NaN], [column('x', 1, 2)], 1)).toThrow(/ridge: y\[1\].*NaN/);
    expect(() => ridge([1, 2], [column('x', 1, 2), column('x', 2, 1)], 1)).toThrow(
      /ridge: columns: two of one name.*x/,
    );
    expect(() => ridge([1, 2], [], 1)).toThrow(/ridge: columns: none/);
    expect(() => ridge([1, 2, 4], [column('x', 1, 2, 3), column('z', 2, 4, 6)], 1e-300)).toThrow(
      /NO_SOLUTION: ridge: penalty.*1e-300/,
    );
  });
});
