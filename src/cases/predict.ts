import { exp, log } from '../numeric/elementary.ts';
import { type Centring, centreOf, neighbourWeights, type ValueScale } from './centre.ts';
import { nearest, type SearchPlan } from './nearest.kernel.ts';

/** The k nearest cases and one to spare, nearest first, so that any one of them can be taken out. */
export interface NearList {
  readonly numbers: Int32Array;
  readonly distances: Float64Array;
}

/** How a value is predicted from a near list. */
export interface Predictor extends Centring {
  readonly k: number;
  /** Value of each case of the base. */
  readonly values: Float64Array;
}

/** The nearest `k + 1` cases; fewer where no more are comparable. */
export function nearList(codes: Float64Array, plan: SearchPlan, k: number): NearList {
  const numbers = new Int32Array(k + 1);
  const distances = new Float64Array(k + 1);
  const found = nearest(codes, plan, numbers, distances);
  return { numbers: numbers.subarray(0, found), distances: distances.subarray(0, found) };
}

/** The first k of a near list, without one case. */
export function firstOf({ numbers, distances }: NearList, k: number, without = -1): NearList {
  const place = numbers.indexOf(without);
  if (place < 0 || place >= k) return { numbers: numbers.subarray(0, k), distances: distances.subarray(0, k) };
  return { numbers: spliced(numbers, place, k), distances: spliced(distances, place, k) };
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
  const { numbers, distances } = firstOf(list, predictor.k, without);
  if (numbers.length < predictor.k) return undefined;
  const values = Float64Array.from(numbers, (number) => predictor.values[number]!);
  return toScale(centreOf(values, neighbourWeights(distances, predictor.weighting), predictor), predictor.scale);
}

/** A value on the scale on which residuals are taken. */
export function toScale(value: number, scale: ValueScale): number {
  return scale === 'log' ? log(value) : value;
}

/** The inverse of `toScale`. */
export function fromScale(scaled: number, scale: ValueScale): number {
  return scale === 'log' ? exp(scaled) : scaled;
}
