import { normalCdf, normalDensity } from '../../numeric/normal.ts';
import { MIXING_STEPS, mixingAt } from '../book/mixing-table.ts';
import type { LossModel } from './loss-model.ts';

/**
 * Classes with what their loans lose together and the sum of squares, for means and variances given the factors. Losses are
 * those of a default at once, so that they are exact for one quarter and for bullets, and a guide otherwise.
 */
export interface ConditionalLoss {
  /** Mean of the loss given the normal numbers. */
  readonly mean: (normals: Float64Array) => number;
  /** Mean and standard deviation. */
  readonly moments: (normals: Float64Array) => { readonly mean: number; readonly deviation: number };
  /** Slope of the mean by each normal number, written out. */
  readonly gradient: (normals: Float64Array, out: Float64Array) => void;
}

/** The conditional law of the loss by its first two moments. */
export function conditionalLoss({ compiled, amount }: Pick<LossModel, 'compiled' | 'amount'>): ConditionalLoss {
  const { classes, classOf, classTerm, classLoading, classThreshold, thresholds, factors, weights, scale } = compiled;
  const [sums, squares] = [new Float64Array(classes), new Float64Array(classes)];
  amount.forEach((loss, position) => {
    sums[classOf[position]!]! += loss;
    squares[classOf[position]!]! += loss * loss;
  });
  const hasMixing = compiled.degreesOfFreedom !== null;
  const thresholdOf = (k: number): number => thresholds[classThreshold[k]! + classTerm[k]! - 1]!;
  const each = (normals: Float64Array, visit: (k: number, score: number) => void): void => {
    const s = hasMixing ? mixingAt(compiled.mixing, normals[factors]!) : 1;
    for (let k = 0; k < classes; k++) {
      const l = classLoading[k]!;
      let common = 0;
      for (let f = 0; f < factors; f++) common += weights[l * factors + f]! * normals[f]!;
      visit(k, (thresholdOf(k) * s - common) * scale[l]!);
    }
  };
  const moments = (normals: Float64Array) => {
    let [mean, variance] = [0, 0];
    each(normals, (k, score) => {
      const p = normalCdf(score);
      mean += sums[k]! * p;
      variance += squares[k]! * p * (1 - p);
    });
    return { mean, deviation: Math.sqrt(variance) };
  };
  const gradient = (normals: Float64Array, out: Float64Array): void => {
    out.fill(0);
    const step = 1 / (2 * MIXING_STEPS);
    const y = normals[factors]!;
    const slope = hasMixing
      ? (mixingAt(compiled.mixing, y + step) - mixingAt(compiled.mixing, y - step)) / (2 * step)
      : 0;
    each(normals, (k, score) => {
      const l = classLoading[k]!;
      const density = sums[k]! * normalDensity(score) * scale[l]!;
      for (let f = 0; f < factors; f++) out[f]! -= density * weights[l * factors + f]!;
      if (hasMixing) out[factors]! += density * thresholdOf(k) * slope;
    });
  };
  return { mean: (normals) => moments(normals).mean, moments, gradient };
}

/**
 * The unit direction in which losses grow fastest, at the distance at which the tail begins.
 *
 *     u ← ∇E[loss | z] / |∇|  at z = distance · u, from z = 0 on, ten times
 *
 * @returns  a zero vector where no loss depends on the factors
 */
export function worstDirection({ gradient }: ConditionalLoss, normals: number, distance: number): Float64Array {
  const [direction, at] = [new Float64Array(normals), new Float64Array(normals)];
  const out = new Float64Array(normals);
  for (let round = 0; round < 10; round++) {
    for (let i = 0; i < normals; i++) at[i] = direction[i]! * distance;
    gradient(at, out);
    const size = Math.sqrt(out.reduce((sum, slope) => sum + slope * slope, 0));
    if (!(size > 0)) break;
    for (let i = 0; i < normals; i++) direction[i] = out[i]! / size;
  }
  return direction;
}
