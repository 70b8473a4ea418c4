import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { courtFeeOn } from '../../../src/catalog/disposal.ts';
import { payInOrder } from '../../../src/pledge/disposal/payment-order.ts';
import { shareRecovery } from '../../../src/pledge/disposal/recovery-sharing.ts';
import { refusalOf } from '../../support/formulas.ts';

const claim = {
  ...{ creditor: 'bank', rank: 1, principal: '5000000', interest: '210000', penalty: '35000' },
  order: 'interest-first' as const,
};
const executionCosts = (amount: string): string =>
  (60_000 + Number(courtFeeOn({ day: '2025-06-30', step: 'execution', amount }).outcome.value)).toFixed(2);
const fen = (amount: string): bigint => BigInt(amount.replace('.', ''));

describe('payInOrder', () => {
  // 1 Worked examples: principal 5,000,000, interest 210,000, penalty 35,000, other costs 60,000.
  it('(a) sold at 5,600,000: everybody is paid and 239,600 go back', () => {
    expect(executionCosts('5600000')).toBe('115400.00');
    const { creditors, surplus } = payInOrder({
      proceeds: '5600000',
      executionCosts: executionCosts('5600000'),
      secured: [claim],
    });
    expect(surplus).toBe('239600.00');
    expect(creditors[0]?.unpaid).toEqual({
      ...{ costs: '0.00', interest: '0.00', penalty: '0.00', principal: '0.00', doubledInterest: '0.00' },
    });
  });
  it('(b) sold at 1,200,000: the choice of order moves 245,000 of principal', () => {
    const costs = executionCosts('1200000');
    expect(costs).toBe('74400.00');
    const unpaid = (order: 'interest-first' | 'principal-first') =>
      payInOrder({ proceeds: '1200000', executionCosts: costs, secured: [{ ...claim, order }] }).creditors[0]?.unpaid;
    expect(unpaid('interest-first')?.principal).toBe('4119400.00');
    expect(unpaid('principal-first')).toMatchObject({
      principal: '3874400.00',
      interest: '210000.00',
      penalty: '35000.00',
    });
  });
  it('pays earlier tax, ranks, equals in proportion, and doubled interest after all of them', () => {
    const { payments, surplus } = payInOrder({
      proceeds: '1000',
      priorTax: '100',
      secured: [
        { creditor: 'late', rank: 3, principal: '300', order: 'interest-first' },
        { creditor: 'first', rank: 1, principal: '300', costs: '50', doubledInterest: '40', order: 'interest-first' },
        { creditor: 'twin', rank: 3, principal: '600', doubledInterest: '5', order: 'interest-first' },
      ],
    });
    expect(payments.map(({ to, on, amount }) => `${to} ${on} ${amount}`)).toEqual([
      'tax office priorTax 100.00',
      'first costs 50.00',
      'first principal 300.00',
      'late principal 183.33',
      'twin principal 366.67',
    ]);
    expect(surplus).toBe('0.00');
  });
  // 300 for two equal claims of 300: 150 each, the first spends it on its interest and then on principal.
  it('spends an equal’s part on his heads in order, and no more', () => {
    const { creditors } = payInOrder({
      proceeds: '300',
      secured: [
        { creditor: 'a', rank: 1, interest: '50', principal: '250', order: 'interest-first' },
        { creditor: 'b', rank: 1, interest: '100', principal: '200', order: 'principal-first' },
      ],
    });
    expect(creditors[0]?.paid).toMatchObject({ interest: '50.00', principal: '100.00' });
    expect(creditors[1]?.paid).toMatchObject({ interest: '0.00', principal: '150.00' });
  });
  it('in bankruptcy lets what is unpaid rank as ordinary', () => {
    const { payments, creditors } = payInOrder({
      proceeds: '600',
      secured: [{ creditor: 'bank', rank: 1, principal: '1000', order: 'interest-first' }],
      bankruptcy: {
        ...{ estate: '500', costs: '60', wages: '100', insuranceAndTax: '40' },
        ordinary: [{ creditor: 'supplier', amount: '200' }],
      },
    });
    expect(payments.map(({ on, amount }) => `${on} ${amount}`)).toEqual([
      'principal 600.00',
      'bankruptcyCosts 60.00',
      'wages 100.00',
      'insuranceAndTax 40.00',
      'ordinary 200.00',
      'ordinary 100.00',
    ]);
    expect(creditors[0]).toMatchObject({ dividend: '200.00' });
  });

  // 2 Laws.
  const amount = fc.integer({ min: 0, max: 10 ** 8 }).map((n) => (n / 100).toFixed(2));
  const secured = fc
    .array(
      fc.record({
        rank: fc.integer({ min: 1, max: 3 }),
        ...{ principal: amount, interest: amount, penalty: amount, costs: amount, doubledInterest: amount },
        order: fc.constantFrom('interest-first' as const, 'principal-first' as const),
      }),
      { maxLength: 5 },
    )
    .map((claims) => claims.map((one, i) => ({ ...one, creditor: `creditor ${i}` })));
  const bankruptcy = fc.record({
    ...{ estate: amount, costs: amount, wages: amount, insuranceAndTax: amount },
    ordinary: fc
      .array(amount, { maxLength: 3 })
      .map((all) => all.map((one, i) => ({ creditor: `other ${i}`, amount: one }))),
  });
  it('conserves every fen, in bankruptcy too, and pays nobody more than his claim', () => {
    fc.assert(
      fc.property(
        ...[amount, amount, amount, secured, fc.option(bankruptcy, { nil: undefined })],
        (proceeds, costs, priorTax, claims, estate) => {
          const given = { proceeds, executionCosts: costs, priorTax, secured: claims };
          const result = payInOrder(estate === undefined ? given : { ...given, bankruptcy: estate });
          const out = result.payments.reduce((sum, one) => sum + fen(one.amount), fen(result.surplus));
          expect(out).toBe(fen(proceeds) + (estate === undefined ? 0n : fen(estate.estate)));
          for (const { unpaid } of result.creditors) {
            for (const left of Object.values(unpaid)) expect(fen(left)).toBeGreaterThanOrEqual(0n);
          }
        },
      ),
    );
  });
  it('pays a later rank only when the earlier ones have all their judgment money', () => {
    fc.assert(
      fc.property(amount, secured, (proceeds, claims) => {
        const { creditors } = payInOrder({ proceeds, secured: claims });
        for (const [i, one] of claims.entries()) {
          const isShort = (['costs', 'interest', 'penalty', 'principal'] as const).some(
            (head) => fen(creditors[i]?.unpaid[head] ?? '0.00') > 0n,
          );
          if (!isShort) continue;
          for (const [j, other] of claims.entries()) {
            if (other.rank <= one.rank) continue;
            for (const paid of Object.values(creditors[j]?.paid ?? {})) expect(paid).toBe('0.00');
          }
        }
      }),
    );
  });

  // 4 Refusals.
  it('names every fault, and takes no creditor twice', () => {
    const message = refusalOf(() =>
      payInOrder({ proceeds: '-1', secured: [{ ...claim, rank: 0, principal: '0.001' }] }),
    );
    for (const place of ['/proceeds', '/secured/0/rank', '/secured/0/principal']) expect(message).toContain(place);
    expect(refusalOf(() => payInOrder({ proceeds: '1', secured: [claim, claim] }))).toContain('each creditor once');
  });
});

