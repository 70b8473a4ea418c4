import { quote, refuse } from '../base/errors.ts';
import type { CaseSearch } from '../domain/case-schema.ts';
import { formatDay, parseDay } from '../numeric/calendar.ts';
import type { CaseBase } from './case-base.ts';

/** How many cases of the base may not be used, by reason. */
export interface NotUsed {
  /** Of a day after the as-of day. */
  readonly later: number;
  /** Of no known day, where an as-of day is given. */
  readonly undated: number;
  /** Named by the caller. */
  readonly excluded: number;
}

export interface Eligible {
  /** By case: 1 where it may be used. */
  readonly mask: Uint8Array;
  readonly count: number;
  readonly notUsed: NotUsed;
}

/**
 * Which cases a search may use: none that the caller excludes, none that was not known on the as-of day.
 *
 * @throws INPUT_INVALID          an excluded id that no case has, an as-of day where cases have no day
 * @throws EVIDENCE_INSUFFICIENT  no case is left
 */
export function eligibleCases(base: CaseBase, { exclude, asOf }: CaseSearch): Eligible {
  const mask = new Uint8Array(base.cases.length).fill(1);
  const counts = { later: 0, undated: 0, excluded: 0 };
  for (const id of exclude) {
    const number = base.numberOf.get(id);
    if (number === undefined) {
      const remedy = 'give ids of cases in the base';
      refuse('INPUT_INVALID', { at: 'exclude', problem: 'no such case', met: quote(id), remedy });
    }
    counts.excluded += mask[number]!;
    mask[number] = 0;
  }
  if (asOf !== undefined) {
    if (base.schema.date === undefined) {
      const remedy = "name the column of days in the schema, or one day for all as { every: '2007-12-31' }";
      refuse('INPUT_INVALID', {
        at: 'asOf',
        problem: 'the cases have no day to hold against it',
        met: quote(asOf),
        remedy,
      });
    }
    const last = parseDay(asOf);
    base.cases.forEach(({ day }, i) => {
      if (mask[i] === 0 || (day !== null && day <= last)) return;
      mask[i] = 0;
      if (day === null) counts.undated++;
      else counts.later++;
    });
  }
  const count = base.cases.length - counts.excluded - counts.undated - counts.later;
  if (count === 0) refuseNone(base, asOf);
  return { mask, count, notUsed: counts };
}

function refuseNone(base: CaseBase, asOf: string | undefined): never {
  const days = base.cases.flatMap(({ day }) => (day === null ? [] : [day])).sort((a, b) => a - b);
  const problem = `none of ${base.cases.length} cases may be used`;
  const remedy = days.length > 0 ? `the earliest case is of ${formatDay(days[0]!)}` : 'exclude fewer cases';
  refuse('EVIDENCE_INSUFFICIENT', { at: 'the case base', problem, ...(asOf && { met: `as of ${asOf}` }), remedy });
}
