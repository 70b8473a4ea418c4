import { renewableOnly, statedBases, taxedBasesAgree } from '../../src/domain/stated-bases.ts';
import { libraryModel } from '../../src/formula/define-model.ts';
import { annualRate, flag, optional, share, signedMoney } from '../../src/formula/quantities.ts';

export const capitalisedIncome = libraryModel({
  id: 'income/capitalised-income',
  version: 1,
  title: { en: 'Capitalised income', zh: '收益资本化法' },
  question: {
    en: 'What is an income worth that goes on for ever, a part of which belongs to the right?',
    zh: '永续收益中归属于该权利的部分，其资本化价值是多少？',
  },
  sources: [
    { work: 'Capitalised income: V = income × (1 + g) ÷ (r − g)', locator: '资产评估 examination cases', mark: 'S' },
  ],
  conventions: [
    {
      en: 'Income is that of the year just over where it grows; the first flow falls a year from now.',
      zh: '有增长时收益为基准日前一年数；首期现金流在一年后。',
    },
  ],
  notFor: [
    { en: 'A right that ends, such as a patent', zh: '有终止期的权利，如专利' },
    { en: 'An income that cannot be kept up without new investment', zh: '须追加投资方可维持的收益' },
  ],
  inputs: {
    income: signedMoney({ en: 'Yearly income', zh: '年收益' }),
    rightShare: optional(share({ en: 'Part of it that belongs to the right', zh: '归属于该权利的比例' }), '1'),
    taxRate: optional(
      share({ en: 'Income tax rate; 0 when figures are already after tax', zh: '所得税率（金额为税后时取0）' }),
      '0',
    ),
    growth: optional(annualRate({ en: 'Growth of the income', zh: '收益增长率' }), '0'),
    capitalisationRate: annualRate({ en: 'Rate of capitalisation, before growth', zh: '资本化率（未扣增长率）' }),
    isRenewable: optional(flag({ en: 'The income has no last year', zh: '收益无终止期' }), true),
    ...statedBases,
  },
  formulas: {
    ofTheRight: { is: 'income × rightShare × (1 − taxRate)', en: 'Income of the right', zh: '无形资产收益额' },
    value: {
      is: 'ofTheRight × (1 + growth) ÷ (capitalisationRate − growth)',
      en: 'Income, capitalised',
      zh: '收益资本化价值',
    },
  },
  conditions: [
    renewableOnly,
    ...taxedBasesAgree,
    {
      code: 'growth-not-below-rate',
      that: 'capitalisationRate > growth',
      otherwise: 'refuse',
      en: 'the rate must be above the growth: the value would have no end',
      zh: '资本化率必须高于增长率',
    },
  ],
  examples: [
    {
      source: {
        work: '资产评估 question (nntiku.com 37B66BD7)',
        locator: 'excess income of 120, of which 80 %, at 10 %; prints 960',
        mark: 'S',
      },
      given: { income: '120', rightShare: '0.8', capitalisationRate: '0.1' },
      expect: [
        { name: 'ofTheRight', is: '96', within: '0' },
        { name: 'value', is: '960', within: '0' },
      ],
    },
    {
      source: { work: '100 after 20 % tax, growing 25 %, at 75 %', locator: 'by hand: 80 × 1.25 ÷ 0.5', mark: 'C' },
      given: { income: '100', taxRate: '0.2', growth: '0.25', capitalisationRate: '0.75' },
      expect: [{ name: 'value', is: '200', within: '0' }],
    },
  ],
});
