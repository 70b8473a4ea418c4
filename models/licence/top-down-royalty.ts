import { libraryModel } from '../../src/formula/define-model.ts';
import { count, share } from '../../src/formula/quantities.ts';

export const topDownRoyalty = libraryModel({
  id: 'licence/top-down-royalty',
  version: 1,
  title: { en: 'Top-down royalty', zh: '自上而下法许可费率' },
  question: {
    en: 'Which royalty falls to one holder, given what all holders together may ask?',
    zh: '在整体许可费率给定时，单个权利人应得的费率是多少？',
  },
  sources: [{ work: 'top-down: ρ = aggregate × share', locator: 'royalty stacking', mark: 'C' }],
  conventions: [{ en: 'holders share by number of patents', zh: '按专利件数分摊' }],
  notFor: [
    {
      en: 'counts of unlike patents: courts that counted differently came to irreconcilable results',
      zh: '专利质量差异大的情形：不同计数口径的判决结果无法调和',
    },
  ],
  inputs: {
    aggregateRate: share({ en: 'Royalty of all holders together', zh: '整体许可费率' }),
    ownPatents: count({ en: 'Patents of the holder', zh: '权利人专利件数' }),
    allPatents: count({ en: 'Patents of all holders', zh: '全部专利件数' }),
  },
  formulas: {
    ownShare: { is: 'ownPatents ÷ allPatents', en: 'Share of the holder', zh: '权利人占比' },
    value: { is: 'aggregateRate × ownShare', en: 'Royalty of the holder', zh: '权利人许可费率' },
  },
  conditions: [
    {
      code: 'no-patents',
      that: 'allPatents > 0',
      otherwise: 'refuse',
      en: 'there must be some patents',
      zh: '全部专利件数必须大于0',
    },
    {
      code: 'more-than-all',
      that: 'ownPatents ≤ allPatents',
      otherwise: 'refuse',
      en: 'one holder cannot have more patents than all together',
      zh: '权利人件数不得多于全部件数',
    },
  ],
  examples: [
    {
      source: { work: '10 of 100 patents under 8 % in all', locator: 'by hand: 0.8 %', mark: 'C' },
      given: { aggregateRate: '0.08', ownPatents: '10', allPatents: '100' },
      expect: [{ name: 'value', is: '0.008', within: '0' }],
    },
  ],
});
