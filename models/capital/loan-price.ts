import { libraryModel } from '../../src/formula/define-model.ts';
import { annualRate, optional, share } from '../../src/formula/quantities.ts';

export const loanPrice = libraryModel({
  id: 'capital/loan-price',
  version: 1,
  title: { en: 'Risk-adjusted price of a loan', zh: '贷款风险定价' },
  question: {
    en: 'Which yearly rate pays for funding, work, expected loss and the capital behind a loan?',
    zh: '多高的年利率方能覆盖资金成本、运营成本、预期损失与资本成本？',
  },
  sources: [
    {
      work: 'A lender’s year for one unit of loan: income on what performs = funding of the part not paid by capital + work + loss + return on capital before tax',
      locator: 'solved for the rate',
      mark: 'C',
    },
  ],
  conventions: [
    {
      en: 'Interest is earned on loans that do not default in the year; fees are earned on all.',
      zh: '仅未违约贷款计收利息；手续费全部计收。',
    },
    { en: 'Capital replaces borrowed funds one for one.', zh: '资本等额替代借入资金。' },
  ],
  notFor: [{ en: 'A loan of several years whose default probability moves', zh: '违约概率逐年变化的多年期贷款' }],
  inputs: {
    fundingRate: annualRate({ en: 'Cost of funds', zh: '资金成本率' }),
    operatingCost: annualRate({ en: 'Work on the loan, share of it a year', zh: '年运营成本率' }),
    feeIncome: optional(annualRate({ en: 'Fees earned, share of the loan a year', zh: '年手续费率' }), '0'),
    defaultProbability: annualRate({ en: 'Default probability in one year', zh: '一年违约概率' }),
    lossGivenDefault: share({ en: 'Loss given default', zh: '违约损失率' }),
    othersShare: optional(share({ en: 'Share of the loss borne by others', zh: '第三方分担损失比例' }), '0'),
    capitalShare: share({ en: 'Capital held, share of the loan', zh: '资本占贷款比例' }),
    hurdleRate: annualRate({ en: 'Return on capital wanted, after tax', zh: '税后资本回报要求' }),
    taxRate: optional(share({ en: 'Income tax rate', zh: '所得税率' }), '0'),
  },
  formulas: {
    expectedLoss: {
      is: 'lossGivenDefault × (1 − othersShare) × defaultProbability',
      en: 'Expected loss of the lender',
      zh: '贷款人预期损失率',
    },
    breakEvenRate: {
      is: '(fundingRate + operatingCost + expectedLoss − feeIncome) ÷ (1 − defaultProbability)',
      en: 'Break-even rate, without a return on capital',
      zh: '盈亏平衡利率（不含资本回报）',
    },
    capitalCost: {
      is: 'capitalShare × (hurdleRate ÷ (1 − taxRate) − fundingRate)',
      en: 'Cost of capital beyond that of funds',
      zh: '资本超额成本',
    },
    value: {
      is: 'breakEvenRate + capitalCost ÷ (1 − defaultProbability)',
      en: 'Rate that earns the return wanted',
      zh: '风险定价利率',
    },
  },
  conditions: [
    {
      code: 'no-probability',
      that: 'defaultProbability ≥ 0 and defaultProbability < 1 and taxRate < 1',
      otherwise: 'refuse',
      en: 'the default probability must be from 0 to below 1, the tax below all income',
      zh: '违约概率须在0至1之间（不含1），税率须低于100%',
    },
  ],
  examples: [
    {
      source: {
        work: 'funds 2 %, work 1 %, fees 0.5 %, PD 4 %, LGD 75 %, others 50 %, capital 8 % at 12 % after 25 % tax',
        locator: 'by hand: (0.02 + 0.01 + 0.015 − 0.005) ÷ 0.96 and 0.08 × 0.14 ÷ 0.96',
        mark: 'C',
      },
      given: {
        fundingRate: '0.02',
        operatingCost: '0.01',
        feeIncome: '0.005',
        defaultProbability: '0.04',
        lossGivenDefault: '0.75',
        othersShare: '0.5',
        capitalShare: '0.08',
        hurdleRate: '0.12',
        taxRate: '0.25',
      },
      expect: [
        { name: 'expectedLoss', is: '0.015', within: '0' },
        { name: 'breakEvenRate', is: '0.0416666666666666667', within: '1e-18' },
        { name: 'value', is: '0.0533333333333333333', within: '1e-18' },
      ],
    },
    {
      source: { work: 'the same with 20 % borne by others', locator: 'by hand: 0.03 × 0.8 = 0.024', mark: 'C' },
      given: {
        fundingRate: '0.02',
        operatingCost: '0.01',
        defaultProbability: '0.04',
        lossGivenDefault: '0.75',
        othersShare: '0.2',
        capitalShare: '0.1',
        hurdleRate: '0.1',
      },
      expect: [
        { name: 'expectedLoss', is: '0.024', within: '0' },
        { name: 'breakEvenRate', is: '0.05625', within: '1e-30' },
        { name: 'value', is: '0.0645833333333333333', within: '1e-18' },
      ],
    },
  ],
});
