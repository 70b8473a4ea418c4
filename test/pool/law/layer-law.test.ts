import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { bookLossLaw } from '../../../src/pool/law/book-law.ts';
import { bandedCompensation, cappedGuarantee } from '../../../src/pool/law/capped-guarantee.ts';
import { equalPoolLaw } from '../../../src/pool/law/equal-pool.ts';
import { gridLaw } from '../../../src/pool/law/grid-law.ts';
import { largePoolLaw } from '../../../src/pool/law/large-pool.ts';
import { splitByLayer, standardisedQuantile } from '../../../src/pool/law/law-readings.ts';
import { layerLaw } from '../../../src/pool/law/layer-law.ts';
import { migrationValue } from '../../../src/pool/law/migration-value.ts';
import { mixedLaw } from '../../../src/pool/law/mixed-law.ts';
import { countedLoan, insurancePremium, loanCapacity } from '../../../src/pool/law/pool-capacity.ts';
import {
  breakEvenLeverage,
  cappedGuaranteeLaw,
  depletionRate,
  poolOutlook,
} from '../../../src/pool/law/pool-depletion.ts';
import { studentLargePoolLaw } from '../../../src/pool/law/student-large-pool.ts';
import { expectLossLaw } from '../../support/loss-laws.ts';

const pool = { probability: 0.03, correlation: 0.106776 };
const TERMS = { share: 0.54, lossGivenDefault: 0.8 };
const tight = { relative: 1e-9, absolute: 1e-12 };

describe('gridLaw', () => {
  const law = gridLaw({ unit: 10, masses: Float64Array.of(0.5, 0.25, 0, 0.25) });
  // 1 Worked example by hand.
  it('reads four masses', () => {
    expect([law.mean, law.most, law.cdf(9.9), law.cdf(10), law.tail(10), law.reach(10)]).toEqual([
      10, 30, 0.5, 0.75, 0.25, 0.5,
    ]);
    expect([0.5, 0.51, 0.75, 0.76].map(law.quantile)).toEqual([0, 10, 10, 30]);
    // the worst 40 %: 25 % at 30 and 15 % at 10
    expect(law.expectedShortfall(0.6)).toBeCloseTo((0.25 * 30 + 0.15 * 10) / 0.4, 12);
    expect(law.interpolatedQuantile(0.6)).toBeCloseTo(4, 12);
    expect(law.expectedWithin(5, 20)).toBeCloseTo(0.25 * 5 + 0.25 * 15, 12);
    expect(law.squareWithin(5, 20)).toBeCloseTo(0.25 * 25 + 0.25 * 225, 12);
    expect(law.expectation((loss) => loss * loss)).toBeCloseTo(250, 12);
  });
  // 2 Laws.
  it('is a law', () => {
    const masses = fc.array(fc.integer({ min: 0, max: 1000 }), { minLength: 2, maxLength: 30 });
    fc.assert(
      fc.property(masses, (list) => {
        const total = list.reduce((sum, mass) => sum + mass, 0);
        fc.pre(total > 0);
        expectLossLaw(gridLaw({ unit: 3, masses: Float64Array.from(list, (mass) => mass / total) }), tight);
      }),
      { numRuns: 40 },
    );
  });
  // 4 Refusals.
  it('refuses a quantile beyond its grid, and masses that are none', () => {
    const cut = gridLaw({ unit: 1, masses: Float64Array.of(0.5, 0.4), beyond: 0.1, most: Infinity });
    expect(cut.quantile(0.9)).toBe(1);
    expect(() => cut.quantile(0.95)).toThrow(/NO_SOLUTION: gridLaw: level: beyond the grid; met 0.95/);
    expect(() => gridLaw({ unit: 0, masses: Float64Array.of(1) })).toThrow(/gridLaw: unit.*met 0/);
    expect(() => gridLaw({ unit: 1, masses: Float64Array.of(-1, 2) })).toThrow(/gridLaw: masses\[0\].*met -1/);
  });
});

