import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { addBinomial } from '../../src/numeric/add-binomial.ts';
import { exp } from '../../src/numeric/elementary.ts';
import { normalCdf, normalQuantile } from '../../src/numeric/normal.ts';
import { studentTQuantile } from '../../src/numeric/student-t.ts';
import { type EqualBook, equalBook } from '../../src/pool/book.ts';
import { claimLaw } from '../../src/pool/claim-law.ts';
import { defaultCountLaw } from '../../src/pool/default-count.ts';
import { dryEstimate, emptyTally, mergeTallies, payoutEstimate, simulateRange } from '../../src/pool/simulate-pool.ts';

/** Zhongshan-like: 70 million, ten times, 140 loans of 5 million, PD 3 %, LGD 80 %, share 54 %. */
const zhongshanLike: EqualBook = equalBook(
  { loans: 140, defaultProbability: 0.03, assetCorrelation: 0.106776, noSaleProbability: 1, isLimitedToBalance: true },
  { claimUnsold: '2160000', claimSold: '0', balance: '70000000' },
);

const close = (actual: number, expected: number, relative: number): void => {
  expect(Math.abs(actual / expected - 1)).toBeLessThan(relative);
};

describe('defaultCountLaw', () => {
  // 1 Worked example. Source: binomial mixture by a 5,201-point trapezoid, scipy 1.10.1 (ten names, PD 5 %, ρ 0.2).
  it('gives the law of ten names', () => {
    const published = [0.6619660370673077, 0.22780901548966281, 0.07449872493543494, 0.024402249806941168];
    const law = defaultCountLaw(10, 0.05, 0.2);
    for (const [d, probability] of published.entries()) close(law[d]!, probability, 1e-11);
  });

  // 2 Laws.
  it('adds up to 1 and keeps the mean', () => {
    const cases = fc.tuple(
      fc.integer({ min: 1, max: 400 }),
      fc.double({ min: 1e-4, max: 0.5, noNaN: true }),
      fc.double({ min: 0, max: 0.6, noNaN: true }),
    );
    fc.assert(
      fc.property(cases, ([n, p, rho]) => {
        const law = defaultCountLaw(n, p, rho);
        const total = law.reduce((sum, x) => sum + x, 0);
        const mean = law.reduce((sum, x, d) => sum + d * x, 0);
        // quadrature over ±8.5 standard deviations leaves out 2e-17; rounding of 1,024 terms leaves 1e-13
        expect(Math.abs(total - 1)).toBeLessThan(1e-12);
        close(mean, n * p, 1e-9);
      }),
      { numRuns: 40 },
    );
  });
  it('is the binomial law when nothing is common', () => {
    const plain = new Float64Array(8);
    addBinomial(plain, 7, 0.3, 1);
    // 3 Differential: coefficients written out.
    const byHand = [1, 7, 21, 35, 35, 21, 7, 1].map((c, k) => c * 0.3 ** k * 0.7 ** (7 - k));
    for (const [k, probability] of byHand.entries()) close(plain[k]!, probability, 1e-13);
    expect(defaultCountLaw(7, 0.3, 0)).toEqual(plain);
  });
  it('does not underflow for 100,000 loans', () => {
    const law = new Float64Array(100_001);
    addBinomial(law, 100_000, 0.5, 1);
    close(
      law.reduce((sum, x) => sum + x, 0),
      1,
      1e-12,
    );
  });

  // 4 Refusals.
  it.each([
    [0, 0.1, 0.1],
    [1.5, 0.1, 0.1],
    [10, 0, 0.1],
    [10, 1, 0.1],
    [10, Number.NaN, 0.1],
    [10, 0.1, 1],
  ])('refuses %d loans at %d with correlation %d', (n, p, rho) => {
    expect(() => defaultCountLaw(n, p, rho)).toThrow(/ARGUMENT_INVALID: defaultCountLaw/);
  });
});

