import type { PoolEventOf } from '../../domain/pool-events.ts';
import { breakersOf, takeBreakers } from './breakers.ts';
import { move, type PoolDraft, schemeOn, unfit } from './draft.ts';

/**
 * Closes a calendar year: its figures stand, what comes in later is booked in the year in which it comes. What is left of a
 * yearly appropriation lapses, less what is set aside.
 */
export function closeYear(draft: PoolDraft, { year, day }: PoolEventOf<'close-year'>): void {
  const lastDay = `${year}-12-31`;
  const own = draft.years.get(year);
  if (own === undefined) unfit('year', 'nothing was booked in this year', String(year));
  if (own.isClosed) unfit('year', 'closed already', String(year));
  if (day < lastDay) unfit('day', `before the last day of ${year}`, day);
  for (const earlier of draft.years.values()) {
    if (earlier.year < year && !earlier.isClosed) unfit('year', `${earlier.year} is not closed`, String(year));
  }
  const scheme = schemeOn(draft, lastDay);
  const breakers = breakersOf(scheme);

  const left = Math.max(0, draft.balance - draft.earmarked);
  if (scheme.rules.pool.kind === 'appropriation' && left > 0) move(draft, lastDay, 'lapsed', -left);
  own.isClosed = true;
  draft.tripped = takeBreakers(draft, breakers, day);
}

/** Refuses what is dated in a closed year, and a new year's business before an appropriation's old year is closed. */
export function checkYear(draft: PoolDraft, day: string): void {
  const year = Number(day.slice(0, 4));
  if (draft.years.get(year)?.isClosed === true) unfit('day', `the year ${year} is closed`, day);
  if (schemeOn(draft, day).rules.pool.kind !== 'appropriation') return;
  for (const one of draft.years.values()) {
    if (one.year < year && !one.isClosed) unfit('day', `close the appropriation of ${one.year} first`, day);
  }
}
