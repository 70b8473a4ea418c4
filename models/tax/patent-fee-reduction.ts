import { libraryModel } from '../../src/formula/define-model.ts';
import { money, optional, perYear, share } from '../../src/formula/quantities.ts';

export const patentFeeReduction = libraryModel({
  id: 'tax/patent-fee-reduction',
  version: 1,
  title: { en: 'Patent fees after reduction', zh: '专利收费减缴' },
  question: {
    en: 'What is left to pay of patent fees when one or another reduction applies?',
    zh: '专利费用减缴后应缴多少？',
  },
  sources: [
    { work: '专利收费减缴办法（财税〔2016〕78号）', locator: '85%，两个以上申请人70%', mark: 'S' },
    { work: '国家知识产权局公告第594号（2024）', locator: '开放许可年费减免15%，择优，不叠加', mark: 'P' },
  ],
  conventions: [{ en: 'reductions do not add up: the larger one holds', zh: '减缴不叠加，取较高者' }],
  notFor: [
    {
      en: 'years and applicants outside the reduction: give only the fees it covers',
      zh: '减缴范围以外的年度或申请人（只列可减缴的费用）',
    },
  ],
  inputs: {
    fee: perYear(money({ en: 'Fee of the year', zh: '年度费用' })),
    applicantReduction: optional(share({ en: 'Reduction for the applicants', zh: '申请人减缴比例' }), '0'),
    licenceReduction: optional(share({ en: 'Reduction for an open licence', zh: '开放许可减缴比例' }), '0'),
  },
  formulas: {
    reduction: { is: 'max(applicantReduction, licenceReduction)', en: 'Reduction that holds', zh: '适用减缴比例' },
    due: { is: 'fee × (1 − reduction)', en: 'Fee due', zh: '应缴费用' },
    value: { is: 'sum(due)', en: 'Fees due in all', zh: '应缴费用合计' },
  },
  examples: [
    {
      source: { work: 'three first years of an invention patent', locator: '900 a year, 85 %', mark: 'C' },
      given: { fee: ['900', '900', '900'], applicantReduction: '0.85', licenceReduction: '0.15' },
      expect: [
        { name: 'due', is: ['135', '135', '135'], within: '0' },
        { name: 'value', is: '405', within: '0' },
      ],
    },
    {
      source: { work: 'a later year under an open licence alone', locator: '4,000, 15 %', mark: 'C' },
      given: { fee: ['4000'], licenceReduction: '0.15' },
      expect: [{ name: 'value', is: '3400', within: '0' }],
    },
  ],
});
