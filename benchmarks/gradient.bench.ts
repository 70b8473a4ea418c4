import { reliefFromRoyalty } from '../models/income/relief-from-royalty.ts';
import { compileFast } from '../src/formula/fast/fast.ts';
import { INPUT } from './formula/scenarios.ts';
import type { Benchmark } from './harness.ts';

const SCENARIOS = 2048;
const VARYING = ['sales', 'royaltyRate', 'annualDecay', 'maintenance', 'taxRate', 'discountRate', 'taxLife'];

/** The rival is the value alone; nothing but the slopes is added. */
export const bench: Benchmark = {
  question: 'What do the slopes of a value by all its 25 inputs cost against the value alone?',
  cheap: true,
  gate: { atLeast: 1 / 6 },
  setup() {
    const fast = compileFast(reliefFromRoyalty, INPUT, VARYING);
    const columns = fast.base.map((figure, index) =>
      Float64Array.from({ length: SCENARIOS }, (_, i) => figure * (1 + 0.1 * Math.sin(index + i))),
    );
    const [out, refused] = [new Float64Array(SCENARIOS), new Uint8Array(SCENARIOS)];
    const slopes = columns.map(() => new Float64Array(SCENARIOS));
    return {
      ours: () => fast.runGradient(columns, out, slopes, refused) + (slopes[3]?.[7] as number),
      rival: () => fast.run(columns, out, refused) + (out[7] as number),
      check: () => {
        fast.runGradient(columns, out, slopes, refused);
        if (refused.includes(1)) throw new Error('a scenario is refused');
      },
    };
  },
};
