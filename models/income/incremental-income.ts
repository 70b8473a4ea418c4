import {
  partialYearsWithinLegalLife,
  statedBases,
  statedFailureLoad,
  statedLegalLife,
  taxedBasesAgree,
} from '../../src/domain/stated-bases.ts';
import { libraryModel } from '../../src/formula/define-model.ts';
import { annualRate, firstYear, money, optional, perYear, share, timing, years } from '../../src/formula/quantities.ts';

export const incrementalIncome = libraryModel({
  id: 'income/incremental-income',
  version: 1,
  title: { en: 'Incremental income', zh: '增量收益法' },
  question: {
    en: 'What is the income worth that the right adds, year by year?',
    zh: '该权利逐年带来的增量收益现值是多少？',
  },
  sources: [
    {
      work: 'Incremental income: value = Σ (added revenue − added cost) × (1 − t) × D',
      locator: 'income approach of Chinese practice and of IVS 210',
      mark: 'S',
    },
  ],
  conventions: [
    {
      en: 'Where the first period is part of a year, its figures are those of that part.',
      zh: '首期不足一年时，其数额为该部分期间的数额。',
    },
    {
      en: 'Added cost holds everything the added revenue needs, capital charges too.',
      zh: '增量成本包括取得增量收入所需的一切费用及资本占用成本。',
    },
  ],
  notFor: [
    { en: 'Income that the firm would have earned without the right', zh: '无该权利也能取得的收益' },
    { en: 'A right that is renewed without end: capitalise what follows', zh: '可无限续展的权利：应另计后续价值' },
  ],
  inputs: {
    addedRevenue: perYear(money({ en: 'Revenue added by the right', zh: '增量收入' })),
    addedCost: optional(perYear(money({ en: 'Cost that comes with it', zh: '增量成本' })), '0'),
    survival: optional(
      perYear(share({ en: 'Chance that the right still stands in the year', zh: '当年权利仍有效的概率' })),
      '1',
    ),
    taxRate: optional(
      share({ en: 'Income tax rate; 0 when figures are already after tax', zh: '所得税率（金额为税后时取0）' }),
      '0',
    ),
    discountRate: annualRate({ en: 'Discount rate', zh: '折现率' }),
    timing: timing(),
    firstYear: firstYear(),
    taxLife: optional(years({ en: 'Tax amortisation life', zh: '税法摊销年限' })),
    ...statedFailureLoad,
    ...statedLegalLife,
    ...statedBases,
  },
  formulas: {
    added: { is: 'addedRevenue − addedCost', en: 'Income added', zh: '增量收益' },
    afterTax: { is: 'added × (1 − taxRate)', en: 'Income added, after tax', zh: '税后增量收益' },
    presentValue: {
      is: 'afterTax × survival × discount(discountRate, t, timing, firstYear)',
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
    value: { is: 'beforeBenefit × benefit', en: 'Value by incremental income', zh: '增量收益法评估值' },
  },
  conditions: [
    ...taxedBasesAgree,
    partialYearsWithinLegalLife,
    {
      code: 'failure-counted-twice',
      that: 'not rateIsFailureLoaded or min(survival) = 1',
      otherwise: 'refuse',
      en: 'a rate that holds a premium for failure excludes a chance of survival',
      zh: '折现率已含失败风险溢价时，不得再以存续概率加权',
    },
  ],
  examples: [
    {
      source: {
        work: '资产评估 question (zhaokaoti 797e3e70)',
        locator: '100, 90, … 10 at 10 %; 385 is one of four printed answers, key not shown',
        mark: 'C',
      },
      given: {
        addedRevenue: ['100', '90', '80', '70', '60', '50', '40', '30', '20', '10'],
        discountRate: '0.1',
        timing: 'year-end',
      },
      expect: [{ name: 'value', is: '385.5432894', within: '5e-8' }],
    },
    {
      source: {
        work: 'quarter year of 100 from 30 September, then 110 and 121, 12 %, mid-year',
        locator: 'independent computation',
        mark: 'C',
      },
      given: { addedRevenue: ['25', '110', '121'], discountRate: '0.12', timing: 'mid-year', firstYear: '0.25' },
      expect: [{ name: 'value', is: '224.9175246807', within: '5e-11' }],
    },
    {
      source: { work: 'the same at year-end', locator: 'independent computation', mark: 'C' },
      given: { addedRevenue: ['25', '110', '121'], discountRate: '0.12', timing: 'year-end', firstYear: '0.25' },
      expect: [{ name: 'value', is: '213.5382233619', within: '5e-11' }],
    },
    {
      source: {
        work: '125 less 25 after 20 % tax, standing with chance 1 and half, two years at 25 %, tax life 1 year',
        locator: 'by hand: (64 + 25.6) ÷ (1 − 0.2 × 0.8)',
        mark: 'C',
      },
      given: {
        addedRevenue: ['125', '125'],
        addedCost: ['25', '25'],
        survival: ['1', '0.5'],
        taxRate: '0.2',
        discountRate: '0.25',
        timing: 'year-end',
        taxLife: '1',
      },
      expect: [
        { name: 'beforeBenefit', is: '89.6', within: '0' },
        { name: 'value', is: '106.66666666666666666667', within: '1e-20' },
      ],
    },
  ],
});
