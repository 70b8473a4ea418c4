import { libraryModel } from '../../src/formula/define-model.ts';
import { annualRate, money, optional, years } from '../../src/formula/quantities.ts';

export const costOfDelay = libraryModel({
  id: 'option/cost-of-delay',
  version: 1,
  title: { en: 'Patent as a European call with a cost of delay', zh: '含延迟成本的专利欧式期权' },
  question: {
    en: 'What is an unused patent worth if the product can only be launched on the last day of protection?',
    zh: '若产品只能在保护期最后一日投产，未实施专利价值几何？',
  },
  sources: [
    {
      work: 'A. Damodaran, Damodaran on Valuation',
      locator: 'illustration 12.5 (excerpts issuhub.com 228036, pp. 786–787)',
      mark: 'S',
    },
  ],
  conventions: [
    {
      en: 'the cost of delay is 1 ÷ years left, the same in each year; rates are continuous',
      zh: '延迟成本按1÷剩余年限取值，各年相同；利率为连续复利',
    },
  ],
  notFor: [
    {
      en: 'a patent that can be used at any time: this is a lower bound of its value; take patentOption',
      zh: '可随时实施的专利：本法仅为价值下限，应采用美式期权 patentOption',
    },
  ],
  inputs: {
    presentValue: money({ en: 'Present value of the product if launched now', zh: '立即投产的收益现值' }),
    launchCost: money({ en: 'Cost of launching', zh: '投产成本' }),
    yearsLeft: years({ en: 'Years of protection left', zh: '剩余保护年限' }, { minimum: '0.01' }),
    riskFreeRate: annualRate({ en: 'Riskless rate, continuous', zh: '无风险利率（连续复利）' }),
    volatility: annualRate({ en: 'Standard deviation of the yearly change in the present value', zh: '现值年波动率' }),
    costOfDelay: optional(annualRate({ en: 'Share lost by a year of waiting, continuous', zh: '延迟一年损失的比例' })),
  },
  formulas: {
    lost: { is: 'either(costOfDelay, 1 ÷ yearsLeft)', en: 'Cost of delay', zh: '延迟成本' },
    deviation: {
      is: 'sqrt(volatility × yearsLeft × volatility)',
      en: 'Standard deviation until protection ends',
      zh: '至保护期届满的标准差',
    },
    d1: {
      is: '(ln(presentValue ÷ launchCost) + (riskFreeRate − lost) × yearsLeft) ÷ deviation + deviation ÷ 2',
      en: 'd1',
      zh: 'd1（标准正态变量）',
    },
    d2: { is: 'd1 − deviation', en: 'd2', zh: 'd2（标准正态变量）' },
    launchProbability: { is: 'Φ(d2)', en: 'Risk-neutral probability of launching', zh: '风险中性投产概率' },
    assetKept: {
      is: 'presentValue × exp(−lost × yearsLeft) × Φ(d1)',
      en: 'Present value where the product is launched',
      zh: '投产情形下的收益现值',
    },
    costPaid: {
      is: 'launchCost × exp(−riskFreeRate × yearsLeft) × launchProbability',
      en: 'Cost where the product is launched',
      zh: '投产情形下的成本现值',
    },
    value: { is: 'assetKept − costPaid', en: 'Value as a European call', zh: '欧式期权价值' },
  },
  conditions: [
    {
      code: 'no-volatility',
      that: 'volatility > 0',
      otherwise: 'refuse',
      en: 'the volatility must be above 0',
      zh: '波动率须大于0',
    },
    {
      code: 'no-cost-of-delay',
      that: 'lost > 0',
      otherwise: 'warn',
      en: 'waiting costs nothing here, although each year of waiting is a year of protection lost',
      zh: '未计延迟成本，而每等待一年即损失一年保护期',
    },
    {
      code: 'below-launching-now',
      that: 'value ≥ presentValue − launchCost',
      otherwise: 'warn',
      en: 'launching today earns more than this value: a patent is an American option, take patentOption',
      zh: '立即投产的收益高于本结果：专利属美式期权，应采用 patentOption',
    },
  ],
  examples: [
    {
      source: {
        work: 'A. Damodaran, Damodaran on Valuation',
        locator: 'illustration 12.5, Avonex: 3422, 2875, 17 years, 6.7 %, variance 0.224; prints 907',
        mark: 'S',
      },
      given: {
        presentValue: '3422',
        launchCost: '2875',
        yearsLeft: '17',
        riskFreeRate: '0.067',
        volatility: '0.47328638264796927',
      },
      expect: [
        { name: 'd1', is: '1.1361901337', within: '1e-10' },
        { name: 'd2', is: '-0.8152196131', within: '1e-10' },
        { name: 'value', is: '907', within: '0.5' },
        { name: 'value', is: '906.8654344254', within: '1e-10' },
      ],
    },
    {
      source: {
        work: 'DVD patent as a call without cost of delay, gsoc.cn/lunwen/show.asp?id=17333',
        locator: '1361.08, 2400, 3 years, 5 %, 35 %; prints 144.486 from four-digit tables',
        mark: 'S',
      },
      given: {
        presentValue: '1361.08',
        launchCost: '2400',
        yearsLeft: '3',
        riskFreeRate: '0.05',
        volatility: '0.35',
        costOfDelay: '0',
      },
      expect: [
        { name: 'value', is: '144.486', within: '0.12' },
        { name: 'value', is: '144.39658188204', within: '1e-10' },
      ],
    },
  ],
  misprints: [
    {
      source: {
        work: 'patent as a call with a cost of delay, ajjacobson.us; issuhub 4534',
        locator: 'p. 270: prints N(d1) 0.5285, N(d2) 0.1219 and 37.12',
        mark: 'S',
      },
      given: {
        presentValue: '350',
        launchCost: '500',
        yearsLeft: '17',
        riskFreeRate: '0.04',
        volatility: '0.25',
        costOfDelay: '0.0588',
      },
      name: 'value',
      printed: '37.12',
      en: 'the printed probabilities are those of a volatility of 30 %, not of the 25 % stated',
      zh: '所印概率对应波动率30%，而非所述25%',
    },
  ],
});
