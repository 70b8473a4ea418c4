import { statedBases, statedLegalLife, taxedBasesAgree, yearsWithinLegalLife } from '../../src/domain/stated-bases.ts';
import { libraryModel } from '../../src/formula/define-model.ts';
import { annualRate, money, number, optional, share, timing, years } from '../../src/formula/quantities.ts';

export const priceAndCostAdvantage = libraryModel({
  id: 'income/price-and-cost-advantage',
  version: 1,
  title: { en: 'Price and cost advantage', zh: '价格优势与成本节约法' },
  question: {
    en: 'What is it worth to sell each unit for more, or to make it for less, because of the right?',
    zh: '因该权利而提高售价或降低成本，由此增加的收益现值是多少？',
  },
  sources: [
    {
      work: '资产评估 examination cases: excess = units × ((new price − new cost) − (old price − old cost)) × (1 − tax)',
      locator: 'direct estimate of excess earnings',
      mark: 'S',
    },
  ],
  conventions: [
    {
      en: 'Units, prices and costs are level over the years; the premium is per unit, before tax.',
      zh: '各年销量、价格与成本相等；单位溢价为税前。',
    },
  ],
  notFor: [
    { en: 'A premium that sells fewer units: compare whole incomes', zh: '溢价导致销量下降的情形：应比较整体收益' },
  ],
  inputs: {
    units: number({ en: 'Units sold in a year', zh: '年销售量' }, { minimum: '0' }),
    priceBefore: optional(money({ en: 'Price of a unit without the right', zh: '原单价' }), '0'),
    priceAfter: optional(money({ en: 'Price of a unit with the right', zh: '现单价' }), '0'),
    costBefore: optional(money({ en: 'Cost of a unit without the right', zh: '原单位成本' }), '0'),
    costAfter: optional(money({ en: 'Cost of a unit with the right', zh: '现单位成本' }), '0'),
    taxRate: optional(
      share({ en: 'Income tax rate; 0 when figures are already after tax', zh: '所得税率（金额为税后时取0）' }),
      '0',
    ),
    discountRate: annualRate({ en: 'Discount rate', zh: '折现率' }),
    remainingYears: years({ en: 'Years that remain', zh: '剩余年限' }),
    timing: timing(),
    ...statedLegalLife,
    ...statedBases,
  },
  formulas: {
    pricePremium: { is: 'priceAfter − priceBefore', en: 'Premium on a unit', zh: '单位溢价' },
    costSaving: { is: 'costBefore − costAfter', en: 'Saving on a unit', zh: '单位成本节约' },
    excess: { is: 'units × (pricePremium + costSaving)', en: 'Excess earnings of a year', zh: '年超额收益' },
    afterTax: { is: 'excess × (1 − taxRate)', en: 'Excess earnings after tax', zh: '税后超额收益' },
    value: {
      is: 'afterTax × annuity(discountRate, remainingYears, timing)',
      en: 'Value by advantage',
      zh: '超额收益现值',
    },
  },
  conditions: [yearsWithinLegalLife, ...taxedBasesAgree],
  examples: [
    {
      source: {
        work: '资产评估 question',
        locator: '10 units, cost 4 to 3.5, price 17.5 to 20, 25 % tax, 5 years at 10 %; prints 85.29',
        mark: 'S',
      },
      given: {
        units: '10',
        costBefore: '4',
        costAfter: '3.5',
        priceBefore: '17.5',
        priceAfter: '20',
        taxRate: '0.25',
        discountRate: '0.1',
        remainingYears: '5',
        timing: 'year-end',
      },
      expect: [
        { name: 'excess', is: '30', within: '0' },
        { name: 'value', is: '85.29', within: '0.005' },
        { name: 'value', is: '85.29270231169008574923', within: '1e-20' },
      ],
    },
  ],
});