describe('layerLaw', () => {
  // 1 Worked example: enumeration of all 64 default patterns over a factor grid (numpy 1.24.2): pool share 54 %, cap 250.
  it('pays what enumeration says', () => {
    const loans = [
      [300, 0.05, 1],
      [500, 0.02, 0.9],
      [200, 0.1, 0.8],
      [450, 0.03, 1],
      [150, 0.15, 0.7],
      [400, 0.04, 0.85],
    ].map(([exposure = 0, probability = 0, lossGivenDefault = 0]) => ({
      exposure,
      probability,
      lossGivenDefault,
      correlation: 0.2,
    }));
    const { paid, capReached, expectedRetained } = splitByLayer(bookLossLaw(loans, { unit: 5 }), {
      share: 0.54,
      cap: 250,
    });
    expect(paid.mean).toBeCloseTo(40.40720601571659, 8);
    expect(paid.deviation).toBeCloseTo(74.27549606273274, 7);
    expect(capReached).toBeCloseTo(0.035618423332100795, 9);
    expect(expectedRetained).toBeCloseTo(42.442793984283426, 8);
  });
  // 2 Laws.
  it('of any law is a law; a layer of a layer is a layer', () => {
    const laws = [largePoolLaw(pool), equalPoolLaw({ ...pool, loans: 50 })];
    for (const law of laws) {
      const layer = layerLaw(law, { share: 0.54, attach: law.mean / 3, cap: law.mean });
      expectLossLaw(layer, tight);
      const nested = layerLaw(layer, { share: 2, attach: law.mean / 5, cap: law.mean });
      const direct = layerLaw(law, { share: 1.08, attach: law.mean / 3 + law.mean / 5 / 0.54, cap: law.mean });
      for (const level of [0.5, 0.9, 0.99]) expect(nested.quantile(level)).toBeCloseTo(direct.quantile(level), 12);
      expect(Math.abs(nested.mean / direct.mean - 1)).toBeLessThan(1e-9);
    }
  });
  // 4 Refusals.
  it('refuses layers that are none', () => {
    const law = largePoolLaw(pool);
    expect(() => layerLaw(law, { share: 0 })).toThrow(/layerLaw: share.*met 0/);
    expect(() => layerLaw(law, { attach: -1 })).toThrow(/layerLaw: attach.*met -1/);
    expect(() => layerLaw(law, { attach: 1 })).toThrow(/layerLaw: attach: not below the largest loss, 1; met 1/);
    expect(() => layerLaw(law, { cap: 0 })).toThrow(/layerLaw: cap.*met 0/);
    expect(() => splitByLayer(law, { share: 1.5 })).toThrow(/splitByLayer: layer.share.*met 1.5/);
    expect(() => standardisedQuantile(largePoolLaw({ ...pool, correlation: 0 }), 0.9)).toThrow(
      /standardisedQuantile: law/,
    );
  });
});

describe('mixedLaw', () => {
  it('is a law between those that it mixes', () => {
    const laws = [largePoolLaw(pool), largePoolLaw({ probability: 0.1, correlation: 0.2 })];
    const mixed = mixedLaw(laws, [3, 1]);
    expectLossLaw(mixed, tight);
    expect(mixed.mean).toBeCloseTo(0.75 * 0.03 + 0.25 * 0.1, 14);
    expect(mixed.tail(mixed.quantile(0.99))).toBeCloseTo(0.01, 13);
    expect(mixedLaw([equalPoolLaw({ ...pool, loans: 9 })]).quantile(0.99)).toBe(
      equalPoolLaw({ ...pool, loans: 9 }).quantile(0.99),
    );
  });
  it('refuses none, and weights that are none', () => {
    expect(() => mixedLaw([])).toThrow(/mixedLaw: laws/);
    expect(() => mixedLaw([largePoolLaw(pool)], [0])).toThrow(/mixedLaw: weights/);
  });
});

