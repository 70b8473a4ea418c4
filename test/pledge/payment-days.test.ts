import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { formatDay, parseDay } from '../../src/numeric/calendar.ts';
import { decimal, ZERO } from '../../src/numeric/decimal.ts';
import { type LoanSchedule, loanSchedule } from '../../src/pledge/loan-schedule.ts';
import { PaymentDays } from '../../src/pledge/payment-days.ts';
import { refusalOf } from '../support/formulas.ts';

// The national holiday of 2025, 1 to 8 October, with Sunday 28 September and Saturday 11 October worked for it.
const HOLIDAYS = Array.from({ length: 8 }, (_, i) => `2025-10-0${i + 1}`);
const OCTOBER = { holidays: HOLIDAYS, weekends: true, workingDays: ['2025-09-28', '2025-10-11'] };
const days = (convention: string, more: object = {}) =>
  new PaymentDays({ ...OCTOBER, convention, interestTo: 'paid-day', ...more } as never);
const paidOn = (convention: string, day: string) => formatDay(days(convention).paidOn(parseDay(day)));

const TERMS = {
  principal: '1000000',
  drawdownDay: '2025-07-01',
  termMonths: 6,
  dayCount: 'ACT/360',
  rates: [{ from: '2025-07-01', annualRate: '0.036' }],
  repayment: { kind: 'interest-only', everyMonths: 3 },
};
const with_ = (calendar: object, change: object = {}): LoanSchedule =>
  loanSchedule({ ...TERMS, calendar: { ...OCTOBER, interestTo: 'paid-day', ...calendar }, ...change });

describe('days of payment', () => {
  // 1 Worked examples, by the calendar of October 2025.
  it.each([
    ['following', '2025-10-01', '2025-10-09'],
    ['preceding', '2025-10-01', '2025-09-30'],
    ['none', '2025-10-01', '2025-10-01'],
    ['following', '2025-10-11', '2025-10-11'], // a Saturday of work
    ['following', '2025-09-27', '2025-09-28'], // a Saturday, before a Sunday of work
    ['preceding', '2025-10-12', '2025-10-11'],
    ['modified-following', '2025-10-01', '2025-10-09'],
    ['modified-following', '2025-08-30', '2025-08-29'], // Saturday; the next Monday lies in September
    ['following', '2025-08-30', '2025-09-01'],
    ['following', '1969-12-27', '1969-12-29'], // a Saturday before the day 0
  ])('%s: %s is paid on %s', (convention, day, expected) => {
    expect(paidOn(convention, day)).toBe(expected);
  });
  it('counts interest to the day of payment, or to the day agreed', () => {
    // 1,000,000 × 3.6 % ÷ 360 = 100 a day; 1 July to 9 October are 100 days, to 1 October 92; 1 January is no holiday here
    const rows = (interestTo: string) =>
      with_({ convention: 'following', interestTo }).payments.map(({ day, interest }) => [day, interest]);
    expect(rows('paid-day')).toEqual([
      ['2025-10-09', '10000.00'],
      ['2026-01-01', '8400.00'],
    ]);
    expect(rows('agreed-day')).toEqual([
      ['2025-10-09', '9200.00'],
      ['2026-01-01', '9200.00'],
    ]);
  });

  // 2 Laws.
  const drawn = fc.record({
    principal: fc.integer({ min: 100, max: 1e12 }),
    start: fc.integer({ min: 18_000, max: 21_000 }),
    termMonths: fc.integer({ min: 1, max: 48 }),
    kind: fc.constantFrom('bullet', 'interest-only', 'equal-instalments', 'equal-principal'),
    everyMonths: fc.constantFrom(1, 3),
    convention: fc.constantFrom('following', 'modified-following', 'preceding', 'none'),
    interestTo: fc.constantFrom('paid-day', 'agreed-day'),
    holidays: fc.array(fc.integer({ min: 18_000, max: 22_500 }), { maxLength: 60 }),
  });
  it('adds up to the fen on days of work only, in order', () => {
    fc.assert(
      fc.property(drawn, ({ principal, start, termMonths, kind, everyMonths, convention, interestTo, holidays }) => {
        const calendar = { holidays: holidays.map(formatDay), weekends: true, convention, interestTo };
        const { payments, totals } = loanSchedule({
          ...TERMS,
          principal: decimal(principal).div(100).toFixed(2),
          drawdownDay: formatDay(start),
          termMonths,
          rates: [{ from: formatDay(start), annualRate: '0.0435' }],
          repayment: kind === 'bullet' ? { kind } : { kind, everyMonths },
          calendar,
        });
        const moving = new PaymentDays({ ...calendar, workingDays: [] } as never);
        const sum = (pick: 'principal' | 'payment') =>
          payments.reduce((total, row) => total.plus(row[pick]), ZERO).toFixed(2);
        expect(sum('principal')).toBe(totals.principal);
        expect(sum('payment')).toBe(decimal(totals.principal).plus(totals.interest).toFixed(2));
        for (const [i, { day }] of payments.entries()) {
          if (convention !== 'none') expect(moving.isWorking(parseDay(day))).toBe(true);
          expect(day >= (payments[i - 1]?.day ?? '')).toBe(true);
        }
      }),
    );
  });
  it('never passes a day of work, and modified following never leaves the month', () => {
    fc.assert(
      fc.property(fc.integer({ min: 18_000, max: 22_000 }), (day) => {
        const [next, back, modified] = ['following', 'preceding', 'modified-following'].map((one) =>
          days(one).paidOn(day),
        ) as [number, number, number];
        expect(next >= day && back <= day).toBe(true);
        for (let d = day; d < next; d++) expect(days('none').isWorking(d)).toBe(false);
        for (let d = day; d > back; d--) expect(days('none').isWorking(d)).toBe(false);
        expect(formatDay(modified).slice(0, 7)).toBe(formatDay(day).slice(0, 7));
        expect([next, back]).toContain(modified);
      }),
    );
  });

  // 3 Differential: a calendar without holidays changes nothing.
  it('leaves a schedule as it is where nothing is a holiday', () => {
    const calendar = { holidays: [], workingDays: [], weekends: false, convention: 'following' };
    expect(with_(calendar)).toEqual(loanSchedule(TERMS));
  });

  // 4 Refusals.
  it.each<[string, () => unknown, RegExp]>([
    [
      'a due day that moves to drawdown',
      () => with_({ convention: 'preceding' }, { drawdownDay: '2025-09-30', firstPaymentDay: '2025-10-08' }),
      /the due day 2025-10-08 moves to drawdown or before; met 2025-09-30/,
    ],
    [
      'a prepayment between a due day and the day it is moved to',
      () =>
        with_(
          { convention: 'following', interestTo: 'agreed-day' },
          { prepayments: [{ day: '2025-10-05', amount: '10', effect: 'shorten' }] },
        ),
      /prepayments\/0\/day: between the due day 2025-10-01 and the day it is moved to, 2025-10-09; met 2025-10-05/,
    ],
    ['an unknown convention', () => with_({ convention: 'nearest' }), /calendar\/convention/],
    ['a holiday that is no day', () => with_({ convention: 'none', holidays: ['2025-02-30'] }), /holidays\/0/],
  ])('refuses %s', (_, work, message) => {
    expect(work).toThrow(message);
  });
  it('refuses a list without a day of work', () => {
    const holidays = Array.from({ length: 70 }, (_, i) => formatDay(parseDay('2025-09-20') + i));
    expect(refusalOf(() => with_({ convention: 'following', holidays, workingDays: [] }))).toContain(
      'no working day within 60 days',
    );
  });
});
