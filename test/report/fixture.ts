import type { CaseEstimate, Evidence } from '../../src/cases/estimate.ts';
import { purposeDemands } from '../../src/catalog/purpose-profile.ts';
import type { PledgeApplication } from '../../src/domain/application.ts';
import type { Outcome } from '../../src/formula/outcome.ts';
import { CHECK_CODES, crossChecks } from '../../src/valuation/cross-checks.ts';
import type { Assessment } from '../../src/workflow/assessment.ts';
import { HASH, loan, outcome, pool } from './fixture-loan.ts';

const application: PledgeApplication = {
  format: 'ipworth/application@1',
  id: 'fixture-1',
  title: { en: 'One patent for a small loan', zh: '一项专利的小额贷款' },
  currency: 'CNY',
  valuationDay: '2025-06-30',
  rights: [
    {
      id: 'right-a',
      kind: 'invention-patent',
      jurisdiction: 'CN',
      filingDay: '2020-01-02',
      grantDay: '2022-03-04',
      feeStatus: 'paid',
      ownedShare: '1',
      coOwnersConsent: null,
      pledgorIsRegisteredOwner: true,
      alreadyPledged: false,
      frozenOrDisputed: null,
      invalidationPending: false,
    },
  ],
  usefulLife: { technicalYears: null, economicYears: '5', contractualYears: null },
  forecast: { sales: ['1000000', '2000000'] },
  methods: [],
  opinion: {
    premise: { en: 'in present use', zh: '持续使用' },
    level: 0.8,
    methodCorrelation: 0.5,
    conflictAbove: 1,
  },
  loan: { amount: '500000', drawdownDay: '2025-07-15', termMonths: 12, annualRate: '0.05' },
  borrower: { annualDefaultProbability: '0.03' },
  pledgePolicy: 'policy-x',
  disposal: {
    noSaleProbability: '0.6',
    salePriceShare: '0.25',
    disposalCostShare: '0.05',
    yearsToCash: '1',
    unpaidInterestMonths: 3,
    recoveryOrder: 'interest-first',
  },
  scheme: { id: 'scheme-y' },
  book: { loans: 100, assetCorrelation: 0.1, scenarios: 1000, seed: 7 },
  basis: [
    { at: '/loan', kind: 'assumed', source: '假设的贷款' },
    { at: '/forecast/sales', kind: 'published', source: '年度报告' },
  ],
};

const method = (result: Outcome, low: string, high: string, weight: string) => ({
  outcome: result,
  value: result.value,
  low,
  high,
  ranges: {},
  level: 0.8,
  reliability: weight,
  reason: { en: 'because', zh: '理由充分' },
  weight,
});

const neighbour = (id: string, value: number, distance: number): Evidence => ({
  number: 0,
  id,
  row: 2,
  distance,
  comparedShare: 1,
  value,
  adjusted: value,
  day: '2024-01-01',
  grade: 'licence',
  contributions: [{ attribute: 'size', target: '12', found: '10', weight: 1, contribution: distance }],
  say: 1,
});

const evidence: CaseEstimate = {
  value: 0.5,
  interval: {
    lower: 0.1,
    upper: 2.5,
    method: 'jackknife+',
    level: 0.8,
    guaranteed: 0.6,
    measuredCoverage: 0.8125,
    calibratedOn: 48,
    unpredictable: 0,
  },
  neighbours: [neighbour('case-1', 0.4, 0.01), neighbour('case-2', 0.9, 0.125)],
  effectiveCases: 2,
  mostInfluential: { id: 'case-2', valueWithout: 0.45, change: -0.1 },
  method: {
    k: 2,
    metric: 'gower',
    scale: 'range',
    missing: 'skip',
    minOverlap: 0.5,
    weights: {},
    centre: 'median',
    weighting: 'equal',
    ridge: 0.1,
    adjust: {},
    shrink: 0,
    valueScale: 'log',
  },
  manipulation: {
    share: 0.1,
    bounds: { lower: 0.05, upper: 12 },
    altered: { count: 1, direction: 'up', value: 0.6 },
    added: { count: 1, direction: 'down', value: 0.4 },
    isAddedExact: true,
  },
  cases: { rowsRead: 50, leftOut: [], inBase: 50, notUsed: { later: 2, undated: 0, excluded: 0 }, used: 48 },
  unseenLevels: [],
};

const assessment: Assessment = {
  format: 'ipworth/assessment@1',
  library: '0.1.0',
  application,
  dataFigures: [],
  dataSets: [{ id: 'scheme-y', version: 2, hash: HASH, layer: 'built-in' }],
  caseFile: { hash: HASH },
  life: {
    rights: [{ rightId: 'right-a', expiryDay: '2040-01-02', remainingYears: '14.51', renewable: false }],
    useful: {
      remainingYears: '5',
      binding: 'economic',
      limits: { legal: '14.51', technical: null, economic: '5', contractual: null },
    },
  },
  evidence,
  opinion: {
    value: '1700000.00',
    low: '900000.00',
    high: '3200000.00',
    level: 0.8,
    methods: [
      method(outcome('income/a', 'Royalty method', '许可费法', '1500000'), '1000000', '2000000', '0.500000'),
      method(outcome('market/b', 'Market method', '市场法', '1900000.125'), '1900000.125', '1900000.125', '0.500000'),
    ],
    dispersion: 0.235_294,
    inConflict: false,
    spread: { within: 0.2, between: 0.1, total: 0.2236 },
    checks: crossChecks('1700000.00', { costFloor: '2000000', royaltyRate: '0.05' }, CHECK_CODES),
    request: application.opinion,
  },
  demands: purposeDemands('pledge', '2025-06-30'),
  scheme: {
    terms: {
      id: 'scheme-y',
      version: 2,
      title: { en: 'A scheme', zh: '某市方案' },
      layers: [{ party: 'government', share: '0.5', perLoanCap: '200000' }],
      remainder: 'bank',
      poolParty: 'government',
      compensationBase: 'principal',
      poolSize: '3000000',
      isLimitedToBalance: true,
      leverage: null,
      maximumLoan: '5000000',
    },
    supplied: [{ term: 'compensationBase', value: 'principal', reason: '多数方案如此' }],
    stillUnknown: ['trigger'],
  },
  loan,
  pool,
  warnings: [{ en: 'mind the gap', zh: '注意差异' }],
};

/** A small assessment made by hand, with round figures; a fresh copy, to be changed at will. */
export function fixture(): { -readonly [K in keyof Assessment]: Assessment[K] } {
  return structuredClone(assessment);
}
