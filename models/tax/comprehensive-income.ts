import { libraryModel } from '../../src/formula/define-model.ts';
import { money, optional, share, table } from '../../src/formula/quantities.ts';

export const comprehensiveIncome = libraryModel({
  id: 'tax/comprehensive-income',
  version: 1,
  title: { en: 'Individual income tax on comprehensive income', zh: '综合所得个人所得税' },
  question: {
    en: 'What does a resident individual finally owe for a year with royalties, and what is still to pay or comes back?',
    zh: '居民个人取得特许权使用费的年度，最终应纳个人所得税多少，应补或应退多少？',
  },
  sources: [{ work: '个人所得税法（2018）', locator: '第二、三、六条，税率表一', mark: 'P' }],
  conventions: [
    { en: 'the tax is rounded to the fen, halves up', zh: '税额四舍五入到分' },
    {
      en: 'the tax on royalties is the tax with them less the tax without them',
      zh: '特许权使用费税负为含与不含该项收入的税额之差',
    },
  ],
  notFor: [
    { en: 'non-residents', zh: '非居民个人' },
    { en: 'selling shares or other property: taxed apart at a flat rate', zh: '财产转让所得（另按比例税率）' },
  ],
  inputs: {
    salary: optional(money({ en: 'Salary of the year', zh: '全年工资薪金' }), '0'),
    labourFees: optional(money({ en: 'Fees for services of the year', zh: '全年劳务报酬' }), '0'),
    manuscriptFees: optional(money({ en: 'Manuscript fees of the year', zh: '全年稿酬' }), '0'),
    royalties: optional(money({ en: 'Royalties of the year', zh: '全年特许权使用费' }), '0'),
    otherDeductions: optional(
      money({ en: 'Special, additional and other deductions', zh: '专项扣除、专项附加扣除及其他扣除' }),
      '0',
    ),
    withheld: optional(money({ en: 'Tax withheld during the year', zh: '已预缴税额' }), '0'),
    basicDeduction: money({ en: 'Yearly basic deduction', zh: '每年减除费用' }),
    expenseShare: share({ en: 'Expenses allowed from fees and royalties', zh: '劳务、稿酬、特许权使用费减除费用比例' }),
    manuscriptCounted: share({ en: 'Part of manuscript fees after expenses that counts', zh: '稿酬收入额计入比例' }),
    brackets: table(
      { en: 'Marginal rates by yearly taxable income', zh: '综合所得超额累进税率' },
      { by: 'money', gives: 'share', dataSet: 'tax-rules' },
    ),
    roundingStep: money({ en: 'One fen in the unit of the figures', zh: '一分（以计算单位表示）' }),
  },
  formulas: {
    royaltyIncome: { is: 'royalties × (1 − expenseShare)', en: 'Income from royalties', zh: '特许权使用费收入额' },
    otherIncome: {
      is: 'salary + labourFees × (1 − expenseShare) + manuscriptFees × (1 − expenseShare) × manuscriptCounted',
      en: 'Income from other sources',
      zh: '其他综合所得收入额',
    },
    deductions: { is: 'basicDeduction + otherDeductions', en: 'Deductions', zh: '扣除合计' },
    taxable: {
      is: 'max(otherIncome + royaltyIncome − deductions, 0)',
      en: 'Taxable income',
      zh: '应纳税所得额',
    },
    taxableWithout: {
      is: 'max(otherIncome − deductions, 0)',
      en: 'Taxable income without royalties',
      zh: '不含特许权使用费的应纳税所得额',
    },
    tax: { is: 'bands(taxable, brackets)', en: 'Tax before rounding', zh: '税额（未取整）' },
    taxOnRoyalties: {
      is: 'tax − bands(taxableWithout, brackets)',
      en: 'Of it due to the royalties',
      zh: '其中特许权使用费税负',
    },
    toPay: {
      is: 'round(tax, roundingStep) − withheld',
      en: 'Still to pay, to come back where negative',
      zh: '应补税额（负为应退）',
    },
    value: { is: 'round(tax, roundingStep)', en: 'Final tax', zh: '全年应纳税额' },
  },
  examples: [
    {
      source: {
        work: 'bands of the law, by hand',
        locator: 'salary 100,000, services 20,000, manuscripts 10,000, royalties 150,000; 24,000 withheld',
        mark: 'C',
      },
      given: {
        roundingStep: '0.01',
        salary: '100000',
        labourFees: '20000',
        manuscriptFees: '10000',
        royalties: '150000',
        otherDeductions: '1600',
        withheld: '24000',
        basicDeduction: '60000',
        expenseShare: '0.2',
        manuscriptCounted: '0.7',
        brackets: [
          ['36000', '0.03'],
          ['144000', '0.1'],
          ['300000', '0.2'],
          ['420000', '0.25'],
          ['660000', '0.3'],
          ['960000', '0.35'],
          [null, '0.45'],
        ],
      },
      expect: [
        { name: 'otherIncome', is: '121600', within: '0' },
        { name: 'taxable', is: '180000', within: '0' },
        { name: 'taxableWithout', is: '60000', within: '0' },
        { name: 'taxOnRoyalties', is: '15600', within: '0' },
        { name: 'value', is: '19080', within: '0' },
        { name: 'toPay', is: '-4920', within: '0' },
      ],
    },
  ],
});
