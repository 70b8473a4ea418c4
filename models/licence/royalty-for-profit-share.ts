import { libraryModel } from '../../src/formula/define-model.ts';
import { annualRate, money, perYear, share, timing } from '../../src/formula/quantities.ts';

export const royaltyForProfitShare = libraryModel({
  id: 'licence/royalty-for-profit-share',
  version: 1,
  title: { en: 'Sales royalty equal to a profit share', zh: '与利润分成等值的销售额提成率' },
  question: {
    en: 'Which share of sales is worth as much as a share of profit?',
    zh: '按销售额提成多少与利润分成等值？',
  },
  sources: [
    {
      work: 'profit share and sales royalty of equal present value',
      locator: 'ρ = share × margin, where the margin is level',
      mark: 'C',
    },
  ],
  conventions: [
    { en: 'profit is operating profit, before the royalty', zh: '利润指扣除许可费前的营业利润' },
    {
      en: 'payments are before tax on both sides; the rate must be one for flows before tax',
      zh: '双方付款均为税前口径，折现率亦须为税前口径',
    },
  ],
  notFor: [
    {
      en: 'years of loss, in which a profit share pays nothing and a sales royalty goes on',
      zh: '亏损年份：利润分成不付款而销售额提成照付',
    },
  ],
  inputs: {
    sales: perYear(money({ en: 'Sales under the licence', zh: '许可产品销售收入' })),
    profit: perYear(money({ en: 'Operating profit under the licence', zh: '许可产品营业利润' })),
    profitShare: share({ en: 'Share of profit', zh: '利润分成率' }),
    discountRate: annualRate({ en: 'Discount rate', zh: '折现率' }),
    timing: timing(),
  },
  formulas: {
    factor: { is: 'discount(discountRate, t, timing)', en: 'Discount factor', zh: '折现系数' },
    value: {
      is: 'profitShare × sum(profit × factor) ÷ sum(sales × factor)',
      en: 'Royalty, share of sales',
      zh: '提成率',
    },
  },
  conditions: [
    {
      code: 'no-sales',
      that: 'sum(sales) > 0',
      otherwise: 'refuse',
      en: 'there must be some sales',
      zh: '销售收入合计必须大于0',
    },
    {
      code: 'royalty-above-sales',
      that: 'value ≤ 1',
      otherwise: 'refuse',
      en: 'no share of sales is worth as much',
      zh: '任何提成率均不足以等值',
    },
  ],
  examples: [
    {
      source: { work: '25 % of profit at a margin of 20 % is 5 % of sales', locator: 'ρ = share × margin', mark: 'C' },
      given: {
        sales: ['1000', '3000'],
        profit: ['200', '600'],
        profitShare: '0.25',
        discountRate: '0.1',
        timing: 'mid-year',
      },
      expect: [{ name: 'value', is: '0.05', within: '0' }],
    },
    {
      source: {
        work: 'sales 100 then 125, profit 10 at once and none later, 25 %',
        locator: 'by hand: sales 160, profit 8 at present',
        mark: 'C',
      },
      given: {
        sales: ['100', '125'],
        profit: ['10', '0'],
        profitShare: '0.5',
        discountRate: '0.25',
        timing: 'year-end',
      },
      expect: [{ name: 'value', is: '0.025', within: '0' }],
    },
  ],
});
