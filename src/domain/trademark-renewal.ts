import { refuse } from '../base/errors.ts';
import { addMonths, addYears, formatDay, parseDay } from '../numeric/calendar.ts';
import { known } from './sourced.ts';
import { type LifeFacts, ruleFor } from './statutory-life.ts';
import type { StatutoryTerms } from './statutory-terms.ts';

/** Where a renewable right stands: within its term, within the window to renew, in the months of grace, or ended. */
export type RenewalStanding = 'in-term' | 'renewable' | 'in-grace' | 'ended';

/** The days on which the present term of a renewable right turns. */
export interface RenewalCalendar {
  readonly standing: RenewalStanding;
  /** First day on which renewal can be asked for. */
  readonly windowOpens: string;
  /** First day after the present term. */
  readonly termEnds: string;
  /** Last day of grace. */
  readonly graceEnds: string;
  /** First day after the next term, if renewed. */
  readonly renewedUntil: string;
}

/**
 * When a trade mark can be renewed, and how it stands on a day.
 *
 *     term ends = registration + 10 years × (1 + renewals);  window = 12 months before;  grace = 6 months after
 *
 * @throws DATA_UNKNOWN   the set of terms has no renewal rule for the kind
 * @throws INPUT_INVALID  no day of registration, or one after the day asked about
 * @source 商标法 (2019) 39–40
 */
export function renewalCalendar(facts: LifeFacts, terms: StatutoryTerms, day: string): RenewalCalendar {
  const at = `right ${facts.id}`;
  const rule = ruleFor(facts, terms, at);
  if (rule.renewal === undefined) {
    return refuse('DATA_UNKNOWN', { at, problem: 'no rule of renewal is known for this kind', met: facts.kind });
  }
  const { grantDay, renewals = 0 } = facts;
  if (grantDay === undefined || grantDay === null || grantDay > day) {
    const problem = `a day of registration up to ${day} is needed`;
    return refuse('INPUT_INVALID', { at: `${at}/grantDay`, problem, met: String(grantDay), remedy: 'give it' });
  }
  const where = `${terms.id}@${terms.version}, renewal of ${rule.kind}`;
  const firstTerm = known(rule.years, where);
  const further = known(rule.renewal.years, where);
  const registered = parseDay(grantDay);
  const ends = addYears(registered, firstTerm + further * renewals);
  const opens = addMonths(ends, -known(rule.renewal.windowMonthsBefore, where));
  const grace = addMonths(ends, known(rule.renewal.graceMonthsAfter, where));
  const today = parseDay(day);
  return {
    standing: today < opens ? 'in-term' : today < ends ? 'renewable' : today <= grace ? 'in-grace' : 'ended',
    windowOpens: formatDay(opens),
    termEnds: formatDay(ends),
    graceEnds: formatDay(grace),
    renewedUntil: formatDay(addYears(registered, firstTerm + further * (renewals + 1))),
  };
}
