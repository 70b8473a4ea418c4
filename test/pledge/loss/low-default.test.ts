import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { binomialCdf } from '../../../src/numeric/binomial.ts';
import { normalCdf, normalQuantile } from '../../../src/numeric/normal.ts';
import { DefaultCountChain } from '../../../src/pledge/loss/default-count-chain.ts';
import { lowDefaultProbabilities, scaledToBook } from '../../../src/pledge/loss/low-default.ts';
import { equalPoolLaw } from '../../../src/pool/law/equal-pool.ts';
import { refusalOf } from '../../support/formulas.ts';
import { splitMix } from '../../support/split-mix.ts';

const NONE = [100, 400, 300].map((obligors) => ({ obligors, defaults: 0 }));
const THREE = [0, 2, 1].map((defaults, i) => ({ obligors: [100, 400, 300][i] as number, defaults }));

const HARD = { correlation: 0.9, years: 2, yearCorrelation: 0.3 };

describe('lowDefaultProbabilities', () => {
  // 1 Worked example. Source: Pluto and Tasche, Risk (August 2005), tables for no defaults at 90 %: 0.29, 0.33, 0.76 %
  // without correlation and 0.86, 0.96, 1.89 % at 12 %.
  it('agrees with the published tables', () => {
    const percent = (correlation: number) =>
      lowDefaultProbabilities(NONE, { confidence: 0.9, correlation }).map((p) => Math.round(p * 1e4) / 100);
    expect(percent(0)).toEqual([0.29, 0.33, 0.76]);
    expect(percent(0.12)).toEqual([0.86, 0.96, 1.89]);
  });

  // Source: the example of PTOnePeriodPD in the R package LDPD 1.1.2, worst grade first, to the width its root search leaves.
  it('agrees with another program where defaults were seen', () => {
    const grades = [10, 40, 30, 20, 10].map((obligors, i) => ({ obligors, defaults: [0, 0, 0, 2, 1][i] as number }));
    const printed = [0.16226172, 0.12106991, 0.06086968, 0.03659702, 0.03330381];
    const ours = [...lowDefaultProbabilities(grades, { confidence: 0.5 })].reverse();
    for (const [i, p] of ours.entries()) expect(Math.abs(p - printed[i]!)).toBeLessThan(4e-5);
  });

  // 2 Laws.
  it('lies between years of one factor and years that have nothing to do with each other', () => {
    const estimate = (yearCorrelation: number) =>
      lowDefaultProbabilities(NONE, { confidence: 0.9, correlation: 0.12, years: 5, yearCorrelation });
    const rising = [0, 0.3, 0.6, 0.9, 0.99, 1].map(estimate);
    for (const grade of [0, 1, 2]) {
      for (const [i, one] of rising.entries()) expect(one[grade]!).toBeGreaterThan(rising[i - 1]?.[grade] ?? 0);
    }
  });
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
  it('leaves the chance that the exact law of defaults tells, however many obligors narrow it', () => {
    for (const [obligors, defaults] of [
      [200, 0],
      [1_000, 3],
      [100_000, 400],
    ] as const) {
      const [p] = lowDefaultProbabilities([{ obligors, defaults }], { confidence: 0.9, correlation: 0.3 });
      const law = equalPoolLaw({ loans: obligors, probability: p!, correlation: 0.3 });
      expect(law.cdf(defaults)).toBeCloseTo(0.1, 9);
    }
  });
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
  it('over one year is the estimate of one year, whatever ties the years', () => {
    const one = lowDefaultProbabilities(THREE, { confidence: 0.9, correlation: 0.12 });
    const chain = (grade: number) => {
      const pooled = THREE.slice(grade);
      const [obligors, most] = [pooled.reduce((n, g) => n + g.obligors, 0), pooled.reduce((n, g) => n + g.defaults, 0)];
      return new DefaultCountChain({ obligors, most, years: 1, correlation: 0.12, yearCorrelation: 0.3 });
    };
    for (const [grade, p] of one.entries()) expect(chain(grade).chanceOfFew(normalQuantile(p))).toBeCloseTo(0.1, 11);
  });
  it('of years that have nothing to do with each other and no default is a power of one', () => {
    const chance = (years: number) =>
      new DefaultCountChain({ obligors: 300, most: 0, years, correlation: 0.12, yearCorrelation: 0 }).chanceOfFew(-2.6);
    expect(chance(4)).toBeCloseTo(chance(1) ** 4, 13);
  });
  it('agrees with drawn factors and a binomial given them, within four standard errors', () => {
    const cohort = { obligors: 200, most: 3, years: 4, correlation: 0.2, yearCorrelation: 0.5 };
    const [threshold, draws] = [-2.4, 20_000];
    const draw = splitMix(7);
    let [sum, squares] = [0, 0];
    for (let i = 0; i < draws; i++) {
      let [factor, alive] = [0, 1];
      for (let year = 0; year < cohort.years; year++) {
        const shock = normalQuantile((draw(2 ** 32) + 0.5) / 2 ** 32);
        factor = year === 0 ? shock : 0.5 * factor + Math.sqrt(0.75) * shock;
        alive *= 1 - normalCdf((threshold - Math.sqrt(0.2) * factor) / Math.sqrt(0.8));
      }
      const chance = binomialCdf(cohort.obligors, 1 - alive, cohort.most);
      sum += chance;
      squares += chance * chance;
    }
    const mean = sum / draws;
    const error = Math.sqrt((squares / draws - mean * mean) / draws);
    const exact = new DefaultCountChain(cohort).chanceOfFew(threshold);
    expect(Math.abs(mean - exact)).toBeLessThan(4 * error);
    expect(error).toBeLessThan(0.003);
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
    [
      () => lowDefaultProbabilities(NONE, { confidence: 0.9, correlation: 0.1, yearCorrelation: 0.995 }),
      'yearCorrelation',
    ],
    [() => lowDefaultProbabilities([{ obligors: 9999, defaults: 900 }], { ...HARD, confidence: 0.9 }), 'summed over'],
    [() => lowDefaultProbabilities([{ obligors: 3, defaults: 4 }], { confidence: 0.9 }), 'grades[0].defaults'],
    [() => scaledToBook([0.1, 0.1, 0.1], NONE), 'a default in the book'],
  ])('refuses what is no record: %#', (work, words) => {
    expect(refusalOf(work)).toContain(words);
  });
  it('is certain where everybody defaulted', () => {
    expect(lowDefaultProbabilities([{ obligors: 2, defaults: 2 }], { confidence: 0.5 })).toEqual([1]);
  });
});
