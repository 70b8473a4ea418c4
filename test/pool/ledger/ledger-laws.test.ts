import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { LayerTerms, SchemeRules } from '../../../src/domain/scheme-terms.ts';
import { applyPoolEvents, poolAt } from '../../../src/pool/ledger/apply-events.ts';
import { MONEY_ACCOUNTS, type PoolState } from '../../../src/pool/ledger/pool-state.ts';
import { layer, rulesOf } from '../scheme/rules.ts';
import { opened, zhongshanRules } from './events.ts';

const { payout, pool } = zhongshanRules();
const caps: Partial<LayerTerms> = {
  perYearCap: '9000',
  perBorrowerCap: '2500',
  perLoanCap: '2000',
  perBankYearCap: '6000',
  totalCap: '20000',
};

/** Schemes that differ in all that the ledger branches on. */
const SCHEMES: readonly SchemeRules[] = [
  zhongshanRules({ shortage: { rule: 'proRata', carriesForward: true } }),
  rulesOf([layer('region', '0.4'), layer('government', '0.2', { ...caps, requires: 'region' })], {
    stackingCap: '0.55',
    portfolioCaps: [
      { kind: 'perLender', share: '0.13' },
      { kind: 'portfolio', share: '0.2' },
      { kind: 'yearlyRate', share: '0.9' },
    ],
    recovery: { order: 'bankFirst', destination: 'pool' },
  }),
  rulesOf([layer('insurer', '0.5'), layer('government', '0.6', { of: 'residual' })], {
    payout: { ...payout, manner: 'advanceThenSettle', advanceShare: '0.7' },
    pool: { ...pool, isLimitedToBalance: false, interestRollsIn: false },
    recovery: { order: 'publicFirst', destination: 'treasury' },
    compensable: {
      components: 'principalAndInterest',
      isNetOfRecoveries: true,
      isIpPartOnly: true,
      minimumIpPart: null,
    },
  }),
  rulesOf([layer('government', '0.8')], {
    payout: { ...payout, manner: 'earmarkThenRelease' },
    suspensions: [
      {
        metric: 'nplRate',
        scope: 'bank',
        denominator: 'cumulativeLending',
        warn: '0.05',
        stopNew: '0.4',
        stopPay: '0.9',
      },
      { metric: 'poolUsed', scope: 'pool', denominator: 'balance', warn: '0.1', stopNew: '0.8', stopPay: '0.95' },
    ],
  }),
  rulesOf([layer('government', '0.6')], {
    lossFloor: { rate: '0.02', ceiling: null, isMarginal: true, denominator: 'cumulativeLending' },
    pool: { ...pool, kind: 'appropriation' },
  }),
];

const KINDS = [
  ...['fund', 'replenish', 'interest', 'repay', 'pay', 'pay', 'close-year', 'reject', 'clawback'],
  ...['register', 'register', 'default', 'default', 'claim', 'claim', 'approve', 'approve', 'earmark', 'release'],
  ...['earmark', 'release', 'release', 'final-loss', 'final-loss', 'recover', 'recover', 'nonsense'],
];

/** One event, likely to fit: a few loans and banks, days that go on. */
const step = fc.record({
  kind: fc.constantFrom(...KINDS),
  loan: fc.nat(5),
  amount: fc.integer({ min: 1, max: 500_000 }),
  part: fc.nat(100_000),
  days: fc.constantFrom(0, 0, 0, 1, 20, 200),
  order: fc.constantFrom('interest-first', 'principal-first'),
});

type Step = typeof step extends fc.Arbitrary<infer T> ? T : never;

const money = (fen: number): string => `${Math.floor(fen / 100)}.${String(fen % 100).padStart(2, '0')}`;

