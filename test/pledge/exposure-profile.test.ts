import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { isIpworthError } from '../../src/base/errors.ts';
import { parseDay } from '../../src/numeric/calendar.ts';
import { decimal } from '../../src/numeric/decimal.ts';
import { type ExposureQuestion, exposureProfile, yearsOf } from '../../src/pledge/book/exposure-profile.ts';
import { type LoanSchedule, loanSchedule } from '../../src/pledge/loan-schedule.ts';
import { anyTerms } from '../support/book-loans.ts';
import { refusalOf } from '../support/formulas.ts';

const AS_OF = '2025-06-30';
const TERMS = {
  principal: '3600000',
  drawdownDay: AS_OF,
  termMonths: 24,
  dayCount: 'ACT/360',
  rates: [{ from: AS_OF, annualRate: '0.036' }],
  repayment: { kind: 'bullet' },
};
const ASKED: ExposureQuestion = { asOf: AS_OF, stage: 2, defaultsAt: 'end' };

describe('exposureProfile', () => {
  // 1 By hand: 3,600,000 at 3.6 % of 360 days is 360 a day.
  it('cuts a long period at each year and counts the interest accrued by the default', () => {
    expect(exposureProfile(TERMS, ASKED)).toEqual([
      { endYears: 1, exposure: '3731400.00' }, // 365 days
      { endYears: 2, exposure: '3862800.00' }, // 730 days, the last
    ]);
    expect(exposureProfile(TERMS, { ...ASKED, defaultsAt: 'middle' })).toEqual([
      { endYears: 1, exposure: '3665520.00' }, // 182 days
      { endYears: 2, exposure: '3796920.00' }, // 547 days
    ]);
  });
  it('ends after a year in the first stage, and is what is owed today in the third', () => {
    expect(exposureProfile(TERMS, { ...ASKED, stage: 1 })).toHaveLength(1);
    const later = { ...ASKED, asOf: '2025-07-10', stage: 3, overdueInterest: '5.55' } as const;
    expect(exposureProfile(TERMS, later)).toEqual([{ endYears: 1, exposure: '3603605.55' }]);
  });
  it('counts a payment of the day as made', () => {
    const terms = { ...TERMS, repayment: { kind: 'equal-principal', everyMonths: 12 } };
    const due = { ...ASKED, asOf: '2026-06-30', stage: 3 } as const;
    expect(exposureProfile(terms, due)).toEqual([{ endYears: 1, exposure: '1800000.00' }]);
    expect(exposureProfile(terms, { ...due, asOf: '2026-06-29' })).toEqual([{ endYears: 1, exposure: '3731040.00' }]);
  });
  it('has nothing before drawdown and after the end, but for what is overdue then', () => {
    expect(exposureProfile(TERMS, { ...ASKED, asOf: '2025-06-29' })).toEqual([]);
    const after = { ...ASKED, asOf: '2027-07-01' };
    expect(exposureProfile(TERMS, after)).toEqual([]);
    expect(exposureProfile(TERMS, { ...after, overduePrincipal: '3600000' })).toEqual([
      { endYears: 1, exposure: '3600000.00' },
    ]);
  });

  // 2 Laws, and 3 the schedule as it is printed: what falls due on a day is owed up to it.
  it('rises by what is overdue, ends in ascending order, and owes on each payment day what is paid then and later', () => {
    fc.assert(
      fc.property(anyTerms, fc.integer({ min: 0, max: 1e8 }), (terms, fen) => {
        const schedule = scheduled(terms);
        if (schedule === undefined) return;
        const overdueInterest = decimal(fen).div(100).toFixed(2);
        const bare = exposureProfile(terms, ASKED);
        const late = exposureProfile(terms, { ...ASKED, overdueInterest });
        if (bare.length === 0) return;
        expect(late.map(({ exposure }) => decimal(exposure).minus(overdueInterest).toFixed(2))).toEqual(
          bare.map(({ exposure }) => exposure),
        );
        for (const [i, { endYears }] of bare.entries()) expect(endYears).toBeGreaterThan(bare[i - 1]?.endYears ?? 0);
        for (const { day, opening, interest } of schedule.payments.filter((row) => row.day > AS_OF)) {
          const at = bare.find(({ endYears }) => endYears === yearsOf(parseDay(day) - parseDay(AS_OF)));
          // rows of one day are one stretch
          const gap = decimal(at?.exposure ?? 0).minus(decimal(opening).plus(interest));
          const isShared = schedule.payments.filter((row) => row.day === day).length > 1;
          if (!isShared) expect(gap.toNumber()).toBe(0);
        }
      }),
      { numRuns: 150 },
    );
  });
  it('owes today the balance and what a payment of today would settle in interest', () => {
    fc.assert(
      fc.property(anyTerms, (terms) => {
        const one = { day: AS_OF, amount: '0.01', effect: 'shorten' };
        const paid = scheduled({ ...terms, prepayments: [one] });
        const row = paid?.payments.find(({ kind }) => kind === 'prepayment');
        if (paid === undefined || row === undefined) return;
        if (paid.payments.some(({ day, kind }) => kind === 'due' && day === AS_OF)) return; // settled already
        const bare = { ...terms, prepayments: [] };
        const [today] = exposureProfile(bare, { ...ASKED, stage: 3 });
        const before = paid.payments.filter(({ day }) => day < AS_OF);
        const balance = before.reduce((left, { principal }) => left.minus(principal), decimal(paid.principal));
        expect(today?.exposure).toBe(balance.plus(row.interest).toFixed(2));
      }),
      { numRuns: 150 },
    );
  });

  // 4 Refusals.
  it.each<[string, () => unknown, string]>([
    ['no day', () => exposureProfile(TERMS, { ...ASKED, asOf: '2025-06-31' }), 'exposureProfile: asOf'],
    [
      'no amount',
      () => exposureProfile(TERMS, { ...ASKED, overduePrincipal: -1 }),
      'exposureProfile: overduePrincipal',
    ],
    ['no terms', () => exposureProfile({}, ASKED), 'loan terms /principal'],
  ])('refuses %s', (_, work, words) => {
    expect(refusalOf(work)).toContain(words);
  });
});

/** The schedule, or nothing where the contract is refused. */
function scheduled(terms: object): LoanSchedule | undefined {
  try {
    return loanSchedule(terms);
  } catch (error) {
    if (isIpworthError(error)) return undefined;
    throw error;
  }
}
