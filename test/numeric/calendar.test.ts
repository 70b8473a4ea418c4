import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { isIpworthError } from '../../src/base/errors.ts';
import {
  addMonths,
  addYears,
  dayParts,
  daysBetween,
  daysInMonth,
  formatDay,
  isLeapYear,
  parseDay,
} from '../../src/numeric/calendar.ts';

const FIRST = parseDay('1800-01-01');
const LAST = parseDay('2200-12-31');
const MILLISECONDS_PER_DAY = 86_400_000;

const serials = fc.integer({ min: FIRST, max: LAST });
/** Days from which a century either way stays in range. */
const middle = fc.integer({ min: parseDay('1900-01-01'), max: parseDay('2100-12-31') });
const month = fc.integer({ min: -1200, max: 1200 });

describe('calendar', () => {
  // 1 Worked examples. Source: day 0 is the Unix epoch; 2000-03-01 is day 11017 (30 years, 7 leap days, 60 days).
  it('counts days from 1970-01-01', () => {
    expect(parseDay('1970-01-01')).toBe(0);
    expect(parseDay('1969-12-31')).toBe(-1);
    expect(parseDay('2000-03-01')).toBe(30 * 365 + 7 + 60);
    expect(formatDay(0)).toBe('1970-01-01');
    expect(dayParts(11016)).toEqual({ year: 2000, month: 2, day: 29 });
  });
  it('knows the leap years of the Gregorian calendar', () => {
    expect([1900, 2000, 2023, 2024, 2100].map(isLeapYear)).toEqual([false, true, false, true, false]);
    expect([daysInMonth(2023, 2), daysInMonth(2024, 2), daysInMonth(2024, 12)]).toEqual([28, 29, 31]);
  });
  it('goes to the last day of a month that lacks the day', () => {
    const from = parseDay('2023-01-31');
    expect([1, 2, 13, -1, -2].map((n) => formatDay(addMonths(from, n)))).toEqual([
      '2023-02-28',
      '2023-03-31',
      '2024-02-29',
      '2022-12-31',
      '2022-11-30',
    ]);
    expect(formatDay(addYears(parseDay('2024-02-29'), 1))).toBe('2025-02-28');
    expect(formatDay(addYears(parseDay('2024-02-29'), 4))).toBe('2028-02-29');
  });
  it('counts the days between', () => {
    expect(daysBetween(parseDay('2023-09-01'), parseDay('2024-03-01'))).toBe(182);
    expect(daysBetween(parseDay('2024-03-01'), parseDay('2023-09-01'))).toBe(-182);
  });

  // 2 Laws.
  it('reads back what it writes', () => {
    fc.assert(
      fc.property(serials, (serial) => {
        expect(parseDay(formatDay(serial))).toBe(serial);
      }),
    );
  });
  it('lands in the month asked for, on the same day or the last', () => {
    fc.assert(
      fc.property(middle, month, (serial, n) => {
        const from = dayParts(serial);
        const to = dayParts(addMonths(serial, n));
        expect(to.year * 12 + to.month).toBe(from.year * 12 + from.month + n);
        expect(to.day).toBe(Math.min(from.day, daysInMonth(to.year, to.month)));
      }),
    );
  });
  it('never reverses the order of two days', () => {
    fc.assert(
      fc.property(middle, fc.nat(60), month, (serial, later, n) => {
        fc.pre(serial + later <= parseDay('2100-12-31')); // beyond it, a hundred years more leave the calendar
        expect(addMonths(serial + later, n)).toBeGreaterThanOrEqual(addMonths(serial, n));
      }),
    );
  });

  // 3 Differential: the calendar of the engine, for every day of the range.
  it('agrees with the engine on every day from 1800 to 2200', () => {
    const wrong: number[] = [];
    for (let serial = FIRST; serial <= LAST; serial++) {
      const engine = new Date(serial * MILLISECONDS_PER_DAY).toISOString().slice(0, 10);
      if (formatDay(serial) !== engine || parseDay(engine) !== serial) wrong.push(serial);
    }
    expect(wrong).toEqual([]);
    expect(LAST - FIRST + 1).toBe(146_097 + 365); // 400 years and 2200, which is no leap year
  });

  // 4 Refusals.
  it.each([
    '2023-02-29',
    '1900-02-29',
    '2023-04-31',
    '2023-13-01',
    '2023-00-10',
    '2023-01-00',
    '1799-12-31',
    '2201-01-01',
    '2023-1-1',
    '2023/01/01',
    ' 2023-01-01',
    '2023-01-01T00:00',
    '',
    '20230101',
  ])('refuses the text %j', (text) => {
    expect(() => parseDay(text)).toThrowError(/^ARGUMENT_INVALID: parseDay/);
    expect(() => parseDay(text)).toThrowError(JSON.stringify(text));
  });
  it.each([Number.NaN, Number.POSITIVE_INFINITY, 0.5, FIRST - 1, LAST + 1])('refuses the serial day %d', (serial) => {
    for (const use of [formatDay, dayParts, (day: number) => addMonths(day, 1), (day: number) => daysBetween(0, day)]) {
      expect(() => use(serial)).toThrowError(/^ARGUMENT_INVALID/);
      expect(() => use(serial)).toThrowError(`met ${serial}`);
    }
  });
  it('refuses years and months that do not exist', () => {
    expect(() => isLeapYear(Number.NaN)).toThrowError(/isLeapYear: year.*NaN/);
    expect(() => daysInMonth(2020, 13)).toThrowError(/daysInMonth: month.*met 13/);
    expect(() => daysInMonth(Number.NaN, 1)).toThrowError(/daysInMonth: year.*NaN/);
  });
  it('refuses part months, and days beyond the range', () => {
    expect(() => addMonths(0, 0.5)).toThrowError(/addMonths: months.*met 0.5/);
    expect(() => addYears(0, 231)).toThrowError(/ARGUMENT_INVALID/);
    expect(() => addMonths(0, Number.NaN)).toThrowError(/met NaN/);
    expect(() => parseDay(20230101 as unknown as string)).toThrowError(/met 20230101/);
    try {
      addMonths(0, 1e12);
    } catch (error) {
      expect(isIpworthError(error)).toBe(true);
    }
  });
});
