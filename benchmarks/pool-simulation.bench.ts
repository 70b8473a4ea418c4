import { compilePool } from '../src/pool/simulation/compile-pool.ts';
import { columnOf } from '../src/pool/simulation/pool-result.ts';
import { simulateRange } from '../src/pool/simulation/simulate-range.ts';
import type { Benchmark } from './harness.ts';
import { naivePool } from './pool/full-pool-naive.ts';
import { portfolio } from './pool/full-pool-portfolio.ts';

const SCENARIOS = 40;

export const bench: Benchmark = {
  question: 'How much faster than the first program one would write is a full pool of 2,000 loans over 20 quarters?',
  cheap: true,
  gate: { atLeast: 2.5 },
  setup() {
    const request = portfolio({ loans: 2000, quarters: 20 });
    const model = compilePool(request);
    const naive = naivePool(request);
    const paid = (to: number): number =>
      Number(columnOf(simulateRange(model, { seed: 1, from: 0, to }), 'book.paid').sum) / to;
    return {
      ours: () => paid(SCENARIOS),
      rival: () => naive(SCENARIOS, 1).paid.reduce((a, b) => a + b, 0),
      check: () => {
        const gap = paid(2000) / (100 * naive(400, 2).paid.reduce((a, b) => a + b, 0)) - 1;
        if (!(Math.abs(gap) < 0.25)) throw new Error(`mean payments differ by a share of ${gap}`);
      },
    };
  },
};
