import { libraryModel } from '../../src/formula/define-model.ts';
import { money, share } from '../../src/formula/quantities.ts';

const RULE = {
  fixedDeductionUpTo: '4000',
  fixedDeduction: '800',
  deductionShare: '0.2',
  withholdingRate: '0.2',
};

export const royaltyWithholding = libraryModel({
  id: 'tax/royalty-withholding',
  version: 1,
  title: { en: 'Withholding on an individual’s royalty', zh: '个人特许权使用费预扣预缴' },
  question: {
    en: 'How much tax does the payer withhold from one royalty or manuscript fee of a resident individual?',
    zh: '支付居民个人一次特许权使用费或稿酬时应预扣多少个人所得税？',
  },
  sources: [
    {
      work: '个人所得税扣缴申报管理办法（试行），国家税务总局公告2018年第61号',
      locator: '第八条：不超过四千元减除八百元，四千元以上减除百分之二十，预扣率百分之二十',
      mark: 'S',
    },
  ],
  conventions: [
    {
      en: 'income of one item that goes on is one receipt a month',
      zh: '属于同一项目连续性收入的，以一个月内取得的收入为一次',
    },
    { en: 'the tax is rounded to the fen, halves up', zh: '税额四舍五入到分' },
  ],
  notFor: [
    {
      en: 'the final tax: royalties are part of comprehensive income, taxed by yearly bands (tax/comprehensive-income)',
      zh: '最终税负：特许权使用费并入综合所得按年汇算（见综合所得模型）',
    },
    { en: 'non-residents, whose receipts have their own table', zh: '非居民个人（适用按月换算税率表）' },
    {
      en: 'deducting what the patent cost: the fixed deduction stands for all costs',
      zh: '扣除专利研发成本：法定减除费用已代替全部成本',
    },
  ],
  inputs: {
    income: money({ en: 'Receipt, without value added tax', zh: '每次收入（不含增值税）' }),
    fixedDeductionUpTo: money({ en: 'Receipt with a fixed deduction, up to', zh: '按定额减除费用的每次收入上限' }),
    fixedDeduction: money({ en: 'Fixed deduction', zh: '定额减除费用' }),
    deductionShare: share({ en: 'Deduction from a larger receipt', zh: '较大收入的减除费用比例' }),
    countedShare: share({ en: 'Part that counts after the deduction', zh: '减除费用后计入比例' }),
    withholdingRate: share({ en: 'Rate of withholding', zh: '预扣率' }),
    roundingStep: money({ en: 'One fen in the unit of the figures', zh: '一分（以计算单位表示）' }),
  },
  formulas: {
    deduction: {
      is: 'if income ≤ fixedDeductionUpTo then fixedDeduction else income × deductionShare',
      en: 'Deduction',
      zh: '减除费用',
    },
    taxableIncome: {
      is: 'max(income − deduction, 0) × countedShare',
      en: 'Taxable receipt',
      zh: '预扣预缴应纳税所得额',
    },
    tax: { is: 'taxableIncome × withholdingRate', en: 'Tax before rounding', zh: '税额（未取整）' },
    value: { is: 'round(tax, roundingStep)', en: 'Tax withheld', zh: '应预扣预缴税额' },
  },
  examples: [
    {
      source: {
        work: 'examination question: a patent sold for 150,000, developed for 10,000 which is not deductible',
        locator: 'prints 24,000',
        mark: 'S',
      },
      given: { roundingStep: '0.01', ...RULE, income: '150000', countedShare: '1' },
      expect: [
        { name: 'taxableIncome', is: '120000', within: '0' },
        { name: 'value', is: '24000', within: '0' },
      ],
    },
    {
      source: { work: 'the rule at its edge', locator: '4,000 and one fen', mark: 'C' },
      given: { roundingStep: '0.01', ...RULE, income: '4000.01', countedShare: '1' },
      expect: [
        { name: 'taxableIncome', is: '3200.008', within: '0' },
        { name: 'tax', is: '640.0016', within: '0' },
        { name: 'value', is: '640', within: '0' },
      ],
    },
    {
      source: { work: 'a royalty of 3,500 yuan', locator: '(3,500 − 800) × 20 % = 540', mark: 'S' },
      given: { roundingStep: '0.01', ...RULE, income: '3500', countedShare: '1' },
      expect: [{ name: 'value', is: '540', within: '0' }],
    },
    {
      source: { work: 'a manuscript fee of 10,000 yuan', locator: '10,000 × 80 % × 70 % × 20 % = 1,120', mark: 'S' },
      given: { roundingStep: '0.01', ...RULE, income: '10000', countedShare: '0.7' },
      expect: [{ name: 'value', is: '1120', within: '0' }],
    },
  ],
});
