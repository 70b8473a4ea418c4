import { checkWhole } from '../../numeric/argument.ts';
import { exp, log } from '../../numeric/elementary.ts';
import { positiveInverse } from '../../numeric/newton-maximum.ts';
import { normalCdf, normalDensity } from '../../numeric/normal.ts';
import { RandomStream } from '../../numeric/random-stream.ts';
import type { GradeHistory } from './default-history.ts';
import { momentEstimates } from './dependence-moments.ts';
import { type DependenceFit, likeliest } from './fit-dependence.ts';
import { HistoryLikelihood } from './history-likelihood.ts';

/** Parameters that the history allows, and how much they weigh. */
export interface DependenceDraw {
  /** One a grade. */
  readonly probabilities: readonly number[];
  readonly correlation: number;
  /** Adding up to 1 over all draws. */
  readonly weight: number;
}

export interface DependenceDraws {
  readonly draws: readonly DependenceDraw[];
  /** (Σ w)² ÷ Σ w²: so many equally weighted draws would tell as much. */
  readonly effectiveDraws: number;
}

export interface DrawOptions {
  /** 50 … 100,000; 500 when left out. */
  readonly draws?: number;
  /** Whole, 0 … 2⁵³ − 1. */
  readonly seed: number;
}

/** Degrees of freedom of the law that is drawn from: tails heavier than those of what is looked for. */
const FREEDOM = 4;
const LOG_LARGEST = 0.9999;

/**
 * Parameters drawn from what a fit leaves open.
 *
 * After maximum likelihood: from the posterior law under even priors for each probability and for the correlation, by
 * importance sampling around the maximum; weights are the posterior over the law drawn from. After moments: years drawn with
 * replacement and fitted again (bootstrap), all of the same weight.
 *
 * @throws ARGUMENT_INVALID  draws or seed out of range
 * @source Gelman et al., Bayesian Data Analysis, 3rd ed. (2013), §10.4; Efron (1979) for the bootstrap
 * @complexity a likelihood a draw
 */
export function dependenceDraws(fit: DependenceFit, options: DrawOptions): DependenceDraws {
  const { draws = 500, seed } = options;
  checkWhole('dependenceDraws: draws', draws, 50, 100_000);
  const stream = new RandomStream(seed);
  const weighted =
    fit.method === 'moments' ? bootstrap(fit.history, draws, seed, stream) : posterior(fit, draws, seed, stream);
  const total = weighted.reduce((sum, { weight }) => sum + weight, 0);
  const scaled = weighted.map((draw) => ({ ...draw, weight: draw.weight / total }));
  return { draws: scaled, effectiveDraws: 1 / scaled.reduce((sum, { weight }) => sum + weight * weight, 0) };
}

function bootstrap(
  history: readonly GradeHistory[],
  draws: number,
  seed: number,
  stream: RandomStream,
): DependenceDraw[] {
  const years = history[0]!.years.length;
  return Array.from({ length: draws }, (_, k) => {
    stream.reset(seed, k, 0);
    const chosen = Array.from({ length: years }, () => Math.floor(years * stream.uniform()));
    const drawn = history.map((grade) => ({ name: grade.name, years: chosen.map((t) => grade.years[t]!) }));
    const { probabilities, correlation } = momentEstimates(drawn);
    // a history drawn without defaults, or with too few obligors, is no estimate
    const isUsable = probabilities.every((p) => p > 0 && p < 1);
    return { probabilities, correlation, weight: isUsable ? 1 : 0 };
  }).filter(({ weight }) => weight > 0);
}

function posterior(fit: DependenceFit, draws: number, seed: number, stream: RandomStream): DependenceDraw[] {
  const likelihood = new HistoryLikelihood(fit.history);
  const best = likeliest(fit.history, likelihood);
  const size = best.at.length;
  const factor = spreadAround(fit, best.at, best.hessian);
  const normals = new Float64Array(size);
  const found = Array.from({ length: draws }, (_, k) => {
    stream.reset(seed, k, 0);
    stream.fillNormal(normals);
    // χ² with four degrees of freedom is −2·ln of a product of two uniform values
    const scale = Math.sqrt((-2 * log(stream.uniform() * stream.uniform())) / FREEDOM);
    const x = best.at.map((centre, i) => {
      let move = 0;
      for (let j = 0; j <= i; j++) move += factor[i * size + j]! * normals[j]!;
      return centre + move / scale;
    });
    // a and −a are the same correlation
    const mirrored = x.slice();
    mirrored[size - 1] = -x[size - 1]!;
    const drawnFrom = density(x, best.at, factor) + density(mirrored, best.at, factor);
    const a = Math.abs(x[size - 1]!);
    x[size - 1] = a;
    const correlation = Math.min(LOG_LARGEST, (a * a) / (1 + a * a));
    const prior = x.reduce(
      (product, c, i) => (i < size - 1 ? product * normalDensity(c) : product),
      (2 * a) / (1 + a * a) ** 2,
    );
    return {
      probabilities: Array.from(x.subarray(0, size - 1), normalCdf),
      correlation,
      weight: (exp(likelihood.at(x).value - best.value) * prior) / drawnFrom,
    };
  });
  return found.filter(({ probabilities }) => probabilities.every((p) => p > 0 && p < 1));
}

/** The lower triangle of a covariance around the maximum; at the edge a may go as far as its interval. */
function spreadAround(fit: DependenceFit, at: Float64Array, hessian: Float64Array): Float64Array {
  const size = at.length;
  const n = Math.round(Math.sqrt(hessian.length));
  const covariance = new Float64Array(size * size);
  const inverse = positiveInverse(
    hessian.map((value) => -value),
    n,
  );
  for (let i = 0; i < n; i++) for (let j = 0; j < n; j++) covariance[i * size + j] = inverse?.[i * n + j] ?? 0;
  const most = fit.correlation.interval?.[1] ?? 0.5;
  for (let i = 0; i < size; i++) {
    if (covariance[i * size + i]! > 0) continue;
    covariance[i * size + i] = i === size - 1 ? most / (1 - most) / 4 : 0.04;
  }
  return lowerTriangle(covariance, size);
}

function lowerTriangle(matrix: Float64Array, n: number): Float64Array {
  const out = new Float64Array(n * n);
  for (let i = 0; i < n; i++) {
    for (let j = 0; j <= i; j++) {
      let rest = matrix[i * n + j]!;
      for (let k = 0; k < j; k++) rest -= out[i * n + k]! * out[j * n + k]!;
      out[i * n + j] = i === j ? Math.sqrt(Math.max(rest, 1e-12)) : rest / out[j * n + j]!;
    }
  }
  return out;
}

/** Student density with four degrees of freedom, but for its constant. */
function density(x: Float64Array, centre: Float64Array, factor: Float64Array): number {
  const n = x.length;
  const solved = new Float64Array(n);
  let square = 0;
  for (let i = 0; i < n; i++) {
    let rest = x[i]! - centre[i]!;
    for (let j = 0; j < i; j++) rest -= factor[i * n + j]! * solved[j]!;
    solved[i] = rest / factor[i * n + i]!;
    square += solved[i]! ** 2;
  }
  return exp(-0.5 * (FREEDOM + n) * log(1 + square / FREEDOM));
}
