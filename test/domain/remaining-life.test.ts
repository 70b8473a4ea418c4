import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { forecastFits, legalLife, usefulLife } from '../../src/domain/remaining-life.ts';
import type { IpRight } from '../../src/domain/right.ts';
import { refusalOf } from '../support/formulas.ts';
import { rightOf, TERMS } from '../support/rights.ts';

const life = (changes: Partial<IpRight>, day = '2025-06-30') => legalLife(rightOf(changes), TERMS, day, '/rights/0');
const refusal = (changes: Partial<IpRight>, day = '2025-06-30') => refusalOf(() => life(changes, day));
const NONE = { technicalYears: null, economicYears: null, contractualYears: null };
const ofYears = (...years: readonly string[]) =>
  years.map((remainingYears, i) => ({ rightId: `r${i}`, expiryDay: '2099-01-01', remainingYears, renewable: false }));

describe('legalLife', () => {
  // 1 Worked examples. Source: 专利法 42, 商标法 39–40, 布图设计条例 12, 著作权法 23.
  it.each([
    [{ kind: 'invention-patent', filingDay: '2022-03-15' }, '2042-03-15', false],
    [{ kind: 'utility-model', filingDay: '2022-03-15' }, '2032-03-15', false],
    [{ kind: 'utility-model', filingDay: '2016-02-29' }, '2026-02-28', false],
    [{ kind: 'invention-patent', filingDay: '2016-02-29' }, '2036-02-29', false],
    [{ kind: 'design', filingDay: '2021-06-01' }, '2036-06-01', false],
    [{ kind: 'trademark', filingDay: '2015-01-01', grantDay: '2016-05-07' }, '2026-05-07', true],
    [{ kind: 'layout-design', protectionStart: '2018-11-30' }, '2028-11-30', false],
    [{ kind: 'software-copyright', protectionStart: '2020-05-05' }, '2071-01-01', false],
    [{ kind: 'software-copyright', protectionStart: '2020-12-31' }, '2071-01-01', false],
  ] as const)('%o ends on %s', (changes, expiryDay, renewable) => {
    expect(life(changes)).toMatchObject({ rightId: 'right-1', expiryDay, renewable });
  });
  it('counts mean years of 365.2425 days', () => {
    // 2025-06-30 to 2042-03-15 is 6102 days
    expect(life({}).remainingYears).toBe('16.7067');
    expect(life({}, '2042-03-14').remainingYears).toBe('0.0027');
  });

  // 2 Laws, and 3: days counted by the platform's calendar.
  it('has what the calendar has left, to four decimals', () => {
    fc.assert(
      fc.property(fc.integer({ min: 0, max: 7200 }), (ahead) => {
        const day = new Date(Date.UTC(2022, 2, 15 + ahead)).toISOString().slice(0, 10);
        const days = (Date.UTC(2042, 2, 15) - Date.parse(day)) / 86_400_000;
        expect(Math.abs(Number(life({}, day).remainingYears) - days / 365.2425)).toBeLessThanOrEqual(0.00005 + 1e-12);
      }),
    );
  });

  // 4 Refusals.
  it('refuses a right that has ended by the valuation day', () => {
    expect(refusal({}, '2042-03-15')).toBe(
      'INPUT_INVALID: /rights/0: the right has ended by the valuation day 2042-03-15; met 2042-03-15; ' +
        'remove it from the application',
    );
    expect(refusal({ kind: 'utility-model', filingDay: '2010-01-01' })).toContain('met 2020-01-01');
  });
  it('does not guess the term of a design filed under the earlier law', () => {
    expect(refusal({ kind: 'design', filingDay: '2021-05-31' })).toBe(
      'DATA_UNKNOWN: /rights/0/kind: the statutory term is not known for this kind and filing day; ' +
        'met design filed 2021-05-31; load a set of statutory terms that covers it',
    );
  });
  it('asks for the day from which the term runs', () => {
    expect(refusal({ kind: 'trademark', grantDay: null })).toContain(
      '/rights/0/grantDay: the term runs from this day; give it',
    );
    expect(refusal({ kind: 'layout-design' })).toContain('/rights/0/protectionStart: the term runs from this day');
    expect(refusal({ kind: 'software-copyright' })).toContain('/rights/0/protectionStart');
  });
});

describe('usefulLife', () => {
  // 1 Worked examples: the least of the four, and its name.
  it.each([
    [NONE, '16.7067', 'legal'],
    [{ ...NONE, economicYears: '5' }, '5', 'economic'],
    [{ ...NONE, technicalYears: '8', economicYears: '9' }, '8', 'technical'],
    [{ technicalYears: 8, economicYears: 9, contractualYears: '2.5' }, '2.5', 'contractual'],
    [{ ...NONE, economicYears: '20' }, '16.7067', 'legal'],
  ] as const)('%o leaves %s years (%s)', (stated, remainingYears, binding) => {
    expect(usefulLife(ofYears('16.7067'), stated)).toMatchObject({ remainingYears, binding });
  });
  it('tells every limit, and which are not known', () => {
    expect(usefulLife(ofYears('16.7067'), { ...NONE, economicYears: '5.0' }).limits).toEqual({
      legal: '16.7067',
      technical: null,
      economic: '5',
      contractual: null,
    });
  });
  it('lasts as long as the last of several rights', () => {
    expect(usefulLife(ofYears('3', '16.7067', '8'), NONE).remainingYears).toBe('16.7067');
  });

  // 2 Laws.
  it('is never more than any limit, and is one of them', () => {
    const years = fc.option(fc.integer({ min: 1, max: 400 }).map((n) => n / 10));
    fc.assert(
      fc.property(years, years, years, (technicalYears, economicYears, contractualYears) => {
        const result = usefulLife(ofYears('16.7067'), { technicalYears, economicYears, contractualYears });
        const known = [16.7067, technicalYears, economicYears, contractualYears].filter((n) => n !== null);
        expect(Number(result.remainingYears)).toBe(Math.min(...known));
        expect(result.limits[result.binding]).toBe(result.remainingYears);
      }),
    );
  });
});

describe('forecastFits', () => {
  const five = usefulLife(ofYears('16.7067'), { ...NONE, economicYears: '5' });
  const series = (length: number) => Array<string>(length).fill('1');

  it('lets the last year begin before the life ends', () => {
    expect(() => forecastFits({ sales: series(5), profit: series(1) }, five, '/forecast')).not.toThrow();
    const broken = usefulLife(ofYears('4.2'), NONE);
    expect(() => forecastFits({ sales: series(5) }, broken, '/forecast')).not.toThrow();
    expect(() => forecastFits({ sales: series(6) }, broken, '/forecast')).toThrow();
  });
  it('names every series that goes on after the right', () => {
    expect(
      refusalOf(() => forecastFits({ sales: series(6), cost: series(5), profit: series(9) }, five, '/forecast')),
    ).toBe(
      'INPUT_INVALID: /forecast/sales: longer than the remaining life of 5 years (economic); met 6 years; end the forecast after 5 years\n' +
        '/forecast/profit: longer than the remaining life of 5 years (economic); met 9 years; end the forecast after 5 years',
    );
  });
});
