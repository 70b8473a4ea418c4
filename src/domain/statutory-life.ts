import { type Fault, IpworthError, refuse } from '../base/errors.ts';
import { addYears, dayParts, daysBetween, formatDay, parseDay, type SerialDay } from '../numeric/calendar.ts';
import { decimal } from '../numeric/decimal.ts';
import { known } from './sourced.ts';
import type { ProtectedKind, StatutoryTerms, TermRule, WorkOwner } from './statutory-terms.ts';

/** Days in a mean year of the Gregorian calendar; remaining life is counted in these. */
const DAYS_PER_YEAR = '365.2425';

/** What the statutory life of a right stands on; a day that has not come yet is `null`, one not told is left out. */
export interface LifeFacts {
  readonly id: string;
  readonly kind: ProtectedKind;
  readonly filingDay?: string | null | undefined;
  readonly grantDay?: string | null | undefined;
  /** The earlier of filing and first commercial use, for layout designs; first publication, for works. */
  readonly protectionStart?: string | null | undefined;
  readonly creationDay?: string | undefined;
  /** Of the author, the last of several; `null` while one lives. */
  readonly authorDeathDay?: string | null | undefined;
  /** Whose work it is; an organisation's unless said otherwise. */
  readonly owner?: WorkOwner | undefined;
  /** How often the right was renewed. */
  readonly renewals?: number | undefined;
  /** Days of term compensation and extension that were granted. */
  readonly compensatedDays?: number | undefined;
}

/** When a right ends by statute, and how much of it is left. */
export interface LegalLife {
  readonly rightId: string;
  /** First day without protection. */
  readonly expiryDay: string;
  /** Years from the valuation day to the expiry day, in mean years, to four decimals. */
  readonly remainingYears: string;
  readonly renewable: boolean;
  /** The day is the earliest possible: the author lives, or the work is unpublished. */
  readonly isEarliest?: true;
  /** The right ends by its ceiling after creation, before its term. */
  readonly endsByCeiling?: true;
  /** There is a ceiling after creation, and the day of creation was not told. */
  readonly ceilingUnchecked?: true;
}

/**
 * A right's last day by statute and what is left of it; `null` where no rule gives such a right an end.
 *
 *     expiry = min(start + years × (1 + renewals) + compensated days, creation + ceiling)
 *
 * `endOfYear` terms run to 31 December of the year of the anniversary. The expiry day is the first day without
 * protection. The term of a living author's work is counted from the valuation day, of an unpublished one from its
 * creation: the earliest end that can still come about.
 *
 * @param at  place of the right in the document, for messages
 * @throws DATA_UNKNOWN   no rule for this kind and filing day is known
 * @throws INPUT_INVALID  the day that the term runs from is missing, or the right had ended by the valuation day
 */
export function statutoryLife(
  facts: LifeFacts,
  terms: StatutoryTerms,
  valuationDay: string,
  at: string,
): LegalLife | null {
  const rule = ruleFor(facts, terms, at);
  checkLengthening(facts, rule, at);
  if (rule.from === 'none') return null;
  const start = startOf(facts, rule.from, valuationDay, at);
  const years = known(rule.years, `${terms.id}@${terms.version}, ${rule.kind}`) * (1 + (facts.renewals ?? 0));
  const anniversary = addYears(start.day, years);
  const term = rule.endsOn === 'anniversary' ? anniversary : parseDay(`${dayParts(anniversary).year + 1}-01-01`);
  const compensated = term + (facts.compensatedDays ?? 0);
  const ceiling = ceilingOf(facts, rule);
  const expiry = ceiling === undefined ? compensated : Math.min(compensated, ceiling);
  const days = daysBetween(parseDay(valuationDay), expiry);
  if (days <= 0) {
    refuse('INPUT_INVALID', {
      at,
      problem: `the right has ended by the valuation day ${valuationDay}`,
      met: formatDay(expiry),
      remedy: 'remove it from the application',
    });
  }
  return {
    rightId: facts.id,
    expiryDay: formatDay(expiry),
    remainingYears: decimal(days).div(DAYS_PER_YEAR).toDecimalPlaces(4).toFixed(),
    renewable: rule.renewable,
    ...(start.isEarliest ? { isEarliest: true as const } : {}),
    ...(ceiling !== undefined && ceiling < compensated ? { endsByCeiling: true as const } : {}),
    ...(rule.yearsFromCreation !== undefined && ceiling === undefined ? { ceilingUnchecked: true as const } : {}),
  };
}

/** The rule for a kind, an owner and a filing day. @throws DATA_UNKNOWN  none, or one whose years no source tells */
export function ruleFor(facts: LifeFacts, terms: StatutoryTerms, at: string): TermRule {
  const { kind, owner = 'legal-person', filingDay } = facts;
  const rule = terms.terms.find(
    (one) =>
      one.kind === kind &&
      (one.owner ?? owner) === owner &&
      (one.filedOnOrAfter === undefined || (filingDay ?? '') >= one.filedOnOrAfter) &&
      (one.filedBefore === undefined || (filingDay ?? '') < one.filedBefore),
  );
  if (rule === undefined || (rule.years.value === null && rule.from !== 'none')) {
    refuse('DATA_UNKNOWN', {
      at: `${at}/kind`,
      problem: 'the statutory term is not known for this kind and filing day',
      met: filingDay ? `${kind} filed ${filingDay}` : kind,
      remedy: 'load a set of statutory terms that covers it',
    });
  }
  return rule;
}

function checkLengthening({ renewals = 0, compensatedDays = 0 }: LifeFacts, rule: TermRule, at: string): void {
  const faults: Fault[] = [];
  if (renewals > 0 && !rule.renewable) {
    faults.push({ at: `${at}/renewals`, problem: `a ${rule.kind} cannot be renewed`, met: String(renewals) });
  }
  if (compensatedDays > 0 && rule.kind !== 'invention-patent') {
    const problem = `only the term of an invention patent is compensated or extended, not that of a ${rule.kind}`;
    faults.push({ at: `${at}/compensatedDays`, problem, met: String(compensatedDays) });
  }
  if (faults.length > 0) throw new IpworthError('INPUT_INVALID', faults);
}

interface Start {
  readonly day: SerialDay;
  readonly isEarliest: boolean;
}

function startOf(facts: LifeFacts, from: Exclude<TermRule['from'], 'none'>, valuationDay: string, at: string): Start {
  if (from === 'death' && facts.authorDeathDay === null) return { day: parseDay(valuationDay), isEarliest: true };
  if (from === 'publication' && facts.protectionStart === null && facts.creationDay !== undefined) {
    return { day: parseDay(facts.creationDay), isEarliest: true };
  }
  const field = START_FIELDS[from];
  const day = facts[field];
  if (day === undefined || day === null) {
    return refuse('INPUT_INVALID', {
      at: `${at}/${field}`,
      problem: 'the term runs from this day',
      remedy: 'give it',
    });
  }
  return { day: parseDay(day), isEarliest: false };
}

const START_FIELDS = {
  filing: 'filingDay',
  grant: 'grantDay',
  protectionStart: 'protectionStart',
  publication: 'protectionStart',
  death: 'authorDeathDay',
} as const;

function ceilingOf({ creationDay }: LifeFacts, { kind, yearsFromCreation }: TermRule): SerialDay | undefined {
  if (yearsFromCreation === undefined || creationDay === undefined) return undefined;
  return addYears(parseDay(creationDay), known(yearsFromCreation, `the ceiling of ${kind}`));
}
