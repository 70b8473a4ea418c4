import { centreOf } from '../../../src/cases/centre.ts';
import {
  absoluteScores,
  conformalInterval,
  conformalQuantile,
  conformalRank,
  intervalCoverage,
  jackknifePlus,
  weightedBound,
} from '../../../src/cases/conformal.ts';
import { coverageLaw } from '../../../src/cases/coverage-law.ts';
import type { Topics } from '../contract.ts';

type Ends = ReturnType<typeof conformalInterval>;

/** The ends of an interval, and how far it reaches from its middle; unbounded ones in the words of the case files. */
function named(interval: Ends, reach: () => number) {
  if (interval.lower === null)
    return { infinite: true, interval: ['-Infinity', 'Infinity'], quantile: Number.POSITIVE_INFINITY };
  return { infinite: false, interval: [interval.lower, interval.upper], quantile: reach() };
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
  'conformal/split-quantile': ({ scores, alpha, prediction }) => ({
    rank: conformalRank(scores.length, 1 - alpha),
    ...named(conformalInterval(prediction, scores, 1 - alpha), () => conformalQuantile(scores, 1 - alpha)),
  }),
  'conformal/weighted-quantile': ({ scores, weights, testWeight, alpha }) => {
    const bound = weightedBound(scores, weights, testWeight, 1 - alpha);
    return typeof bound === 'number'
      ? { quantile: bound, infinite: false }
      : { quantile: Number.POSITIVE_INFINITY, infinite: true };
  },
  'conformal/normalised': ({ y, prediction, scale, alpha, testPrediction, testScale }) => {
    const scores = absoluteScores(y, prediction, scale);
    const interval = conformalInterval(testPrediction, scores, 1 - alpha, testScale);
    return named(interval, () => conformalQuantile(scores, 1 - alpha));
  },
  'conformal/jackknife-plus': ({ y, predictor, alpha }) => {
    const predict = predictorNamed(predictor);
    const without = y.map((_: number, i: number) => predict(y.toSpliced(i, 1)));
    const scores = absoluteScores(y, without);
    const { lower, upper } = jackknifePlus(without, scores, 1 - alpha);
    const naive = conformalInterval(predict(y), scores, 1 - alpha);
    return { interval: [lower, upper], naiveJackknife: named(naive, () => 0).interval };
  },
  'conformal/coverage-width': ({ y, lower, upper }) => intervalCoverage(y, lower, upper),
};
