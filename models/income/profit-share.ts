import { seriesWithinLegalLife, statedBases, statedLegalLife, taxedBasesAgree } from '../../src/domain/stated-bases.ts';
import { libraryModel } from '../../src/formula/define-model.ts';
import { annualRate, optional, perYear, share, signedMoney, timing } from '../../src/formula/quantities.ts';

export const profitShare = libraryModel({
  id: 'income/profit-share',
  version: 1,
  title: { en: 'Profit share', zh: '利润分成法' },
  question: {
    en: 'What is the part of the expected profit worth that belongs to the right?',
    zh: '预期利润中归属于该权利的部分，其现值是多少？',
  },
  sources: [
    {
      work: '资产评估 examination cases: value = Σ profit × share × discount factor',
      locator: 'two worked answers',
      mark: 'S',
    },
  ],
  conventions: [{ en: 'The share is of operating profit, applied before tax.', zh: '分成基数为营业利润，税前分成。' }],
  notFor: [
    {
      en: 'Gross profit as the base: costs of selling and running belong to the user',
      zh: '以毛利为基数：销售与管理费用由使用方承担',
    },
    { en: 'A share by rule of thumb without other evidence', zh: '仅凭经验法则、无其他依据的分成率' },
  ],
  inputs: {
    profit: perYear(signedMoney({ en: 'Expected profit of the product', zh: '预期利润' })),
    profitShare: share({ en: 'Profit share of the right', zh: '利润分成率' }),
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
    profitToday: {
      is: 'profit × discount(discountRate, t, timing)',
      en: 'Present value of the profit',
      zh: '利润现值',
    },
    presentValueOfProfits: { is: 'sum(profitToday)', en: 'Present value of all profits', zh: '利润现值合计' },
    presentValue: {
      is: 'profitToday × profitShare × (1 − taxRate)',
      en: 'Present value of the right’s part',
      zh: '无形资产收益现值',
    },
    value: { is: 'sum(presentValue)', en: 'Value by profit share', zh: '利润分成法评估值' },
  },
  conditions: [
    {
      code: 'profit-share-unusual',
      that: 'profitShare ≤ 0.34',
      otherwise: 'warn',
      en: 'the share is above a quarter to a third, what custom gives to technology',
      zh: '分成率高于惯常的四分之一至三分之一',
    },
    seriesWithinLegalLife,
    ...taxedBasesAgree,
  ],
  examples: [
    {
      source: {
        work: '资产评估 question',
        locator: 'patent contributed in kind, share rounded to 15.39 %; prints 248.45',
        mark: 'S',
      },
      given: {
        profit: ['400', '420', '430', '450', '440'],
        profitShare: '0.1539',
        discountRate: '0.1',
        timing: 'year-end',
      },
      expect: [{ name: 'value', is: '248.45', within: '0.005' }],
    },
    {
      source: {
        work: '资产评估 question',
        locator:
          'trade mark, a quarter of new profits; the printed 66,957.625 rests on a wrong factor (.8564 for .8264)',
        mark: 'C',
      },
      given: {
        profit: ['50000', '55000', '60000', '65000', '70000', '75000'],
        profitShare: '0.25',
        discountRate: '0.1',
        timing: 'year-end',
      },
      expect: [
        { name: 'presentValueOfProfits', is: '266183.8909', within: '0.00005' },
        { name: 'value', is: '66545.9727', within: '0.00005' },
      ],
    },
    {
      source: {
        work: '资产评估 question',
        locator: 'turbine patent, 12.95 % of 1200 after 25 % tax; prints 116.55',
        mark: 'S',
      },
      given: { profit: ['1200'], profitShare: '0.1295', taxRate: '0.25', discountRate: '0', timing: 'year-end' },
      expect: [{ name: 'value', is: '116.55', within: '0' }],
    },
  ],
  misprints: [
    {
      source: {
        work: '资产评估 question (hbjxjyw)',
        locator: 'trade mark, a quarter of new profits; prints 66,957.625',
        mark: 'S',
      },
      given: {
        profit: ['50000', '55000', '60000', '65000', '70000', '75000'],
        profitShare: '0.25',
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
