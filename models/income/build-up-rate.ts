import { defineModel } from '../../src/formula/define-model.ts';
import { annualRate, perPart } from '../../src/formula/quantities.ts';

export const buildUpRate = defineModel({
  id: 'income/build-up-rate',
  version: 1,
  title: { en: 'Discount rate built up from risks', zh: '风险累加法折现率' },
  question: {
    en: 'Which discount rate do the risks of the right add up to?',
    zh: '无风险报酬率加各项风险报酬率，折现率是多少？',
  },
  sources: [
    {
      work: '资产评估 examination cases, 风险累加法: r = risk-free rate + Σ premium',
      locator: '2017 资产评估实务二, trade mark',
      mark: 'S',
    },
  ],
  seriesOf: 'part',
  inputs: {
    riskFreeRate: annualRate({ en: 'Risk-free rate for the life of the right', zh: '与收益期匹配的无风险报酬率' }),
    premium: perPart(
      annualRate({
        en: 'Premium for one risk, such as policy, law, market, technology, management',
        zh: '单项风险报酬率（政策、法律、市场、技术、管理等）',
      }),
    ),
  },
  formulas: {
    riskPremium: { is: 'sum(premium)', en: 'Premium for all risks', zh: '风险报酬率合计' },
    value: { is: 'riskFreeRate + riskPremium', en: 'Discount rate', zh: '折现率' },
  },
  examples: [
    {
      source: {
        work: '2017 资产评估实务二, beverage trade mark',
        locator: 'five-year bond 3.5 %, premia 1, 2, 3, 2, 2 %; inputs as published, rate computed',
        mark: 'C',
      },
      given: { riskFreeRate: '0.035', premium: ['0.01', '0.02', '0.03', '0.02', '0.02'] },
      expect: [{ name: 'value', is: '0.135', within: '0' }],
    },
  ],
});
