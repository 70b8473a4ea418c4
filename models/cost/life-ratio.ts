import { libraryModel } from '../../src/formula/define-model.ts';
import { money, years } from '../../src/formula/quantities.ts';

export const lifeRatio = libraryModel({
  id: 'cost/life-ratio',
  version: 1,
  title: { en: 'Life ratio', zh: '成新率法' },
  question: {
    en: 'What is left of a cost when a part of the life is used up?',
    zh: '按已使用与尚可使用年限，扣除已消耗部分后成本还剩多少？',
  },
  sources: [
    {
      work: '资产评估 examination cases: value = cost × remaining life ÷ (life used + remaining life)',
      locator: 'the remaining life is that of use, not of statute',
      mark: 'S',
    },
  ],
  conventions: [
    { en: 'Straight line: each year of the life takes the same part.', zh: '直线法：寿命期内每年消耗相同比例。' },
  ],
  notFor: [
    {
      en: 'A right with no economic life left, whatever the statute grants',
      zh: '已无经济寿命的权利，无论法定期限尚余多少',
    },
    { en: 'A right that gains worth while it ages, such as a known trade mark', zh: '随时间增值的权利，如知名商标' },
  ],
  inputs: {
    reproductionCost: money({ en: 'Reproduction cost new', zh: '重置成本' }),
    yearsUsed: years({ en: 'Years used', zh: '已使用年限' }, { minimum: '0' }),
    yearsRemaining: years({ en: 'Years remaining', zh: '尚可使用年限' }),
  },
  formulas: {
    lifeRatio: {
      is: 'yearsRemaining ÷ (yearsUsed + yearsRemaining)',
      en: 'Part of the life that remains',
      zh: '成新率',
    },
    obsolescenceRate: { is: '1 − lifeRatio', en: 'Part of the life used up', zh: '贬值率' },
    value: { is: 'reproductionCost × lifeRatio', en: 'Cost less life used up', zh: '重置成本净值' },
  },
  examples: [
    {
      source: { work: '资产评估 question', locator: 'software, cost 60, used 4 years, 2 left; prints 20', mark: 'S' },
      given: { reproductionCost: '60', yearsUsed: '4', yearsRemaining: '2' },
      expect: [{ name: 'value', is: '20', within: '1e-30' }],
    },
    {
      source: {
        work: '资产评估 question',
        locator: 'know-how, cost 142, used 3 years, 5 left; prints 37.5 % and 88.75',
        mark: 'S',
      },
      given: { reproductionCost: '142', yearsUsed: '3', yearsRemaining: '5' },
      expect: [
        { name: 'obsolescenceRate', is: '0.375', within: '0' },
        { name: 'value', is: '88.75', within: '0' },
      ],
    },
  ],
});