function eventsOf(steps: readonly Step[]): unknown[] {
  let day = Date.UTC(2024, 10, 1) / 86_400_000;
  const first = [0, 1, 2, 3, 4, 5].map((i) => ({
    ...{ id: `r${i}`, day: '2024-11-01', kind: 'register', loanDay: '2024-11-01', amount: '5000' },
    ...{ loanId: `l${i}`, bank: `b${i % 2}`, borrower: `x${i % 3}`, ipPart: '0.8' },
  }));
  // three claims stand approved from the start, for more than there is money
  const claims = [0, 1, 2].flatMap((i) => [
    { id: `d${i}`, day: '2024-11-01', kind: 'default', loanId: `l${i}` },
    {
      ...{ id: `k${i}`, day: '2024-11-01', kind: 'claim', claimId: `c${i}`, loanId: `l${i}`, facts: {} },
      ...{ principal: '4500.01', interest: '7', costs: '0', recovered: '0', imputation: 'interest-first' },
    },
    { id: `a${i}`, day: '2024-11-01', kind: 'approve', claimId: `c${i}` },
  ]);
  const later = steps.map(({ kind, loan, amount, part, days, order }, i) => {
    day += days;
    const owed = {
      principal: money(amount),
      interest: money(part % 999),
      costs: '0.01',
      recovered: money(part % 777),
      imputation: order,
    };
    const all = {
      loanId: kind === 'register' ? `l${loan + 6}` : `l${loan}`,
      claimId: `c${loan}`,
      bank: `b${loan % 2}`,
      borrower: `x${loan % 3}`,
      amount: money(amount),
      ipPart: money(50 + (part % 51)).slice(0, 4),
      costs: money(Math.min(amount, part % 500)),
      from: 'city',
      interest: money(part),
      reason: 'why',
      facts: {},
      year: 2024 + (part % 3),
      ...(['claim', 'release', 'final-loss'].includes(kind) ? owed : {}),
    };
    const text = new Date(day * 86_400_000).toISOString().slice(0, 10);
    const fields = FIELDS[kind] ?? [];
    const picked = Object.fromEntries(
      fields.map((name) => [name, name === 'loanDay' ? text : all[name as keyof typeof all]]),
    );
    return { id: `e${i}`, day: text, kind, ...picked };
  });
  return [{ id: 'f', day: '2024-11-01', kind: 'fund', amount: '5000', from: 'city' }, ...first, ...claims, ...later];
}

const OWED = ['principal', 'interest', 'costs', 'recovered', 'imputation'];
const FIELDS: Readonly<Record<string, readonly string[]>> = {
  fund: ['amount', 'from'],
  replenish: ['amount', 'from'],
  interest: ['amount'],
  register: ['loanId', 'bank', 'borrower', 'amount', 'ipPart', 'loanDay'],
  repay: ['loanId', 'amount'],
  default: ['loanId'],
  claim: ['claimId', 'loanId', 'facts', ...OWED],
  approve: ['claimId'],
  reject: ['claimId', 'reason'],
  earmark: ['claimId'],
  release: ['claimId', ...OWED],
  'final-loss': ['claimId', ...OWED],
  recover: ['claimId', 'amount', 'costs'],
  clawback: ['claimId', 'interest', 'reason'],
  'close-year': ['year'],
};

const story = fc.tuple(
  fc.constantFrom(...SCHEMES),
  fc.array(step, { minLength: 20, maxLength: 120, size: 'max' }).map(eventsOf),
);
const sum = (amounts: readonly number[]): number => amounts.reduce((total, one) => total + one, 0);

