import { type Fault, IpworthError, refuse } from '../base/errors.ts';
import { addYears, dayParts, daysBetween, formatDay, parseDay } from '../numeric/calendar.ts';
import { type Decimal, decimal, type Exact, least } from '../numeric/decimal.ts';
import type { StatutoryTerms } from './reference-data.ts';
import type { IpRight } from './right.ts';

/** Days in a mean year of the Gregorian calendar; remaining life is counted in these. */
const DAYS_PER_YEAR = '365.2425';

/** When a right ends by statute, and how much of it is left. */
export interface LegalLife {
  readonly rightId: string;
  /** First day without protection. */
  readonly expiryDay: string;
  /** Years from the valuation day to the expiry day, in mean years, to four decimals. */
  readonly remainingYears: string;
  readonly renewable: boolean;
}

/**
 * A right's last day by statute.
 *
 * @param at  place of the right in the document, for messages
 * @throws DATA_UNKNOWN   no rule for this kind and filing day is known
 * @throws INPUT_INVALID  the day that the term runs from is missing, or the right had ended by the valuation day
 */
export function legalLife(right: IpRight, terms: StatutoryTerms, valuationDay: string, at: string): LegalLife {
  const rule = terms.terms.find(
    ({ kind, filedOnOrAfter }) =>
      kind === right.kind && (filedOnOrAfter === undefined || right.filingDay >= filedOnOrAfter),
  );
  if (rule === undefined || rule.years.value === null) {
    refuse('DATA_UNKNOWN', {
      at: `${at}/kind`,
      problem: 'the statutory term is not known for this kind and filing day',
      met: `${right.kind} filed ${right.filingDay}`,
      remedy: 'load a set of statutory terms that covers it',
    });
  }
  const start = { filing: right.filingDay, grant: right.grantDay, protectionStart: right.protectionStart }[rule.from];
  if (start === undefined || start === null) {
    const field = rule.from === 'grant' ? 'grantDay' : 'protectionStart';
    refuse('INPUT_INVALID', { at: `${at}/${field}`, problem: 'the term runs from this day', remedy: 'give it' });
  }
  const anniversary = addYears(parseDay(start), rule.years.value);
  const expiry = rule.endsOn === 'anniversary' ? anniversary : parseDay(`${dayParts(anniversary).year + 1}-01-01`);
  const days = daysBetween(parseDay(valuationDay), expiry);
  const expiryDay = formatDay(expiry);
  if (days <= 0) {
    refuse('INPUT_INVALID', {
      at,
      problem: `the right has ended by the valuation day ${valuationDay}`,
      met: expiryDay,
      remedy: 'remove it from the application',
    });
  }
  const remainingYears = decimal(days).div(DAYS_PER_YEAR).toDecimalPlaces(4).toFixed();
  return { rightId: right.id, expiryDay, remainingYears, renewable: rule.renewable };
}

/** The four ceilings of a right's useful life. */
export type LifeLimit = 'legal' | 'technical' | 'economic' | 'contractual';

/** Remaining useful life: the least of the lives that are known, and which one it is. */
export interface UsefulLifeResult {
  readonly remainingYears: string;
  readonly binding: LifeLimit;
  readonly limits: Readonly<Record<LifeLimit, string | null>>;
}

/**
 *     remaining life = min(legal, technical, economic, contractual)
 *
 * For rights pledged together the legal life is that of the last to end: until then something is protected.
 */
export function usefulLife(
  legal: readonly LegalLife[],
  stated: {
    readonly technicalYears: Exact | null;
    readonly economicYears: Exact | null;
    readonly contractualYears: Exact | null;
  },
): UsefulLifeResult {
  const longest = legal.reduce<Decimal>((most, { remainingYears }) => {
    const years = decimal(remainingYears);
    return years.gt(most) ? years : most;
  }, decimal(0));
  const limits: Record<LifeLimit, Decimal | null> = {
    legal: longest,
    technical: stated.technicalYears === null ? null : decimal(stated.technicalYears),
    economic: stated.economicYears === null ? null : decimal(stated.economicYears),
    contractual: stated.contractualYears === null ? null : decimal(stated.contractualYears),
  };
  const known = Object.entries(limits).flatMap(([name, years]) =>
    years === null ? [] : [{ name: name as LifeLimit, years }],
  );
  const shortest = least(known.map(({ years }) => years));
  const binding = (known.find(({ years }) => years.equals(shortest)) as { name: LifeLimit }).name;
  const shown = Object.fromEntries(Object.entries(limits).map(([name, years]) => [name, years?.toFixed() ?? null]));
  return { remainingYears: shortest.toFixed(), binding, limits: shown as Record<LifeLimit, string | null> };
}

/**
 * Holds forecasts to the remaining life: the last year must begin before the life ends.
 *
 * @throws INPUT_INVALID  a series that goes on after the right, each with its length
 */
export function forecastFits(
  forecast: Readonly<Record<string, readonly unknown[]>>,
  life: UsefulLifeResult,
  at: string,
): void {
  const most = decimal(life.remainingYears).ceil().toNumber();
  const faults = Object.entries(forecast).flatMap(([name, series]): Fault[] =>
    series.length <= most
      ? []
      : [
          {
            at: `${at}/${name}`,
            problem: `longer than the remaining life of ${life.remainingYears} years (${life.binding})`,
            met: `${series.length} years`,
            remedy: `end the forecast after ${most} years`,
          },
        ],
  );
  if (faults.length > 0) throw new IpworthError('INPUT_INVALID', faults);
}
