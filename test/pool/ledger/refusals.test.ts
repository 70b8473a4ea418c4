import { describe, expect, it } from 'vitest';
import type { PoolEvent } from '../../../src/domain/pool-events.ts';
import type { SchemeRules, SuspensionTerms, TriggerTerms } from '../../../src/domain/scheme-terms.ts';
import { applyPoolEvents } from '../../../src/pool/ledger/apply-events.ts';
import { openPool, poolSetup } from '../../../src/pool/ledger/pool-setup.ts';
import { layer, rulesOf, tier } from '../scheme/rules.ts';
import { book, claimed, claimOn, opened, refusalOf, stateAfter, zhongshanRules } from './events.ts';

const { payout, limits } = zhongshanRules();
const pool = opened(zhongshanRules());

/** The refusal of one more event after a funded pool with loan x registered. */
function refusal(last: (of: ReturnType<typeof book>) => unknown, opening = pool): string {
  const of = book();
  return refusalOf(opening, [of.fund('2025-01-01', '10000'), of.register('2025-01-02', 'x', '1000'), last(of)]);
}

/** The same with x claimed and approved as well. */
function late(last: (of: ReturnType<typeof book>) => readonly unknown[], opening = pool): string {
  const of = book();
  return refusalOf(opening, [of.fund('2025-01-01', '10000'), ...claimed(of, '2025-01-02', 'x', '1000'), ...last(of)]);
}

// 4 Refusals.
describe('a registration is refused', () => {
  it.each<[string, (of: ReturnType<typeof book>) => PoolEvent, RegExp]>([
    ['twice', (of) => of.register('2025-01-03', 'x', '1'), /registered already; met x/],
    [
      'before its loan',
      (of) => of.register('2025-01-03', 'y', '1', { loanDay: '2025-01-04' }),
      /after its registration.*2025-01-04/,
    ],
    ['beyond the leverage', (of) => of.register('2025-01-03', 'y', '99000.01'), /above the 100000.00 .*met 100000.01/],
  ])('%s', (_, event, message) => {
    expect(refusal(event)).toMatch(message);
  });
  it('outside the limits of the scheme, naming each', () => {
    const narrow = opened(zhongshanRules({ limits: { ...limits, maximumLoan: '1000', minimumLoan: '10' } }));
    expect(refusal((of) => of.register('2025-01-03', 'y', '1000.01'), narrow)).toMatch(
      /loan-too-large \(1000.01, limit 1000\)/,
    );
    expect(refusal((of) => of.register('2025-01-03', 'y', '9.99'), narrow)).toMatch(
      /loan-too-small \(9.99, limit 10\)/,
    );
  });
  it('in another currency than the scheme', () => {
    const yuan = opened(zhongshanRules({ currency: 'CNY' }));
    expect(refusal((of) => of.register('2025-01-03', 'y', '1', { currency: 'EUR' }), yuan)).toMatch(
      /is in CNY.*; met EUR/,
    );
    const of = book();
    const same = [of.fund('2025-01-01', '1'), of.register('2025-01-03', 'y', '1', { currency: 'CNY' })];
    expect(stateAfter(yuan, same).loans).toHaveLength(1);
  });
  it('beyond the quota of its bank or of its borrower', () => {
    const quota = opened(zhongshanRules(), { bankQuotas: [{ bank: 'a', quota: '1500' }] });
    expect(refusal((of) => of.register('2025-01-03', 'y', '500.01'), quota)).toMatch(
      /quota of 1500.00; met 1500.01 of a/,
    );
    const borrower = opened(zhongshanRules({ limits: { ...limits, maximumPerBorrower: '1200' } }));
    const same = { borrower: 'borrower of x' };
    expect(refusal((of) => of.register('2025-01-03', 'y', '200.01', same), borrower)).toMatch(
      /above the 1200.00 a borrower/,
    );
  });
  it('without a fact or a term that the scheme needs', () => {
    const asks = opened(zhongshanRules({ limits: { ...limits, maximumTermMonths: 12 } }));
    const of = book();
    expect(refusalOf(asks, [of.register('2025-01-02', 'x', '1')])).toMatch(/INPUT_INVALID.*termMonths/);
    const unknown = { unknown: 'pool.leverage', note: null };
    const open = (waived: 'leverage'[]) =>
      opened(zhongshanRules({ pool: { ...zhongshanRules().pool, leverage: unknown } }), { waived });
    expect(refusalOf(open([]), [of.register('2025-01-02', 'x', '1')])).toMatch(/DATA_UNKNOWN.*pool.leverage/);
    expect(stateAfter(open(['leverage']), [of.register('2025-01-02', 'x', '1')]).loans).toHaveLength(1);
  });
});

