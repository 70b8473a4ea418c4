import { libraryModel } from '../../src/formula/define-model.ts';
import { perPart, share } from '../../src/formula/quantities.ts';

export const royaltyStack = libraryModel({
  id: 'licence/royalty-stack',
  version: 1,
  title: { en: 'Royalty stack under a cap', zh: '许可费堆叠与封顶' },
  question: {
    en: 'What does each of several royalties on one product become when together they may not exceed a cap?',
    zh: '同一产品的多项提成率合计封顶后，各自降为多少？',
  },
  sources: [{ work: 'proportional reduction of stacked royalties', locator: 'ρᵢ × min(1, cap ÷ Σ ρ)', mark: 'C' }],
  conventions: [
    { en: 'all are cut in the same proportion, whatever they are worth', zh: '各项按相同比例下调，不区分贡献' },
  ],
  notFor: [
    {
      en: 'patents of different weight: share the cap out by contribution, then enter those shares',
      zh: '各项专利贡献差异明显的情形：应先按贡献分配封顶额',
    },
  ],
  seriesOf: 'part',
  inputs: {
    rate: perPart(share({ en: 'Royalty asked for', zh: '各项提成率' })),
    cap: share({ en: 'Most that all may come to', zh: '合计上限' }),
  },
  formulas: {
    asked: { is: 'sum(rate)', en: 'Royalties asked for, together', zh: '提成率合计' },
    factor: { is: 'min(1, cap ÷ asked)', en: 'Part of each that is paid', zh: '下调系数' },
    scaled: { is: 'rate × factor', en: 'Royalty paid', zh: '下调后的提成率' },
    value: { is: 'sum(scaled)', en: 'Royalties paid, together', zh: '下调后合计' },
  },
  conditions: [
    {
      code: 'no-royalty',
      that: 'sum(rate) > 0',
      otherwise: 'refuse',
      en: 'at least one royalty must be above 0',
      zh: '至少一项提成率必须大于0',
    },
  ],
  examples: [
    {
      source: { work: '3, 2.5, 4 and 1.5 % under a cap of 8 %', locator: 'independent computation', mark: 'C' },
      given: { rate: ['0.03', '0.025', '0.04', '0.015'], cap: '0.08' },
      expect: [
        { name: 'scaled', is: ['0.02181818', '0.01818182', '0.02909091', '0.01090909'], within: '5e-9' },
        { name: 'value', is: '0.08', within: '1e-30' },
      ],
    },
    {
      source: { work: '3 and 2 % under a cap of 8 %', locator: 'nothing is cut', mark: 'C' },
      given: { rate: ['0.03', '0.02'], cap: '0.08' },
      expect: [
        { name: 'scaled', is: ['0.03', '0.02'], within: '0' },
        { name: 'value', is: '0.05', within: '0' },
      ],
    },
  ],
});
