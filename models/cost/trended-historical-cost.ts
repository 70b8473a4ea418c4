import { libraryModel } from '../../src/formula/define-model.ts';
import { money, number, perPart } from '../../src/formula/quantities.ts';

const index = { minimum: '0.000001' };

export const trendedHistoricalCost = libraryModel({
  id: 'cost/trended-historical-cost',
  version: 1,
  title: { en: 'Trended historical cost', zh: '历史成本物价指数调整法' },
  question: {
    en: 'What would the recorded outlays come to at today’s prices?',
    zh: '按物价指数将历史投入调整到评估基准日，成本合计是多少？',
  },
  sources: [
    {
      work: 'Trended cost: C = Σ cost × (index today ÷ index then)',
      locator: 'seridoat.com, cost approach',
      mark: 'S',
    },
  ],
  conventions: [
    {
      en: 'Each outlay is trended by its own index; nothing is taken off for age.',
      zh: '各项投入按各自指数调整，不扣除贬值。',
    },
  ],
  notFor: [
    { en: 'Outlays of failed attempts that a risk factor counts as well', zh: '已由风险系数计入的失败投入' },
    { en: 'Legal fees alone: they are not what the right cost to make', zh: '仅含申请代理等法律费用：并非研发成本' },
  ],
  seriesOf: 'part',
  inputs: {
    cost: perPart(money({ en: 'Outlay as recorded', zh: '历史投入' })),
    index: perPart(number({ en: 'Price index when it was made', zh: '投入时物价指数' }, index)),
    indexToday: number({ en: 'Price index at the valuation day', zh: '评估基准日物价指数' }, index),
  },
  formulas: {
    trended: { is: 'cost × (indexToday ÷ index)', en: 'Outlay at today’s prices', zh: '调整后投入' },
    value: { is: 'sum(trended)', en: 'Trended cost', zh: '调整后成本' },
  },
  examples: [
    {
      source: {
        work: '100 at an index of 100 and 50 at 104.5, now 109.8',
        locator: 'independent computation',
        mark: 'C',
      },
      given: { cost: ['100', '50'], index: ['100', '104.5'], indexToday: '109.8' },
      expect: [{ name: 'value', is: '162.3358851675', within: '5e-11' }],
    },
  ],
});
