import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { bookLossLaw } from '../../../src/pool/law/book-law.ts';
import { bookLossLawByFourier } from '../../../src/pool/law/book-law-fourier.ts';
import { bookLossByNormal } from '../../../src/pool/law/book-law-normal.ts';
import type { BookRisk } from '../../../src/pool/law/book-loans.ts';
import { commonLossUnit } from '../../../src/pool/law/common-unit.ts';
import { equalPoolLaw } from '../../../src/pool/law/equal-pool.ts';
import { factorMixture, stateMixture } from '../../../src/pool/law/factor-mixture.ts';
import { largePoolLaw } from '../../../src/pool/law/large-pool.ts';
import { expectLossLaw } from '../../support/loss-laws.ts';

const gap = (a: ArrayLike<number>, b: ArrayLike<number>): number =>
  Math.max(...Array.from(a, (value, k) => Math.abs(value - b[k]!)));

/** Unequal loans without chance: size, probability and correlation go round in their own steps. */
const book = (size: number): BookRisk[] =>
  Array.from({ length: size }, (_, i) => ({
    probability: 0.005 + (0.04 * ((i * 7919) % 101)) / 101,
    exposure: 1 + ((i * 104_729) % 97) / 10,
    lossGivenDefault: 0.8,
    correlation: 0.1 + (0.1 * ((i * 31) % 11)) / 11,
  }));
const total = (loans: readonly BookRisk[]): number =>
  loans.reduce((sum, { exposure, lossGivenDefault = 1 }) => sum + exposure * lossGivenDefault, 0);

const loans = fc.array(
  fc.record({
    probability: fc.double({ min: 0.001, max: 0.6, noNaN: true }),
    exposure: fc.integer({ min: 1, max: 9 }),
    correlation: fc.constantFrom(0, 0.05, 0.3, 0.8),
  }),
  { minLength: 1, maxLength: 9 },
);

