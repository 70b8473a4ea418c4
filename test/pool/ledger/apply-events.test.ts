import { describe, expect, it } from 'vitest';
import { applyPoolEvents, poolAt, refusalText } from '../../../src/pool/ledger/apply-events.ts';
import { openPool } from '../../../src/pool/ledger/pool-setup.ts';
import type { PoolState } from '../../../src/pool/ledger/pool-state.ts';
import { layer, rulesOf } from '../scheme/rules.ts';
import { book, claimed, claimOn, opened, refusalOf, stateAfter, zhongshanRules } from './events.ts';

const MILLIONS = 100_000_000;

describe('a year of a pool', () => {
  // 1 Worked examples. Source of the shares: CNIPA, 2025-01-23: Zhongshan 54/26/16/4.
  const of = book();
  const year = [
    of.fund('2025-01-02', '40000000'),
    of.register('2025-01-10', 'l1', '10000000'),
    of.register('2025-02-10', 'l2', '5000000', { bank: 'b' }),
    of.repay('2025-06-30', 'l2', '2000000'),
    of.default('2025-07-01', 'l1'),
    of.claim('2025-08-01', 'l1', '10000000', { interest: '100000' }),
    of.approve('2025-08-10', 'l1'),
    of.interest('2025-09-21', '123456.78'),
    of.pay('2025-09-30'),
    of.close('2025-12-31', 2025),
    of.recover('2026-03-01', 'l1', '1050000', '50000'),
  ];
  const state = stateAfter(opened(zhongshanRules()), year);

  it('pays 54 % of the principal and leaves interest to the bank', () => {
    const paid = stateAfter(opened(zhongshanRules()), year.slice(0, 9));
    expect(claimOn(paid, 'l1')).toMatchObject({
      status: 'settled',
      loss: 10.1 * MILLIONS,
      compensable: 10 * MILLIONS,
      paid: 5.4 * MILLIONS,
      burdens: { layers: [5.4 * MILLIONS, 1.6 * MILLIONS, 0.4 * MILLIONS], remainder: 2.7 * MILLIONS },
    });
    expect(paid.balance).toBe(40 * MILLIONS + 12_345_678 - 5.4 * MILLIONS);
  });
  it('shares a recovery after the close in the year in which it comes, net of costs, by what each bears', () => {
    const { accounts } = state.years[1]!;
    // 1,000,000 on 5.4 / 1.6 / 0.4 / 2.7 of 10.1
    expect(claimOn(state, 'l1').recovered).toEqual({
      layers: [53_465_347, 15_841_584, 3_960_396],
      remainder: 26_732_673,
    });
    expect(accounts).toMatchObject({
      recovered: 53_465_347,
      recoveredByAll: MILLIONS,
      recoveredOfEarlierYears: MILLIONS,
    });
    expect(state.years[0]).toMatchObject({ year: 2025, isClosed: true, opening: 0 });
    expect(state.years[1]!.opening).toBe(3_472_345_678);
  });
  it('keeps figures by bank and by year', () => {
    expect(state.banks).toEqual([
      {
        bank: 'a',
        loans: 1,
        lent: 10 * MILLIONS,
        outstanding: 0,
        nonPerforming: 0,
        everDefaulted: 10 * MILLIONS,
        claims: 1,
        paid: 5.4 * MILLIONS,
      },
      {
        bank: 'b',
        loans: 1,
        lent: 5 * MILLIONS,
        outstanding: 3 * MILLIONS,
        nonPerforming: 0,
        everDefaulted: 0,
        claims: 0,
        paid: 0,
      },
    ]);
    expect(state.years[0]!.accounts).toMatchObject({
      loans: 2,
      lent: 15 * MILLIONS,
      repaid: 2 * MILLIONS,
      defaults: 1,
      claims: 1,
      settled: 1,
      paid: -5.4 * MILLIONS,
    });
  });
  it('tells the state on any day', () => {
    const { state: july } = poolAt(opened(zhongshanRules()), year, '2025-07-01');
    expect(july.day).toBe('2025-07-01');
    expect(july.banks[0]).toMatchObject({ nonPerforming: 10 * MILLIONS, outstanding: 10 * MILLIONS });
    expect(july.claims).toEqual([]);
  });
});

