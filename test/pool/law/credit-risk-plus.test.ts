import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { compoundSum } from '../../../src/numeric/compound-sum.ts';
import { type CreditRiskObligor, creditRiskBands, sectorVariances } from '../../../src/pool/law/credit-risk-bands.ts';
import { creditRiskPlusLaw, creditRiskPlusOfBands } from '../../../src/pool/law/credit-risk-plus.ts';
import { expectLossLaw } from '../../support/loss-laws.ts';

const EXPOSURES = [
  358_475, 1_089_819, 1_799_710, 1_933_116, 2_317_327, 2_410_929, 2_652_184, 2_957_685, 3_137_989, 3_204_044, 4_727_724,
  4_830_517, 4_912_097, 4_928_989, 5_042_312, 5_320_364, 5_435_457, 5_517_586, 5_764_596, 5_847_845, 6_466_533,
  6_480_322, 7_727_651, 15_410_906, 20_238_895,
];
const RATINGS = [8, 8, 6, 7, 7, 7, 8, 7, 4, 4, 1, 4, 4, 8, 6, 5, 4, 3, 5, 3, 8, 8, 2, 6, 5];
const PERCENT = [1.5, 1.6, 3, 5, 7.5, 10, 15, 30];
const csfb = EXPOSURES.map((exposure, i): CreditRiskObligor => {
  const probability = PERCENT[RATINGS[i]! - 1]! / 100;
  return { probability, exposure, probabilityDeviation: probability / 2 };
});
const sum = (values: readonly number[]): number => values.reduce((total, value) => total + value, 0);

const bands = fc
  .array(
    fc.record({
      size: fc.integer({ min: 1, max: 12 }),
      expectedDefaults: fc.double({ min: 0.01, max: 0.5, noNaN: true }),
      first: fc.double({ min: 0, max: 0.5, noNaN: true }),
      second: fc.double({ min: 0, max: 0.5, noNaN: true }),
    }),
    { minLength: 1, maxLength: 8 },
  )
  .map((list) => list.map(({ first, second, ...band }) => ({ ...band, sectorWeights: [first, second] })));
const variances = fc.tuple(fc.constantFrom(0, 0.2, 1, 3), fc.constantFrom(0, 0.5, 2));

