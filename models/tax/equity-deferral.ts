import { libraryModel } from '../../src/formula/define-model.ts';
import { annualRate, money, optional, share, years } from '../../src/formula/quantities.ts';

export const equityDeferral = libraryModel({
  id: 'tax/equity-deferral',
  version: 1,
  title: { en: 'Deferral of tax on technology contributed for shares', zh: '技术成果投资入股递延纳税' },
  question: {
    en: 'What is it worth to pay the tax on technology contributed for shares only when the shares are sold?',
    zh: '技术成果投资入股选择递延纳税，比当期纳税节约多少现值？',
  },
  sources: [
    {
      work: '财税〔2016〕101号第三条，引自 maoshuacom.cn/p/56650',
      locator: '按股权转让收入减去技术成果原值和合理税费后的差额',
      mark: 'P',
    },
  ],
  conventions: [
    {
      en: 'without deferral the gain at contribution is taxed at once and the later gain of the shares at their sale',
      zh: '不递延时，入股增值当期纳税，股权后续增值于转让时纳税',
    },
    { en: 'a loss at either time is taxed as zero', zh: '任一时点亏损按零计税' },
    { en: 'the tax deferred is rounded to the fen, halves up', zh: '递延税额四舍五入到分' },
  ],
  notFor: [
    { en: 'consideration that is partly cash', zh: '对价部分为现金的投资' },
    { en: 'paying in instalments over five years, which other rules allow', zh: '按其他规定分五年缴纳的情形' },
  ],
  inputs: {
    appraisedValue: money({ en: 'Value at which the technology was contributed', zh: '技术成果入股评估值' }),
    originalCost: optional(money({ en: 'Original cost of the technology', zh: '技术成果原值' }), '0'),
    contributionCosts: optional(
      money({ en: 'Reasonable taxes and fees at contribution', zh: '入股环节合理税费' }),
      '0',
    ),
    transferPrice: money({ en: 'Price at which the shares are sold', zh: '股权转让收入' }),
    transferCosts: optional(money({ en: 'Reasonable taxes and fees at the sale', zh: '转让环节合理税费' }), '0'),
    yearsToTransfer: years({ en: 'Years from contribution to sale', zh: '入股至转让年数' }, { minimum: '0' }),
    discountRate: annualRate({ en: 'Discount rate', zh: '折现率' }),
    taxRate: share({ en: 'Tax rate', zh: '适用税率' }),
    roundingStep: money({ en: 'One fen in the unit of the figures', zh: '一分（以计算单位表示）' }),
  },
  formulas: {
    factor: {
      is: '(1 + discountRate) ^ (−yearsToTransfer)',
      en: 'Discount factor of the sale',
      zh: '转让时点折现系数',
    },
    taxAtContribution: {
      is: 'max(appraisedValue − originalCost − contributionCosts, 0) × taxRate',
      en: 'Tax at contribution, without deferral',
      zh: '不递延：入股时税额',
    },
    taxOnLaterGain: {
      is: 'max(transferPrice − appraisedValue − transferCosts, 0) × taxRate',
      en: 'Tax on the later gain, without deferral',
      zh: '不递延：转让时税额',
    },
    presentWithout: {
      is: 'taxAtContribution + taxOnLaterGain × factor',
      en: 'Present value of tax without deferral',
      zh: '不递延税额现值',
    },
    taxDeferred: {
      is: 'round(max(transferPrice − originalCost − contributionCosts − transferCosts, 0) × taxRate, roundingStep)',
      en: 'Tax at the sale, with deferral',
      zh: '递延：转让时应纳税额',
    },
    presentWith: { is: 'taxDeferred × factor', en: 'Present value of tax with deferral', zh: '递延税额现值' },
    value: { is: 'presentWithout − presentWith', en: 'Advantage of deferral', zh: '递延纳税的现值利益' },
  },
  conditions: [
    {
      code: 'deferral-costs-more',
      that: 'value ≥ 0',
      otherwise: 'warn',
      en: 'deferral does not pay here: the loss of the shares cannot be set against the gain of the contribution otherwise',
      zh: '此情形下递延并不有利，请比较两种选择',
    },
  ],
  examples: [
    {
      source: {
        work: 'maoshuacom.cn/p/56650, 10,000 yuan',
        locator: 'patent at 1000, cost 0, shares sold for 1200: 200 and 40 against 240; ten years at 5 % computed',
        mark: 'S',
      },
      given: {
        appraisedValue: '1000',
        transferPrice: '1200',
        yearsToTransfer: '10',
        discountRate: '0.05',
        taxRate: '0.2',
        roundingStep: '0.000001',
      },
      expect: [
        { name: 'taxAtContribution', is: '200', within: '0' },
        { name: 'taxOnLaterGain', is: '40', within: '0' },
        { name: 'taxDeferred', is: '240', within: '0' },
        { name: 'presentWithout', is: '224.5565', within: '0.00005' },
        { name: 'presentWith', is: '147.3392', within: '0.00005' },
      ],
    },
    {
      source: { work: 'the same with costs', locator: 'by hand', mark: 'C' },
      given: {
        roundingStep: '0.01',
        appraisedValue: '1000',
        originalCost: '100',
        contributionCosts: '10',
        transferPrice: '1200',
        transferCosts: '20',
        yearsToTransfer: '1',
        discountRate: '0.25',
        taxRate: '0.2',
      },
      expect: [
        { name: 'taxAtContribution', is: '178', within: '0' },
        { name: 'taxOnLaterGain', is: '36', within: '0' },
        { name: 'presentWithout', is: '206.8', within: '0' },
        { name: 'taxDeferred', is: '214', within: '0' },
        { name: 'value', is: '35.6', within: '0' },
      ],
    },
  ],
});