describe('money that does not reach', () => {
  const whole = (carriesForward: boolean, rule: 'firstCome' | 'proRata' = 'firstCome') =>
    opened(rulesOf([layer('government', '1')], { shortage: { rule, carriesForward } }));
  const of = book();
  const three = [
    of.fund('2025-01-01', '4000000'),
    ...[
      ['x', '3000000'],
      ['y', '2000000'],
      ['z', '1500000'],
    ].flatMap(([loan, amount]) => claimed(of, '2025-02-01', loan!, amount!)),
    of.pay('2025-03-31'),
  ];

  it('pays 3.0 / 1.0 / 0 first come, and in proportion to the fen', () => {
    const paid = (opening: ReturnType<typeof whole>) => stateAfter(opening, three).claims.map((claim) => claim.paid);
    expect(paid(whole(false))).toEqual([3 * MILLIONS, MILLIONS, 0]);
    expect(paid(whole(false, 'proRata'))).toEqual([184_615_385, 123_076_923, 92_307_692]);
  });
  it('is empty mid-year: new business stops, later claims get nothing; new money revives it', () => {
    const empty = stateAfter(whole(true), three);
    expect(empty.balance).toBe(0);
    expect(empty.claims.map(({ status, waiting }) => [status, waiting])).toEqual([
      ['settled', 0],
      ['waiting', MILLIONS],
      ['waiting', 1.5 * MILLIONS],
    ]);
    expect(refusalOf(empty, [of.register('2025-04-01', 'n', '1000000')])).toMatch(
      /amount: above the 0.00 that the pool/,
    );
    const revived = stateAfter(empty, [
      of.replenish('2025-05-01', '3000000'),
      of.register('2025-05-02', 'n', '1000000'),
      of.pay('2025-06-30'),
    ]);
    expect(revived.claims.map(({ status, paid, waiting }) => [status, paid, waiting])).toEqual([
      ['settled', 3 * MILLIONS, 0],
      ['settled', 2 * MILLIONS, 0],
      ['settled', 1.5 * MILLIONS, 0],
    ]);
    expect(revived.balance).toBe(0.5 * MILLIONS);
  });
  it('pays in the order of filing, whatever is approved first', () => {
    const loans = ['x', 'y'].flatMap((loan) => claimed(of, '2025-02-01', loan, '3000000'));
    const [ax, ay] = [loans[3]!, loans[7]!];
    const swapped = [of.fund('2025-01-01', '4000000'), ...loans.filter((one) => one !== ax), ax, of.pay('2025-03-31')];
    expect(swapped.indexOf(ay)).toBeLessThan(swapped.indexOf(ax));
    expect(stateAfter(whole(false), swapped).claims.map(({ id, paid }) => [id, paid])).toEqual([
      ['c x', 3 * MILLIONS],
      ['c y', MILLIONS],
    ]);
  });
  it('accounts for what stays unpaid once it can no longer be paid', () => {
    const unpaid = (state: PoolState) => state.years[0]!.accounts.unpaid;
    expect(unpaid(stateAfter(whole(false), three))).toBe(2.5 * MILLIONS);
    const waiting = stateAfter(whole(true), three);
    expect(unpaid(waiting)).toBe(0);
    expect(unpaid(stateAfter(waiting, [of.replenish('2025-05-01', '1000000'), of.pay('2025-06-30')]))).toBe(0);
    // a later version of the scheme carries nothing forward: its first period ends the waiting
    const [first] = waiting.setup.versions;
    const lost = { ...first!.rules, version: 2, shortage: { rule: 'firstCome', carriesForward: false } } as const;
    const changed = {
      ...waiting,
      setup: { ...waiting.setup, versions: [first!, { from: '2025-04-01', rules: lost }] },
    };
    const ended = stateAfter(changed, [of.replenish('2025-05-01', '1500000'), of.pay('2025-06-30')]);
    expect(unpaid(ended)).toBe(MILLIONS);
    expect(ended.claims.map(({ status, waiting: left }) => [status, left])).toEqual(Array(3).fill(['settled', 0]));
  });
  it('lets no more wait than the bank still bears', () => {
    const waiting = stateAfter(whole(true), [
      ...three,
      of.recover('2025-04-01', 'z', '1200000'),
      of.replenish('2025-05-01', '9000000'),
    ]);
    expect(claimOn(waiting, 'z')).toMatchObject({
      waiting: 0.3 * MILLIONS,
      burdens: { layers: [0], remainder: 0.3 * MILLIONS },
    });
    const paid = stateAfter(waiting, [of.pay('2025-06-30')]);
    expect(claimOn(paid, 'z')).toMatchObject({ status: 'settled', paid: 0.3 * MILLIONS });
  });
  it('calls on the budget where the scheme is not limited to its balance', () => {
    const pool = { ...zhongshanRules().pool, isLimitedToBalance: false };
    const open = opened(rulesOf([layer('government', '1')], { pool }));
    expect(stateAfter(open, three).balance).toBe(-2.5 * MILLIONS);
  });
});

