import { quote, refuse } from '../base/errors.ts';
import type { Calibration } from './calibrate-jackknife.ts';
import type { CaseBase } from './case-base.ts';
import { conformalRank, leastScores } from './conformal.ts';
import type { Search } from './find-nearest.ts';
import { type NearList, nearList, type Predictor, predict, toScale } from './predict.ts';
import { aim } from './search-plan.ts';

const MOST_CALIBRATION_CASES = 1000;

/** The eligible cases in two parts. */
export interface Split {
  /** By case: 1 where neighbours may be found. */
  readonly training: Uint8Array;
  /** Cases kept apart to calibrate on. */
  readonly calibration: readonly number[];
  /** As many training cases, to measure the coverage on. */
  readonly evaluation: readonly number[];
}

/**
 * Half of the eligible cases, at most a thousand, kept apart for calibration.
 *
 * Which ones is decided by a scramble of their numbers: the same each time, and blind to their values.
 *
 * @throws EVIDENCE_INSUFFICIENT  too few cases for a finite interval at the level
 */
export function splitCases(mask: Uint8Array, level: number): Split {
  const eligible = Array.from(mask.keys()).filter((number) => mask[number] === 1);
  const order = eligible
    .map((number) => ({ number, key: scramble(number) }))
    .sort((a, b) => a.key - b.key || a.number - b.number)
    .map(({ number }) => number);
  const apart = Math.min(MOST_CALIBRATION_CASES, Math.floor(order.length / 2));
  if (conformalRank(apart, level) > apart) {
    const needed = 2 * leastScores(level);
    const problem = `an interval at level ${level} by halves needs ${needed} cases`;
    const remedy = `${needed - order.length} more cases would do, or the interval 'jackknife+', or a lower level`;
    refuse('EVIDENCE_INSUFFICIENT', { at: 'the interval', problem, met: quote(order.length), remedy });
  }
  const training = mask.slice();
  const calibration = order.slice(0, apart);
  for (const number of calibration) training[number] = 0;
  return { training, calibration, evaluation: order.slice(apart, 2 * apart) };
}

/** A one-to-one scramble of whole numbers below 2^32. @source A. Appleby, MurmurHash3 (2011), the 32-bit finaliser */
function scramble(number: number): number {
  let h = number + 1;
  h = Math.imul(h ^ (h >>> 16), 0x85ebca6b);
  h = Math.imul(h ^ (h >>> 13), 0xc2b2ae35);
  return (h ^ (h >>> 16)) >>> 0;
}

/**
 * The split conformal interval of a target: cases kept apart are predicted from the rest, and so is the target.
 *
 *     prediction ± the ⌈(n + 1)·level⌉-th smallest distance of the n calibration cases from their predictions
 *
 * It holds a new value with a chance of at least `level`, whatever the distribution. Coverage is measured on training cases,
 * each predicted from the other ones.
 *
 * @throws EVIDENCE_INSUFFICIENT  too many calibration cases that cannot be predicted
 */
export function calibrateSplit(
  base: CaseBase,
  search: Search,
  predictor: Predictor,
  { split, list, level }: { readonly split: Split; readonly list: NearList; readonly level: number },
): Calibration {
  const score = (number: number): number => {
    const { frame } = search;
    const codes = base.codes.subarray(number * frame.width, (number + 1) * frame.width);
    const plan = aim(frame, codes, split.training, number);
    const predicted = plan && predict(predictor, nearList(base.codes, plan, predictor.k));
    if (predicted === undefined) return Number.POSITIVE_INFINITY;
    return Math.abs(toScale(predictor.values[number]!, predictor.scale) - predicted);
  };
  const scores = Float64Array.from(split.calibration, score).sort();
  const rank = conformalRank(scores.length, level);
  const reach = scores[rank - 1]!;
  const unpredictable = scores.filter((each) => each === Number.POSITIVE_INFINITY).length;
  if (reach === Number.POSITIVE_INFINITY) {
    const predictable = scores.length - unpredictable;
    const problem = `only ${predictable} of ${scores.length} calibration cases can be predicted, and level ${level} needs ${rank}`;
    const remedy = `${rank - predictable} more comparable cases would do, or a lower level`;
    refuse('EVIDENCE_INSUFFICIENT', { at: 'the interval', problem, met: quote(predictable), remedy });
  }
  const whole = predict(predictor, list)!;
  const inside = split.evaluation.filter((number) => score(number) <= reach).length;
  return {
    interval: { lower: whole - reach, upper: whole + reach },
    measuredCoverage: inside / split.evaluation.length,
    calibratedOn: scores.length,
    unpredictable,
  };
}
