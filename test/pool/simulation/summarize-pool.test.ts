import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { equalBook } from '../../../src/pool/book.ts';
import { claimLaw } from '../../../src/pool/claim-law.ts';
import { columnMeasures, OrderedColumn } from '../../../src/pool/simulation/column-measures.ts';
import { compilePool } from '../../../src/pool/simulation/compile-pool.ts';
import { AT, outputColumns } from '../../../src/pool/simulation/output-columns.ts';
import { columnOf } from '../../../src/pool/simulation/pool-result.ts';
import {
  exhaustionCurve,
  requiredPoolBySearch,
  requiredPoolFromRun,
} from '../../../src/pool/simulation/required-pool.ts';
import { ScenarioRunner } from '../../../src/pool/simulation/scenario.ts';
import { simulateRange } from '../../../src/pool/simulation/simulate-range.ts';
import { probability, summarizePool } from '../../../src/pool/simulation/summarize-pool.ts';
import { anyPool } from './random-pool.ts';
import { smallPool } from './small-pool.ts';

const SCENARIOS = 40_000;
const model = compilePool(smallPool());
const result = simulateRange(model, { seed: 2024, from: 0, to: SCENARIOS });
const summary = summarizePool(model, result);
const scheme = summary.schemes[0]!;
/** The exact law of the same pool: 140 equal loans, 2.16 million a default. */
const law = claimLaw(
  equalBook(
    {
      loans: 140,
      defaultProbability: 0.03,
      assetCorrelation: 0.106776,
      noSaleProbability: 1,
      isLimitedToBalance: true,
    },
    { claimUnsold: '2160000', claimSold: '2160000', balance: '70000000' },
  ),
);
const gap = ({ estimate, standardError }: { estimate: number; standardError: number }, exact: number): number =>
  Math.abs(estimate - exact) / standardError;

describe('summarizePool', () => {
  it('finds the figures of the 10 × pool', () => {
    // pledge-and-pools.md §4.4: 4.2 defaults, 9.072 million expected before the limit, count quantiles 12, 18, 27 at 95, 99, 99.9 %
    expect(gap(summary.defaults, 4.2)).toBeLessThan(4);
    expect(gap(scheme.claims.mean, 907_200_000)).toBeLessThan(4);
    expect(gap(scheme.paid.mean, law.expectedPayout)).toBeLessThan(4);
    const tails = new Map(scheme.claims.tails.map(({ level, valueAtRisk }) => [level, valueAtRisk]));
    expect([0.95, 0.99].map((level) => tails.get(level)!.estimate / 216_000_000)).toEqual([12, 18]);
    const rare = tails.get(0.999)!.interval!;
    expect(rare.low).toBeLessThanOrEqual(27 * 216_000_000);
    expect(rare.high).toBeGreaterThanOrEqual(27 * 216_000_000);
    // P(33 defaults or more) = 0.000281217
    expect(law.probabilityDry).toBeCloseTo(0.000281217, 8);
    const { estimate } = scheme.exhaustion;
    expect(Math.abs(estimate - 0.000281217)).toBeLessThan(4 * Math.sqrt(0.000281217 / SCENARIOS));
  });

  it('gives every part of the loss to somebody, and counts no lost fen', () => {
    const lost = scheme.parties.reduce((sum, { burden }) => sum + burden.estimate, 0);
    expect(lost).toBeCloseTo(scheme.loss.mean.estimate, 0);
    expect(summary.banks.reduce((sum, { loss }) => sum + loss.estimate, 0)).toBeCloseTo(
      scheme.parties.at(-1)!.burden.estimate,
      0,
    );
    expect(scheme.paid.mean.estimate + scheme.unpaid.mean.estimate).toBeCloseTo(scheme.claims.mean.estimate, 0);
    expect(summary.violations).toBe(0);
  });

  it('holds its means against the exact ones', () => {
    const exposure = 140 * 0.03 * 500_000_000;
    expect(summary.checks.map(({ figure, exact }) => [figure, exact])).toEqual([
      ['defaults', expect.closeTo(4.2, 12)],
      ['exposure', expect.closeTo(exposure, 3)],
    ]);
    expect(summary.checks.some(({ isSuspect }) => isSuspect)).toBe(false);
    const wrong = summarizePool({ ...model, expected: { defaults: 4.4, exposure } }, result);
    expect(wrong.checks.map(({ isSuspect }) => isSuspect)).toEqual([true, false]);
  });

  it('draws a fan that ends at what is left, and dates the exhaustion', () => {
    const { fan, exhaustedBy, ending } = scheme;
    expect(fan).toHaveLength(4);
    const last = new Map(fan[3]!.quantiles);
    expect(last.get(0.5)).toBeLessThanOrEqual(7_000_000_000);
    expect(last.get(0.01)).toBeLessThan(ending.estimate);
    exhaustedBy.forEach((one, q) => {
      if (q > 0) expect(one.estimate).toBeGreaterThanOrEqual(exhaustedBy[q - 1]!.estimate);
    });
  });

  it('takes tails from kept values, from the largest or from the sketch to the same figures', () => {
    const kept = columnOf(simulateRange(model, { seed: 2024, from: 0, to: SCENARIOS, keep: true }), 'book.loss');
    const largest = { ...kept, kept: null };
    const sketch = { ...largest, largest: null };
    const [exact, near, rough] = [kept, largest, sketch].map((column) =>
      columnMeasures(column, SCENARIOS, [0.9, 0.99], 0.95),
    );
    expect(near!.tails[1]).toEqual(exact!.tails[1]);
    expect(near!.tails[0]!.isExact).toBe(false);
    for (const i of [0, 1]) {
      const [a, b] = [exact!.tails[i]!, rough!.tails[i]!];
      expect(b.valueAtRisk.estimate / a.valueAtRisk.estimate).toBeCloseTo(1, 2);
      expect(b.expectedShortfall.estimate / a.expectedShortfall.estimate).toBeCloseTo(1, 2);
    }
    const all = Float64Array.from(kept.kept!).sort();
    const border = Math.floor(0.99 * SCENARIOS);
    expect(exact!.tails[1]!.valueAtRisk.estimate).toBe(all[border]);
    const mean = all.subarray(border).reduce((a, b) => a + b, 0) / (SCENARIOS - border);
    expect(exact!.tails[1]!.expectedShortfall.estimate).toBeCloseTo(mean, 0);
    expect(new OrderedColumn(kept, SCENARIOS).atRank(1)).toBe(all[0]);
  });

  it('knows the exact interval of a probability', () => {
    // Clopper and Pearson: 0 of 10 at 95 %: 1 − 0.025^(1/10)
    expect(probability(0, 10, 0.95).high).toBeCloseTo(1 - 0.025 ** 0.1, 12);
    expect(probability(10, 10, 0.95).low).toBeCloseTo(0.025 ** 0.1, 12);
    const half = probability(5, 10, 0.95);
    expect([half.low, half.high]).toEqual([expect.closeTo(0.187086, 6), expect.closeTo(0.812914, 6)]);
  });
});

