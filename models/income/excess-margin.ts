import { seriesWithinLegalLife, statedBases, statedLegalLife, taxedBasesAgree } from '../../src/domain/stated-bases.ts';
import { libraryModel } from '../../src/formula/define-model.ts';
import { annualRate, money, perYear, share, timing } from '../../src/formula/quantities.ts';

export const excessMargin = libraryModel({
  id: 'income/excess-margin',
  version: 1,
  title: { en: 'Excess margin', zh: '利润率差额法' },
  question: {
    en: 'What is it worth that sales earn a higher margin than those of the industry, as far as the right is the cause?',
    zh: '销售利润率高于行业水平中归因于该权利的部分，其现值是多少？',
  },
  sources: [
    {
      work: '资产评估 examination cases, 差额法: excess = sales × (own margin − margin of the industry) × contribution × (1 − tax)',
      locator: '2017 资产评估实务二, trade mark',
      mark: 'S',
    },
  ],
  conventions: [
    {
      en: 'Only the excess over the industry counts; a margin below it gives a negative value, which is shown.',
      zh: '仅计高于行业的部分；低于行业时结果为负并照实列示。',
    },
  ],
  notFor: [
    {
      en: 'An industry margin that holds owners of like rights: the excess is then too small',
      zh: '行业利润率样本含同类权利人：超额部分被低估',
    },
    { en: 'An excess that capacity or place explains', zh: '由产能或地段形成的超额收益' },
  ],
  inputs: {
    sales: perYear(money({ en: 'Sales covered by the right', zh: '受保护产品销售收入' })),
    ownMargin: share({ en: 'Own margin on sales', zh: '企业销售利润率' }),
    industryMargin: share({ en: 'Margin of the industry', zh: '行业销售利润率' }),
    contributionShare: share({ en: 'Part of the excess that the right causes', zh: '该权利对超额收益的贡献率' }),
    taxRate: share({ en: 'Income tax rate', zh: '所得税率' }),
    discountRate: annualRate({ en: 'Discount rate', zh: '折现率' }),
    timing: timing(),
    ...statedLegalLife,
    ...statedBases,
  },
  formulas: {
    excessReturn: { is: 'ownMargin − industryMargin', en: 'Excess margin', zh: '超额收益率' },
    rightReturn: { is: 'excessReturn × contributionShare', en: 'Excess margin of the right', zh: '该权利的超额收益率' },
    income: { is: 'sales × rightReturn × (1 − taxRate)', en: 'Income of the right after tax', zh: '该权利税后收益' },
    presentValue: { is: 'income × discount(discountRate, t, timing)', en: 'Present value of the year', zh: '当年现值' },
    value: { is: 'sum(presentValue)', en: 'Value by excess margin', zh: '差额法评估值' },
  },
  conditions: [seriesWithinLegalLife, ...taxedBasesAgree],
  examples: [
    {
      source: {
        work: '2017 资产评估实务二, beverage trade mark',
        locator: '35 % against 15 %, of which 55 %; prints 11 %',
        mark: 'S',
      },
      given: {
        sales: ['15000'],
        ownMargin: '0.35',
        industryMargin: '0.15',
        contributionShare: '0.55',
        taxRate: '0.25',
        discountRate: '0',
        timing: 'year-end',
      },
      expect: [
        { name: 'excessReturn', is: '0.2', within: '0' },
        { name: 'rightReturn', is: '0.11', within: '0' },
        { name: 'value', is: '1237.5', within: '0' },
      ],
    },
    {
      source: {
        work: 'the first four years of the same question at 13.5 %',
        locator: 'independent computation',
        mark: 'C',
      },
      given: {
        sales: ['15000', '18000', '20700', '22800'],
        ownMargin: '0.35',
        industryMargin: '0.15',
        contributionShare: '0.55',
        taxRate: '0.25',
        discountRate: '0.135',
        timing: 'year-end',
      },
      expect: [{ name: 'value', is: '4544.4985967643', within: '1e-9' }],
    },
  ],
});
