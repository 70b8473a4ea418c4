import { libraryModel } from '../../src/formula/define-model.ts';
import { money, share } from '../../src/formula/quantities.ts';

export const irbDefaulted = libraryModel({
  id: 'capital/irb-defaulted',
  version: 1,
  title: { en: 'Basel IRB capital of an exposure in default', zh: '巴塞尔内部评级法：违约风险暴露资本要求' },
  question: {
    en: 'How much capital does the internal-ratings approach ask for a loan in default?',
    zh: '内部评级法下对已违约贷款要求多少资本？',
  },
  sources: [{ work: 'BCBS, Basel Framework', locator: 'CRE31: K = max(0, LGD − best estimate of loss)', mark: 'P' }],
  notFor: [{ en: 'A loan that performs', zh: '正常履约的贷款' }],
  inputs: {
    exposure: money({ en: 'Exposure at default', zh: '违约风险暴露' }),
    lossGivenDefault: share({ en: 'Loss given default, in a downturn', zh: '违约损失率（衰退期）' }),
    bestEstimate: share({ en: 'Best estimate of the expected loss', zh: '预期损失最佳估计' }),
  },
  formulas: {
    capital: {
      is: 'max(0, lossGivenDefault − bestEstimate)',
      en: 'Capital for one unit of exposure',
      zh: '单位风险暴露资本要求',
    },
    requirement: { is: 'exposure × capital', en: 'Capital requirement', zh: '资本要求' },
    value: { is: '12.5 × requirement', en: 'Risk-weighted assets', zh: '风险加权资产' },
  },
  examples: [
    {
      source: { work: '1,000 at a loss of 80 %, best estimate 70 %', locator: 'by hand: 12.5 × 1000 × 0.1', mark: 'C' },
      given: { exposure: '1000', lossGivenDefault: '0.8', bestEstimate: '0.7' },
      expect: [{ name: 'value', is: '1250', within: '0' }],
    },
  ],
});