/** What does not add up in a state; asked after every event, so told as words. */
function faultsOf(state: PoolState): string[] {
  const faults: string[] = [];
  const hold = (holds: boolean, what: string): void => {
    if (!holds) faults.push(what);
  };
  for (const { id, loss, burdens, recovered, paid } of state.claims) {
    const borne = [...burdens.layers, burdens.remainder];
    const back = [...recovered.layers, recovered.remainder];
    hold(sum(borne) + sum(back) === loss, `${id}: ${borne} borne and ${back} back of ${loss}`);
    hold(Math.min(...borne, ...back, paid) >= 0, `${id}: below 0 in ${borne}, ${back} or ${paid}`);
  }
  for (const [i, { year, opening, accounts }] of state.years.entries()) {
    const closing = opening + sum(MONEY_ACCOUNTS.map((name) => accounts[name]));
    hold(closing === (state.years[i + 1]?.opening ?? state.balance), `${year} closes with ${closing}`);
  }
  const outstanding = sum(state.loans.map((loan) => loan.outstanding));
  const bad = sum(state.loans.map((loan) => (loan.defaultedOn === null ? 0 : loan.outstanding)));
  hold(state.earmarked === sum(state.claims.map(({ earmarked }) => earmarked)), 'earmarks');
  hold(outstanding === sum(state.banks.map((bank) => bank.outstanding)), 'outstanding by bank');
  hold(bad === sum(state.banks.map(({ nonPerforming }) => nonPerforming)), 'bad loans by bank');
  const isLimited = state.setup.versions[0]!.rules.pool.isLimitedToBalance === true;
  hold(!isLimited || state.balance - state.earmarked >= 0, `balance ${state.balance}, set aside ${state.earmarked}`);
  return faults;
}

describe('the ledger', () => {
  // 2 Laws.
  it('gives every fen of every loss to exactly one party after every event, and keeps its accounts', () => {
    fc.assert(
      fc.property(story, ([rules, events]) => {
        let state = opened(rules);
        for (const event of events.slice(0, 70)) {
          state = applyPoolEvents(state, [event]).state;
          expect(faultsOf(state)).toEqual([]);
        }
      }),
      { numRuns: 30 },
    );
  }, 60_000);
  it('replays from any prefix, stored as JSON in between, to the same state and the same refusals', () => {
    fc.assert(
      fc.property(story, fc.nat(120), ([rules, events], cut) => {
        const whole = applyPoolEvents(opened(rules), events);
        const first = applyPoolEvents(opened(rules), events.slice(0, cut));
        const second = applyPoolEvents(JSON.parse(JSON.stringify(first.state)), events.slice(cut));
        expect(second.state).toEqual(whole.state);
        const later = second.refused.map((one) => ({ ...one, index: one.index + Math.min(cut, events.length) }));
        expect([...first.refused, ...later]).toEqual(whole.refused);
      }),
      { numRuns: 60 },
    );
  }, 60_000);
  it('leaves nothing of a refused event behind', () => {
    fc.assert(
      fc.property(story, ([rules, events]) => {
        const { state, refused } = applyPoolEvents(opened(rules), events);
        const bad = new Set(refused.map(({ index }) => index));
        expect(
          applyPoolEvents(
            opened(rules),
            events.filter((_, i) => !bad.has(i)),
          ),
        ).toEqual({ state, refused: [] });
      }),
      { numRuns: 60 },
    );
  }, 60_000);
  it('tells any day as the events up to then do', () => {
    fc.assert(
      fc.property(story, fc.nat(119), ([rules, events], at) => {
        fc.pre(events.length > at);
        const { day } = events[at] as { day: string };
        const until = events.filter((one) => (one as { day: string }).day <= day);
        expect(poolAt(opened(rules), events, day)).toEqual(applyPoolEvents(opened(rules), until));
      }),
      { numRuns: 50 },
    );
  }, 60_000);
  it('reaches what it is to show: every kind of event fits somewhere, on every scheme', () => {
    const seen = new Set<string>();
    fc.assert(
      fc.property(story, ([rules, events]) => {
        const { refused } = applyPoolEvents(opened(rules), events);
        const bad = new Set(refused.map(({ index }) => index));
        for (const [i, one] of events.entries()) if (!bad.has(i)) seen.add((one as { kind: string }).kind);
      }),
      { numRuns: 150, seed: 8 },
    );
    expect([...seen].sort()).toEqual([...new Set(KINDS.filter((kind) => kind !== 'nonsense'))].sort());
  }, 60_000);
});
