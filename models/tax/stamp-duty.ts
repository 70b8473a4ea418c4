import { libraryModel } from '../../src/formula/define-model.ts';
import { money, optional, share } from '../../src/formula/quantities.ts';

export const stampDuty = libraryModel({
  id: 'tax/stamp-duty',
  version: 1,
  title: { en: 'Stamp duty on a contract or deed', zh: '印花税' },
  question: {
    en: 'How much stamp duty does one party owe on a technology contract or a deed that transfers a right?',
    zh: '书立技术合同或产权转移书据的一方应纳多少印花税？',
  },
  sources: [
    { work: '印花税法（2021）', locator: '第五、八、十条：计税依据 × 税率，不含列明的增值税', mark: 'P' },
    { work: '印花税税目税率表', locator: '技术合同、产权转移书据万分之三', mark: 'S' },
  ],
  conventions: [
    { en: 'the price without value added tax where the contract lists it apart', zh: '计税依据不含合同列明的增值税' },
    { en: 'the duty is rounded to the fen, halves up', zh: '税额四舍五入到分' },
  ],
  notFor: [
    {
      en: 'a contract with items of several rates that are not priced apart: the highest rate holds',
      zh: '多税目未分别列明金额的合同（从高适用税率）',
    },
  ],
  inputs: {
    amount: money({ en: 'Price or fee in the contract', zh: '合同所列价款、报酬或使用费' }),
    valueAddedTax: optional(money({ en: 'Value added tax listed in it', zh: '其中列明的增值税' }), '0'),
    dutyRate: share({ en: 'Rate of duty', zh: '印花税税率' }),
    roundingStep: money({ en: 'One fen in the unit of the figures', zh: '一分（以计算单位表示）' }),
  },
  formulas: {
    base: { is: 'amount − valueAddedTax', en: 'Base', zh: '计税依据' },
    duty: { is: 'base × dutyRate', en: 'Duty before rounding', zh: '税额（未取整）' },
    value: { is: 'round(duty, roundingStep)', en: 'Stamp duty of one party', zh: '一方应纳印花税' },
  },
  conditions: [
    {
      code: 'tax-above-amount',
      that: 'valueAddedTax ≤ amount',
      otherwise: 'refuse',
      en: 'the value added tax is more than the amount it is part of',
      zh: '列明的增值税超过合同金额',
    },
  ],
  examples: [
    {
      source: {
        work: 'a patent sold for 1,060,000 with 60,000 value added tax',
        locator: '0.03 % of 1,000,000',
        mark: 'C',
      },
      given: { roundingStep: '0.01', amount: '1060000', valueAddedTax: '60000', dutyRate: '0.0003' },
      expect: [{ name: 'value', is: '300', within: '0' }],
    },
    {
      source: { work: 'a fen at the edge', locator: '0.03 % of 150.00 is 0.045', mark: 'C' },
      given: { roundingStep: '0.01', amount: '150', dutyRate: '0.0003' },
      expect: [
        { name: 'duty', is: '0.045', within: '0' },
        { name: 'value', is: '0.05', within: '0' },
      ],
    },
  ],
});
