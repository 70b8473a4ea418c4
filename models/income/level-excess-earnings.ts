import { statedBases, statedLegalLife, taxedBasesAgree, yearsWithinLegalLife } from '../../src/domain/stated-bases.ts';
import { libraryModel } from '../../src/formula/define-model.ts';
import { annualRate, money, optional, share, signedMoney, timing, years } from '../../src/formula/quantities.ts';

export const levelExcessEarnings = libraryModel({
  id: 'income/level-excess-earnings',
  version: 1,
  title: { en: 'Level excess earnings', zh: '超额收益法（等额年金）' },
  question: {
    en: 'What is an income worth that stays the same each year, beyond what the other assets would earn anyway?',
    zh: '扣除其他资产正常回报后，每年相同的超额收益现值是多少？',
  },
  sources: [
    {
      work: '资产评估 examination cases: value = (income − assets × return of the industry) × (1 − tax) × PA(r, n)',
      locator: 'four worked answers',
      mark: 'S',
    },
  ],
  conventions: [
    {
      en: 'Return on the other assets is charged before tax, as the income is.',
      zh: '其他资产回报与收益同为税前扣除。',
    },
  ],
  notFor: [{ en: 'Income that grows or fades: give it year by year', zh: '逐年增减的收益：应逐年列示' }],
  inputs: {
    income: signedMoney({ en: 'Yearly income', zh: '年收益' }),
    otherAssets: optional(
      money({
        en: 'Other assets that earn it, where a return on them is still in the income',
        zh: '其他资产（收益中尚含其回报时）',
      }),
      '0',
    ),
    industryReturn: optional(annualRate({ en: 'Return of the industry on such assets', zh: '行业平均收益率' }), '0'),
    taxRate: optional(
      share({ en: 'Income tax rate; 0 when figures are already after tax', zh: '所得税率（金额为税后时取0）' }),
      '0',
    ),
    discountRate: annualRate({ en: 'Discount rate', zh: '折现率' }),
    remainingYears: years({ en: 'Years that remain', zh: '剩余年限' }),
    timing: timing(),
    ...statedLegalLife,
    ...statedBases,
  },
  formulas: {
    excess: { is: 'income − otherAssets × industryReturn', en: 'Excess earnings of a year', zh: '年超额收益' },
    afterTax: { is: 'excess × (1 − taxRate)', en: 'Excess earnings after tax', zh: '税后超额收益' },
    value: {
      is: 'afterTax × annuity(discountRate, remainingYears, timing)',
      en: 'Value by excess earnings',
      zh: '超额收益法评估值',
    },
  },
  conditions: [
    yearsWithinLegalLife,
    ...taxedBasesAgree,
    {
      code: 'return-on-other-assets-missing',
      that: 'otherAssets = 0 or industryReturn ≠ 0',
      otherwise: 'refuse',
      en: 'other assets are named but charged no return: give the return of the industry',
      zh: '已列示其他资产但未给出行业平均收益率',
    },
  ],
  examples: [
    {
      source: {
        work: '资产评估 question',
        locator: 'excess earnings of 30 a year, 25 % tax, 5 years at 10 %; prints 85.2927',
        mark: 'S',
      },
      given: { income: '30', taxRate: '0.25', discountRate: '0.1', remainingYears: '5', timing: 'year-end' },
      expect: [
        { name: 'value', is: '85.2927', within: '0.00005' },
        { name: 'value', is: '85.29270231169008574923', within: '1e-20' },
      ],
    },
    {
      source: {
        work: '资产评估 question',
        locator: 'income 300 on assets of 1000, industry 20 %, 5 years at 10 %; prints 379.08',
        mark: 'S',
      },
      given: {
        income: '300',
        otherAssets: '1000',
        industryReturn: '0.2',
        discountRate: '0.1',
        remainingYears: '5',
        timing: 'year-end',
      },
      expect: [
        { name: 'excess', is: '100', within: '0' },
        { name: 'value', is: '379.08', within: '0.005' },
      ],
    },
    {
      source: {
        work: '资产评估 question',
        locator: 'franchise, 500 a year for ten years at 12 %; prints 2825.11',
        mark: 'S',
      },
      given: { income: '500', discountRate: '0.12', remainingYears: '10', timing: 'year-end' },
      expect: [{ name: 'value', is: '2825.11', within: '0.005' }],
    },
  ],
});
