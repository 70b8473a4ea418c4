import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { PoolBook, PoolDependence } from '../../../src/domain/pool-book.ts';
import { normalCdf, normalQuantile } from '../../../src/numeric/normal.ts';
import { compileBook } from '../../../src/pool/book/compiled-book.ts';
import { exposure } from '../../../src/pool/book/exposure.ts';
import { defaultCountLaw } from '../../../src/pool/default-count.ts';
import { controlledExceedance, controlledMean } from '../../../src/pool/sampling/control-variate.ts';
import type { LossEstimator } from '../../../src/pool/sampling/estimator.ts';
import { lossMeasures } from '../../../src/pool/sampling/loss-measures.ts';
import { expectedBookLoss, type LossModel, lossModel } from '../../../src/pool/sampling/loss-model.ts';
import { riskContributions } from '../../../src/pool/sampling/risk-contributions.ts';
import { joinLosses, type LossRange, simulateLoss } from '../../../src/pool/sampling/simulate-loss.ts';
import { dependenceOf, drawnBook, equalLoans } from '../../support/pool-books.ts';

const PLAIN: LossEstimator = { kind: 'plain' };

function modelOf(book: PoolBook, dependence: PoolDependence, quarters: number, lossShare: number): LossModel {
  return lossModel(book, compileBook(book, dependence, quarters), lossShare);
}

const one = drawnBook({ loans: 1000, quarters: 1, factors: 1, curves: 8, loadings: 5, seed: 3, isLevel: true });
const four = drawnBook({ loans: 1000, quarters: 1, factors: 4, curves: 8, loadings: 5, seed: 3, isLevel: true });
const models = {
  'one factor': modelOf(one, dependenceOf(1), 1, 0.45),
  'four factors': modelOf(four, dependenceOf(4), 1, 0.45),
  'Student t': modelOf(one, dependenceOf(1, { degreesOfFreedom: 6 }), 1, 0.45),
};
const books = { 'one factor': one, 'four factors': four, 'Student t': one };

