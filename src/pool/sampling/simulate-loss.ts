import { type Control, checkpoint } from '../../base/control.ts';
import { quote, refuse } from '../../base/errors.ts';
import { RandomStream } from '../../numeric/random-stream.ts';
import { conditionalLoss, worstDirection } from './conditional-loss.ts';
import { checkEstimator, type LossEstimator, type MoveNormals, moveNormals, shiftOf } from './estimator.ts';
import { type LossModel, lossAt } from './loss-model.ts';
import { beginScenario, sampleHits, type WalkEngine, walkScratch } from './sample-defaults.ts';
import { timeDefaults } from './time-defaults.kernel.ts';
import { conditionOnFactors, type WalkScratch, walkAmounts } from './walk.kernel.ts';

/** Which scenarios are run, and how they are chosen. */
export interface LossRun {
  readonly seed: number;
  readonly from: number;
  readonly to: number;
  readonly estimator: LossEstimator;
  /** `plain` keeps to JavaScript; the losses are the same. */
  readonly engine?: WalkEngine;
}

/** Losses of scenarios from … to − 1, in whole fen. Ranges of one run join in any cut. */
export interface LossRange {
  readonly hash: string;
  readonly seed: number;
  readonly estimator: LossEstimator;
  readonly from: number;
  readonly to: number;
  readonly loss: Float64Array;
  /** Weight of each scenario; null: 1 for all. */
  readonly weight: Float64Array | null;
}

const CHECK_EVERY = 1024;

/**
 * Losses of a book over its horizon, scenario by scenario. A scenario's numbers depend on the model, the seed, the estimator and
 * the scenario alone: ranges may be run in any order, anywhere.
 *
 * @param run      seed whole, 0 … 2⁵³ − 1; from … to whole and rising, within the estimator's scenarios where it has a number
 * @param control  progress and cancellation
 * @throws ARGUMENT_INVALID  a range or an estimator outside its limits
 * @throws CANCELLED
 * @complexity  linear in scenarios; a scenario costs some 5 ns a group and 20 ns a default
 */
export function simulateLoss(model: LossModel, run: LossRun, control: Control = {}): LossRange {
  const { seed, from, to, estimator, engine } = run;
  checkRun(run);
  const { compiled } = model;
  const [scratch, random] = [walkScratch(compiled, engine), new RandomStream(seed)];
  const move = movesOf(model, run);
  const loss = new Float64Array(to - from);
  const weight = estimator.kind === 'tail' ? new Float64Array(to - from) : null;
  for (let scenario = from; scenario < to; scenario++) {
    const i = scenario - from;
    if (i % CHECK_EVERY === 0) checkpoint('simulateLoss', control, i, to - from);
    beginScenario(random, scratch, seed, scenario);
    const w = move(scratch.normals, scenario);
    if (weight !== null) weight[i] = w;
    loss[i] = lossOf(model, scratch, random);
  }
  return { hash: model.hash, seed, estimator, from, to, loss, weight };
}

/** What a run does to the normal numbers of a scenario. */
export function movesOf(model: LossModel, { estimator, seed }: Pick<LossRun, 'estimator' | 'seed'>): MoveNormals {
  const { normals } = model.compiled;
  if (estimator.kind === 'plain' || estimator.kind === 'sobol')
    return moveNormals(estimator, new Float64Array(normals), seed);
  return moveNormals(estimator, worstDirection(conditionalLoss(model), normals, shiftOf(estimator)), seed);
}

/** The loss of the scenario whose normal numbers stand in the scratch. */
function lossOf(model: LossModel, scratch: WalkScratch, random: RandomStream): number {
  const { compiled, amount, isLevel } = model;
  if (isLevel && compiled.groups === compiled.pureGroups) {
    const length = conditionOnFactors(compiled, scratch);
    return scratch.wasm?.amounts(random, amount) ?? walkAmounts(compiled, random, scratch, length, amount);
  }
  const count = sampleHits(compiled, random, scratch);
  const { position, klass, quarter } = scratch;
  let sum = 0;
  if (isLevel) {
    for (let i = 0; i < count; i++) sum += amount[position[i]!]!;
    return sum;
  }
  timeDefaults(compiled, scratch, count);
  const { classStart } = compiled;
  for (let i = 0; i < count; i++) sum += lossAt(model, position[i]!, quarter[i]! - classStart[klass[i]!]!);
  return sum;
}

function checkRun({ from, to, estimator }: LossRun): void {
  checkEstimator(estimator);
  const most = estimator.kind === 'plain' ? Number.MAX_SAFE_INTEGER : estimator.scenarios;
  if (!(Number.isSafeInteger(from) && Number.isSafeInteger(to) && from >= 0 && to >= from && to <= most)) {
    const problem = `a rising range of whole numbers from 0 to ${most} expected`;
    refuse('ARGUMENT_INVALID', { at: 'simulateLoss: from, to', problem, met: quote([from, to]) });
  }
}

/**
 * Ranges of one run as one.
 *
 * @param ranges  in any order, without gaps or overlaps
 * @throws ARGUMENT_INVALID  none; ranges of different books, seeds or estimators; a gap or an overlap
 */
export function joinLosses(ranges: readonly LossRange[]): LossRange {
  const sorted = [...ranges].sort((a, b) => a.from - b.from || a.to - b.to);
  const first = sorted[0];
  if (first === undefined) return refuse('ARGUMENT_INVALID', { at: 'joinLosses: ranges', problem: 'there is none' });
  const mark = ({ hash, seed, estimator }: LossRange): string => JSON.stringify([hash, seed, estimator]);
  sorted.forEach((range, i) => {
    const at = `joinLosses: range ${range.from} to ${range.to}`;
    if (mark(range) !== mark(first)) {
      refuse('ARGUMENT_INVALID', { at, problem: `of another run than ${mark(first)}`, met: mark(range) });
    }
    const before = sorted[i - 1];
    if (before !== undefined && before.to !== range.from) {
      const problem = `${before.to < range.from ? 'a gap behind' : 'an overlap with'} the range that ends at ${before.to}`;
      refuse('ARGUMENT_INVALID', { at, problem, met: quote(range.from) });
    }
  });
  const joined = (column: (range: LossRange) => Float64Array | null): Float64Array | null => {
    if (sorted.some((range) => column(range) === null)) return null;
    const out = new Float64Array(sorted.at(-1)!.to - first.from);
    for (const range of sorted) out.set(column(range)!, range.from - first.from);
    return out;
  };
  return {
    ...first,
    to: sorted.at(-1)!.to,
    loss: joined(({ loss }) => loss)!,
    weight: joined(({ weight }) => weight),
  };
}
