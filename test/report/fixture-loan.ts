import type { Outcome } from '../../src/formula/outcome.ts';
import type { LoanAssessment, PoolAssessment } from '../../src/workflow/assessment.ts';

export const HASH = '0123456789abcdef'.repeat(4);

/** An outcome of two lines, one of them a series. */
export function outcome(id: string, en: string, zh: string, value: string): Outcome {
  return {
    model: { id, version: 1, title: { en, zh }, hash: HASH },
    library: '0.1.0',
    seriesOf: 'year',
    entries: 2,
    inputs: [
      {
        name: 'sales',
        label: { en: 'Sales', zh: '销售收入' },
        kind: 'money',
        value: ['1000000', '2000000'],
        isDefault: false,
      },
      { name: 'royaltyRate', label: { en: 'Royalty', zh: '许可费率' }, kind: 'share', value: '0.05', isDefault: false },
      { name: 'taxLife', label: { en: 'Tax life', zh: '摊销年限' }, kind: 'years', value: null, isDefault: false },
      { name: 'timing', label: { en: 'Timing', zh: '时点' }, kind: 'timing', value: 'year-end', isDefault: false },
    ],
    steps: [
      {
        name: 'royalty',
        label: { en: 'Royalty spared', zh: '节省的许可费' },
        formula: 'sales × royaltyRate',
        kind: 'money',
        value: ['50000', '100000'],
      },
      { name: 'value', label: { en: 'Value', zh: '评估值' }, formula: 'sum(royalty)', kind: 'money', value },
    ],
    value,
    kind: 'money',
    warnings: [],
    seal: {},
  };
}

const label = { en: 'value × pledge rate', zh: '评估值 × 质押率' };
const byValue = { id: 'value', label, amount: '510000.00', working: '1700000 × 0.3', source: 'policy-x@1: 办法 [S]' };
const largest = {
  id: 'scheme-maximum',
  label: { en: 'largest loan the scheme covers', zh: '补偿方案覆盖的单笔上限' },
  amount: '5000000.00',
  working: '',
  source: 'the scheme',
};

export const loan: LoanAssessment = {
  pledgeability: {
    answer: 'unknown',
    findings: [
      {
        rule: 'granted',
        rightId: 'right-a',
        answer: 'pass',
        ground: { en: 'the right is granted', zh: '权利已授权' },
        source: '登记办法',
      },
      {
        rule: 'not-frozen',
        rightId: 'right-a',
        answer: 'unknown',
        ground: { en: 'the right is not frozen', zh: '权利未被查封' },
        source: '登记办法',
      },
    ],
  },
  lendable: {
    amount: '510000.00',
    asked: '500000.00',
    isEnough: true,
    binding: byValue,
    limits: [byValue, largest],
  },
  exposure: {
    principal: '500000.00',
    interest: '6250.00',
    total: '506250.00',
    maturityDay: '2026-07-15',
    termYears: '1',
  },
  whenUnsold: {
    loss: { recovered: '0.00', principal: '500000.00', interest: '6250.00' },
    split: {
      total: '506250.00',
      compensable: '500000.00',
      parts: [
        { party: 'government', amount: '200000.00', capped: true },
        { party: 'bank', amount: '306250.00', capped: false },
      ],
    },
  },
  whenSold: {
    loss: { recovered: '406250.00', principal: '100000.00', interest: '0.00' },
    split: {
      total: '100000.00',
      compensable: '100000.00',
      parts: [
        { party: 'government', amount: '50000.01', capped: false },
        { party: 'bank', amount: '49999.99', capped: false },
      ],
    },
  },
  expectedLossAlone: outcome('pledge/expected-loss', 'Expected loss', '预期损失', '9000.5'),
  expectedLossWithScheme: outcome('pledge/expected-loss', 'Expected loss', '预期损失', '4000.25'),
};

/** Simulated shares of the bins are the exact ones but for the last, which nothing reached. */
export const pool: PoolAssessment = {
  book: {
    loans: 100,
    defaultProbability: 0.03,
    assetCorrelation: 0.1,
    noSaleProbability: 0.6,
    claimUnsold: 20_000_000,
    claimSold: 5_000_001,
    balance: 300_000_000,
    isLimitedToBalance: true,
  },
  law: {
    expectedDefaults: 3,
    expectedClaims: 51_000_000,
    expectedPayout: 50_000_000,
    payoutDeviation: 40_000_000,
    probabilityDry: 0.000_02,
    probabilityNoDefault: 0.2,
    defaultQuantiles: [{ level: 0.99, defaults: 12 }],
    bins: [0.8, 0.17, 0.02, 0.009, 0.000_02],
  },
  simulation: {
    scenarios: 1000,
    seed: 7,
    generator: 'sfc32 seeded per (seed, scenario, stream) by Threefry4x32-20',
    meanDefaults: 3.01,
    payout: { estimate: 50_500_000.5, standardError: 1_250_000, exact: 50_000_000, gap: 0.4 },
    dry: { estimate: 0, standardError: 0, exact: 0.000_02, gap: -0.14 },
    bins: [800, 170, 20, 9, 0],
  },
  binWidth: 100_000_000,
};
