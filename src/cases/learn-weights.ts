import { quote, refuse } from '../base/errors.ts';
import { type CaseEstimateInput, CaseEstimateOptions } from '../domain/case-schema.ts';
import { parseWith } from '../domain/parse.ts';
import type { Sample } from '../numeric/argument.ts';
import { sum } from '../numeric/sum.ts';
import { broughtTo } from './build-predictor.ts';
import type { CaseBase } from './case-base.ts';
import { toScale } from './predict.ts';
import { scrambled } from './scramble.ts';
import { validateCases } from './validate-cases.ts';

/** Weights that predict the cases of a base best, and what they are worth on cases that did not choose them. */
export interface LearnedWeights {
  /** By name of the attribute. */
  readonly weights: Readonly<Record<string, number>>;
  /** Mean distance of values from predictions, on the scale of the value, on the cases that chose the weights: too good. */
  readonly fittedError: number;
  /** The same with the weights given. */
  readonly startError: number;
  /** The same on cases that took no part in the choice, each part by the weights that the other parts chose. */
  readonly honestError: number;
  readonly honestStartError: number;
  /** Whether learning helped beyond doubt on cases that took no part: the mean gain lies two standard errors above 0. */
  readonly isWorthIt: boolean;
}

const FACTORS = [0, 0.25, 0.5, 2, 4];
const PARTS = 5;

/**
 * Learns weights by leave-one-out: one attribute after the other is multiplied by 0, ¼, ½, 2 and 4, and what lowers the mean
 * error most is kept, until nothing does or `rounds` are over.
 *
 * The error on the cases that chose is too good; the honest one comes from five parts, each predicted by weights that the
 * other four chose.
 *
 * @param most    cases that take part in the choice, by a scramble; 300 unless said otherwise
 * @param rounds  1 … 10, 2 unless said otherwise
 * @throws INPUT_INVALID          options that do not fit the schema, a schema without a value
 * @throws EVIDENCE_INSUFFICIENT  fewer than 40 cases
 */
export function learnWeights(
  base: CaseBase,
  input: CaseEstimateInput,
  { most = 300, rounds = 2 }: { readonly most?: number; readonly rounds?: number } = {},
): LearnedWeights {
  const options = parseWith(CaseEstimateOptions, input, 'case estimate');
  const { value } = base.schema;
  if (value === undefined || base.values === null) {
    const remedy = "name the column of values in the schema, as { column: 'Price', scale: 'log' }";
    return refuse('INPUT_INVALID', { at: 'learnWeights: base', problem: 'the schema names no value', remedy });
  }
  const n = base.cases.length;
  if (n < LEAST_CASES) {
    const problem = `${LEAST_CASES} cases are needed`;
    refuse('EVIDENCE_INSUFFICIENT', {
      at: 'learnWeights',
      problem,
      met: quote(n),
      remedy: `${LEAST_CASES - n} more would do`,
    });
  }
  const scaled = broughtTo(base, base.values, options.time).map((each) => toScale(each, value.scale));
  const task = { base, options, scaled, rounds };
  const chosen = scrambled([...base.cases.keys()]).slice(0, most);
  const start = startWeights(base, options);
  const everyone = new Uint8Array(n).fill(1);
  const learned = search(task, start, chosen, everyone);
  const honest: number[] = [];
  const honestStart: number[] = [];
  for (let part = 0; part < PARTS; part++) {
    const tested = chosen.filter((_, i) => i % PARTS === part);
    const training = everyone.slice();
    for (const number of tested) training[number] = 0;
    const others = chosen.filter((_, i) => i % PARTS !== part);
    const { weights } = search(task, start, others, training);
    honest.push(...errorsOf(task, weights, tested, training));
    honestStart.push(...errorsOf(task, start, tested, training));
  }
  return {
    weights: Object.fromEntries(learned.weights),
    fittedError: learned.error,
    startError: meanOf(errorsOf(task, start, chosen, everyone)),
    honestError: meanOf(honest),
    honestStartError: meanOf(honestStart),
    isWorthIt: isGain(honestStart.map((before, i) => before - honest[i]!)),
  };
}

const LEAST_CASES = 40;

interface Task {
  readonly base: CaseBase;
  readonly options: CaseEstimateOptions;
  readonly scaled: Float64Array;
  readonly rounds: number;
}

type Weights = ReadonlyMap<string, number>;

function startWeights({ columns }: CaseBase, { weights }: CaseEstimateOptions): Weights {
  return new Map(columns.map(({ attribute }) => [attribute.name, weights[attribute.name] ?? attribute.weight]));
}

function search(task: Task, start: Weights, tested: readonly number[], training: Uint8Array) {
  let weights = start;
  let error = meanOf(errorsOf(task, weights, tested, training));
  for (let round = 0; round < task.rounds; round++) {
    const before = error;
    for (const name of start.keys()) {
      const trials = FACTORS.map((factor) => new Map(weights).set(name, factor * (weights.get(name) || 1)));
      for (const trial of trials) {
        if ([...trial.values()].every((weight) => weight === 0)) continue;
        const met = meanOf(errorsOf(task, trial, tested, training));
        if (met < error) [error, weights] = [met, trial];
      }
    }
    if (error === before) break;
  }
  return { weights, error };
}

/** Errors of the cases tested; those that cannot be predicted are as far off as from the middle of the whole base. */
function errorsOf(
  { base, options, scaled }: Task,
  weights: Weights,
  tested: readonly number[],
  training: Uint8Array,
): number[] {
  const trial = { ...options, weights: Object.fromEntries(weights) };
  const { numbers, predicted } = validateCases(base, trial, [{ tested, training }]);
  const middle = meanOf(scaled);
  return Array.from(numbers, (number, i) =>
    Math.abs(scaled[number]! - (Number.isNaN(predicted[i]) ? middle : predicted[i]!)),
  );
}

function meanOf(values: Sample): number {
  return sum(values) / values.length;
}

function isGain(gains: readonly number[]): boolean {
  const mean = meanOf(gains);
  const error = Math.sqrt(sum(gains.map((gain) => (gain - mean) * (gain - mean))) / (gains.length - 1) / gains.length);
  return mean > 2 * error;
}
