import { normalCdf } from '../../src/numeric/normal.ts';
import type { RandomStream } from '../../src/numeric/random-stream.ts';
import type { LossModel } from '../../src/pool/sampling/loss-model.ts';

/** What the loops over loans read: flat columns by position. */
export interface NaiveBook {
  readonly loans: number;
  readonly threshold: Float64Array;
  readonly weight: Float64Array;
  readonly rest: Float64Array;
  readonly amount: Float64Array;
  readonly noise: Float64Array;
  readonly factor: Float64Array;
}

export function naiveBook({ compiled, amount }: LossModel): NaiveBook {
  const { classOf, classThreshold, classLoading, thresholds, weights, scale } = compiled;
  const column = (entry: (k: number) => number): Float64Array => Float64Array.from(classOf, entry);
  return {
    loans: compiled.loans,
    threshold: column((k) => thresholds[classThreshold[k]!]!),
    weight: column((k) => weights[classLoading[k]!]!),
    rest: column((k) => 1 / scale[classLoading[k]!]!),
    amount,
    noise: new Float64Array(compiled.loans),
    factor: new Float64Array(1),
  };
}

/** The textbook's formula at its fastest: this library's own normals, filled in one block for all loans. */
export function normalPerLoan(book: NaiveBook, random: RandomStream, scenario: number): number {
  const { loans, threshold, weight, rest, amount, noise, factor } = book;
  random.reset(1, scenario, 0);
  random.fillNormal(factor);
  random.fillNormal(noise);
  const z = factor[0]!;
  let loss = 0;
  for (let i = 0; i < loans; i++) {
    if (weight[i]! * z + rest[i]! * noise[i]! < threshold[i]!) loss += amount[i]!;
  }
  return loss;
}

/** A typed loop over loans with a normal each by Box–Muller, as it is mostly written, from a seeded stream. */
export function boxMullerPerLoan(book: NaiveBook, random: RandomStream, scenario: number): number {
  const { loans, threshold, weight, rest, amount } = book;
  random.reset(1, scenario, 0);
  const normal = (): number => Math.sqrt(-2 * Math.log(random.uniform())) * Math.cos(2 * Math.PI * random.uniform());
  const z = normal();
  let loss = 0;
  for (let i = 0; i < loans; i++) if (weight[i]! * z + rest[i]! * normal() < threshold[i]!) loss += amount[i]!;
  return loss;
}

/** A uniform a loan against its conditional probability: what remains where each loan has a law of its own. */
export function uniformPerLoan(book: NaiveBook, random: RandomStream, scenario: number): number {
  const { loans, threshold, weight, rest, amount, noise, factor } = book;
  random.reset(1, scenario, 0);
  random.fillNormal(factor);
  random.fillUniform(noise);
  const z = factor[0]!;
  let loss = 0;
  for (let i = 0; i < loans; i++) {
    if (noise[i]! < normalCdf((threshold[i]! - weight[i]! * z) / rest[i]!)) loss += amount[i]!;
  }
  return loss;
}