describe('advances and earmarks', () => {
  const paying = (manner: 'advanceThenSettle' | 'earmarkThenRelease') =>
    opened(
      rulesOf([layer('government', '0.5'), layer('insurer', '0.2')], {
        payout: { ...zhongshanRules().payout, manner, advanceShare: '0.6' },
      }),
    );
  it('advances a part, and settles the rest or takes back what was too much', () => {
    const of = book();
    const advanced = stateAfter(paying('advanceThenSettle'), [
      of.fund('2025-01-01', '1000000'),
      ...claimed(of, '2025-02-01', 'x', '1000'),
      ...claimed(of, '2025-02-01', 'y', '1000'),
      of.pay('2025-03-31'),
    ]);
    expect(claimOn(advanced, 'x')).toMatchObject({ status: 'advanced', paid: 30_000, burdens: { remainder: 70_000 } });
    const told = stateAfter(advanced, [of.finalLoss('2025-05-01', 'x', '900'), of.finalLoss('2025-05-02', 'y', '200')]);
    expect(claimOn(told, 'y')).toMatchObject({
      status: 'final',
      loss: 20_000,
      burdens: { layers: [20_000, 0], remainder: 0 },
    });
    const settled = stateAfter(told, [of.pay('2025-06-30')]);
    expect(claimOn(settled, 'x')).toMatchObject({
      paid: 45_000,
      burdens: { layers: [45_000, 18_000], remainder: 27_000 },
    });
    expect(claimOn(settled, 'y')).toMatchObject({
      paid: 10_000,
      burdens: { layers: [10_000, 4_000], remainder: 6_000 },
    });
    expect(settled.years[0]!.accounts).toMatchObject({ paid: -75_000, returned: 20_000 });
    expect(settled.balance).toBe(100_000_000 - 55_000);
  });
  it('keeps the order of payment when the state is stored after a final loss', () => {
    const of = book();
    const before = stateAfter(paying('advanceThenSettle'), [
      of.fund('2025-01-01', '1000000'),
      ...claimed(of, '2025-02-01', 'x', '1000'),
      of.pay('2025-03-31'),
      of.finalLoss('2025-05-01', 'x', '900'),
    ]);
    expect(stateAfter(before, claimed(of, '2025-05-02', 'y', '1000')).claims.map(({ order }) => order)).toEqual([1, 2]);
  });
  it('sets aside what nobody else can use, and frees the rest on release', () => {
    const of = book();
    const aside = stateAfter(paying('earmarkThenRelease'), [
      of.fund('2025-01-01', '600'),
      ...claimed(of, '2025-02-01', 'x', '1000'),
      ...claimed(of, '2025-02-01', 'y', '1000'),
      of.earmark('2025-02-02', 'x'),
      of.earmark('2025-02-02', 'y'),
      of.pay('2025-03-31'),
    ]);
    expect(aside).toMatchObject({ balance: 60_000, earmarked: 60_000 });
    expect(aside.claims.map(({ earmarked, paid }) => [earmarked, paid])).toEqual([
      [50_000, 0],
      [10_000, 0],
    ]);
    const released = stateAfter(aside, [of.release('2025-04-01', 'x', '600'), of.release('2025-04-02', 'y', '500')]);
    expect(released).toMatchObject({ balance: 5_000, earmarked: 0 });
    expect(released.claims.map(({ paid, burdens }) => [paid, burdens.remainder])).toEqual([
      [30_000, 18_000],
      [25_000, 15_000],
    ]);
  });
});

