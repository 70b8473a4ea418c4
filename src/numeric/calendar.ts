import { quote, refuse } from '../base/errors.ts';
import { checkWhole } from './argument.ts';

/** A day of the Gregorian calendar as whole days since 1970-01-01, which is 0; earlier days are negative. */
export type SerialDay = number;

/** Year, month 1 … 12 and day of the month 1 … 31. */
export interface CalendarDay {
  readonly year: number;
  readonly month: number;
  readonly day: number;
}

const FIRST_YEAR = 1800;
const LAST_YEAR = 2200;
const DAYS_IN_400_YEARS = 146097;
const MONTH_LENGTHS = [31, 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31] as const;
const DAY_TEXT = /^\d{4}-\d{2}-\d{2}$/;
const ZERO_CODE = 48;

/** Whether a year of the Gregorian calendar has 366 days. @throws ARGUMENT_INVALID  a year that is not whole */
export function isLeapYear(year: number): boolean {
  checkWhole('isLeapYear: year', year, Number.MIN_SAFE_INTEGER, Number.MAX_SAFE_INTEGER);
  return isLeap(year);
}

function isLeap(year: number): boolean {
  return year % 4 === 0 && (year % 100 !== 0 || year % 400 === 0);
}

/** Length of month 1 … 12 of a year, 28 … 31 days. @throws ARGUMENT_INVALID  a year that is not whole, another month */
export function daysInMonth(year: number, month: number): number {
  checkWhole('daysInMonth: month', month, 1, 12);
  checkWhole('daysInMonth: year', year, Number.MIN_SAFE_INTEGER, Number.MAX_SAFE_INTEGER);
  return month === 2 && isLeapYear(year) ? 29 : MONTH_LENGTHS[month - 1]!;
}

/**
 * The serial number of a day written `YYYY-MM-DD`.
 *
 * @throws ARGUMENT_INVALID  any other text, a day that does not exist, a year outside 1800 … 2200
 * @source ISO 8601-1:2019, calendar date in extended format
 */
export function parseDay(text: string): SerialDay {
  if (typeof text !== 'string' || !DAY_TEXT.test(text)) {
    return refuseDay('parseDay: text', 'not a day written YYYY-MM-DD', text);
  }
  const digit = (at: number): number => text.charCodeAt(at) - ZERO_CODE;
  const year = 1000 * digit(0) + 100 * digit(1) + 10 * digit(2) + digit(3);
  const [month, day] = [10 * digit(5) + digit(6), 10 * digit(8) + digit(9)];
  if (month < 1 || month > 12 || day < 1 || day > daysInMonth(year, month)) {
    return refuseDay('parseDay: text', 'no such day in the calendar', text);
  }
  return inRange(serialOf(year, month, day), 'parseDay: text', text);
}

/**
 * A serial day as `YYYY-MM-DD`.
 *
 * @throws ARGUMENT_INVALID  not a whole number, or a year outside 1800 … 2200
 */
export function formatDay(serial: SerialDay): string {
  const { year, month, day } = calendarDay(inRange(serial, 'formatDay: serial', serial));
  return `${year}-${twoDigits(month)}-${twoDigits(day)}`;
}

/**
 * Year, month and day of a serial day.
 *
 * @throws ARGUMENT_INVALID  not a whole number, or a year outside 1800 … 2200
 */
export function dayParts(serial: SerialDay): CalendarDay {
  return calendarDay(inRange(serial, 'dayParts: serial', serial));
}

/**
 * The corresponding day `months` later (earlier when negative); where that month has no such day, its last day.
 *
 * Count a series of dates from its first day, not each from the one before: 31 January, 28 February, 31 March.
 *
 * @throws ARGUMENT_INVALID  not whole numbers, or a result outside the years 1800 … 2200
 * @source Civil Code of the People's Republic of China, art. 202 (no corresponding day: the last day of the month)
 */
export function addMonths(serial: SerialDay, months: number): SerialDay {
  return monthsAfter(inRange(serial, 'addMonths: serial', serial))(months);
}

