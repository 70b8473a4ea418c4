import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  expectedYearsLeft,
  hazardOfMeanLife,
  hazardOfTable,
  survivalAt,
  survivalCurve,
  survivalWeights,
} from '../../src/domain/survival.ts';
import { refusalOf } from '../support/formulas.ts';

const constant = (rate: string, lastYears = '20') =>
  survivalCurve({ causes: { lapse: [{ untilYears: null, rate }] }, lastYears });

describe('survival', () => {
  // 1 Worked example: 10 % a year for 3 years, then 20 %, and a lawsuit's 5 % throughout: S(4) = exp(−0.3 − 0.2 − 0.2).
  it('adds up causes over time', () => {
    const curve = survivalCurve({
      causes: {
        lapse: [
          { untilYears: 3, rate: '0.1' },
          { untilYears: null, rate: '0.2' },
        ],
        invalidation: [{ untilYears: null, rate: '0.05' }],
      },
      lastYears: 10,
    });
    expect(curve.pieces).toEqual([
      { fromYears: '0', untilYears: '3', rate: '0.15' },
      { fromYears: '3', untilYears: '10', rate: '0.25' },
    ]);
    expect(Number(survivalAt(curve, '4'))).toBeCloseTo(Math.exp(-0.7), 14);
    expect(survivalAt(curve, '0')).toBe('1');
    expect(survivalAt(curve, '10')).toBe('0');
  });
  it('gives a mean life of 13.9 years under a term of 20, as the world’s granted patents have', () => {
    const rate = hazardOfMeanLife('13.9', '20');
    expect(Number(rate)).toBeCloseTo(0.0388928407171217, 15);
    expect(Number(expectedYearsLeft(constant(rate), '0'))).toBeCloseTo(13.9, 12);
  });
  it('reads a table of those still standing', () => {
    const curve = survivalCurve({ causes: { lapse: hazardOfTable(['1', '0.9', '0.72']) }, lastYears: 2 });
    expect(Number(survivalAt(curve, '1'))).toBeCloseTo(0.9, 14);
    expect(Number(survivalAt(curve, '1.999999999'))).toBeCloseTo(0.72, 8);
  });

  // 2 Laws.
  const rates = fc.array(fc.integer({ min: 0, max: 500 }), { minLength: 1, maxLength: 5 });
  it('never rises; weights are survival given standing now', () => {
    fc.assert(
      fc.property(rates, fc.integer({ min: 0, max: 9 }), (list, ageYears) => {
        const hazard = list.map((rate, i) => ({
          untilYears: i === list.length - 1 ? null : i + 1,
          rate: `${rate / 1000}`,
        }));
        const curve = survivalCurve({ causes: { lapse: hazard }, lastYears: 12 });
        const weights = survivalWeights(curve, { ageYears, years: 15, timing: 'year-end' }).map(Number);
        for (const [i, weight] of weights.entries()) expect(weight).toBeLessThanOrEqual(weights[i - 1] ?? 1);
        const now = Number(survivalAt(curve, ageYears));
        expect(weights[0]).toBeCloseTo(Number(survivalAt(curve, ageYears + 1)) / now, 12);
        expect(weights.slice(12 - ageYears - 1).every((weight) => weight === 0)).toBe(true);
      }),
    );
  });
  it('finds the rate of any mean life, and that rate its mean', () => {
    fc.assert(
      fc.property(fc.integer({ min: 1, max: 1999 }), (hundredths) => {
        const mean = hundredths / 100;
        const left = Number(expectedYearsLeft(constant(hazardOfMeanLife(mean, 20)), '0'));
        expect(Math.abs(left - mean)).toBeLessThan(1e-12);
      }),
    );
  });

  // 3 Differential: Simpson's rule over the curve.
  it('expects what numerical integration does', () => {
    const curve = survivalCurve({
      causes: {
        a: [
          { untilYears: 4, rate: '0.3' },
          { untilYears: null, rate: '0' },
        ],
      },
      lastYears: 10,
    });
    const steps = 4000;
    let area = 0;
    for (let i = 0; i <= steps; i++) {
      const weight = i === 0 || i === steps ? 1 : i % 2 === 1 ? 4 : 2;
      area += weight * (i === steps ? Math.exp(-1.2) : Number(survivalAt(curve, `${(i * 10) / steps}`)));
    }
    // the kink at 4 is a node, so that the rule's own error is of the fourth order
    expect(Math.abs(Number(expectedYearsLeft(curve, '0')) - (area * 10) / steps / 3)).toBeLessThan(1e-9);
  });

  // 4 Refusals.
  it('refuses by place and value', () => {
    const curve = constant('0.1', '5');
    expect(refusalOf(() => survivalWeights(curve, { ageYears: 5, years: 1, timing: 'year-end' }))).toContain('met 5');
    expect(refusalOf(() => hazardOfMeanLife('20', '20'))).toContain('below the term of 20 years expected; met 20');
    expect(refusalOf(() => hazardOfTable(['0.9', '0.95', '0']))).toMatch(
      /standing \/0: .*met 0\.9[\s\S]*\/1: .*met 0\.95[\s\S]*\/2: .*met 0/,
    );
    expect(refusalOf(() => survivalCurve({ causes: {}, lastYears: 5 }))).toContain('at least one cause');
    const back = [
      { untilYears: 3, rate: '1' },
      { untilYears: 2, rate: '1' },
    ];
    const message = refusalOf(() => survivalCurve({ causes: { lapse: back }, lastYears: 5 }));
    expect(message).toContain('/causes/lapse/1/untilYears: an age above 3 expected; met 2');
    expect(refusalOf(() => constant('-0.1'))).toContain('met "-0.1"');
  });
});
