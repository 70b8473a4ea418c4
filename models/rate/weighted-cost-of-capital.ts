import { libraryModel } from '../../src/formula/define-model.ts';
import { annualRate, number, resultOf, share } from '../../src/formula/quantities.ts';
import { costOfEquity } from './cost-of-equity.ts';

export const weightedCostOfCapital = libraryModel({
  id: 'rate/weighted-cost-of-capital',
  version: 1,
  title: { en: 'Weighted cost of capital by gearing', zh: '加权平均资本成本（按资本结构）' },
  question: {
    en: 'What do owners and lenders ask for on average, at a given gearing?',
    zh: '在给定资本结构下，股东与债权人要求的税后平均报酬率是多少？',
  },
  sources: [
    {
      work: 'WACC = E/V × Ke + D/V × Kd × (1 − t)',
      locator: '资产评估 textbook, discount rate of intangible assets',
      mark: 'S',
    },
  ],
  conventions: [{ en: 'Weights are market values; only debt is after tax.', zh: '权重取市值；仅债务成本为税后。' }],
  notFor: [
    { en: 'One asset alone: find its rate by difference', zh: '单项资产：应以差额求其回报率' },
    { en: 'Flows before tax', zh: '税前现金流' },
  ],
  inputs: {
    costOfEquity: resultOf(annualRate({ en: 'Cost of equity', zh: '权益资本成本' }), costOfEquity),
    costOfDebt: annualRate({ en: 'Cost of debt, before tax', zh: '税前债务成本' }),
    debtShare: number({ en: 'Debt, share of capital', zh: '债务比例' }, { minimum: '0', maximum: '1' }),
    taxRate: share({ en: 'Income tax rate', zh: '所得税率' }),
  },
  formulas: {
    fromEquity: { is: '(1 − debtShare) × costOfEquity', en: 'From equity', zh: '权益部分' },
    fromDebt: { is: 'debtShare × (costOfDebt − costOfDebt × taxRate)', en: 'From debt, after tax', zh: '税后债务部分' },
    value: { is: 'fromEquity + fromDebt', en: 'Weighted cost of capital', zh: '加权平均资本成本' },
  },
  conditions: [
    {
      code: 'debt-dearer-than-equity',
      that: 'costOfDebt ≤ costOfEquity',
      otherwise: 'warn',
      en: 'debt costs more than equity: owners, who are paid last, ask for more',
      zh: '债务成本高于权益成本：股东受偿在后，要求报酬应更高',
    },
  ],
  examples: [
    {
      source: {
        work: '1.68 %, beta .95, debt 20 % at 3.35 %, tax 25 %, premium 6.5 %, specific 3 %',
        locator: 'independent computation',
        mark: 'C',
      },
      given: {
        costOfEquity: {
          riskFreeRate: '0.0168',
          equityPremium: '0.065',
          unleveredBeta: '0.95',
          debtShare: '0.2',
          taxRate: '0.25',
          specificPremium: '0.03',
        },
        costOfDebt: '0.0335',
        debtShare: '0.2',
        taxRate: '0.25',
      },
      expect: [{ name: 'value', is: '0.1011275', within: '0' }],
    },
  ],
});
