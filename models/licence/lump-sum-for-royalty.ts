import { libraryModel } from '../../src/formula/define-model.ts';
import { annualRate, money, perYear, share, timing } from '../../src/formula/quantities.ts';

export const lumpSumForRoyalty = libraryModel({
  id: 'licence/lump-sum-for-royalty',
  version: 1,
  title: { en: 'Lump sum equal to a running royalty', zh: '与提成费等值的一次总付' },
  question: {
    en: 'Which single payment at signing is worth as much as a share of sales in each year?',
    zh: '签约时一次付清多少，与逐年按销售额提成等值？',
  },
  sources: [
    { work: 'equality of present values of a lump sum and a running royalty', locator: 'L = Σ ρ S D', mark: 'C' },
  ],
  conventions: [
    {
      en: 'payments are before tax on both sides; the rate must be one for flows before tax',
      zh: '双方付款均为税前口径，折现率亦须为税前口径',
    },
  ],
  notFor: [
    {
      en: 'a licensee who may stop paying: the lump sum is certain and the royalty is not',
      zh: '被许可方可能停止付款的情形：一次总付确定而提成不确定',
    },
  ],
  inputs: {
    sales: perYear(money({ en: 'Sales under the licence', zh: '许可产品销售收入' })),
    royaltyRate: share({ en: 'Royalty, share of sales', zh: '提成率' }),
    discountRate: annualRate({ en: 'Discount rate', zh: '折现率' }),
    timing: timing(),
  },
  formulas: {
    royalty: { is: 'sales × royaltyRate', en: 'Royalty of the year', zh: '当年提成费' },
    value: {
      is: 'sum(royalty × discount(discountRate, t, timing))',
      en: 'Lump sum',
      zh: '一次总付金额',
    },
  },
  examples: [
    {
      source: { work: 'sales 1000 … 1500, 5 %, 15 % at year end', locator: 'independent computation', mark: 'C' },
      given: {
        sales: ['1000', '1200', '1400', '1500', '1500'],
        royaltyRate: '0.05',
        discountRate: '0.15',
        timing: 'year-end',
      },
      expect: [{ name: 'value', is: '215.0427657445', within: '5e-11' }],
    },
  ],
});
