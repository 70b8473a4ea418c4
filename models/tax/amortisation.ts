import { libraryModel } from '../../src/formula/define-model.ts';
import { flag, money, optional, share, years } from '../../src/formula/quantities.ts';

export const amortisation = libraryModel({
  id: 'tax/amortisation',
  version: 1,
  title: { en: 'Amortisation of an intangible for tax', zh: '无形资产税前摊销' },
  question: {
    en: 'Over how many years, and how much a year, may a right be amortised for tax?',
    zh: '无形资产税前应按多少年摊销，每年摊销多少？',
  },
  sources: [
    {
      work: '企业所得税法实施条例',
      locator: '第六十七条：直线法，不得低于10年；投资或受让的可按法律规定或合同约定年限',
      mark: 'P',
    },
  ],
  conventions: [{ en: 'in a straight line, whole years', zh: '直线法，按整年计' }],
  notFor: [
    { en: 'bought goodwill, which is deducted at sale or liquidation only', zh: '外购商誉（整体转让或清算时扣除）' },
    { en: 'software with a shortened life under other rules', zh: '按其他规定缩短年限的软件' },
  ],
  inputs: {
    cost: money({ en: 'Tax base of the right', zh: '计税基础' }),
    statedYears: optional(
      years({ en: 'Years of law or contract, or years chosen', zh: '法律规定、合同约定或自选年限' }),
    ),
    isAcquired: flag({ en: 'It was invested or transferred in', zh: '为投资或受让取得' }),
    leastYears: years({ en: 'Shortest life', zh: '最低摊销年限' }),
    taxRate: share({ en: 'Income tax rate', zh: '所得税率' }),
  },
  formulas: {
    wanted: { is: 'either(statedYears, leastYears)', en: 'Years stated, or the shortest', zh: '拟用年限' },
    life: { is: 'if isAcquired then wanted else max(wanted, leastYears)', en: 'Tax life', zh: '税法摊销年限' },
    saved: { is: 'cost ÷ life × taxRate', en: 'Tax saved a year', zh: '每年节税' },
    value: { is: 'cost ÷ life', en: 'Deduction a year', zh: '年摊销额' },
  },
  examples: [
    {
      source: {
        work: 'a patent bought for 1,000,000 with 8 years left by law',
        locator: 'article 67, by hand',
        mark: 'C',
      },
      given: { cost: '1000000', statedYears: '8', isAcquired: true, leastYears: '10', taxRate: '0.25' },
      expect: [
        { name: 'life', is: '8', within: '0' },
        { name: 'saved', is: '31250', within: '0' },
        { name: 'value', is: '125000', within: '0' },
      ],
    },
    {
      source: { work: 'the same right, developed by its owner', locator: 'article 67: not below 10 years', mark: 'C' },
      given: { cost: '1000000', statedYears: '8', isAcquired: false, leastYears: '10', taxRate: '0.25' },
      expect: [
        { name: 'life', is: '10', within: '0' },
        { name: 'value', is: '100000', within: '0' },
      ],
    },
    {
      source: {
        work: 'a patent contributed at 10,000,000',
        locator: 'maoshuacom.cn/p/56650: 1,000,000 a year over 10',
        mark: 'S',
      },
      given: { cost: '10000000', isAcquired: true, leastYears: '10', taxRate: '0.25' },
      expect: [{ name: 'value', is: '1000000', within: '0' }],
    },
  ],
});
