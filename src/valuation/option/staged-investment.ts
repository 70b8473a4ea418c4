import { type Fault, quote } from '../../base/errors.ts';
import { finiteResult } from '../../numeric/argument.ts';
import { type Motion, type Step, sequentialValue } from './sequential.ts';
import { type Bounds, figureFaults, NOT_NEGATIVE, POSITIVE, RATE, report, YIELD } from './terms.ts';

/** One stage: what it costs to go on at its time, and how likely it then succeeds. */
export interface Stage {
  /** Years from today, 0 or more, each later than the one before. */
  readonly time: number;
  /** Paid at that time to go on, 0 or more; in the last stage, to launch. */
  readonly cost: number;
  /** Probability that the stage succeeds, 0 … 1, 1 unless said otherwise; it must not depend on the market. */
  readonly success?: number;
}

export interface StagedTerms {
  /** Present value of what the launched project earns, today, above 0. */
  readonly spot: number;
  readonly rate: number;
  readonly dividendYield: number;
  /** 0.01 … 10. */
  readonly volatility: number;
  /** 1 … 40 stages; the last one is the launch. */
  readonly stages: readonly Stage[];
}

export interface StagedInvestment {
  readonly value: number;
  /** How far the value moves when it is integrated with half as many points again. */
  readonly errorBound: number;
  /** Value of being bound to every stage whatever happens: the net present value with its probabilities. */
  readonly committed: number;
  /** value − committed: what the freedom to stop is worth. */
  readonly flexibility: number;
  /** By stage: project value from which on going on pays; absent where going on costs nothing. */
  readonly goOnAbove: readonly (number | undefined)[];
}

const MARKET = {
  spot: POSITIVE,
  rate: RATE,
  dividendYield: YIELD,
  volatility: { low: 0.01, high: 10 },
} as const;
const STAGE: Readonly<Record<string, Bounds>> = {
  time: { low: 0, high: 1000 },
  cost: NOT_NEGATIVE,
  success: { low: 0, high: 1 },
};
const MOST_STAGES = 40;

/**
 * Research in stages, each of which buys the next: an option on an option on an option.
 *
 *     V(k, S) = max(0, success·e^(−rΔ)·E V(k + 1) − cost),   V(last, S) = max(0, success·S − cost)
 *
 * With two stages that cannot fail it is Geske's compound call.
 *
 * @throws ARGUMENT_INVALID  every figure out of its range, by stage, name and value; times that do not ascend
 * @source R. Geske, J. Financial Economics 7 (1979), carried on to any number of stages; the integration is a derivation of our own
 */
export function stagedInvestment(terms: StagedTerms): StagedInvestment {
  checkStaged(terms);
  const { spot, rate, dividendYield, volatility, stages } = terms;
  const last = stages.length - 1;
  const steps = stages.map(({ time, cost, success = 1 }, k): Step => {
    return k === last ? { time, cost, flow: success, success: 0 } : { time, cost, flow: 0, success };
  });
  const motion: Motion = { growth: rate - dividendYield, discountRate: rate, volatility };
  const coarse = sequentialValue(spot, steps, motion, 8);
  const { value, committed, thresholds } = sequentialValue(spot, steps, motion, 12);
  return {
    value: finiteResult('stagedInvestment', value),
    errorBound: Math.abs(value - coarse.value) + 1e-12 * (spot + stages.reduce((sum, { cost }) => sum + cost, 0)),
    committed,
    flexibility: value - committed,
    goOnAbove: thresholds,
  };
}

function checkStaged({ stages, ...market }: StagedTerms): void {
  const at = 'stagedInvestment';
  const faults: Fault[] = figureFaults(at, market, MARKET);
  const count = Array.isArray(stages) ? stages.length : 0;
  if (count < 1 || count > MOST_STAGES) {
    const remedy = `give 1 to ${MOST_STAGES}`;
    report([...faults, { at: `${at}: stages`, problem: 'out of range', met: quote(count), remedy }]);
  }
  for (const [k, stage] of stages.entries()) {
    faults.push(...figureFaults(`${at}: stages[${k}]`, { success: 1, ...stage }, STAGE));
    const before = stages[k - 1]?.time ?? -1;
    if (stage?.time <= before) {
      const remedy = `give a time after ${before}`;
      faults.push({ at: `${at}: stages[${k}]: time`, problem: 'times do not ascend', met: quote(stage.time), remedy });
    }
  }
  report(faults);
}
