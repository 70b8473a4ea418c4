import { quote, refuse } from '../base/errors.ts';
import type { TimeAdjustment } from '../domain/case-schema.ts';
import { formatDay, parseDay } from '../numeric/calendar.ts';
import { yearFraction } from '../numeric/day-count.ts';
import { pow } from '../numeric/elementary.ts';

/**
 * The factor that brings a value from one day to another.
 *
 *     (1 + annualRate)^years, days / 365;   or index(to) / index(from), the last level on or before each day
 *
 * @param from  serial day of the value
 * @throws INPUT_INVALID  a day before the first level of the index, levels out of order
 */
export function timeFactors({ to, by }: TimeAdjustment): (from: number) => number {
  const last = parseDay(to);
  if ('annualRate' in by) return (from) => pow(1 + by.annualRate, yearFraction(from, last, 'ACT/365F'));
  const days = by.index.map(([day]) => parseDay(day));
  days.forEach((day, i) => {
    if (i === 0 || day > days[i - 1]!) return;
    const remedy = 'give levels in the order of their days';
    refuse('INPUT_INVALID', {
      at: `time /by/index/${i}`,
      problem: 'not later than the one before',
      met: formatDay(day),
      remedy,
    });
  });
  const levelAt = (day: number): number => {
    let at = days.length - 1;
    while (at >= 0 && days[at]! > day) at--;
    if (at >= 0) return by.index[at]![1];
    const remedy = `the index begins on ${by.index[0]![0]}: give earlier levels`;
    return refuse('INPUT_INVALID', {
      at: 'time /by/index',
      problem: 'no level for a day',
      met: quote(formatDay(day)),
      remedy,
    });
  };
  const end = levelAt(last);
  return (from) => end / levelAt(from);
}
