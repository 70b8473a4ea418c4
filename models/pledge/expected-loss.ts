import { libraryModel } from '../../src/formula/define-model.ts';
import { annualRate, money, optional, share, years } from '../../src/formula/quantities.ts';

export const expectedLoss = libraryModel({
  id: 'pledge/expected-loss',
  version: 1,
  title: { en: 'Expected loss of a pledge loan', zh: '质押贷款预期损失' },
  question: {
    en: 'What does the lender lose on average, when a pledge on default is either sold at a discount or not at all?',
    zh: '违约后质押物要么折价变现、要么无法变现时，贷款人平均损失多少？',
  },
  sources: [
    {
      work: 'BCBS, Basel Framework CRE32: expected loss = PD × LGD × EAD',
      locator: 'definition of expected loss',
      mark: 'S',
    },
    {
      work: 'Loss given default with an explicit chance of no sale: LGD = p₀ + (1 − p₀) × LGD when sold',
      locator:
        'needed because a lognormal value alone gives a loss near 3 %, against ≈ 10 % of the estimate realised in the one auction that published one',
      mark: 'C',
    },
  ],
  conventions: [
    {
      en: 'Yearly default probability is constant; default falls where the exposure still is as stated; the pledge is sold whole or not at all.',
      zh: '各年违约概率不变；违约时风险敞口为所列金额；质押物整体变现或完全不能变现。',
    },
  ],
  notFor: [
    { en: 'A loan that is repaid in parts: the exposure falls with time', zh: '分期偿还的贷款：敞口逐期下降' },
    {
      en: 'A pledge that loses worth when its owner defaults: the chance of no sale must say so',
      zh: '出质人违约时贬值的质押物：无法变现概率须反映此相关性',
    },
  ],
  inputs: {
    exposure: money({ en: 'Exposure at default', zh: '违约风险暴露' }),
    annualDefaultProbability: share({ en: 'Default probability in one year', zh: '一年违约概率' }),
    termYears: years({ en: 'Term of the loan', zh: '贷款期限' }),
    pledgeValue: money({ en: 'Value of the pledge', zh: '质押物价值' }),
    noSaleProbability: share({ en: 'Chance that the pledge finds no buyer', zh: '质押物无法变现概率' }),
    salePriceShare: share({ en: 'Price when sold, share of the value', zh: '变现价格占评估值比例' }),
    disposalCostShare: share({ en: 'Cost of disposal, share of the price', zh: '处置费用率' }),
    yearsToCash: years({ en: 'Years from default to cash', zh: '处置回款年限' }, { minimum: '0' }),
    discountRate: annualRate({ en: 'Rate at which late cash is discounted', zh: '回款折现率' }),
    othersWhenSold: optional(money({ en: 'Borne by others when sold', zh: '变现时第三方承担额' }), '0'),
    othersWhenUnsold: optional(money({ en: 'Borne by others when not sold', zh: '未变现时第三方承担额' }), '0'),
  },
  formulas: {
    termDefaultProbability: {
      is: '1 − (1 − annualDefaultProbability)^termYears',
      en: 'Default probability over the term',
      zh: '贷款期内违约概率',
    },
    netProceeds: {
      is: 'pledgeValue × salePriceShare × (1 − disposalCostShare)',
      en: 'Net proceeds when sold',
      zh: '变现净额',
    },
    recovered: { is: 'min(netProceeds, exposure)', en: 'Recovered when sold', zh: '变现时收回' },
    recoveredToday: {
      is: 'recovered × (1 + discountRate)^(−yearsToCash)',
      en: 'Recovered, at its value on default',
      zh: '收回额折现值',
    },
    lossWhenSold: { is: 'exposure − recoveredToday', en: 'Loss when sold', zh: '变现时损失' },
    meanLoss: {
      is: 'noSaleProbability × exposure + (1 − noSaleProbability) × lossWhenSold',
      en: 'Mean loss on default',
      zh: '违约平均损失',
    },
    lossGivenDefault: { is: 'meanLoss ÷ exposure', en: 'Loss given default', zh: '违约损失率' },
    meanBorneByOthers: {
      is: 'noSaleProbability × othersWhenUnsold + (1 − noSaleProbability) × othersWhenSold',
      en: 'Mean amount borne by others on default',
      zh: '违约时第三方平均承担额',
    },
    value: {
      is: 'termDefaultProbability × (meanLoss − meanBorneByOthers)',
      en: 'Expected loss of the lender',
      zh: '贷款人预期损失',
    },
  },
  conditions: [
    {
      code: 'no-exposure',
      that: 'exposure > 0',
      otherwise: 'refuse',
      en: 'the exposure must be above 0',
      zh: '风险暴露必须大于0',
    },
  ],
  examples: [
    {
      source: {
        work: 'IFRS 9 Illustrative Examples, Example 8: 1,000,000, PD 0.5 %, LGD 25 %',
        locator: 'loss allowance 1,250',
        mark: 'S',
      },
      given: {
        exposure: '1000000',
        annualDefaultProbability: '0.005',
        termYears: '1',
        pledgeValue: '750000',
        noSaleProbability: '0',
        salePriceShare: '1',
        disposalCostShare: '0',
        yearsToCash: '0',
        discountRate: '0.05',
      },
      expect: [
        { name: 'lossGivenDefault', is: '0.25', within: '0' },
        { name: 'value', is: '1250', within: '0' },
      ],
    },
    {
      source: {
        work: '1000 at 10 % a year for two years; a pledge of 2000 sold in two years with chance 80 % at half its value less 20 %; others bear 100 or 300',
        locator: 'by hand: 0.19 × (0.2 × 1000 + 0.8 × 488 − 140)',
        mark: 'C',
      },
      given: {
        exposure: '1000',
        annualDefaultProbability: '0.1',
        termYears: '2',
        pledgeValue: '2000',
        noSaleProbability: '0.2',
        salePriceShare: '0.5',
        disposalCostShare: '0.2',
        yearsToCash: '2',
        discountRate: '0.25',
        othersWhenSold: '100',
        othersWhenUnsold: '300',
      },
      expect: [
        { name: 'recoveredToday', is: '512', within: '0' },
        { name: 'lossGivenDefault', is: '0.5904', within: '0' },
        { name: 'value', is: '85.576', within: '0' },
      ],
    },
  ],
});
