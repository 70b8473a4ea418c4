import { seriesWithinLegalLife, statedBases, statedLegalLife, taxedBasesAgree } from '../../src/domain/stated-bases.ts';
import { libraryModel } from '../../src/formula/define-model.ts';
import { annualRate, count, optional, perYear, share, signedMoney, timing } from '../../src/formula/quantities.ts';

export const customaryProfitShare = libraryModel({
  id: 'income/customary-profit-share',
  version: 1,
  title: { en: 'Profit share by custom', zh: '利润分成惯例（三分法、四分法）' },
  question: {
    en: 'What would custom give the right: a third of the profit, or a quarter?',
    zh: '按三分法或四分法，该权利应分得的利润现值是多少？',
  },
  sources: [
    {
      work: '三分法: a third of profit to technology beside capital and labour; 四分法 and the 25 % rule: a quarter, management counted too',
      locator: 'ti.zuoweng.com BbSsKKKQ; SSRN 1141865 on the 25 % rule',
      mark: 'S',
    },
  ],
  conventions: [
    {
      en: 'The factors share equally. Profit is operating profit, before tax.',
      zh: '各要素平均分享；利润为税前营业利润。',
    },
  ],
  notFor: [
    { en: 'Evidence in a dispute: courts ask for facts of the case', zh: '诉讼证据：法院要求个案依据' },
    { en: 'A value that rests on nothing else', zh: '作为唯一依据的评估结论' },
    { en: 'Gross profit', zh: '毛利' },
  ],
  inputs: {
    operatingProfit: perYear(signedMoney({ en: 'Operating profit of the product', zh: '产品营业利润' })),
    factors: {
      ...count({
        en: 'Factors that share: 3 (capital, labour, technology) or 4 (management too)',
        zh: '分享要素数：3（资金、劳动、技术）或4（另计管理）',
      }),
      minimum: '3',
      maximum: '4',
    },
    taxRate: optional(
      share({ en: 'Income tax rate; 0 when figures are already after tax', zh: '所得税率（金额为税后时取0）' }),
      '0',
    ),
    discountRate: annualRate({ en: 'Discount rate', zh: '折现率' }),
    timing: timing(),
    ...statedLegalLife,
    ...statedBases,
  },
  formulas: {
    customaryShare: { is: '1 ÷ factors', en: 'Share by custom', zh: '惯例分成率' },
    income: { is: 'operatingProfit × customaryShare × (1 − taxRate)', en: 'Profit of the right', zh: '无形资产收益额' },
    value: { is: 'sum(income × discount(discountRate, t, timing))', en: 'Value by custom', zh: '惯例分成评估值' },
  },
  conditions: [
    ...taxedBasesAgree,
    seriesWithinLegalLife,
    {
      code: 'custom-is-not-evidence',
      that: 'customaryShare < 0',
      otherwise: 'warn',
      en: 'a rule of thumb says nothing about this right: support the share by facts, or use it as a check',
      zh: '经验法则不反映个案：分成率应有事实依据，本结果仅供校核',
    },
  ],
  examples: [
    {
      source: { work: 'a third and two years of 300 at 25 % after 20 % tax', locator: 'by hand: 64 + 51.2', mark: 'C' },
      given: {
        operatingProfit: ['300', '300'],
        factors: '3',
        taxRate: '0.2',
        discountRate: '0.25',
        timing: 'year-end',
      },
      expect: [{ name: 'value', is: '115.2', within: '1e-28' }],
    },
    {
      source: {
        work: 'a quarter of new profits of a trade mark (hbjxjyw), 50000 … 75000 at 10 %',
        locator: 'correct answer to a misprinted one',
        mark: 'C',
      },
      given: {
        operatingProfit: ['50000', '55000', '60000', '65000', '70000', '75000'],
        factors: '4',
        discountRate: '0.1',
        timing: 'year-end',
      },
      expect: [{ name: 'value', is: '66545.9727', within: '5e-5' }],
    },
  ],
  misprints: [
    {
      source: { work: '资产评估 question (hbjxjyw)', locator: 'prints 66,957.625', mark: 'S' },
      given: {
        operatingProfit: ['50000', '55000', '60000', '65000', '70000', '75000'],
        factors: '4',
        discountRate: '0.1',
        timing: 'year-end',
      },
      name: 'value',
      printed: '66957.625',
      en: 'the factor of the second year is .8264, not .8564',
      zh: '第二年折现系数应为0.8264，误用0.8564',
    },
  ],
});
