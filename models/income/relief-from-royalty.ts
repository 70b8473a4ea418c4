import { defineModel } from '../../src/formula/define-model.ts';
import { annualRate, money, optional, perYear, share, timing, years } from '../../src/formula/quantities.ts';

export const reliefFromRoyalty = defineModel({
  id: 'income/relief-from-royalty',
  version: 1,
  title: { en: 'Relief from royalty', zh: '许可费节省法' },
  question: {
    en: 'What are the royalties worth that the owner would have to pay if it did not own the right?',
    zh: '若不拥有该权利而须支付的许可费，其现值是多少？',
  },
  sources: [
    { work: 'IVS 210 Intangible Assets', locator: 'relief-from-royalty method', mark: 'S' },
    {
      work: 'Tax amortisation benefit, F = 1 ÷ (1 − t/n · PA(k, n))',
      locator: 'en.wikipedia.org/wiki/Tax_amortization_benefit',
      mark: 'S',
    },
  ],
  conventions: [
    {
      en: 'The royalty decays geometrically from the first year, or by equal steps where so stated, never below 0.',
      zh: '许可费率自首年起按几何衰减；选择线性时按等额递减，不低于0。',
    },
    {
      en: 'Upkeep is taken off before tax. The benefit of amortisation runs over the tax life.',
      zh: '维持费税前扣除；摊销收益按税法年限计算。',
    },
    {
      en: 'Where the first period is part of a year, its sales are those of that part.',
      zh: '首期不足一年时，其销售收入为该部分期间的数额。',
    },
  ],
  notFor: [
    { en: 'Total sales where the right covers a part of them', zh: '仅部分产品受保护时，不得用全部销售收入' },
    {
      en: 'A royalty of non-exclusive licences for full ownership, without a premium',
      zh: '以普通许可费率评估完整所有权而不作调整',
    },
    {
      en: 'A right that is renewed without end: it has a value after the forecast',
      zh: '可无限续展的权利：预测期后仍有价值',
    },
  ],
  inputs: {
    sales: perYear(money({ en: 'Sales covered by the right', zh: '受保护产品销售收入' })),
    royaltyRate: share({ en: 'Royalty, share of sales', zh: '许可费率' }),
    annualDecay: optional(share({ en: 'Yearly decay of the royalty', zh: '许可费率年衰减率' }), '0'),
    maintenance: optional(perYear(money({ en: 'Upkeep borne by the owner', zh: '权利维持费用' })), '0'),
    taxRate: share({ en: 'Income tax rate', zh: '所得税率' }),
    discountRate: annualRate({ en: 'Discount rate, after tax', zh: '折现率（税后）' }),
    timing: timing(),
    taxLife: optional(years({ en: 'Tax amortisation life', zh: '税法摊销年限' })),
  },
  formulas: {
    rate: { is: 'royaltyRate × (1 − annualDecay)^(t − 1)', en: 'Royalty of the year', zh: '当年许可费率' },
    royalty: { is: 'sales × rate', en: 'Royalties spared', zh: '节省的许可费' },
    afterTax: {
      is: '(royalty − maintenance) × (1 − taxRate)',
      en: 'Royalties spared, after upkeep and tax',
      zh: '扣除维持费与所得税后',
    },
    presentValue: {
      is: 'afterTax × discount(discountRate, t, timing)',
      en: 'Present value of the year',
      zh: '当年现值',
    },
    beforeBenefit: {
      is: 'sum(presentValue)',
      en: 'Value before tax amortisation benefit',
      zh: '未计税收摊销收益的价值',
    },
    benefit: {
      is: 'taxBenefit(taxRate, discountRate, taxLife, timing)',
      en: 'Tax amortisation benefit, factor',
      zh: '税收摊销收益系数',
    },
    value: { is: 'beforeBenefit × benefit', en: 'Value by relief from royalty', zh: '许可费节省法评估值' },
  },
  examples: [
    {
      source: {
        work: 'github.com/simonmak-ascent/intangible-valuation, wiki page Income-Methods',
        locator: 'relief-from-royalty example, published 194,163.77',
        mark: 'S',
      },
      given: {
        sales: ['1000000', '1100000', '1200000', '1300000', '1400000'],
        royaltyRate: '0.05',
        taxRate: '0.25',
        discountRate: '0.12',
        timing: 'year-end',
        taxLife: '5',
      },
      expect: [
        { name: 'beforeBenefit', is: '159167.9177051879', within: '1e-9' },
        { name: 'value', is: '194163.77', within: '0.007' },
        { name: 'value', is: '194163.76338571685', within: '1e-9' },
      ],
    },
    {
      source: { work: 'the same inputs, flows and benefit in mid-year', locator: 'independent computation', mark: 'C' },
      given: {
        sales: ['1000000', '1100000', '1200000', '1300000', '1400000'],
        royaltyRate: '0.05',
        taxRate: '0.25',
        discountRate: '0.12',
        timing: 'mid-year',
        taxLife: '5',
      },
      expect: [{ name: 'value', is: '208151.78297133', within: '1e-8' }],
    },
    {
      source: {
        work: 'revenue 3000 … 3925.845, 2.4375 %, geometric decay 10 %',
        locator: 'independent computation',
        mark: 'C',
      },
      given: {
        sales: ['3000', '3300', '3630', '3811.5', '3925.845'],
        royaltyRate: '0.024375',
        annualDecay: '0.1',
        taxRate: '0.15',
        discountRate: '0.15',
        timing: 'mid-year',
      },
      expect: [{ name: 'value', is: '214.5629995', within: '1e-7' }],
    },
    {
      source: {
        work: 'royalty of 50 less upkeep of 10, after 25 % tax, two years at 25 %',
        locator: 'by hand: 24 + 19.2',
        mark: 'C',
      },
      given: {
        sales: ['1000', '1000'],
        royaltyRate: '0.05',
        maintenance: ['10', '10'],
        taxRate: '0.25',
        discountRate: '0.25',
        timing: 'year-end',
      },
      expect: [
        { name: 'afterTax', is: ['30', '30'], within: '0' },
        { name: 'value', is: '43.2', within: '0' },
      ],
    },
  ],
});
