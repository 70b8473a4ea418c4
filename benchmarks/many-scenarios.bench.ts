import { reliefFromRoyalty } from '../models/income/relief-from-royalty.ts';
import { compileFast } from '../src/formula/fast/fast.ts';
import { byHand, INPUT, scenarioColumns, VARYING } from './formula/scenarios.ts';
import type { Benchmark } from './harness.ts';

const SCENARIOS = 2 ** 20;

/**
 * The rival is what a programmer writes for this formula alone: one loop, powers by successive products, no range of any
 * input held, nothing refused.
 */
export const bench: Benchmark = {
  question: 'What do 2^20 scenarios of ten years with five uncertain inputs cost against a loop written by hand?',
  cheap: true,
  gate: { atLeast: 0.5 },
  setup() {
    const fast = compileFast(reliefFromRoyalty, INPUT, VARYING);
    const columns = scenarioColumns(SCENARIOS);
    const [ours, theirs] = [new Float64Array(SCENARIOS), new Float64Array(SCENARIOS)];
    const refused = new Uint8Array(SCENARIOS);
    return {
      ours: () => fast.run(columns, ours, refused) + (ours[SCENARIOS - 1] as number),
      rival: () => {
        byHand(columns, theirs);
        return theirs[SCENARIOS - 1] as number;
      },
      check: () => {
        fast.run(columns, ours, refused);
        byHand(columns, theirs);
        const at = ours.findIndex((value, i) => !(Math.abs(value / (theirs[i] as number) - 1) < 1e-12));
        if (at >= 0) throw new Error(`scenario ${at}: ${ours[at]} and ${theirs[at]} differ`);
      },
    };
  },
};
