import { normalQuantile } from '../../numeric/normal.ts';
import { sum } from '../../numeric/sum.ts';
import { conditionalLoss, worstDirection } from '../sampling/conditional-loss.ts';
import { type MoveNormals, moveAlong } from '../sampling/estimator.ts';
import { weightedTail, worstFirst } from '../sampling/replicates.ts';
import { outputColumns } from './output-columns.ts';
import type { PoolModel } from './pool-model.ts';
import type { PoolTailRun } from './pool-tail-request.ts';
import { ScenarioRunner } from './scenario.ts';

/** Scenarios that tell how far to move, beyond all that a run can count; their first is a multiple of their number. */
const PILOT = 256;
const FIRST_PILOT = 2 ** 53 - 2 * PILOT;

/** What one weighted scenario came to, in fen. */
export interface WeightedScenario {
  readonly weight: number;
  readonly value: number;
  readonly paid: number;
  /** 0 for the whole book. */
  readonly need: number;
  readonly isShort: boolean;
  readonly isWhole: boolean;
}

/** Scenarios of a pool, half of them moved to where its tail begins. */
export class TailRunner {
  /** Unit vector; zero where no loss depends on the factors. */
  readonly direction: Float64Array;
  readonly shift: number;
  readonly #runner: ScenarioRunner;
  readonly #scheme: number | null;
  readonly #at: { readonly value: number; readonly paid: number; readonly need: number };
  #move: MoveNormals;
  /** Of the last scenario: its place along the direction. */
  #along = 0;

  constructor(model: PoolModel, run: PoolTailRun) {
    const { seed, scheme, measure, levels, scenarios, replicates } = run;
    const aim = levels.reduce((most, level) => Math.max(most, level), 0);
    const distance = normalQuantile(aim);
    const cost = { compiled: model.book, amount: costOfDefaults(model, run) };
    this.direction = worstDirection(conditionalLoss(cost), model.book.normals, distance);
    this.#scheme = scheme;
    const names = outputColumns(model).map(({ name }) => name);
    const place = (figure: string): number =>
      names.indexOf(`${scheme === null ? 'book' : `scheme[${scheme}]`}.${figure}`);
    this.#at = { value: place(measure), paid: place('paid'), need: place('need') };
    this.#move = () => 1;
    this.#runner = new ScenarioRunner(model, seed, (normals, scenario) => this.#stage(normals, scenario));
    this.shift = this.direction.some((part) => part !== 0) ? this.#pilot(seed, aim, distance) : 0;
    const each = scenarios / replicates;
    this.#move = moveAlong({ each, slices: each / 2, shift: this.shift }, this.direction, seed);
  }

  run(scenario: number): WeightedScenario {
    const { weight, isWhole } = this.#runner.run(scenario);
    const { figures, exhausted } = this.#runner;
    const { value, paid, need } = this.#at;
    const isShort = this.#scheme === null ? exhausted.some((quarter) => quarter >= 0) : exhausted[this.#scheme]! >= 0;
    return { weight, value: figures[value]!, paid: figures[paid]!, need: figures[need] ?? 0, isShort, isWhole };
  }

  #stage(normals: Float64Array, scenario: number): number {
    const weight = this.#move(normals, scenario);
    let along = 0;
    for (let i = 0; i < normals.length; i++) along += normals[i]! * this.direction[i]!;
    this.#along = along;
    return weight;
  }

  /** The mean place along the direction of what lies at or beyond the value at risk: Σ weight·v / Σ weight, 0 at least. */
  #pilot(seed: number, level: number, distance: number): number {
    this.#move = moveAlong({ each: PILOT, slices: PILOT / 2, shift: distance }, this.direction, seed);
    const [value, weight, along] = [new Float64Array(PILOT), new Float64Array(PILOT), new Float64Array(PILOT)];
    for (let i = 0; i < PILOT; i++) {
      const met = this.run(FIRST_PILOT + i);
      value[i] = met.value;
      weight[i] = met.weight;
      along[i] = this.#along;
    }
    const { quantile } = weightedTail(worstFirst(value, weight), level);
    const share = weight.map((w, i) => (value[i]! >= quantile ? w : 0));
    return Math.max(0, sum(along.map((v, i) => v * share[i]!)) / sum(share));
  }
}

/** What a default costs in the measure by and large: the loan, or the pool's share of it up to its cap. A guide to the direction. */
function costOfDefaults({ loans, schemes }: PoolModel, { scheme, measure }: PoolTailRun): Float64Array {
  const amount = loans.principal.map((fen, p) => {
    const s = loans.scheme[p]!;
    if (scheme !== null && s !== scheme) return 0;
    if (measure === 'loss') return fen;
    const { split, poolLayer } = schemes[s]!;
    if (poolLayer < 0) return 0;
    const share = split.bandShare[split.bandFirst[loans.variant[p]! + poolLayer]!] ?? 0;
    return Math.min((fen * share) / 1_000_000, split.perLoanCap[poolLayer]!);
  });
  return amount.some((fen) => fen > 0) ? amount : loans.principal;
}
