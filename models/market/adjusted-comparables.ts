import { libraryModel } from '../../src/formula/define-model.ts';
import { money, number, optional, perComparable } from '../../src/formula/quantities.ts';

const factor = { minimum: '0.000001', maximum: '1000' };
const adjustment = { minimum: '-0.999999', maximum: '100' };

export const adjustedComparables = libraryModel({
  id: 'market/adjusted-comparables',
  version: 1,
  title: { en: 'Market comparables with adjustments', zh: '市场法（可比案例修正）' },
  question: {
    en: 'What do the prices of comparable transactions say, each corrected for how it differs from the subject?',
    zh: '将可比交易价格按差异逐项修正后，标的权利价值几何？',
  },
  sources: [
    {
      work: '市场法修正系数法: P* = P × ∏(1 + adjustment), weighted by similarity',
      locator: 'multiplicative grid of Chinese appraisal practice',
      mark: 'S',
    },
  ],
  conventions: [
    {
      en: 'Adjustments multiply; an adjustment made for one difference leaves the others as they are. Weights are scaled to 1.',
      zh: '各项修正连乘；权重归一化为1。',
    },
  ],
  notFor: [
    { en: 'Asking prices, which were not paid', zh: '挂牌价格：并非成交价' },
    { en: 'Prices of packages read as prices of one right', zh: '将组合价格误作单项权利价格' },
  ],
  seriesOf: 'comparable',
  inputs: {
    price: perComparable(money({ en: 'Price of the comparable', zh: '可比案例价格' })),
    timeFactor: optional(
      perComparable(
        number({ en: 'Price level at the valuation day over that of the deal', zh: '交易时间修正系数' }, factor),
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
    similarity: perComparable(
      number({ en: 'Similarity, as a weight', zh: '相似度（权重）' }, { minimum: '0', maximum: '1000' }),
    ),
  },
  formulas: {
    adjustedPrice: {
      is: 'price × timeFactor × (1 + termAdjustment) × (1 + scopeAdjustment) × (1 + qualityAdjustment)',
      en: 'Adjusted price',
      zh: '修正后价格',
    },
    grossAdjustment: {
      is: 'abs(timeFactor − 1) + abs(termAdjustment) + abs(scopeAdjustment) + abs(qualityAdjustment)',
      en: 'Gross adjustment',
      zh: '总修正幅度',
    },
    weight: { is: 'similarity ÷ sum(similarity)', en: 'Weight', zh: '权重' },
    value: { is: 'sum(weight × adjustedPrice)', en: 'Value by comparables', zh: '市场法评估值' },
  },
  conditions: [
    {
      code: 'no-similarity',
      that: 'sum(similarity) > 0',
      otherwise: 'refuse',
      en: 'at least one comparable must have a similarity above 0',
      zh: '至少一个可比案例的相似度须大于0',
    },
    {
      code: 'adjustment-above-price',
      that: 'max(grossAdjustment) ≤ 1',
      otherwise: 'warn',
      en: 'a comparable is adjusted by more than its own price: it hardly compares',
      zh: '某可比案例的总修正幅度超过其自身价格，可比性很弱',
    },
  ],
  examples: [
    {
      source: {
        work: 'rates 5, 4, 6 % with adjustments +10 −5 0, 0 +10 +5, −15 −10 +5',
        locator: 'independent computation',
        mark: 'C',
      },
      given: {
        price: ['5', '4', '6'],
        termAdjustment: ['0.1', '0', '-0.15'],
        scopeAdjustment: ['-0.05', '0.1', '-0.1'],
        qualityAdjustment: ['0', '0.05', '0.05'],
        similarity: ['0.5', '0.3', '0.2'],
      },
      expect: [{ name: 'value', is: '4.9624', within: '1e-9' }],
    },
    {
      source: {
        work: 'every adjustment at once, weights that do not add up to 1',
        locator: 'by hand: (3 × 188.76 + 136.08) ÷ 4',
        mark: 'C',
      },
      given: {
        price: ['100', '200'],
        timeFactor: ['1.1', '0.9'],
        termAdjustment: ['0.1', '-0.1'],
        scopeAdjustment: ['0.2', '-0.2'],
        qualityAdjustment: ['0.3', '0.05'],
        similarity: ['3', '1'],
      },
      expect: [
        { name: 'adjustedPrice', is: ['188.76', '136.08'], within: '0' },
        { name: 'grossAdjustment', is: ['0.7', '0.45'], within: '0' },
        { name: 'value', is: '175.59', within: '0' },
      ],
    },
  ],
});
