import { libraryModel } from '../../src/formula/define-model.ts';
import { money, number, optional, perComparable } from '../../src/formula/quantities.ts';

const adjustment = { minimum: '-0.999999', maximum: '100' };

export const additiveComparables = libraryModel({
  id: 'market/additive-comparables',
  version: 1,
  title: { en: 'Market comparables with added adjustments', zh: '市场法（可比案例加法修正）' },
  question: {
    en: 'What do the prices of comparable transactions say, corrected by the sum of how each differs from the subject?',
    zh: '将可比交易价格按各项差异之和修正后，标的权利价值几何？',
  },
  sources: [
    {
      work: 'Additive grid: P* = P × (1 + Σ adjustment), weighted by 1 ÷ (1 + gross adjustment) or by similarity',
      locator: 'valuation practice; the multiplicative grid is market/adjusted-comparables',
      mark: 'C',
    },
  ],
  derivation: {
    en: 'adjustments measured against the same price are added; where each is measured after the one before, they are multiplied',
    zh: '各项修正均以同一价格为基数时相加；依次以修正后价格为基数时相乘',
  },
  conventions: [
    {
      en: 'without stated similarities a comparable weighs 1 ÷ (1 + its gross adjustment); the time factor multiplies first',
      zh: '未给相似度时，权重取1÷(1+总修正幅度)；先乘时间修正系数',
    },
  ],
  notFor: [
    {
      en: 'adjustments that compound: take market/adjusted-comparables',
      zh: '连乘修正：应采用 market/adjusted-comparables',
    },
  ],
  seriesOf: 'comparable',
  inputs: {
    price: perComparable(money({ en: 'Price of the comparable', zh: '可比案例价格' })),
    timeFactor: optional(
      perComparable(
        number(
          { en: 'Price level at the valuation day over that of the deal', zh: '交易时间修正系数' },
          { minimum: '0.000001', maximum: '1000' },
        ),
      ),
      '1',
    ),
    termAdjustment: optional(perComparable(number({ en: 'Adjustment for term', zh: '期限修正' }, adjustment)), '0'),
    scopeAdjustment: optional(
      perComparable(number({ en: 'Adjustment for scope and kind of right', zh: '权利范围修正' }, adjustment)),
      '0',
    ),
    qualityAdjustment: optional(
      perComparable(number({ en: 'Adjustment for legal and technical quality', zh: '法律与技术质量修正' }, adjustment)),
      '0',
    ),
    similarity: optional(
      perComparable(number({ en: 'Similarity, as a weight', zh: '相似度（权重）' }, { minimum: '0', maximum: '1000' })),
    ),
  },
  formulas: {
    netAdjustment: {
      is: 'termAdjustment + scopeAdjustment + qualityAdjustment',
      en: 'Net adjustment',
      zh: '净修正幅度',
    },
    grossAdjustment: {
      is: 'abs(termAdjustment) + abs(scopeAdjustment) + abs(qualityAdjustment)',
      en: 'Gross adjustment',
      zh: '总修正幅度',
    },
    adjustedPrice: { is: 'price × timeFactor × (1 + netAdjustment)', en: 'Adjusted price', zh: '修正后价格' },
    standing: { is: 'either(similarity, 1 ÷ (1 + grossAdjustment))', en: 'Weight before scaling', zh: '未归一权重' },
    weight: { is: 'standing ÷ sum(standing)', en: 'Weight', zh: '权重' },
    value: { is: 'sum(weight × adjustedPrice)', en: 'Value by comparables', zh: '市场法评估值' },
  },
  conditions: [
    {
      code: 'no-similarity',
      that: 'sum(standing) > 0',
      otherwise: 'refuse',
      en: 'at least one comparable must have a similarity above 0',
      zh: '至少一个可比案例的相似度须大于0',
    },
    {
      code: 'price-adjusted-away',
      that: 'min(netAdjustment) > −1',
      otherwise: 'refuse',
      en: 'the adjustments of a comparable leave nothing of its price',
      zh: '某可比案例修正后价格不为正',
    },
    {
      code: 'gross-adjustment-high',
      that: 'max(grossAdjustment) ≤ 0.5',
      otherwise: 'warn',
      en: 'a comparable is adjusted by more than half its price: it hardly compares',
      zh: '某可比案例的总修正幅度超过价格的一半，可比性较弱',
    },
  ],
  examples: [
    {
      source: {
        work: 'rates 5, 4, 6 % with adjustments +10 −5 0, 0 +10 +5, −15 −10 +5, weights 0.5, 0.3, 0.2',
        locator: 'independent computation: 5.25, 4.60, 4.80 → 4.965',
        mark: 'C',
      },
      given: {
        price: ['5', '4', '6'],
        termAdjustment: ['0.1', '0', '-0.15'],
        scopeAdjustment: ['-0.05', '0.1', '-0.1'],
        qualityAdjustment: ['0', '0.05', '0.05'],
        similarity: ['0.5', '0.3', '0.2'],
      },
      expect: [
        { name: 'adjustedPrice', is: ['5.25', '4.6', '4.8'], within: '0' },
        { name: 'grossAdjustment', is: ['0.15', '0.15', '0.3'], within: '0' },
        { name: 'value', is: '4.965', within: '0' },
      ],
    },
    {
      source: {
        work: 'the same adjustments, weights 1 ÷ (1 + gross adjustment)',
        locator: 'independent computation: weights 0.346667, 0.346667, 0.306667',
        mark: 'C',
      },
      given: {
        price: ['5', '4', '6'],
        timeFactor: ['2', '2', '2'],
        termAdjustment: ['0.1', '0', '-0.15'],
        scopeAdjustment: ['-0.05', '0.1', '-0.1'],
        qualityAdjustment: ['0', '0.05', '0.05'],
      },
      expect: [
        { name: 'standing', is: ['0.869565217', '0.869565217', '0.769230769'], within: '5e-10' },
        { name: 'weight', is: ['0.346667', '0.346667', '0.306667'], within: '5e-7' },
        { name: 'value', is: '9.773333333333333', within: '1e-14' },
      ],
    },
  ],
});
