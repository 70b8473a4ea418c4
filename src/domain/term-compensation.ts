import * as z from 'zod';
import { refuse } from '../base/errors.ts';
import { addMonths, addYears, daysBetween, formatDay, parseDay } from '../numeric/calendar.ts';
import { parseWith } from './parse.ts';
import { Day } from './quantities.ts';
import { known } from './sourced.ts';
import type { StatutoryTerms } from './statutory-terms.ts';

/** What compensation for a late grant stands on. */
export const GrantDelay = z.strictObject({
  filingDay: Day,
  examinationRequestDay: Day,
  grantDay: Day,
  /** Days of delay that count as reasonable, such as those of a re-examination in which the claims were amended. */
  reasonableDelayDays: z.int().min(0).max(20_000),
  /** Days of delay that the applicant caused. */
  applicantDelayDays: z.int().min(0).max(20_000),
  /** When compensation was asked for; left out: in time. */
  requestDay: Day.optional(),
  /** A utility model for the same invention was filed the same day and given up for this patent. */
  hadUtilityModel: z.boolean().optional(),
});
export type GrantDelay = z.infer<typeof GrantDelay>;

/** Days by which a term grows, and what decided their number. */
export interface Lengthening<Reason extends string> {
  readonly days: number;
  readonly decidedBy: Reason;
  /** Last day on which it can be asked for. */
  readonly requestUntil: string;
}

export type GrantDelayReason = 'delay' | 'no-delay' | 'late-request' | 'utility-model';

/**
 * Days by which the term of an invention patent is compensated for unreasonable delay in its grant.
 *
 *     days = max(0, grant − max(filing + 4 years, request for examination + 3 years) − reasonable − applicant's delay)
 *
 * @throws INPUT_INVALID  days out of order
 * @throws DATA_UNKNOWN   the set of terms has no such rule
 * @source 专利法 (2020) 42(2), 专利法实施细则 (2023) 77–79
 */
export function grantDelayCompensation(raw: GrantDelay, terms: StatutoryTerms): Lengthening<GrantDelayReason> {
  const facts = parseWith(GrantDelay, raw, 'grant delay');
  inOrder('grant delay', facts, ['filingDay', 'examinationRequestDay', 'grantDay']);
  const rule = ruleOf(terms, 'grantDelay');
  const at = `${terms.id}@${terms.version} grantDelay`;
  const grant = parseDay(facts.grantDay);
  const countedFrom = Math.max(
    addYears(parseDay(facts.filingDay), known(rule.yearsFromFiling, at)),
    addYears(parseDay(facts.examinationRequestDay), known(rule.yearsFromExaminationRequest, at)),
  );
  const delay = daysBetween(countedFrom, grant) - facts.reasonableDelayDays - facts.applicantDelayDays;
  const requestUntil = formatDay(addMonths(grant, known(rule.requestMonths, at)));
  const decidedBy: GrantDelayReason =
    facts.hadUtilityModel === true
      ? 'utility-model'
      : isLate(facts.requestDay, requestUntil)
        ? 'late-request'
        : delay > 0
          ? 'delay'
          : 'no-delay';
  return { days: decidedBy === 'delay' ? delay : 0, decidedBy, requestUntil };
}

/** What the extension of a drug patent stands on. */
export const DrugApproval = z.strictObject({
  filingDay: Day,
  /** When the new drug was approved for the market in the jurisdiction. */
  approvalDay: Day,
  /** First day after the term, with the compensation for delay in grant where there is one. */
  expiryDay: Day,
  /** When the extension was asked for; left out: in time. */
  requestDay: Day.optional(),
});
export type DrugApproval = z.infer<typeof DrugApproval>;

export type DrugExtensionReason =
  | 'waiting-time'
  | 'longest-extension'
  | 'longest-life-after-approval'
  | 'no-waiting-time'
  | 'late-request';

/**
 * Days by which the term of a new drug's patent is extended for the time until its approval.
 *
 *     new expiry = min(expiry + (approval − filing − 5 years), expiry + 5 years, approval + 14 years)
 *
 * @throws INPUT_INVALID  days out of order: the patent must be in force on the day of approval
 * @throws DATA_UNKNOWN   the set of terms has no such rule
 * @source 专利法 (2020) 42(3), 专利法实施细则 (2023) 80–82
 */
export function drugExtension(
  raw: DrugApproval,
  terms: StatutoryTerms,
): Lengthening<DrugExtensionReason> & { readonly expiryDay: string } {
  const facts = parseWith(DrugApproval, raw, 'drug approval');
  inOrder('drug approval', facts, ['filingDay', 'approvalDay', 'expiryDay']);
  const rule = ruleOf(terms, 'drugExtension');
  const at = `${terms.id}@${terms.version} drugExtension`;
  const expiry = parseDay(facts.expiryDay);
  const approval = parseDay(facts.approvalDay);
  const waiting = daysBetween(addYears(parseDay(facts.filingDay), known(rule.deductedYears, at)), approval);
  const ends: readonly (readonly [DrugExtensionReason, number])[] = [
    ['waiting-time', expiry + waiting],
    ['longest-extension', addYears(expiry, known(rule.longestYears, at))],
    ['longest-life-after-approval', addYears(approval, known(rule.longestYearsFromApproval, at))],
  ];
  const [reason, end] = ends.reduce((first, next) => (next[1] < first[1] ? next : first));
  const requestUntil = formatDay(addMonths(approval, known(rule.requestMonths, at)));
  if (isLate(facts.requestDay, requestUntil)) {
    return { days: 0, decidedBy: 'late-request', requestUntil, expiryDay: facts.expiryDay };
  }
  const days = Math.max(0, daysBetween(expiry, end));
  const decidedBy = days === 0 && reason === 'waiting-time' ? 'no-waiting-time' : reason;
  return { days, decidedBy, requestUntil, expiryDay: formatDay(expiry + days) };
}

function isLate(requestDay: string | undefined, requestUntil: string): boolean {
  return requestDay !== undefined && requestDay > requestUntil;
}

function ruleOf<K extends 'grantDelay' | 'drugExtension'>(terms: StatutoryTerms, name: K) {
  const rule = terms[name];
  if (rule === undefined) {
    return refuse('DATA_UNKNOWN', {
      at: `${terms.id}@${terms.version}`,
      problem: `has no rule "${name}"`,
      remedy: 'give the version that holds on the day of the right',
    });
  }
  return rule as NonNullable<StatutoryTerms[K]>;
}

function inOrder<T extends Readonly<Record<string, unknown>>>(
  at: string,
  facts: T,
  names: readonly (keyof T & string)[],
): void {
  for (const [index, name] of names.slice(1).entries()) {
    const before = names[index] as keyof T & string;
    if (String(facts[before]) > String(facts[name])) {
      refuse('INPUT_INVALID', {
        at: `${at} /${name}`,
        problem: `lies before ${before}, ${String(facts[before])}`,
        met: String(facts[name]),
        remedy: 'mend one of the two days',
      });
    }
  }
}
