import { refuse } from '../base/errors.ts';
import { type CaseEstimateInput, CaseEstimateOptions, type CaseTarget } from '../domain/case-schema.ts';
import { parseWith } from '../domain/parse.ts';
import type { CaseBase } from './case-base.ts';
import { effectiveCount, neighbourWeights } from './centre.ts';
import type { Interval } from './conformal.ts';
import { type CaseEstimate, estimate } from './estimate.ts';
import { findNearest } from './find-nearest.ts';
import { shareInterval } from './study-coverage.ts';

/** What similar cases say where some were granted free of charge. */
export interface ChanceTimesAmount {
  /** Chance of any payment times what is then paid. */
  readonly value: number;
  /** Share of the say of the nearest cases that paid. */
  readonly chance: number;
  /** Exact interval of the chance at the level asked for, from the effective number of cases. */
  readonly chanceInterval: Interval;
  /** Of the nearest cases, those that paid and those that did not. */
  readonly paid: number;
  readonly free: number;
  /** What is paid where anything is: by the paying cases alone, on the scale of logarithms. */
  readonly amount: CaseEstimate;
}

/**
 * The value of a target among cases of which some have the value 0.
 *
 *     value = chance · amount;   chance = Σ say of the k nearest that paid / Σ say;   amount from the k nearest that paid
 *
 * An average that mixes free and paid cases is what nobody pays. The amount is a median or geometric mean, so the product is
 * what a case of middling amount brings on average, not the mean over all cases.
 *
 * @param base  of values of 0 and more, on the scale `plain`
 * @throws INPUT_INVALID          a base on the scale `log`, which leaves free cases out; values below 0; as `estimate`
 * @throws EVIDENCE_INSUFFICIENT  too few comparable cases, or too few that paid
 */
export function chanceTimesAmount(base: CaseBase, target: CaseTarget, input: CaseEstimateInput): ChanceTimesAmount {
  const options = parseWith(CaseEstimateOptions, input, 'case estimate');
  const { value } = base.schema;
  const { values } = base;
  if (value === undefined || values === null || value.scale !== 'plain') {
    const remedy = "read the values on the scale 'plain': free cases have no logarithm and are left out otherwise";
    refuse('INPUT_INVALID', { at: 'chanceTimesAmount: base', problem: 'no values on the scale plain', remedy });
  }
  const below = values.findIndex((each) => each < 0);
  if (below >= 0) {
    const { rowNumber, id } = base.cases[below]!;
    const remedy = 'give 0 for free, and what was paid otherwise';
    refuse('INPUT_INVALID', { at: `row ${rowNumber}`, problem: 'a value below zero', met: id, remedy });
  }
  const { k, metric, scale, missing, minOverlap, weights, exclude, asOf } = options;
  const search = { k, metric, scale, missing, minOverlap, weights, exclude, ...(asOf !== undefined && { asOf }) };
  const { neighbours } = findNearest(base, target, search);
  if (neighbours.length < k) {
    const problem = `${k} comparable cases are needed, ${neighbours.length} were found`;
    const remedy = `${k - neighbours.length} more would do, or a smaller k, or a lower minOverlap`;
    refuse('EVIDENCE_INSUFFICIENT', { at: 'the case base', problem, remedy });
  }
  const distances = neighbours.map(({ distance }) => distance);
  const say = neighbourWeights(distances, options.weighting);
  const total = say.reduce((sum, each) => sum + each, 0);
  const paid = neighbours.reduce((sum, each, i) => sum + (each.value! > 0 ? say[i]! : 0), 0);
  const chance = paid / total;
  const count = effectiveCount(say);
  const free = base.cases.flatMap(({ id }, i) => (values[i] === 0 && !exclude.includes(id) ? [id] : []));
  const paying = { ...base, schema: { ...base.schema, value: { ...value, scale: 'log' as const } } };
  const amount = estimate(paying, target, { ...input, exclude: [...exclude, ...free] });
  const paidCount = neighbours.filter((each) => each.value! > 0).length;
  return {
    value: chance * amount.value,
    chance,
    chanceInterval: shareInterval(chance * count, count, options.level),
    paid: paidCount,
    free: neighbours.length - paidCount,
    amount,
  };
}
