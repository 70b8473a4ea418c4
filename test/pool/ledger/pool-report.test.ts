import { describe, expect, it } from 'vitest';
import { claimStanding } from '../../../src/pool/ledger/claim-standing.ts';
import { poolReport } from '../../../src/pool/ledger/pool-report.ts';
import { poolReportText } from '../../../src/report/ledger-text.ts';
import { book, claimed, opened, stateAfter, zhongshanRules } from './events.ts';

const of = book();
const events = [
  of.fund('2024-01-02', '40000000'),
  ...claimed(of, '2024-02-01', 'x', '10000000'),
  of.register('2024-03-01', 'y', '100000000', { bank: '乙' }),
  of.register('2024-03-02', 'bad', '50000000', { bank: '乙' }),
  of.default('2024-05-01', 'bad'),
  of.pay('2024-06-30'),
  of.close('2024-12-31', 2024),
  of.recover('2025-03-01', 'x', '1000000'),
  of.interest('2025-03-21', '60000'),
];
const setup = {
  bankQuotas: [
    { bank: 'a', quota: '20000000' },
    { bank: '乙', quota: '500000000' },
  ],
};
const suspensions = [
  { metric: 'nplRate', scope: 'bank', denominator: 'balance', warn: '0.3', stopNew: null, stopPay: null },
] as const;
const state = stateAfter(opened(zhongshanRules({ suspensions }), setup), events);

describe('poolReport', () => {
  // 1 Worked example, by hand: 40,000,000 − 54 % of 10,000,000 + 540,000 back + 60,000 of interest.
  const report = poolReport(state);
  it('tells money, use and leverage', () => {
    expect(report).toMatchObject({
      day: '2025-03-21',
      scheme: 'test@1',
      balance: '35200000.00',
      available: '35200000.00',
      moneyIn: '40060000.00',
      outstanding: '150000000.00',
      lent: '160000000.00',
      capacity: '352000000.00',
      utilisation: '0.426136', // 150 ÷ 352
      leverageReached: '3.744383', // 150 ÷ 40.06
      lendingLeverage: '3.994009', // 160 ÷ 40.06
      poolUsed: '0.121318', // (5.4 − 0.54) ÷ 40.06
      payOutRatio: '0.540000',
      recoveryRatio: '0.100000',
      nplRate: '0.333333',
      funding: { open: 0, paid: 1, partly: 0, unfunded: 0, waiting: 0, rejected: 0 },
    });
  });
  it('tells each bank its bad loans and its headroom, the lesser of its quota and the pool', () => {
    expect(report.banks).toMatchObject([
      { bank: 'a', nplRate: null, headroom: '20000000.00', paid: '5400000.00' },
      { bank: '乙', nplRate: '0.333333', headroom: '202000000.00', paid: '0.00' },
    ]);
  });
  it('tells what each party bears, and each year by itself', () => {
    expect(report.parties).toEqual([
      { party: 'government', bears: '4860000.00', recovered: '540000.00' },
      { party: 'insurer', bears: '1440000.00', recovered: '160000.00' },
      { party: 'valuationFirm', bears: '360000.00', recovered: '40000.00' },
      { party: 'bank', bears: '2340000.00', recovered: '260000.00' },
    ]);
    expect(report.years).toMatchObject([
      {
        year: 2024,
        isClosed: true,
        opening: '0.00',
        cameIn: '40000000.00',
        closing: '34600000.00',
        payOutRatio: '0.540000',
      },
      {
        year: 2025,
        isClosed: false,
        opening: '34600000.00',
        closing: '35200000.00',
        payOutRatio: null,
        recoveryRatio: null,
      },
    ]);
    expect(report.years[1]!.accounts.recoveredOfEarlierYears).toBe('1000000.00');
    expect(report.tripped).toMatchObject([{ bank: '乙', level: 'warn', since: '2024-06-30' }]);
  });
  it('has no ratio of nothing, and no capacity without a known leverage', () => {
    expect(poolReport(opened(zhongshanRules()))).toMatchObject({
      day: null,
      utilisation: null,
      payOutRatio: null,
      nplRate: null,
    });
    const pool = { ...zhongshanRules().pool, leverage: { unknown: 'pool.leverage', note: null } };
    expect(poolReport(opened(zhongshanRules({ pool })))).toMatchObject({ capacity: null, utilisation: null });
  });
  it('counts claims by how they were met', () => {
    const short = book();
    const story = [
      short.fund('2024-01-01', '60'),
      ...claimed(short, '2024-01-02', 'full', '100'),
      ...claimed(short, '2024-01-02', 'part', '100'),
      ...claimed(short, '2024-01-02', 'none', '100'),
      short.pay('2024-03-31'),
      short.register('2024-04-01', 'open', '1'),
    ];
    const waived = opened(zhongshanRules(), { waived: ['leverage'] });
    expect(poolReport(stateAfter(waived, story)).funding).toMatchObject({ paid: 1, partly: 1, unfunded: 1 });
  });
  it('is told in English and Chinese', () => {
    const english = poolReportText(report, 'en');
    expect(english).toContain('Pool under test@1 after 2025-03-21');
    expect(english).toMatch(/^balance +35,200,000\.00$/m);
    expect(english).toMatch(/^leverage reached +3\.744383 ×$/m);
    expect(english).toMatch(
      /^2025 \(open\) +34,600,000\.00 +60,000\.00 +0\.00 +540,000\.00 +0\.00 +35,200,000\.00 +— +—$/m,
    );
    expect(english).toContain('warning: bad loans of 乙 at 33.33%');
    const chinese = poolReportText(report, 'zh');
    expect(chinese).toContain('预警：乙不良率达33.33%');
    expect(chinese).toMatch(/^政府资金 +4,860,000\.00 +540,000\.00$/m);
    expect(poolReportText(poolReport(opened(zhongshanRules())), 'en')).toContain('after no event yet');
  });
});

describe('claimStanding', () => {
  it('tells one claim by party', () => {
    expect(claimStanding(state, 'c x')).toMatchObject({
      status: 'settled',
      loss: '10000000.00',
      due: '5400000.00',
      paid: '5400000.00',
      parties: [
        { party: 'government', bears: '4860000.00', recovered: '540000.00' },
        { party: 'insurer' },
        { party: 'valuationFirm' },
        { party: 'bank', bears: '2340000.00', recovered: '260000.00' },
      ],
    });
    expect(() => claimStanding(state, 'c z')).toThrow(/DATA_NOT_FOUND.*met c z/);
  });
});