describe('an event is refused', () => {
  it.each<[string, (of: ReturnType<typeof book>) => unknown, RegExp]>([
    ['told twice', () => ({ id: 'e1', day: '2025-01-03', kind: 'pay' }), /told already; met e1/],
    ['out of order', (of) => of.pay('2025-01-01'), /before the event before it, on 2025-01-02; met 2025-01-01/],
    ['on a loan that is not there', (of) => of.repay('2025-01-03', 'y', '1'), /no such loan is registered; met y/],
    ['that repays more than is owed', (of) => of.repay('2025-01-03', 'x', '1000.01'), /only 1000.00.*1000.01/],
    ['that claims without default', (of) => of.claim('2025-01-03', 'x', '1'), /not in default/],
    ['on a claim that is not there', (of) => of.approve('2025-01-03', 'x'), /no such claim was filed; met c x/],
    [
      'that closes a year too early',
      (of) => of.close('2025-12-30', 2025),
      /before the last day of 2025; met 2025-12-30/,
    ],
    [
      'that closes a year of nothing',
      (of) => of.close('2027-12-31', 2026),
      /nothing was booked in this year; met 2026/,
    ],
    ['with a share of a fen', (of) => ({ ...of.fund('2025-01-03', '1'), amount: '0.001' }), /amount above 0.*"0.001"/],
    [
      'with an amount of nothing',
      (of) => ({ ...of.fund('2025-01-03', '1'), amount: '0.00' }),
      /amount above 0.*"0.00"/,
    ],
    ['with a figure that is none', (of) => ({ ...of.fund('2025-01-03', '1'), amount: Number.NaN }), /amount/],
    ['with a field too many', (of) => ({ ...of.pay('2025-01-03'), amount: '1' }), /amount: no such field/],
    ['that is no event', () => null, /INPUT_INVALID event without id/],
  ])('%s', (_, event, message) => {
    expect(refusal(event)).toMatch(message);
  });
  it('that closes years out of order, or twice, or is dated in a closed one', () => {
    const of = book();
    const years = [of.fund('2024-01-01', '1'), of.fund('2025-01-01', '1')];
    expect(refusalOf(pool, [...years, of.close('2025-12-31', 2025)])).toMatch(/2024 is not closed; met 2025/);
    const closed = [...years, of.close('2025-12-31', 2024), of.close('2025-12-31', 2025)];
    expect(refusalOf(pool, [...closed, of.close('2026-01-01', 2025)])).toMatch(/closed already; met 2025/);
    expect(refusalOf(pool, [...closed, of.fund('2025-12-31', '1')])).toMatch(/the year 2025 is closed; met 2025-12-31/);
  });
  it('with all its faults', () => {
    expect(refusal(() => ({ id: '', day: 'today', kind: 'fund', amount: '-1' }))).toMatch(/id.*day.*amount.*from/s);
  });
});

