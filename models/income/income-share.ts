import {
  seriesWithinLegalLife,
  statedBases,
  statedFailureLoad,
  statedLegalLife,
  taxedBasesAgree,
} from '../../src/domain/stated-bases.ts';
import { libraryModel } from '../../src/formula/define-model.ts';
import { annualRate, flag, money, optional, perYear, share, timing } from '../../src/formula/quantities.ts';

export const incomeShare = libraryModel({
  id: 'income/income-share',
  version: 1,
  title: { en: 'Income share', zh: '收入分成法' },
  question: {
    en: 'What is the part of the sales worth that belongs to the right?',
    zh: '销售收入中归属于该权利的部分，其现值是多少？',
  },
  sources: [
    {
      work: '收入分成法: V = Σ R × K ÷ (1 + r)^t, K the income share',
      locator: '资产评估 examination cases',
      mark: 'S',
    },
  ],
  conventions: [
    {
      en: 'The share decays by equal steps of its first rate or geometrically, as stated, never below 0.',
      zh: '分成率按首年比率线性递减或几何递减，不低于0。',
    },
    { en: 'Shares are taken of net sales before tax.', zh: '分成基数为税前销售收入净额。' },
  ],
  notFor: [
    { en: 'A share of profit: its base is another', zh: '利润分成率：基数不同' },
    { en: 'Sales of the whole firm where the right covers a part', zh: '仅部分产品受保护时的全部销售收入' },
  ],
  inputs: {
    sales: perYear(money({ en: 'Sales covered by the right', zh: '受保护产品销售收入' })),
    incomeShare: share({ en: 'Income share of the right', zh: '收入分成率' }),
    operatingMargin: optional(share({ en: 'Operating margin on the sales', zh: '营业利润率' })),
    annualDecay: optional(
      { ...annualRate({ en: 'Yearly decay of the share', zh: '分成率年衰减率' }), minimum: '0', maximum: '1' },
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
    taxRate: optional(
      share({ en: 'Income tax rate; 0 when figures are already after tax', zh: '所得税率（金额为税后时取0）' }),
      '0',
    ),
    discountRate: annualRate({ en: 'Discount rate', zh: '折现率' }),
    timing: timing(),
    ...statedFailureLoad,
    ...statedLegalLife,
    ...statedBases,
  },
  formulas: {
    shareOfYear: {
      is: 'incomeShare × (if decaysLinearly then max(0, 1 − annualDecay × (t − 1)) else (1 − annualDecay)^(t − 1))',
      en: 'Share of the year',
      zh: '当年分成率',
    },
    income: { is: 'sales × shareOfYear × (1 − taxRate)', en: 'Income of the right', zh: '无形资产收益额' },
    presentValue: {
      is: 'income × survival × discount(discountRate, t, timing)',
      en: 'Present value of the year',
      zh: '当年现值',
    },
    value: { is: 'sum(presentValue)', en: 'Value by income share', zh: '收入分成法评估值' },
  },
  conditions: [
    ...taxedBasesAgree,
    seriesWithinLegalLife,
    {
      code: 'failure-counted-twice',
      that: 'not rateIsFailureLoaded or min(survival) = 1',
      otherwise: 'refuse',
      en: 'a rate that holds a premium for failure excludes a chance of survival',
      zh: '折现率已含失败风险溢价时，不得再以存续概率加权',
    },
    {
      code: 'royalty-above-margin',
      that: 'incomeShare ≤ operatingMargin',
      otherwise: 'refuse',
      en: 'no user gives up more than the whole margin on its sales',
      zh: '收入分成率不得高于营业利润率',
    },
  ],
  examples: [
    {
      source: {
        work: 'revenue 3000 … 3925.845, 2.4375 %, flat, before tax, 15 %',
        locator: 'independent computation',
        mark: 'C',
      },
      given: {
        sales: ['3000', '3300', '3630', '3811.5', '3925.845'],
        incomeShare: '0.024375',
        discountRate: '0.15',
        timing: 'year-end',
        flowsAreAfterTax: false,
        rateIsAfterTax: false,
      },
      expect: [{ name: 'value', is: '283.2821056', within: '5e-8' }],
    },
    {
      source: {
        work: 'the same after 15 % tax, ten points of the first rate less a year',
        locator: 'independent computation',
        mark: 'C',
      },
      given: {
        sales: ['3000', '3300', '3630', '3811.5', '3925.845'],
        incomeShare: '0.024375',
        annualDecay: '0.1',
        decaysLinearly: true,
        taxRate: '0.15',
        discountRate: '0.15',
        timing: 'year-end',
      },
      expect: [{ name: 'value', is: '196.0084707', within: '5e-8' }],
    },
    {
      source: { work: 'the same, geometric decay of 10 %, mid-year', locator: 'independent computation', mark: 'C' },
      given: {
        sales: ['3000', '3300', '3630', '3811.5', '3925.845'],
        incomeShare: '0.024375',
        annualDecay: '0.1',
        taxRate: '0.15',
        discountRate: '0.15',
        timing: 'mid-year',
      },
      expect: [{ name: 'value', is: '214.5629995', within: '5e-8' }],
    },
    {
      source: {
        work: 'a tenth of 1000 that stands with chance 1 and half, two years at 25 %',
        locator: 'by hand: 80 + 32',
        mark: 'C',
      },
      given: {
        sales: ['1000', '1000'],
        incomeShare: '0.1',
        survival: ['1', '0.5'],
        discountRate: '0.25',
        timing: 'year-end',
      },
      expect: [{ name: 'value', is: '112', within: '0' }],
    },
  ],
});
