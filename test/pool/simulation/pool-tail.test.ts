import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { PoolDependence } from '../../../src/domain/pool-book.ts';
import { defaultCountLaw } from '../../../src/pool/default-count.ts';
import type { LossEstimate } from '../../../src/pool/sampling/replicates.ts';
import { columnMeasures } from '../../../src/pool/simulation/column-measures.ts';
import { compilePool, type PoolRequest } from '../../../src/pool/simulation/compile-pool.ts';
import type { PoolModel } from '../../../src/pool/simulation/pool-model.ts';
import { columnOf } from '../../../src/pool/simulation/pool-result.ts';
import { type PoolTail, simulatePoolTail } from '../../../src/pool/simulation/pool-tail.ts';
import type { PoolTailRequest } from '../../../src/pool/simulation/pool-tail-request.ts';
import { simulateRange } from '../../../src/pool/simulation/simulate-range.ts';
import { summarizePool } from '../../../src/pool/simulation/summarize-pool.ts';
import { dependenceOf, drawnBook } from '../../support/pool-books.ts';
import { layer, rulesOf } from '../scheme/rules.ts';
import { anyPool } from './random-pool.ts';
import { smallPool } from './small-pool.ts';

/** Of a default of the small pool, in fen. */
const CLAIM = 216_000_000;
const small = compilePool(smallPool());
const gap = ({ estimate, standardError }: LossEstimate, exact: number): number =>
  Math.abs(estimate - exact) / standardError;

/** 300 loans over 8 quarters under three factors; yearly caps of banks, recoveries, a balance that runs out. */
function drawnPool(copula: PoolDependence['copula'], more: Partial<PoolRequest> = {}): PoolModel {
  const loans = 300;
  const drawn = drawnBook({ loans, quarters: 8, factors: 3, curves: 6, loadings: 5, seed: 3 });
  const total = drawn.principal.reduce((a, b) => a + b, 0) / 100;
  const yuan = (share: number): string => Math.round(total * share).toFixed(2);
  const layers = [layer('government', '0.5', { perBankYearCap: yuan(0.02) }), layer('insurer', '0.2')];
  return compilePool({
    book: { ...drawn, scheme: new Int32Array(loans).map((_, row) => row % 2) },
    dependence: dependenceOf(3, copula),
    pledge: {
      noSaleProbability: 0.3,
      annualDrift: -0.05,
      annualVolatility: 0.35,
      factorCorrelation: 0.3,
      priceShare: 0.6,
      costShare: 0.08,
      quartersToCash: 3,
    },
    schemes: [rulesOf(layers), rulesOf([layer('government', '0.3')], { id: 'other' })],
    money: [{ opening: yuan(0.03), annualInterest: 0.02 }, { opening: yuan(0.012) }],
    horizonQuarters: 8,
    ...more,
  });
}

