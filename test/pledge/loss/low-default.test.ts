import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { binomialCdf } from '../../../src/numeric/binomial.ts';
import { lowDefaultProbabilities, scaledToBook } from '../../../src/pledge/loss/low-default.ts';
import { refusalOf } from '../../support/formulas.ts';

const NONE = [100, 400, 300].map((obligors) => ({ obligors, defaults: 0 }));
const THREE = [0, 2, 1].map((defaults, i) => ({ obligors: [100, 400, 300][i] as number, defaults }));

describe('lowDefaultProbabilities', () => {
  // 1 Worked example. Source: Pluto and Tasche, Risk (August 2005), tables for no defaults at 90 %: 0.29, 0.33, 0.76 %
  // without correlation and 0.86, 0.96, 1.89 % at 12 %.
  it('agrees with the published tables', () => {
    const percent = (correlation: number) =>
      lowDefaultProbabilities(NONE, { confidence: 0.9, correlation }).map((p) => Math.round(p * 1e4) / 100);
    expect(percent(0)).toEqual([0.29, 0.33, 0.76]);
    expect(percent(0.12)).toEqual([0.86, 0.96, 1.89]);
  });

  // 2 Laws.
  it('grows with confidence, correlation above one half, defaults, and from grade to grade', () => {
    fc.assert(
      fc.property(fc.double({ min: 0.55, max: 0.98, noNaN: true }), (confidence) => {
        const estimate = (options: { confidence: number; correlation?: number }, grades = THREE) =>
          lowDefaultProbabilities(grades, options);
        const plain = estimate({ confidence });
        for (const [i, p] of plain.entries()) {
          expect(p).toBeGreaterThanOrEqual(plain[i - 1] ?? 0);
          expect(estimate({ confidence: confidence + 0.01 })[i]).toBeGreaterThan(p);
          expect(estimate({ confidence }, NONE)[i]).toBeLessThan(p);
        }
      }),
    );
  });
  it('over several years is the yearly rate behind the rate of them all', () => {
    const [one] = lowDefaultProbabilities([{ obligors: 200, defaults: 1 }], { confidence: 0.9 });
    const [yearly] = lowDefaultProbabilities([{ obligors: 200, defaults: 1 }], { confidence: 0.9, years: 5 });
    expect(1 - (1 - (yearly as number)) ** 5).toBeCloseTo(one as number, 13);
  });

  // 3 Differential: the binomial chance of as few defaults is 1 − confidence; small correlations end in none.
  it('leaves exactly the chance of as few defaults', () => {
    const [, , worst] = lowDefaultProbabilities(THREE, { confidence: 0.75 });
    expect(binomialCdf(300, worst as number, 1)).toBeCloseTo(0.25, 12);
  });
  it('meets the independent estimate as the correlation goes to 0', () => {
    const near = lowDefaultProbabilities(THREE, { confidence: 0.9, correlation: 1e-9 });
    for (const [i, p] of lowDefaultProbabilities(THREE, { confidence: 0.9 }).entries()) {
      expect(near[i]).toBeCloseTo(p, 7);
    }
  });
  it('scales to what the book saw', () => {
    const scaled = scaledToBook(lowDefaultProbabilities(THREE, { confidence: 0.9 }), THREE);
    const expected = scaled.reduce((sum, p, i) => sum + p * (THREE[i]?.obligors ?? 0), 0);
    expect(expected).toBeCloseTo(3, 12);
  });

  // 4 Refusals.
  it.each([
    [() => lowDefaultProbabilities([], { confidence: 0.9 }), 'grades'],
    [() => lowDefaultProbabilities(NONE, { confidence: 1 }), 'confidence'],
    [() => lowDefaultProbabilities(NONE, { confidence: 0.9, correlation: 1 }), 'correlation'],
    [() => lowDefaultProbabilities([{ obligors: 3, defaults: 4 }], { confidence: 0.9 }), 'grades[0].defaults'],
    [() => scaledToBook([0.1, 0.1, 0.1], NONE), 'a default in the book'],
  ])('refuses what is no record: %#', (work, words) => {
    expect(refusalOf(work)).toContain(words);
  });
  it('is certain where everybody defaulted', () => {
    expect(lowDefaultProbabilities([{ obligors: 2, defaults: 2 }], { confidence: 0.5 })).toEqual([1]);
  });
});
