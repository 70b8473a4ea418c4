import { libraryModel } from '../../src/formula/define-model.ts';
import { money, optional, share, years } from '../../src/formula/quantities.ts';

export const cashAward = libraryModel({
  id: 'tax/cash-award',
  version: 1,
  title: { en: 'Cash award counted as salary', zh: '科技成果转化现金奖励计入工资薪金' },
  question: {
    en: 'How much of a cash award for transforming an achievement enters the salary of the month?',
    zh: '职务科技成果转化现金奖励应有多少计入当月工资薪金？',
  },
  sources: [{ work: '财税〔2018〕58号', locator: '第一、五条：减按50%计入；取得转化收入三年（36个月）内', mark: 'P' }],
  conventions: [
    { en: 'an award paid later than the months allowed counts in full', zh: '超过期限发放的现金奖励全额计入' },
  ],
  notFor: [
    { en: 'awards of enterprises for profit', zh: '营利性企业发放的奖励' },
    { en: 'awards without a registered technology contract', zh: '未签订并登记技术合同的奖励' },
  ],
  inputs: {
    cashAward: money({ en: 'Cash award', zh: '现金奖励' }),
    salaryThatMonth: optional(money({ en: 'Other salary of the month', zh: '当月其他工资薪金' }), '0'),
    monthsSinceIncome: optional(
      years(
        { en: 'Months from the unit’s income to the award', zh: '取得转化收入至发放的月数' },
        { minimum: '0', maximum: '2400' },
      ),
      '0',
    ),
    countedShare: share({ en: 'Part of the award that counts', zh: '计入比例' }),
    longestMonths: years({ en: 'Months allowed', zh: '期限（月）' }, { minimum: '0', maximum: '2400' }),
  },
  formulas: {
    appliedShare: {
      is: 'if monthsSinceIncome ≤ longestMonths then countedShare else 1',
      en: 'Part that counts in this case',
      zh: '适用计入比例',
    },
    counted: { is: 'cashAward × appliedShare', en: 'Part of the award that counts', zh: '计入工资薪金的奖励' },
    value: { is: 'salaryThatMonth + counted', en: 'Salary of the month for tax', zh: '计税工资薪金' },
  },
  examples: [
    {
      source: { work: '财税〔2018〕58号', locator: 'award 200,000, salary 10,000', mark: 'C' },
      given: { cashAward: '200000', salaryThatMonth: '10000', countedShare: '0.5', longestMonths: '36' },
      expect: [{ name: 'value', is: '110000', within: '0' }],
    },
    {
      source: { work: 'the same, at the last month and one later', locator: '36 months and 37', mark: 'C' },
      given: { cashAward: '200000', monthsSinceIncome: '36', countedShare: '0.5', longestMonths: '36' },
      expect: [{ name: 'value', is: '100000', within: '0' }],
    },
    {
      source: { work: 'the same, a month late', locator: '37 months', mark: 'C' },
      given: { cashAward: '200000', monthsSinceIncome: '37', countedShare: '0.5', longestMonths: '36' },
      expect: [{ name: 'value', is: '200000', within: '0' }],
    },
  ],
});
