import { type Fault, IpworthError, invariant, refuse } from '../base/errors.ts';
import { type Decimal, decimal, type Exact, greatest, least } from '../numeric/decimal.ts';
import type { IpRight } from './right.ts';
import { type LegalLife, statutoryLife } from './statutory-life.ts';
import type { StatutoryTerms } from './statutory-terms.ts';

/**
 * A right's last day by statute, of a right in an application.
 *
 * @param at  place of the right in the document, for messages
 * @throws DATA_UNKNOWN   no rule for this kind and filing day is known
 * @throws INPUT_INVALID  the day that the term runs from is missing, or the right had ended by the valuation day
 */
export function legalLife(right: IpRight, terms: StatutoryTerms, valuationDay: string, at: string): LegalLife {
  const life = statutoryLife(right, terms, valuationDay, at);
  invariant(life !== null, `a ${right.kind} has a term`);
  return life;
}

/** The four ceilings of a right's useful life. */
export type LifeLimit = 'legal' | 'technical' | 'economic' | 'contractual';

/** Remaining useful life: the least of the lives that are known, and which one it is. */
export interface UsefulLifeResult {
  readonly remainingYears: string;
  /** The shortest of them; of several equally short ones the first in the order of `limits`. */
  readonly binding: LifeLimit;
  readonly limits: Readonly<Record<LifeLimit, string | null>>;
}

/**
 *     remaining life = min(legal, technical, economic, contractual)
 *
 * For rights pledged together the legal life is that of the last to end: until then something is protected. A right
 * without an end by statute, such as a trade secret, has no legal life and is held by the other three.
 *
 * @param legal  of each right; `null` where no rule gives it an end
 * @throws DATA_UNKNOWN  none of the four is known
 */
export function usefulLife(legal: readonly (LegalLife | null)[], stated: StatedLives): UsefulLifeResult {
  const limits: Record<LifeLimit, Decimal | null> = {
    legal: longest(legal),
    technical: yearsOrNull(stated.technicalYears),
    economic: yearsOrNull(stated.economicYears),
    contractual: yearsOrNull(stated.contractualYears),
  };
  const known = Object.entries(limits).flatMap(([name, years]) =>
    years === null ? [] : [{ name: name as LifeLimit, years }],
  );
  if (known.length === 0) {
    refuse('DATA_UNKNOWN', {
      at: 'remaining useful life',
      problem: 'no rule gives the right an end, and no other life is stated',
      remedy: 'state a technical, economic or contractual life',
    });
  }
  const shortest = least(known.map(({ years }) => years));
  const binding = (known.find(({ years }) => years.equals(shortest)) as { name: LifeLimit }).name;
  const shown = Object.fromEntries(Object.entries(limits).map(([name, years]) => [name, years?.toFixed() ?? null]));
  return { remainingYears: shortest.toFixed(), binding, limits: shown as Record<LifeLimit, string | null> };
}

/** Lives that people state; `null` where they are not known. */
export interface StatedLives {
  readonly technicalYears: Exact | null;
  readonly economicYears: Exact | null;
  readonly contractualYears: Exact | null;
}

const yearsOrNull = (years: Exact | null): Decimal | null => (years === null ? null : decimal(years));

function longest(lives: readonly (LegalLife | null)[]): Decimal | null {
  if (lives.length === 0 || lives.includes(null)) return null;
  return greatest(lives.map((life) => decimal((life as LegalLife).remainingYears)));
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
