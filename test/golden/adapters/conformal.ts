import { isIpworthError } from '../../../src/base/errors.ts';
import { centreOf } from '../../../src/cases/centre.ts';
import {
  absoluteScores,
  conformalQuantile,
  conformalRank,
  intervalCoverage,
  jackknifePlus,
  weightedConformalQuantile,
} from '../../../src/cases/conformal.ts';
import { coverageLaw } from '../../../src/cases/coverage-law.ts';
import type { Topics } from '../contract.ts';

/** A refused bound is, in the words of the case files, an infinite one. */
function boundOrInfinite(bound: () => number): { readonly quantile: number; readonly infinite: boolean } {
  try {
    return { quantile: bound(), infinite: false };
  } catch (error) {
    if (isIpworthError(error) && error.code === 'EVIDENCE_INSUFFICIENT')
      return { quantile: Number.POSITIVE_INFINITY, infinite: true };
    throw error;
  }
}

/** The ends of an interval; infinite ones as the case files write them. */
function ends(centre: number, reach: number): readonly (number | string)[] {
  return reach === Number.POSITIVE_INFINITY ? ['-Infinity', 'Infinity'] : [centre - reach, centre + reach];
}

/** What the predictors of the case files make of their training values. */
function predictorNamed(words: string): (values: readonly number[]) => number {
  const centre = words.startsWith('median') ? 'median' : 'mean';
  return (values) =>
    centreOf(
      values,
      values.map(() => 1),
      { centre, scale: 'plain' },
    );
}

export const topics: Topics = {
  'conformal/split-coverage': ({ calibrationSize, alpha }) => {
    const rank = conformalRank(calibrationSize, 1 - alpha);
    if (rank > calibrationSize) return { rank, infinite: true };
    const law = coverageLaw(calibrationSize, 1 - alpha);
    return {
      rank,
      infinite: false,
      meanCoverage: law.mean,
      coverageQuantile05: law.quantile(0.05),
      coverageQuantile95: law.quantile(0.95),
      standardDeviation: law.standardDeviation,
    };
  },
  'conformal/split-quantile': ({ scores, alpha, prediction }) => {
    const bound = boundOrInfinite(() => conformalQuantile(scores, 1 - alpha));
    return { rank: conformalRank(scores.length, 1 - alpha), ...bound, interval: ends(prediction, bound.quantile) };
  },
  'conformal/weighted-quantile': ({ scores, weights, testWeight, alpha }) =>
    boundOrInfinite(() => weightedConformalQuantile(scores, weights, testWeight, 1 - alpha)),
  'conformal/normalised': ({ y, prediction, scale, alpha, testPrediction, testScale }) => {
    const bound = boundOrInfinite(() => conformalQuantile(absoluteScores(y, prediction, scale), 1 - alpha));
    return { ...bound, interval: ends(testPrediction, bound.quantile * testScale) };
  },
  'conformal/jackknife-plus': ({ y, predictor, alpha }) => {
    const predict = predictorNamed(predictor);
    const without = y.map((_: number, i: number) => predict(y.toSpliced(i, 1)));
    const scores = absoluteScores(y, without);
    const { lower, upper } = jackknifePlus(without, scores, 1 - alpha);
    return { interval: [lower, upper], naiveJackknife: ends(predict(y), conformalQuantile(scores, 1 - alpha)) };
  },
  'conformal/coverage-width': ({ y, lower, upper }) => intervalCoverage(y, lower, upper),
};
