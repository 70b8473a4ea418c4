import { libraryModel } from '../../src/formula/define-model.ts';
import { annualRate, money, optional, perYear, share, timing } from '../../src/formula/quantities.ts';

export const royaltyForLumpSum = libraryModel({
  id: 'licence/royalty-for-lump-sum',
  version: 1,
  title: { en: 'Running royalty equal to a lump sum', zh: '与一次总付等值的提成率' },
  question: {
    en: 'Which share of sales, after an entry fee if there is one, is worth as much as one payment at signing?',
    zh: '扣除入门费后，按销售额提成多少与一次总付等值？',
  },
  sources: [
    { work: 'equality of present values, entry fee and running royalty', locator: 'ρ = (L − E) ÷ PV(S)', mark: 'C' },
  ],
  conventions: [
    {
      en: 'payments are before tax on both sides; the rate must be one for flows before tax',
      zh: '双方付款均为税前口径，折现率亦须为税前口径',
    },
  ],
  notFor: [
    {
      en: 'sales that depend on the royalty itself, as when it is passed on in the price',
      zh: '销售额随提成率变化（如提成费计入售价）的情形',
    },
  ],
  inputs: {
    lumpSum: money({ en: 'Lump sum to be matched', zh: '一次总付金额' }),
    entryFee: optional(money({ en: 'Entry fee paid at signing', zh: '入门费' }), '0'),
    sales: perYear(money({ en: 'Sales under the licence', zh: '许可产品销售收入' })),
    profitMargin: optional(share({ en: 'Operating margin of the licensee', zh: '被许可方营业利润率' })),
    discountRate: annualRate({ en: 'Discount rate', zh: '折现率' }),
    timing: timing(),
  },
  formulas: {
    salesToday: {
      is: 'sum(sales × discount(discountRate, t, timing))',
      en: 'Sales at present value',
      zh: '销售收入现值',
    },
    value: { is: '(lumpSum − entryFee) ÷ salesToday', en: 'Royalty, share of sales', zh: '提成率' },
  },
  conditions: [
    {
      code: 'no-sales',
      that: 'sum(sales) > 0',
      otherwise: 'refuse',
      en: 'there must be some sales',
      zh: '销售收入合计必须大于0',
    },
    {
      code: 'entry-fee-above-lump-sum',
      that: 'entryFee ≤ lumpSum',
      otherwise: 'refuse',
      en: 'the entry fee alone is more than the lump sum',
      zh: '入门费超过一次总付金额',
    },
    {
      code: 'royalty-above-sales',
      that: 'value ≤ 1',
      otherwise: 'refuse',
      en: 'no share of sales is worth as much: the sales are too small',
      zh: '销售额过小，任何提成率均不足以等值',
    },
    {
      code: 'royalty-above-margin',
      that: 'value ≤ profitMargin',
      otherwise: 'warn',
      en: 'the royalty is more than the licensee earns on these sales',
      zh: '提成率高于被许可方的利润率',
    },
  ],
  examples: [
    {
      source: {
        work: 'sales 1000 … 1500, 15 %, 215.0427657445 less 60 at once',
        locator: 'independent computation',
        mark: 'C',
      },
      given: {
        lumpSum: '215.0427657445',
        entryFee: '60',
        sales: ['1000', '1200', '1400', '1500', '1500'],
        discountRate: '0.15',
        timing: 'year-end',
      },
      expect: [
        { name: 'salesToday', is: '4300.8553148892', within: '5e-10' },
        { name: 'value', is: '0.036049287', within: '5e-10' },
      ],
    },
    {
      source: { work: 'the same with 30 % of the lump sum at once', locator: '3.5 %', mark: 'C' },
      given: {
        lumpSum: '215.0427657445',
        entryFee: '64.51282972335',
        sales: ['1000', '1200', '1400', '1500', '1500'],
        discountRate: '0.15',
        timing: 'year-end',
      },
      expect: [{ name: 'value', is: '0.035', within: '1e-13' }],
    },
  ],
});
