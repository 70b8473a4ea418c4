import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { loanEconomics } from '../../src/pledge/loan-economics.ts';
import { refusalOf } from '../support/formulas.ts';

const transfers = [
  { from: 'borrower', to: 'bank', on: 'interest', amount: '217500' },
  { from: 'borrower', to: 'insurer', on: 'premium', amount: '100000' },
  { from: 'government', to: 'borrower', on: 'subsidy', amount: '75000' },
  { from: 'bank', to: 'market', on: 'funds', amount: '100000' },
];

describe('loanEconomics', () => {
  // 1 Worked example, by hand: 120,000 expected loss shared 54 / 26 / 16 / 4.
  it('says who earns and who bears', () => {
    const shares = { government: '0.54', bank: '0.26', insurer: '0.16', valuationFirm: '0.04' };
    const parties = loanEconomics(transfers, { expected: '120000', shares });
    expect(parties.map(({ party, lossBorne, net }) => [party, lossBorne, net])).toEqual([
      ['borrower', '0.00', '-242500.00'],
      ['bank', '31200.00', '86300.00'],
      ['insurer', '19200.00', '80800.00'],
      ['government', '64800.00', '-139800.00'],
      ['market', '0.00', '100000.00'],
      ['valuationFirm', '4800.00', '-4800.00'],
    ]);
  });
  // 2 Laws.
  it('adds up to minus the expected loss', () => {
    const fen = (text: string): bigint => BigInt(text.replace('.', ''));
    const amount = fc.integer({ min: 0, max: 10 ** 9 }).map((n) => (n / 100).toFixed(2));
    const party = fc.constantFrom('bank', 'borrower', 'pool');
    const transfer = fc.record({ from: party, to: party, on: fc.constant('fee'), amount });
    fc.assert(
      fc.property(fc.array(transfer), amount, (all, expected) => {
        const parties = loanEconomics(all, { expected, shares: { bank: 2, pool: 1 } });
        expect(parties.reduce((sum, { net }) => sum + fen(net), 0n)).toBe(-fen(expected));
      }),
    );
  });
  // 4 Refusals.
  it('refuses a negative transfer and a loss that nobody bears', () => {
    const [first] = transfers;
    expect(
      refusalOf(() =>
        loanEconomics([{ ...(first as never as (typeof transfers)[0]), amount: '-1' }], {
          expected: '1',
          shares: { bank: '1' },
        }),
      ),
    ).toContain('transfers[0]');
    expect(refusalOf(() => loanEconomics(transfers, { expected: '1', shares: { bank: '0' } }))).toContain(
      'no weight is positive',
    );
  });
});
