import { libraryModel } from '../../src/formula/define-model.ts';
import { annualRate, money, perYear, share, timing } from '../../src/formula/quantities.ts';

export const royaltyWithMinimum = libraryModel({
  id: 'licence/royalty-with-minimum',
  version: 1,
  title: { en: 'Running royalty with a guaranteed minimum', zh: '附最低保证金的提成费' },
  question: {
    en: 'What is a royalty worth that is a share of sales, but in no year less than a guaranteed amount?',
    zh: '按销售额提成且每年不低于保证金额的许可费，其现值是多少？',
  },
  sources: [{ work: 'minimum guarantee', locator: 'payment = max(MG, ρ × S)', mark: 'C' }],
  conventions: [
    {
      en: 'each year stands alone: what falls short in one is not made up from another',
      zh: '逐年独立计算，各年之间不抵补',
    },
    {
      en: 'payments are before tax on both sides; the rate must be one for flows before tax',
      zh: '双方付款均为税前口径，折现率亦须为税前口径',
    },
  ],
  notFor: [
    {
      en: 'minima that are advances on later royalties, and sales whose spread matters: a simulation tells what the minimum is worth then',
      zh: '保证金可抵扣后续提成，或销售波动显著的情形：应以模拟估计保证金价值',
    },
  ],
  inputs: {
    sales: perYear(money({ en: 'Sales under the licence', zh: '许可产品销售收入' })),
    minimum: perYear(money({ en: 'Guaranteed minimum of the year', zh: '当年最低保证金' })),
    royaltyRate: share({ en: 'Royalty, share of sales', zh: '提成率' }),
    discountRate: annualRate({ en: 'Discount rate', zh: '折现率' }),
    timing: timing(),
  },
  formulas: {
    royalty: { is: 'sales × royaltyRate', en: 'Royalty without minimum', zh: '未计保证金的提成费' },
    payment: { is: 'max(minimum, royalty)', en: 'Payment of the year', zh: '当年付款' },
    minimumToday: {
      is: 'sum((payment − royalty) × discount(discountRate, t, timing))',
      en: 'What the minimum adds, at present value',
      zh: '保证金增加的现值',
    },
    value: {
      is: 'sum(payment × discount(discountRate, t, timing))',
      en: 'Value of the payments',
      zh: '付款现值',
    },
  },
  examples: [
    {
      source: {
        work: '5 % of 1000 and of 2000, at least 75 a year, 25 %',
        locator: 'by hand: 60 + 64; the minimum adds 20',
        mark: 'C',
      },
      given: {
        sales: ['1000', '2000'],
        minimum: ['75', '75'],
        royaltyRate: '0.05',
        discountRate: '0.25',
        timing: 'year-end',
      },
      expect: [
        { name: 'payment', is: ['75', '100'], within: '0' },
        { name: 'minimumToday', is: '20', within: '0' },
        { name: 'value', is: '124', within: '0' },
      ],
    },
  ],
});
