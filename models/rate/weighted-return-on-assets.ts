import { libraryModel } from '../../src/formula/define-model.ts';
import { annualRate, money, optional, perPart } from '../../src/formula/quantities.ts';

export const weightedReturnOnAssets = libraryModel({
  id: 'rate/weighted-return-on-assets',
  version: 1,
  title: { en: 'Weighted return on assets', zh: '加权平均资产回报率' },
  question: {
    en: 'Do the returns of all assets add up to the cost of capital of the enterprise that owns them?',
    zh: '各项资产回报率按公允价值加权后，是否与企业加权平均资本成本相符？',
  },
  sources: [
    {
      work: 'WARA = Σ (fair value ÷ enterprise value) × return; |WARA − WACC| at most 0.5 to 1 point',
      locator: 'opag.io/insights/wara-reconciliation-consistent-ppa-valuations',
      mark: 'S',
    },
  ],
  conventions: [
    {
      en: 'All assets count, goodwill too: the fair values are the enterprise. The tolerance is 1 point unless stated.',
      zh: '含商誉在内的全部资产，公允价值合计即企业价值；容差默认1个百分点。',
    },
  ],
  notFor: [
    {
      en: 'A proof: returns can be wrong one by one and still meet on average',
      zh: '不能作为证明：各项回报率可能各有偏差而均值相符',
    },
  ],
  seriesOf: 'part',
  inputs: {
    fairValue: perPart(money({ en: 'Fair value of the asset', zh: '资产公允价值' })),
    assetReturn: perPart(annualRate({ en: 'Return on the asset', zh: '资产回报率' })),
    costOfCapital: optional(
      annualRate({ en: 'Weighted cost of capital to compare with', zh: '用于比对的加权平均资本成本' }),
    ),
    tolerance: optional(annualRate({ en: 'Gap that is tolerated', zh: '容许差额' }), '0.01'),
  },
  formulas: {
    whole: { is: 'sum(fairValue)', en: 'Enterprise value', zh: '企业价值' },
    contribution: { is: 'fairValue ÷ whole × assetReturn', en: 'Weighted return', zh: '加权回报率' },
    value: { is: 'sum(contribution)', en: 'Weighted return on assets', zh: '加权平均资产回报率' },
  },
  conditions: [
    {
      code: 'no-assets',
      that: 'sum(fairValue) > 0',
      otherwise: 'refuse',
      en: 'there must be some assets',
      zh: '资产公允价值合计必须大于0',
    },
    {
      code: 'off-cost-of-capital',
      that: 'abs(value − costOfCapital) ≤ tolerance',
      otherwise: 'warn',
      en: 'the returns of the assets do not meet the cost of capital within the tolerance',
      zh: '加权平均资产回报率与资本成本之差超出容许范围',
    },
  ],
  examples: [
    {
      source: {
        work: 'opag.io page on WARA, enterprise of 150 at 11.5 %',
        locator:
          'working capital 10, fixed 8, trade name 12, technology 30 as published; customers 50 and goodwill 40 made up to meet it',
        mark: 'C',
      },
      given: {
        fairValue: ['10', '8', '12', '30', '50', '40'],
        assetReturn: ['0.035', '0.05', '0.11', '0.14', '0.125', '0.11825'],
        costOfCapital: '0.115',
      },
      expect: [
        { name: 'whole', is: '150', within: '0' },
        {
          name: 'contribution',
          is: ['0.002333', '0.002667', '0.0088', '0.028', '0.041667', '0.031533'],
          within: '5e-7',
        },
        { name: 'value', is: '0.115', within: '1e-30' },
      ],
    },
  ],
});
