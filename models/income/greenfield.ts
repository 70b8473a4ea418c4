import { seriesWithinLegalLife, statedBases, statedLegalLife, taxedBasesAgree } from '../../src/domain/stated-bases.ts';
import { libraryModel } from '../../src/formula/define-model.ts';
import {
  annualRate,
  money,
  optional,
  perYear,
  share,
  signedMoney,
  timing,
  years,
} from '../../src/formula/quantities.ts';

export const greenfield = libraryModel({
  id: 'income/greenfield',
  version: 1,
  title: { en: 'Greenfield', zh: '绿地法' },
  question: {
    en: 'What is a business worth that starts with this right alone and builds all else?',
    zh: '仅拥有该权利、其余资产从零建设的企业价值几何？',
  },
  sources: [
    {
      work: 'Greenfield method: V = Σ free cash flow × D of a start-up that owns only the subject',
      locator: 'IVS 210 names the method; flow written out here',
      mark: 'S',
    },
  ],
  conventions: [
    {
      en: 'Start-up losses are relieved in the year they fall: tax may be negative.',
      zh: '建设期亏损当年抵税：税额可为负。',
    },
    { en: 'Outlays of the first year fall with its other flows.', zh: '首年投入与当年其他现金流同时点。' },
  ],
  notFor: [
    { en: 'A right that many businesses share', zh: '多家企业共用的权利' },
    {
      en: 'A start-up whose other assets could be had for less than they cost to build',
      zh: '其他资产可低于建设成本取得的情形',
    },
  ],
  inputs: {
    revenue: perYear(money({ en: 'Revenue', zh: '营业收入' })),
    operatingCost: perYear(money({ en: 'Operating cost, depreciation not counted', zh: '付现营业成本' })),
    depreciation: optional(perYear(money({ en: 'Depreciation', zh: '折旧摊销' })), '0'),
    investment: optional(perYear(money({ en: 'Investment in all other assets', zh: '其他资产投资' })), '0'),
    workingCapitalIncrease: optional(
      perYear(signedMoney({ en: 'Increase of working capital', zh: '营运资金增加额' })),
      '0',
    ),
    taxRate: share({ en: 'Income tax rate', zh: '所得税率' }),
    discountRate: annualRate({ en: 'Discount rate', zh: '折现率' }),
    timing: timing(),
    taxLife: optional(years({ en: 'Tax amortisation life', zh: '税法摊销年限' })),
    ...statedLegalLife,
    ...statedBases,
  },
  formulas: {
    profit: { is: 'revenue − operatingCost − depreciation', en: 'Operating profit', zh: '营业利润' },
    freeCashFlow: {
      is: 'profit × (1 − taxRate) + depreciation − investment − workingCapitalIncrease',
      en: 'Free cash flow',
      zh: '自由现金流',
    },
    presentValue: {
      is: 'freeCashFlow × discount(discountRate, t, timing)',
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
    value: { is: 'beforeBenefit × benefit', en: 'Value by greenfield', zh: '绿地法评估值' },
  },
  conditions: [...taxedBasesAgree, seriesWithinLegalLife],
  examples: [
    {
      source: {
        work: 'investment of 100 and 10 of working capital, then 200 less 50 with depreciation of 50 and the working capital back, 20 % tax, 25 %, tax life 1 year',
        locator: 'by hand: (−110 ÷ 1.25 + 140 ÷ 1.5625) ÷ 0.84',
        mark: 'C',
      },
      given: {
        revenue: ['0', '200'],
        operatingCost: ['0', '50'],
        depreciation: ['0', '50'],
        investment: ['100', '0'],
        workingCapitalIncrease: ['10', '-10'],
        taxRate: '0.2',
        discountRate: '0.25',
        timing: 'year-end',
        taxLife: '1',
      },
      expect: [
        { name: 'freeCashFlow', is: ['-110', '140'], within: '0' },
        { name: 'beforeBenefit', is: '1.6', within: '0' },
        { name: 'value', is: '1.90476190476190476190', within: '1e-20' },
      ],
    },
  ],
});
