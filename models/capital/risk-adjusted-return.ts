import { libraryModel } from '../../src/formula/define-model.ts';
import { annualRate, optional, share } from '../../src/formula/quantities.ts';

export const riskAdjustedReturn = libraryModel({
  id: 'capital/risk-adjusted-return',
  version: 1,
  title: { en: 'Risk-adjusted return on a loan’s capital', zh: '贷款风险调整资本回报率（RAROC）' },
  question: {
    en: 'What does a loan at a given rate earn on the capital behind it, after expected loss and tax?',
    zh: '以给定利率放贷，扣除预期损失与税后资本回报率是多少？',
  },
  sources: [
    { work: 'RAROC = (income − costs − expected loss) × (1 − tax) ÷ capital', locator: 'definition', mark: 'C' },
  ],
  conventions: [{ en: 'Capital replaces borrowed funds one for one.', zh: '资本等额替代借入资金。' }],
  notFor: [{ en: 'A loan of several years whose default probability moves', zh: '违约概率逐年变化的多年期贷款' }],
  inputs: {
    loanRate: annualRate({ en: 'Rate of the loan', zh: '贷款利率' }),
    fundingRate: annualRate({ en: 'Cost of funds', zh: '资金成本率' }),
    operatingCost: annualRate({ en: 'Work on the loan, share of it a year', zh: '年运营成本率' }),
    feeIncome: optional(annualRate({ en: 'Fees earned, share of the loan a year', zh: '年手续费率' }), '0'),
    defaultProbability: annualRate({ en: 'Default probability in one year', zh: '一年违约概率' }),
    lossGivenDefault: share({ en: 'Loss given default', zh: '违约损失率' }),
    othersShare: optional(share({ en: 'Share of the loss borne by others', zh: '第三方分担损失比例' }), '0'),
    capitalShare: share({ en: 'Capital held, share of the loan', zh: '资本占贷款比例' }),
    taxRate: optional(share({ en: 'Income tax rate', zh: '所得税率' }), '0'),
  },
  formulas: {
    income: {
      is: '(1 − defaultProbability) × loanRate + feeIncome',
      en: 'Income',
      zh: '收入率',
    },
    expectedLoss: {
      is: 'lossGivenDefault × (1 − othersShare) × defaultProbability',
      en: 'Expected loss of the lender',
      zh: '贷款人预期损失率',
    },
    funding: { is: '(1 − capitalShare) × fundingRate', en: 'Cost of borrowed funds', zh: '借入资金成本' },
    profit: {
      is: '(income − funding − operatingCost − expectedLoss) × (1 − taxRate)',
      en: 'Profit after tax',
      zh: '税后利润率',
    },
    value: { is: 'profit ÷ capitalShare', en: 'Return on capital', zh: '资本回报率' },
  },
  conditions: [
    {
      code: 'no-capital',
      that: 'capitalShare > 0 and defaultProbability ≥ 0 and defaultProbability ≤ 1',
      otherwise: 'refuse',
      en: 'capital above 0 and a default probability of 0 to 1 are needed',
      zh: '资本须大于0，违约概率须在0至1之间',
    },
  ],
  examples: [
    {
      source: {
        work: 'the priced loan of capital/loan-price earns its hurdle of 12 %',
        locator: 'rate 0.16 ÷ 3, capital 8 %',
        mark: 'C',
      },
      given: {
        loanRate: '0.05333333333333333333333333333333333',
        fundingRate: '0.02',
        operatingCost: '0.01',
        feeIncome: '0.005',
        defaultProbability: '0.04',
        lossGivenDefault: '0.75',
        othersShare: '0.5',
        capitalShare: '0.08',
        taxRate: '0.25',
      },
      expect: [{ name: 'value', is: '0.12', within: '1e-28' }],
    },
    {
      source: {
        work: 'one more with 20 % borne by others',
        locator: 'by hand: (0.06 × 0.96 − 0.018 − 0.01 − 0.024) ÷ 0.1',
        mark: 'C',
      },
      given: {
        loanRate: '0.06',
        fundingRate: '0.02',
        operatingCost: '0.01',
        defaultProbability: '0.04',
        lossGivenDefault: '0.75',
        othersShare: '0.2',
        capitalShare: '0.1',
      },
      expect: [{ name: 'value', is: '0.056', within: '0' }],
    },
  ],
});
