import { defineModel } from '../../src/formula/define-model.ts';
import { money, number, optional, share, years } from '../../src/formula/quantities.ts';

export const minimumTransferFee = defineModel({
  id: 'cost/minimum-transfer-fee',
  version: 1,
  title: { en: 'Minimum transfer fee', zh: '最低收费额' },
  question: {
    en: 'What is the least an owner can take for a transfer or licence: its part of the cost, plus what it gives up?',
    zh: '许可或转让时的最低收费额：应分摊的净成本加机会成本',
  },
  sources: [
    {
      work: '资产评估 examination cases, minimum fee = net cost × share of capacity + opportunity cost',
      locator: 'four worked answers',
      mark: 'S',
    },
  ],
  inputs: {
    bookCost: money({ en: 'Cost as booked', zh: '账面成本' }),
    priceIndex: optional(
      number({ en: 'Price level today over that of the booking', zh: '物价变动指数' }, { minimum: '0.000001' }),
      '1',
    ),
    yearsUsed: years({ en: 'Years used', zh: '已使用年限' }, { minimum: '0' }),
    yearsRemaining: years({ en: 'Years remaining', zh: '尚可使用年限' }),
    buyerShare: share({ en: "Buyer's part of the joint capacity", zh: '买方应分摊比率' }),
    opportunityCost: money({ en: 'Opportunity cost: profit lost and cost added, at present value', zh: '机会成本' }),
  },
  formulas: {
    reproductionCost: { is: 'bookCost × priceIndex', en: 'Cost at today’s prices', zh: '重置成本' },
    netCost: {
      is: 'reproductionCost × (yearsRemaining ÷ (yearsUsed + yearsRemaining))',
      en: 'Cost less life used up',
      zh: '重置成本净值',
    },
    value: { is: 'netCost × buyerShare + opportunityCost', en: 'Minimum fee', zh: '最低收费额' },
  },
  examples: [
    {
      source: { work: '资产评估 question', locator: 'book 300, +8 %, used 1 left 9, 700 against 300', mark: 'S' },
      given: {
        bookCost: '300',
        priceIndex: '1.08',
        yearsUsed: '1',
        yearsRemaining: '9',
        buyerShare: '0.3',
        opportunityCost: '105',
      },
      expect: [
        { name: 'netCost', is: '291.6', within: '0' },
        { name: 'value', is: '192.48', within: '0' },
      ],
    },
    {
      source: { work: '资产评估 question', locator: 'book 1000, +12 %, used 5 left 10; prints 1152.34', mark: 'S' },
      given: {
        bookCost: '1000',
        priceIndex: '1.12',
        yearsUsed: '5',
        yearsRemaining: '10',
        buyerShare: '0.8',
        opportunityCost: '555',
      },
      expect: [{ name: 'value', is: '1152.34', within: '0.007' }],
    },
  ],
});
