import { libraryModel } from '../../src/formula/define-model.ts';
import { money, number, optional, share } from '../../src/formula/quantities.ts';

export const irbMortgage = libraryModel({
  id: 'capital/irb-mortgage',
  version: 1,
  title: { en: 'Basel IRB capital of residential mortgages', zh: '巴塞尔内部评级法：个人住房抵押贷款资本要求' },
  question: {
    en: 'How much capital does the internal-ratings approach ask for a loan secured by a home?',
    zh: '内部评级法下对住房抵押贷款要求多少资本？',
  },
  sources: [
    { work: 'BCBS, Basel Framework', locator: 'CRE31: risk-weight functions', mark: 'P' },
    {
      work: 'BCBS 128 (June 2006), International Convergence of Capital Measurement and Capital Standards',
      locator: 'Annex 5, illustrative IRB risk weights',
      mark: 'P',
    },
  ],
  conventions: [
    {
      en: 'The default probability is not below the floor that is given; none is assumed.',
      zh: '违约概率不低于所给下限；不预设下限。',
    },
    {
      en: 'No scaling factor unless given: Basel II applied 1.06 to the sum of risk-weighted assets, the final Basel III none.',
      zh: '未给定则不乘缩放系数：巴塞尔Ⅱ对风险加权资产总额乘1.06，最终版巴塞尔Ⅲ已取消。',
    },
  ],
  notFor: [
    { en: 'A loan secured by intellectual property', zh: '以知识产权质押的贷款' },
    { en: 'An exposure in default: use the model for defaulted exposures', zh: '已违约的风险暴露（另有模型）' },
  ],
  inputs: {
    exposure: money({ en: 'Exposure at default', zh: '违约风险暴露' }),
    defaultProbability: share({ en: 'Default probability in one year', zh: '一年违约概率' }),
    leastProbability: optional(share({ en: 'Floor of the default probability', zh: '违约概率下限' }), '0'),
    lossGivenDefault: share({ en: 'Loss given default', zh: '违约损失率' }),
    scalingFactor: optional(number({ en: 'Scaling factor', zh: '缩放系数' }, { minimum: '0.5', maximum: '2' }), '1'),
  },
  formulas: {
    probability: {
      is: 'max(defaultProbability, leastProbability)',
      en: 'Default probability, not below its floor',
      zh: '违约概率（不低于下限）',
    },
    correlation: { is: '0.15', en: 'Asset correlation', zh: '资产相关性' },
    worstProbability: {
      is: 'Φ((normalQuantile(probability) + sqrt(correlation) × normalQuantile(0.999)) ÷ sqrt(1 − correlation))',
      en: 'Default probability in a year in a thousand',
      zh: '千年一遇年份的违约概率',
    },
    capital: {
      is: 'lossGivenDefault × (worstProbability − probability)',
      en: 'Capital for one unit of exposure',
      zh: '单位风险暴露资本要求',
    },
    riskWeight: { is: '12.5 × capital × scalingFactor', en: 'Risk weight', zh: '风险权重' },
    requirement: { is: 'exposure × riskWeight ÷ 12.5', en: 'Capital requirement', zh: '资本要求' },
    value: { is: 'exposure × riskWeight', en: 'Risk-weighted assets', zh: '风险加权资产' },
  },
  conditions: [
    {
      code: 'no-probability',
      that: 'defaultProbability < 1 and (defaultProbability > 0 or leastProbability > 0) and leastProbability < 1',
      otherwise: 'refuse',
      en: 'a default probability above 0 and below 1 is needed',
      zh: '违约概率须大于0且小于1',
    },
  ],
  examples: [
    {
      source: {
        work: 'BCBS 128 (June 2006), Annex 5',
        locator: 'printed to two decimals with a coarser normal function: 46.46',
        mark: 'P',
      },
      given: { exposure: '100', defaultProbability: '0.0075', lossGivenDefault: '0.45' },
      expect: [{ name: 'value', is: '46.46', within: '0.0075' }],
    },
    {
      source: {
        work: 'BCBS 128 (June 2006), Annex 5',
        locator: 'printed to two decimals with a coarser normal function: 31.33',
        mark: 'P',
      },
      given: { exposure: '100', defaultProbability: '0.01', lossGivenDefault: '0.25' },
      expect: [{ name: 'value', is: '31.33', within: '0.0075' }],
    },
    {
      source: { work: 'CRE31 formula at 40 digits by another program (mpmath)', locator: 'scaled by 1.06', mark: 'C' },
      given: { exposure: '1000', defaultProbability: '0.02', lossGivenDefault: '0.45', scalingFactor: '1.06' },
      expect: [
        { name: 'correlation', is: '0.15', within: '1e-20' },
        { name: 'capital', is: '0.07034802261578909229574', within: '1e-20' },
        { name: 'requirement', is: '74.56890397273643783348', within: '1e-12' },
        { name: 'value', is: '932.1112996592054729185', within: '1e-12' },
      ],
    },
    {
      source: { work: 'CRE31 formula at 40 digits by another program (mpmath)', locator: 'floor of 0.05 %', mark: 'C' },
      given: { exposure: '1000', defaultProbability: '0.0001', leastProbability: '0.0005', lossGivenDefault: '0.85' },
      expect: [
        { name: 'correlation', is: '0.15', within: '1e-20' },
        { name: 'capital', is: '0.009414520816865902041772', within: '1e-20' },
        { name: 'requirement', is: '9.414520816865902041772', within: '1e-12' },
        { name: 'value', is: '117.6815102108237755221', within: '1e-12' },
      ],
    },
  ],
});
