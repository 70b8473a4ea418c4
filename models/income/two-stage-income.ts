import { statedBases, statedLegalLife, taxedBasesAgree } from '../../src/domain/stated-bases.ts';
import { libraryModel } from '../../src/formula/define-model.ts';
import { annualRate, optional, share, signedMoney, timing, years } from '../../src/formula/quantities.ts';

export const twoStageIncome = libraryModel({
  id: 'income/two-stage-income',
  version: 1,
  title: { en: 'Income in two stages', zh: '两阶段收益法' },
  question: {
    en: 'What is an income worth that is level, and then level at another height?',
    zh: '前后两段各自等额的收益，其现值是多少？',
  },
  sources: [
    {
      work: '资产评估 examination cases: value = A₁ × PA(r, n₁) + A₂ × PA(r, n₂) × (1 + r)^−n₁',
      locator: 'three worked answers',
      mark: 'S',
    },
  ],
  conventions: [
    {
      en: 'The second stage is discounted over the years of the first; a printed formula that omits this is wrong.',
      zh: '第二阶段须按第一阶段年限再折现；遗漏该步的公式有误。',
    },
  ],
  notFor: [{ en: 'Income that changes within a stage', zh: '阶段内逐年变动的收益' }],
  inputs: {
    firstIncome: signedMoney({ en: 'Yearly income of the first stage', zh: '第一阶段年收益' }),
    firstYears: years({ en: 'Years of the first stage', zh: '第一阶段年限' }),
    secondIncome: signedMoney({ en: 'Yearly income of the second stage', zh: '第二阶段年收益' }),
    secondYears: years({ en: 'Years of the second stage', zh: '第二阶段年限' }),
    taxRate: optional(
      share({ en: 'Income tax rate; 0 when figures are already after tax', zh: '所得税率（金额为税后时取0）' }),
      '0',
    ),
    discountRate: annualRate({ en: 'Discount rate', zh: '折现率' }),
    timing: timing(),
    ...statedLegalLife,
    ...statedBases,
  },
  formulas: {
    firstStage: {
      is: 'firstIncome × annuity(discountRate, firstYears, timing)',
      en: 'Present value of the first stage',
      zh: '第一阶段现值',
    },
    secondStage: {
      is: 'secondIncome × annuity(discountRate, secondYears, timing) × (1 + discountRate)^(−firstYears)',
      en: 'Present value of the second stage',
      zh: '第二阶段现值',
    },
    value: { is: '(firstStage + secondStage) × (1 − taxRate)', en: 'Value in two stages', zh: '两阶段收益评估值' },
  },
  conditions: [
    ...taxedBasesAgree,
    {
      code: 'life-beyond-legal',
      that: 'firstYears + secondYears ≤ legalYears',
      otherwise: 'refuse',
      en: 'the two stages go beyond the legal life',
      zh: '两阶段年限合计超出剩余法定保护年限',
    },
  ],
  examples: [
    {
      source: {
        work: '资产评估 question',
        locator: 'trade mark, 60 for 3 years then 50 for 5, 10 %; prints 291.61',
        mark: 'S',
      },
      given: {
        firstIncome: '60',
        firstYears: '3',
        secondIncome: '50',
        secondYears: '5',
        discountRate: '0.1',
        timing: 'year-end',
      },
      expect: [
        { name: 'value', is: '291.61', within: '0.005' },
        { name: 'value', is: '291.61482980497551673635', within: '1e-20' },
      ],
    },
    {
      source: {
        work: '资产评估 question',
        locator: 'trade mark, 75 for 5 years then 32 for 5, 10 %; prints 359.63',
        mark: 'S',
      },
      given: {
        firstIncome: '75',
        firstYears: '5',
        secondIncome: '32',
        secondYears: '5',
        discountRate: '0.1',
        timing: 'year-end',
      },
      expect: [{ name: 'value', is: '359.63', within: '0.005' }],
    },
    {
      source: {
        work: '资产评估 question',
        locator: 'trade mark, 120 for 5 years then 40 for 7, 15 %; the printed 468.45 was computed with 32',
        mark: 'C',
      },
      given: {
        firstIncome: '120',
        firstYears: '5',
        secondIncome: '40',
        secondYears: '7',
        discountRate: '0.15',
        timing: 'year-end',
      },
      expect: [{ name: 'value', is: '484.9971678', within: '5e-8' }],
    },
    {
      source: {
        work: '100 for a year, then 100 for another, after 25 % tax, 25 %',
        locator: 'by hand: (80 + 64) × 0.75',
        mark: 'C',
      },
      given: {
        firstIncome: '100',
        firstYears: '1',
        secondIncome: '100',
        secondYears: '1',
        taxRate: '0.25',
        discountRate: '0.25',
        timing: 'year-end',
      },
      expect: [{ name: 'value', is: '108', within: '0' }],
    },
  ],
  misprints: [
    {
      source: {
        work: '资产评估 question (kaotiyun.com 5Ndr777K)',
        locator: 'trade mark, 120 then 40; prints 468.45',
        mark: 'S',
      },
      given: {
        firstIncome: '120',
        firstYears: '5',
        secondIncome: '40',
        secondYears: '7',
        discountRate: '0.15',
        timing: 'year-end',
      },
      name: 'value',
      printed: '468.45',
      en: 'the printed answer was computed with 32 in the second stage, not with the 40 of the question',
      zh: '公布答案第二阶段误用32，题中为40',
    },
  ],
});
