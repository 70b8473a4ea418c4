import { refuse } from '../base/errors.ts';
import { CaseSearch, type CaseSearchInput, type CaseTarget, type Grade } from '../domain/case-schema.ts';
import { parseWith } from '../domain/parse.ts';
import { formatDay } from '../numeric/calendar.ts';
import type { CaseBase } from './case-base.ts';
import { type CodedTarget, codeTarget } from './code-target.ts';
import { type Eligible, eligibleCases, type NotUsed } from './eligible-cases.ts';
import { distanceOf, nearest, type SearchPlan } from './nearest.kernel.ts';
import { aim, type SearchFrame, searchFrame } from './search-plan.ts';

/** A similar case. */
export interface Neighbour {
  /** Place in the base, from 0. */
  readonly number: number;
  readonly id: string;
  /** Row in the file, the header being row 1. */
  readonly row: number;
  readonly distance: number;
  /** Share of the target's weight that was compared, 0 to 1. */
  readonly comparedShare: number;
  /** Per unit where the schema says so; null where it names no value. */
  readonly value: number | null;
  readonly day: string | null;
  readonly grade: Grade | null;
}

export interface Nearest {
  /** Nearest first, equal distances in the order of the file; fewer than asked for where no more are comparable. */
  readonly neighbours: readonly Neighbour[];
  /** How many cases could be used. */
  readonly eligible: number;
  readonly notUsed: NotUsed;
  /** Levels of the target that no case has: they count as different from all. */
  readonly unseenLevels: CodedTarget['unseenLevels'];
}

/** A target taken aim at. */
export interface Search {
  readonly frame: SearchFrame;
  readonly plan: SearchPlan;
  readonly eligible: Eligible;
  readonly target: CodedTarget;
}

/** Everything a search needs, checked once. @throws as `findNearest` */
export function prepareSearch(base: CaseBase, target: CaseTarget, search: CaseSearch): Search {
  const coded = codeTarget(base, target);
  const frame = searchFrame(base, search);
  const eligible = eligibleCases(base, search);
  const plan = aim(frame, coded.codes, eligible.mask);
  if (plan === undefined) {
    const names = base.schema.attributes.map(({ name }) => name).join(', ');
    const remedy = `give at least one attribute that has a weight: ${names}`;
    return refuse('EVIDENCE_INSUFFICIENT', {
      at: 'the target',
      problem: 'nothing is known of it to compare cases by',
      remedy,
    });
  }
  return { frame, plan, eligible, target: coded };
}

/**
 * The cases most similar to a target: exact, equal distances in the order of the file.
 *
 *     gower      Σ w·d / C,  d held to 1           manhattan  (W/C)·Σ w·d
 *     heom       √((W/C)·Σ w·d²),  d held to 1     euclid     √((W/C)·Σ w·d²)
 *
 * d is the difference divided by the scale, or 0 and 1 for equal and different levels; W the weight of the attributes the
 * target has, C of those the case has too. With `missing: 'maximum'` nothing is left out: d is then as large as it can be.
 *
 * @throws INPUT_INVALID          options, weights or target that do not fit the schema
 * @throws EVIDENCE_INSUFFICIENT  nothing known of the target, no case that may be used
 * @source J. Gower, A General Coefficient of Similarity, Biometrics 27 (1971); D. Wilson, T. Martinez, Improved Heterogeneous
 *         Distance Functions, JAIR 6 (1997); L. Kaufman, P. Rousseeuw, Finding Groups in Data (1990), ch. 1, for W/C
 */
export function findNearest(base: CaseBase, target: CaseTarget, options: CaseSearchInput): Nearest {
  const search = parseWith(CaseSearch, options, 'case search');
  const { plan, eligible, target: coded } = prepareSearch(base, target, search);
  const numbers = new Int32Array(Math.min(search.k, eligible.count));
  const found = nearest(base.codes, plan, numbers, new Float64Array(numbers.length));
  return {
    neighbours: Array.from(numbers.subarray(0, found), (number) => neighbour(base, plan, number)),
    eligible: eligible.count,
    notUsed: eligible.notUsed,
    unseenLevels: coded.unseenLevels,
  };
}

export function neighbour(base: CaseBase, plan: SearchPlan, number: number): Neighbour {
  const { id, rowNumber, day, grade } = base.cases[number]!;
  return {
    number,
    id,
    row: rowNumber,
    distance: distanceOf(base.codes, plan, number, plan.terms),
    comparedShare: plan.terms[plan.width]! / plan.total,
    value: base.values === null ? null : base.values[number]!,
    day: day === null ? null : formatDay(day),
    grade,
  };
}
