import { libraryModel } from '../../src/formula/define-model.ts';
import { annualRate, count, money, number, optional, share, timing, years } from '../../src/formula/quantities.ts';

export const pastLicenceIncome = libraryModel({
  id: 'market/past-licence-income',
  version: 1,
  title: { en: 'Licence income of similar past cases', zh: '类似案例许可收益法' },
  question: {
    en: 'What is a licence worth that earns each year what similar past cases earned?',
    zh: '若每年取得与类似历史案例相同的许可收益，其现值是多少？',
  },
  sources: [
    {
      work: 'Present value of a level annual income, PA(r, n) = (1 − (1 + r)^−n) ÷ r, on an income observed in past cases',
      locator: '资产评估 question: 80 a year on a patent for ten years, prints 491.57',
      mark: 'S',
    },
  ],
  conventions: [
    {
      en: 'Income is level over the years that remain; exchange rate and price level are those of the valuation day.',
      zh: '剩余年限内收益相等；汇率与物价水平取评估基准日数。',
    },
  ],
  notFor: [
    {
      en: 'Cases of which only the paying ones were kept: free licences count with 0',
      zh: '仅保留有偿案例的样本：免费许可应按0计入',
    },
  ],
  inputs: {
    incomePerLicence: money({ en: 'Yearly income of one licence in similar past cases', zh: '类似案例单项许可年收益' }),
    licences: optional(count({ en: 'Licences expected to run', zh: '预计有效许可数' }), '1'),
    exchangeRate: optional(
      number(
        { en: 'Currency of the valuation for one unit of the cases’ currency', zh: '汇率' },
        { minimum: '0.000001' },
      ),
      '1',
    ),
    priceLevel: optional(
      number(
        { en: 'Price level at the valuation day over that of the cases', zh: '物价水平系数' },
        { minimum: '0.000001' },
      ),
      '1',
    ),
    taxRate: optional(share({ en: 'Income tax rate', zh: '所得税率' }), '0'),
    discountRate: annualRate({ en: 'Discount rate', zh: '折现率' }),
    remainingYears: years({ en: 'Years the licence still runs', zh: '剩余许可年限' }),
    timing: timing(),
  },
  formulas: {
    annualIncome: {
      is: 'incomePerLicence × licences × exchangeRate × priceLevel',
      en: 'Yearly licence income today',
      zh: '现行年许可收益',
    },
    afterTax: { is: 'annualIncome × (1 − taxRate)', en: 'Yearly income after tax', zh: '税后年收益' },
    value: {
      is: 'afterTax × annuity(discountRate, remainingYears, timing)',
      en: 'Value by past licence income',
      zh: '类似案例评估值',
    },
  },
  examples: [
    {
      source: {
        work: '资产评估 question',
        locator: 'use right of a patent, 80 a year for ten years at 10 %; prints 491.57',
        mark: 'S',
      },
      given: { incomePerLicence: '80', discountRate: '0.1', remainingYears: '10', timing: 'year-end' },
      expect: [
        { name: 'value', is: '491.57', within: '0.005' },
        { name: 'value', is: '491.5653684563748', within: '1e-12' },
      ],
    },
    {
      source: {
        work: 'three licences of 1000, 7 to 1, prices 1.2 times, 25 % tax, two years at 25 %',
        locator: 'by hand: 18900 × 1.44',
        mark: 'C',
      },
      given: {
        incomePerLicence: '1000',
        licences: '3',
        exchangeRate: '7',
        priceLevel: '1.2',
        taxRate: '0.25',
        discountRate: '0.25',
        remainingYears: '2',
        timing: 'year-end',
      },
      expect: [
        { name: 'annualIncome', is: '25200', within: '0' },
        { name: 'value', is: '27216', within: '0' },
      ],
    },
  ],
});
