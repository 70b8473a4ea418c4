import { libraryModel } from '../../src/formula/define-model.ts';
import { money, share } from '../../src/formula/quantities.ts';

export const technologyVat = libraryModel({
  id: 'tax/technology-vat',
  version: 1,
  title: { en: 'Value added tax on a technology transfer', zh: '技术转让增值税' },
  question: {
    en: 'How much value added tax falls on the price of a technology transfer?',
    zh: '技术转让价款应缴多少增值税？',
  },
  sources: [{ work: '增值税法（2024）', locator: '第十条：无形资产税率百分之六', mark: 'P' }],
  conventions: [
    { en: 'output tax only, general taxpayer', zh: '仅计销项税额，一般纳税人' },
    { en: 'the tax is rounded to the fen, halves up', zh: '税额四舍五入到分' },
  ],
  notFor: [{ en: 'small-scale taxpayers, who have their own rate', zh: '小规模纳税人（另有征收率）' }],
  inputs: {
    price: money({ en: 'Price without tax', zh: '不含税价款' }),
    vatRate: share({ en: 'Rate for intangibles', zh: '无形资产税率' }),
    technologyTaxed: share({ en: 'Part of the price that is taxed', zh: '计税比例' }),
    roundingStep: money({ en: 'One fen in the unit of the figures', zh: '一分（以计算单位表示）' }),
  },
  formulas: {
    base: { is: 'price × technologyTaxed', en: 'Price that is taxed', zh: '计税价款' },
    value: { is: 'round(base × vatRate, roundingStep)', en: 'Value added tax', zh: '增值税额' },
  },
  examples: [
    {
      source: { work: 'the rate of article 10', locator: '1,000,000 at 6 %, half of it taxed', mark: 'C' },
      given: { roundingStep: '0.01', price: '1000000', vatRate: '0.06', technologyTaxed: '0.5' },
      expect: [{ name: 'value', is: '30000', within: '0' }],
    },
  ],
});