describe('shareRecovery', () => {
  const parties = [
    { party: 'government', borne: '540000' },
    { party: 'bank', borne: '260000', isBank: true },
    { party: 'insurer', borne: '160000' },
    { party: 'valuationFirm', borne: '40000' },
  ];
  const shared = (recovered: string, order: 'pari-passu' | 'bank-first' | 'others-first') =>
    shareRecovery({ recovered, order, parties }).parties.map(({ amount }) => amount);
  // 1 Worked example: a loss shared 54 / 26 / 16 / 4, then 500,000 come in.
  it('returns in proportion, or to the bank first', () => {
    expect(shared('500000', 'pari-passu')).toEqual(['270000.00', '130000.00', '80000.00', '20000.00']);
    expect(shared('200000', 'bank-first')).toEqual(['0.00', '200000.00', '0.00', '0.00']);
    expect(shared('630000', 'bank-first')).toEqual(['270000.00', '260000.00', '80000.00', '20000.00']);
    expect(shared('750000', 'others-first')).toEqual(['540000.00', '10000.00', '160000.00', '40000.00']);
  });
  it('returns what is more than all of them bore, after costs', () => {
    expect(shareRecovery({ recovered: '1100000', costs: '30000', order: 'bank-first', parties }).returned).toBe(
      '70000.00',
    );
  });
  // 2 Laws.
  it('conserves every fen', () => {
    const amount = fc.integer({ min: 0, max: 10 ** 8 }).map((n) => (n / 100).toFixed(2));
    const order = fc.constantFrom('pari-passu' as const, 'bank-first' as const, 'others-first' as const);
    const some = fc.array(fc.record({ party: fc.constant('p'), borne: amount, isBank: fc.boolean() }), {
      minLength: 1,
      maxLength: 5,
    });
    fc.assert(
      fc.property(amount, amount, order, some, (recovered, costs, how, all) => {
        const result = shareRecovery({ recovered, costs, order: how, parties: all });
        const out = result.parties.reduce(
          (sum, one) => sum + fen(one.amount),
          fen(result.costs) + fen(result.returned),
        );
        expect(out).toBe(fen(recovered));
        for (const { stillBorne } of result.parties) expect(Number(stillBorne)).toBeGreaterThanOrEqual(0);
      }),
    );
  });
  // 4 Refusals.
  it('refuses a sharing without parties', () => {
    expect(refusalOf(() => shareRecovery({ recovered: '1', order: 'pari-passu', parties: [] }))).toContain('/parties');
  });
});
