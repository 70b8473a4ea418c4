import { quote, refuse } from '../base/errors.ts';
import { type CalendarDay, dayParts, daysBetween, daysInMonth, isLeapYear, type SerialDay } from './calendar.ts';

/**
 * How the length of a period is counted, in years:
 *
 * - `ACT/365F`: days / 365
 * - `ACT/360`: days / 360, the convention of Chinese banks
 * - `ACT/ACT ISDA`: days in leap years / 366 + days in other years / 365
 * - `30/360 US`: months of 30 days, the last day of February counting as a 30th (SIA, NASD)
 * - `30/360 ISDA`: months of 30 days, a 31st at the end counting as a 30th only after a 30th or 31st (bond basis)
 * - `30E/360`: months of 30 days, every 31st counting as a 30th (Eurobond basis, 30/360 EU)
 */
export type DayCount = 'ACT/365F' | 'ACT/360' | 'ACT/ACT ISDA' | '30/360 US' | '30/360 ISDA' | '30E/360';

export const DAY_COUNTS: readonly DayCount[] = [
  'ACT/365F',
  'ACT/360',
  'ACT/ACT ISDA',
  '30/360 US',
  '30/360 ISDA',
  '30E/360',
];

/**
 * Years from one day to another by a named convention; negative, of equal size, when `to` is the earlier.
 *
 *     ACT: days / 365, days / 360, or leap-year days / 366 + other days / 365
 *     30:  (360·(Y₂ − Y₁) + 30·(M₂ − M₁) + (D₂ − D₁)) / 360, with D₁ and D₂ as the convention adjusts them
 *
 * @throws ARGUMENT_INVALID  an unknown convention, serial days that are not whole or outside the years 1800 … 2200
 * @source 2006 ISDA Definitions, §4.16 (b), (d), (e), (f), (g); J. Mayle, Standard Securities Calculation Methods (SIA, 1993)
 */
export function yearFraction(from: SerialDay, to: SerialDay, convention: DayCount): number {
  const days = daysBetween(from, to);
  if (days < 0) return -yearFraction(to, from, convention);
  switch (convention) {
    case 'ACT/365F':
      return days / 365;
    case 'ACT/360':
      return days / 360;
    case 'ACT/ACT ISDA':
      return actualYears(from, to);
    case '30/360 US':
    case '30/360 ISDA':
    case '30E/360':
      return days360(dayParts(from), dayParts(to), convention) / 360;
    default:
      return refuse('ARGUMENT_INVALID', {
        at: 'yearFraction: convention',
        problem: 'not a day count',
        met: quote(convention),
        remedy: `one of ${DAY_COUNTS.join(', ')}`,
      });
  }
}

/** Whole calendar years count 1 each; what is left at either end counts by the length of its own year. */
function actualYears(from: SerialDay, to: SerialDay): number {
  const start = dayParts(from);
  const end = dayParts(to);
  return end.year - start.year + shareOfYear(end) - shareOfYear(start);
}

/** The part of its year that is over when a day begins. */
function shareOfYear({ year, month, day }: CalendarDay): number {
  let days = day - 1;
  for (let before = 1; before < month; before++) days += daysInMonth(year, before);
  return days / (isLeapYear(year) ? 366 : 365);
}

function days360(from: CalendarDay, to: CalendarDay, convention: DayCount): number {
  const february = convention === '30/360 US' && endsFebruary(from);
  const first = february ? 30 : Math.min(from.day, 30);
  let last = february && endsFebruary(to) ? 30 : to.day;
  if (last === 31 && (convention === '30E/360' || first === 30)) last = 30;
  return 360 * (to.year - from.year) + 30 * (to.month - from.month) + (last - first);
}

function endsFebruary({ year, month, day }: CalendarDay): boolean {
  return month === 2 && day === daysInMonth(year, 2);
}
