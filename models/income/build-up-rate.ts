import { libraryModel } from '../../src/formula/define-model.ts';
import { annualRate, optional, perPart, years } from '../../src/formula/quantities.ts';

export const buildUpRate = libraryModel({
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
  conventions: [
    {
      en: 'Premia add up; none multiplies another. The rate is nominal and after tax when the bond and the premia are.',
      zh: '各项风险报酬率相加而不相乘；国债收益率与风险报酬率为税后名义口径时，结果亦然。',
    },
  ],
  notFor: [
    {
      en: 'Flows that are weighted by a chance of success: take the premium for failure out first',
      zh: '已按成功概率加权的现金流：须先剔除失败风险溢价',
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
    bondYears: optional(
      years({ en: 'Term of the bond the risk-free rate is read from', zh: '无风险报酬率所取国债期限' }),
    ),
    rightYears: optional(years({ en: 'Years of income', zh: '收益年限' })),
  },
  formulas: {
    riskPremium: { is: 'sum(premium)', en: 'Premium for all risks', zh: '风险报酬率合计' },
    value: { is: 'riskFreeRate + riskPremium', en: 'Discount rate', zh: '折现率' },
  },
  conditions: [
    {
      code: 'bond-shorter-than-right',
      that: 'bondYears ≥ rightYears',
      otherwise: 'warn',
      en: 'the bond runs out before the income does: take one of like term',
      zh: '国债期限短于收益年限：应取期限匹配的国债',
    },
  ],
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