describe('simulatePoolTail', () => {
  // 1 Worked example. Source: the 10 × pool of pledge-and-pools.md §4.4: 4.2 defaults of 2.16 million each, count quantiles 18 and 27 at
  // 99 % and 99.9 %, P(33 defaults or more) = 0.000281217; the exact law of the count is `defaultCountLaw`.
  it('finds the tail of the 10 × pool', () => {
    const tail = simulatePoolTail(small, { seed: 8, scenarios: 16_000, scheme: 0, measure: 'claims' });
    expect(gap(tail.mean, 4.2 * CLAIM)).toBeLessThan(4);
    expect(tail.tails.map(({ valueAtRisk }) => valueAtRisk.estimate / CLAIM)).toEqual([18, 27]);
    expect(tail.requiredPool!.map(({ opening }) => opening.estimate / CLAIM)).toEqual([18, 27]);
    const law = defaultCountLaw(140, 0.03, 0.106776);
    tail.tails.forEach(({ level, expectedShortfall, tailScenarios }, i) => {
      const border = [18, 27][i]!;
      const beyond = law.slice(border).reduce((sum, p, d) => sum + p * d * CLAIM, 0);
      expect(gap(expectedShortfall, border * CLAIM + beyond / (1 - level))).toBeLessThan(4);
      expect(tailScenarios).toBeGreaterThan(2000);
    });
    // a plain run of as many scenarios meets 4 or 5 of these, and has an error of 47 %
    expect(gap(tail.exhaustion, 0.000281217)).toBeLessThan(4);
    expect(tail.exhaustion.standardError).toBeLessThan(0.05 * 0.000281217);
    expect(tail.violations).toBe(0);
  });

  // 2 Laws.
  it('weighs scenarios 1 on average and 2 at most, in any pool', () => {
    fc.assert(
      fc.property(
        anyPool,
        fc.constantFrom('loss', 'claims', 'paid', 'unpaid'),
        fc.nat(1e6),
        (request, measure, seed) => {
          const tail = simulatePoolTail(compilePool(request), { seed, scenarios: 256, replicates: 8, measure });
          expect(tail.largestWeight).toBeLessThanOrEqual(2);
          expect(tail.violations).toBe(0);
          // 32 strata a replicate leave an error of some 1 %
          expect(Math.abs(tail.meanWeight.estimate - 1)).toBeLessThan(0.1);
          expect(tail.exhaustion.low).toBeGreaterThanOrEqual(0);
          expect(tail.exhaustion.high).toBeLessThanOrEqual(1);
          const size = Math.hypot(...tail.direction);
          expect(Math.min(Math.abs(size - 1), size)).toBeLessThan(1e-12);
        },
      ),
      { numRuns: 40 },
    );
  });
  it('gives the same bits twice, and after a clone of the model', () => {
    const model = drawnPool('gaussian');
    const run = { seed: 4, scenarios: 640, replicates: 8, scheme: 0 } as const;
    const tail = simulatePoolTail(model, run);
    expect(simulatePoolTail(structuredClone(model), run)).toEqual(tail);
    expect(simulatePoolTail(model, { ...run, seed: 5 }).mean.estimate).not.toBe(tail.mean.estimate);
  });
  it('orders its figures', () => {
    const { tails, mean, meanPaid, requiredPool } = simulatePoolTail(drawnPool('gaussian'), {
      seed: 6,
      scenarios: 3200,
      scheme: 1,
      levels: [0.9, 0.99, 0.999],
    });
    expect(meanPaid).toEqual(mean);
    for (const [i, { valueAtRisk, expectedShortfall }] of tails.entries()) {
      expect(expectedShortfall.estimate).toBeGreaterThanOrEqual(valueAtRisk.estimate);
      if (i > 0) expect(valueAtRisk.estimate).toBeGreaterThanOrEqual(tails[i - 1]!.valueAtRisk.estimate);
      if (i > 0) expect(requiredPool![i]!.opening.estimate).toBeGreaterThan(requiredPool![i - 1]!.opening.estimate);
    }
  });
  it('moves nothing where nothing depends on the factors, and is then a plain run', () => {
    const book = { ...smallPool().book, loadings: [Float64Array.of(0)] };
    const model = compilePool(smallPool({ book }));
    const tail = simulatePoolTail(model, { seed: 2, scenarios: 640, measure: 'claims' });
    expect([tail.shift, tail.largestWeight, tail.direction]).toEqual([0, 1, [0]]);
    const { sum } = columnOf(simulateRange(model, { seed: 2, from: 0, to: 640 }), 'book.claims');
    expect(tail.mean.estimate).toBe(Number(sum) / 640);
  });
  it('does not call impossible what no scenario met', () => {
    const rich = compilePool(smallPool({ money: [{ opening: '700000000' }] }));
    const { exhaustion } = simulatePoolTail(rich, { seed: 1, scenarios: 320 });
    expect([exhaustion.estimate, exhaustion.low]).toEqual([0, 0]);
    // Clopper and Pearson, 0 of 320, twice
    expect(exhaustion.high).toBeCloseTo(2 * (1 - 0.025 ** (1 / 320)), 12);
  });

  // 3 Differential: plain runs of the same pools, path-dependent; measures within four standard errors of the difference.
  const [PLAIN, TAIL] = [20_000, 4800];
  it.each([
    ['Gaussian', 'gaussian' as const],
    ['Student t', { degreesOfFreedom: 6 }],
  ])('agrees with plain runs without bias, and cuts their variance fifty times: %s', (_, copula) => {
    const model = drawnPool(copula);
    const plain = simulateRange(model, { seed: 77, from: 0, to: PLAIN, keep: true });
    const summary = summarizePool(model, plain, { levels: [0.99, 0.999] });
    const of = (more: Partial<PoolTailRequest>): PoolTail =>
      simulatePoolTail(model, { seed: 78, scenarios: TAIL, ...more });
    const apart = (a: LossEstimate, b: { estimate: number; standardError: number }): number =>
      Math.abs(a.estimate - b.estimate) / Math.hypot(a.standardError, b.standardError);
    const cases = [
      [of({}), 'book.paid'],
      [of({ scheme: 0, measure: 'claims' }), 'scheme[0].claims'],
      [of({ scheme: 0, measure: 'need' }), 'scheme[0].need'],
      [of({ scheme: 1, measure: 'loss' }), 'scheme[1].loss'],
    ] as const;
    for (const [tail, name] of cases) {
      const column = columnOf(plain, name);
      const { mean, tails } = columnMeasures(column, PLAIN, [0.99, 0.999], 0.95);
      expect(apart(tail.mean, mean)).toBeLessThan(4);
      tails.forEach(({ valueAtRisk: { interval }, expectedShortfall }, i) => {
        const { valueAtRisk, expectedShortfall: ours } = tail.tails[i]!;
        expect(valueAtRisk.estimate).toBeGreaterThan(interval!.low - 4 * valueAtRisk.standardError);
        expect(valueAtRisk.estimate).toBeLessThan(interval!.high + 4 * valueAtRisk.standardError);
        expect(apart(ours, expectedShortfall)).toBeLessThan(4);
      });
      if (tail.scheme !== null) {
        const s = name.startsWith('scheme[0]') ? 0 : 1;
        expect(apart(tail.exhaustion, summary.schemes[s]!.exhaustion)).toBeLessThan(4);
        expect(apart(tail.meanPaid, summary.schemes[s]!.paid.mean)).toBeLessThan(4);
      }
    }
    // what is paid ends where the balance does; what is owed grows with the factors, 280 times and more were measured
    const [owed, name] = cases[1];
    const shortfall = columnMeasures(columnOf(plain, name), PLAIN, [0.999], 0.95).tails[0]!.expectedShortfall;
    const ratio = shortfall.standardError / owed.tails[1]!.expectedShortfall.standardError;
    expect((ratio * ratio * PLAIN) / TAIL).toBeGreaterThan(50);
  });
  it('covers the exact value as often as its confidence says', () => {
    const exact = 4.2 * CLAIM;
    let held = 0;
    for (let seed = 0; seed < 60; seed++) {
      const { mean } = simulatePoolTail(small, { seed, scenarios: 320, scheme: 0, measure: 'claims', confidence: 0.9 });
      if (mean.low <= exact && exact <= mean.high) held++;
    }
    // 60 intervals of 90 %: 54 are expected, four standard deviations are 9.3
    expect(held).toBeGreaterThan(44);
  });

  // 4 Refusals.
  it('refuses what cannot be, all faults at once, before any work', () => {
    const tried = (more: object) => () => simulatePoolTail(small, { seed: 1, scenarios: 320, ...more });
    expect(tried({ scenarios: 330 })).toThrow(
      'simulatePoolTail: scenarios: a multiple of 32, at most 1000000, expected; met 330',
    );
    expect(tried({ scenarios: 1_000_064 })).toThrow('met 1000064');
    expect(tried({ replicates: 1 })).toThrow('simulatePoolTail: replicates: whole, 2 or more expected; met 1');
    expect(tried({ scheme: 3 })).toThrow('simulatePoolTail: scheme: no such scheme; met 3');
    expect(tried({ measure: 'ending' })).toThrow('simulatePoolTail: measure');
    expect(tried({ measure: 'need' })).toThrow('the need is of one scheme: name it');
    expect(tried({ levels: [0.99, 1] })).toThrow('simulatePoolTail: levels[1]: above 0.5 and below 1 expected; met 1');
    expect(tried({ levels: [] })).toThrow('1 to 20 levels expected');
    expect(tried({ confidence: 1 })).toThrow('simulatePoolTail: confidence');
    expect(tried({ seed: Number.NaN, confidence: null, levels: [Number.NaN] })).toThrow(
      /ARGUMENT_INVALID: simulatePoolTail: seed.*levels\[0\].*confidence/s,
    );
    expect(() => simulatePoolTail(small, { seed: 1, scenarios: 320 }, { signal: { aborted: true } })).toThrow(
      'CANCELLED',
    );
  });
  it('refuses the need of a scheme whose cover depends on its balance', () => {
    const metric = {
      metric: 'poolUsed',
      scope: 'pool',
      denominator: 'balance',
      warn: null,
      stopNew: null,
      stopPay: '5',
    };
    const rules = { ...smallPool().schemes[0]!, suspensions: [metric as never] };
    const model = compilePool(smallPool({ schemes: [rules] }));
    const run = { seed: 1, scenarios: 320, scheme: 0 };
    expect(simulatePoolTail(model, run).requiredPool).toBe(null);
    expect(() => simulatePoolTail(model, { ...run, measure: 'need' })).toThrow(/NO_SOLUTION.*requiredPoolBySearch/);
  });
});