describe('a leveraged pool', () => {
  // 1 Worked example: 70 million at ten times, PD 3 %, ρ 0.106776, LGD 80 %, share 54 %; computed with mpmath and scipy.
  it.each([
    ['Gaussian', largePoolLaw(pool), 0.000140126, [29.826, 19.639, 12.978]],
    ['t with ν = 4', studentLargePoolLaw({ ...pool, freedom: 4 }), 0.019647327, undefined],
  ] as const)('at ten times is emptied as the %s law says', (_, law, probability, leverages) => {
    const outlook = poolOutlook(law, { ...TERMS, leverage: 10 });
    expect(outlook.depletionRate).toBeCloseTo(0.231481, 6);
    expect(outlook.depletionProbability).toBeCloseTo(probability, 8);
    for (const [i, level] of [0.95, 0.99, 0.999].entries())
      if (leverages !== undefined) expect(breakEvenLeverage(law, TERMS, level)).toBeCloseTo(leverages[i]!, 3);
  });
  // T7 of the literature notes: V 100, g 50 %, c 20 %, PD 8 %, ρ 10 %, LGD 70 %.
  it('pays a capped guarantee', () => {
    const law = largePoolLaw({ probability: 0.08, correlation: 0.1 });
    const guarantee = cappedGuaranteeLaw(law, { volume: 100, guaranteeRate: 0.5, capRate: 0.2, lossGivenDefault: 0.7 });
    expect(guarantee.mean).toBeCloseTo(2.79621, 6);
    expect(guarantee.most).toBe(10);
  });
  // 2 Laws: at the break-even leverage it is emptied with just that probability.
  it('breaks even where it says', () => {
    fc.assert(
      fc.property(fc.double({ min: 0.8, max: 0.9999, noNaN: true }), (level) => {
        const law = largePoolLaw(pool);
        const leverage = breakEvenLeverage(law, TERMS, level);
        expect(Math.abs(poolOutlook(law, { ...TERMS, leverage }).depletionProbability / (1 - level) - 1)).toBeLessThan(
          1e-9,
        );
        expect(depletionRate({ ...TERMS, leverage })).toBeCloseTo(law.quantile(level), 12);
      }),
    );
  });
  it('counts as emptied when just nothing is left', () => {
    const shares = equalPoolLaw({ ...pool, loans: 10, lossPerDefault: 0.1 });
    // ten loans at five times, half of each loss: four defaults are the whole pool
    const outlook = poolOutlook(shares, { leverage: 5, share: 0.5, lossGivenDefault: 1 });
    expect(outlook.depletionRate).toBe(0.4);
    expect(outlook.depletionProbability).toBe(shares.reach(0.4));
    expect(outlook.depletionProbability).toBeCloseTo(1 - shares.cdf(0.3), 14);
  });
  // 4 Refusals.
  it('refuses terms out of range', () => {
    const law = largePoolLaw(pool);
    expect(() => depletionRate({ ...TERMS, leverage: 0 })).toThrow(/depletionRate: leverage.*met 0/);
    expect(() => breakEvenLeverage(law, { ...TERMS, share: 1.2 }, 0.9)).toThrow(/breakEvenLeverage: share.*met 1.2/);
    expect(() => breakEvenLeverage(law, TERMS, 1)).toThrow(/breakEvenLeverage: level.*met 1/);
    const terms = { volume: 1, guaranteeRate: 0.5, capRate: 0, lossGivenDefault: 1 };
    expect(() => cappedGuaranteeLaw(law, terms)).toThrow(/cappedGuaranteeLaw: capRate.*met 0/);
  });
});