describe('a claim is refused', () => {
  it.each<[string, (of: ReturnType<typeof book>) => readonly unknown[], RegExp]>([
    [
      'while another stands',
      (of) => [of.claim('2025-01-03', 'x', '1', { claimId: 'second' })],
      /claim c x stands for this loan/,
    ],
    [
      'under a name that is taken',
      (of) => [of.reject('2025-01-03', 'x', 'late'), of.claim('2025-01-04', 'x', '1')],
      /filed already/,
    ],
    ['decided twice', (of) => [of.approve('2025-01-03', 'x')], /the claim is approved, not to be decided/],
    [
      'rejected after payment',
      (of) => [of.pay('2025-01-03'), of.reject('2025-01-04', 'x', 'no')],
      /the claim is settled/,
    ],
    ['on a loan in default twice', (of) => [of.default('2025-01-03', 'x')], /in default since 2025-01-02/],
    ['set aside by a scheme that does not', (of) => [of.earmark('2025-01-03', 'x')], /pays afterLoss/],
    ['released without', (of) => [of.release('2025-01-03', 'x', '1')], /the claim is approved, nothing is set aside/],
    ['settled without an advance', (of) => [of.finalLoss('2025-01-03', 'x', '1')], /an advance must be paid first/],
    ['recovered before payment', (of) => [of.recover('2025-01-03', 'x', '1')], /tell what comes in with the claim/],
    ['taken back before payment', (of) => [of.clawback('2025-01-03', 'x', '0')], /the pool bears nothing/],
    [
      'recovered at more cost than money',
      (of) => [of.pay('2025-01-03'), of.recover('2025-01-04', 'x', '1', '2')],
      /1.00 received; met 2.00/,
    ],
    ['repaid instead', (of) => [of.repay('2025-01-03', 'x', '1')], /in default since.*tell what comes in/],
  ])('%s', (_, events, message) => {
    expect(late(events)).toMatch(message);
  });
  it('for more than is outstanding, or when more came in than was owed', () => {
    const of = book();
    const before = [of.register('2025-01-02', 'x', '1000'), of.default('2025-01-02', 'x')];
    const opening = opened(zhongshanRules(), { waived: ['leverage'] });
    expect(refusalOf(opening, [...before, of.claim('2025-01-03', 'x', '1000.01')])).toMatch(
      /only 1000.00 is outstanding/,
    );
    const over = of.claim('2025-01-03', 'x', '1000', { recovered: '1000.07' });
    expect(refusalOf(opening, [...before, over])).toMatch(/0.07 more than was owed.*met 1000.07/);
  });
  it('can be filed anew once rejected', () => {
    const of = book();
    const state = stateAfter(pool, [
      of.fund('2025-01-01', '1000'),
      ...claimed(of, '2025-01-02', 'x', '1000'),
      of.reject('2025-01-03', 'x', 'papers missing'),
      of.claim('2025-02-01', 'x', '900', { claimId: 'second' }),
    ]);
    expect(claimOn(state, 'x')).toMatchObject({ status: 'rejected', reason: 'papers missing' });
    expect(state.claims[1]).toMatchObject({ id: 'second', status: 'filed', loss: 90_000 });
  });
});