describe('creditRiskPlusLaw', () => {
  // 1 Worked example. Source: Credit Suisse First Boston, CreditRisk+ (1997), appendix B, example spreadsheet: 25 obligors, one
  // sector; expected loss 14,221,863, deviation 12,668,742, 99 % loss 55,311,503.
  it('prints the figures of the CSFB spreadsheet', () => {
    const law = creditRiskPlusLaw(csfb, { unit: 202_389, banding: 'ceiling' });
    expect(law.mean.toFixed(0)).toBe('14221863');
    expect(law.deviation.toFixed(0)).toBe('12668742');
    expect(law.interpolatedQuantile(0.99).toFixed(0)).toBe('55311503');
    expect(sectorVariances(csfb)[0]).toBeCloseTo(0.25, 15);
  });
  // Source: crp.CSFP 2.0.2 on the same book with nearest bands: its contributions to deviation and to the 99.9 % loss.
  it('gives the contributions of the peer', () => {
    const law = creditRiskPlusLaw(csfb, { unit: 202_389, banding: 'nearest', sectorVariances: [0.25] });
    const deviations = law.deviationContributions;
    for (const [i, printed] of [33785.8352630844, 118461.795979149, 76766.632860284].entries())
      expect(Math.abs(deviations[i]! / printed - 1)).toBeLessThan(1e-12);
    const quantiles = law.quantileContributions(0.999);
    for (const [i, printed] of [242967.945367992, 781603.551279673, 468066.862004148].entries())
      expect(Math.abs(quantiles[i]! / printed - 1)).toBeLessThan(1e-11);
  });

  // 2 Laws.
  it('is a law whose contributions add up', () => {
    const law = creditRiskPlusLaw(csfb, { unit: 202_389, banding: 'ceiling' });
    // what is beyond the grid, 1e-12, is left out of layers without end
    expectLossLaw(law, { relative: 1e-8, absolute: 1e-11 });
    expect(sum(law.deviationContributions) / law.deviation).toBeCloseTo(1, 12);
    for (const level of [0.5, 0.99, 0.999]) {
      expect(sum(law.quantileContributions(level)) / law.quantile(level)).toBeCloseTo(1, 11);
      expect(sum(law.shortfallContributions(level)) / law.expectedShortfall(level)).toBeCloseTo(1, 8);
    }
  });
  it('has the mean and deviation that its bands and sectors make', () => {
    fc.assert(
      fc.property(bands, variances, (list, sectors) => {
        const law = creditRiskPlusOfBands(list, { unit: 2, sectorVariances: sectors });
        const mean = sum(Array.from(law.masses, (mass, k) => mass * 2 * k));
        const square = sum(Array.from(law.masses, (mass, k) => mass * 4 * k * k));
        expect(Math.abs(mean / law.mean - 1)).toBeLessThan(1e-8);
        expect(Math.abs(Math.sqrt(square - mean * mean) / law.deviation - 1)).toBeLessThan(1e-6);
        expect(law.beyond).toBeLessThan(1e-12);
      }),
      { numRuns: 40 },
    );
  });
  it('moves expected losses by banding not at all', () => {
    for (const banding of ['ceiling', 'nearest'] as const) {
      const list = creditRiskBands(csfb, { unit: 1_000_000, banding });
      expect(1_000_000 * sum(list.map(({ size, expectedDefaults }) => size * expectedDefaults))).toBeCloseTo(
        14221863.481,
        6,
      );
    }
    expect(
      creditRiskBands([{ probability: 0.1, exposure: 3, lossGivenDefault: 0.7 }], { unit: 0.7, banding: 'ceiling' }),
    ).toEqual([{ size: 3, expectedDefaults: expect.closeTo(0.1, 15) }]);
  });

  // 3 Differential: one sector by Panjer's recursion for a negative binomial count; two by convolution of the parts.
  it('with one sector is a negative binomial sum', () => {
    const list = [1, 3, 4].map((size, i) => ({ size, expectedDefaults: 0.4 + 0.3 * i }));
    const [variance, mean] = [0.7, sum(list.map(({ expectedDefaults }) => expectedDefaults))];
    const severity = new Float64Array(5);
    for (const { size, expectedDefaults } of list) severity[size] = expectedDefaults / mean;
    const law = creditRiskPlusOfBands(list, { unit: 1, sectorVariances: [variance] });
    const count = { kind: 'negativeBinomial', size: 1 / variance, probability: 1 / (1 + variance * mean) } as const;
    const panjer = compoundSum(count, severity, law.masses.length);
    for (const [k, mass] of law.masses.entries()) expect(Math.abs(mass - panjer[k]!)).toBeLessThan(1e-14);
  });
  it('with sectors apart is their convolution', () => {
    const one = { size: 2, expectedDefaults: 0.8 };
    const two = { size: 3, expectedDefaults: 0.5 };
    const both = [
      { ...one, sectorWeights: [1, 0] },
      { ...two, sectorWeights: [0, 1] },
    ];
    const law = creditRiskPlusOfBands(both, { unit: 1, sectorVariances: [1, 0.5] });
    const a = creditRiskPlusOfBands([one], { unit: 1, sectorVariances: [1] }).masses;
    const b = creditRiskPlusOfBands([two], { unit: 1, sectorVariances: [0.5] }).masses;
    for (let n = 0; n < 30; n++) {
      let mass = 0;
      for (let k = 0; k <= n; k++) mass += (a[k] ?? 0) * (b[n - k] ?? 0);
      expect(Math.abs(law.masses[n]! - mass)).toBeLessThan(1e-14);
    }
  });

  // 4 Refusals.
  it.each([
    [[], { unit: 1 }, /at least one obligor/],
    [[{ probability: 0, exposure: 1 }], { unit: 1 }, /obligors\[0\].probability.*met 0/],
    [[{ probability: 0.1, exposure: 0 }], { unit: 1 }, /obligors\[0\].exposure.*met 0/],
    [
      [{ probability: 0.1, exposure: 1, sectorWeights: [0.6, 0.6] }],
      { unit: 1 },
      /sectorWeights.*at most 1 together.*met \[0.6,0.6\]/,
    ],
    [[{ probability: 0.1, exposure: 1 }], { unit: 1 }, /obligors\[0\].probabilityDeviation: missing.*sector variances/],
    [[{ probability: 0.1, exposure: 1 }], { unit: 0, sectorVariances: [1] }, /unit.*met 0/],
    [[{ probability: 0.1, exposure: 1 }], { unit: 1, sectorVariances: [-1] }, /sectorVariances\[0\].*met -1/],
    [[{ probability: 0.1, exposure: 1 }], { unit: 1, sectorVariances: [1, 1] }, /bands\[0\].sectorWeights: 2 weights/],
    [
      [{ probability: 0.1, exposure: 1e6 }],
      { unit: 1, sectorVariances: [1] },
      /CreditRisk\+: unit: \d+ cells; met 1; a larger unit/,
    ],
  ] as [CreditRiskObligor[], { unit: number; sectorVariances?: number[] }, RegExp][])(
    'refuses %o in %o',
    (obligors, options, words) => {
      expect(() => creditRiskPlusLaw(obligors, { ...options, banding: 'nearest' })).toThrow(words);
    },
  );
});
