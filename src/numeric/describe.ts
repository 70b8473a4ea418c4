import {
  mean as plainMean,
  sampleCorrelation,
  sampleCovariance,
  sampleRankCorrelation,
  sampleVariance,
} from 'simple-statistics';
import { quote, refuse } from '../base/errors.ts';
import { checkSameLength, checkSample, checkWeights, checkWhole, finiteResult, type Sample } from './argument.ts';
import { ascending, quantileSorted } from './order.ts';
import { dot, sum } from './sum.ts';

/** What a report says about a sample at a glance; quartiles are of type 7. */
export interface Description {
  readonly count: number;
  readonly mean: number;
  readonly standardDeviation: number;
  readonly smallest: number;
  readonly lowerQuartile: number;
  readonly median: number;
  readonly upperQuartile: number;
  readonly largest: number;
}

/** A sample at a glance. @throws ARGUMENT_INVALID  fewer than two values, or one that is not finite */
export function describeSample(values: Sample): Description {
  checkSample('describeSample: values', values, 2);
  const sorted = ascending(values);
  return {
    count: sorted.length,
    mean: mean(sorted),
    standardDeviation: standardDeviation(sorted),
    smallest: sorted[0]!,
    lowerQuartile: quantileSorted(sorted, 0.25),
    median: quantileSorted(sorted, 0.5),
    upperQuartile: quantileSorted(sorted, 0.75),
    largest: sorted[sorted.length - 1]!,
  };
}

/** The mean, by a compensated sum. @throws ARGUMENT_INVALID  no values, or one that is not finite */
export function mean(values: Sample): number {
  return finiteResult('mean', plainMean(clean('mean: values', values, 1)));
}

/** Σ wᵢ·xᵢ / Σ wᵢ. @throws ARGUMENT_INVALID  values not finite, weights of another length, below zero or all zero */
export function weightedMean(values: Sample, weights: Sample): number {
  checkSample('weightedMean: values', values);
  checkWeights('weightedMean: weights', weights, values.length);
  return dot(values, weights) / sum(weights);
}

/** Σ (x − mean)² / (n − 1). @throws ARGUMENT_INVALID  fewer than two values, or one that is not finite */
export function variance(values: Sample): number {
  return finiteResult('variance', sampleVariance(clean('variance: values', values, 2)));
}

/** The root of the variance. @throws ARGUMENT_INVALID  fewer than two values, or one that is not finite */
export function standardDeviation(values: Sample): number {
  return Math.sqrt(variance(values));
}

/** Σ (x − mean x)·(y − mean y) / (n − 1). @throws ARGUMENT_INVALID  samples too short, unequal in length or not finite */
export function covariance(x: Sample, y: Sample): number {
  return finiteResult('covariance', sampleCovariance(...pair('covariance', x, y)));
}

/** Pearson's correlation, −1 … 1. @throws ARGUMENT_INVALID  as `covariance`, or a sample that never varies */
export function correlation(x: Sample, y: Sample): number {
  return withinOne('correlation', sampleCorrelation(...varyingPair('correlation', x, y)));
}

/** Spearman's correlation: Pearson's of the ranks, ties sharing theirs. @throws ARGUMENT_INVALID  as `correlation` */
export function rankCorrelation(x: Sample, y: Sample): number {
  return withinOne('rankCorrelation', sampleRankCorrelation(...varyingPair('rankCorrelation', x, y)));
}

/**
 * How values that lie `lag` places apart go together.
 *
 *     Σ (xᵢ − m)·(xᵢ₊lag − m) / Σ (xᵢ − m)²,   m the mean of all
 *
 * @throws ARGUMENT_INVALID  fewer than lag + 1 values, one that is not finite, values that never vary
 * @source G. Box, G. Jenkins, Time Series Analysis (1976), §2.1.5
 */
export function autocorrelation(values: Sample, lag = 1): number {
  checkWhole('autocorrelation: lag', lag, 1, 2 ** 32);
  const sample = varying('autocorrelation: values', clean('autocorrelation: values', values, lag + 1));
  const centre = mean(sample);
  const distance = Float64Array.from(sample, (x) => x - centre);
  const together = dot(distance.subarray(lag), distance.subarray(0, distance.length - lag));
  return finiteResult('autocorrelation', together / dot(distance, distance));
}

/** Past this door every value is finite: the package behind it skips or propagates NaN without a word. */
function clean(at: string, values: Sample, least: number): number[] {
  checkSample(at, values, least);
  return Array.from(values);
}

function pair(at: string, x: Sample, y: Sample): [number[], number[]] {
  const first = clean(`${at}: x`, x, 2);
  checkSameLength(`${at}: y`, y, first.length);
  return [first, clean(`${at}: y`, y, 2)];
}

function varyingPair(at: string, x: Sample, y: Sample): [number[], number[]] {
  const [a, b] = pair(at, x, y);
  return [varying(`${at}: x`, a), varying(`${at}: y`, b)];
}

function varying(at: string, values: number[]): number[] {
  if (values.some((value) => value !== values[0])) return values;
  const remedy = 'give values that vary';
  return refuse('ARGUMENT_INVALID', { at, problem: 'all values are the same', met: quote(values[0]), remedy });
}

function withinOne(at: string, value: number): number {
  return Math.min(1, Math.max(-1, finiteResult(at, value)));
}
