import { quote } from '../base/errors.ts';
import type { Calibration } from './calibrate-jackknife.ts';
import type { CaseBase } from './case-base.ts';
import { conformalRank, leastScores, shortfallOf, weightedBound } from './conformal.ts';
import type { Search } from './find-nearest.ts';
import { firstOf, hear, type NearList, nearList, type Predictor, predict, toScale } from './predict.ts';
import { scrambled } from './scramble.ts';
import { aim } from './search-plan.ts';
import type { Shortfall } from './shortfall.ts';

const MOST_CALIBRATION_CASES = 1000;

/** The eligible cases in two parts. */
export interface Split {
  /** By case: 1 where neighbours may be found. */
  readonly training: Uint8Array;
  /** Cases kept apart to calibrate on. */
  readonly calibration: readonly number[];
  /** As many training cases, to measure the coverage on. */
  readonly evaluation: readonly number[];
  /** Where the whole half is too small for the level. */
  readonly shortfall?: Shortfall;
}

/**
 * Half of the eligible cases, at most a thousand or as many as the level needs, kept apart for calibration.
 *
 * Which ones is decided by a scramble of their numbers: the same each time, and blind to their values.
 */
export function splitCases(mask: Uint8Array, level: number): Split {
  const eligible = Array.from(mask.keys()).filter((number) => mask[number] === 1);
  const order = scrambled(eligible);
  const most = Math.max(MOST_CALIBRATION_CASES, leastScores(level));
  const apart = Math.min(most, Math.floor(order.length / 2));
  const training = mask.slice();
  const calibration = order.slice(0, apart);
  for (const number of calibration) training[number] = 0;
  const split = { training, calibration, evaluation: order.slice(apart, 2 * apart) };
  if (conformalRank(apart, level) <= apart) return split;
  const needed = 2 * leastScores(level);
  const casesNeeded = needed - order.length;
  return {
    ...split,
    shortfall: {
      at: 'the interval',
      problem: `an interval at level ${level} by halves needs ${needed} cases`,
      met: quote(order.length),
      remedy: `${casesNeeded} more cases would do, or the interval 'jackknife+', or a lower level`,
      casesNeeded,
      highestLevel: apart / (apart + 1),
    },
  };
}

/** How a split calibrates beside the plain one. */
export interface SplitManner {
  readonly level: number;
  /** Smallest difficulty; above 0 makes scores relative to how far neighbours lie apart. */
  readonly difficultyFloor: number;
  /** By case: how much its score counts, the target's being 1; null where all count alike. */
  readonly weights: Float64Array | null;
  /** Whether a case may be calibrated on. */
  readonly isAlike: (number: number) => boolean;
}

/**
 * The split conformal interval of a target: cases kept apart are predicted from the rest, and so is the target.
 *
 *     prediction ± the ⌈(n + 1)·level⌉-th smallest distance of the n calibration cases from their predictions
 *
 * It holds a new value with a chance of at least `level`, whatever the distribution. Coverage is measured on training cases,
 * each predicted from the other ones.
 *
 * In units of difficulty, distances are divided by the mean distance of the neighbours from the prediction, so that the
 * interval is wide where cases disagree. With weights the bound is the smallest score that enough weight lies below; the
 * promise then holds as far as old cases are like new ones or count little.
 *
 * @source J. Lei et al., JASA 113 (2018), §5.2, for difficulty; V. Vovk, ACML 25 (2012), for levels apart;
 *         R. Foygel Barber et al., Conformal Prediction Beyond Exchangeability, Annals of Statistics 51 (2023), for weights
 */
export function calibrateSplit(
  base: CaseBase,
  search: Search,
  predictor: Predictor,
  { split, list, manner }: { readonly split: Split; readonly list: NearList; readonly manner: SplitManner },
): Calibration {
  const score = (number: number): number => {
    const { frame } = search;
    const codes = base.codes.subarray(number * frame.width, (number + 1) * frame.width);
    const plan = aim(frame, codes, split.training, number);
    const near = plan && nearList(base.codes, plan, predictor.k);
    const predicted = near && predict(predictor, near);
    if (near === undefined || predicted === undefined) return Number.POSITIVE_INFINITY;
    const distance = Math.abs(toScale(predictor.values[number]!, predictor.scale) - predicted);
    return distance / difficulty(predictor, near, predicted, manner);
  };
  const alike = split.calibration.filter(manner.isAlike);
  const scores = Float64Array.from(alike, score);
  const counts = {
    calibratedOn: scores.length,
    unpredictable: scores.filter((each) => each === Number.POSITIVE_INFINITY).length,
  };
  const reach = split.shortfall ?? boundOf(scores, alike, manner);
  if (typeof reach !== 'number') return { interval: reach, ...counts };
  const whole = predict(predictor, list)!;
  const width = reach * difficulty(predictor, list, whole, manner);
  const tested = split.evaluation.filter(manner.isAlike);
  const inside = tested.filter((number) => score(number) <= reach).length;
  return {
    interval: { lower: whole - width, upper: whole + width },
    ...(tested.length > 0 && { measuredCoverage: inside / tested.length }),
    ...counts,
  };
}

/** Mean distance of what the neighbours say from the prediction, and no less than the floor; 1 where there is no floor. */
function difficulty(predictor: Predictor, list: NearList, predicted: number, { difficultyFloor }: SplitManner): number {
  if (difficultyFloor === 0) return 1;
  const { values } = hear(predictor, firstOf(list, predictor.k));
  const total = values.reduce((sum, value) => sum + Math.abs(toScale(value, predictor.scale) - predicted), 0);
  return difficultyFloor + total / values.length;
}

function boundOf(scores: Float64Array, alike: readonly number[], { level, weights }: SplitManner): number | Shortfall {
  const finite = scores.filter(Number.isFinite).sort();
  const shortfall = shortfallOf(scores.length, finite.length, level);
  if (shortfall !== undefined) return byHalves(shortfall);
  if (weights === null) return finite[conformalRank(scores.length, level) - 1]!;
  const known = [...scores.keys()].filter((i) => Number.isFinite(scores[i]!));
  // cases that cannot be predicted count as missed: their weight stands beside that of the new case
  const missed = alike.reduce((sum, number, i) => sum + (Number.isFinite(scores[i]!) ? 0 : weights[number]!), 0);
  const bound = weightedBound(
    known.map((i) => scores[i]!),
    known.map((i) => weights[alike[i]!]!),
    1 + missed,
    level,
  );
  return typeof bound === 'number' ? bound : byHalves(bound);
}

/** One in two of the cases that are added is kept apart to calibrate on. */
function byHalves(shortfall: Shortfall): Shortfall {
  const casesNeeded = 2 * shortfall.casesNeeded;
  const remedy = `about ${casesNeeded} more comparable cases would do, of which half calibrate, or a lower level`;
  return { ...shortfall, casesNeeded, remedy };
}
