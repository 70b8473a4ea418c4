import { libraryModel } from '../../src/formula/define-model.ts';
import { number, optional, share } from '../../src/formula/quantities.ts';

export const brandRoyaltyRange = libraryModel({
  id: 'income/brand-royalty-range',
  version: 1,
  title: { en: 'Brand royalty by strength, linear', zh: '品牌许可费率（强度线性法）' },
  question: {
    en: 'Where in the range of the sector does the royalty of a brand of this strength lie?',
    zh: '按品牌强度，许可费率位于行业区间何处？',
  },
  sources: [
    {
      work: 'Royalty = lowest + (highest − lowest) × strength ÷ 100',
      locator: 'dinamic1hc.blogspot.com 2018-09, range 0 to 5 %, strength 80',
      mark: 'S',
    },
  ],
  conventions: [
    {
      en: 'Strength runs from 0 to 100, by a scorecard of the caller’s own.',
      zh: '品牌强度为0至100，由使用者自有评分卡得出。',
    },
  ],
  notFor: [
    { en: 'A product without its own brand', zh: '无自有品牌的产品' },
    { en: 'A strength whose scorecard is not disclosed', zh: '评分卡未披露的品牌强度' },
  ],
  inputs: {
    lowest: share({ en: 'Lower end of the range', zh: '许可费率下限' }),
    highest: share({ en: 'Upper end of the range', zh: '许可费率上限' }),
    strength: number({ en: 'Brand strength, 0 to 100', zh: '品牌强度（0至100）' }, { minimum: '0', maximum: '100' }),
    operatingMargin: optional(share({ en: 'Operating margin on the sales', zh: '营业利润率' })),
  },
  formulas: {
    position: { is: 'strength ÷ 100', en: 'Position in the range', zh: '区间位置' },
    value: { is: 'lowest + (highest − lowest) × position', en: 'Royalty', zh: '许可费率' },
  },
  conditions: [
    {
      code: 'interval-reversed',
      that: 'lowest ≤ highest',
      otherwise: 'refuse',
      en: 'the lower end of the range is above the upper one',
      zh: '区间下限高于上限',
    },
    {
      code: 'royalty-above-margin',
      that: 'value ≤ operatingMargin',
      otherwise: 'refuse',
      en: 'no user pays a royalty above the whole margin on its sales',
      zh: '许可费率不得高于营业利润率',
    },
  ],
  examples: [
    {
      source: { work: 'dinamic1hc.blogspot.com 2018-09', locator: '0 to 5 %, strength 80; prints 4 %', mark: 'S' },
      given: { lowest: '0', highest: '0.05', strength: '80' },
      expect: [{ name: 'value', is: '0.04', within: '0' }],
    },
    {
      source: { work: '1 to 5 %, strength 75', locator: 'by hand: 1 + 4 × 0.75', mark: 'C' },
      given: { lowest: '0.01', highest: '0.05', strength: '75' },
      expect: [{ name: 'value', is: '0.04', within: '0' }],
    },
  ],
});
