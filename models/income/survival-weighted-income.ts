import {
  seriesWithinLegalLife,
  statedBases,
  statedFailureLoad,
  statedLegalLife,
  taxedBasesAgree,
} from '../../src/domain/stated-bases.ts';
import { libraryModel } from '../../src/formula/define-model.ts';
import { annualRate, optional, perYear, share, signedMoney, timing } from '../../src/formula/quantities.ts';

export const survivalWeightedIncome = libraryModel({
  id: 'income/survival-weighted-income',
  version: 1,
  title: { en: 'Survival-weighted income', zh: '存续概率加权收益法' },
  question: {
    en: 'What is an income worth that ends when the right lapses, falls or is designed around?',
    zh: '收益因权利终止、无效或被绕开而中断时，其现值是多少？',
  },
  sources: [
    {
      work: 'Survival view: S = exp(−Σ hazard), flows × S instead of a higher rate',
      locator: 'hazards of lapse, invalidation and design-around add up; carried out here',
      mark: 'C',
    },
  ],
  conventions: [
    {
      en: 'Hazards add up; an income counts if the right stands at the end of its year, in mid-year too.',
      zh: '各项风险率相加；以年末权利仍有效为计入收益的条件，年中口径亦同。',
    },
  ],
  notFor: [
    { en: 'A rate that holds a premium for the same risks', zh: '已含同类风险溢价的折现率' },
    { en: 'Risks that strike together with the market', zh: '与市场同向发生的风险' },
  ],
  inputs: {
    income: perYear(signedMoney({ en: 'Income of the year while the right stands', zh: '权利有效时的当年收益' })),
    lapseHazard: optional(perYear({ ...annualRate({ en: 'Hazard of lapse', zh: '终止风险率' }), minimum: '0' }), '0'),
    invalidationHazard: optional(
      perYear({ ...annualRate({ en: 'Hazard of invalidation', zh: '无效风险率' }), minimum: '0' }),
      '0',
    ),
    substitutionHazard: optional(
      perYear({ ...annualRate({ en: 'Hazard of being designed around', zh: '被替代风险率' }), minimum: '0' }),
      '0',
    ),
    taxRate: optional(
      share({ en: 'Income tax rate; 0 when figures are already after tax', zh: '所得税率（金额为税后时取0）' }),
      '0',
    ),
    discountRate: annualRate({ en: 'Discount rate', zh: '折现率' }),
    timing: timing(),
    ...statedFailureLoad,
    ...statedLegalLife,
    ...statedBases,
  },
  formulas: {
    hazard: { is: 'lapseHazard + invalidationHazard + substitutionHazard', en: 'Hazard of the year', zh: '当年风险率' },
    survival: { is: 'exp(−cumulative(hazard))', en: 'Chance that the right stands', zh: '存续概率' },
    presentValue: {
      is: 'income × (1 − taxRate) × survival × discount(discountRate, t, timing)',
      en: 'Present value of the year',
      zh: '当年现值',
    },
    value: { is: 'sum(presentValue)', en: 'Value with survival', zh: '存续概率加权评估值' },
  },
  conditions: [
    ...taxedBasesAgree,
    seriesWithinLegalLife,
    {
      code: 'failure-counted-twice',
      that: 'not rateIsFailureLoaded or max(hazard) = 0',
      otherwise: 'refuse',
      en: 'a rate that holds a premium for failure excludes hazards',
      zh: '折现率已含失败风险溢价时，不得再计风险率',
    },
  ],
  examples: [
    {
      source: {
        work: '100 for two years after 20 % tax, hazards that double: 10 + 20 + 39.314718 % in all a year, 25 %',
        locator: 'by hand: ½ × 64 + ¼ × 51.2',
        mark: 'C',
      },
      given: {
        income: ['100', '100'],
        lapseHazard: ['0.1', '0.1'],
        invalidationHazard: ['0.2', '0.2'],
        substitutionHazard: ['0.393147180559945309', '0.393147180559945309'],
        taxRate: '0.2',
        discountRate: '0.25',
        timing: 'year-end',
      },
      expect: [
        { name: 'survival', is: ['0.5', '0.25'], within: '1e-17' },
        { name: 'value', is: '44.8', within: '1e-15' },
      ],
    },
  ],
});
