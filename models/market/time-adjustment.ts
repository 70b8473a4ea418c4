import { libraryModel } from '../../src/formula/define-model.ts';
import { annualRate, day, money, number, optional } from '../../src/formula/quantities.ts';

const index = { minimum: '0.000001' };

export const timeAdjustment = libraryModel({
  id: 'market/time-adjustment',
  version: 1,
  title: { en: 'Time adjustment', zh: '交易期日修正' },
  question: {
    en: 'What would a past price have been on the valuation day?',
    zh: '过去的交易价格修正至评估基准日为多少？',
  },
  sources: [
    {
      work: 'Market approach, adjustment for time: price × I_val ÷ I_sale, or price × (1 + g)^Δt',
      locator: 'notes on the market approach',
      mark: 'C',
    },
  ],
  derivation: {
    en: 'the price moves with a price index, or grows at a steady yearly rate over the days between, a year being 365 days',
    zh: '价格随价格指数变动，或按稳定年增长率在两日之间增长（每年365天）',
  },
  conventions: [
    {
      en: 'Either an index on both days or a yearly growth, never both.',
      zh: '价格指数与年增长率二者择一，不得并用。',
    },
  ],
  notFor: [
    {
      en: 'A change of the right itself since the sale, such as a shorter life: that is an adjustment of its own',
      zh: '交易后权利自身的变化（如剩余年限缩短），应另行修正',
    },
    { en: 'An index of another field of technology or another kind of right', zh: '其他技术领域或权利类型的指数' },
  ],
  inputs: {
    price: money({ en: 'Price on the day of sale', zh: '交易日价格' }),
    soldOn: day({ en: 'Day of sale', zh: '交易日' }),
    valuedOn: day({ en: 'Valuation day', zh: '评估基准日' }),
    indexAtSale: optional(number({ en: 'Index on the day of sale', zh: '交易日价格指数' }, index), '1'),
    indexAtValuation: optional(number({ en: 'Index on the valuation day', zh: '评估基准日价格指数' }, index), '1'),
    growth: optional(annualRate({ en: 'Yearly growth of prices', zh: '价格年增长率' }), '0'),
  },
  formulas: {
    elapsed: { is: 'yearsBetween(soldOn, valuedOn)', en: 'Years between', zh: '间隔年数' },
    factor: {
      is: 'indexAtValuation ÷ indexAtSale × (1 + growth)^elapsed',
      en: 'Time factor',
      zh: '期日修正系数',
    },
    value: { is: 'price × factor', en: 'Price on the valuation day', zh: '基准日价格' },
  },
  conditions: [
    {
      code: 'index-and-growth',
      that: 'growth = 0 or indexAtValuation = indexAtSale',
      otherwise: 'refuse',
      en: 'an index and a yearly growth tell the same change twice',
      zh: '价格指数与年增长率不得并用，否则重复修正',
    },
    {
      code: 'sold-after-valuation',
      that: 'soldOn ≤ valuedOn',
      otherwise: 'refuse',
      en: 'a price later than the valuation day was not known on it',
      zh: '交易日晚于评估基准日的价格在基准日尚不可知',
    },
    {
      code: 'sale-long-ago',
      that: 'elapsed ≤ 5',
      otherwise: 'warn',
      en: 'the sale lies more than five years back: an index carries less and less of what a right is worth',
      zh: '交易距今超过五年，指数修正的可靠性降低',
    },
  ],
  examples: [
    {
      source: { work: '500 × 112.4 ÷ 103', locator: 'independent computation', mark: 'C' },
      given: {
        price: '500',
        soldOn: '2023-06-30',
        valuedOn: '2025-12-29',
        indexAtSale: '103',
        indexAtValuation: '112.4',
      },
      expect: [{ name: 'value', is: '545.6310680', within: '5e-8' }],
    },
    {
      source: { work: '500 × 1.03² over 730 days', locator: 'independent computation', mark: 'C' },
      given: { price: '500', soldOn: '2023-01-01', valuedOn: '2024-12-31', growth: '0.03' },
      expect: [
        { name: 'elapsed', is: '2', within: '0' },
        { name: 'factor', is: '1.0609', within: '1e-30' },
        { name: 'value', is: '530.45', within: '1e-28' },
      ],
    },
  ],
});
