import { libraryModel } from '../../src/formula/define-model.ts';
import { annualRate, money, perYear, share, timing } from '../../src/formula/quantities.ts';

export const profitShareForRoyalty = libraryModel({
  id: 'licence/profit-share-for-royalty',
  version: 1,
  title: { en: 'Profit share equal to a sales royalty', zh: '与销售额提成等值的利润分成率' },
  question: {
    en: 'Which share of profit is worth as much as a share of sales?',
    zh: '按利润分成多少与按销售额提成等值？',
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
    royaltyRate: share({ en: 'Royalty, share of sales', zh: '提成率' }),
    discountRate: annualRate({ en: 'Discount rate', zh: '折现率' }),
    timing: timing(),
  },
  formulas: {
    factor: { is: 'discount(discountRate, t, timing)', en: 'Discount factor', zh: '折现系数' },
    value: { is: 'royaltyRate × sum(sales × factor) ÷ sum(profit × factor)', en: 'Share of profit', zh: '利润分成率' },
  },
  conditions: [
    {
      code: 'no-profit',
      that: 'sum(profit) > 0',
      otherwise: 'refuse',
      en: 'there must be some profit',
      zh: '利润合计必须大于0',
    },
    {
      code: 'royalty-above-profit',
      that: 'value ≤ 1',
      otherwise: 'warn',
      en: 'the royalty is more than all the profit',
      zh: '提成费超过全部利润',
    },
  ],
  examples: [
    {
      source: { work: '25 % of profit at a margin of 20 % is 5 % of sales', locator: 'ρ = share × margin', mark: 'C' },
      given: {
        sales: ['1000', '3000'],
        profit: ['200', '600'],
        royaltyRate: '0.05',
        discountRate: '0.1',
        timing: 'mid-year',
      },
      expect: [{ name: 'value', is: '0.25', within: '0' }],
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
        royaltyRate: '0.025',
        discountRate: '0.25',
        timing: 'year-end',
      },
      expect: [{ name: 'value', is: '0.5', within: '0' }],
    },
  ],
});