describe('money that comes back', () => {
  const of = book();
  const paid = [of.fund('2025-01-01', '9000000'), ...claimed(of, '2025-02-01', 'x', '10000000'), of.pay('2025-03-31')];
  it('owes the borrower what exceeds the loss', () => {
    const state = stateAfter(opened(zhongshanRules()), [...paid, of.recover('2025-05-01', 'x', '10000001.50', '1')]);
    expect(claimOn(state, 'x')).toMatchObject({ surplus: 50, burdens: { layers: [0, 0, 0], remainder: 0 } });
    expect(state.balance).toBe(9 * MILLIONS);
  });
  it('goes to the treasury where the scheme says so', () => {
    const recovery = { order: 'pariPassu', destination: 'treasury' } as const;
    const state = stateAfter(opened(zhongshanRules({ recovery })), [...paid, of.recover('2025-05-01', 'x', '1000000')]);
    expect(state.balance).toBe(3.6 * MILLIONS);
    expect(state.years[0]!.accounts).toMatchObject({ recovered: 0, toTreasury: 54_000_000 });
    expect(claimOn(state, 'x').burdens.layers[0]).toBe(486_000_000);
  });
  it('is taken back in full with interest for fraud, the loss the bank’s again', () => {
    const before = [...paid, of.recover('2025-05-01', 'x', '1000000')];
    const state = stateAfter(opened(zhongshanRules()), [...before, of.clawback('2025-06-01', 'x', '12345.67')]);
    expect(claimOn(state, 'x')).toMatchObject({
      status: 'clawed-back',
      reason: 'forged contract',
      burdens: { layers: [0, 144_000_000, 36_000_000], remainder: 720_000_000 },
    });
    expect(state.balance).toBe(9 * MILLIONS + 1_234_567);
    expect(state.years[0]!.accounts.clawedBack).toBe(486_000_000 + 1_234_567);
    const again = [...before, of.clawback('2025-06-01', 'x', '0'), of.clawback('2025-06-02', 'x', '0')];
    expect(refusalOf(opened(zhongshanRules()), again)).toMatch(/clawed back already; met c x/);
  });
});

describe('what a scheme measures over many loans', () => {
  const loans = (of: ReturnType<typeof book>) => [
    of.fund('2025-01-01', '100000'),
    of.register('2025-01-02', 'good', '8000'),
    of.register('2025-01-02', 'repaid', '1000'),
    of.repay('2025-02-01', 'repaid', '1000'),
    ...claimed(of, '2025-02-01', 'x', '1000'),
    of.pay('2025-12-31'),
  ];
  it.each([
    ['balance', 1_000, 9_000],
    ['cumulativeLending', 1_000, 10_000],
  ] as const)('takes a floor of bad loans of the %s', (denominator, bad, of) => {
    const lossFloor = { rate: '0.05', ceiling: null, isMarginal: true, denominator } as const;
    const state = stateAfter(opened(rulesOf([layer('government', '1')], { lossFloor })), loans(book()));
    expect(state.claims[0]!.paid).toBe(Math.round(100_000 * (1 - (0.05 * of) / bad)));
    expect(state.claims[0]).toMatchObject({ compensable: state.claims[0]!.paid, loss: 100_000 });
  });
  it('counts settled claims of the year before as bad of cumulative lending, no more of the balance', () => {
    const paidLater = (denominator: 'balance' | 'cumulativeLending') => {
      const of = book();
      const lossFloor = { rate: '0.1', ceiling: null, isMarginal: false, denominator } as const;
      const events = [
        ...loans(of),
        of.close('2025-12-31', 2025),
        ...claimed(of, '2026-02-01', 'y', '800'),
        of.pay('2026-12-31'),
      ];
      return claimOn(stateAfter(opened(rulesOf([layer('government', '1')], { lossFloor })), events), 'y').paid;
    };
    expect(paidLater('balance')).toBe(0); // 800 of 8,800
    expect(paidLater('cumulativeLending')).toBe(80_000); // 1,800 of 10,800
  });
  it('takes the rate of a year by the cover that ended in it, and a ceiling per lender by its lending', () => {
    const of = (kind: 'yearlyRate' | 'perLender', share: string) =>
      stateAfter(opened(rulesOf([layer('government', '1')], { portfolioCaps: [{ kind, share }] })), loans(book()))
        .claims[0]!.paid;
    expect(of('yearlyRate', '0.05')).toBe(5_000); // of 1,000 repaid
    expect(of('perLender', '0.05')).toBe(50_000); // of 10,000 lent
  });
});

