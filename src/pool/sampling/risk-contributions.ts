import { quote, refuse } from '../../base/errors.ts';
import { RandomStream } from '../../numeric/random-stream.ts';
import type { LossModel } from './loss-model.ts';
import { lossAt } from './loss-model.ts';
import { weightedTail, worstFirst } from './replicates.ts';
import { beginScenario, sampleHits, walkScratch } from './sample-defaults.ts';
import { type LossRange, movesOf } from './simulate-loss.ts';
import { timeDefaults } from './time-defaults.kernel.ts';

/** A measure of the tail and each loan's part in it, in fen; the parts add up to the whole. */
export interface RiskContributions {
  readonly measure: 'expectedShortfall' | 'valueAtRisk';
  readonly level: number;
  readonly total: number;
  /** By row of the book. */
  readonly byLoan: Float64Array;
  /** Scenarios that were walked again. */
  readonly scenarios: number;
}

/** A scenario of the tail and its share in the measure. */
interface Chosen {
  readonly scenario: number;
  readonly share: number;
}

/** Half as many scenarios on either side of a value at risk are taken for it as the root of those beyond it, 10 at least. */
const FEWEST_BESIDE = 10;

/**
 * Euler contributions of loans to the tail of a run: what each loses on average where the measure lies. Only scenarios of the
 * tail are walked again.
 *
 *     expected shortfall: Σ over the tail of share · loss of the loan;  the parts add up to it
 *     value at risk: mean loss of the loan over the scenarios next to it by rank, scaled so that the parts add up to it
 *
 * @param range  a whole run of the model
 * @param level  above 0 and below 1
 * @throws ARGUMENT_INVALID  a run of another model, a level out of range
 * @source D. Tasche, Capital Allocation to Business Units and Sub-Portfolios: the Euler Principle (2007), for the contributions
 * @complexity  O(loans + scenarios · log scenarios + tail scenarios · walk)
 */
export function riskContributions(
  model: LossModel,
  range: LossRange,
  measure: RiskContributions['measure'],
  level: number,
): RiskContributions {
  if (range.hash !== model.hash) {
    const problem = `a run of the model ${model.hash} expected`;
    refuse('ARGUMENT_INVALID', { at: 'riskContributions: range', problem, met: quote(range.hash) });
  }
  if (!(typeof level === 'number' && level > 0 && level < 1)) {
    const problem = 'above 0 and below 1 expected';
    refuse('ARGUMENT_INVALID', { at: 'riskContributions: level', problem, met: quote(level) });
  }
  if (range.loss.length === 0) refuse('ARGUMENT_INVALID', { at: 'riskContributions: range', problem: 'no scenario' });
  const ordered = worstFirst(range.loss, range.weight ?? new Float64Array(range.loss.length).fill(1));
  const end = weightedTail(ordered, level);
  const at = (rank: number): number => range.from + ordered.order[rank]!;
  if (measure === 'expectedShortfall') {
    const chosen = Array.from({ length: end.count + 1 }, (_, rank): Chosen => {
      const mass = rank < end.count ? ordered.weight[rank]! : end.border;
      return { scenario: at(rank), share: mass / end.mass };
    });
    const byLoan = lossesByLoan(model, range, chosen);
    return { measure, level, total: end.mean, byLoan, scenarios: chosen.length };
  }
  const beside = Math.max(FEWEST_BESIDE, Math.floor(Math.sqrt(end.count)));
  const first = Math.max(0, end.count - beside);
  const last = Math.min(range.loss.length - 1, end.count + beside);
  const chosen = Array.from({ length: last - first + 1 }, (_, i): Chosen => {
    return { scenario: at(first + i), share: ordered.weight[first + i]! };
  });
  const byLoan = lossesByLoan(model, range, chosen);
  const sum = byLoan.reduce((a, b) => a + b, 0);
  const scale = sum > 0 ? end.quantile / sum : 0;
  return { measure, level, total: end.quantile, byLoan: byLoan.map((x) => x * scale), scenarios: chosen.length };
}

/** Σ share · loss of each loan over scenarios walked again, by row. */
function lossesByLoan(model: LossModel, { seed, estimator }: LossRange, chosen: readonly Chosen[]): Float64Array {
  const { compiled } = model;
  const [scratch, random] = [walkScratch(compiled), new RandomStream(seed)];
  const move = movesOf(model, { estimator, seed });
  const byRow = new Float64Array(compiled.loans);
  const { position, klass, quarter } = scratch;
  for (const { scenario, share } of [...chosen].sort((a, b) => a.scenario - b.scenario)) {
    beginScenario(random, scratch, seed, scenario);
    move(scratch.normals, scenario);
    const count = sampleHits(compiled, random, scratch);
    if (!model.isLevel) timeDefaults(compiled, scratch, count);
    for (let i = 0; i < count; i++) {
      const age = model.isLevel ? 0 : quarter[i]! - compiled.classStart[klass[i]!]!;
      byRow[compiled.row[position[i]!]!]! += share * lossAt(model, position[i]!, age);
    }
  }
  return byRow;
}
