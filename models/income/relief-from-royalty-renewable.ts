import { renewableOnly, statedBases, taxedBasesAgree } from '../../src/domain/stated-bases.ts';
import { libraryModel } from '../../src/formula/define-model.ts';
import { annualRate, firstYear, flag, money, optional, perYear, share, timing } from '../../src/formula/quantities.ts';

export const reliefFromRoyaltyRenewable = libraryModel({
  id: 'income/relief-from-royalty-renewable',
  version: 1,
  title: { en: 'Relief from royalty of a renewable right', zh: '可续展权利的许可费节省法' },
  question: {
    en: 'What are the royalties worth that the owner of a right without end, such as a trade mark, is spared?',
    zh: '对可无限续展的权利（如商标），节省的许可费现值是多少？',
  },
  sources: [
    { work: 'IVS 210 Intangible Assets', locator: 'relief-from-royalty method', mark: 'S' },
    {
      work: 'Growing perpetuity: CF × (1 + g) ÷ (r − g), discounted like the last forecast flow',
      locator: 'terminal value of renewable rights',
      mark: 'S',
    },
  ],
  conventions: [
    {
      en: 'What follows the forecast is discounted with the exponent of the last year of the forecast, in mid-year too.',
      zh: '后续价值按预测期最后一年的折现指数折现，年中口径亦同。',
    },
    {
      en: 'Where the first period is part of a year, its sales are those of that part.',
      zh: '首期不足一年时，其销售收入为该部分期间的数额。',
    },
  ],
  notFor: [
    {
      en: 'A patent, utility model, design, layout or copyright: the right ends, and so do the royalties',
      zh: '专利、外观设计、布图设计或著作权：权利终止，许可费随之终止',
    },
    { en: 'A trade mark that its owner will not go on using', zh: '权利人不再持续使用的商标' },
  ],
  inputs: {
    sales: perYear(money({ en: 'Sales covered by the right', zh: '受保护产品销售收入' })),
    royaltyRate: share({ en: 'Royalty, share of sales', zh: '许可费率' }),
    taxRate: share({ en: 'Income tax rate', zh: '所得税率' }),
    discountRate: annualRate({ en: 'Discount rate, after tax', zh: '折现率（税后）' }),
    longTermGrowth: annualRate({ en: 'Growth after the forecast', zh: '预测期后增长率' }),
    timing: timing(),
    firstYear: firstYear(),
    operatingMargin: optional(
      share({
        en: 'Operating margin on the covered sales, before any royalty',
        zh: '受保护产品营业利润率（扣许可费前）',
      }),
    ),
    isRenewable: optional(flag({ en: 'The right can be renewed without end', zh: '权利可无限续展' }), true),
    ...statedBases,
  },
  formulas: {
    afterTax: { is: 'sales × royaltyRate × (1 − taxRate)', en: 'Royalties spared, after tax', zh: '税后节省的许可费' },
    presentValue: {
      is: 'afterTax × discount(discountRate, t, timing, firstYear)',
      en: 'Present value of the year',
      zh: '当年现值',
    },
    terminalValue: {
      is: 'last(afterTax) × (1 + longTermGrowth) ÷ (discountRate − longTermGrowth)',
      en: 'Value at the end of the forecast of what follows',
      zh: '预测期末的后续价值',
    },
    terminalToday: {
      is: 'terminalValue × last(discount(discountRate, t, timing, firstYear))',
      en: 'The same at present',
      zh: '后续价值的现值',
    },
    value: { is: 'sum(presentValue) + terminalToday', en: 'Value by relief from royalty', zh: '许可费节省法评估值' },
  },
  conditions: [
    {
      code: 'royalty-above-margin',
      that: 'royaltyRate ≤ operatingMargin',
      otherwise: 'refuse',
      en: 'no user pays a royalty above the whole margin on its sales',
      zh: '许可费率不得高于产品营业利润率',
    },
    renewableOnly,
    ...taxedBasesAgree,
    {
      code: 'growth-not-below-rate',
      that: 'discountRate > longTermGrowth',
      otherwise: 'refuse',
      en: 'the discount rate must be above the growth after the forecast: the value would have no end',
      zh: '折现率必须高于预测期后增长率',
    },
  ],
  examples: [
    {
      source: {
        work: 'US accounting textbook question, business licence of Little Lily',
        locator: 'sales 15 growing 10 %, then 3 %; inputs as published, answer computed',
        mark: 'C',
      },
      given: {
        sales: ['15', '16.5', '18.15', '19.965', '21.9615'],
        royaltyRate: '0.04',
        taxRate: '0.3',
        discountRate: '0.13',
        longTermGrowth: '0.03',
        timing: 'year-end',
      },
      expect: [
        { name: 'terminalValue', is: '6.3336966', within: '1e-12' },
        { name: 'value', is: '5.19999249788532302587', within: '1e-20' },
      ],
    },
    {
      source: {
        work: 'royalties of 25 in a quarter year, then 110 and 121, 12 %, growing 2 % after, mid-year',
        locator: 'independent computation',
        mark: 'C',
      },
      given: {
        sales: ['250', '1100', '1210'],
        royaltyRate: '0.1',
        taxRate: '0',
        discountRate: '0.12',
        longTermGrowth: '0.02',
        timing: 'mid-year',
        firstYear: '0.25',
      },
      expect: [
        { name: 'terminalValue', is: '1234.2', within: '1e-28' },
        { name: 'terminalToday', is: '1012.1712618431', within: '5e-10' },
        { name: 'value', is: '1237.0887865238', within: '1e-9' },
      ],
    },
    {
      source: {
        work: 'royalties of 25 in a quarter year, then 110 and 121, 12 %, growing 2 % after, year-end',
        locator: 'independent computation',
        mark: 'C',
      },
      given: {
        sales: ['250', '1100', '1210'],
        royaltyRate: '0.1',
        taxRate: '0',
        discountRate: '0.12',
        longTermGrowth: '0.02',
        timing: 'year-end',
        firstYear: '0.25',
      },
      expect: [
        { name: 'terminalValue', is: '1234.2', within: '1e-28' },
        { name: 'terminalToday', is: '956.411943944', within: '5e-10' },
        { name: 'value', is: '1169.9501673059', within: '1e-9' },
      ],
    },
  ],
});
