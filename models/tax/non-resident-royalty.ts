import { libraryModel } from '../../src/formula/define-model.ts';
import { money, optional, share } from '../../src/formula/quantities.ts';

export const nonResidentRoyalty = libraryModel({
  id: 'tax/non-resident-royalty',
  version: 1,
  title: { en: 'Tax withheld from a non-resident’s royalty', zh: '非居民企业特许权使用费扣缴' },
  question: {
    en: 'How much tax is withheld from a royalty paid to an enterprise abroad?',
    zh: '向境外企业支付特许权使用费应扣缴多少企业所得税？',
  },
  sources: [{ work: '企业所得税法实施条例', locator: '第九十一条：减按10%的税率', mark: 'P' }],
  conventions: [
    { en: 'a lower rate of a treaty is given as such', zh: '税收协定规定更低税率时以协定税率填列' },
    { en: 'the tax is rounded to the fen, halves up', zh: '税额四舍五入到分' },
  ],
  notFor: [
    { en: 'royalties of an establishment in China, which is taxed as a resident', zh: '归属于境内机构、场所的所得' },
  ],
  inputs: {
    royalty: money({ en: 'Royalty, without value added tax', zh: '特许权使用费（不含增值税）' }),
    withholdingRate: share({ en: 'Rate of the law', zh: '法定扣缴税率' }),
    treatyRate: optional(share({ en: 'Rate of a treaty', zh: '协定税率' }), '1'),
    roundingStep: money({ en: 'One fen in the unit of the figures', zh: '一分（以计算单位表示）' }),
  },
  formulas: {
    appliedRate: { is: 'min(withholdingRate, treatyRate)', en: 'Rate that applies', zh: '适用税率' },
    value: { is: 'round(royalty × appliedRate, roundingStep)', en: 'Tax withheld', zh: '扣缴税额' },
  },
  examples: [
    {
      source: { work: 'article 91', locator: '1,234,567.89 at 10 %', mark: 'C' },
      given: { roundingStep: '0.01', royalty: '1234567.89', withholdingRate: '0.1' },
      expect: [{ name: 'value', is: '123456.79', within: '0' }],
    },
    {
      source: { work: 'a treaty at 6 %', locator: 'by hand', mark: 'C' },
      given: { roundingStep: '0.01', royalty: '1000000', withholdingRate: '0.1', treatyRate: '0.06' },
      expect: [{ name: 'value', is: '60000', within: '0' }],
    },
  ],
});
