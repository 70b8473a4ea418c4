import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { exp, log } from '../../src/numeric/elementary.ts';
import { poissonMass } from '../../src/numeric/poisson.ts';
import {
  dividedSeries,
  exponentialSeries,
  negativeLogSeries,
  negativePowerSeries,
  type SparseSeries,
} from '../../src/numeric/power-series.ts';

const sparse = fc
  .uniqueArray(fc.integer({ min: 1, max: 9 }), { minLength: 1, maxLength: 4 })
  .chain((degrees) =>
    fc
      .array(fc.double({ min: 0.01, max: 0.2, noNaN: true }), { minLength: degrees.length, maxLength: degrees.length })
      .map((terms): SparseSeries => ({ degrees: [...degrees].sort((a, b) => a - b), terms })),
  );
const LENGTH = 40;
const at = (coefficients: ArrayLike<number>, x: number): number =>
  Array.from(coefficients).reduceRight((sum, c) => sum * x + c, 0);
const value = ({ degrees, terms }: SparseSeries, x: number): number =>
  degrees.reduce((sum, d, i) => sum + terms[i]! * x ** d, 0);

describe('power series', () => {
  // 1 Worked example: −log(1 − x) = Σ x^k ÷ k; exp(−λ + λx) is the Poisson law.
  it('are the ones of the textbook', () => {
    const logs = negativeLogSeries({ degrees: [1], terms: [1] }, 8);
    for (let k = 1; k < 8; k++) expect(logs[k]).toBeCloseTo(1 / k, 15);
    const masses = exponentialSeries([0, 3.5, 0, 0, 0, 0], -3.5);
    for (const [k, mass] of masses.entries()) expect(mass).toBeCloseTo(poissonMass(k, 3.5), 15);
  });
  // 2 Laws: exp undoes log.
  it('undo each other: exp(−log(1 − q)) · (1 − q) = 1', () => {
    fc.assert(
      fc.property(sparse, (q) => {
        const quotient = exponentialSeries(negativeLogSeries(q, LENGTH), 0);
        const one = new Float64Array(LENGTH);
        one[0] = 1;
        const divided = dividedSeries(one, q);
        for (const [k, term] of divided.entries())
          expect(Math.abs(quotient[k]! - term)).toBeLessThan(1e-13 * (1 + term));
      }),
    );
  });
  // 3 Differential: the functions themselves, where the series has converged.
  it('add up to the functions', () => {
    fc.assert(
      fc.property(sparse, (q) => {
        const x = 0.4;
        expect(at(negativeLogSeries(q, 60), x)).toBeCloseTo(-log(1 - value(q, x)), 12);
        expect(at(exponentialSeries(negativeLogSeries(q, 60), -1), x)).toBeCloseTo(exp(-1) / (1 - value(q, x)), 12);
      }),
    );
  });
  it('have powers that are exponentials of logarithms', () => {
    fc.assert(
      fc.property(sparse, fc.double({ min: 0.05, max: 9, noNaN: true }), (q, power) => {
        const logs = negativeLogSeries(q, LENGTH).map((term) => power * term);
        const exponentials = exponentialSeries(logs, -2);
        for (const [k, term] of negativePowerSeries(q, power, -2, LENGTH).entries())
          expect(Math.abs(exponentials[k]! - term)).toBeLessThan(1e-13 * (term + exp(-2)));
      }),
    );
  });
  it('keep a law whose first mass is below the smallest number', () => {
    const mean = 2000;
    const slopes = new Float64Array(2400);
    slopes[1] = mean;
    const masses = exponentialSeries(slopes, -mean);
    expect(masses[0]).toBe(0);
    for (const k of [1800, 2000, 2200]) expect(Math.abs(masses[k]! / poissonMass(k, mean) - 1)).toBeLessThan(1e-11);
  });
  // 4 Refusals.
  it('refuse what is no length and no series', () => {
    expect(() => negativeLogSeries({ degrees: [1], terms: [1] }, 0)).toThrow(
      /ARGUMENT_INVALID: negativeLogSeries: length/,
    );
    expect(() => exponentialSeries([0, Number.NaN], 0)).toThrow(/ARGUMENT_INVALID: exponentialSeries: a\[1\].*NaN/);
    expect(() => negativePowerSeries({ degrees: [1], terms: [0.1] }, 0, 0, 5)).toThrow(
      /negativePowerSeries: power.*met 0/,
    );
  });
});
