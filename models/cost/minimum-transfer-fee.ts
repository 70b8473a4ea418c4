import { libraryModel } from '../../src/formula/define-model.ts';
import { money, number, optional, perYear, years } from '../../src/formula/quantities.ts';

export const minimumTransferFee = libraryModel({
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
  conventions: [
    {
      en: 'The cost is shared by capacity, the opportunity cost is borne by the buyer alone. A known share enters as capacities that stand in that proportion.',
      zh: '成本按双方生产能力分摊，机会成本由买方全部承担；已知分摊率时，以相应比例的生产能力代入。',
    },
    {
      en: 'Lost income and added cost are at present value when they enter.',
      zh: '减少的收入与追加的费用均以现值代入。',
    },
  ],
  notFor: [
    { en: 'A price to expect: it is the floor of one, not the middle', zh: '预期成交价：本结果是底线而非中值' },
    {
      en: 'An exclusive transfer after which the owner makes nothing: its capacity is then 0',
      zh: '独占转让后卖方不再生产的情形：此时卖方生产能力应为0',
    },
  ],
  inputs: {
    bookCost: money({ en: 'Cost as booked', zh: '账面成本' }),
    priceChange: optional(
      perYear(number({ en: 'Rise of prices in a year since the booking', zh: '历年物价上涨率' }, { minimum: '-0.99' })),
      '0',
    ),
    yearsUsed: years({ en: 'Years used', zh: '已使用年限' }, { minimum: '0' }),
    yearsRemaining: years({ en: 'Years remaining', zh: '尚可使用年限' }),
    ownerCapacity: number({ en: 'Capacity the owner keeps', zh: '卖方生产能力' }, { minimum: '0' }),
    buyerCapacity: number({ en: 'Capacity the buyer gains', zh: '买方生产能力' }, { minimum: '0' }),
    lostIncome: money({ en: 'Income given up, at present value', zh: '减少的净收入现值' }),
    addedCost: optional(money({ en: 'Cost added to hold the market, at present value', zh: '追加的费用现值' }), '0'),
  },
  formulas: {
    priceIndex: {
      is: 'product(1 + priceChange)',
      en: 'Price level today over that of the booking',
      zh: '物价变动指数',
    },
    reproductionCost: { is: 'bookCost × priceIndex', en: 'Cost at today’s prices', zh: '重置成本' },
    netCost: {
      is: 'reproductionCost × (yearsRemaining ÷ (yearsUsed + yearsRemaining))',
      en: 'Cost less life used up',
      zh: '重置成本净值',
    },
    buyerShare: {
      is: 'buyerCapacity ÷ (ownerCapacity + buyerCapacity)',
      en: "Buyer's part of the joint capacity",
      zh: '买方应分摊比率',
    },
    opportunityCost: { is: 'lostIncome + addedCost', en: 'Opportunity cost', zh: '机会成本' },
    value: { is: 'netCost × buyerShare + opportunityCost', en: 'Minimum fee', zh: '最低收费额' },
  },
  conditions: [
    {
      code: 'no-capacity',
      that: 'ownerCapacity + buyerCapacity > 0',
      otherwise: 'refuse',
      en: 'there must be some capacity to share the cost',
      zh: '双方生产能力合计必须大于0',
    },
  ],
  examples: [
    {
      source: { work: '资产评估 question', locator: 'book 300, +8 %, used 1 left 9, 700 against 300', mark: 'S' },
      given: {
        bookCost: '300',
        priceChange: ['0.08'],
        yearsUsed: '1',
        yearsRemaining: '9',
        ownerCapacity: '700',
        buyerCapacity: '300',
        lostIncome: '90',
        addedCost: '15',
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
        priceChange: ['0.12'],
        yearsUsed: '5',
        yearsRemaining: '10',
        ownerCapacity: '600',
        buyerCapacity: '2400',
        lostIncome: '500',
        addedCost: '55',
      },
      expect: [{ name: 'value', is: '1152.34', within: '0.007' }],
    },
    {
      source: {
        work: '资产评估 question',
        locator:
          'book 2000, +10 % three times, used 3 left 7, 400 against 100, 30 a year at 10 % given up; prints 618.73',
        mark: 'S',
      },
      given: {
        bookCost: '2000',
        priceChange: ['0.1', '0.1', '0.1'],
        yearsUsed: '3',
        yearsRemaining: '7',
        ownerCapacity: '400',
        buyerCapacity: '100',
        lostIncome: '146.0525645',
        addedCost: '100',
      },
      expect: [
        { name: 'reproductionCost', is: '2662', within: '0' },
        { name: 'netCost', is: '1863.4', within: '0' },
        { name: 'value', is: '618.73', within: '0.005' },
      ],
    },
    {
      source: {
        work: '资产评估 question (jikaoti.com UzafFFFM)',
        locator: 'cost 100, used 2 left 5, buyer bears 40 %, opportunity cost 30; prints 59',
        mark: 'S',
      },
      given: {
        bookCost: '100',
        yearsUsed: '2',
        yearsRemaining: '5',
        ownerCapacity: '0.6',
        buyerCapacity: '0.4',
        lostIncome: '30',
      },
      expect: [
        { name: 'value', is: '59', within: '0.5' },
        { name: 'value', is: '58.57142857142857142857', within: '1e-20' },
      ],
    },
  ],
  misprints: [
    {
      source: { work: '资产评估 question (epsq.cn 299360)', locator: 'one line prints 264.052', mark: 'S' },
      given: {
        bookCost: '2000',
        priceChange: ['0.1', '0.1', '0.1'],
        yearsUsed: '3',
        yearsRemaining: '7',
        ownerCapacity: '400',
        buyerCapacity: '100',
        lostIncome: '146.0525645',
        addedCost: '100',
      },
      name: 'opportunityCost',
      printed: '264.052',
      en: 'two digits changed places: 146.0526 and 100 are 246.0526, as the printed answer has it',
      zh: '数字错位：146.0526加100应为246.0526，与其最终答案一致',
    },
  ],
});
