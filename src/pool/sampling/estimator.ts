import { quote, refuse } from '../../base/errors.ts';
import { exp } from '../../numeric/elementary.ts';
import { normalQuantile } from '../../numeric/normal.ts';
import { RandomStream } from '../../numeric/random-stream.ts';
import { SOBOL_DIMENSIONS, SobolSequence } from '../../numeric/sobol.ts';

/** Stream of what estimators draw beside a scenario's own numbers: places within strata, scrambles. */
export const ESTIMATOR_STREAM = 2;

/** Independent repetitions of one plan of points, each of so many scenarios: their spread tells the error. */
interface Replicated {
  /** Scenarios of the whole run. */
  readonly scenarios: number;
  /** Whole, 2 or more; a whole part of `scenarios`. */
  readonly replicates: number;
}

/**
 * How scenarios are chosen. `plain`: independent; a run is the beginning of any longer one. `stratified`: one scenario in each of
 * equally likely slices along the direction in which losses grow. `sobol`: scrambled Sobol points as factors. `tail`: half of the
 * scenarios as they are, half moved along that direction to where losses of the level begin, stratified, weighted.
 */
export type LossEstimator =
  | { readonly kind: 'plain' }
  | ({ readonly kind: 'stratified' } & Replicated)
  | ({ readonly kind: 'sobol' } & Replicated)
  | ({ readonly kind: 'tail'; readonly level: number } & Replicated);

/** Moves the normal numbers of a scenario and returns its weight. */
export type MoveNormals = (normals: Float64Array, scenario: number) => number;

/** @throws ARGUMENT_INVALID  a plan that cannot be laid out */
export function checkEstimator(estimator: LossEstimator): void {
  if (estimator.kind === 'plain') return;
  const { kind, scenarios, replicates } = estimator;
  const fail = (name: string, problem: string, met: unknown): never =>
    refuse('ARGUMENT_INVALID', { at: `estimator.${name}`, problem, met: quote(met) });
  if (!['stratified', 'sobol', 'tail'].includes(kind)) fail('kind', 'plain, stratified, sobol or tail expected', kind);
  if (!(Number.isSafeInteger(replicates) && replicates >= 2))
    fail('replicates', 'whole, 2 or more expected', replicates);
  const each = scenarios / replicates;
  if (!(Number.isSafeInteger(each) && each >= 1)) fail('scenarios', `a multiple of ${replicates} expected`, scenarios);
  if (kind === 'tail' && each % 2 !== 0) fail('scenarios', `a multiple of ${2 * replicates} expected`, scenarios);
  if (kind === 'tail' && !(estimator.level > 0.5 && estimator.level < 1)) {
    fail('level', 'above 0.5 and below 1 expected', estimator.level);
  }
}

/** How far the tail half of a mixture is moved: where a standard normal number has the level below it. */
export function shiftOf(estimator: LossEstimator): number {
  return estimator.kind === 'tail' ? normalQuantile(estimator.level) : 0;
}

/**
 * The plan of an estimator as a function of the scenario alone: see `moveAlong` for strata and the tail.
 *
 * @param direction  unit vector
 */
export function moveNormals(estimator: LossEstimator, direction: Float64Array, seed: number): MoveNormals {
  if (estimator.kind === 'plain') return () => 1;
  const each = estimator.scenarios / estimator.replicates;
  if (estimator.kind === 'sobol') return sobolPoints(each, direction.length, seed);
  return moveAlong(
    { each, slices: estimator.kind === 'tail' ? each / 2 : each, shift: shiftOf(estimator) },
    direction,
    seed,
  );
}

/** Slices along one direction. */
export interface SlicePlan {
  /** Scenarios of a replicate. */
  readonly each: number;
  /** Equally likely slices: `each`, or half as many where the other half of the scenarios is moved on. */
  readonly slices: number;
  /** How far that half is moved, m. */
  readonly shift: number;
}

/**
 * One scenario in each slice along a direction; half of them moved on and weighted, where there is a shift.
 *
 *     stratified: z ← z + (v − u·z)·u,  v = Φ⁻¹((slice + uniform) / slices)
 *     tail: so, with as many slices for half of the scenarios; the other half moved on by m;  weight = 1 / (½ + ½·e^(m·v − m²/2))
 *
 * @param direction  unit vector u
 */
export function moveAlong({ each, slices, shift }: SlicePlan, direction: Float64Array, seed: number): MoveNormals {
  const jitter = new RandomStream(seed);
  return (normals, scenario) => {
    jitter.reset(seed, scenario, ESTIMATOR_STREAM);
    const place = scenario % each;
    const slice = place % slices;
    const v =
      normalQuantile(Math.min((slice + jitter.uniform()) / slices, 1 - 2 ** -53)) + (place < slices ? 0 : shift);
    let along = 0;
    for (let i = 0; i < normals.length; i++) along += normals[i]! * direction[i]!;
    for (let i = 0; i < normals.length; i++) normals[i] = normals[i]! + (v - along) * direction[i]!;
    return shift === 0 ? 1 : 1 / (0.5 + 0.5 * exp(shift * v - 0.5 * shift * shift));
  };
}

function sobolPoints(each: number, dimensions: number, seed: number): MoveNormals {
  if (dimensions > SOBOL_DIMENSIONS) {
    const problem = `at most ${SOBOL_DIMENSIONS} normal numbers a scenario`;
    refuse('ARGUMENT_INVALID', { at: 'estimator.kind', problem, met: quote(dimensions) });
  }
  let replicate = -1;
  let sequence = new SobolSequence(dimensions);
  return (normals, scenario) => {
    const wanted = Math.floor(scenario / each);
    if (wanted !== replicate) {
      sequence = new SobolSequence(dimensions, new RandomStream(seed, wanted, ESTIMATOR_STREAM));
      replicate = wanted;
    }
    sequence.fill(scenario % each, normals);
    for (let i = 0; i < normals.length; i++) normals[i] = normalQuantile(normals[i]!);
    return 1;
  };
}
