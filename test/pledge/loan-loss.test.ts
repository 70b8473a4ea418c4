import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { DisposalView, LoanRequest } from '../../src/domain/application.ts';
import { exposureAtDefault, residualLoss } from '../../src/pledge/loan-loss.ts';

const loan: LoanRequest = { amount: '5000000', drawdownDay: '2023-08-31', termMonths: 6, annualRate: '0.0435' };
const disposal: DisposalView = {
  noSaleProbability: '0.6',
  salePriceShare: '0.25',
  disposalCostShare: '0.05',
  yearsToCash: '1.5',
  unpaidInterestMonths: 6,
  recoveryOrder: 'interest-first',
};

describe('exposureAtDefault', () => {
  // 1 Worked example: 5,000,000 × 4.35 % × 6 ÷ 12 = 108,750; a loan drawn on 31 August ends on 29 February 2024.
  it('adds unpaid interest and finds the last day', () => {
    expect(exposureAtDefault(loan, disposal)).toEqual({
      principal: '5000000.00',
      interest: '108750.00',
      total: '5108750.00',
      maturityDay: '2024-02-29',
      termYears: '0.5',
    });
  });
});

describe('residualLoss', () => {
  // 1 Worked example. Source: waterfall of principal 5,000,000 and interest 245,000 against 1,125,600 after costs.
  const exposure = {
    principal: '5000000.00',
    interest: '245000.00',
    total: '5245000.00',
    maturityDay: '',
    termYears: '1',
  };
  it('pays interest first, as the Civil Code does', () => {
    expect(residualLoss(exposure, '1125600.00', 'interest-first')).toEqual({
      recovered: '1125600.00',
      principal: '4119400.00',
      interest: '0.00',
    });
  });
  it('or principal first, which moves the compensable loss by the interest', () => {
    expect(residualLoss(exposure, '1125600.00', 'principal-first')).toEqual({
      recovered: '1125600.00',
      principal: '3874400.00',
      interest: '245000.00',
    });
  });

  // 2 Laws.
  const amount = fc.integer({ min: 0, max: 10 ** 12 }).map((n) => (n / 100).toFixed(2));
  it('conserves every fen and never leaves less than nothing', () => {
    fc.assert(
      fc.property(amount, amount, amount, fc.boolean(), (principal, interest, proceeds, first) => {
        const total = (Math.round(Number(principal) * 100) + Math.round(Number(interest) * 100)) / 100;
        const owed = { principal, interest, total: total.toFixed(2), maturityDay: '', termYears: '1' };
        const left = residualLoss(owed, proceeds, first ? 'interest-first' : 'principal-first');
        const fen = (text: string): number => Math.round(Number(text) * 100);
        expect(fen(left.recovered) + fen(left.principal) + fen(left.interest)).toBe(fen(owed.total));
        expect(Math.min(fen(left.principal), fen(left.interest))).toBeGreaterThanOrEqual(0);
      }),
    );
  });
});
