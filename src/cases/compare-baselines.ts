import { studentTTailQuantile } from '../numeric/student-t.ts';
import { sum } from '../numeric/sum.ts';
import { type Baseline, type BaselineName, groupMedian, overallMedian, regression } from './baselines.ts';
import type { CaseBase } from './case-base.ts';
import type { Interval } from './conformal.ts';
import type { Predictions } from './validate-cases.ts';
import type { Fold } from './validation-folds.ts';

/** A simple answer beside the model, on the cases that both answer; errors on the scale of the value. */
export interface BaselineComparison {
  readonly name: BaselineName;
  readonly n: number;
  readonly meanAbsoluteError: number;
  /** 1 − error of the model / error of the baseline. */
  readonly skill: number;
  /** Mean of the baseline's error less the model's, at 95 %. */
  readonly gain: Interval;
  /** Whether the model is better beyond doubt: the interval of the gain lies above 0. */
  readonly isBeaten: boolean;
}

export interface BaselineStudy {
  /** Mean distance of the model from the values, on their scale: of logarithms, or as they are. */
  readonly meanAbsoluteError: number;
  /** 1 − Σ (value − model)² / Σ (value − overall median)², on the scale of the value. */
  readonly explainedShare: number;
  readonly baselines: readonly BaselineComparison[];
}

/**
 * What the model does beyond simple answers that are fitted on the same training cases.
 *
 * @param folds   those of the predictions; baselines of a leave-one-out are fitted on ten folds
 * @param scaled  value of each case, on the scale of the predictions
 * @returns null where fewer than two cases are predicted
 */
export function compareBaselines(
  base: CaseBase,
  { numbers, predicted }: Predictions,
  folds: readonly Fold[],
  { scaled, groupPlace }: { readonly scaled: Float64Array; readonly groupPlace: number },
): BaselineStudy | null {
  const modelError = new Map<number, number>();
  numbers.forEach((number, i) => {
    if (!Number.isNaN(predicted[i])) modelError.set(number, scaled[number]! - predicted[i]!);
  });
  if (modelError.size < 2) return null;
  const named: readonly (readonly [BaselineName, Baseline])[] = [
    ['overall median', overallMedian],
    ...(groupPlace < 0 ? [] : [['group median', groupMedian(groupPlace)] as const]),
    ['regression', regression],
  ];
  const studied = named.map(([name, baseline]) => {
    const errors = errorsOf(base, baseline, folds, { scaled, modelError });
    return { name, errors };
  });
  const squares = (list: readonly number[]): number => sum(list.map((error) => error * error));
  const overall = studied[0]!.errors;
  const total = squares(overall.map(({ own }) => own));
  return {
    meanAbsoluteError: meanOf([...modelError.values()].map(Math.abs)),
    explainedShare: total === 0 ? 0 : 1 - squares(overall.map(({ model }) => model)) / total,
    baselines: studied.flatMap(({ name, errors }) => (errors.length < 2 ? [] : [comparison(name, errors)])),
  };
}

interface ErrorPair {
  readonly own: number;
  readonly model: number;
}

function errorsOf(
  base: CaseBase,
  baseline: Baseline,
  folds: readonly Fold[],
  { scaled, modelError }: { readonly scaled: Float64Array; readonly modelError: ReadonlyMap<number, number> },
): ErrorPair[] {
  return folds.flatMap((fold) => {
    const tested = fold.tested.filter((number) => modelError.has(number));
    const said = tested.length === 0 ? [] : baseline(base, scaled, { tested, training: fold.training });
    return tested.map((number, i) => ({ own: scaled[number]! - said[i]!, model: modelError.get(number)! }));
  });
}

function comparison(name: BaselineName, errors: readonly ErrorPair[]): BaselineComparison {
  const n = errors.length;
  const gains = errors.map(({ own, model }) => Math.abs(own) - Math.abs(model));
  const gain = meanOf(gains);
  const spread = Math.sqrt(sum(gains.map((each) => (each - gain) * (each - gain))) / (n - 1) / n);
  const reach = spread * studentTTailQuantile(0.025, n - 1);
  const own = meanOf(errors.map((each) => Math.abs(each.own)));
  return {
    name,
    n,
    meanAbsoluteError: own,
    skill: own === 0 ? 0 : gain / own,
    gain: { lower: gain - reach, upper: gain + reach },
    isBeaten: gain - reach > 0,
  };
}

function meanOf(values: readonly number[]): number {
  return sum(values) / values.length;
}
