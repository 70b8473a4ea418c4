import { libraryModel } from '../../src/formula/define-model.ts';
import { annualRate, money, number, optional, share } from '../../src/formula/quantities.ts';

export const buyBackPut = libraryModel({
  id: 'pledge/buy-back-put',
  version: 1,
  title: { en: 'Buy-back commitment priced as a put', zh: '回购（收购）承诺的看跌期权价值' },
  question: {
    en: 'What is a promise worth to buy the pledge on default at a set price, when the pledge’s value moves?',
    zh: '承诺在违约时以约定价格收购质押物，该承诺价值多少？',
  },
  sources: [
    {
      work: 'Black and Scholes, The pricing of options and corporate liabilities, Journal of Political Economy 81 (1973)',
      locator: 'put: X e^(−rT) Φ(−d₂) − S Φ(−d₁)',
      mark: 'S',
    },
  ],
  conventions: [
    {
      en: 'the promise can be called on at one time, and is kept with the chance given',
      zh: '承诺于单一时点可行使，按所给概率履行',
    },
  ],
  notFor: [
    {
      en: 'a buyer whose yearly budget can run out: the chance of performance must say so',
      zh: '年度预算可能耗尽的收购方：须反映在履约概率中',
    },
  ],
  inputs: {
    pledgeValue: money({ en: 'Value of the pledge today', zh: '质押物现值' }),
    buyBackPrice: money({ en: 'Price promised', zh: '约定收购价' }),
    yearsToCall: number(
      { en: 'Years until it can be called on', zh: '距可行使时间（年）' },
      { minimum: '0.000001', maximum: '200' },
    ),
    volatility: number(
      { en: 'Volatility of the value a year', zh: '价值年波动率' },
      { minimum: '0.0001', maximum: '5' },
    ),
    rate: annualRate({ en: 'Riskless rate, continuous', zh: '无风险利率（连续复利）' }),
    decay: optional(
      number(
        { en: 'Yearly decay of the value, continuous', zh: '价值年衰减率（连续）' },
        { minimum: '0', maximum: '5' },
      ),
      '0',
    ),
    performance: optional(share({ en: 'Chance that the promise is kept', zh: '履约概率' }), '1'),
  },
  formulas: {
    deviation: { is: 'volatility × sqrt(yearsToCall)', en: 'Deviation over the time', zh: '期间标准差' },
    forward: {
      is: 'pledgeValue × exp((rate − decay) × yearsToCall)',
      en: 'Forward value of the pledge',
      zh: '质押物远期价值',
    },
    upper: {
      is: 'ln(forward ÷ buyBackPrice) ÷ deviation + deviation ÷ 2',
      en: 'Distance d₁',
      zh: '距离 d₁',
    },
    lower: { is: 'upper − deviation', en: 'Distance d₂', zh: '距离 d₂' },
    callChance: { is: 'Φ(−lower)', en: 'Chance that it is called on, riskless measure', zh: '行使概率（风险中性）' },
    put: {
      is: 'exp(−(rate × yearsToCall)) × (buyBackPrice × callChance − forward × Φ(−upper))',
      en: 'Put, surely kept',
      zh: '看跌期权价值（必然履约）',
    },
    value: { is: 'put × performance', en: 'Value of the promise', zh: '承诺价值' },
  },
  conditions: [
    {
      code: 'nothing-to-price',
      that: 'pledgeValue > 0 and buyBackPrice > 0',
      otherwise: 'refuse',
      en: 'the pledge and the price promised must be above 0',
      zh: '质押物价值与约定价格须大于0',
    },
  ],
  examples: [
    {
      source: {
        work: 'J. C. Hull, Options, Futures and Other Derivatives',
        locator: 'S 42, X 40, r 10 %, σ 20 %, half a year: put 0.81',
        mark: 'S',
      },
      given: { pledgeValue: '42', buyBackPrice: '40', yearsToCall: '0.5', volatility: '0.2', rate: '0.1' },
      expect: [
        { name: 'value', is: '0.81', within: '0.005' },
        { name: 'value', is: '0.8085993729000935832577', within: '1e-18' },
      ],
    },
    {
      source: {
        work: 'a decaying pledge, kept 70 times in 100',
        locator: 'Black–Scholes at 40 digits by another program (mpmath)',
        mark: 'C',
      },
      given: {
        pledgeValue: '1000',
        buyBackPrice: '600',
        yearsToCall: '1.5',
        volatility: '0.5',
        rate: '0.02',
        decay: '0.1',
        performance: '0.7',
      },
      expect: [{ name: 'value', is: '46.8603966270428151635', within: '1e-16' }],
    },
  ],
});
