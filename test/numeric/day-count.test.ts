import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { addYears, dayParts, daysBetween, isLeapYear, parseDay } from '../../src/numeric/calendar.ts';
import { DAY_COUNTS, type DayCount, yearFraction } from '../../src/numeric/day-count.ts';

const years = (from: string, to: string, convention: DayCount) =>
  yearFraction(parseDay(from), parseDay(to), convention);
const day = fc.integer({ min: parseDay('1850-01-01'), max: parseDay('2150-12-31') });
const convention = fc.constantFrom(...DAY_COUNTS);

/** A fraction of years here is one division and at most three additions of numbers below 301. */
const ROUNDING = 301 * 2 ** -50;

describe('day count', () => {
  // 1 Worked examples. Source: ISDA, EMU and market conventions: recent developments (1998), for ACT/ACT ISDA.
  it('counts leap years apart under ACT/ACT ISDA', () => {
    expect(years('2003-11-01', '2004-05-01', 'ACT/ACT ISDA')).toBeCloseTo(61 / 365 + 121 / 366, 14);
    expect(years('1999-02-01', '1999-07-01', 'ACT/ACT ISDA')).toBeCloseTo(150 / 365, 14);
    expect(years('1999-07-01', '2000-07-01', 'ACT/ACT ISDA')).toBeCloseTo(184 / 365 + 182 / 366, 14);
  });
  // Interest on 5,000,000 at 4.35 % for 182 days: 109,958.33 under ACT/360, 108,452.05 under ACT/365F, 108,750.00 in months of 30 days
  it('counts half a year three ways', () => {
    const interest = (name: DayCount) => (5e6 * 0.0435 * years('2023-09-01', '2024-03-01', name)).toFixed(2);
    expect(['ACT/360', 'ACT/365F', '30/360 US', '30E/360'].map((name) => interest(name as DayCount))).toEqual([
      '109958.33',
      '108452.05',
      '108750.00',
      '108750.00',
    ]);
  });
  // Days of 30/360 by hand from the rules; the four last rows are where the conventions part
  it.each<[string, string, number, number, number]>([
    // from, to, US, ISDA, EU
    ['2007-01-15', '2007-01-30', 15, 15, 15],
    ['2007-01-31', '2007-03-31', 60, 60, 60],
    ['2007-01-30', '2007-03-31', 60, 60, 60],
    ['2007-09-30', '2008-03-31', 180, 180, 180],
    ['2007-01-15', '2007-01-31', 16, 16, 15],
    ['2006-08-20', '2007-02-28', 188, 188, 188],
    ['2007-02-28', '2008-02-29', 360, 361, 361],
    ['2007-02-28', '2007-03-31', 30, 33, 32],
    ['2008-02-29', '2008-08-31', 180, 182, 181],
  ])('from %s to %s is %d, %d, %d days of 30/360', (from, to, us, isda, eu) => {
    const days = (name: DayCount) => Math.round(years(from, to, name) * 360);
    expect([days('30/360 US'), days('30/360 ISDA'), days('30E/360')]).toEqual([us, isda, eu]);
  });

  // 2 Laws.
  it('is zero for no time, and changes sign with direction', () => {
    fc.assert(
      fc.property(day, day, convention, (a, b, name) => {
        expect(yearFraction(a, a, name)).toBe(0);
        expect(yearFraction(a, b, name) + yearFraction(b, a, name)).toBe(0);
      }),
    );
  });
  it('adds up over adjoining periods when days are counted as they are', () => {
    fc.assert(
      fc.property(day, day, day, fc.constantFrom<DayCount>('ACT/365F', 'ACT/360', 'ACT/ACT ISDA'), (a, b, c, name) => {
        const whole = yearFraction(a, c, name);
        expect(Math.abs(yearFraction(a, b, name) + yearFraction(b, c, name) - whole)).toBeLessThan(3 * ROUNDING);
      }),
    );
  });
  it('calls a calendar year one year, save under ACT/365F and ACT/360', () => {
    fc.assert(
      fc.property(day, (a) => {
        const start = dayParts(a);
        fc.pre(start.month !== 2 || start.day < 28);
        const b = addYears(a, 1);
        for (const name of ['30/360 US', '30/360 ISDA', '30E/360'] as const) expect(yearFraction(a, b, name)).toBe(1);
        // 1 January to 1 January is exactly one year of its own kind
        const [first, next] = [`${start.year}-01-01`, `${start.year + 1}-01-01`];
        expect(years(first, next, 'ACT/ACT ISDA')).toBe(1);
      }),
    );
  });
  it('never runs backwards', () => {
    fc.assert(
      fc.property(day, fc.nat(4000), convention, (a, n, name) => {
        // a month of 30 days may give its 31st day no time, and late February takes up to two days back
        const slack = name.startsWith('30') ? 2 / 360 : 0;
        expect(yearFraction(a, a + n + 1, name) - yearFraction(a, a + n, name)).toBeGreaterThanOrEqual(-slack);
      }),
    );
  });

  // 3 Differential: ACT/ACT ISDA day by day.
  it('agrees with adding 1/365 or 1/366 for each day', () => {
    fc.assert(
      fc.property(day, fc.nat(2000), (a, n) => {
        let [leap, other] = [0, 0];
        for (let d = a; d < a + n; d++) isLeapYear(dayParts(d).year) ? leap++ : other++;
        expect(daysBetween(a, a + n)).toBe(leap + other);
        expect(Math.abs(yearFraction(a, a + n, 'ACT/ACT ISDA') - (leap / 366 + other / 365))).toBeLessThan(ROUNDING);
      }),
    );
  });

  // 4 Refusals.
  it('refuses an unknown convention, naming it and those it knows', () => {
    expect(() => yearFraction(0, 1, 'ACT/366' as DayCount)).toThrowError(/ARGUMENT_INVALID.*"ACT\/366".*30E\/360/);
  });
  it.each([Number.NaN, 0.5, 1e6])('refuses the day %d', (serial) => {
    expect(() => yearFraction(0, serial, 'ACT/360')).toThrowError(`met ${serial}`);
    expect(() => yearFraction(serial, 0, '30E/360')).toThrowError(`met ${serial}`);
  });
});
