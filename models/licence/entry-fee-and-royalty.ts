import { libraryModel } from '../../src/formula/define-model.ts';
import { annualRate, money, optional, share, timing, years } from '../../src/formula/quantities.ts';

export const entryFeeAndRoyalty = libraryModel({
  id: 'licence/entry-fee-and-royalty',
  version: 1,
  title: { en: 'Entry fee and running royalty', zh: '入门费加提成费' },
  question: {
    en: 'What is a licence worth to its owner that brings a fee at once and a share of income in each period?',
    zh: '一次性入门费加各期提成费，该许可的现值是多少？',
  },
  sources: [
    {
      work: '资产评估 examination cases: value = entry fee + income × royalty × PA(r, n)',
      locator: 'two worked answers',
      mark: 'S',
    },
  ],
  conventions: [
    {
      en: 'The fee is paid at once and not discounted; the rate is that of one period.',
      zh: '入门费即期支付不折现；折现率为每期利率。',
    },
  ],
  notFor: [
    { en: 'Income of the licensee that changes from period to period', zh: '被许可方收入逐期变动' },
    { en: 'A royalty with a minimum: the larger of the two is paid', zh: '设有最低提成费的许可：应取两者较大者' },
  ],
  inputs: {
    entryFee: optional(money({ en: 'Fee paid at once', zh: '入门费' }), '0'),
    periodIncome: money({ en: 'Income of the licensee in a period', zh: '被许可方每期收入' }),
    royaltyRate: share({ en: 'Royalty, share of income', zh: '提成率' }),
    taxRate: optional(
      share({ en: 'Income tax rate; 0 when figures are already after tax', zh: '所得税率（金额为税后时取0）' }),
      '0',
    ),
    periodRate: annualRate({ en: 'Discount rate of a period', zh: '每期折现率' }),
    periods: years({
      en: 'Periods of the licence: years, or days at a daily rate',
      zh: '许可期数（年，或按日利率计的天数）',
    }),
    timing: timing(),
  },
  formulas: {
    royalty: { is: 'periodIncome × royaltyRate', en: 'Royalty of a period', zh: '每期提成费' },
    royalties: { is: 'royalty × annuity(periodRate, periods, timing)', en: 'Royalties at present', zh: '提成费现值' },
    value: { is: '(entryFee + royalties) × (1 − taxRate)', en: 'Value of the licence', zh: '许可评估值' },
  },
  examples: [
    {
      source: {
        work: '资产评估 question',
        locator: 'entry fee 20, 35 % of 1000 for 6 years at 10 %; prints 1544.34',
        mark: 'S',
      },
      given: {
        entryFee: '20',
        periodIncome: '1000',
        royaltyRate: '0.35',
        periodRate: '0.1',
        periods: '6',
        timing: 'year-end',
      },
      expect: [
        { name: 'value', is: '1544.34', within: '0.005' },
        { name: 'value', is: '1544.34124481177899039322', within: '1e-20' },
      ],
    },
    {
      source: {
        work: '资产评估 question',
        locator: 'film, 30 % of 600 a day for 30 days at 0.02 % a day; prints 5383.30',
        mark: 'S',
      },
      given: { periodIncome: '600', royaltyRate: '0.3', periodRate: '0.0002', periods: '30', timing: 'year-end' },
      expect: [
        { name: 'value', is: '5383.30', within: '0.005' },
        { name: 'value', is: '5383.29565315524433006040', within: '1e-20' },
      ],
    },
    {
      source: {
        work: 'entry fee 10, half of 100 for two years at 25 %, after 20 % tax',
        locator: 'by hand: (10 + 72) × 0.8',
        mark: 'C',
      },
      given: {
        entryFee: '10',
        periodIncome: '100',
        royaltyRate: '0.5',
        taxRate: '0.2',
        periodRate: '0.25',
        periods: '2',
        timing: 'year-end',
      },
      expect: [{ name: 'value', is: '65.6', within: '0' }],
    },
  ],
});
