import { libraryModel } from '../../src/formula/define-model.ts';
import { annualRate, money, perYear, share, timing } from '../../src/formula/quantities.ts';

export const marginalShare = libraryModel({
  id: 'income/marginal-share',
  version: 1,
  title: { en: 'Profit share by marginal analysis', zh: '边际分析法利润分成率' },
  question: {
    en: 'What part of all profits is the profit that came with the right, both at present value?',
    zh: '追加利润现值占利润总额现值的比例是多少？',
  },
  sources: [
    { work: '边际分析法: share = Σ PV(added profit) ÷ Σ PV(total profit)', locator: 'two worked answers', mark: 'S' },
  ],
  conventions: [
    {
      en: 'Both profits are discounted at one rate; the answer is a ratio of present values, not a mean of yearly ratios.',
      zh: '两项利润用同一折现率；结果为现值之比，而非各年比率的平均。',
    },
  ],
  notFor: [{ en: 'Profit that other new assets added in the same years', zh: '同期由其他新增资产带来的利润' }],
  inputs: {
    addedProfit: perYear(money({ en: 'Profit added by the right', zh: '追加利润' })),
    shareOfTotal: perYear(share({ en: 'Added profit, share of the total', zh: '追加利润占利润总额比例' })),
    discountRate: annualRate({ en: 'Discount rate', zh: '折现率' }),
    timing: timing(),
  },
  formulas: {
    totalProfit: { is: 'addedProfit ÷ shareOfTotal', en: 'Total profit', zh: '利润总额' },
    addedToday: {
      is: 'addedProfit × discount(discountRate, t, timing)',
      en: 'Added profit at present',
      zh: '追加利润现值',
    },
    totalToday: {
      is: 'totalProfit × discount(discountRate, t, timing)',
      en: 'Total profit at present',
      zh: '利润总额现值',
    },
    value: { is: 'sum(addedToday) ÷ sum(totalToday)', en: 'Profit share of the right', zh: '利润分成率' },
  },
  conditions: [
    {
      code: 'share-not-positive',
      that: 'min(shareOfTotal) > 0',
      otherwise: 'refuse',
      en: 'each share of the total must be above 0',
      zh: '各年比例必须大于0',
    },
    {
      code: 'no-added-profit',
      that: 'sum(addedProfit) > 0',
      otherwise: 'refuse',
      en: 'there must be some added profit',
      zh: '追加利润合计必须大于0',
    },
  ],
  examples: [
    {
      source: {
        work: '资产评估 question',
        locator: '120, 100, 80, 70 as 40, 30, 20, 15 % of profit, 10 %; prints 25.67 %',
        mark: 'S',
      },
      given: {
        addedProfit: ['120', '100', '80', '70'],
        shareOfTotal: ['0.4', '0.3', '0.2', '0.15'],
        discountRate: '0.1',
        timing: 'year-end',
      },
      expect: [
        { name: 'value', is: '0.2567', within: '0.00005' },
        { name: 'value', is: '0.25666647165506347628', within: '1e-20' },
      ],
    },
    {
      source: {
        work: '资产评估 question',
        locator: '100, 150, 80, 60 as 40, 30, 20, 15 % of profit, 10 %; prints 26 %',
        mark: 'S',
      },
      given: {
        addedProfit: ['100', '150', '80', '60'],
        shareOfTotal: ['0.4', '0.3', '0.2', '0.15'],
        discountRate: '0.1',
        timing: 'year-end',
      },
      expect: [
        { name: 'value', is: '0.26', within: '0.0005' },
        { name: 'value', is: '0.26021656588384193503', within: '1e-20' },
      ],
    },
  ],
});