describe('bookLossLaw', () => {
  // 1 Worked example: three loans, exact fractions; no factor.
  it('is exact for three loans by hand', () => {
    const risks = [0.1, 0.2, 0.3].map((probability) => ({ probability, exposure: 1 }));
    const law = bookLossLaw(risks, { unit: 1 });
    expect(gap(law.masses, [0.504, 0.398, 0.092, 0.006])).toBeLessThan(1e-15);
  });

  // 2 Laws.
  it('keeps the mean, adds up, and does not depend on the order of the loans', () => {
    fc.assert(
      fc.property(loans, fc.double({ min: 0.3, max: 2.3, noNaN: true }), (risks, unit) => {
        const law = bookLossLaw(risks, { unit });
        const mean = risks.reduce((sum, { probability, exposure }) => sum + probability * exposure, 0);
        expect(Math.abs(law.mean / mean - 1)).toBeLessThan(1e-9);
        expect(law.masses.reduce((sum, mass) => sum + mass, 0)).toBeCloseTo(1, 12);
        expect(gap(bookLossLaw([...risks].reverse(), { unit }).masses, law.masses)).toBeLessThan(1e-13);
      }),
      { numRuns: 30 },
    );
  });
  it('is a law', () => {
    expectLossLaw(bookLossLaw(book(60), { unit: 0.5 }), { relative: 1e-11, absolute: 1e-12 });
  });
  it('of equal loans is the law of an equal pool, for both copulas', () => {
    const risk = { probability: 0.03, exposure: 1, correlation: 0.2 };
    const risks = Array.from({ length: 60 }, () => risk);
    const equal = { loans: 60, probability: 0.03, correlation: 0.2 };
    expect(gap(bookLossLaw(risks, { unit: 1 }).masses, equalPoolLaw(equal).masses)).toBeLessThan(1e-11);
    const mixture = factorMixture(risks, { freedom: 5 });
    const student = bookLossLaw(risks, { unit: 1, mixture });
    expect(gap(student.masses, equalPoolLaw({ ...equal, freedom: 5 }).masses)).toBeLessThan(1e-8);
  });

  // 3 Differential: enumeration of all default patterns over a fine grid of the factor.
  it('equals enumeration', () => {
    fc.assert(
      fc.property(loans, (risks) => {
        const law = bookLossLaw(risks, { unit: 1 });
        const masses = enumerate(risks);
        expect(gap(law.masses, masses)).toBeLessThan(1e-9);
      }),
      { numRuns: 15 },
    );
  });
  it('agrees with its Fourier transform, whole losses or not', () => {
    for (const unit of [0.7, 3]) {
      const risks = book(40);
      expect(gap(bookLossLawByFourier(risks, { unit }).masses, bookLossLaw(risks, { unit }).masses)).toBeLessThan(
        1e-14,
      );
    }
  });
  it('with two factors of which one is idle is the law with one', () => {
    const risks = book(20);
    const two = risks.map(({ correlation = 0, ...rest }) => ({ ...rest, loadings: [0, Math.sqrt(correlation)] }));
    const nodes = 48;
    const one = bookLossLaw(risks, { unit: 1, mixture: factorMixture(risks, { nodes }) });
    const other = bookLossLaw(two, { unit: 1, mixture: factorMixture(two, { nodes }) });
    expect(gap(one.masses, other.masses)).toBeLessThan(1e-13);
  });
  it('takes the states that the caller brings', () => {
    const risks = [0.1, 0.1].map((probability) => ({ probability, exposure: 1 }));
    // bad times one year in four: both fail with 0.4, else with none
    const mixture = stateMixture(2, [1, 3], (_, state) => (state === 0 ? 0.4 : 0));
    expect(
      gap(bookLossLaw(risks, { unit: 1, mixture }).masses, [0.25 * 0.36 + 0.75, 0.25 * 0.48, 0.25 * 0.16]),
    ).toBeLessThan(1e-15);
  });
  // The trap: 1,000 loans at 20, 40 and 64 nodes miss the 99.9 % quantile by percents; the chosen number does not.
  it('chooses nodes that leave no steps', () => {
    const risks = Array.from({ length: 1000 }, () => ({ probability: 0.02, exposure: 1, correlation: 0.2 }));
    const exact = equalPoolLaw({ loans: 1000, probability: 0.02, correlation: 0.2 });
    const at = (nodes?: number) =>
      bookLossLaw(risks, { unit: 1, mixture: factorMixture(risks, nodes === undefined ? {} : { nodes }) });
    expect(at().quantile(0.999)).toBe(exact.quantile(0.999));
    expect(gap(at().masses, exact.masses)).toBeLessThan(1e-12);
    expect(Math.abs(at(20).quantile(0.999) / exact.quantile(0.999) - 1)).toBeGreaterThan(0.02);
  });

  // 4 Refusals, before any work.
  it.each([
    [[], { unit: 1 }, /bookLossLaw: loans: 1 to 1000000 loans expected; met 0/],
    [[{ probability: 0, exposure: 1 }], { unit: 1 }, /loans\[0\].probability: above 0 and below 1 expected; met 0/],
    [[{ probability: 1, exposure: 1 }], { unit: 1 }, /loans\[0\].probability.*met 1/],
    [[{ probability: 0.1, exposure: 0 }], { unit: 1 }, /loans\[0\].exposure.*met 0/],
    [[{ probability: 0.1, exposure: 1, correlation: 1.2 }], { unit: 1 }, /loans\[0\].correlation.*met 1.2/],
    [
      [{ probability: 0.1, exposure: 1, loadings: [0.9, 0.9] }],
      { unit: 1 },
      /loans\[0\].loadings: squares.*met \[0.9,0.9\]/,
    ],
    [[{ probability: 0.1, exposure: 1, lossGivenDefault: 1.1 }], { unit: 1 }, /lossGivenDefault.*met 1.1/],
    [[{ probability: 0.1, exposure: 1 }], { unit: 0 }, /bookLossLaw: unit.*met 0/],
    [
      [{ probability: 0.1, exposure: 1e9 }],
      { unit: 1 },
      /bookLossLaw: unit: 1000000001 cells; met 1; a unit of at least/,
    ],
  ] as [BookRisk[], { unit: number }, RegExp][])('refuses %o in %o', (risks, options, words) => {
    expect(() => bookLossLaw(risks, options)).toThrow(words);
  });
  it('refuses all faults at once', () => {
    const risks = [
      { probability: 2, exposure: 1 },
      { probability: 0.1, exposure: -1 },
    ];
    expect(() => bookLossLaw(risks, { unit: 1 })).toThrow(/loans\[0\].probability.*\n.*loans\[1\].exposure/);
  });
  it('refuses what an exact method cannot do, and says what can', () => {
    const risks = Array.from({ length: 100_000 }, () => ({ probability: 0.02, exposure: 1, correlation: 0.2 }));
    expect(() => bookLossLaw(risks, { unit: 25 })).toThrow(
      /ARGUMENT_INVALID: bookLossLaw: loans: \d+ states × 100000 loans × \d+ cells are too many.*bookLossByNormal/,
    );
    const three = risks.slice(0, 3000).map(({ correlation, ...risk }) => ({ ...risk, loadings: [0.3, 0.3, 0.3] }));
    expect(() => factorMixture(three)).toThrow(/factorMixture: loans: \d+ states would be needed.*stateMixture/);
    const mixture = stateMixture(2, [1], () => 0.1);
    expect(() => bookLossLaw(book(3), { unit: 1, mixture })).toThrow(/mixture: made for 2 loans, not 3/);
    const odd = stateMixture(1, [1], () => 1.5);
    expect(() => bookLossLaw(book(1), { unit: 1, mixture: odd })).toThrow(/stateMixture: probability\(0, 0\).*met 1.5/);
  });
});