describe('the trigger and the window', () => {
  const trigger = (tests: Partial<TriggerTerms>): SchemeRules => {
    const none = payout.trigger as TriggerTerms;
    return zhongshanRules({ payout: { ...payout, trigger: { ...none, ...tests } } });
  };
  const claim = (
    rules: SchemeRules,
    facts: object,
    more: object = {},
    waived: ('trigger' | 'filing-window')[] = [],
  ) => {
    const of = book();
    const loan = [of.fund('2025-01-01', '1000'), of.register('2025-01-02', 'x', '1000'), of.default('2025-01-02', 'x')];
    const { state, refused } = applyPoolEvents(
      opened(rules, { waived, holidays: ['2025-10-01'], extraWorkingDays: ['2025-09-28'] }),
      [...loan, of.claim('2025-10-10', 'x', '1000', { facts, ...more })],
    );
    return refused[0]?.faults[0]?.problem ?? state.claims[0]?.status;
  };
  it('asks for all tests, or any, naming those that fail', () => {
    const both = { daysPastDue: 90, courtFiling: true };
    expect(claim(trigger(both), { daysPastDue: 90, courtFiling: true })).toBe('filed');
    expect(claim(trigger(both), { daysPastDue: 89 })).toMatch(/not met: 90 days past due, filed in court$/);
    expect(claim(trigger({ ...both, combination: 'any' }), { daysPastDue: 90 })).toBe('filed');
    expect(claim(trigger({ ...both, combination: 'any' }), {})).toMatch(/90 days past due or filed in court$/);
    const others = {
      isNonPerforming: true,
      monthsNonPerforming: 2,
      writeOff: true,
      lossEstablished: true,
      recognisedBy: 'region',
    } as const;
    expect(claim(trigger(others), {})).toMatch(
      /non-performing, 2 months non-performing, written off, loss established, recognised by region/,
    );
    const met = {
      isNonPerforming: true,
      monthsNonPerforming: 2,
      writeOff: true,
      lossEstablished: true,
      recognisedBy: ['region'],
    };
    expect(claim(trigger(others), met)).toBe('filed');
    expect(claim(trigger(both), {}, {}, ['trigger'])).toBe('filed');
  });
  // Source: Weihai: the bank files within ten working days.
  it('counts working days from the day after the trigger, holidays and moved days included', () => {
    const rules = zhongshanRules({ payout: { ...payout, filingWorkingDays: 10 } });
    // Sunday 28 September works, 1 October does not: the tenth working day after the 27th is Friday 10 October.
    expect(claim(rules, {}, { triggeredOn: '2025-09-27' })).toBe('filed');
    expect(claim(rules, {}, { triggeredOn: '2025-09-26' })).toBe('filed');
    expect(claim(rules, {}, { triggeredOn: '2025-09-25' })).toMatch(
      /filed after the last day, 2025-10-09 \(10 working days/,
    );
    expect(claim(rules, {})).toMatch(/gives 10 working days from this day/);
    expect(claim(rules, {}, { triggeredOn: '2025-10-11' })).toMatch(/after the claim/);
    expect(claim(rules, {}, {}, ['filing-window'])).toBe('filed');
  });
  it('asks for a trigger that no source tells by name', () => {
    const unknown = { unknown: 'payout.trigger', note: null };
    const rules = zhongshanRules({ payout: { ...payout, trigger: unknown } });
    expect(claim(rules, {})).toMatch(/no source tells it/);
  });
});

describe('circuit-breakers', () => {
  // Source: Hubei draft: warning at 5 %, circuit-break at 8 % of bad loans.
  const breaker = (more: Partial<SuspensionTerms>): SuspensionTerms => ({
    metric: 'nplRate',
    scope: 'bank',
    denominator: 'cumulativeLending',
    warn: '0.05',
    stopNew: '0.08',
    stopPay: null,
    ...more,
  });
  const run = (suspension: SuspensionTerms, bad: string) => {
    const of = book();
    const state = stateAfter(opened(zhongshanRules({ suspensions: [suspension] })), [
      of.fund('2025-01-01', '100000'),
      of.register('2025-01-02', 'good', String(10_000 - Number(bad))),
      of.register('2025-01-02', 'bad', bad),
      of.register('2025-01-02', 'other', '10000', { bank: 'b' }),
      of.default('2025-02-01', 'bad'),
      of.register('2025-02-02', 'before the end of the period', '0.01'),
      of.pay('2025-03-31'),
    ]);
    return { of, state };
  };
  it('warn at their level, and stop the bank but no other one level up, from the next event on', () => {
    expect(run(breaker({}), '500').state.tripped).toEqual([]);
    expect(run(breaker({}), '501').state.tripped).toMatchObject([{ bank: 'a', level: 'warn', since: '2025-03-31' }]);
    const { of, state } = run(breaker({}), '801');
    expect(state.tripped).toMatchObject([{ bank: 'a', level: 'stopNew', met: [80_100, 1_000_001] }]);
    expect(refusalOf(state, [of.register('2025-04-01', 'n', '1')])).toMatch(
      /new loans are stopped: nplRate of a since 2025-03-31/,
    );
    expect(stateAfter(state, [of.register('2025-04-01', 'n', '1', { bank: 'b' })]).loans).toHaveLength(5);
  });
  it('leave loans that are registered covered, unless payments stop too', () => {
    const { of, state } = run(breaker({}), '1000');
    const claim = [of.claim('2025-04-01', 'bad', '1000'), of.approve('2025-04-02', 'bad')];
    expect(claimOn(stateAfter(state, [...claim, of.pay('2025-06-30')]), 'bad').paid).toBe(54_000);
    const { of: other, state: stopped } = run(breaker({ stopPay: '0.1' }), '1001');
    const held = stateAfter(stopped, [
      other.claim('2025-04-01', 'bad', '1001'),
      other.approve('2025-04-02', 'bad'),
      other.pay('2025-06-30'),
    ]);
    expect(claimOn(held, 'bad')).toMatchObject({ status: 'approved', paid: 0 });
  });
  it('are lifted when the rate falls', () => {
    const { of, state } = run(breaker({ denominator: 'balance' }), '801');
    expect(state.tripped).toMatchObject([{ bank: 'a', level: 'stopNew', met: [80_100, 1_000_001] }]);
    const paid = [of.claim('2025-04-01', 'bad', '801'), of.approve('2025-04-02', 'bad'), of.pay('2025-06-30')];
    const revived = stateAfter(state, [...paid, of.register('2025-07-01', 'n', '1')]);
    expect(revived.tripped).toEqual([]);
  });
  it('stop the pool whole, and keep the day since when', () => {
    const { of, state } = run(
      breaker({ scope: 'pool', denominator: 'balance', warn: null, stopNew: null, stopPay: '0.05' }),
      '1001',
    );
    expect(refusalOf(state, [of.pay('2025-04-01')])).toMatch(/payments are stopped: nplRate of the pool/);
    expect(refusalOf(state, [of.register('2025-04-01', 'n', '1')])).toMatch(/new loans are stopped/);
    const closed = stateAfter(state, [of.claim('2025-04-01', 'bad', '1001'), of.close('2025-12-31', 2025)]);
    expect(closed.tripped).toMatchObject([{ level: 'stopPay', since: '2025-03-31' }]);
  });
  it('measure what was paid, of lending or of the money that came in', () => {
    const of = book();
    const events = [of.fund('2025-01-01', '1000'), ...claimed(of, '2025-01-02', 'x', '1000'), of.pay('2025-03-31')];
    const tripped = (more: Partial<SuspensionTerms>) =>
      stateAfter(opened(zhongshanRules({ suspensions: [breaker({ ...more, warn: '0.54', stopNew: null })] })), events)
        .tripped;
    expect(tripped({ metric: 'poolUsed', scope: 'pool' })).toMatchObject([{ bank: null, met: [54_000, 100_000] }]);
    expect(tripped({ metric: 'compensationRate' })).toMatchObject([{ bank: 'a', met: [54_000, 100_000] }]);
  });
  it('need their terms before anything is paid', () => {
    const scope = { unknown: 'suspensions.0.scope', note: null };
    const of = book();
    const opening = opened(zhongshanRules({ suspensions: [breaker({ scope })] }));
    const events = [of.fund('2025-01-01', '1000'), ...claimed(of, '2025-01-02', 'x', '1000'), of.pay('2025-03-31')];
    expect(refusalOf(opening, events)).toMatch(/DATA_UNKNOWN.*suspensions.0.scope/);
  });
});

describe('tiers in the ledger', () => {
  it("take the bank's rate as the claim tells it, or as the ledger has it", () => {
    const tiers = [tier('bankNplRate', 'government', { upTo: '0.5', share: '0.4' }, { share: '0.1' })];
    const opening = opened(rulesOf([layer('government', '0')], { tiers }));
    const of = book();
    const loans = [of.fund('2025-01-01', '1000'), ...claimed(of, '2025-01-02', 'x', '1000'), of.pay('2025-03-31')];
    expect(stateAfter(opening, loans).claims[0]!.paid).toBe(10_000);
    const told = loans.map((event) => (event.kind === 'claim' ? { ...event, bankNplRate: '0.02' } : event));
    expect(stateAfter(opening, told).claims[0]!.paid).toBe(40_000);
  });
});

describe('openPool refuses', () => {
  const setup = poolSetup(zhongshanRules(), '2020-01-01');
  it.each([
    ['no version', { ...setup, versions: [] }, /versions.*at least one version/],
    [
      'versions out of order',
      { ...setup, versions: [setup.versions[0]!, setup.versions[0]!] },
      /versions.1.from.*"2020-01-01"/,
    ],
    ['a day that is none', { ...setup, holidays: ['2025-02-30'] }, /2025-02-30/],
    ['a quota that is none', { ...setup, bankQuotas: [{ bank: 'a', quota: '-1' }] }, /bankQuotas.0.quota.*"-1"/],
  ])('%s', (_, bad, message) => {
    expect(() => openPool(bad)).toThrow(message);
  });
});