describe('the arithmetic of guarantees', () => {
  // 1 Worked examples: capped portfolio guarantee of 80 % and 10 % on 2,000; a lender at 2.2 % bad loans with a floor of 0.8 %.
  it('pays first come first served up to the cap', () => {
    const terms = { losses: ['100', '40', '260'], volume: '2000', guaranteeRate: '0.8', capRate: '0.1' };
    expect(cappedGuarantee(terms)).toEqual({ cap: '160', paid: ['80', '32', '48'], totalPaid: '160', retained: '240' });
  });
  it('compensates the part within a band, or all of it', () => {
    const loss = { netLoss: '15000000', badRate: '0.022', bands: [{ above: '0.008', upTo: '0.03', share: '1' }] };
    expect(Number(bandedCompensation({ ...loss, manner: 'marginal' })).toFixed(2)).toBe('9545454.55');
    expect(bandedCompensation({ ...loss, manner: 'cliff' })).toBe('15000000');
    expect(bandedCompensation({ ...loss, badRate: '0.008', manner: 'cliff' })).toBe('0');
    expect(bandedCompensation({ ...loss, badRate: '0.04', manner: 'cliff' })).toBe('0');
    expect(bandedCompensation({ ...loss, badRate: '0.04', manner: 'marginal' })).toBe('8250000');
    expect(bandedCompensation({ ...loss, badRate: '0', manner: 'marginal' })).toBe('0');
  });
  it('counts capacity, mixed loans and premiums', () => {
    expect(loanCapacity({ fund: '3000', leverage: '10' })).toBe('30000');
    expect(countedLoan({ loan: '600', ipShare: '0.5', leastIpShare: '0.5' })).toEqual({
      amount: '300',
      isEligible: true,
    });
    expect(countedLoan({ loan: '600', ipShare: '0.49', leastIpShare: '0.5' })).toEqual({
      amount: '0',
      isEligible: false,
    });
    expect(insurancePremium({ sumInsured: '500', rate: '0.02' })).toBe('10');
  });
  // 2 Laws.
  it('pays the lesser of all guaranteed and the cap, whatever the order', () => {
    fc.assert(
      fc.property(fc.array(fc.integer({ min: 0, max: 500 }), { maxLength: 8 }), (losses) => {
        const terms = { volume: 1000, guaranteeRate: '0.6', capRate: '0.2' };
        const { totalPaid, retained } = cappedGuarantee({ ...terms, losses });
        const lost = losses.reduce((sum, loss) => sum + loss, 0);
        expect(Number(totalPaid)).toBe(Math.min(120, (6 * lost) / 10));
        expect(Number(totalPaid) + Number(retained)).toBeCloseTo(lost, 9);
        expect(cappedGuarantee({ ...terms, losses: [...losses].reverse() }).totalPaid).toBe(totalPaid);
      }),
    );
  });
  // 4 Refusals.
  it('refuses figures out of range, all at once', () => {
    const bad = { losses: ['-1'], volume: '1', guaranteeRate: '1.2', capRate: '0.1' };
    expect(() => cappedGuarantee(bad)).toThrow(/losses\[0\].*met -1\n.*guaranteeRate.*met 1.2/);
    const bands = [
      { above: '0.01', upTo: '0.02', share: '1' },
      { above: '0.015', upTo: '0.03', share: '2' },
    ];
    expect(() => bandedCompensation({ netLoss: '1', badRate: '0.02', bands, manner: 'marginal' })).toThrow(
      /bands\[1\]: bands that rise.*met 0.015 to 0.03\n.*bands\[1\].share.*met 2/,
    );
    expect(() => loanCapacity({ fund: '-1', leverage: '10' })).toThrow(/loanCapacity: fund.*-1/);
    expect(() => insurancePremium({ sumInsured: '1', rate: '2' })).toThrow(/insurancePremium: rate.*2/);
    expect(() => countedLoan({ loan: '1', ipShare: '1.5', leastIpShare: '0' })).toThrow(/countedLoan: ipShare.*1.5/);
  });
});

describe('migrationValue', () => {
  // 1 Worked example. Source: CreditMetrics technical document (1997), chapter 1: BBB bond, mean 107.09, deviation 2.99.
  it('is worth what the document prints', () => {
    const percent = [0.02, 0.33, 5.95, 86.93, 5.3, 1.17, 0.12, 0.18];
    const values = [109.37, 109.19, 108.66, 107.55, 102.02, 98.1, 83.64, 51.13];
    const law = migrationValue(values.map((value, i) => ({ value, probability: percent[i]! })));
    expect([law.mean.toFixed(2), law.deviation.toFixed(2)]).toEqual(['107.09', '2.99']);
    expect(law.quantile(0.01)).toBe(98.1);
    const shares = migrationValue(values.map((value, i) => ({ value, probability: percent[i]! / 100 })));
    expect(shares.mean).toBeCloseTo(law.mean, 12);
  });
  it('refuses probabilities that do not add up', () => {
    expect(() => migrationValue([{ probability: 0.9, value: 1 }])).toThrow(/migrationValue: outcomes.*met 0.9/);
  });
});
