import {
  partialYearsWithinLegalLife,
  statedBases,
  statedFailureLoad,
  statedLegalLife,
  taxedBasesAgree,
} from '../../src/domain/stated-bases.ts';
import { libraryModel } from '../../src/formula/define-model.ts';
import {
  annualRate,
  firstYear,
  flag,
  money,
  optional,
  perYear,
  share,
  timing,
  years,
} from '../../src/formula/quantities.ts';

export const reliefFromRoyalty = libraryModel({
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
    ownershipShare: optional(share({ en: 'Part of the right that is valued', zh: '所评估权利的份额' }), '1'),
    annualDecay: optional(
      { ...annualRate({ en: 'Yearly decay of the royalty', zh: '许可费率年衰减率' }), minimum: '0', maximum: '1' },
      '0',
    ),
    decaysLinearly: optional(
      flag({ en: 'Decay by equal steps instead of geometrically', zh: '线性衰减（否则为几何衰减）' }),
      false,
    ),
    survival: optional(
      perYear(share({ en: 'Chance that the right still stands in the year', zh: '当年权利仍有效的概率' })),
      '1',
    ),
    operatingMargin: optional(
      share({
        en: 'Operating margin on the covered sales, before any royalty',
        zh: '受保护产品营业利润率（扣许可费前）',
      }),
    ),
    maintenance: optional(perYear(money({ en: 'Upkeep borne by the owner', zh: '权利维持费用' })), '0'),
    taxRate: share({ en: 'Income tax rate', zh: '所得税率' }),
    discountRate: annualRate({ en: 'Discount rate, after tax', zh: '折现率（税后）' }),
    timing: timing(),
    firstYear: firstYear(),
    taxLife: optional(years({ en: 'Tax amortisation life', zh: '税法摊销年限' })),
    ...statedFailureLoad,
    ...statedLegalLife,
    ...statedBases,
  },
  formulas: {
    rate: {
      is: 'royaltyRate × (if decaysLinearly then max(0, 1 − annualDecay × (t − 1)) else (1 − annualDecay)^(t − 1))',
      en: 'Royalty of the year',
      zh: '当年许可费率',
    },
    royalty: { is: 'sales × rate × ownershipShare', en: 'Royalties spared', zh: '节省的许可费' },
    afterTax: {
      is: '(royalty − maintenance) × (1 − taxRate)',
      en: 'Royalties spared, after upkeep and tax',
      zh: '扣除维持费与所得税后',
    },
    presentValue: {
      is: 'afterTax × survival × discount(discountRate, t, timing, firstYear)',
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
  conditions: [
    ...taxedBasesAgree,
    partialYearsWithinLegalLife,
    {
      code: 'failure-counted-twice',
      that: 'not rateIsFailureLoaded or min(survival) = 1',
      otherwise: 'refuse',
      en: 'a rate that holds a premium for failure excludes a chance of survival',
      zh: '折现率已含失败风险溢价时，不得再以存续概率加权',
    },
    {
      code: 'royalty-above-margin',
      that: 'royaltyRate ≤ operatingMargin',
      otherwise: 'refuse',
      en: 'no user pays a royalty above the whole margin on its sales',
      zh: '许可费率不得高于产品营业利润率',
    },
    {
      code: 'royalty-unusual',
      that: 'royaltyRate ≥ 0.005 and royaltyRate ≤ 0.1',
      otherwise: 'warn',
      en: 'the royalty lies outside 0.5 to 10 % of sales, the customary range over all industries',
      zh: '许可费率超出各行业惯常区间0.5%至10%',
    },
    {
      code: 'tax-life-is-forecast',
      that: 'taxLife ≠ max(t)',
      otherwise: 'warn',
      en: 'the tax life equals the years forecast: amortisation follows the tax law, not the useful life',
      zh: '税法摊销年限与预测期相同：摊销年限应依税法而非使用寿命',
    },
  ],
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
        work: 'the same at year-end, decaying by ten points of the first rate a year',
        locator: 'independent computation',
        mark: 'C',
      },
      given: {
        sales: ['3000', '3300', '3630', '3811.5', '3925.845'],
        royaltyRate: '0.024375',
        annualDecay: '0.1',
        decaysLinearly: true,
        taxRate: '0.15',
        discountRate: '0.15',
        timing: 'year-end',
      },
      expect: [{ name: 'value', is: '196.00847074184833', within: '1e-12' }],
    },
    {
      source: {
        work: 'half of a right, royalties of 100 in the first half year and of 100 in the year after, which it outlives with chance 80 %, upkeep 10, tax 25 %, at 56.25 %',
        locator: 'by hand: (50 − 10) × 0.75 = 30; 30 ÷ 1.25 + 24 ÷ 1.953125',
        mark: 'C',
      },
      given: {
        sales: ['1000', '1000'],
        royaltyRate: '0.1',
        ownershipShare: '0.5',
        maintenance: ['10', '10'],
        survival: ['1', '0.8'],
        taxRate: '0.25',
        discountRate: '0.5625',
        firstYear: '0.5',
        timing: 'year-end',
      },
      expect: [
        { name: 'afterTax', is: ['30', '30'], within: '0' },
        { name: 'value', is: '36.288', within: '1e-28' },
      ],
    },
  ],
});
