import { RandomStream } from '../src/numeric/random-stream.ts';
import { compileBook } from '../src/pool/book/compiled-book.ts';
import { lossModel } from '../src/pool/sampling/loss-model.ts';
import { simulateLoss } from '../src/pool/sampling/simulate-loss.ts';
import type { Benchmark } from './harness.ts';
import { naiveBook, normalPerLoan } from './pool/naive-loops.ts';
import { classPortfolio } from './pool/portfolio.ts';

const LOANS = 10_000;
const SCENARIOS = 200;
/** For the check of the mean: enough that both lie within a few per cent. */
const CHECKED = 3000;

/**
 * The rival is a typed loop with a normal number for each loan, drawn as fast as this library can. Further rivals:
 * `npx tsx benchmarks/pool/one-period.ts`.
 */
export const bench: Benchmark = {
  question: 'What does a scenario of 10,000 loans cost against a loop with a normal number a loan?',
  cheap: true,
  gate: { atLeast: 10 },
  setup() {
    const book = classPortfolio(LOANS);
    const dependence = { factors: ['economy'], correlation: null, copula: 'gaussian' } as const;
    const model = lossModel(book, compileBook(book, dependence, 1), 0.45);
    const naive = naiveBook(model);
    const random = new RandomStream(1);
    const total = (losses: ArrayLike<number>): number => Array.from(losses).reduce((a, b) => a + b, 0);
    const ours = (to: number): number =>
      total(simulateLoss(model, { seed: 1, from: 0, to, estimator: { kind: 'plain' } }).loss);
    const theirs = (to: number): number => total(Array.from({ length: to }, (_, s) => normalPerLoan(naive, random, s)));
    return {
      ours: () => ours(SCENARIOS),
      rival: () => theirs(SCENARIOS),
      check: () => {
        // the same factors on both sides: what differs is what loans do apart from them, a few per mille of the mean
        const ratio = ours(CHECKED) / theirs(CHECKED);
        if (!(Math.abs(ratio - 1) < 0.01)) throw new Error(`mean losses differ by a factor of ${ratio}`);
      },
    };
  },
};
