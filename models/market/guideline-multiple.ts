import { libraryModel } from '../../src/formula/define-model.ts';
import { money, number, optional, perComparable, share } from '../../src/formula/quantities.ts';

const measure = { minimum: '0.000001' };

export const guidelineMultiple = libraryModel({
  id: 'market/guideline-multiple',
  version: 1,
  title: { en: 'Guideline multiples', zh: '可比交易乘数法' },
  question: {
    en: 'What is a right worth at the multiple of a measure (sales, profit, users) that comparable rights were sold for?',
    zh: '按可比交易的价格乘数（收入、利润、用户数等），标的权利价值几何？',
  },
  sources: [
    {
      work: 'Market comparison by a unit of measure: P* = Σ weight × (P ÷ M) × M of the subject',
      locator: 'weights by similarity, as in the grid of adjusted comparables',
      mark: 'C',
    },
  ],
  derivation: {
    en: 'each price is divided by the measure of its own right; the weighted mean multiple is applied to the measure of the subject',
    zh: '各可比价格除以其自身指标得乘数，加权平均后乘以标的指标',
  },
  notFor: [
    {
      en: 'asking prices, which are not sale prices; a measure that the right does not itself bring about',
      zh: '挂牌价（非成交价）；与该权利无关的指标',
    },
  ],
  seriesOf: 'comparable',
  inputs: {
    price: perComparable(money({ en: 'Price of the comparable', zh: '可比案例价格' })),
    comparableMeasure: perComparable(number({ en: 'Measure of the comparable', zh: '可比案例指标' }, measure)),
    similarity: perComparable(
      number({ en: 'Similarity, as a weight', zh: '相似度（权重）' }, { minimum: '0', maximum: '1000' }),
    ),
    subjectMeasure: number({ en: 'Measure of the subject', zh: '标的指标' }, measure),
    shortfall: optional(share({ en: 'Discount for what the subject lacks', zh: '折扣' }), '0'),
  },
  formulas: {
    multiple: { is: 'price ÷ comparableMeasure', en: 'Multiple', zh: '乘数' },
    weight: { is: 'similarity ÷ sum(similarity)', en: 'Weight', zh: '权重' },
    meanMultiple: { is: 'sum(weight × multiple)', en: 'Weighted mean multiple', zh: '加权平均乘数' },
    value: { is: 'meanMultiple × subjectMeasure × (1 − shortfall)', en: 'Value by multiples', zh: '乘数法评估值' },
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
      code: 'too-few-comparables',
      that: 'count(price) ≥ 3',
      otherwise: 'warn',
      en: 'fewer than three comparables',
      zh: '可比案例不足三个',
    },
    {
      code: 'multiples-far-apart',
      that: 'max(multiple) ≤ 5 × min(multiple)',
      otherwise: 'warn',
      en: 'the largest multiple is more than five times the smallest: their mean says little',
      zh: '最大乘数超过最小乘数五倍，均值意义有限',
    },
  ],
  examples: [
    {
      source: {
        work: 'prices 200, 900, 400 for measures 100, 300, 400, weights 2, 1, 1, subject 50, discount 20 %',
        locator: 'by hand: multiples 2, 3, 1, mean 2, × 50 × 0.8',
        mark: 'C',
      },
      given: {
        price: ['200', '900', '400'],
        comparableMeasure: ['100', '300', '400'],
        similarity: ['2', '1', '1'],
        subjectMeasure: '50',
        shortfall: '0.2',
      },
      expect: [
        { name: 'multiple', is: ['2', '3', '1'], within: '0' },
        { name: 'meanMultiple', is: '2', within: '0' },
        { name: 'value', is: '80', within: '0' },
      ],
    },
  ],
});