describe('simulateLoss', () => {
  // 1 Worked example. Source: Vasicek, Loan portfolio value (2002): the limiting loss quantile Φ((Φ⁻¹(p) + √ρ·Φ⁻¹(α)) / √(1 − ρ)) is
  // 0.1286 at 99 % and 0.2263 at 99.9 % for PD 2 % and ρ 0.2; 100,000 equal loans lie 0.0005 from it.
  it('reaches the limit of a large pool', () => {
    const model = modelOf(equalLoans(100_000, 0.02, 0.2), dependenceOf(1), 1, 1);
    const estimator: LossEstimator = { kind: 'tail', level: 0.999, scenarios: 3200, replicates: 16 };
    const range = simulateLoss(model, { seed: 5, from: 0, to: 3200, estimator });
    const { tails, expectedLoss: mean } = lossMeasures(range, [0.99, 0.999], 0.95);
    for (const [i, published] of [0.1286, 0.2263].entries()) {
      const { low, high, estimate } = tails[i]!.valueAtRisk;
      const limit = normalCdf(
        (normalQuantile(0.02) + Math.sqrt(0.2) * normalQuantile(tails[i]!.level)) / Math.sqrt(0.8),
      );
      expect(Math.abs(limit - published)).toBeLessThan(5e-5); // as many digits as are printed
      expect(Math.abs(estimate / 1e7 / limit - 1)).toBeLessThan(0.01);
      expect(high - low).toBeLessThan(0.02 * estimate);
    }
    expect(Math.abs(mean.estimate / 1e7 - 0.02)).toBeLessThan((4.5 * mean.standardError) / 1e7);
  });

  // 2 Laws.
  it('gives the same losses however a run is cut, and joins them', () => {
    const estimators: LossEstimator[] = [
      PLAIN,
      { kind: 'stratified', scenarios: 200, replicates: 4 },
      { kind: 'sobol', scenarios: 200, replicates: 4 },
      { kind: 'tail', level: 0.99, scenarios: 200, replicates: 4 },
    ];
    const model = models['four factors'];
    for (const estimator of estimators) {
      const whole = simulateLoss(model, { seed: 7, from: 0, to: 200, estimator });
      fc.assert(
        fc.property(fc.uniqueArray(fc.integer({ min: 1, max: 199 }), { maxLength: 6 }), fc.nat(), (cuts, turn) => {
          const ends = [0, ...cuts.sort((a, b) => a - b), 200];
          const parts = ends.slice(1).map((to, i) => simulateLoss(model, { seed: 7, from: ends[i]!, to, estimator }));
          const turned = [...parts.slice(turn % parts.length), ...parts.slice(0, turn % parts.length)];
          expect(joinLosses(turned)).toEqual(whole);
        }),
        { numRuns: 5 },
      );
    }
  });
  it('gives the same losses with and without WebAssembly', () => {
    const own = drawnBook({ loans: 400, quarters: 6, factors: 2, curves: 400, loadings: 400, seed: 4 });
    for (const model of [models['one factor'], models['Student t'], modelOf(own, dependenceOf(2), 6, 0.4)]) {
      const run = { seed: 6, from: 0, to: 400, estimator: PLAIN };
      const plain = simulateLoss(model, { ...run, engine: 'plain' });
      expect(simulateLoss(model, { ...run, engine: 'auto' })).toEqual(plain);
      expect(Math.max(...plain.loss)).toBeGreaterThan(0);
    }
  });
  it('grows with amounts in proportion, where shares leave whole fen', () => {
    const doubled = { ...one, principal: one.principal.map((fen) => 2 * fen) };
    const losses = (book: PoolBook) =>
      simulateLoss(modelOf(book, dependenceOf(1), 1, 1), { seed: 1, from: 0, to: 300, estimator: PLAIN });
    expect(losses(doubled).loss).toEqual(losses(one).loss.map((fen) => 2 * fen));
  });
  it('takes nothing when nothing is lost, and everything stays a whole fen', () => {
    const book = drawnBook({ loans: 300, quarters: 8, factors: 2, curves: 3, loadings: 3, seed: 2 });
    const run = { seed: 1, from: 0, to: 500, estimator: PLAIN };
    expect(Math.max(...simulateLoss(modelOf(book, dependenceOf(2), 8, 0), run).loss)).toBe(0);
    const { loss } = simulateLoss(modelOf(book, dependenceOf(2), 8, 0.333), run);
    expect(loss.every(Number.isSafeInteger)).toBe(true);
    expect(Math.max(...loss)).toBeGreaterThan(0);
  });
  it('lets contributions add up to the measure, by the loans of the tail scenarios', () => {
    const model = models['one factor'];
    const range = simulateLoss(model, { seed: 3, from: 0, to: 20_000, estimator: PLAIN });
    for (const measure of ['expectedShortfall', 'valueAtRisk'] as const) {
      const { total, byLoan } = riskContributions(model, range, measure, 0.99);
      const [{ valueAtRisk, expectedShortfall }] = lossMeasures(range, [0.99], 0.95).tails as never as [
        Record<'valueAtRisk' | 'expectedShortfall', { estimate: number }>,
      ];
      // a thousand sums of whole fen times shares: 1e-12 covers their rounding
      expect(Math.abs(total / (measure === 'valueAtRisk' ? valueAtRisk : expectedShortfall).estimate - 1)).toBeLessThan(
        1e-12,
      );
      expect(Math.abs(byLoan.reduce((a, b) => a + b, 0) / total - 1)).toBeLessThan(1e-12);
      expect(byLoan.length).toBe(1000);
      expect(byLoan.every((x) => x >= 0)).toBe(true);
    }
  });
  it('lets contributions follow the slope of the expected shortfall by a loan (Euler)', () => {
    // the tail's scenarios stay the same for a small enough change: then the slope by the loan's amount is its contribution
    const model = models['one factor'];
    const range = simulateLoss(model, { seed: 3, from: 0, to: 20_000, estimator: PLAIN });
    const { byLoan } = riskContributions(model, range, 'expectedShortfall', 0.99);
    const position = model.compiled.row.findIndex((row) => byLoan[row] === Math.max(...byLoan));
    const more = model.amount.slice();
    more[position]! += 1;
    const changed = simulateLoss({ ...model, amount: more }, { seed: 3, from: 0, to: 20_000, estimator: PLAIN });
    const shortfall = (of: LossRange) => lossMeasures(of, [0.99], 0.95).tails[0]!.expectedShortfall.estimate;
    const slope = shortfall(changed) - shortfall(range);
    const contribution = byLoan[model.compiled.row[position]!]! / model.amount[position]!;
    expect(contribution).toBeGreaterThan(0);
    expect(Math.abs(slope - contribution)).toBeLessThan(1e-6); // fen in sums of 1e8 fen
  });

  // 3 Differential: exact laws; each estimator against plain scenarios.
  it('agrees with the exact law of equal loans at every threshold, weighted or not', () => {
    const [loans, p, rho] = [100, 0.02, 0.15];
    const law = defaultCountLaw(loans, p, rho);
    const model = modelOf(equalLoans(loans, p, rho), dependenceOf(1), 1, 1);
    const scenarios = 32_000;
    const runs: LossEstimator[] = [
      PLAIN,
      { kind: 'stratified', scenarios, replicates: 32 },
      { kind: 'sobol', scenarios, replicates: 32 },
      { kind: 'tail', level: 0.999, scenarios, replicates: 32 },
    ];
    for (const estimator of runs) {
      const { loss, weight } = simulateLoss(model, { seed: 19, from: 0, to: scenarios, estimator });
      for (const defaults of [1, 3, 6, 12, 20]) {
        const exact = law.slice(defaults + 1).reduce((a, b) => a + b, 0);
        const replicates = Array.from({ length: 32 }, (_, r) => {
          let sum = 0;
          for (let i = r * 1000; i < (r + 1) * 1000; i++) if (loss[i]! > defaults * 100) sum += weight?.[i] ?? 1;
          return sum / 1000;
        });
        const mean = replicates.reduce((a, b) => a + b, 0) / 32;
        const spread = Math.sqrt(replicates.reduce((a, b) => a + (b - mean) ** 2, 0) / 31 / 32);
        // 20 comparisons within 4.5 standard errors each; an exceedance that was never met must be a rare one
        expect(Math.abs(mean - exact)).toBeLessThan(spread > 0 ? 4.5 * spread : 10 / scenarios);
      }
    }
  });
  it.each(Object.keys(models) as (keyof typeof models)[])('estimates the exact mean by every estimator: %s', (name) => {
    const model = models[name];
    const exact = expectedBookLoss(model, books[name]);
    const scenarios = 16_000;
    for (const kind of ['plain', 'stratified', 'sobol', 'tail'] as const) {
      const estimator = { kind, level: 0.999, scenarios, replicates: 32 } as LossEstimator;
      const range = simulateLoss(model, { seed: 29, from: 0, to: scenarios, estimator });
      const { estimate, standardError } = lossMeasures(range, [], 0.95).expectedLoss;
      expect(Math.abs(estimate - exact)).toBeLessThan(4.5 * standardError);
      expect(standardError).toBeLessThan(0.02 * exact);
    }
    const controlled = controlledMean(
      model,
      simulateLoss(model, { seed: 31, from: 0, to: 4000, estimator: PLAIN }),
      exact,
    );
    expect(Math.abs(controlled.estimate - exact)).toBeLessThan(4.5 * controlled.standardError);
    expect(controlled.varianceReduction).toBeGreaterThan(5);
  });
  it.each(Object.keys(models) as (keyof typeof models)[])(
    'cuts the variance of the tail fifty times and more: %s',
    (name) => {
      const model = models[name];
      const scenarios = 16_000;
      const tailRun: LossEstimator = { kind: 'tail', level: 0.999, scenarios, replicates: 16 };
      const ours = lossMeasures(
        simulateLoss(model, { seed: 37, from: 0, to: scenarios, estimator: tailRun }),
        [0.999],
        0.95,
      );
      const plain = lossMeasures(
        simulateLoss(model, { seed: 41, from: 0, to: 4 * scenarios, estimator: PLAIN }),
        [0.999],
        0.95,
      );
      for (const measure of ['valueAtRisk', 'expectedShortfall'] as const) {
        const [a, b] = [ours.tails[0]![measure], plain.tails[0]![measure]];
        expect(4 * (b.standardError / a.standardError) ** 2).toBeGreaterThan(50);
        expect(Math.abs(a.estimate - b.estimate)).toBeLessThan(
          4 * Math.sqrt(a.standardError ** 2 + b.standardError ** 2),
        );
      }
    },
  );
  it('takes the analytic law out of a probability of exceedance', () => {
    const model = models['one factor'];
    const range = simulateLoss(model, { seed: 43, from: 0, to: 40_000, estimator: PLAIN });
    const x = lossMeasures(range, [0.99], 0.95).tails[0]!.valueAtRisk.estimate;
    const { estimate, standardError, plain, varianceReduction } = controlledExceedance(model, range, x);
    expect(varianceReduction).toBeGreaterThan(2);
    expect(Math.abs(estimate - plain)).toBeLessThan(5 * standardError * Math.sqrt(varianceReduction));
    const tail: LossEstimator = { kind: 'tail', level: 0.99, scenarios: 16_000, replicates: 16 };
    const { loss, weight } = simulateLoss(model, { seed: 47, from: 0, to: 16_000, estimator: tail });
    const other = loss.reduce((sum, fen, i) => sum + (fen > x ? weight![i]! : 0), 0) / loss.length;
    expect(Math.abs(estimate - other)).toBeLessThan(5 * standardError);
  });
  it('costs a default what the loan then owes: mean over quarters against the probabilities', () => {
    const book = drawnBook({ loans: 400, quarters: 12, factors: 2, curves: 4, loadings: 3, seed: 12 });
    const model = modelOf(book, dependenceOf(2), 12, 0.6);
    let exact = 0;
    for (let row = 0; row < book.loans; row++) {
      for (let age = 0; age < book.termQuarters[row]!; age++) {
        const curve = book.curves[book.curve[row]!]!;
        const p = curve[age]! - (curve[age - 1] ?? 0);
        exact += p * Math.floor(exposure(book, row, book.startQuarter[row]! + age) * 0.6 + 0.5);
      }
    }
    expect(Math.abs(expectedBookLoss(model, book) / exact - 1)).toBeLessThan(1e-12);
    const { estimate, standardError } = lossMeasures(
      simulateLoss(model, { seed: 53, from: 0, to: 20_000, estimator: PLAIN }),
      [],
      0.95,
    ).expectedLoss;
    expect(Math.abs(estimate - exact)).toBeLessThan(4 * standardError);
  });

  // 4 Refusals.
  it('refuses runs that cannot be', () => {
    const model = models['one factor'];
    const run = { seed: 1, from: 0, to: 10, estimator: PLAIN };
    expect(() => simulateLoss(model, { ...run, from: 11 })).toThrow('ARGUMENT_INVALID: simulateLoss: from, to');
    expect(() => simulateLoss(model, { ...run, seed: -1 })).toThrow('met -1');
    const tail = { kind: 'tail', level: 0.99, scenarios: 40, replicates: 4 } as const;
    const tried = (change: object, to = 40) =>
      simulateLoss(model, { ...run, to, estimator: { ...tail, ...change } as LossEstimator });
    expect(() => tried({}, 41)).toThrow('0 to 40 expected; met [0,41]');
    expect(() => tried({ scenarios: 42 })).toThrow('estimator.scenarios: a multiple of 4 expected; met 42');
    expect(() => tried({ scenarios: 44 })).toThrow('a multiple of 8 expected; met 44');
    expect(() => tried({ replicates: 1 })).toThrow('estimator.replicates');
    expect(() => tried({ level: 0.4 })).toThrow('estimator.level: above 0.5 and below 1 expected; met 0.4');
    expect(() => tried({ kind: 'antithetic' })).toThrow('estimator.kind');
    expect(() => simulateLoss(model, run, { signal: { aborted: true } })).toThrow('CANCELLED');
  });
  it('refuses to join or read what does not belong together', () => {
    const model = models['one factor'];
    const range = (from: number, to: number, seed = 1) => simulateLoss(model, { seed, from, to, estimator: PLAIN });
    expect(() => joinLosses([])).toThrow('there is none');
    expect(() => joinLosses([range(0, 5), range(6, 9)])).toThrow('a gap behind the range that ends at 5; met 6');
    expect(() => joinLosses([range(0, 5), range(4, 9)])).toThrow('an overlap with the range that ends at 5; met 4');
    expect(() => joinLosses([range(0, 5), range(5, 9, 2)])).toThrow('of another run');
    expect(() => lossMeasures(range(0, 100), [0.999], 0.95)).toThrow('NO_SOLUTION');
    expect(() => lossMeasures(range(0, 100), [1], 0.95)).toThrow('lossMeasures: levels[0]');
    expect(() => lossMeasures(range(0, 100), [0.5], 1)).toThrow('lossMeasures: confidence');
    const tail: LossEstimator = { kind: 'tail', level: 0.99, scenarios: 40, replicates: 4 };
    const part = simulateLoss(model, { seed: 1, from: 0, to: 20, estimator: tail });
    expect(() => lossMeasures(part, [0.5], 0.95)).toThrow('all 40 scenarios of the run expected');
    expect(() => riskContributions(models['four factors'], range(0, 9), 'valueAtRisk', 0.9)).toThrow(
      'a run of the model',
    );
    expect(() => riskContributions(model, range(0, 9), 'valueAtRisk', 1.5)).toThrow('met 1.5');
    expect(() => controlledExceedance(models['four factors'], range(0, 9), 1)).toThrow('one factor');
    expect(() => controlledMean(model, part, 1)).toThrow('plain scenarios expected; met "tail"');
  });
  it('warns of a tail that few scenarios carry', () => {
    const thin = (to: number) =>
      lossMeasures(simulateLoss(models['one factor'], { seed: 1, from: 0, to, estimator: PLAIN }), [0.99], 0.9);
    expect(thin(4000).tails[0]!.isThin).toBe(true);
    expect(thin(6000).tails[0]!.isThin).toBe(false);
  });
  it('refuses loss shares that are none', () => {
    const compiled = models['one factor'].compiled;
    expect(() => lossModel(one, compiled, 1.2)).toThrow('lossModel: lossShare: a share from 0 to 1 expected; met 1.2');
    expect(() => lossModel(one, compiled, [0.5])).toThrow('1000 shares expected, one a loan; met 1');
    expect(() => lossModel(one, compiled, one.principal)).toThrow('lossModel: lossShare[0]');
    expect(() => lossModel(equalLoans(3, 0.1, 0.1), compiled, 1)).toThrow('the compiled book has 1000 loans; met 3');
  });
});
