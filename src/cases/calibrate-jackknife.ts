import type { CaseBase } from './case-base.ts';
import { conformalRank, type Interval, jackknifeEnds } from './conformal.ts';
import type { Search } from './find-nearest.ts';
import { type NearList, nearList, type Predictor, predict, toScale } from './predict.ts';
import { aim } from './search-plan.ts';
import type { Shortfall } from './shortfall.ts';

/** An interval on the scale of residuals, or what the cases lack for one, and what it rests on. */
export interface Calibration {
  readonly interval: Interval | Shortfall;
  /** Share of cases whose value lies in the interval that other cases gave it; absent where too few are left to measure it. */
  readonly measuredCoverage?: number;
  /** Cases that the interval is calibrated on, and how many of them could not be predicted: they count as missed. */
  readonly calibratedOn: number;
  readonly unpredictable: number;
}

/** Every eligible case as the others see it; arrays by position among the eligible cases. */
interface LeaveOneOut {
  readonly values: Float64Array;
  readonly predictions: Float64Array;
  /** Distance of value and prediction; Infinity where too few other cases are comparable. */
  readonly scores: Float64Array;
  /** Positions of the k nearest, and the prediction without each of them as well; NaN where there is none. */
  readonly nearest: readonly Int32Array[];
  readonly withoutNear: readonly Float64Array[];
}

/**
 * The jackknife+ interval of a target: every case is predicted without itself, and the target without every case.
 *
 * Its coverage is measured in the same way once more: each case in turn is the target, the others are the base. Ranges and
 * deviations of attributes stay those of the whole base, values play no part in them.
 */
export function calibrateJackknife(
  base: CaseBase,
  search: Search,
  predictor: Predictor,
  { list, level }: { readonly list: NearList; readonly level: number },
): Calibration {
  const numbers = eligibleNumbers(search.eligible.mask);
  const out = leaveEachOut(base, search, predictor, numbers);
  const whole = predict(predictor, list)!;
  const predictions = Float64Array.from(numbers, (number) => {
    const isNear = list.numbers.indexOf(number) >= 0;
    return isNear ? predict(predictor, list, number)! : whole;
  });
  const measured = measureCoverage(out, level);
  return {
    interval: jackknifeEnds(predictions, out.scores, level),
    ...(measured !== undefined && { measuredCoverage: measured }),
    calibratedOn: numbers.length,
    unpredictable: out.scores.filter((score) => score === Number.POSITIVE_INFINITY).length,
  };
}

function eligibleNumbers(mask: Uint8Array): Int32Array {
  return Int32Array.from(mask.keys()).filter((number) => mask[number] === 1);
}

function leaveEachOut(base: CaseBase, search: Search, predictor: Predictor, numbers: Int32Array): LeaveOneOut {
  const { frame, eligible } = search;
  const positionOf = new Map(Array.from(numbers, (number, i) => [number, i]));
  const values = Float64Array.from(numbers, (number) => toScale(predictor.values[number]!, predictor.scale));
  const predictions = new Float64Array(numbers.length).fill(Number.NaN);
  const scores = new Float64Array(numbers.length).fill(Number.POSITIVE_INFINITY);
  const nearest: Int32Array[] = [];
  const withoutNear: Float64Array[] = [];
  numbers.forEach((number, i) => {
    const codes = base.codes.subarray(number * frame.width, (number + 1) * frame.width);
    const plan = aim(frame, codes, eligible.mask, number);
    const list = plan === undefined ? undefined : nearList(base.codes, plan, predictor.k);
    const predicted = list === undefined ? undefined : predict(predictor, list);
    const near = list === undefined || predicted === undefined ? [] : list.numbers.subarray(0, predictor.k);
    nearest.push(Int32Array.from(near, (each) => positionOf.get(each)!));
    withoutNear.push(Float64Array.from(near, (each) => predict(predictor, list!, each) ?? Number.NaN));
    if (predicted === undefined) return;
    predictions[i] = predicted;
    scores[i] = Math.abs(values[i]! - predicted);
  });
  return { values, predictions, scores, nearest, withoutNear };
}

/**
 * Share of predictable cases that lie in the jackknife+ interval of all the others.
 *
 * Case i as the target, predicted without i and j, against case j, predicted without j and i: both differ from what is known
 * already only where one is among the k nearest of the other. The value lies inside when enough ends lie on either side of it.
 */
function measureCoverage(out: LeaveOneOut, level: number): number | undefined {
  const { values, predictions, scores, nearest, withoutNear } = out;
  const others = values.length - 1;
  const rank = conformalRank(others, level);
  const predictable = predictions.filter((prediction) => !Number.isNaN(prediction)).length;
  if (rank > others || predictable === 0) return undefined;

  const nearTo = nearest.map((): number[] => []);
  nearest.forEach((near, j) => {
    near.forEach((i) => {
      nearTo[i]!.push(j);
    });
  });
  const scoresNow = scores.slice();
  const targetNow = new Float64Array(values.length);
  let inside = 0;
  for (let i = 0; i < values.length; i++) {
    if (Number.isNaN(predictions[i])) continue;
    targetNow.fill(predictions[i]!);
    nearest[i]!.forEach((j, t) => {
      targetNow[j] = withoutNear[i]![t]!;
    });
    for (const j of nearTo[i]!) scoresNow[j] = Math.abs(values[j]! - withoutNear[j]![nearest[j]!.indexOf(i)]!);
    if (isInside(values[i]!, i, { predictions: targetNow, scores: scoresNow }, rank)) inside++;
    for (const j of nearTo[i]!) scoresNow[j] = scores[j]!;
  }
  return inside / predictable;
}

/** Whether a value lies between the ends that the cases other than `own` give; ends that do not exist, NaN here, lie beyond it. */
function isInside(value: number, own: number, { predictions, scores }: Ends, rank: number): boolean {
  let lowerEnds = 0;
  let upperEndsBelow = 0;
  for (let j = 0; j < scores.length; j++) {
    if (j === own) continue;
    if (!(predictions[j]! - scores[j]! > value)) lowerEnds++;
    if (predictions[j]! + scores[j]! < value) upperEndsBelow++;
  }
  return lowerEnds >= scores.length - rank && upperEndsBelow < rank;
}

type Ends = Pick<LeaveOneOut, 'predictions' | 'scores'>;
