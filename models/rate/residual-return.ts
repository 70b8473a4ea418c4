import { libraryModel } from '../../src/formula/define-model.ts';
import { annualRate, money, perPart } from '../../src/formula/quantities.ts';

export const residualReturn = libraryModel({
  id: 'rate/residual-return',
  version: 1,
  title: { en: 'Return of one asset by difference', zh: '单项资产差额回报率' },
  question: {
    en: 'Which return is left for one asset, when all others and the whole have theirs?',
    zh: '已知整体与其他各项资产的回报率，剩余一项资产的回报率是多少？',
  },
  sources: [
    {
      work: '回报率拆分法: r = (WACC × EV − Σ fair value × return of the others) ÷ fair value of the asset',
      locator: 'opag.io/insights/wara-reconciliation-consistent-ppa-valuations',
      mark: 'S',
    },
  ],
  conventions: [
    {
      en: 'The asset is what the enterprise holds beyond the others named.',
      zh: '该资产为企业价值扣除所列其他资产后的余额。',
    },
  ],
  notFor: [
    {
      en: 'An asset that is a small remainder: every error of the others lands on it',
      zh: '余额占比很小的资产：其他各项误差将全部计入',
    },
  ],
  seriesOf: 'part',
  inputs: {
    enterpriseValue: money({ en: 'Enterprise value', zh: '企业价值' }),
    costOfCapital: annualRate({ en: 'Weighted cost of capital', zh: '加权平均资本成本' }),
    fairValue: perPart(money({ en: 'Fair value of another asset', zh: '其他资产公允价值' })),
    assetReturn: perPart(annualRate({ en: 'Return on it', zh: '其他资产回报率' })),
  },
  formulas: {
    remainder: { is: 'enterpriseValue − sum(fairValue)', en: 'Value of the asset', zh: '该资产价值' },
    earnedByOthers: { is: 'sum(fairValue × assetReturn)', en: 'Earned by the others', zh: '其他资产贡献的收益' },
    value: {
      is: 'enterpriseValue ÷ remainder × costOfCapital − sum(fairValue ÷ remainder × assetReturn)',
      en: 'Return of the asset',
      zh: '该资产回报率',
    },
  },
  conditions: [
    {
      code: 'nothing-left',
      that: 'enterpriseValue > sum(fairValue)',
      otherwise: 'refuse',
      en: 'the other assets take the whole enterprise: nothing is left whose return could be found',
      zh: '其他资产已占全部企业价值，无余额可求回报率',
    },
    {
      code: 'below-cost-of-capital',
      that: 'value ≥ costOfCapital',
      otherwise: 'warn',
      en: 'the return left is below the cost of capital: an intangible that earns less than the whole is rare',
      zh: '差额回报率低于资本成本：无形资产回报率通常不低于整体',
    },
  ],
  examples: [
    {
      source: {
        work: '资产评估 question (nntiku.com 37B66BD7)',
        locator: 'current, fixed and intangible assets 2 : 5 : 3, 8.6 % overall, 8 % on the others; prints 10 %',
        mark: 'S',
      },
      given: { enterpriseValue: '10', costOfCapital: '0.086', fairValue: ['2', '5'], assetReturn: ['0.08', '0.08'] },
      expect: [{ name: 'value', is: '0.1', within: '1e-30' }],
    },
    {
      source: {
        work: 'opag.io page on WARA, enterprise of 150 at 11.5 %, completed with customers of 50 at 12.5 %',
        locator: 'independent computation: goodwill',
        mark: 'C',
      },
      given: {
        enterpriseValue: '150',
        costOfCapital: '0.115',
        fairValue: ['10', '8', '12', '30', '50'],
        assetReturn: ['0.035', '0.05', '0.11', '0.14', '0.125'],
      },
      expect: [
        { name: 'remainder', is: '40', within: '0' },
        { name: 'earnedByOthers', is: '12.52', within: '0' },
        { name: 'value', is: '0.11825', within: '1e-30' },
      ],
    },
  ],
});
