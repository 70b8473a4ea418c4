import {
  seriesWithinLegalLife,
  statedBases,
  statedFailureLoad,
  statedLegalLife,
  taxedBasesAgree,
} from '../../src/domain/stated-bases.ts';
import { libraryModel } from '../../src/formula/define-model.ts';
import {
  annualRate,
  money,
  number,
  optional,
  perYear,
  share,
  signedMoney,
  timing,
} from '../../src/formula/quantities.ts';

export const premiumPrice = libraryModel({
  id: 'income/premium-price',
  version: 1,
  title: { en: 'Premium price', zh: '溢价收益法' },
  question: {
    en: 'What is it worth that each unit sells for more because of the right?',
    zh: '因该权利而提高的售价现值是多少？',
  },
  sources: [
    {
      work: 'premium: value = Σ (added price × units) × (1 − t) × D',
      locator: 'incremental income methods',
      mark: 'S',
    },
  ],
  conventions: [
    {
      en: 'The amount per unit is before tax; what the right itself costs a year is taken off.',
      zh: '单位金额为税前；权利自身的年费用予以扣除。',
    },
  ],
  notFor: [
    { en: 'A premium that sells fewer units: compare whole incomes', zh: '溢价导致销量下降的情形：应比较整体收益' },
    {
      en: 'A brand in trade name and in customers at once: it would count twice',
      zh: '品牌溢价同时计入商号与客户关系：重复计算',
    },
  ],
  inputs: {
    units: perYear(number({ en: 'Units sold in the year', zh: '当年销售量' }, { minimum: '0' })),
    premiumPerUnit: perYear(signedMoney({ en: 'Premium on a unit', zh: '单位溢价' })),
    addedCost: optional(perYear(money({ en: 'Cost that comes with it', zh: '相应增加的费用' })), '0'),
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
    premium: {
      is: 'premiumPerUnit × units − addedCost',
      en: 'Premium of the year, less what it costs',
      zh: '当年溢价收益',
    },
    presentValue: {
      is: 'premium × (1 − taxRate) × survival × discount(discountRate, t, timing)',
      en: 'Present value of the year',
      zh: '当年现值',
    },
    value: { is: 'sum(presentValue)', en: 'Value by premium price', zh: '溢价收益法评估值' },
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
  ],
  examples: [
    {
      source: {
        work: '资产评估 question (kaotiyun.com P96a777K)',
        locator: 'trade mark, 0.6 then 0.5 on 100, 10 %; prints 291.61, by a formula that leaves out PF(10 %, 3)',
        mark: 'S',
      },
      given: {
        units: ['100', '100', '100', '100', '100', '100', '100', '100'],
        premiumPerUnit: ['0.6', '0.6', '0.6', '0.5', '0.5', '0.5', '0.5', '0.5'],
        discountRate: '0.1',
        timing: 'year-end',
      },
      expect: [
        { name: 'value', is: '291.61', within: '0.005' },
        { name: 'value', is: '291.61482980497551673635', within: '1e-20' },
      ],
    },
    {
      source: {
        work: '10 units at 12 more, advertising 20, after 20 % tax, chance of survival half in the second year, 25 %',
        locator: 'by hand: 64 + 25.6',
        mark: 'C',
      },
      given: {
        units: ['10', '10'],
        premiumPerUnit: ['12', '12'],
        addedCost: ['20', '20'],
        survival: ['1', '0.5'],
        taxRate: '0.2',
        discountRate: '0.25',
        timing: 'year-end',
      },
      expect: [
        { name: 'premium', is: ['100', '100'], within: '0' },
        { name: 'value', is: '89.6', within: '0' },
      ],
    },
  ],
});
