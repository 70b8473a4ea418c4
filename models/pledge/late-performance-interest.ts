import { libraryModel } from '../../src/formula/define-model.ts';
import { count, money, share } from '../../src/formula/quantities.ts';

export const latePerformanceInterest = libraryModel({
  id: 'pledge/late-performance-interest',
  version: 1,
  title: { en: 'Doubled interest for late performance', zh: '迟延履行期间加倍部分债务利息' },
  question: {
    en: 'How much interest is owed beyond the ordinary, because a judgment is not performed in time?',
    zh: '逾期不履行判决，加倍部分债务利息是多少？',
  },
  sources: [
    {
      work: '迟延履行利息解释（2014）',
      locator: '加倍部分＝未清偿的金钱债务（不含一般利息）×日万分之一点七五×天数',
      mark: 'P',
    },
  ],
  conventions: [
    { en: 'ordinary interest is left out of the base', zh: '基数不含一般债务利息' },
    { en: 'paid after the judgment money', zh: '在清偿金钱债务之后受偿' },
    { en: 'rounded to the fen, halves up', zh: '四舍五入到分' },
  ],
  notFor: [{ en: 'interest of the contract', zh: '合同约定利息' }],
  inputs: {
    judgmentMoney: money({
      en: 'Judgment money unpaid, without ordinary interest',
      zh: '未清偿金钱债务（不含一般利息）',
    }),
    days: count({ en: 'Days of delay', zh: '迟延天数' }),
    dailyRate: share({ en: 'Rate a day', zh: '日利率' }),
    roundingStep: money({ en: 'One fen in the unit of the figures', zh: '一分（以计算单位表示）' }),
  },
  formulas: {
    value: {
      is: 'round(judgmentMoney × dailyRate × days, roundingStep)',
      en: 'Doubled part of the interest',
      zh: '加倍部分债务利息',
    },
  },
  examples: [
    {
      source: { work: '1,000,000 late by 100 days', locator: '1,000,000 × 0.000175 × 100 = 17,500', mark: 'C' },
      given: { judgmentMoney: '1000000', days: '100', dailyRate: '0.000175', roundingStep: '0.01' },
      expect: [{ name: 'value', is: '17500', within: '0' }],
    },
  ],
});
