import { libraryModel } from '../../src/formula/define-model.ts';
import { flag, money, number, optional, share } from '../../src/formula/quantities.ts';

export const replacementCost = libraryModel({
  id: 'cost/replacement-cost',
  version: 1,
  title: { en: 'Replacement cost new less obsolescence', zh: '更新重置成本法' },
  question: {
    en: 'What would a right of the same use cost to develop today, less what it has lost?',
    zh: '以现行条件开发同等效用的权利需要多少成本，扣除贬值后价值几何？',
  },
  sources: [
    {
      work: 'Cost approach: direct cost + overhead + developer’s profit + opportunity cost, less functional, technical and economic obsolescence',
      locator: 'seridoat.com, multiplicative form; additive form of Chinese practice',
      mark: 'S',
    },
  ],
  conventions: [
    {
      en: 'Profit and opportunity cost are shares of direct cost and overhead, added, not compounded.',
      zh: '开发者利润与机会成本均按直接成本与间接费用之和计算，相加而不复合。',
    },
    {
      en: 'Whether obsolescence adds up or multiplies is stated by the caller; an added one is held at the whole cost.',
      zh: '贬值相加或连乘由使用者声明；相加时以全部成本为限。',
    },
  ],
  notFor: [
    { en: 'A price from the market, which holds the developer’s profit already', zh: '市场价格：其中已含开发者利润' },
    {
      en: 'A right that cannot be worked around, whose worth is not what a substitute costs',
      zh: '无法绕开的权利：价值并非替代成本',
    },
  ],
  inputs: {
    directCost: money({ en: 'Direct cost', zh: '直接成本' }),
    overhead: optional(money({ en: 'Overhead', zh: '间接费用' }), '0'),
    developerProfitRate: optional(
      number({ en: "Developer's profit, share of cost", zh: '开发者利润率' }, { minimum: '0', maximum: '5' }),
      '0',
    ),
    opportunityCostRate: optional(
      number(
        { en: 'Opportunity cost of the time it takes, share of cost', zh: '机会成本率' },
        { minimum: '0', maximum: '5' },
      ),
      '0',
    ),
    functionalObsolescence: optional(share({ en: 'Functional obsolescence', zh: '功能性贬值率' }), '0'),
    technicalObsolescence: optional(share({ en: 'Technical obsolescence', zh: '技术性贬值率' }), '0'),
    economicObsolescence: optional(share({ en: 'Economic obsolescence', zh: '经济性贬值率' }), '0'),
    obsolescenceAddsUp: flag({
      en: 'Obsolescence adds up (true), or each takes its share of what the others leave (false)',
      zh: '各项贬值相加（是）或逐项连乘（否）',
    }),
    benefit: optional(money({ en: 'Present value of the income the right brings', zh: '权利收益现值' })),
  },
  formulas: {
    costNew: {
      is: '(directCost + overhead) × (1 + developerProfitRate + opportunityCostRate)',
      en: 'Replacement cost new',
      zh: '更新重置成本',
    },
    remaining: {
      is: 'if obsolescenceAddsUp then max(0, 1 − functionalObsolescence − technicalObsolescence − economicObsolescence) else (1 − functionalObsolescence) × (1 − technicalObsolescence) × (1 − economicObsolescence)',
      en: 'Part of the cost that remains',
      zh: '综合成新率',
    },
    value: { is: 'costNew × remaining', en: 'Value by cost', zh: '成本法评估值' },
  },
  conditions: [
    {
      code: 'obsolescence-above-one',
      that: 'not obsolescenceAddsUp or functionalObsolescence + technicalObsolescence + economicObsolescence ≤ 1',
      otherwise: 'warn',
      en: 'the obsolescences add up to more than the whole cost: the value is held at 0',
      zh: '各项贬值合计超过全部成本，评估值取0',
    },
    {
      code: 'cost-above-benefit',
      that: 'value ≤ benefit',
      otherwise: 'warn',
      en: 'the cost is above the present value of the income: nobody would spend it again',
      zh: '成本高于收益现值：无人会重新投入',
    },
    {
      code: 'functional-obsolescence-in-replacement',
      that: 'functionalObsolescence = 0',
      otherwise: 'warn',
      en: 'a replacement is costed at its present use: deduct only the functional loss it would have as well',
      zh: '更新重置成本按现行效用估算，仅应扣除替代物同样存在的功能性贬值',
    },
  ],
  examples: [
    {
      source: {
        work: '240 with 15 % profit and 10 % opportunity cost; obsolescence 20, 10 and 5 %, multiplied',
        locator: 'independent computation',
        mark: 'C',
      },
      given: {
        directCost: '200',
        overhead: '40',
        developerProfitRate: '0.15',
        opportunityCostRate: '0.1',
        functionalObsolescence: '0.2',
        technicalObsolescence: '0.1',
        economicObsolescence: '0.05',
        obsolescenceAddsUp: false,
      },
      expect: [
        { name: 'costNew', is: '300', within: '0' },
        { name: 'value', is: '205.2', within: '0' },
      ],
    },
    {
      source: { work: 'the same, added up', locator: 'independent computation', mark: 'C' },
      given: {
        directCost: '200',
        overhead: '40',
        developerProfitRate: '0.15',
        opportunityCostRate: '0.1',
        functionalObsolescence: '0.2',
        technicalObsolescence: '0.1',
        economicObsolescence: '0.05',
        obsolescenceAddsUp: true,
      },
      expect: [{ name: 'value', is: '195', within: '0' }],
    },
    {
      source: { work: 'obsolescence of 60 and 50 %, added up', locator: 'by hand: held at 0', mark: 'C' },
      given: {
        directCost: '200',
        technicalObsolescence: '0.6',
        economicObsolescence: '0.5',
        obsolescenceAddsUp: true,
      },
      expect: [{ name: 'value', is: '0', within: '0' }],
    },
  ],
});
