import { libraryModel } from '../../src/formula/define-model.ts';
import { optional, perPart, share } from '../../src/formula/quantities.ts';

export const royaltyByScore = libraryModel({
  id: 'income/royalty-by-score',
  version: 1,
  title: { en: 'Royalty by interval and score', zh: '综合评价法分成率' },
  question: {
    en: 'Where in the customary interval does the royalty of this right lie?',
    zh: '按综合评分，该权利的分成率位于惯常区间何处？',
  },
  sources: [
    {
      work: '综合评价法: K = m + (n − m) × s, s = Σ weight × score',
      locator:
        'interval by industry, factor groups as in p719.cn 26014553; formula as practice writes it, carried out here',
      mark: 'C',
    },
  ],
  conventions: [
    {
      en: 'Scores run from 0 to 1, weights add up to 1 and are the caller’s.',
      zh: '各项评分为0至1，权重合计为1且由使用者给定。',
    },
  ],
  notFor: [
    {
      en: 'A price: indicators explain a few hundredths of what patents are worth',
      zh: '定价：指标对专利价值差异的解释力极低',
    },
    { en: 'An interval of another industry or base', zh: '其他行业或其他基数的区间' },
  ],
  seriesOf: 'part',
  inputs: {
    lowest: share({ en: 'Lower end of the interval', zh: '分成率下限' }),
    highest: share({ en: 'Upper end of the interval', zh: '分成率上限' }),
    weight: perPart(share({ en: 'Weight of the factor', zh: '因素权重' })),
    score: perPart(share({ en: 'Score of the factor', zh: '因素评分' })),
    operatingMargin: optional(share({ en: 'Operating margin on the sales', zh: '营业利润率' })),
  },
  formulas: {
    weightedScore: { is: 'sum(weight × score)', en: 'Score', zh: '综合评分' },
    value: { is: 'lowest + (highest − lowest) × weightedScore', en: 'Royalty', zh: '分成率' },
  },
  conditions: [
    {
      code: 'weights-not-one',
      that: 'abs(sum(weight) − 1) ≤ 0.000001',
      otherwise: 'refuse',
      en: 'the weights must add up to 1',
      zh: '权重合计必须为1',
    },
    {
      code: 'interval-reversed',
      that: 'lowest ≤ highest',
      otherwise: 'refuse',
      en: 'the lower end of the interval is above the upper one',
      zh: '区间下限高于上限',
    },
    {
      code: 'royalty-above-margin',
      that: 'value ≤ operatingMargin',
      otherwise: 'refuse',
      en: 'no user pays a royalty above the whole margin on its sales',
      zh: '分成率不得高于营业利润率',
    },
  ],
  examples: [
    {
      source: { work: 'machinery 1.5 to 3 %, score .625', locator: 'independent computation', mark: 'C' },
      given: { lowest: '0.015', highest: '0.03', weight: ['0.25', '0.75'], score: ['1', '0.5'] },
      expect: [
        { name: 'weightedScore', is: '0.625', within: '0' },
        { name: 'value', is: '0.024375', within: '0' },
      ],
    },
  ],
});
