import fc from 'fast-check';
import { MultivariateLinearRegression } from 'ml-regression';
import { describe, expect, it } from 'vitest';
import { secondOpinion } from '../../src/numeric/second-opinion.ts';
import { columnsOf, fewestDigits, referenceSet } from './nist-strd.ts';

const longley = referenceSet('Longley');

describe('secondOpinion', () => {
  // 1 Worked example: NIST Longley. On the columns as they come the package has no digit right; on scaled ones ten.
  it('is right about Longley three times over', () => {
    const { fit, byInverse, byQr, disagreement } = secondOpinion(longley.y, columnsOf(longley));
    expect(fewestDigits(fit.coefficients, longley.coefficients)).toBeGreaterThan(13);
    expect(fewestDigits(byQr, longley.coefficients)).toBeGreaterThan(12);
    expect(fewestDigits(byInverse, longley.coefficients)).toBeGreaterThan(10);
    expect(disagreement).toBeLessThan(1e-10);
    // x1, x2 and x5 are the coefficients of Longley that may be smaller than their standard errors
    const shares = [byInverse, byQr].map((other) => other.map((b, j) => Math.abs(b - fit.coefficients[j]!)));
    const sizes = fit.coefficients.map((c, j) =>
      [1, 2, 5].includes(j) ? Math.max(Math.abs(c), fit.standardErrors[j]!) : Math.abs(c),
    );
    expect(disagreement).toBe(Math.max(...shares.flatMap((list) => list.map((d, j) => d / sizes[j]!))));
    const raw = new MultivariateLinearRegression(
      longley.x as number[][],
      longley.y.map((v) => [v]),
    ).weights.map(([w]) => w);
    expect(fewestDigits([raw[6]!, ...raw.slice(0, 6)], longley.coefficients)).toBeLessThan(1);
  });
  // 2 and 3 Laws and differential: on tame data all three agree, whatever the units.
  it('agrees with itself on tame columns in any units', () => {
    const whole = fc.integer({ min: -99, max: 99 });
    const unit = fc.integer({ min: -9, max: 9 }).map((e) => 10 ** e);
    fc.assert(
      fc.property(
        fc.array(fc.tuple(whole, whole, whole), { minLength: 15, maxLength: 25 }),
        unit,
        unit,
        (rows, u, v) => {
          const columns = [
            { name: 'a', values: rows.map(([, a]) => a * u) },
            { name: 'b', values: rows.map(([, , b]) => b * v) },
          ];
          fc.pre(new Set(rows.map(([, a]) => a)).size > 9 && new Set(rows.map(([, , b]) => b)).size > 9);
          const y = rows.map(([value]) => value);
          expect(secondOpinion(y, columns).disagreement).toBeLessThan(1e-8);
        },
      ),
    );
  });
  it('says so when ordinary software cannot repeat a fit', () => {
    const x = referenceSet('Filip').x as readonly number[];
    const columns = [1, 2, 3, 4, 5, 6, 7, 8, 9, 10].map((power) => ({
      name: `x^${power}`,
      values: x.map((v) => v ** power),
    }));
    expect(secondOpinion(referenceSet('Filip').y, columns).disagreement).toBeGreaterThan(0.1);
  });
  it('stays finite where a coefficient and its error are zero', () => {
    const columns = [
      { name: 'a', values: [1, 2, 3, 4, 6] },
      { name: 'b', values: [2, 1, 5, 3, 3] },
    ];
    expect(secondOpinion([2, 4, 6, 8, 12], columns).disagreement).toBeLessThan(1e-6);
    expect(secondOpinion([1, 1, 1, 1, 1], columns).disagreement).toBeLessThan(1e-6);
  });
  // 4 Refusals.
  it('refuses what least squares refuses', () => {
    const a = { name: 'a', values: [1, 2, 3, 4] };
    expect(() => secondOpinion([1, 2, 3, 5], [a, { name: 'b', values: [2, 4, 6, 8] }])).toThrow(
      /NO_SOLUTION: leastSquares: b: collinear with a;/,
    );
    expect(() => secondOpinion([1, 2, 3, 5], [{ name: 't', values: [1e-300, 2e-300, 3e-300, 4e-300] }])).toThrow(
      /ARGUMENT_INVALID/,
    );
    expect(() => secondOpinion([1, 2, 3, Number.NaN], [a])).toThrow(/ARGUMENT_INVALID.*NaN/);
  });
});
