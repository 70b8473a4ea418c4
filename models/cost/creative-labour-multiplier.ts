import { libraryModel } from '../../src/formula/define-model.ts';
import { money, number, optional, share, years } from '../../src/formula/quantities.ts';

export const creativeLabourMultiplier = libraryModel({
  id: 'cost/creative-labour-multiplier',
  version: 1,
  title: { en: 'Cost with creative-labour multiplier', zh: '研发成本倍加系数法' },
  question: {
    en: 'What would it cost to develop the right again, creative work and failed attempts included, less the life used up?',
    zh: '考虑创造性劳动与研发风险，重新研发该权利需要多少成本，并扣除已消耗的寿命后价值几何？',
  },
  sources: [
    {
      work: '资产评估实务 (无形资产) examination cases, cost approach: C = (c + β₁v) ÷ (1 − β₂) × (1 + L)',
      locator: 'two worked answers follow only with (1 − β₂); a page printing (1 + β₂) is wrong',
      mark: 'S',
    },
  ],
  conventions: [
    {
      en: 'Live labour is multiplied for its creativity; failed research enters once, through 1 − riskFactor. The life ratio is taken off the whole.',
      zh: '活劳动乘以创造性倍加系数；失败研发仅通过1−风险系数计入一次；成新率作用于全部成本。',
    },
  ],
  notFor: [
    {
      en: 'A right whose worth does not follow its cost, such as a trade mark or a blocking patent',
      zh: '价值与成本不相关的权利，如商标或阻断性专利',
    },
    {
      en: 'Costs that already hold the failed projects: they would count twice',
      zh: '成本中已含失败项目的情形：失败成本会重复计入',
    },
  ],
  inputs: {
    materialCost: money({ en: 'Materialised labour: material, energy, equipment', zh: '物化劳动消耗' }),
    labourCost: money({ en: 'Live labour: wages', zh: '活劳动消耗' }),
    labourMultiplier: number(
      { en: 'Creative-labour multiplier', zh: '创造性劳动倍加系数' },
      { minimum: '1', maximum: '10' },
    ),
    riskFactor: share({ en: 'Average share of research that fails', zh: '科研平均风险系数' }),
    returnOnInvestment: number({ en: 'Return on the investment', zh: '投资报酬率' }, { minimum: '0', maximum: '5' }),
    yearsUsed: optional(years({ en: 'Years used', zh: '已使用年限' }, { minimum: '0' }), '0'),
    yearsRemaining: optional(years({ en: 'Years remaining', zh: '尚可使用年限' }), '1'),
  },
  formulas: {
    labour: { is: 'labourMultiplier × labourCost', en: 'Creative labour', zh: '倍加后的活劳动' },
    reproductionCost: {
      is: '(materialCost + labour) ÷ (1 − riskFactor) × (1 + returnOnInvestment)',
      en: 'Reproduction cost new',
      zh: '重置成本',
    },
    lifeRatio: {
      is: 'yearsRemaining ÷ (yearsUsed + yearsRemaining)',
      en: 'Part of the life that remains',
      zh: '成新率',
    },
    value: { is: 'reproductionCost × lifeRatio', en: 'Value by cost', zh: '成本法评估值' },
  },
  conditions: [
    {
      code: 'multiplier-unusual',
      that: 'labourMultiplier ≥ 1.2 and labourMultiplier ≤ 3',
      otherwise: 'warn',
      en: 'the creative multiplier lies outside 1.2 to 3, where worked cases have it',
      zh: '倍加系数超出案例常见区间1.2至3',
    },
    {
      code: 'risk-factor-unusual',
      that: 'riskFactor ≥ 0.06 and riskFactor ≤ 0.5',
      otherwise: 'warn',
      en: 'the share of research that fails lies outside 0.06 to 0.5, where worked cases have it',
      zh: '风险系数超出案例常见区间0.06至0.5',
    },
    {
      code: 'return-unusual',
      that: 'returnOnInvestment ≥ 0.12 and returnOnInvestment ≤ 0.25',
      otherwise: 'warn',
      en: 'the return lies outside 12 to 25 %, where worked cases have it',
      zh: '投资报酬率超出案例常见区间12%至25%',
    },
    {
      code: 'risk-factor-not-below-one',
      that: 'riskFactor < 1',
      otherwise: 'refuse',
      en: 'the share of research that fails must be below 1: nothing would ever succeed',
      zh: '科研平均风险系数必须小于1',
    },
  ],
  examples: [
    {
      source: {
        work: '资产评估实务 (无形资产) 倍加系数法 question',
        locator: 'know-how, 15 + 20 material, wages 30',
        mark: 'S',
      },
      given: {
        materialCost: '35',
        labourCost: '30',
        labourMultiplier: '1.2',
        riskFactor: '0.4',
        returnOnInvestment: '0.2',
        yearsUsed: '3',
        yearsRemaining: '5',
      },
      expect: [
        { name: 'reproductionCost', is: '142', within: '0' },
        { name: 'value', is: '88.75', within: '0' },
      ],
    },
    {
      source: {
        work: '资产评估实务 (无形资产) 倍加系数法 question',
        locator: 'material 30, power 50, wages 60',
        mark: 'S',
      },
      given: {
        materialCost: '80',
        labourCost: '60',
        labourMultiplier: '1.5',
        riskFactor: '0.5',
        returnOnInvestment: '0.25',
      },
      expect: [{ name: 'value', is: '425', within: '0' }],
    },
    {
      source: {
        work: '资产评估 case of a film (tikuw.cn 442236995359)',
        locator:
          'creative 1500, production 3500, multiplier 3, risk 6 %, return 12 %; inputs as published, cost computed',
        mark: 'C',
      },
      given: {
        materialCost: '3500',
        labourCost: '1500',
        labourMultiplier: '3',
        riskFactor: '0.06',
        returnOnInvestment: '0.12',
      },
      expect: [{ name: 'reproductionCost', is: '9531.914894', within: '5e-7' }],
    },
  ],
  misprints: [
    {
      source: {
        work: '研发成本倍加系数法 as t.100ksw.com prints it, with (1 + β₂)',
        locator: 'the case of 142, by that formula',
        mark: 'S',
      },
      given: {
        materialCost: '35',
        labourCost: '30',
        labourMultiplier: '1.2',
        riskFactor: '0.4',
        returnOnInvestment: '0.2',
      },
      name: 'reproductionCost',
      printed: '60.857142857142857',
      en: 'failed research makes what succeeds dearer: its share divides as 1 − β₂, not 1 + β₂',
      zh: '失败研发使成功成果更贵，应除以1−β₂而非1+β₂',
    },
  ],
});
