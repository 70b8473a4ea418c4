import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { imputePayment } from '../../../src/pledge/disposal/imputation.ts';
import { refusalOf } from '../../support/formulas.ts';

const debts = [
  { debt: 'not due', amount: '100', dueDay: '2026-01-01', rate: '0.5' },
  { debt: 'secured', amount: '100', dueDay: '2025-01-01', security: '100', rate: '0.2' },
  { debt: 'light', amount: '100', dueDay: '2025-01-01', rate: '0.01' },
  { debt: 'heavy', amount: '100', dueDay: '2025-03-01', rate: '0.1' },
];
const paid = (payment: string, more: object = {}) =>
  imputePayment({ payment, day: '2025-06-30', debts, ...more }).debts.map((one) => one.paid);

describe('imputePayment', () => {
  // 1 Worked example. Source: Civil Code 560: due first, then least secured, then heaviest, then earliest due, then in proportion.
  it('follows the order of the law', () => {
    expect(paid('150')).toEqual(['0.00', '0.00', '50.00', '100.00']);
    expect(paid('250')).toEqual(['0.00', '50.00', '100.00', '100.00']);
    expect(paid('350')).toEqual(['50.00', '100.00', '100.00', '100.00']);
  });
  it('or the debtor’s choice, then the law', () => {
    expect(paid('150', { chosen: ['secured'] })).toEqual(['0.00', '100.00', '0.00', '50.00']);
  });
  it('shares between debts alike, the earlier due before the later', () => {
    const alike = ['a', 'b', 'c'].map((debt) => ({ debt, amount: '10', dueDay: '2025-01-01' }));
    expect(paid('10', { debts: alike })).toEqual(['3.34', '3.33', '3.33']);
    const [first, second, third] = alike;
    expect(paid('10', { debts: [{ ...first, dueDay: '2025-02-01' }, second, third] })).toEqual([
      '0.00',
      '5.00',
      '5.00',
    ]);
  });

  // 2 Laws.
  it('conserves every fen and pays no debt more than it is', () => {
    const fen = (text: string): bigint => BigInt(text.replace('.', ''));
    const amount = fc.integer({ min: 0, max: 10 ** 7 }).map((n) => (n / 100).toFixed(2));
    const debt = fc.record({
      amount,
      security: amount,
      dueDay: fc.constantFrom('2025-01-01', '2025-06-30', '2026-01-01'),
    });
    fc.assert(
      fc.property(amount, fc.array(debt, { minLength: 1, maxLength: 6 }), (payment, all) => {
        const named = all.map((one, i) => ({ ...one, debt: `debt ${i}` }));
        const result = imputePayment({ payment, day: '2025-06-30', debts: named });
        expect(result.debts.reduce((sum, one) => sum + fen(one.paid), fen(result.over))).toBe(fen(payment));
        for (const { left } of result.debts) expect(left).not.toContain('-');
      }),
    );
  });

  // 4 Refusals.
  it.each([
    [{ payment: '-1' }, '/payment'],
    [{ chosen: ['none'] }, 'names of the debts expected'],
    [{ chosen: ['heavy', 'heavy'] }, 'each debt once'],
    [{ debts: [debts[0], debts[0]] }, 'each debt once'],
    [{ day: '2025-02-30' }, '/day'],
  ])('refuses %j', (more, words) => {
    expect(refusalOf(() => paid('1', more))).toContain(words);
  });
});
