import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { polynomialRegression } from '../../src/numeric/polynomial-regression.ts';
import { fewestDigits, referenceSet } from './nist-strd.ts';

describe('polynomialRegression', () => {
  // 1 Worked example: NIST Filip, degree 10, condition 5·10⁹ on scaled columns; seven digits are the usual ambition.
  it('solves Filip to 13 digits', () => {
    const { x, y, coefficients, standardErrors } = referenceSet('Filip');
    const fit = polynomialRegression(x as readonly number[], y, 10);
    expect(fit.rank.conditionNumber).toBeGreaterThan(5e9);
    expect(fewestDigits(fit.coefficients, coefficients)).toBeGreaterThan(13);
    expect(fewestDigits(fit.standardErrors, standardErrors)).toBeGreaterThan(13);
    expect(fit.names.slice(0, 3)).toEqual(['intercept', 'x', 'x^2']);
  });
  // 2 and 3 Laws and an independent answer: whole polynomials at whole points are found exactly.
  it('finds the polynomial that the data were made from', () => {
    const coefficient = fc.integer({ min: -9, max: 9 });
    fc.assert(
      fc.property(
        fc.array(coefficient, { minLength: 2, maxLength: 7 }),
        fc.integer({ min: -20, max: 20 }),
        (c, start) => {
          const x = Array.from({ length: 12 }, (_, i) => start + i);
          const y = x.map((v) => c.reduceRight((sum, a) => sum * v + a, 0));
          const fit = polynomialRegression(x, y, c.length - 1);
          fit.coefficients.forEach((found, j) => {
            // one rounding of the largest power's part of y, felt by the smallest coefficient
            expect(Math.abs(found - c[j]!)).toBeLessThan(1e-8);
          });
          // each fitted value is off by a few roundings of the largest power's part
          const size = 1 + Math.max(...y.map(Math.abs));
          expect(fit.residualSumOfSquares).toBeLessThan(12 * (1e-12 * size) ** 2);
        },
      ),
    );
  });
  // 4 Refusals.
  it('refuses degrees out of range and too few different points', () => {
    expect(() => polynomialRegression([1, 2, 3], [1, 2, 3], 0)).toThrow(
      /ARGUMENT_INVALID: polynomialRegression: degree.*met 0/,
    );
    expect(() => polynomialRegression([1, Number.NaN, 3], [1, 2, 3], 1)).toThrow(/x\[1\].*NaN/);
    expect(() => polynomialRegression([1, 1, 2, 2], [1, 2, 3, 4], 2)).toThrow(
      /NO_SOLUTION: leastSquares: x\^2: collinear with intercept, x;/,
    );
  });
});
