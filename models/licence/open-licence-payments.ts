import { libraryModel } from '../../src/formula/define-model.ts';
import { annualRate, money, optional, perYear, share, timing } from '../../src/formula/quantities.ts';

export const openLicencePayments = libraryModel({
  id: 'licence/open-licence-payments',
  version: 1,
  title: { en: 'Payments of an open licence', zh: '开放许可使用费' },
  question: {
    en: 'What does a licensee pay in each year, and in all, under a declared entry fee and running royalty?',
    zh: '按声明的入门费与提成率，被许可人逐年及合计应付多少？',
  },
  sources: [
    {
      work: '专利法实施细则 (2023)',
      locator: '第八十五条: the declaration states way and standard of payment',
      mark: 'P',
    },
    {
      work: 'CNIPA notice on fully advancing the open patent licence system (2024), as quoted in the press',
      locator: 'fixed fee, share of net sales and share of profit that are in general not exceeded',
      mark: 'S',
    },
  ],
  conventions: [
    { en: 'the entry fee is paid in the first year', zh: '入门费于首年支付' },
    { en: 'the base is net sales or profit, as declared', zh: '计费基数为净销售额或利润，以声明为准' },
  ],
  notFor: [
    {
      en: 'a patent that may not be declared: exclusively licensed, suspended, with fees unpaid, or pledged without consent',
      zh: '不得实行开放许可的专利：独占或排他许可中、中止、欠缴年费、未经质权人同意的质押专利',
    },
  ],
  inputs: {
    entryFee: optional(money({ en: 'Entry fee', zh: '入门费' }), '0'),
    base: perYear(money({ en: 'Net sales or profit', zh: '净销售额或利润' })),
    rate: share({ en: 'Running royalty, share of the base', zh: '提成率' }),
    fixedCeiling: optional(money({ en: 'Fixed fee that is in general not exceeded', zh: '固定费一般上限' })),
    rateCeiling: optional(share({ en: 'Royalty that is in general not exceeded', zh: '提成率一般上限' })),
    discountRate: optional(annualRate({ en: 'Discount rate', zh: '折现率' }), '0'),
    timing: timing(),
  },
  formulas: {
    payments: {
      is: 'base × rate + (if t = 1 then entryFee else 0)',
      en: 'Payment of the year',
      zh: '当年应付',
    },
    total: { is: 'sum(payments)', en: 'Payments in all', zh: '合计应付' },
    value: {
      is: 'entryFee + sum(base × rate × discount(discountRate, t, timing))',
      en: 'Payments at present value, the entry fee at once',
      zh: '付款现值（入门费即付）',
    },
  },
  conditions: [
    {
      code: 'entry-fee-above-guidance',
      that: 'entryFee ≤ fixedCeiling',
      otherwise: 'warn',
      en: 'the entry fee is above what is in general not exceeded; say why',
      zh: '入门费高于一般上限，应说明理由',
    },
    {
      code: 'rate-above-guidance',
      that: 'rate ≤ rateCeiling',
      otherwise: 'warn',
      en: 'the royalty is above what is in general not exceeded; say why',
      zh: '提成率高于一般上限，应说明理由',
    },
  ],
  examples: [
    {
      source: {
        work: 'entry fee 50,000 and 3 % of net sales of 1, 2 and 1.5 million',
        locator: 'arithmetic of the rule',
        mark: 'C',
      },
      given: { entryFee: '50000', base: ['1000000', '2000000', '1500000'], rate: '0.03', timing: 'year-end' },
      expect: [
        { name: 'payments', is: ['80000', '60000', '45000'], within: '0' },
        { name: 'total', is: '185000', within: '0' },
      ],
    },
    {
      source: { work: 'entry fee 10 and a tenth of 125, 25 %', locator: 'by hand: 10 + 10', mark: 'C' },
      given: { entryFee: '10', base: ['125'], rate: '0.1', discountRate: '0.25', timing: 'year-end' },
      expect: [{ name: 'value', is: '20', within: '0' }],
    },
  ],
});
