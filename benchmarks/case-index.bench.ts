import { CaseIndex } from '../src/cases/case-index/case-index.ts';
import { mixedCases, targetAt } from './cases/data.ts';
import { scanBeside } from './cases/rival-scan.ts';
import type { Benchmark } from './harness.ts';

const CASES = 100_000;
const TARGETS = 64;
const K = 10;

export const bench: Benchmark = {
  question: 'How much faster is the case index than one loop over typed arrays? (100,000 cases, 21 mixed attributes)',
  cheap: true,
  gate: { atLeast: 25 },
  setup() {
    const data = mixedCases(CASES, 1);
    const held = mixedCases(TARGETS, 2);
    const index = CaseIndex.build(data.schema, { columns: data.columns });
    const targets = Array.from({ length: TARGETS }, (_, i) => targetAt(held, i));
    const ours = index.compile({ k: K });
    const rival = scanBeside(index, data, K);
    let turn = 0;
    let theirs = 0;
    return {
      ours: () => ours.run(targets[turn++ % TARGETS]!).distances[K - 1]!,
      rival: () => rival(targets[theirs++ % TARGETS]!).distances[K - 1]!,
      check: () => {
        for (const target of targets) {
          const found = ours.run(target).distances;
          const right = rival(target).distances;
          // the same sums in another order
          found.forEach((distance, i) => {
            if (Math.abs(distance - right[i]!) > 1e-12) throw new Error(`${JSON.stringify(target)}: other neighbours`);
          });
        }
      },
    };
  },
};
