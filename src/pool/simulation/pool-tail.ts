import { type Control, checkpoint } from '../../base/control.ts';
import {
  type LossEstimate,
  type ReplicatedRun,
  replicatedEstimate,
  replicatedRun,
  replicatedTail,
  type TailMeasure,
  weightedMean,
  weightedTail,
} from '../sampling/replicates.ts';
import type { PoolModel } from './pool-model.ts';
import { checkPoolTail, type PoolTailMeasure, type PoolTailRequest, type PoolTailRun } from './pool-tail-request.ts';
import { probability } from './summarize-pool.ts';
import { TailRunner } from './tail-runner.ts';

/** The tail of a pool by weighted scenarios; amounts in fen. */
export interface PoolTail {
  readonly modelHash: string;
  readonly seed: number;
  readonly scenarios: number;
  readonly replicates: number;
  readonly measure: PoolTailMeasure;
  /** Name of the scheme; null: the whole book. */
  readonly scheme: string | null;
  readonly mean: LossEstimate;
  readonly tails: readonly TailMeasure[];
  /** What is paid out on average. */
  readonly meanPaid: LossEstimate;
  /** Probability that the scheme's money falls short until the last claim is settled; of the book: that of any scheme does. */
  readonly exhaustion: LossEstimate;
  /** By level: the opening balance that lasts with it; null for the book, and where cover depends on the balance. */
  readonly requiredPool: readonly { readonly probability: number; readonly opening: LossEstimate }[] | null;
  /** How far half of the scenarios were moved along the direction, in standard deviations of the factors. */
  readonly shift: number;
  /** Unit vector, by independent normal number. */
  readonly direction: readonly number[];
  /** 1 within its interval. */
  readonly meanWeight: LossEstimate;
  /** 2 at most. */
  readonly largestWeight: number;
  /** Scenarios in which a fen was lost: 0, or the library is wrong. */
  readonly violations: number;
}

const CHECK_EVERY = 256;

/**
 * The tail of a pool's payments with all its rules, from scenarios half of which are moved to where the tail begins.
 *
 *     z ← z + (v − u·z)·u,  v in strata, half of them moved on by m;  weight = 1 / (½ + ½·e^(m·v − m²/2)) ≤ 2
 *     VaR: the smallest value beyond which (1/n)·Σ weight ≤ 1 − level;  estimate ± t·s/√R, s the spread of R replicates
 *
 * u is the direction in which the mean cost of defaults grows fastest; m comes from a pilot of other scenarios, so that no estimate is
 * biased by it. A replicate has random numbers of its own. Pledges and the walk are drawn as in plain runs.
 *
 * Where every replicate has the same quantile, as at a balance that is paid out whole, its standard error is 0. Where no scenario is
 * exhausted, the upper end of that probability is twice the exact binomial one.
 *
 * @param control  progress and cancellation
 * @throws ARGUMENT_INVALID  a request outside its limits, all faults at once
 * @throws NO_SOLUTION       the need of a scheme whose cover depends on the balance
 * @throws CANCELLED
 * @complexity  linear in scenarios; memory of four numbers a scenario, 1,000,000 at most
 * @source P. Glasserman, J. Li, Importance Sampling for Portfolio Credit Risk, Management Science 51 (2005), for the moved factors
 */
export function simulatePoolTail(model: PoolModel, request: PoolTailRequest, control: Control = {}): PoolTail {
  const run = checkPoolTail(model, request);
  const { seed, scenarios, replicates, scheme, measure, levels, confidence } = run;
  const runner = new TailRunner(model, run);
  const column = (): Float64Array => new Float64Array(scenarios);
  const [value, paid, need, short, weight] = [column(), column(), column(), column(), column()];
  let violations = 0;
  for (let scenario = 0; scenario < scenarios; scenario++) {
    if (scenario % CHECK_EVERY === 0) checkpoint('simulatePoolTail', control, scenario, scenarios);
    const met = runner.run(scenario);
    value[scenario] = met.value;
    paid[scenario] = met.paid;
    need[scenario] = met.need;
    short[scenario] = met.isShort ? 1 : 0;
    weight[scenario] = met.weight;
    if (!met.isWhole) violations++;
  }
  checkpoint('simulatePoolTail', control, scenarios, scenarios);
  const replicated = (values: Float64Array): ReplicatedRun => replicatedRun(values, weight, { replicates, confidence });
  const mean = (values: Float64Array): LossEstimate => replicatedEstimate(replicated(values), weightedMean);
  const values = replicated(value);
  const isNeedKnown = scheme !== null && !model.schemes[scheme]!.dependsOnBalance;
  return {
    modelHash: model.hash,
    seed,
    scenarios,
    replicates,
    measure,
    scheme: scheme === null ? null : model.schemes[scheme]!.name,
    mean: replicatedEstimate(values, weightedMean),
    tails: levels.map((level) => replicatedTail(values, level)),
    meanPaid: mean(paid),
    exhaustion: exhaustionOf(mean(short), run),
    requiredPool: isNeedKnown ? requiredPools(replicated(need), levels) : null,
    shift: runner.shift,
    direction: Array.from(runner.direction),
    meanWeight: mean(column().fill(1)),
    largestWeight: weight.reduce((most, w) => Math.max(most, w), 0),
    violations,
  };
}

function requiredPools(needs: ReplicatedRun, levels: readonly number[]): PoolTail['requiredPool'] {
  return levels.map((level) => ({
    probability: level,
    opening: replicatedEstimate(needs, (part) => weightedTail(part, level).quantile),
  }));
}

/** Held within 0 … 1. An event that no scenario met is at most twice as likely as the mixture lets it be. */
function exhaustionOf({ estimate, standardError, low, high }: LossEstimate, run: PoolTailRun): LossEstimate {
  const most = estimate === 0 ? 2 * probability(0, run.scenarios, run.confidence).high : high;
  return { estimate, standardError, low: Math.max(0, low), high: Math.min(1, most) };
}
