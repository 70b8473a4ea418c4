import { refuse } from '../base/errors.ts';

/** The span in which a data set holds: days, or years where no day is known. */
export interface Span {
  readonly from: string | null;
  readonly until: string | null;
}

/** Whether a set surely holds on a day, surely does not, or the sources do not tell. */
export type InForce = 'yes' | 'no' | 'unknown';

/** Whether `span` covers `day`. A bare year leaves the days inside it open. */
export function inForceOn(span: Span, day: string): InForce {
  const afterStart = span.from === null ? 'unknown' : notBefore(day, span.from);
  const beforeEnd = span.until === null ? 'yes' : notAfter(day, span.until);
  if (afterStart === 'no' || beforeEnd === 'no') return 'no';
  return afterStart === 'unknown' || beforeEnd === 'unknown' ? 'unknown' : 'yes';
}

function notBefore(day: string, start: string): InForce {
  if (start.length === 10) return day >= start ? 'yes' : 'no';
  const year = day.slice(0, 4);
  return year === start ? 'unknown' : year > start ? 'yes' : 'no';
}

function notAfter(day: string, end: string): InForce {
  if (end.length === 10) return day <= end ? 'yes' : 'no';
  const year = day.slice(0, 4);
  return year === end ? 'unknown' : year < end ? 'yes' : 'no';
}

/** The newest version of `id` that may hold on `day`. @throws DATA_NOT_FOUND · DATA_NOT_IN_FORCE */
export function versionOn<T extends { readonly id: string; readonly version: number; readonly inForce: Span }>(
  sets: readonly T[],
  id: string,
  day: string,
  at: string,
): T {
  const named = sets.filter((set) => set.id === id);
  if (named.length === 0) {
    const known = [...new Set(sets.map((set) => set.id))].sort().join(', ');
    refuse('DATA_NOT_FOUND', {
      at,
      problem: 'no data set has this id',
      met: JSON.stringify(id),
      remedy: `known are ${known}`,
    });
  }
  const holding = named.filter((set) => inForceOn(set.inForce, day) !== 'no').sort((a, b) => b.version - a.version);
  const newest = holding[0];
  if (newest === undefined) {
    const spans = named.map(
      ({ version, inForce }) => `@${version}: ${inForce.from ?? '?'} to ${inForce.until ?? 'open'}`,
    );
    refuse('DATA_NOT_IN_FORCE', {
      at,
      problem: `"${id}" does not hold on this day`,
      met: day,
      remedy: `versions are ${spans.join('; ')}`,
    });
  }
  return newest;
}
