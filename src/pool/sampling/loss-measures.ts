import { quote, refuse } from '../../base/errors.ts';
import { normalQuantile } from '../../numeric/normal.ts';
import { quantileIntervalSorted } from '../../numeric/quantile-interval.ts';
import { studentTQuantile } from '../../numeric/student-t.ts';
import { sum } from '../../numeric/sum.ts';
import { tail } from '../../numeric/tail.ts';
import type { LossRange } from './simulate-loss.ts';

/** An estimate with the interval that holds the truth at the confidence asked for; amounts in fen. */
export interface LossEstimate {
  readonly estimate: number;
  readonly standardError: number;
  readonly low: number;
  readonly high: number;
}

export interface TailMeasure {
  readonly level: number;
  /** The loss that is exceeded with probability 1 − level at most. */
  readonly valueAtRisk: LossEstimate;
  /** Mean of the worst share 1 − level of all scenarios. */
  readonly expectedShortfall: LossEstimate;
  /** Scenarios at or above the value at risk. */
  readonly tailScenarios: number;
  /** Whether fewer than fifty scenarios carry the tail: the interval of the shortfall is then too narrow. */
  readonly isThin: boolean;
}

export interface LossMeasures {
  readonly scenarios: number;
  readonly expectedLoss: LossEstimate;
  /** Standard deviation of the loss. */
  readonly unexpectedLoss: number;
  readonly tails: readonly TailMeasure[];
}

const FEWEST_IN_TAIL = 50;

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
  const weights = weight ?? new Float64Array(n).fill(1);
  const each = n / replicates;
  const t = studentTQuantile(0.5 + confidence / 2, replicates - 1);
  const parts = Array.from({ length: replicates }, (_, r) => {
    return worstFirst(loss.subarray(r * each, (r + 1) * each), weights.subarray(r * each, (r + 1) * each));
  });
  const whole = worstFirst(loss, weights);
  const interval = (measure: (part: Ordered) => number): LossEstimate => {
    const estimate = measure(whole);
    const spread = parts.map(measure);
    const centre = sum(spread) / replicates;
    const variance = sum(spread.map((x) => (x - centre) * (x - centre))) / (replicates - 1);
    const standardError = Math.sqrt(variance / replicates);
    return { estimate, standardError, low: estimate - t * standardError, high: estimate + t * standardError };
  };
  const mean = ({ loss: x, weight: w }: Ordered): number => sum(x.map((value, i) => value * w[i]!)) / x.length;
  const expectedLoss = interval(mean);
  const squares = whole.loss.map(
    (x, i) => whole.weight[i]! * (x - expectedLoss.estimate) * (x - expectedLoss.estimate),
  );
  const tails = levels.map((level): TailMeasure => {
    const valueAtRisk = interval((part) => weightedTail(part, level).quantile);
    const tailScenarios = whole.loss.reduce((count, x) => count + (x >= valueAtRisk.estimate ? 1 : 0), 0);
    const expectedShortfall = interval((part) => weightedTail(part, level).mean);
    return { level, valueAtRisk, expectedShortfall, tailScenarios, isThin: tailScenarios < FEWEST_IN_TAIL };
  });
  return { scenarios: n, expectedLoss, unexpectedLoss: Math.sqrt(sum(squares) / n), tails };
}

/** Losses in falling order with their weights; equal losses in order of scenario. */
export interface Ordered {
  readonly loss: Float64Array;
  readonly weight: Float64Array;
  /** Where each stood. */
  readonly order: Uint32Array;
}

export function worstFirst(loss: Float64Array, weight: Float64Array): Ordered {
  const order = Uint32Array.from(loss.keys()).sort((a, b) => loss[b]! - loss[a]! || a - b);
  return {
    loss: Float64Array.from(order, (i) => loss[i]!),
    weight: Float64Array.from(order, (i) => weight[i]!),
    order,
  };
}

/** The tail of mass (1 − level)·n: the loss at its border, its mean, and how many scenarios lie wholly within. */
export function weightedTail({ loss, weight }: Ordered, level: number) {
  const mass = (1 - level) * loss.length;
  let [above, amount, count] = [0, 0, 0];
  // a whole mass may be missed by rounding; the border scenario then counts with nothing
  while (count < loss.length - 1 && above + weight[count]! < mass * (1 - 1e-12)) {
    above += weight[count]!;
    amount += weight[count]! * loss[count]!;
    count++;
  }
  const quantile = loss[count]!;
  const border = mass - above;
  return { quantile, mean: (amount + border * quantile) / mass, mass, border, count };
}
