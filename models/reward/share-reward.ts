import { libraryModel } from '../../src/formula/define-model.ts';
import { number, share } from '../../src/formula/quantities.ts';

export const shareReward = libraryModel({
  id: 'reward/share-reward',
  version: 1,
  title: { en: 'Least reward in shares', zh: '作价投资最低股权奖励' },
  question: {
    en: 'How much of the stock formed by contributing a service achievement must go to its contributors, where nothing is agreed?',
    zh: '未约定时，以职务科技成果作价投资形成的股份应有多少给予贡献人员？',
  },
  sources: [
    {
      work: '促进科技成果转化法（2015）',
      locator: '第四十五条（二）：形成的股份或者出资比例不低于百分之五十',
      mark: 'P',
    },
  ],
  conventions: [
    { en: 'shares, capital or a percentage: the answer is in the same', zh: '股数、出资额或比例均可，结果单位相同' },
  ],
  notFor: [
    {
      en: 'units whose own rules or agreements say otherwise, unless a state institute, which must reach this share',
      zh: '单位另有规定或约定的情形（国家设立的研究机构、高校仍须达到该标准）',
    },
  ],
  inputs: {
    sharesFormed: number(
      { en: 'Shares or capital formed by the contribution', zh: '作价投资形成的股份或出资' },
      { minimum: '0' },
    ),
    minimumShare: share({ en: 'Least share', zh: '最低提取比例' }),
  },
  formulas: {
    value: { is: 'sharesFormed × minimumShare', en: 'Least reward, in shares', zh: '最低股权奖励' },
  },
  examples: [
    {
      source: { work: 'article 45 (2)', locator: '3,000,000 shares', mark: 'C' },
      given: { sharesFormed: '3000000', minimumShare: '0.5' },
      expect: [{ name: 'value', is: '1500000', within: '0' }],
    },
  ],
});
