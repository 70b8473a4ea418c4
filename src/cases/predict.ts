import type { CaseEstimateOptions } from '../domain/case-schema.ts';
import { exp, log } from '../numeric/elementary.ts';
import { type Centring, centreOf, effectiveCount, neighbourWeights, type ValueScale } from './centre.ts';
import { localLinearWeights } from './local-linear.ts';
import { nearest, type SearchPlan } from './nearest.kernel.ts';

/** The k nearest cases and one to spare, nearest first, so that any one of them can be taken out. */
export interface NearList {
  readonly numbers: Int32Array;
  readonly distances: Float64Array;
  /** Codes of the target. */
  readonly target: Float64Array;
}

/** How a value is predicted from a near list. */
export interface Predictor extends Omit<Centring, 'centre'> {
  readonly centre: CaseEstimateOptions['centre'];
  readonly k: number;
  /** Value of each case of the base, brought to one day where that is asked for. */
  readonly values: Float64Array;
  /** Codes of the attributes, case by case. */
  readonly codes: Float64Array;
  readonly width: number;
  /** Change of the value on its scale for each unit of a code, by attribute; null where nothing is adjusted. */
  readonly slopes: Float64Array | null;
  /** For the centre `linear`: attributes of the plane, in the units of their local distance, and how far it is held back. */
  readonly plane: { readonly factor: Float64Array; readonly ridge: number };
  /** Centre of the whole base on the scale of the predictor, and how many equal cases it counts as. */
  readonly prior: { readonly centre: number; readonly strength: number };
}

/** What a near list has to say, nearest first. */
export interface Hearing {
  readonly numbers: Int32Array;
  /** Values brought to the target: by time and by attributes. */
  readonly values: Float64Array;
  /** Weight of each by its distance. */
  readonly say: Float64Array;
  /** Weight of each in the centre `linear`; the say otherwise. */
  readonly weights: Float64Array;
}

/** The nearest `k + 1` cases; fewer where no more are comparable. */
export function nearList(codes: Float64Array, plan: SearchPlan, k: number): NearList {
  const numbers = new Int32Array(k + 1);
  const distances = new Float64Array(k + 1);
  const found = nearest(codes, plan, numbers, distances);
  return { numbers: numbers.subarray(0, found), distances: distances.subarray(0, found), target: plan.target };
}

/** The first k of a near list, without one case. */
export function firstOf({ numbers, distances, target }: NearList, k: number, without = -1): NearList {
  const place = numbers.indexOf(without);
  if (place < 0 || place >= k) return { numbers: numbers.subarray(0, k), distances: distances.subarray(0, k), target };
  return { numbers: spliced(numbers, place, k), distances: spliced(distances, place, k), target };
}

function spliced<T extends Int32Array | Float64Array>(list: T, place: number, k: number): T {
  const out = list.slice(0, Math.min(k, list.length - 1)) as T;
  out.set(list.subarray(place + 1, k + 1), place);
  return out;
}

/**
 * What a near list predicts, without one case, on the scale of the predictor: the value itself or its logarithm.
 *
 * @returns undefined where fewer than k cases are left
 */
export function predict(predictor: Predictor, list: NearList, without = -1): number | undefined {
  const first = firstOf(list, predictor.k, without);
  if (first.numbers.length < predictor.k) return undefined;
  return settle(predictor, hear(predictor, first));
}

/** The values and weights of a near list. */
export function hear(predictor: Predictor, { numbers, distances, target }: NearList): Hearing {
  const { values: all, slopes, scale } = predictor;
  const values = Float64Array.from(numbers, (number) => {
    if (slopes === null) return all[number]!;
    return fromScale(toScale(all[number]!, scale) + adjustment(predictor, slopes, target, number), scale);
  });
  const say = neighbourWeights(distances, predictor.weighting);
  if (predictor.centre !== 'linear') return { numbers, values, say, weights: say };
  const { codes, width, plane } = predictor;
  const differences = Array.from(numbers, (number) =>
    plane.factor.map((factor, j) => knownOrZero(factor * (codes[number * width + j]! - target[j]!))),
  );
  return { numbers, values, say, weights: localLinearWeights(differences, say, plane.ridge) };
}

/** One value, on the scale of the predictor, for what was heard. */
export function settle(predictor: Predictor, { values, say, weights }: Omit<Hearing, 'numbers'>): number {
  const { centre, scale, prior } = predictor;
  const own =
    centre === 'linear'
      ? weights.reduce((sum, weight, i) => sum + weight * toScale(values[i]!, scale), 0)
      : toScale(centreOf(values, say, { centre, scale }), scale);
  if (prior.strength === 0) return own;
  const count = effectiveCount(say);
  return (count * own + prior.strength * prior.centre) / (count + prior.strength);
}

function adjustment({ codes, width }: Predictor, slopes: Float64Array, target: Float64Array, number: number): number {
  let sum = 0;
  for (let j = 0; j < width; j++) {
    if (slopes[j] !== 0) sum += slopes[j]! * knownOrZero(target[j]! - codes[number * width + j]!);
  }
  return sum;
}

/** What is unknown on either side moves nothing. */
function knownOrZero(difference: number): number {
  return Number.isNaN(difference) ? 0 : difference;
}

/** A value on the scale on which residuals are taken. */
export function toScale(value: number, scale: ValueScale): number {
  return scale === 'log' ? log(value) : value;
}

/** The inverse of `toScale`. */
export function fromScale(scaled: number, scale: ValueScale): number {
  return scale === 'log' ? exp(scaled) : scaled;
}
