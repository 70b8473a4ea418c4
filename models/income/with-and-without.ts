import {
  seriesWithinLegalLife,
  statedBases,
  statedFailureLoad,
  statedLegalLife,
  taxedBasesAgree,
} from '../../src/domain/stated-bases.ts';
import { libraryModel } from '../../src/formula/define-model.ts';
import { annualRate, optional, perYear, share, signedMoney, timing, years } from '../../src/formula/quantities.ts';

export const withAndWithout = libraryModel({
  id: 'income/with-and-without',
  version: 1,
  title: { en: 'With and without', zh: '有无对比法' },
  question: {
    en: 'What is lost if the right, or the promise, were not there?',
    zh: '若无该权利或承诺，收益会减少多少？',
  },
  sources: [
    {
      work: 'With-and-without: V = F × Σ chance × (profit with − profit without) × (1 − t) × D',
      locator: 'joltofwisdom.com 2013-03, non-competes, know-how, data',
      mark: 'S',
    },
  ],
  conventions: [
    {
      en: 'One rate discounts both cases: what makes the adverse case risky sits in its chance.',
      zh: '两种情形用同一折现率：不利情形的风险体现在其概率中。',
    },
  ],
  notFor: [
    { en: 'Profits without the right that leave no time to rebuild it', zh: '未考虑重建可能的无权利情形' },
    { en: 'A rate that holds the same risk again', zh: '折现率重复包含该风险' },
  ],
  inputs: {
    profitWith: perYear(signedMoney({ en: 'Profit with the right', zh: '有该权利时的利润' })),
    profitWithout: perYear(signedMoney({ en: 'Profit without it', zh: '无该权利时的利润' })),
    chance: optional(perYear(share({ en: 'Chance of the adverse case in the year', zh: '当年不利情形发生概率' })), '1'),
    taxRate: optional(
      share({ en: 'Income tax rate; 0 when figures are already after tax', zh: '所得税率（金额为税后时取0）' }),
      '0',
    ),
    discountRate: annualRate({ en: 'Discount rate', zh: '折现率' }),
    timing: timing(),
    taxLife: optional(years({ en: 'Tax amortisation life', zh: '税法摊销年限' })),
    ...statedFailureLoad,
    ...statedLegalLife,
    ...statedBases,
  },
  formulas: {
    difference: { is: 'profitWith − profitWithout', en: 'Profit that hangs on the right', zh: '利润差额' },
    expected: { is: 'difference × chance × (1 − taxRate)', en: 'Expected, after tax', zh: '税后期望差额' },
    presentValue: {
      is: 'expected × discount(discountRate, t, timing)',
      en: 'Present value of the year',
      zh: '当年现值',
    },
    beforeBenefit: {
      is: 'sum(presentValue)',
      en: 'Value before tax amortisation benefit',
      zh: '未计税收摊销收益的价值',
    },
    benefit: {
      is: 'taxBenefit(taxRate, discountRate, taxLife, timing)',
      en: 'Tax amortisation benefit, factor',
      zh: '税收摊销收益系数',
    },
    value: { is: 'beforeBenefit × benefit', en: 'Value by with and without', zh: '有无对比法评估值' },
  },
  conditions: [
    ...taxedBasesAgree,
    seriesWithinLegalLife,
    {
      code: 'failure-counted-twice',
      that: 'not rateIsFailureLoaded or min(chance) = 1',
      otherwise: 'refuse',
      en: 'a rate that holds a premium for failure excludes a chance of the adverse case',
      zh: '折现率已含失败风险溢价时，不得再以概率加权',
    },
  ],
  examples: [
    {
      source: {
        work: '100,110,120 with and 80,95,115 without, 25 % tax, 12 %',
        locator: 'independent computation',
        mark: 'C',
      },
      given: {
        profitWith: ['100', '110', '120'],
        profitWithout: ['80', '95', '115'],
        taxRate: '0.25',
        discountRate: '0.12',
        timing: 'year-end',
      },
      expect: [{ name: 'value', is: '25.0304641946', within: '5e-11' }],
    },
    {
      source: { work: 'the same with a chance of 60 %', locator: 'independent computation', mark: 'C' },
      given: {
        profitWith: ['100', '110', '120'],
        profitWithout: ['80', '95', '115'],
        chance: ['0.6', '0.6', '0.6'],
        taxRate: '0.25',
        discountRate: '0.12',
        timing: 'year-end',
      },
      expect: [{ name: 'value', is: '15.0182785168', within: '5e-11' }],
    },
    {
      source: {
        work: '200 against 100 for a year after 20 % tax at 25 %, tax life 1 year',
        locator: 'by hand: 64 ÷ 0.84',
        mark: 'C',
      },
      given: {
        profitWith: ['200'],
        profitWithout: ['100'],
        taxRate: '0.2',
        discountRate: '0.25',
        timing: 'year-end',
        taxLife: '1',
      },
      expect: [{ name: 'value', is: '76.19047619047619047619', within: '1e-20' }],
    },
  ],
});
