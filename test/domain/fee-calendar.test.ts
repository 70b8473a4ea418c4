import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { compensatedYearFees, type FeeFacts, feeStanding, feesToCome } from '../../src/domain/fee-calendar.ts';
import { refusalOf } from '../support/formulas.ts';
import { FEE_RULES, FEES } from '../support/rights.ts';

const PATENT: FeeFacts = {
  id: 'p',
  kind: 'invention-patent',
  filingDay: '1997-06-03',
  grantDay: '2001-08-01',
  paidThroughYear: 5,
};
const on = (day: string, change: Partial<FeeFacts> = {}) => feeStanding({ ...PATENT, ...change }, FEES, FEE_RULES, day);

describe('fees by the day', () => {
  // 1 Filed 1997-06-03, fifth year paid: the sixth year's fee is due by 2002-06-03 (专利审查指南 part 5 chapter 9).
  it.each([
    ['2002-06-03', 'paid', '0', '1200'],
    ['2002-06-04', 'in-grace', '0', '1200'],
    ['2002-07-03', 'in-grace', '0', '1200'],
    ['2002-07-04', 'in-grace', '60', '1260'],
    ['2002-08-03', 'in-grace', '60', '1260'],
    ['2002-08-04', 'in-grace', '120', '1320'],
    ['2002-12-03', 'in-grace', '300', '1500'],
    ['2002-12-04', 'lapsed', '0', '0'],
  ] as const)('on %s: %s, surcharge %s, payable %s', (day, standing, surcharge, payable) => {
    expect(on(day)).toMatchObject({ standing, surcharge, payable, next: { year: 6, dueDay: '2002-06-03' } });
  });
  it('end the right on the day the fee was due', () => {
    expect(on('2003-01-01').lapsedOn).toBe('2002-06-03');
    expect(on('2002-12-03').lapsedOn).toBeNull();
  });
  it('are let off by the largest reduction; the surcharge is of the full fee', () => {
    expect(on('2002-07-04', { reductions: ['0.15', '0.7'] })).toMatchObject({ surcharge: '60', payable: '420' });
  });
  it('end with the last year', () => {
    expect(on('2017-01-01', { paidThroughYear: 20 })).toMatchObject({ standing: 'paid', next: null, payable: '0' });
  });
  it('of compensated years count whole years only', () => {
    expect(compensatedYearFees('2030-01-01', '2035-01-01', FEE_RULES)).toBe('40000');
    expect(compensatedYearFees('2030-01-01', '2031-12-31', FEE_RULES)).toBe('8000');
    expect(compensatedYearFees('2030-01-01', '2030-12-31', FEE_RULES)).toBe('0');
  });

  // 2 Laws.
  it('add up to what is left of the table, in rising order of days', () => {
    fc.assert(
      fc.property(fc.integer({ min: 5, max: 20 }), (paidThroughYear) => {
        const due = feesToCome({ ...PATENT, paidThroughYear }, FEES, FEE_RULES);
        expect(due.map(({ year }) => year)).toEqual(
          Array.from({ length: 20 - paidThroughYear }, (_, i) => paidThroughYear + 1 + i),
        );
        expect([...due].sort((a, b) => (a.dueDay < b.dueDay ? -1 : 1))).toEqual(due);
      }),
    );
    // 3 Another way: 82,300 in all less 900 × 3 and 1,200 × 2 for the first five years.
    const sum = feesToCome(PATENT, FEES, FEE_RULES).reduce((total, { fee }) => total + Number(fee), 0);
    expect(sum).toBe(82_300 - 2_700 - 2_400);
  });

  // 4 Refusals.
  it('are refused by place and value', () => {
    expect(refusalOf(() => on('2002-01-01', { paidThroughYear: 4 }))).toContain(
      'fees /paidThroughYear: lies before the year of grant, 5, whose fee is paid with the registration; met 4',
    );
    expect(refusalOf(() => on('2002-01-01', { grantDay: '1990-01-01' }))).toContain('met 1990-01-01');
    expect(refusalOf(() => on('2002-01-01', { kind: 'trademark' }))).toMatch(/^DATA_UNKNOWN: right p/);
    expect(refusalOf(() => compensatedYearFees('2030-01-01', '2029-01-01', FEE_RULES))).toContain('met 2029-01-01');
  });
});
