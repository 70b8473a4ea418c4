import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { formatDay, parseDay } from '../../src/numeric/calendar.ts';
import { decimal, ZERO } from '../../src/numeric/decimal.ts';
import { type LoanColumns, RUN_REPAYMENTS, type RunTerms, runLoans } from '../../src/pledge/loan-run.ts';
import { loanSchedule } from '../../src/pledge/loan-schedule.ts';

const TERMS: RunTerms = {
  asOf: parseDay('2025-06-30'),
  dayCount: 'ACT/360',
  rateScale: 10_000,
  fromDays: [1, 91, 271, 361],
  provisionParts: [0, 20_000, 250_000, 500_000, 1_000_000],
};
const one = (change: Partial<Record<keyof LoanColumns, number>> = {}): LoanColumns => {
  const base = {
    principal: 5e8,
    rate: 435,
    drawdown: parseDay('2025-01-01'),
    termMonths: 12,
    everyMonths: 3,
    repayment: 1,
    daysPastDue: 0,
    ...change,
  };
  return Object.fromEntries(Object.entries(base).map(([name, value]) => [name, [value]])) as unknown as LoanColumns;
};

describe('runLoans', () => {
  // 1 By hand: 5 million at 4.35 %, quarterly interest; 90 days accrued since 1 April, 91 to 1 July.
  it('gives balance, accrual, next due day and provision', () => {
    const run = runLoans(one({ daysPastDue: 91 }), TERMS);
    expect([run.balance[0], run.accrued[0], run.nextDue[0], run.class[0], run.provision[0]]).toEqual([
      5e8, 5437500, 5497917, 2, 1.25e8,
    ]);
    expect(runLoans(one(), { ...TERMS, asOf: parseDay('2024-12-31') }).balance[0]).toBe(0);
    expect(runLoans(one(), { ...TERMS, asOf: parseDay('2026-01-01') }).balance[0]).toBe(0);
  });
  // 3 Differential: the schedule of each loan alone.
  it('agrees with the schedule of each loan', () => {
    const drawn = fc.record({
      principal: fc.integer({ min: 1, max: 1e12 }),
      rate: fc.nat(3600),
      drawdown: fc.integer({ min: 19000, max: 21000 }),
      termMonths: fc.integer({ min: 1, max: 60 }),
      everyMonths: fc.constantFrom(1, 3, 6),
      repayment: fc.nat(3),
      daysPastDue: fc.nat(400),
    });
    fc.assert(
      fc.property(drawn, (loan) => {
        const run = runLoans(one(loan), TERMS);
        const kind = RUN_REPAYMENTS[loan.repayment]!;
        const drawdownDay = formatDay(loan.drawdown);
        const { payments, totals } = loanSchedule({
          principal: decimal(loan.principal).div(100).toFixed(2),
          drawdownDay,
          termMonths: loan.termMonths,
          dayCount: TERMS.dayCount,
          rates: [{ from: drawdownDay, annualRate: (loan.rate / 1e4).toFixed(4) }],
          repayment: kind === 'bullet' ? { kind } : { kind, everyMonths: loan.everyMonths },
        });
        const today = formatDay(TERMS.asOf);
        const left = payments
          .filter(({ day }) => day > today)
          .reduce((sum, { principal }) => sum.plus(principal), ZERO);
        expect(run.isValid[0]).toBe(1);
        expect(run.interest[0]).toBe(decimal(totals.interest).times(100).toNumber());
        expect(run.balance[0]).toBe(drawdownDay > today ? 0 : left.times(100).toNumber());
        const next = payments.find(({ day }) => day > today);
        expect(run.nextDue[0]).toBe(next === undefined ? 0 : decimal(next.payment).times(100).toNumber());
      }),
      { numRuns: 200 },
    );
  });
  // 4 A bad record is reported and stops nothing.
  it('reports a bad loan and works out the rest', () => {
    const [good, bad] = [one(), one({ principal: -1 })];
    const both = Object.fromEntries(
      Object.keys(good).map((name) => [
        name,
        [...Array.from(bad[name as keyof LoanColumns]), ...Array.from(good[name as keyof LoanColumns])],
      ]),
    ) as unknown as LoanColumns;
    const run = runLoans(both, TERMS);
    expect([...run.isValid]).toEqual([0, 1]);
    expect([...run.balance]).toEqual([0, 5e8]);
    expect(run.faults).toEqual([
      { loan: 0, problem: 'principal: not a whole number of 1 to 10000000000000', met: '-1' },
    ]);
  });
  it('refuses columns of different lengths and terms out of range', () => {
    expect(() => runLoans({ ...one(), rate: [1, 2] }, TERMS)).toThrow(/runLoans: rate: not as long.*met 2/);
    expect(() => runLoans(one(), { ...TERMS, rateScale: 0 })).toThrow(/rateScale.*met 0/);
    expect(() => runLoans(one(), { ...TERMS, dayCount: 'ACT/364' as never })).toThrow(
      /ARGUMENT_INVALID: runLoans: dayCount/,
    );
  });
});
