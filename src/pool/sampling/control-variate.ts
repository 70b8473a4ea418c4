import { quote, refuse } from '../../base/errors.ts';
import { normalDensity, normalTail } from '../../numeric/normal.ts';
import { RandomStream } from '../../numeric/random-stream.ts';
import { sum } from '../../numeric/sum.ts';
import { conditionalLoss } from './conditional-loss.ts';
import type { LossModel } from './loss-model.ts';
import { beginScenario, walkScratch } from './sample-defaults.ts';
import type { LossRange } from './simulate-loss.ts';

/** An estimate whose known part was taken out, and how many times the variance of the plain one is larger. */
export interface ControlledEstimate {
  readonly estimate: number;
  readonly standardError: number;
  readonly plain: number;
  readonly varianceReduction: number;
}

/**
 * The mean loss with the mean given the factors as control: what is left to chance is what loans do apart from them.
 *
 *     mean of (loss − E[loss | z]) + E[loss];  without bias, for no coefficient is fitted
 *
 * @param expected  the exact expected loss, from `expectedBookLoss`
 * @throws ARGUMENT_INVALID  a run of another model or another estimator than plain, a book whose balances fall
 */
export function controlledMean(model: LossModel, range: LossRange, expected: number): ControlledEstimate {
  const { mean } = conditionalLoss(model);
  return controlled(model, range, { value: (loss) => loss, known: mean, mean: expected });
}

/**
 * The probability of a loss above a threshold, with that of the conditional normal law as control.
 *
 *     mean of (1{loss > x} − Q((x − m(z)) / s(z))) + ∫ Q((x − m(z)) / s(z)) φ(z) dz
 *
 * m and s are mean and deviation of the loss given z; the integral is a trapezoid of 4,001 points over ±8.5, exact to 1e-12
 * for a smooth integrand.
 *
 * @param x  in fen
 * @throws ARGUMENT_INVALID  as `controlledMean`; more than one normal number a scenario
 */
export function controlledExceedance(model: LossModel, range: LossRange, x: number): ControlledEstimate {
  if (model.compiled.normals !== 1) {
    const problem = 'the analytic law is known for one factor and the Gaussian copula only';
    refuse('ARGUMENT_INVALID', { at: 'controlledExceedance: model', problem, met: quote(model.compiled.normals) });
  }
  const { moments } = conditionalLoss(model);
  const known = (normals: Float64Array): number => {
    const { mean, deviation } = moments(normals);
    return deviation > 0 ? normalTail((x - mean) / deviation) : mean > x ? 1 : 0;
  };
  const [steps, end] = [4000, 8.5];
  const width = (2 * end) / steps;
  const at = new Float64Array(1);
  const terms = Float64Array.from({ length: steps + 1 }, (_, i) => {
    at[0] = -end + i * width;
    return known(at) * normalDensity(at[0]) * width;
  });
  return controlled(model, range, { value: (loss) => (loss > x ? 1 : 0), known, mean: sum(terms) });
}

interface Known {
  readonly value: (loss: number) => number;
  readonly known: (normals: Float64Array) => number;
  readonly mean: number;
}

function controlled(model: LossModel, range: LossRange, { value, known, mean }: Known): ControlledEstimate {
  const { seed, from, loss, estimator, hash } = range;
  const fail = (problem: string, met: unknown): never =>
    refuse('ARGUMENT_INVALID', { at: 'control variate: range', problem, met: quote(met) });
  if (hash !== model.hash) fail(`a run of the model ${model.hash} expected`, hash);
  if (estimator.kind !== 'plain') fail('plain scenarios expected', estimator.kind);
  if (loss.length < 2) fail('two scenarios expected', loss.length);
  if (!model.isLevel)
    fail('the mean given the factors is known for loans of one quarter and bullets only', 'falling balances');
  const [scratch, random] = [walkScratch(model.compiled), new RandomStream(seed)];
  const plain = loss.map(value);
  const rest = plain.map((met, i) => {
    beginScenario(random, scratch, seed, from + i);
    return met - known(scratch.normals);
  });
  const [plainMean, plainVariance] = meanAndVariance(plain);
  const [restMean, restVariance] = meanAndVariance(rest);
  return {
    estimate: restMean + mean,
    standardError: Math.sqrt(restVariance / loss.length),
    plain: plainMean,
    varianceReduction: plainVariance / restVariance,
  };
}

function meanAndVariance(values: Float64Array): [number, number] {
  const mean = sum(values) / values.length;
  return [mean, sum(values.map((x) => (x - mean) * (x - mean))) / (values.length - 1)];
}
