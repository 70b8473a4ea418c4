import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { borrowerCost } from '../../src/pledge/borrower-cost.ts';
import { floatingRates } from '../../src/pledge/floating-rate.ts';
import { loanSchedule } from '../../src/pledge/loan-schedule.ts';

const bullet = (annualRate: string) =>
  loanSchedule({
    principal: '5000000',
    drawdownDay: '2025-01-01',
    termMonths: 12,
    dayCount: 'ACT/365F',
    rates: [{ from: '2025-01-01', annualRate }],
    repayment: { kind: 'bullet' },
  });
const fee = (kind: string, amount: string, day = '2025-01-01') => ({ kind, day, amount });

describe('borrowerCost', () => {
  // 1 Worked example, by hand: a year's bullet of 365 days costs (payments + fees at the end) ÷ what is received − 1.
  it('equals the contract rate without fees, and rises by a fee taken on drawdown', () => {
    const schedule = bullet('0.0435');
    expect(borrowerCost(schedule, { fees: [], subsidies: [] }).annualCost).toBeCloseTo(0.0435, 12);
    const cost = borrowerCost(schedule, { fees: [fee('valuation', '50000')], subsidies: [] });
    expect(cost.annualCost).toBeCloseTo(5217500 / 4950000 - 1, 12);
    expect(cost.fees[0]).toMatchObject({ what: 'valuation', amount: '50000.00' });
    expect(cost.fees[0]?.rateWithout).toBeCloseTo(0.0435, 12);
  });
  it('falls by a capped share of the interest', () => {
    const subsidy = { of: 'interest', day: '2026-01-01', share: '0.5', cap: '100000' };
    const cost = borrowerCost(bullet('0.0435'), { fees: [], subsidies: [subsidy] });
    expect(cost.totals).toEqual({ interest: '217500.00', fees: '0.00', subsidies: '100000.00' });
    expect(cost.annualCost).toBeCloseTo(117500 / 5000000, 12);
  });
  it('counts interest once between two subsidies', () => {
    const monthly = loanSchedule({
      principal: '1200000',
      drawdownDay: '2025-01-01',
      termMonths: 12,
      dayCount: 'MONTHS/12',
      rates: [{ from: '2025-01-01', annualRate: '0.05' }],
      repayment: { kind: 'interest-only', everyMonths: 1 },
    });
    const half = (day: string) => ({ of: 'interest', day, share: '0.5', cap: null });
    const { subsidies } = borrowerCost(monthly, { fees: [], subsidies: [half('2025-07-01'), half('2026-01-01')] });
    expect(subsidies.map(({ amount }) => amount)).toEqual(['15000.00', '15000.00']);
  });

  // 2 Laws.
  it('never falls with another fee nor rises with another subsidy', () => {
    fc.assert(
      fc.property(fc.integer({ min: 1, max: 1e7 }), fc.integer({ min: 1, max: 1e7 }), (a, b) => {
        const schedule = bullet('0.06');
        const at = (fees: object[], subsidies: object[]) => borrowerCost(schedule, { fees, subsidies }).annualCost;
        const fees = [fee('guarantee', (a / 100).toFixed(2))];
        const more = [...fees, fee('insurance', (b / 100).toFixed(2), '2025-06-30')];
        const given = [{ of: 'premium', day: '2025-12-31', amount: (b / 100).toFixed(2) }];
        expect(at(more, [])).toBeGreaterThan(at(fees, []));
        expect(at(fees, given)).toBeLessThan(at(fees, []));
      }),
      { numRuns: 30 },
    );
  });

  // 4 Refusals.
  it('refuses a subsidy of interest that is not yet due, and one that leaves nothing to pay', () => {
    const early = { of: 'interest', day: '2025-12-31', share: '0.5', cap: null };
    expect(() => borrowerCost(bullet('0.05'), { fees: [], subsidies: [early] })).toThrow(
      /INPUT_INVALID.*subsidies\/0\/day.*met 2025-12-31/,
    );
    const gift = { of: 'grant', day: '2025-01-01', amount: '9000000' };
    const repaid = { of: 'grant', day: '2026-01-01', amount: '9000000' };
    expect(() => borrowerCost(bullet('0.05'), { fees: [], subsidies: [gift, repaid] })).toThrow(/NO_SOLUTION/);
    expect(() => borrowerCost(bullet('0.05'), { fees: [fee('gift', '1')], subsidies: [] })).toThrow(/fees\/0\/kind/);
  });
});

describe('floatingRates', () => {
  const raw = {
    drawdownDay: '2025-01-31',
    termMonths: 12,
    published: [
      { day: '2025-01-20', annualRate: '0.031' },
      { day: '2025-05-20', annualRate: '0.03' },
      { day: '2025-11-20', annualRate: '0.029' },
    ],
    spread: '0.005',
    resetEveryMonths: 3,
  };
  // 1 By hand: resets on 31 January, 30 April, 31 July and 31 October 2025.
  it('follows the last publication on each day of reset', () => {
    expect(floatingRates(raw)).toEqual([
      { from: '2025-01-31', annualRate: '0.036' },
      { from: '2025-07-31', annualRate: '0.035' },
    ]);
    expect(floatingRates({ ...raw, resetEveryMonths: null })).toHaveLength(1);
    expect(floatingRates({ ...raw, drawdownDay: '2025-01-20' })[0]?.annualRate).toBe('0.036');
    expect(floatingRates({ ...raw, spread: '-0.001' })[0]?.annualRate).toBe('0.03');
  });
  it('feeds a schedule', () => {
    const schedule = loanSchedule({
      principal: '3600000',
      drawdownDay: raw.drawdownDay,
      termMonths: 12,
      dayCount: 'ACT/360',
      rates: floatingRates(raw),
      repayment: { kind: 'bullet' },
    });
    // 181 days at 3.6 % and 184 at 3.5 %
    expect(schedule.totals.interest).toBe((181 * 360 + 184 * 350).toFixed(2));
  });
  // 4
  it.each<[string, object, RegExp]>([
    ['no publication by drawdown', { drawdownDay: '2025-01-19' }, /on or before drawdown, 2025-01-19; met 2025-01-20/],
    ['a rate below zero', { spread: '-0.04' }, /below 0; met -0.009/],
    ['publications out of order', { published: [...raw.published].reverse() }, /published\/1\/day: not after/],
    ['a spread that is no number', { spread: '30bp' }, /spread: no exact number; met "30bp"/],
  ])('refuses %s', (_, change, message) => {
    expect(() => floatingRates({ ...raw, ...change })).toThrow(message);
  });
});
