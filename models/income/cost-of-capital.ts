import { libraryModel } from '../../src/formula/define-model.ts';
import { annualRate, money, number, optional, share } from '../../src/formula/quantities.ts';

export const costOfCapital = libraryModel({
  id: 'income/cost-of-capital',
  version: 1,
  title: { en: 'Weighted cost of capital', zh: '加权平均资本成本' },
  question: {
    en: 'What do those who finance the enterprise ask for on average, after tax?',
    zh: '企业各类出资人要求的税后平均报酬率是多少？',
  },
  sources: [
    {
      work: 'Capital asset pricing and weighted average: Ke = rf + β × (rm − rf); WACC = Σ weight × cost, debt after tax',
      locator: '资产评估 textbook question on 回报率拆分法',
      mark: 'S',
    },
  ],
  conventions: [
    {
      en: 'Beta is that of the equity as it is geared; weights are market values; only debt is after tax.',
      zh: '贝塔为含财务杠杆的权益贝塔；权重取市值；仅债务成本为税后。',
    },
  ],
  notFor: [
    {
      en: 'One asset alone, which may be riskier than the enterprise that owns it',
      zh: '单项资产：其风险可能高于所属企业',
    },
    {
      en: 'A beta of peers with another gearing: re-lever it first',
      zh: '资本结构不同的可比公司贝塔：须先调整财务杠杆',
    },
  ],
  inputs: {
    equity: money({ en: 'Market value of equity', zh: '权益市值' }),
    debt: money({ en: 'Market value of debt', zh: '债务市值' }),
    preferred: optional(money({ en: 'Market value of preferred stock', zh: '优先股市值' }), '0'),
    riskFreeRate: annualRate({ en: 'Risk-free rate', zh: '无风险报酬率' }),
    marketReturn: annualRate({ en: 'Return of the market', zh: '市场报酬率' }),
    beta: number({ en: 'Beta of the equity', zh: '权益贝塔系数' }, { minimum: '-10', maximum: '10' }),
    costOfDebt: annualRate({ en: 'Cost of debt, before tax', zh: '税前债务成本' }),
    costOfPreferred: optional(annualRate({ en: 'Cost of preferred stock', zh: '优先股成本' }), '0'),
    taxRate: share({ en: 'Income tax rate', zh: '所得税率' }),
  },
  formulas: {
    costOfEquity: { is: 'riskFreeRate + beta × (marketReturn − riskFreeRate)', en: 'Cost of equity', zh: '权益成本' },
    capital: { is: 'equity + debt + preferred', en: 'Capital', zh: '资本总额' },
    value: {
      is: 'equity ÷ capital × costOfEquity + preferred ÷ capital × costOfPreferred + debt ÷ capital × costOfDebt × (1 − taxRate)',
      en: 'Weighted cost of capital',
      zh: '加权平均资本成本',
    },
  },
  conditions: [
    {
      code: 'no-capital',
      that: 'equity + debt + preferred > 0',
      otherwise: 'refuse',
      en: 'there must be some capital',
      zh: '资本总额必须大于0',
    },
    {
      code: 'cost-of-preferred-missing',
      that: 'preferred = 0 or costOfPreferred ≠ 0',
      otherwise: 'refuse',
      en: 'preferred stock is named without its cost',
      zh: '已列示优先股但未给出其成本',
    },
  ],
  examples: [
    {
      source: {
        work: '资产评估 textbook question on 回报率拆分法, company A',
        locator: 'inputs as published, answer by the method of the textbook',
        mark: 'C',
      },
      given: {
        equity: '4000',
        debt: '4000',
        preferred: '2000',
        riskFreeRate: '0.03',
        marketReturn: '0.1',
        beta: '1.4',
        costOfDebt: '0.05',
        costOfPreferred: '0.12',
        taxRate: '0.25',
      },
      expect: [
        { name: 'costOfEquity', is: '0.128', within: '0' },
        { name: 'value', is: '0.0902', within: '0' },
      ],
    },
  ],
});
