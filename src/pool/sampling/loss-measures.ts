import { quote, refuse } from '../../base/errors.ts';
import { normalQuantile } from '../../numeric/normal.ts';
import { quantileIntervalSorted } from '../../numeric/quantile-interval.ts';
import { sum } from '../../numeric/sum.ts';
import { tail } from '../../numeric/tail.ts';
import {
  FEWEST_IN_TAIL,
  type LossEstimate,
  replicatedEstimate,
  replicatedRun,
  replicatedTail,
  type TailMeasure,
  weightedMean,
} from './replicates.ts';
import type { LossRange } from './simulate-loss.ts';

export interface LossMeasures {
  readonly scenarios: number;
  readonly expectedLoss: LossEstimate;
  /** Standard deviation of the loss. */
  readonly unexpectedLoss: number;
  readonly tails: readonly TailMeasure[];
}

/**
 * Expected and unexpected loss, value at risk and expected shortfall of a run, each with its confidence interval.
 *
 *     plain: mean ± z·s/√n;  VaR between two order statistics;  ES ± z·√((s²_tail + level·(ES − VaR)²) / ((1 − level)·n))
 *     else: the estimate of all scenarios ± t·s/√R, s the spread of the estimates of R replicates
 *
 * Weighted scenarios: VaR is the smallest loss beyond which (1/n)·Σ weight ≤ 1 − level.
 *
 * @param range       a run; of an estimator with replicates the whole of it
 * @param levels      each above 0 and below 1
 * @param confidence  0.5 … below 1
 * @throws ARGUMENT_INVALID  fewer than two scenarios, a level or a confidence out of range, a part of a replicated run
 * @throws NO_SOLUTION       too few scenarios for an interval of a value at risk; the message says how many would do
 */
export function lossMeasures(range: LossRange, levels: readonly number[], confidence: number): LossMeasures {
  const { loss, estimator, from, to } = range;
  if (loss.length < 2)
    refuse('ARGUMENT_INVALID', {
      at: 'lossMeasures: range',
      problem: 'two scenarios expected',
      met: quote(loss.length),
    });
  levels.forEach((level, i) => {
    if (typeof level === 'number' && level > 0 && level < 1) return;
    refuse('ARGUMENT_INVALID', {
      at: `lossMeasures: levels[${i}]`,
      problem: 'above 0 and below 1 expected',
      met: quote(level),
    });
  });
  if (!(confidence >= 0.5 && confidence < 1)) {
    const problem = 'from 0.5 to below 1 expected';
    refuse('ARGUMENT_INVALID', { at: 'lossMeasures: confidence', problem, met: quote(confidence) });
  }
  if (estimator.kind === 'plain') return plainMeasures(loss, levels, confidence);
  if (from !== 0 || to !== estimator.scenarios) {
    const problem = `all ${estimator.scenarios} scenarios of the run expected`;
    refuse('ARGUMENT_INVALID', { at: 'lossMeasures: range', problem, met: quote([from, to]) });
  }
  return replicatedMeasures(range, estimator.replicates, levels, confidence);
}

function plainMeasures(loss: Float64Array, levels: readonly number[], confidence: number): LossMeasures {
  const z = normalQuantile(0.5 + confidence / 2);
  const interval = (estimate: number, standardError: number): LossEstimate => {
    return { estimate, standardError, low: estimate - z * standardError, high: estimate + z * standardError };
  };
  const sorted = loss.slice().sort();
  const n = loss.length;
  const mean = sum(loss) / n;
  const unexpectedLoss = Math.sqrt(sum(loss.map((x) => (x - mean) * (x - mean))) / (n - 1));
  const tails = levels.map((level): TailMeasure => {
    const { low, high } = quantileIntervalSorted(sorted, level, confidence);
    const { quantile, mean: shortfall, standardError, size } = tail(sorted, level);
    return {
      level,
      valueAtRisk: { estimate: quantile, standardError: (high - low) / (2 * z), low, high },
      expectedShortfall: interval(shortfall, standardError),
      tailScenarios: n - firstAtLeast(sorted, quantile),
      isThin: size < FEWEST_IN_TAIL,
    };
  });
  return { scenarios: n, expectedLoss: interval(mean, unexpectedLoss / Math.sqrt(n)), unexpectedLoss, tails };
}

function firstAtLeast(sorted: Float64Array, value: number): number {
  let [low, high] = [0, sorted.length];
  while (low < high) {
    const middle = (low + high) >>> 1;
    if (sorted[middle]! < value) low = middle + 1;
    else high = middle;
  }
  return low;
}

function replicatedMeasures(
  { loss, weight }: LossRange,
  replicates: number,
  levels: readonly number[],
  confidence: number,
): LossMeasures {
  const n = loss.length;
  const run = replicatedRun(loss, weight ?? new Float64Array(n).fill(1), { replicates, confidence });
  const expectedLoss = replicatedEstimate(run, weightedMean);
  const squares = run.whole.loss.map(
    (x, i) => run.whole.weight[i]! * (x - expectedLoss.estimate) * (x - expectedLoss.estimate),
  );
  return {
    scenarios: n,
    expectedLoss,
    unexpectedLoss: Math.sqrt(sum(squares) / n),
    tails: levels.map((level) => replicatedTail(run, level)),
  };
}
