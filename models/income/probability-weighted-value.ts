import { statedFailureLoad } from '../../src/domain/stated-bases.ts';
import { libraryModel } from '../../src/formula/define-model.ts';
import { perPart, share, signedMoney } from '../../src/formula/quantities.ts';

export const probabilityWeightedValue = libraryModel({
  id: 'income/probability-weighted-value',
  version: 1,
  title: { en: 'Probability-weighted value', zh: '情景概率加权法' },
  question: {
    en: 'What is the mean of what the right is worth in each scenario?',
    zh: '各情景价值按概率加权的期望值是多少？',
  },
  sources: [
    { work: 'Expected value = Σ chance × value of the scenario', locator: 'decision tree with one fork', mark: 'C' },
  ],
  conventions: [
    {
      en: 'Scenarios exclude one another and leave none out. Each value is at present.',
      zh: '各情景互斥且穷尽；各情景价值均为现值。',
    },
  ],
  notFor: [
    { en: 'Choices along the way: fold back a tree', zh: '途中可作选择的项目：应用决策树倒推' },
    { en: 'A typical outcome: the mean may lie where no scenario does', zh: '典型结果：期望值可能不对应任何情景' },
  ],
  seriesOf: 'part',
  inputs: {
    chance: perPart(share({ en: 'Chance of the scenario', zh: '情景概率' })),
    scenarioValue: perPart(signedMoney({ en: 'Value in the scenario', zh: '情景价值' })),
    ...statedFailureLoad,
  },
  formulas: {
    weighted: { is: 'chance × scenarioValue', en: 'Part of the scenario', zh: '情景贡献' },
    worst: { is: 'min(scenarioValue)', en: 'Worst case', zh: '最差情景' },
    best: { is: 'max(scenarioValue)', en: 'Best case', zh: '最好情景' },
    value: { is: 'sum(weighted)', en: 'Expected value', zh: '期望值' },
  },
  conditions: [
    {
      code: 'weights-not-one',
      that: 'abs(sum(chance) − 1) ≤ 0.000001',
      otherwise: 'refuse',
      en: 'the chances must add up to 1',
      zh: '概率合计必须为1',
    },
    {
      code: 'failure-counted-twice',
      that: 'not rateIsFailureLoaded',
      otherwise: 'refuse',
      en: 'scenario values that were discounted at a rate for failure exclude chances',
      zh: '情景价值按含失败溢价的折现率计算时，不得再以概率加权',
    },
  ],
  examples: [
    {
      source: { work: '100 with chance 25 %, −20 with 75 %', locator: 'by hand: 25 − 15', mark: 'C' },
      given: { chance: ['0.25', '0.75'], scenarioValue: ['100', '-20'] },
      expect: [
        { name: 'worst', is: '-20', within: '0' },
        { name: 'best', is: '100', within: '0' },
        { name: 'value', is: '10', within: '0' },
      ],
    },
  ],
});