/** The law by all 2ⁿ patterns of default, over 1,201 evenly spread values of the factor. */
function enumerate(risks: readonly BookRisk[]): Float64Array {
  const masses = new Float64Array(1 + total(risks));
  const points = 1201;
  const mixture = factorMixture(risks, { nodes: points });
  const p = new Float64Array(risks.length);
  for (const [state, weight] of mixture.weights.entries()) {
    mixture.fill(state, p);
    for (let pattern = 0; pattern < 2 ** risks.length; pattern++) {
      let [chance, loss] = [weight, 0];
      for (const [i, { exposure }] of risks.entries()) {
        const fails = (pattern >> i) & 1;
        chance *= fails ? p[i]! : 1 - p[i]!;
        loss += fails * exposure;
      }
      masses[loss]! += chance;
    }
  }
  return masses;
}

describe('bookLossByNormal', () => {
  // 3 Differential: against the exact law, nearer the more loans there are.
  it.each([
    [100, 5e-3],
    [1000, 5e-4],
  ])('comes near the exact law of %d loans', (size, allowed) => {
    const risks = book(size);
    const unit = total(risks) / 4000;
    const exact = bookLossLaw(risks, { unit });
    const near = bookLossByNormal(risks);
    expect(Math.abs(near.mean / exact.mean - 1)).toBeLessThan(1e-9);
    expect(Math.abs(near.deviation / exact.deviation - 1)).toBeLessThan(1e-3);
    // the grid itself is 4,000 cells wide: half a cell is 6e-4 of the quantile
    for (const level of [0.99, 0.999])
      expect(Math.abs(near.quantile(level) / exact.quantile(level) - 1)).toBeLessThan(allowed + 6e-4);
    expect(Math.abs(near.expectedShortfall(0.99) / exact.expectedShortfall(0.99) - 1)).toBeLessThan(allowed);
  });
  // 2 Laws: the limit of endlessly many loans, where a fixed rule would see a step.
  it('comes to the large pool for a million loans', () => {
    const risk = { probability: 0.02, exposure: 1, correlation: 0.2 };
    const law = bookLossByNormal(Array.from({ length: 1_000_000 }, () => risk));
    const limit = largePoolLaw({ probability: 0.02, correlation: 0.2 });
    for (const level of [0.5, 0.99, 0.999])
      expect(Math.abs(law.quantile(level) / 1e6 / limit.quantile(level) - 1)).toBeLessThan(3e-5);
    expect(law.expectedWithin(0.1e6, 0.2e6) / 1e6).toBeCloseTo(limit.expectedWithin(0.1, 0.2), 7);
  });
  // 3 Differential: equal loans have an exact law at any number; half a unit for continuity.
  it('has the probabilities of an equal pool of 20,000', () => {
    const pool = { probability: 0.02, correlation: 0.2 };
    const exact = equalPoolLaw({ ...pool, loans: 20_000 });
    const near = bookLossByNormal(Array.from({ length: 20_000 }, () => ({ ...pool, exposure: 1 })));
    // what comes after the skewness in the expansion is of the order of 1 ÷ defaults
    for (const defaults of [100, 400, 1500, 4000])
      expect(Math.abs(near.cdf(defaults + 0.5) - exact.cdf(defaults))).toBeLessThan(6e-5 / defaults);
  });
  // 4 Refusals.
  it('refuses a book without a common factor, or with several', () => {
    const risk = { probability: 0.02, exposure: 1 };
    const words = /ARGUMENT_INVALID: bookLossByNormal: loans: one common factor.*bookLossLaw/;
    expect(() => bookLossByNormal([risk])).toThrow(words);
    expect(() => bookLossByNormal([{ ...risk, loadings: [0.1, 0.2] }])).toThrow(words);
  });
});

describe('commonLossUnit', () => {
  it('finds what all losses share, rounding aside', () => {
    expect(commonLossUnit([300, 450, 160, 105, 340])).toBe(5);
    expect(commonLossUnit([200 * 0.8, 150 * 0.7, 400 * 0.85])).toBeCloseTo(5, 12);
    expect(commonLossUnit([0.3, 0.1])).toBeCloseTo(0.1, 15);
    expect(commonLossUnit([7])).toBe(7);
  });
  it('refuses losses that share none', () => {
    expect(() => commonLossUnit([1, Math.SQRT2])).toThrow(/NO_SOLUTION: commonLossUnit: losses/);
    expect(() => commonLossUnit([1, 0])).toThrow(/ARGUMENT_INVALID: commonLossUnit: losses\[1\].*met 0/);
  });
});
