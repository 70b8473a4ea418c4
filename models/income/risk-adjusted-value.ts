import {
  basesAgree,
  seriesWithinLegalLife,
  statedBases,
  statedFailureLoad,
  statedLegalLife,
} from '../../src/domain/stated-bases.ts';
import { libraryModel } from '../../src/formula/define-model.ts';
import { annualRate, money, optional, perYear, share, signedMoney, timing } from '../../src/formula/quantities.ts';

export const riskAdjustedValue = libraryModel({
  id: 'income/risk-adjusted-value',
  version: 1,
  title: { en: 'Risk-adjusted present value', zh: '风险调整净现值法' },
  question: {
    en: 'What is a development worth that may fail at each stage?',
    zh: '研发各阶段均可能失败时，项目的风险调整净现值是多少？',
  },
  sources: [
    {
      work: 'rNPV = Σ D × (chance of success × income − chance of reaching × cost)',
      locator: 'phasefolio.com/methodology/rnpv',
      mark: 'S',
    },
  ],
  conventions: [
    {
      en: 'A cost counts with the chance that the development is still running when it falls, an income with the chance that all stages are passed.',
      zh: '成本按到达该阶段的概率加权，收益按全部阶段成功的概率加权。',
    },
    { en: 'The rate holds the risk of the market, not of failure.', zh: '折现率仅含市场风险，不含失败风险。' },
  ],
  notFor: [
    { en: 'A rate that holds a premium for failure', zh: '已含失败风险溢价的折现率' },
    {
      en: 'A stage that can be called off early at a profit: value the option',
      zh: '可中途放弃获益的项目：应评估期权价值',
    },
  ],
  inputs: {
    costToday: optional(money({ en: 'Cost at once', zh: '期初投入' }), '0'),
    cost: perYear(money({ en: 'Cost of the year', zh: '当年投入' })),
    reachChance: perYear(
      share({ en: 'Chance that the development is still running when the cost falls', zh: '到达该阶段的概率' }),
    ),
    income: perYear(signedMoney({ en: 'Income of the year, if it succeeds', zh: '成功时当年收益' })),
    successChance: share({ en: 'Chance that all stages are passed', zh: '全部阶段成功的概率' }),
    discountRate: annualRate({ en: 'Discount rate', zh: '折现率' }),
    timing: timing(),
    ...statedFailureLoad,
    ...statedLegalLife,
    ...statedBases,
  },
  formulas: {
    expected: { is: 'successChance × income − reachChance × cost', en: 'Expected flow', zh: '期望现金流' },
    presentValue: {
      is: 'expected × discount(discountRate, t, timing)',
      en: 'Present value of the year',
      zh: '当年现值',
    },
    unrisked: {
      is: 'sum((income − cost) × discount(discountRate, t, timing)) − costToday',
      en: 'Net present value if nothing failed',
      zh: '不计失败风险的净现值',
    },
    value: { is: 'sum(presentValue) − costToday', en: 'Risk-adjusted net present value', zh: '风险调整净现值' },
  },
  conditions: [
    ...basesAgree,
    seriesWithinLegalLife,
    {
      code: 'failure-counted-twice',
      that: 'not rateIsFailureLoaded or (successChance = 1 and min(reachChance) = 1)',
      otherwise: 'refuse',
      en: 'a rate that holds a premium for failure excludes chances of success',
      zh: '折现率已含失败风险溢价时，不得再以成功概率加权',
    },
    {
      code: 'success-above-reach',
      that: 'successChance ≤ min(reachChance)',
      otherwise: 'refuse',
      en: 'a stage is reached at least as often as all are passed',
      zh: '到达任一阶段的概率不得低于最终成功概率',
    },
  ],
  examples: [
    {
      source: {
        work: 'second phase of a drug: costs 20 at once, 60 in two years, 5 in five; income 60, 120, 180 and four times 200 from year six; 10 %',
        locator: 'independent computation',
        mark: 'C',
      },
      given: {
        costToday: '20',
        cost: ['0', '60', '0', '0', '5', '0', '0', '0', '0', '0', '0', '0'],
        reachChance: ['1', '0.307', '1', '1', '0.178367', '1', '1', '1', '1', '1', '1', '1'],
        income: ['0', '0', '0', '0', '0', '60', '120', '180', '200', '200', '200', '200'],
        successChance: '0.152147051',
        discountRate: '0.1',
        timing: 'year-end',
      },
      expect: [
        { name: 'unrisked', is: '402.4804799526', within: '5e-11' },
        { name: 'value', is: '36.5190978746', within: '5e-11' },
      ],
    },
  ],
});
