import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { SchemeTerms } from '../../src/domain/scheme.ts';
import { borneByOthers, partOf, shareLoss } from '../../src/pool/share-loss.ts';
import { decimalSplit } from './scheme/decimal-split.ts';

const base = {
  id: 'test',
  version: 1,
  title: { en: 'test', zh: '测试' },
  remainder: 'bank',
  poolParty: 'government',
  compensationBase: 'principal',
  poolSize: '70000000',
  isLimitedToBalance: true,
  leverage: '10',
  maximumLoan: null,
} as const;

const zhongshan: SchemeTerms = {
  ...base,
  layers: [
    { party: 'government', share: '0.54', perLoanCap: null },
    { party: 'insurer', share: '0.16', perLoanCap: null },
    { party: 'valuationFirm', share: '0.04', perLoanCap: null },
  ],
};

const weihai: SchemeTerms = {
  ...base,
  layers: [
    { party: 'region', share: '0.40', perLoanCap: null },
    { party: 'government', share: '0.20', perLoanCap: '1000000' },
  ],
};

const parts = (terms: SchemeTerms, principal: string, interest = '0'): Record<string, string> =>
  Object.fromEntries(shareLoss(terms, { principal, interest }).parts.map(({ party, amount }) => [party, amount]));

const fen = (amount: string): bigint => BigInt(amount.replace('.', ''));

describe('shareLoss', () => {
  // 1 Worked examples.
  // Source: shares of the Zhongshan scheme (CNIPA, 2025-01-23); amounts by largest remainder.
  it('splits 1,234,567.89 at 54/26/16/4 without losing a fen', () => {
    expect(parts(zhongshan, '1234567.89')).toEqual({
      government: '666666.66',
      bank: '320987.65',
      insurer: '197530.86',
      valuationFirm: '49382.72',
    });
  });
  it('splits 1.08, where rounding each share by itself would give 1.07; equal remainders go to the earlier layer', () => {
    expect(parts(zhongshan, '1.08')).toEqual({
      government: '0.59',
      bank: '0.28',
      insurer: '0.17',
      valuationFirm: '0.04',
    });
  });
  // Source: Weihai press conference 2020-08-11: province 40, city 20 with a cap of one million in the first year.
  it('lets the excess over a cap fall to the bank', () => {
    expect(parts(weihai, '3000000')).toEqual({ region: '1200000.00', government: '600000.00', bank: '1200000.00' });
    expect(parts(weihai, '6000000')).toEqual({ region: '2400000.00', government: '1000000.00', bank: '2600000.00' });
  });
  it('leaves interest to the bank where only principal is compensated', () => {
    const split = shareLoss(zhongshan, { principal: '1000.00', interest: '100.00' });
    expect(split.compensable).toBe('1000.00');
    expect(partOf(split, 'government')).toBe('540.00');
    expect(partOf(split, 'bank')).toBe('360.00');
    expect(borneByOthers(split, 'bank')).toBe('740.00');
  });
  it('shares interest too where the scheme says so', () => {
    const both: SchemeTerms = { ...zhongshan, compensationBase: 'principalAndInterest' };
    expect(parts(both, '1000', '100').government).toBe('594.00');
  });

  // 2 Laws.
  const amount = fc.bigInt({ min: 0n, max: 10n ** 14n }).map((n) => `${n / 100n}.${String(n % 100n).padStart(2, '0')}`);
  it('gives every fen of every loss to exactly one party', () => {
    fc.assert(
      fc.property(amount, amount, fc.constantFrom(zhongshan, weihai), (principal, interest, terms) => {
        const split = shareLoss(terms, { principal, interest });
        const sum = split.parts.reduce((total, part) => total + fen(part.amount), 0n);
        expect(sum).toBe(fen(principal) + fen(interest));
        expect(split.parts.every((part) => fen(part.amount) >= 0n)).toBe(true);
      }),
    );
  });
  it('never pays more than a cap, nor a fen more than the share', () => {
    fc.assert(
      fc.property(amount, (principal) => {
        const paid = fen(parts(weihai, principal).government ?? '0');
        expect(paid <= 100_000_000n).toBe(true);
        expect(paid * 10n <= fen(principal) * 2n + 10n).toBe(true);
      }),
    );
  });

  // 3 The split in decimals, rounded by another function.
  it('agrees with decimals to the fen, caps and interest included', () => {
    fc.assert(
      fc.property(
        amount,
        amount,
        fc.constantFrom(zhongshan, weihai),
        fc.boolean(),
        (principal, interest, terms, both) => {
          const one: SchemeTerms = { ...terms, compensationBase: both ? 'principalAndInterest' : 'principal' };
          expect(shareLoss(one, { principal, interest })).toEqual(decimalSplit(one, { principal, interest }));
        },
      ),
    );
  });

  // 4 Refusals.
  it.each([['-1'], ['0.001'], ['abc'], ['NaN']])('refuses a principal of %s', (principal) => {
    expect(() => shareLoss(zhongshan, { principal, interest: '0' })).toThrow(/ARGUMENT_INVALID.*/);
    expect(() => shareLoss(zhongshan, { principal, interest: '0' })).toThrow(principal);
  });
});
