import { RandomStream } from '../../src/numeric/random-stream.ts';
import { compileBook, defaultEvents } from '../../src/pool/book/compiled-book.ts';
import type { LossEstimator } from '../../src/pool/sampling/estimator.ts';
import { lossMeasures } from '../../src/pool/sampling/loss-measures.ts';
import { lossModel } from '../../src/pool/sampling/loss-model.ts';
import {
  beginScenario,
  sampleDefaults,
  type WalkEngine,
  walkScratch,
} from '../../src/pool/sampling/sample-defaults.ts';
import { simulateLoss } from '../../src/pool/sampling/simulate-loss.ts';
import { dependenceOf, drawnBook } from '../support/pool-books.ts';

const SCENARIOS = 320;

/** Everything the walk over a book gives: defaults, quarters, moments, losses of each estimator and their measures. */
export function walkBits(engine: WalkEngine): Float64Array {
  const dependence = dependenceOf(2, { degreesOfFreedom: 5 });
  const books = [3, 500].map((kinds) =>
    drawnBook({ loans: 500, quarters: 8, factors: 2, curves: kinds, loadings: kinds, seed: 1 }),
  );
  const common = { scenarios: SCENARIOS, replicates: 4 };
  const estimators: LossEstimator[] = [
    { kind: 'plain' },
    { kind: 'stratified', ...common },
    { kind: 'sobol', ...common },
    { kind: 'tail', level: 0.99, ...common },
  ];
  const numbers: number[] = [];
  for (const book of books) {
    const compiled = compileBook(book, dependence, 8);
    const [scratch, events, random] = [walkScratch(compiled, engine), defaultEvents(compiled), new RandomStream(1)];
    for (let scenario = 0; scenario < SCENARIOS; scenario++) {
      beginScenario(random, scratch, 3, scenario);
      sampleDefaults(compiled, random, scratch, events);
      for (let i = 0; i < events.count; i++) numbers.push(events.loan[i]!, events.quarter[i]!, events.moment[i]!);
    }
    for (const estimator of estimators) {
      const range = simulateLoss(lossModel(book, compiled, 0.45), {
        seed: 5,
        from: 0,
        to: SCENARIOS,
        estimator,
        engine,
      });
      const { expectedLoss, tails } = lossMeasures(range, [0.9], 0.9);
      numbers.push(...range.loss, ...(range.weight ?? []), expectedLoss.low, tails[0]!.expectedShortfall.high);
    }
  }
  return Float64Array.from(numbers);
}
