import { libraryModel } from '../../src/formula/define-model.ts';
import { annualRate, flag, optional, share, years } from '../../src/formula/quantities.ts';

export const failureLoadedRate = libraryModel({
  id: 'rate/failure-loaded-rate',
  version: 1,
  title: { en: 'Rate loaded for failure', zh: '含失败风险的折现率' },
  question: {
    en: 'Which rate turns the flow of success into the same value as the chance of success would?',
    zh: '以成功情形现金流折现而等价于按成功概率加权的折现率是多少？',
  },
  sources: [
    {
      work: 'Return from observable inputs: (1 + r′)^T = (1 + r)^T ÷ p',
      locator: 'BVWire 2009-08-20, return 20 %, 5 years, success 20 %; algebra carried out here',
      mark: 'S',
    },
  ],
  conventions: [
    {
      en: 'One outcome at one day: all flow comes at the end of the years, or none.',
      zh: '单一结果：现金流全部在期末实现，或完全不实现。',
    },
  ],
  notFor: [
    {
      en: 'Flows that are weighted by a chance of success: failure would count twice',
      zh: '已按成功概率加权的现金流：失败风险会重复计入',
    },
    {
      en: 'Flows spread over many years: the load fits one day only',
      zh: '分布于多年的现金流：该加成仅适用于单一时点',
    },
  ],
  inputs: {
    discountRate: annualRate({ en: 'Discount rate without failure', zh: '不含失败风险的折现率' }),
    chanceOfSuccess: { ...share({ en: 'Chance of success', zh: '成功概率' }), minimum: '0.000001' },
    yearsToResult: years({ en: 'Years until the result', zh: '距结果年限' }),
    flowsAreWeighted: optional(
      flag({ en: 'The flows to be discounted are weighted by a chance already', zh: '待折现现金流已按概率加权' }),
      false,
    ),
  },
  formulas: {
    value: {
      is: '(1 + discountRate) ÷ chanceOfSuccess^(1 ÷ yearsToResult) − 1',
      en: 'Rate loaded for failure',
      zh: '含失败风险的折现率',
    },
  },
  conditions: [
    {
      code: 'failure-counted-twice',
      that: 'not flowsAreWeighted',
      otherwise: 'refuse',
      en: 'a rate loaded for failure excludes flows weighted by a chance',
      zh: '含失败风险的折现率不得与概率加权现金流并用',
    },
  ],
  examples: [
    {
      source: { work: '20 %, 5 years, success 20 %', locator: 'independent computation: 65.5676 %', mark: 'C' },
      given: { discountRate: '0.2', chanceOfSuccess: '0.2', yearsToResult: '5' },
      expect: [{ name: 'value', is: '0.6556755937534577', within: '5e-16' }],
    },
  ],
});
