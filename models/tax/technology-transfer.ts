import { libraryModel } from '../../src/formula/define-model.ts';
import { flag, money, optional, share, signedMoney } from '../../src/formula/quantities.ts';

export const technologyTransfer = libraryModel({
  id: 'tax/technology-transfer',
  version: 1,
  title: { en: 'Income tax on transferring technology', zh: '技术转让所得企业所得税' },
  question: {
    en: 'How much income tax does an enterprise owe on what it earned in a year by transferring technology?',
    zh: '企业一个纳税年度的技术转让所得应缴多少企业所得税？',
  },
  sources: [
    { work: '企业所得税法实施条例', locator: '第九十条：不超过500万元的部分免征，超过部分减半征收', mark: 'P' },
    { work: '财税〔2010〕111号', locator: '第二、四条：范围；100%关联方不享受', mark: 'P' },
  ],
  conventions: [
    {
      en: 'the half rate is half of the general rate, whatever lower rate the enterprise may have otherwise',
      zh: '减半征收按法定税率减半，不与企业其他优惠税率叠加',
    },
    {
      en: 'one enterprise, one tax year: add up all transfers of the year first',
      zh: '以一个企业一个纳税年度的合计所得计算',
    },
    { en: 'the tax is rounded to the fen, halves up', zh: '税额四舍五入到分' },
  ],
  notFor: [
    {
      en: 'equipment sold with the technology and services that can be separated: put them under excluded income',
      zh: '随技术转让销售的设备、可分离的服务收入：计入不享受优惠的收入',
    },
    {
      en: 'transfers without a technology contract that is registered',
      zh: '未签订并认定登记技术合同的转让',
    },
  ],
  inputs: {
    revenue: optional(
      money({ en: 'Revenue from the transfer, without value added tax', zh: '技术转让收入（不含增值税）' }),
    ),
    statedIncome: optional(
      signedMoney({ en: 'Transfer income, where it is known already', zh: '技术转让所得（已知时）' }),
    ),
    excludedIncome: optional(
      money({
        en: 'Part of the revenue from equipment and separable services',
        zh: '设备及可分离服务等不享受优惠的收入',
      }),
      '0',
    ),
    cost: optional(
      money({ en: 'Cost: tax base less amortisation deducted', zh: '技术转让成本（计税基础减已扣除摊销）' }),
      '0',
    ),
    taxesAndFees: optional(money({ en: 'Related taxes and fees', zh: '相关税费' }), '0'),
    hasRelief: flag({ en: 'The transfer is of a kind that the relief covers', zh: '属于可享受优惠的技术转让' }),
    exemptUpTo: money({ en: 'Income exempt in a tax year, up to', zh: '免征所得额上限' }),
    taxedShare: share({ en: 'Part of the excess that is taxed', zh: '超过部分计税比例' }),
    taxRate: share({ en: 'Income tax rate', zh: '企业所得税税率' }),
    roundingStep: money({ en: 'One fen in the unit of the figures', zh: '一分（以计算单位表示）' }),
  },
  oneOf: [['revenue', 'statedIncome']],
  formulas: {
    transferIncome: {
      is: 'either(statedIncome, revenue − excludedIncome − cost − taxesAndFees)',
      en: 'Transfer income',
      zh: '技术转让所得',
    },
    positiveIncome: { is: 'max(transferIncome, 0)', en: 'Income, a loss counted as none', zh: '所得（亏损按零）' },
    eligible: { is: 'if hasRelief then positiveIncome else 0', en: 'Income with relief', zh: '可享受优惠的所得' },
    exempt: { is: 'min(eligible, exemptUpTo)', en: 'Exempt', zh: '免征部分' },
    halved: { is: 'eligible − exempt', en: 'Taxed in part', zh: '减半部分' },
    reduction: {
      is: 'exempt + halved × (1 − taxedShare)',
      en: 'Taken off taxable income',
      zh: '纳税调减额',
    },
    taxable: { is: 'positiveIncome − reduction', en: 'Taxable income', zh: '应纳税所得额' },
    tax: { is: 'taxable × taxRate', en: 'Tax before rounding', zh: '税额（未取整）' },
    saved: { is: 'reduction × taxRate', en: 'Tax that the relief saves', zh: '优惠税额' },
    value: { is: 'round(tax, roundingStep)', en: 'Income tax', zh: '应纳企业所得税' },
  },
  conditions: [
    {
      code: 'transfer-at-a-loss',
      that: 'transferIncome ≥ 0',
      otherwise: 'warn',
      en: 'the transfer makes a loss: it earns no relief, and the loss is set off elsewhere',
      zh: '技术转让亏损：不享受优惠，亏损另行弥补',
    },
    {
      code: 'no-relief',
      that: 'hasRelief',
      otherwise: 'warn',
      en: 'the relief does not cover this transfer: all income is taxed',
      zh: '该转让不享受减免，全额计税',
    },
  ],
  examples: [
    {
      source: {
        work: 'tax-law examination question',
        locator: 'revenue 8,000,000, cost 2,000,000; prints 125,000',
        mark: 'S',
      },
      given: {
        roundingStep: '0.01',
        revenue: '8000000',
        cost: '2000000',
        hasRelief: true,
        exemptUpTo: '5000000',
        taxedShare: '0.5',
        taxRate: '0.25',
      },
      expect: [
        { name: 'transferIncome', is: '6000000', within: '0' },
        { name: 'exempt', is: '5000000', within: '0' },
        { name: 'halved', is: '1000000', within: '0' },
        { name: 'reduction', is: '5500000', within: '0' },
        { name: 'saved', is: '1375000', within: '0' },
        { name: 'value', is: '125000', within: '0' },
      ],
    },
    {
      source: {
        work: 'tax-law examination question, 10,000 yuan',
        locator: 'revenue 1810, cost 740, taxes 210; prints 45; with equipment for 60 in the revenue computed',
        mark: 'S',
      },
      given: {
        revenue: '1870',
        excludedIncome: '60',
        cost: '740',
        taxesAndFees: '210',
        hasRelief: true,
        exemptUpTo: '500',
        taxedShare: '0.5',
        taxRate: '0.25',
        roundingStep: '0.000001',
      },
      expect: [
        { name: 'transferIncome', is: '860', within: '0' },
        { name: 'value', is: '45', within: '0' },
      ],
    },
    {
      source: {
        work: 'the same rule in other shares',
        locator: 'three quarters of the excess taxed; without relief',
        mark: 'C',
      },
      given: {
        roundingStep: '0.01',
        statedIncome: '10000000.01',
        hasRelief: true,
        exemptUpTo: '5000000',
        taxedShare: '0.75',
        taxRate: '0.25',
      },
      expect: [
        { name: 'reduction', is: '6250000.0025', within: '0' },
        { name: 'tax', is: '937500.001875', within: '0' },
        { name: 'value', is: '937500', within: '0' },
      ],
    },
    {
      source: { work: 'a party tied by all its shares', locator: '财税〔2010〕111号第四条: taxed in full', mark: 'C' },
      given: {
        roundingStep: '0.01',
        statedIncome: '6000000',
        hasRelief: false,
        exemptUpTo: '5000000',
        taxedShare: '0.5',
        taxRate: '0.25',
      },
      expect: [
        { name: 'exempt', is: '0', within: '0' },
        { name: 'value', is: '1500000', within: '0' },
      ],
    },
  ],
});
