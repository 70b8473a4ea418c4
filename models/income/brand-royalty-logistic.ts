import { libraryModel } from '../../src/formula/define-model.ts';
import { number, optional, share } from '../../src/formula/quantities.ts';

export const brandRoyaltyLogistic = libraryModel({
  id: 'income/brand-royalty-logistic',
  version: 1,
  title: { en: 'Brand royalty by strength, logistic', zh: '品牌许可费率（强度逻辑斯蒂法）' },
  question: {
    en: 'Which royalty does a brand of this strength reach, when strength tells most in the middle?',
    zh: '品牌强度在中段影响最大时，许可费率是多少？',
  },
  sources: [
    {
      work: 'Disclosed logistic: royalty = highest ÷ (1 + exp(−k × (strength − m)))',
      locator: 'a curve of our own choice with all its parameters stated; not that of any consultancy',
      mark: 'C',
    },
  ],
  conventions: [{ en: 'Steepness and midpoint are the caller’s to defend.', zh: '陡度与中点由使用者给出并说明依据。' }],
  notFor: [
    {
      en: 'A figure that is to match a published brand table: those curves are not public',
      zh: '与公开品牌榜单对标：其曲线未公开',
    },
  ],
  inputs: {
    highest: share({ en: 'Royalty of a perfect brand', zh: '许可费率上限' }),
    steepness: number({ en: 'Steepness', zh: '陡度' }, { minimum: '0', maximum: '1' }),
    midpoint: number(
      { en: 'Strength at which half of it is reached', zh: '半值点品牌强度' },
      { minimum: '0', maximum: '100' },
    ),
    strength: number({ en: 'Brand strength, 0 to 100', zh: '品牌强度（0至100）' }, { minimum: '0', maximum: '100' }),
    operatingMargin: optional(share({ en: 'Operating margin on the sales', zh: '营业利润率' })),
  },
  formulas: {
    distance: { is: 'strength − midpoint', en: 'Strength beyond the midpoint', zh: '超出半值点的强度' },
    value: { is: 'highest ÷ (1 + exp(−(steepness × distance)))', en: 'Royalty', zh: '许可费率' },
  },
  conditions: [
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
      source: { work: '5 %, steepness .08, midpoint 50, strength 80', locator: 'independent computation', mark: 'C' },
      given: { highest: '0.05', steepness: '0.08', midpoint: '50', strength: '80' },
      expect: [{ name: 'value', is: '0.045841365', within: '5e-10' }],
    },
  ],
});
