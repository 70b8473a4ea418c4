import { basesAgree, renewableOnly, statedBases } from '../../src/domain/stated-bases.ts';
import { libraryModel } from '../../src/formula/define-model.ts';
import { annualRate, flag, money, optional, signedMoney } from '../../src/formula/quantities.ts';

export const capitalisedExcessEarnings = libraryModel({
  id: 'income/capitalised-excess-earnings',
  version: 1,
  title: { en: 'Capitalised excess earnings', zh: '超额收益资本化法' },
  question: {
    en: 'What are earnings beyond a return on tangible assets worth, when they go on for ever?',
    zh: '扣除有形资产回报后的永续超额收益价值几何？',
  },
  sources: [
    {
      work: 'Capitalised excess earnings: V = (earnings − tangible × return) × (1 + g) ÷ (r − g)',
      locator: 'CFA level II reading, public study guide (github.com/MasteryEducation/FinancialAnalystGuide.com)',
      mark: 'S',
    },
  ],
  conventions: [
    {
      en: 'Earnings are those of the year just over, so the first flow has grown once.',
      zh: '收益为基准日前一年数，首期收益已增长一次。',
    },
  ],
  notFor: [
    {
      en: 'A right that ends, such as a patent: its excess earnings have a last year',
      zh: '有终止期的权利，如专利：其超额收益有最后一年',
    },
    {
      en: 'Earnings that no other asset is charged for, though others serve',
      zh: '其他资产有贡献却未扣除其回报的收益',
    },
  ],
  inputs: {
    earnings: signedMoney({ en: 'Yearly earnings', zh: '年收益' }),
    tangibleAssets: money({ en: 'Tangible assets', zh: '有形资产' }),
    tangibleReturn: annualRate({ en: 'Return on tangible assets', zh: '有形资产回报率' }),
    otherAssets: optional(money({ en: 'Other assets that are charged', zh: '其他应计回报的资产' }), '0'),
    otherReturn: optional(annualRate({ en: 'Return on these', zh: '其他资产回报率' }), '0'),
    growth: optional(annualRate({ en: 'Growth of the excess earnings', zh: '超额收益增长率' }), '0'),
    capitalisationRate: annualRate({ en: 'Rate of capitalisation, before growth', zh: '资本化率（未扣增长率）' }),
    isRenewable: optional(flag({ en: 'The earnings have no last year', zh: '收益无终止期' }), true),
    ...statedBases,
  },
  formulas: {
    excess: {
      is: 'earnings − tangibleAssets × tangibleReturn − otherAssets × otherReturn',
      en: 'Excess earnings',
      zh: '超额收益',
    },
    intangible: {
      is: 'excess × (1 + growth) ÷ (capitalisationRate − growth)',
      en: 'Excess earnings, capitalised',
      zh: '超额收益资本化价值',
    },
    whole: { is: 'tangibleAssets + otherAssets + intangible', en: 'Value of the whole', zh: '整体价值' },
    value: { is: 'intangible', en: 'Value of the intangibles', zh: '无形资产价值' },
  },
  conditions: [
    renewableOnly,
    {
      code: 'return-on-other-assets-missing',
      that: 'otherAssets = 0 or otherReturn ≠ 0',
      otherwise: 'refuse',
      en: 'other assets are named but charged no return',
      zh: '已列示其他资产但未给出其回报率',
    },
    ...basesAgree,
    {
      code: 'growth-not-below-rate',
      that: 'capitalisationRate > growth',
      otherwise: 'refuse',
      en: 'the rate must be above the growth: the value would have no end',
      zh: '资本化率必须高于增长率',
    },
  ],
  examples: [
    {
      source: {
        work: 'CFA level II reading 15.2, public study guide',
        locator: 'tangible 1,000,000 at 10 %, earnings 180,000, 20 %; prints 400,000 and 1,400,000',
        mark: 'S',
      },
      given: { earnings: '180000', tangibleAssets: '1000000', tangibleReturn: '0.1', capitalisationRate: '0.2' },
      expect: [
        { name: 'value', is: '400000', within: '0' },
        { name: 'whole', is: '1400000', within: '0' },
      ],
    },
    {
      source: {
        work: '120 less 5 % on 200 and 11 % on 800, growing 3 %, at 12 %',
        locator: 'independent computation',
        mark: 'C',
      },
      given: {
        earnings: '120',
        tangibleAssets: '200',
        tangibleReturn: '0.05',
        otherAssets: '800',
        otherReturn: '0.11',
        growth: '0.03',
        capitalisationRate: '0.12',
      },
      expect: [
        { name: 'excess', is: '22', within: '0' },
        { name: 'value', is: '251.7777778', within: '5e-8' },
        { name: 'whole', is: '1251.7777778', within: '5e-8' },
      ],
    },
  ],
});