describe('a yearly appropriation', () => {
  const pool = { ...zhongshanRules().pool, kind: 'appropriation' as const };
  it('lapses at the close, and the old year is closed before the new begins', () => {
    const of = book();
    const first = [of.fund('2025-01-01', '1000'), of.interest('2025-03-21', '1.23')];
    const state = stateAfter(opened(zhongshanRules({ pool })), [
      ...first,
      of.close('2026-01-05', 2025),
      of.fund('2026-01-06', '500'),
    ]);
    expect(state.balance).toBe(50_000);
    expect(state.years.map(({ opening, accounts }) => [opening, accounts.lapsed])).toEqual([
      [0, -100_123],
      [0, 0],
    ]);
    expect(refusalOf(opened(zhongshanRules({ pool })), [...first, of.fund('2026-01-06', '500')])).toMatch(
      /close the appropriation of 2025 first/,
    );
  });
});

describe('the version of a scheme', () => {
  it('goes by the day of the loan', () => {
    const rules = (share: string) => rulesOf([layer('government', share)]);
    const of = book();
    const opening = openPool({
      ...opened(rules('0.5')).setup,
      versions: [
        { from: '2020-01-01', rules: rules('0.5') },
        { from: '2025-02-01', rules: { ...rules('0.3'), version: 2 } },
      ],
    });
    const state = stateAfter(opening, [
      of.fund('2025-01-01', '1000000'),
      of.register('2025-03-01', 'old', '1000', { loanDay: '2025-01-31' }),
      of.register('2025-03-01', 'new', '1000'),
      of.default('2025-04-01', 'old'),
      of.default('2025-04-01', 'new'),
      of.claim('2025-04-01', 'old', '1000'),
      of.claim('2025-04-01', 'new', '1000'),
      of.approve('2025-04-01', 'old'),
      of.approve('2025-04-01', 'new'),
      of.pay('2025-06-30'),
    ]);
    expect(state.claims.map(({ paid }) => paid)).toEqual([50_000, 30_000]);
    expect(refusalOf(opening, [of.register('2025-03-01', 'x', '1', { loanDay: '2019-12-31' })])).toMatch(
      /first version/,
    );
  });
});

describe('a refusal', () => {
  it('names the event, and the others go on', () => {
    const of = book();
    const events: unknown[] = [
      of.fund('2025-01-01', '100'),
      { id: 'bad', day: '2025-13-01', kind: 'pay' },
      of.fund('2025-01-02', '1'),
    ];
    const { state, refused } = applyPoolEvents(opened(zhongshanRules()), events);
    expect(state.balance).toBe(10_100);
    expect(refused.map(refusalText)).toEqual([
      'INPUT_INVALID event 1: pay bad: /day: a day of the calendar expected, such as "2025-06-30"; met "2025-13-01"',
    ]);
  });
});
