import { seriesWithinLegalLife, statedBases, statedLegalLife, taxedBasesAgree } from '../../src/domain/stated-bases.ts';
import { libraryModel } from '../../src/formula/define-model.ts';
import {
  annualRate,
  money,
  number,
  optional,
  perYear,
  share,
  signedMoney,
  timing,
} from '../../src/formula/quantities.ts';

export const equivalentInvestment = libraryModel({
  id: 'income/equivalent-investment',
  version: 1,
  title: { en: 'Profit share by equivalent investment', zh: '约当投资分成法' },
  question: {
    en: 'What part of the expected profit belongs to the right, when right and user each count with their investment?',
    zh: '按双方约当投资量确定利润分成率，该权利应分得的利润现值是多少？',
  },
  sources: [
    {
      work: '资产评估 examination cases: share = P(right) ÷ (P(right) + P(user)), P = replacement cost × (1 + cost-profit rate)',
      locator: 'three worked answers',
      mark: 'S',
    },
  ],
  conventions: [
    {
      en: 'The share is not rounded before it is used; published answers often round it to four digits.',
      zh: '分成率使用前不取整；公布答案常先保留四位小数。',
    },
  ],
  notFor: [
    { en: 'A user whose assets are not needed for the product', zh: '受让方资产与产品无关的情形' },
    { en: 'The legal life where the economic one is shorter', zh: '经济寿命短于法定期限时，不得按法定期限计' },
  ],
  inputs: {
    profit: perYear(signedMoney({ en: 'Expected profit of the product', zh: '预期利润' })),
    rightCost: money({ en: 'Replacement cost of the right', zh: '无形资产重置成本' }),
    rightCostProfitRate: number(
      { en: 'Cost-profit rate of the right', zh: '无形资产成本利润率' },
      { minimum: '0', maximum: '20' },
    ),
    userCost: money({ en: "Replacement cost of the user's assets", zh: '受让方资产重置成本' }),
    userCostProfitRate: number(
      { en: "Cost-profit rate of the user's assets", zh: '受让方资产成本利润率' },
      { minimum: '0', maximum: '20' },
    ),
    taxRate: optional(
      share({ en: 'Income tax rate; 0 when profits are already after tax', zh: '所得税率（利润为税后时取0）' }),
      '0',
    ),
    discountRate: annualRate({ en: 'Discount rate', zh: '折现率' }),
    timing: timing(),
    ...statedLegalLife,
    ...statedBases,
  },
  formulas: {
    rightInvestment: {
      is: 'rightCost × (1 + rightCostProfitRate)',
      en: 'Equivalent investment of the right',
      zh: '无形资产约当投资量',
    },
    userInvestment: {
      is: 'userCost × (1 + userCostProfitRate)',
      en: 'Equivalent investment of the user',
      zh: '受让方约当投资量',
    },
    profitShare: {
      is: 'rightInvestment ÷ (rightInvestment + userInvestment)',
      en: 'Profit share of the right',
      zh: '利润分成率',
    },
    income: { is: 'profit × profitShare × (1 − taxRate)', en: 'Profit of the right', zh: '无形资产收益额' },
    presentValue: { is: 'income × discount(discountRate, t, timing)', en: 'Present value of the year', zh: '当年现值' },
    value: { is: 'sum(presentValue)', en: 'Value by profit share', zh: '利润分成法评估值' },
  },
  conditions: [
    {
      code: 'cost-profit-rate-unusual',
      that: 'rightCostProfitRate ≥ 4 and rightCostProfitRate ≤ 5',
      otherwise: 'warn',
      en: 'the cost-profit rate of the right lies outside 400 to 500 %, where worked cases have it',
      zh: '无形资产成本利润率超出案例常见区间400%至500%',
    },
    seriesWithinLegalLife,
    ...taxedBasesAgree,
  ],
  examples: [
    {
      source: {
        work: '资产评估 question (examw.com/pinggu 580533)',
        locator: 'patent licensed, prices fall over five years; prints 8.91 % and 470.27 from rounded factors',
        mark: 'S',
      },
      given: {
        profit: ['2000', '2000', '1000', '1000', '600'],
        rightCost: '88',
        rightCostProfitRate: '4',
        userCost: '4000',
        userCostProfitRate: '0.125',
        discountRate: '0.1',
        timing: 'year-end',
      },
      expect: [
        { name: 'profitShare', is: '0.0891', within: '0.00005' },
        { name: 'value', is: '470.27', within: '0.24' },
        { name: 'value', is: '470.1012933841', within: '1e-9' },
      ],
    },
    {
      source: {
        work: '资产评估 question (dfrtw.com 70401)',
        locator: 'patent contributed in kind; prints 248.45 from a share rounded to 15.39 %',
        mark: 'S',
      },
      given: {
        profit: ['400', '420', '430', '450', '440'],
        rightCost: '100',
        rightCostProfitRate: '5',
        userCost: '3000',
        userCostProfitRate: '0.1',
        discountRate: '0.1',
        timing: 'year-end',
      },
      expect: [
        { name: 'value', is: '248.45', within: '0.13' },
        { name: 'value', is: '248.3647082', within: '1e-7' },
      ],
    },
    {
      source: {
        work: '资产评估 question',
        locator: 'turbine patent, profit 1200 before 25 % tax; prints 12.95 % and 116.55 from the rounded share',
        mark: 'S',
      },
      given: {
        profit: ['1200'],
        rightCost: '200',
        rightCostProfitRate: '4',
        userCost: '6000',
        userCostProfitRate: '0.12',
        taxRate: '0.25',
        discountRate: '0',
        timing: 'year-end',
      },
      expect: [
        { name: 'profitShare', is: '0.1295', within: '0.00005' },
        { name: 'value', is: '116.580310880829', within: '5e-13' },
      ],
    },
    {
      source: {
        work: '资产评估 (00158) question (66tiku.cn 539861)',
        locator: 'five years of use, seven of protection left; inputs as published, value computed',
        mark: 'C',
      },
      given: {
        profit: ['1500', '1500', '1400', '1400', '1300'],
        rightCost: '100',
        rightCostProfitRate: '4',
        userCost: '5000',
        userCostProfitRate: '0.15',
        discountRate: '0.1',
        timing: 'year-end',
        legalYears: '7',
      },
      expect: [
        { name: 'profitShare', is: '0.08', within: '0' },
        { name: 'value', is: '433.4850450', within: '2e-7' },
      ],
    },
  ],
});