/**
 * `addMonths` from one day again and again, which is worked out once.
 *
 * @throws ARGUMENT_INVALID  as `addMonths`
 */
export function monthsAfter(serial: SerialDay): (months: number) => SerialDay {
  const from = calendarDay(inRange(serial, 'monthsAfter: serial', serial));
  const first = from.year * 12 + (from.month - 1);
  return (months) => {
    if (!Number.isSafeInteger(months)) refuseDay('addMonths: months', 'not a whole number of months', months);
    const total = first + months;
    const year = Math.floor(total / 12);
    const month = total - year * 12 + 1;
    const length = month === 2 && isLeap(year) ? 29 : MONTH_LENGTHS[month - 1]!;
    return inRange(serialOf(year, month, Math.min(from.day, length)), 'addMonths: months', months);
  };
}

/** The corresponding day `years` later: `addMonths` by twelve a year, so 29 February goes to 28 February of a common year. */
export function addYears(serial: SerialDay, years: number): SerialDay {
  checkWhole('addYears: years', years, FIRST_YEAR - LAST_YEAR, LAST_YEAR - FIRST_YEAR);
  return addMonths(serial, years * 12);
}

/**
 * Days from one serial day to another, negative when `to` is the earlier.
 *
 * @throws ARGUMENT_INVALID  not whole numbers, or years outside 1800 … 2200
 */
export function daysBetween(from: SerialDay, to: SerialDay): number {
  return inRange(to, 'daysBetween: to', to) - inRange(from, 'daysBetween: from', from);
}

/** Serial number of a day that exists. Years are counted from March, so that the leap day is the last of its year. */
function serialOf(year: number, month: number, day: number): SerialDay {
  const marchYear = month > 2 ? year : year - 1;
  const marchMonth = (month + 9) % 12;
  const dayOfYear = Math.floor((153 * marchMonth + 2) / 5) + day - 1;
  const leapDays = Math.floor(marchYear / 4) - Math.floor(marchYear / 100) + Math.floor(marchYear / 400);
  return marchYear * 365 + leapDays + dayOfYear - DAYS_TO_1970;
}

/** Days from 1 March of the year 0 to 1 January 1970. */
const DAYS_TO_1970 = 719468;

/** The inverse of `serialOf`; five months from March always hold 153 days. */
function calendarDay(serial: SerialDay): CalendarDay {
  const days = serial + DAYS_TO_1970;
  const cycle = Math.floor(days / DAYS_IN_400_YEARS);
  const dayOfCycle = days - cycle * DAYS_IN_400_YEARS;
  const leapDays = Math.floor(dayOfCycle / 1460) - Math.floor(dayOfCycle / 36524) + Math.floor(dayOfCycle / 146096);
  const yearOfCycle = Math.floor((dayOfCycle - leapDays) / 365);
  const dayOfYear = dayOfCycle - (365 * yearOfCycle + Math.floor(yearOfCycle / 4) - Math.floor(yearOfCycle / 100));
  const marchMonth = Math.floor((5 * dayOfYear + 2) / 153);
  const month = marchMonth < 10 ? marchMonth + 3 : marchMonth - 9;
  const year = cycle * 400 + yearOfCycle + (month <= 2 ? 1 : 0);
  return { year, month, day: dayOfYear - Math.floor((153 * marchMonth + 2) / 5) + 1 };
}

const FIRST_DAY = serialOf(FIRST_YEAR, 1, 1);
const LAST_DAY = serialOf(LAST_YEAR, 12, 31);

function inRange(serial: SerialDay, at: string, met: unknown): SerialDay {
  if (!Number.isInteger(serial) || serial < FIRST_DAY || serial > LAST_DAY) {
    refuseDay(at, `not a day of the years ${FIRST_YEAR} … ${LAST_YEAR}`, met);
  }
  return serial;
}

function refuseDay(at: string, problem: string, met: unknown): never {
  refuse('ARGUMENT_INVALID', { at, problem, met: quote(met), remedy: 'write days as "2021-07-27"' });
}

function twoDigits(n: number): string {
  return n < 10 ? `0${n}` : String(n);
}