describe('claimLaw', () => {
  // 1 Worked example. Source: reference computation: binomial mixture over the factor, 140 loans, 33 defaults empty the pool.
  it('answers whether ten times is safe', () => {
    const law = claimLaw(zhongshanLike);
    close(law.probabilityDry, 0.000281217, 1e-5);
    close(1 - law.probabilityNoDefault, 0.887572, 1e-6);
    close(law.expectedClaims / 1e6, 907.2, 1e-9);
    close(law.expectedPayout / 1e6, 906.946, 1e-6);
    expect(law.defaultQuantiles.map(({ defaults }) => defaults)).toEqual([12, 18, 27]);
  });

  // 3 Differential: enumeration of every default and sale pattern of three loans, no common factor.
  it('equals enumeration for three loans', () => {
    const book: EqualBook = {
      loans: 3,
      defaultProbability: 0.2,
      assetCorrelation: 0,
      noSaleProbability: 0.6,
      claimUnsold: 500,
      claimSold: 200,
      balance: 700,
      isLimitedToBalance: true,
    };
    let mean = 0;
    let dry = 0;
    const outcomes: [number, number][] = [
      [0, 0.8],
      [500, 0.2 * 0.6],
      [200, 0.2 * 0.4],
    ];
    for (const [a, p] of outcomes) {
      for (const [b, q] of outcomes) {
        for (const [c, r] of outcomes) {
          mean += p * q * r * Math.min(a + b + c, 700);
          if (a + b + c >= 700) dry += p * q * r;
        }
      }
    }
    const law = claimLaw(book);
    close(law.expectedPayout, mean, 1e-12);
    close(law.probabilityDry, dry, 1e-12);
    close(
      law.bins.reduce((sum, x) => sum + x, 0),
      1,
      1e-12,
    );
  });

  it('pays claims in full where the pool is not limited to its balance', () => {
    const law = claimLaw({ ...zhongshanLike, isLimitedToBalance: false });
    close(law.expectedPayout, law.expectedClaims, 1e-12);
  });
});

describe('simulateRange', () => {
  const book: EqualBook = { ...zhongshanLike, noSaleProbability: 0.6, claimSold: 90_000_000 };
  const SEED = 7;

  // 2 Laws.
  it('does not depend on how the scenarios are cut up', () => {
    const whole = simulateRange(book, SEED, 0, 3000);
    const pieces = [
      simulateRange(book, SEED, 1777, 3000),
      simulateRange(book, SEED, 0, 250),
      simulateRange(book, SEED, 250, 1777),
    ];
    expect(pieces.reduce(mergeTallies, emptyTally())).toEqual(whole);
  });
  it('agrees with the exact law within 4 standard errors', () => {
    const law = claimLaw(book);
    const tally = simulateRange(book, SEED, 0, 40_000);
    const payout = payoutEstimate(tally, law.expectedPayout, law.payoutDeviation);
    expect(Math.abs(payout.gap)).toBeLessThan(4);
    expect(Math.abs(payout.standardError / (law.payoutDeviation / 200) - 1)).toBeLessThan(0.05);
    expect(Math.abs(dryEstimate(tally, law.probabilityDry).gap)).toBeLessThan(4);
    const error = Math.sqrt(law.expectedDefaults * 3) / 200;
    expect(Math.abs(Number(tally.defaults) / 40_000 - law.expectedDefaults)).toBeLessThan(4 * error);
  });
  it('agrees with a pool that often runs dry', () => {
    const small = { ...book, balance: 1_200_000_000 };
    const law = claimLaw(small);
    const tally = simulateRange(small, SEED, 0, 20_000);
    expect(law.probabilityDry).toBeGreaterThan(0.05);
    expect(Math.abs(dryEstimate(tally, law.probabilityDry).gap)).toBeLessThan(4);
    expect(Math.abs(payoutEstimate(tally, law.expectedPayout, law.payoutDeviation).gap)).toBeLessThan(4);
  });

  // 4 Refusals.
  it('refuses a range that runs backwards', () => {
    expect(() => simulateRange(book, SEED, 10, 5)).toThrow(/ARGUMENT_INVALID.*\[10,5\]/);
  });
  it('refuses amounts beyond whole fen', () => {
    expect(() => simulateRange({ ...book, claimUnsold: 0.5 }, SEED, 0, 1)).toThrow(/claimUnsold.*met 0.5/);
    expect(() => simulateRange({ ...book, loans: 100_000, claimUnsold: 2 ** 50 }, SEED, 0, 1)).toThrow(/2\^53/);
  });
});

describe('the same pool in the large-pool limit', () => {
  const [p, rho] = [0.03, 0.106776];
  const emptied = 1 / (10 * 0.54 * 0.8);
  /** P(default rate > emptied) when the default threshold is t: the factor must fall below this. */
  const limit = (t: number): number => normalCdf((t - Math.sqrt(1 - rho) * normalQuantile(emptied)) / Math.sqrt(rho));

  // Source: reference computation, large pool of loans with PD 3 %, ten times leverage, share 54 %, LGD 80 %.
  it('is half as likely to run dry as 140 loans', () => {
    close(limit(normalQuantile(p)), 0.000140126, 1e-5);
  });
  it('is 140 times as likely under a t copula with 4 degrees of freedom', () => {
    const t = studentTQuantile(p, 4);
    let [sum, weights] = [0, 0];
    // u = ln √(χ² ÷ 4) has density proportional to exp(4u − 2 e^(2u)); equal steps converge faster than any power
    for (let u = -12; u < 2; u += 0.01) {
      const weight = exp(4 * u - 2 * exp(2 * u));
      weights += weight;
      sum += weight * limit(t * exp(u));
    }
    close(sum / weights, 0.019647327, 1e-6);
  });
});
