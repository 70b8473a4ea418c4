import { studentTQuantile } from '../../numeric/student-t.ts';
import { sum } from '../../numeric/sum.ts';

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

/** Below so many scenarios a tail is called thin. */
export const FEWEST_IN_TAIL = 50;

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
  let [above, count] = [0, 0];
  // a whole mass may be missed by rounding; the border scenario then counts with nothing
  while (count < loss.length - 1 && above + weight[count]! < mass * (1 - 1e-12)) {
    above += weight[count]!;
    count++;
  }
  const quantile = loss[count]!;
  // what is beyond the border, so that no rounding lets the mean fall below it
  let beyond = 0;
  for (let i = 0; i < count; i++) beyond += weight[i]! * (loss[i]! - quantile);
  return { quantile, mean: quantile + beyond / mass, mass, border: mass - above, count };
}

/** Scenarios of a run, and of each of its independent replicates. */
export interface ReplicatedRun {
  readonly whole: Ordered;
  readonly parts: readonly Ordered[];
  /** Standard errors on either side of an estimate. */
  readonly t: number;
}

/** @param loss  replicate after replicate, equally many of each */
export function replicatedRun(
  loss: Float64Array,
  weight: Float64Array,
  { replicates, confidence }: { readonly replicates: number; readonly confidence: number },
): ReplicatedRun {
  const each = loss.length / replicates;
  const parts = Array.from({ length: replicates }, (_, r) => {
    return worstFirst(loss.subarray(r * each, (r + 1) * each), weight.subarray(r * each, (r + 1) * each));
  });
  return { whole: worstFirst(loss, weight), parts, t: studentTQuantile(0.5 + confidence / 2, replicates - 1) };
}

/** The estimate of all scenarios ± t·s/√R, s the spread of the estimates of R replicates. */
export function replicatedEstimate(
  { whole, parts, t }: ReplicatedRun,
  measure: (part: Ordered) => number,
): LossEstimate {
  const estimate = measure(whole);
  const spread = parts.map(measure);
  const centre = sum(spread) / parts.length;
  const variance = sum(spread.map((x) => (x - centre) * (x - centre))) / (parts.length - 1);
  const standardError = Math.sqrt(variance / parts.length);
  return { estimate, standardError, low: estimate - t * standardError, high: estimate + t * standardError };
}

/** (1/n)·Σ weight · loss. */
export function weightedMean({ loss, weight }: Ordered): number {
  return sum(loss.map((x, i) => x * weight[i]!)) / loss.length;
}

/** Value at risk and expected shortfall of a run. */
export function replicatedTail(run: ReplicatedRun, level: number): TailMeasure {
  const valueAtRisk = replicatedEstimate(run, (part) => weightedTail(part, level).quantile);
  const expectedShortfall = replicatedEstimate(run, (part) => weightedTail(part, level).mean);
  const tailScenarios = run.whole.loss.reduce((count, x) => count + (x >= valueAtRisk.estimate ? 1 : 0), 0);
  return { level, valueAtRisk, expectedShortfall, tailScenarios, isThin: tailScenarios < FEWEST_IN_TAIL };
}
