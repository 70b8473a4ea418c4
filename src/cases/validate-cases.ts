import type { CaseEstimateOptions } from '../domain/case-schema.ts';
import { buildPredictor } from './build-predictor.ts';
import type { CaseBase } from './case-base.ts';
import { nearList, predict } from './predict.ts';
import { aim, searchFrame } from './search-plan.ts';
import type { Fold } from './validation-folds.ts';

/** Cases and what others predict for them, on the scale of the value. */
export interface Predictions {
  readonly numbers: Int32Array;
  /** NaN where no prediction is made. */
  readonly predicted: Float64Array;
}

/**
 * Every tested case of every fold as the cases it may be predicted from see it.
 *
 * The intervals of the options are not computed; values are those that the predictor brings to one day.
 */
export function validateCases(base: CaseBase, options: CaseEstimateOptions, folds: readonly Fold[]): Predictions {
  const frame = searchFrame(base, options);
  const numbers = Int32Array.from(folds.flatMap(({ tested }) => tested));
  const predicted = new Float64Array(numbers.length).fill(Number.NaN);
  let at = 0;
  for (const { tested, training } of folds) {
    const isUsable = (number: number): boolean => options.time === undefined || base.cases[number]!.day !== null;
    const mask = options.time === undefined ? training : training.map((used, i) => (isUsable(i) ? used : 0));
    const isEmpty = mask.every((used) => used === 0);
    const predictor = isEmpty ? undefined : buildPredictor(base, options, frame, mask);
    for (const number of tested) {
      const codes = base.codes.subarray(number * frame.width, (number + 1) * frame.width);
      const plan = predictor && isUsable(number) ? aim(frame, codes, mask, number) : undefined;
      const value = predictor && plan && predict(predictor, nearList(base.codes, plan, options.k));
      if (value !== undefined) predicted[at] = value;
      at++;
    }
  }
  return { numbers, predicted };
}
