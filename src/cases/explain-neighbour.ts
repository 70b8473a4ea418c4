import { quote, refuse } from '../base/errors.ts';
import { CaseSearch, type CaseSearchInput, type CaseTarget } from '../domain/case-schema.ts';
import { parseWith } from '../domain/parse.ts';
import { type CaseBase, cellOf } from './case-base.ts';
import { type Neighbour, neighbour, prepareSearch, type Search } from './find-nearest.ts';
import { distanceOf } from './nearest.kernel.ts';

/** What one attribute adds to the distance of a case. */
export interface Contribution {
  readonly attribute: string;
  /** What target and file say; null where unknown. */
  readonly target: string | null;
  readonly found: string | null;
  readonly weight: number;
  /** 0 where the attribute was not compared. */
  readonly contribution: number;
}

export interface Explanation extends Neighbour {
  /**
   * One for each attribute, in the order of the schema. Added up by `sumOfContributions` they are the distance bit for bit,
   * or its square under HEOM and Euclid.
   */
  readonly contributions: readonly Contribution[];
}

/**
 * Why a case is as near as it is.
 *
 * @throws INPUT_INVALID          options, target or id that do not fit the base
 * @throws EVIDENCE_INSUFFICIENT  nothing known of the target; a case that shares less than `minOverlap` with it
 */
export function explainNeighbour(
  base: CaseBase,
  target: CaseTarget,
  id: string,
  options: CaseSearchInput,
): Explanation {
  const number = base.numberOf.get(id);
  if (number === undefined) {
    return refuse('INPUT_INVALID', {
      at: 'explainNeighbour: id',
      problem: 'no such case',
      met: quote(id),
      remedy: 'give the id of a case in the base',
    });
  }
  const search = parseWith(CaseSearch, options, 'case search');
  const explanation = explain(base, prepareSearch(base, target, search), number);
  if (explanation.distance !== Number.POSITIVE_INFINITY) return explanation;
  const problem = 'too little is known of both the case and the target to compare them';
  const met = `${quote(id)}, which shares ${explanation.comparedShare} of the target's weight`;
  return refuse('EVIDENCE_INSUFFICIENT', { at: 'explainNeighbour: id', problem, met, remedy: 'lower minOverlap' });
}

/** The explanation of a case that was found. */
export function explain(base: CaseBase, { plan, target }: Search, number: number): Explanation {
  const terms = new Float64Array(plan.width + 1);
  distanceOf(base.codes, plan, number, terms);
  const contributions = base.schema.attributes.map(({ name }, j) => ({
    attribute: name,
    target: target.cells[j]!,
    found: Number.isNaN(base.codes[number * plan.width + j]) ? null : cellOf(base, number, j),
    weight: plan.weight[j]!,
    contribution: terms[j]!,
  }));
  return { ...neighbour(base, plan, number), contributions };
}

/** Adds contributions in the order that defines a distance: those of even and of odd attributes apart, then both. */
export function sumOfContributions(contributions: readonly Contribution[]): number {
  let even = 0;
  let odd = 0;
  contributions.forEach(({ contribution }, j) => {
    if (j % 2 === 0) even += contribution;
    else odd += contribution;
  });
  return even + odd;
}
