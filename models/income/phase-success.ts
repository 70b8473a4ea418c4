import { libraryModel } from '../../src/formula/define-model.ts';
import { perPart, share } from '../../src/formula/quantities.ts';

export const phaseSuccess = libraryModel({
  id: 'income/phase-success',
  version: 1,
  title: { en: 'Chance to pass all phases', zh: '各阶段累计成功率' },
  question: {
    en: 'How likely does a development reach the market that must pass phase after phase?',
    zh: '须逐阶段通过的研发项目最终成功的概率是多少？',
  },
  sources: [
    {
      work: 'Cumulative chance of approval = Π chance of each phase',
      locator: 'BIO clinical development success rates 2006–2015, nature.com/articles/nrd.2016.136',
      mark: 'S',
    },
  ],
  conventions: [
    {
      en: 'Each chance is that of one phase once it is reached; their product needs no independence.',
      zh: '各概率均以到达该阶段为条件，连乘无需独立性假设。',
    },
  ],
  notFor: [
    { en: 'A rate that holds a premium for failure: one or the other', zh: '已含失败风险溢价的折现率：二者只取其一' },
    { en: 'One right out of the class: a base rate is a prior', zh: '个案判断：基准率仅为先验' },
  ],
  seriesOf: 'part',
  inputs: {
    chance: perPart(share({ en: 'Chance to pass one phase, once reached', zh: '单阶段成功率' })),
  },
  formulas: {
    value: { is: 'product(chance)', en: 'Chance to pass all', zh: '累计成功率' },
  },
  examples: [
    {
      source: {
        work: 'BIO clinical development success rates 2006–2015',
        locator: 'phases I, II, III and filing; publishes 9.6 %',
        mark: 'S',
      },
      given: { chance: ['0.632', '0.307', '0.581', '0.853'] },
      expect: [
        { name: 'value', is: '0.096', within: '0.0005' },
        { name: 'value', is: '0.096156936232', within: '0' },
      ],
    },
  ],
});
