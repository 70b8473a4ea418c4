import type { LoanDayCount } from '../domain/loan-terms.ts';
import { addMonths, dayParts, isLeapYear, parseDay, type SerialDay } from '../numeric/calendar.ts';
import { yearFraction } from '../numeric/day-count.ts';

/** Days of a common and of a leap year multiplied: both kinds of day are whole numbers over it. */
const COMMON_TIMES_LEAP = 365 * 366;

/** What whole numbers of counted time are parts of: counted ÷ basis is a length in years. */
export function basisOf(dayCount: LoanDayCount): number {
  if (dayCount === 'ACT/365F') return 365;
  return dayCount === 'ACT/ACT ISDA' ? COMMON_TIMES_LEAP : 360;
}

/** The length of a period as a whole number over `basisOf(dayCount)`, so that interest can be exact. */
export function countedTime(from: SerialDay, to: SerialDay, dayCount: LoanDayCount): number {
  switch (dayCount) {
    case 'ACT/360':
    case 'ACT/365F':
      return to - from;
    case 'ACT/ACT ISDA':
      return actualTime(from, to);
    case 'MONTHS/12':
      return monthTime(from, to);
    default:
      return Math.round(yearFraction(from, to, dayCount) * 360);
  }
}

function actualTime(from: SerialDay, to: SerialDay): number {
  let counted = 0;
  for (let start = from; start < to; ) {
    const { year } = dayParts(start);
    const end = Math.min(to, parseDay(`${year + 1}-01-01`));
    counted += (end - start) * (isLeapYear(year) ? 365 : 366);
    start = end;
  }
  return counted;
}

/** Whole months of 30 parts each, and the days over. */
function monthTime(from: SerialDay, to: SerialDay): number {
  const [a, b] = [dayParts(from), dayParts(to)];
  let months = 12 * (b.year - a.year) + (b.month - a.month);
  if (addMonths(from, months) > to) months -= 1;
  return 30 * months + (to - addMonths(from, months));
}
