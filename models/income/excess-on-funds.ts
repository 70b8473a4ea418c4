import { basesAgree, statedBases, statedLegalLife, yearsWithinLegalLife } from '../../src/domain/stated-bases.ts';
import { libraryModel } from '../../src/formula/define-model.ts';
import { annualRate, money, timing, years } from '../../src/formula/quantities.ts';

export const excessOnFunds = libraryModel({
  id: 'income/excess-on-funds',
  version: 1,
  title: { en: 'Excess return on funds', zh: '资金利润率差额法' },
  question: {
    en: 'What is the part of a profit worth that the funds would not have earned at the return of the industry?',
    zh: '利润中超出行业资金利润率的部分，其现值是多少？',
  },
  sources: [
    {
      work: '资产评估 examination cases: excess = profit × (own return − return of the industry) ÷ own return',
      locator: 'one worked answer',
      mark: 'S',
    },
  ],
  conventions: [{ en: 'Profit is level over the years, and after tax.', zh: '各年利润相等且为税后。' }],
  notFor: [
    {
      en: 'Funds that hold the right itself: its return is then counted against it',
      zh: '资金中已含该权利本身：其回报会被自身抵减',
    },
  ],
  inputs: {
    profit: money({ en: 'Yearly profit', zh: '年利润' }),
    ownReturn: annualRate({ en: 'Own return on funds', zh: '企业资金利润率' }),
    industryReturn: annualRate({ en: 'Return of the industry on funds', zh: '行业平均资金利润率' }),
    discountRate: annualRate({ en: 'Discount rate', zh: '折现率' }),
    remainingYears: years({ en: 'Years that remain', zh: '剩余年限' }),
    timing: timing(),
    ...statedLegalLife,
    ...statedBases,
  },
  formulas: {
    excess: {
      is: 'profit × ((ownReturn − industryReturn) ÷ ownReturn)',
      en: 'Excess profit of a year',
      zh: '年超额利润',
    },
    value: {
      is: 'excess × annuity(discountRate, remainingYears, timing)',
      en: 'Value by excess return',
      zh: '超额利润现值',
    },
  },
  conditions: [
    yearsWithinLegalLife,
    ...basesAgree,
    {
      code: 'own-return-not-positive',
      that: 'ownReturn > 0',
      otherwise: 'refuse',
      en: 'the own return must be above 0: a part of it is sought',
      zh: '企业资金利润率必须大于0',
    },
  ],
  examples: [
    {
      source: {
        work: '资产评估 question',
        locator: 'franchise, profit 100, 35 % against 5 %, 3 years at 10 %; prints 213.15 from a rounded factor',
        mark: 'S',
      },
      given: {
        profit: '100',
        ownReturn: '0.35',
        industryReturn: '0.05',
        discountRate: '0.1',
        remainingYears: '3',
        timing: 'year-end',
      },
      expect: [
        { name: 'value', is: '213.15', within: '0.01' },
        { name: 'value', is: '213.15874208436191907266', within: '1e-20' },
      ],
    },
  ],
});