describe('the pool that is needed', () => {
  it('is 18 defaults at 99 %, confirmed by simulating again at the answer', () => {
    const needed = requiredPoolFromRun(model, result, { probability: 0.99 });
    expect(needed.opening).toBe(18 * 216_000_000);
    expect(needed.interval!.low).toBeLessThanOrEqual(needed.opening);
    expect(needed.leverage).toBeCloseTo(70_000_000_000 / needed.opening, 12);
    const shortAt = (opening: number): number => {
      const again = compilePool(smallPool({ money: [{ opening: (opening / 100).toFixed(2) }] }));
      return summarizePool(again, simulateRange(again, { seed: 2024, from: 0, to: SCENARIOS })).schemes[0]!.exhaustion
        .estimate;
    };
    expect(shortAt(needed.opening)).toBeLessThanOrEqual(0.01);
    expect(shortAt(needed.opening - 1)).toBeGreaterThan(0.01);
    const openings = [needed.opening, needed.opening - 1, 7_000_000_000];
    const curve = exhaustionCurve(model, result, { openings });
    expect(curve.map(({ estimate }) => estimate)).toEqual(openings.map(shortAt));
  });

  it('tells in every scenario of any scheme whether the opening balance sufficed', () => {
    fc.assert(
      fc.property(anyPool, (request) => {
        const money = request.money.map((one) => ({ ...one, annualInterest: 0 }));
        const any = compilePool({ ...request, money });
        const runner = new ScenarioRunner(any, 3);
        const names = outputColumns(any).map(({ name }) => name);
        for (let scenario = 0; scenario < 6; scenario++) {
          runner.run(scenario);
          request.schemes.forEach(({ payout }, s) => {
            const need = runner.figures[names.indexOf(`scheme[${s}].exposure`) + AT.need]!;
            const isEnough = need <= any.schemes[s]!.money.opening;
            if (isEnough) expect(runner.exhausted[s]).toBe(-1);
            // an earmark that found no money need not end in a claim
            else if (payout.manner !== 'earmarkThenRelease') expect(runner.exhausted[s]).toBeGreaterThanOrEqual(0);
          });
        }
      }),
      { numRuns: 80 },
    );
  });

  it('is searched for where cover depends on the balance', () => {
    const rules = smallPool().schemes[0]!;
    const suspension = {
      metric: 'poolUsed',
      scope: 'pool',
      denominator: 'balance',
      warn: null,
      stopNew: null,
    } as const;
    const request = smallPool({ schemes: [{ ...rules, suspensions: [{ ...suspension, stopPay: '5' }] }] });
    const dependent = compilePool(request);
    const run = simulateRange(dependent, { seed: 1, from: 0, to: 100 });
    expect(() => requiredPoolFromRun(dependent, run, { probability: 0.9 })).toThrow(
      /NO_SOLUTION.*requiredPoolBySearch/,
    );
    const found = requiredPoolBySearch(request, { probability: 0.99, seed: 2024, scenarios: 4000, tolerance: 1e-6 });
    const plain = requiredPoolFromRun(model, simulateRange(model, { seed: 2024, from: 0, to: 4000 }), {
      probability: 0.99,
    });
    expect(found.opening / plain.opening).toBeCloseTo(1, 5);
  });

  it('refuses what cannot be', () => {
    expect(() => requiredPoolFromRun(model, result, { probability: 1 })).toThrow(/ARGUMENT_INVALID.*probability/);
    expect(() => requiredPoolFromRun(model, result, { probability: 0.9, scheme: 3 })).toThrow(/no such scheme; met 3/);
    const other = compilePool(smallPool({ money: [{ opening: '1' }] }));
    expect(() => summarizePool(other, result)).toThrow(/a result of another model/);
    expect(() => summarizePool(model, result, { levels: [1] })).toThrow(/ARGUMENT_INVALID: summarizePool: levels\[0\]/);
    expect(() => summarizePool(model, simulateRange(model, { seed: 1, from: 0, to: 1 }))).toThrow(
      /two scenarios or more/,
    );
  });
});
