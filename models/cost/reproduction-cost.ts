import { libraryModel } from '../../src/formula/define-model.ts';
import { flag, money, number, optional, perPart, share } from '../../src/formula/quantities.ts';

export const reproductionCost = libraryModel({
  id: 'cost/reproduction-cost',
  version: 1,
  title: { en: 'Reproduction cost new less obsolescence', zh: '复原重置成本法' },
  question: {
    en: 'What would an exact copy of the work cost today, item by item, less what it has lost?',
    zh: '按原有投入逐项以现行价格复原需要多少成本，扣除贬值后价值几何？',
  },
  sources: [
    {
      work: 'Cost approach: Σ quantity × price today, overhead, developer’s profit and opportunity cost, less functional, technical and economic obsolescence',
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
    {
      en: 'Work whose idle detours nobody would repeat: find the cost of a replacement',
      zh: '含无效弯路的研发：应采用更新重置成本',
    },
    { en: 'Outlays known only as amounts: trend them', zh: '仅有历史金额而无实物量：应按物价指数调整' },
  ],
  seriesOf: 'part',
  inputs: {
    quantity: perPart(number({ en: 'Quantity of the item, such as hours', zh: '投入量（如工时）' }, { minimum: '0' })),
    priceToday: perPart(money({ en: 'Price of one today', zh: '现行单价' })),
    overheadShare: optional(
      number({ en: 'Overhead, share of direct cost', zh: '间接费用率' }, { minimum: '0', maximum: '5' }),
      '0',
    ),
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
    directCost: { is: 'sum(quantity × priceToday)', en: 'Direct cost at today’s prices', zh: '现行直接成本' },
    costNew: {
      is: 'directCost × (1 + overheadShare) × (1 + developerProfitRate + opportunityCostRate)',
      en: 'Reproduction cost new',
      zh: '复原重置成本',
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
  ],
  examples: [
    {
      source: {
        work: '100 hours at 1.5 and 50 at 1, overhead 20 %, profit 15 %, opportunity 10 %; obsolescence 20, 10 and 5 %, multiplied',
        locator: 'by hand: 200 × 1.2 × 1.25 × 0.684',
        mark: 'C',
      },
      given: {
        quantity: ['100', '50'],
        priceToday: ['1.5', '1'],
        overheadShare: '0.2',
        developerProfitRate: '0.15',
        opportunityCostRate: '0.1',
        functionalObsolescence: '0.2',
        technicalObsolescence: '0.1',
        economicObsolescence: '0.05',
        obsolescenceAddsUp: false,
      },
      expect: [
        { name: 'directCost', is: '200', within: '0' },
        { name: 'value', is: '205.2', within: '0' },
      ],
    },
    {
      source: { work: 'the same, added up', locator: 'by hand: 300 × 0.65', mark: 'C' },
      given: {
        quantity: ['100', '50'],
        priceToday: ['1.5', '1'],
        overheadShare: '0.2',
        developerProfitRate: '0.15',
        opportunityCostRate: '0.1',
        functionalObsolescence: '0.2',
        technicalObsolescence: '0.1',
        economicObsolescence: '0.05',
        obsolescenceAddsUp: true,
      },
      expect: [{ name: 'value', is: '195', within: '0' }],
    },
  ],
});
