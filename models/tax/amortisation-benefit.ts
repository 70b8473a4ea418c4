import { libraryModel } from '../../src/formula/define-model.ts';
import { annualRate, share, timing, years } from '../../src/formula/quantities.ts';

export const amortisationBenefit = libraryModel({
  id: 'tax/amortisation-benefit',
  version: 1,
  title: { en: 'Tax amortisation benefit', zh: '税收摊销收益系数' },
  question: {
    en: 'By which factor does a value grow, because its buyer may amortise it for tax?',
    zh: '买方可税前摊销时，价值应乘以多大的系数？',
  },
  sources: [
    {
      work: 'Tax amortisation benefit, F = 1 ÷ (1 − t/n · PA(k, n))',
      locator: 'en.wikipedia.org/wiki/Tax_amortization_benefit',
      mark: 'S',
    },
  ],
  conventions: [
    {
      en: 'Straight line over the tax life; the factor grosses up, since the benefit is itself amortised.',
      zh: '按税法年限直线摊销；系数已含摊销收益自身的循环计入。',
    },
    {
      en: 'In China the tax life is at least 10 years, or the term of law or contract for a right that was contributed or bought.',
      zh: '中国税法年限不少于10年；投资或受让的权利可按法律或合同年限。',
    },
  ],
  notFor: [
    { en: 'A value from market prices: buyers have paid for the benefit already', zh: '市场法结果：成交价已含该收益' },
    { en: 'A buyer that may not amortise', zh: '不得税前摊销的买方' },
    { en: 'The useful life in place of the tax life', zh: '以使用寿命代替税法年限' },
  ],
  inputs: {
    taxRate: share({ en: 'Income tax rate', zh: '所得税率' }),
    discountRate: annualRate({ en: 'Discount rate', zh: '折现率' }),
    taxLife: years({ en: 'Tax amortisation life', zh: '税法摊销年限' }),
    timing: timing(),
  },
  formulas: {
    shelter: {
      is: 'taxRate ÷ taxLife × annuity(discountRate, taxLife, timing)',
      en: 'Tax saved at present, share of what is amortised',
      zh: '节税现值占摊销额比例',
    },
    value: {
      is: 'taxBenefit(taxRate, discountRate, taxLife, timing)',
      en: 'Tax amortisation benefit, factor',
      zh: '税收摊销收益系数',
    },
  },
  examples: [
    {
      source: { work: 'opag.io FAQ', locator: '25 %, 15 years, 12 %; prints approximately 1.13', mark: 'S' },
      given: { taxRate: '0.25', discountRate: '0.12', taxLife: '15', timing: 'year-end' },
      expect: [
        { name: 'value', is: '1.13', within: '0.005' },
        { name: 'value', is: '1.12804991891842271634', within: '1e-20' },
      ],
    },
    {
      source: { work: 'the same in mid-year', locator: 'independent computation', mark: 'C' },
      given: { taxRate: '0.25', discountRate: '0.12', taxLife: '15', timing: 'mid-year' },
      expect: [{ name: 'value', is: '1.13653457850423597975', within: '1e-20' }],
    },
    {
      source: {
        work: '30 %, 10 years, 5 %; a page that prints 0.1158 multiplies where it should divide',
        locator: 'independent computation',
        mark: 'C',
      },
      given: { taxRate: '0.3', discountRate: '0.05', taxLife: '10', timing: 'year-end' },
      expect: [
        { name: 'shelter', is: '0.231652', within: '5e-7' },
        { name: 'value', is: '1.301494', within: '5e-7' },
      ],
    },
    {
      source: { work: '25 %, 10 years, 12 %', locator: 'independent computation', mark: 'C' },
      given: { taxRate: '0.25', discountRate: '0.12', taxLife: '10', timing: 'year-end' },
      expect: [{ name: 'value', is: '1.164490821384', within: '5e-13' }],
    },
    {
      source: { work: '25 %, 10 years, 12 %, mid-year', locator: 'independent computation', mark: 'C' },
      given: { taxRate: '0.25', discountRate: '0.12', taxLife: '10', timing: 'mid-year' },
      expect: [{ name: 'value', is: '1.175766304015', within: '5e-13' }],
    },
  ],
  misprints: [
    {
      source: { work: 'opag.io FAQ, formula 1 ÷ (1 − t × PVAF)', locator: 'the page’s own inputs', mark: 'S' },
      given: { taxRate: '0.25', discountRate: '0.12', taxLife: '15', timing: 'year-end' },
      name: 'value',
      printed: '-1.42',
      en: 'the tax rate is not divided by the tax life: the printed formula gives a negative factor',
      zh: '税率未除以摊销年限：所列公式得出负的系数',
    },
    {
      source: { work: 'bit1024.com, formula T × r × (1 − (1 + r)^−n) ÷ r', locator: '30 %, 5 %, 10 years', mark: 'S' },
      given: { taxRate: '0.3', discountRate: '0.05', taxLife: '10', timing: 'year-end' },
      name: 'shelter',
      printed: '0.1158',
      en: 'the rate cancels where the tax life should divide',
      zh: '公式中利率相消，本应除以摊销年限',
    },
  ],
});
