import {
  seriesWithinLegalLife,
  statedBases,
  statedFailureLoad,
  statedLegalLife,
  taxedBasesAgree,
} from '../../src/domain/stated-bases.ts';
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

export const costSaving = libraryModel({
  id: 'income/cost-saving',
  version: 1,
  title: { en: 'Cost saving', zh: '成本节约法' },
  question: { en: 'What are the costs worth that the right saves?', zh: '该权利节约的成本现值是多少？' },
  sources: [
    { work: 'saving: value = Σ (saved cost × units) × (1 − t) × D', locator: 'incremental income methods', mark: 'S' },
  ],
  conventions: [
    {
      en: 'The amount per unit is before tax; what the right itself costs a year is taken off.',
      zh: '单位金额为税前；权利自身的年费用予以扣除。',
    },
  ],
  notFor: [
    {
      en: 'A saving that rivals reach as well: their prices fall with it',
      zh: '竞争对手同样可实现的节约：售价将随之下降',
    },
  ],
  inputs: {
    units: perYear(number({ en: 'Units sold in the year', zh: '当年销售量' }, { minimum: '0' })),
    savingPerUnit: perYear(signedMoney({ en: 'Cost saved on a unit', zh: '单位成本节约' })),
    addedCost: optional(perYear(money({ en: 'Cost that comes with it', zh: '相应增加的费用' })), '0'),
    survival: optional(
      perYear(share({ en: 'Chance that the right still stands in the year', zh: '当年权利仍有效的概率' })),
      '1',
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
    saving: { is: 'savingPerUnit × units − addedCost', en: 'Saving of the year, less what it costs', zh: '当年节约额' },
    presentValue: {
      is: 'saving × (1 − taxRate) × survival × discount(discountRate, t, timing)',
      en: 'Present value of the year',
      zh: '当年现值',
    },
    value: { is: 'sum(presentValue)', en: 'Value by cost saving', zh: '成本节约法评估值' },
  },
  conditions: [
    ...taxedBasesAgree,
    seriesWithinLegalLife,
    {
      code: 'failure-counted-twice',
      that: 'not rateIsFailureLoaded or min(survival) = 1',
      otherwise: 'refuse',
      en: 'a rate that holds a premium for failure excludes a chance of survival',
      zh: '折现率已含失败风险溢价时，不得再以存续概率加权',
    },
  ],
  examples: [
    {
      source: {
        work: '10 units at 12 less, upkeep 20, after 20 % tax, chance of survival half in the second year, 25 %',
        locator: 'by hand: 64 + 25.6',
        mark: 'C',
      },
      given: {
        units: ['10', '10'],
        savingPerUnit: ['12', '12'],
        addedCost: ['20', '20'],
        survival: ['1', '0.5'],
        taxRate: '0.2',
        discountRate: '0.25',
        timing: 'year-end',
      },
      expect: [
        { name: 'saving', is: ['100', '100'], within: '0' },
        { name: 'value', is: '89.6', within: '0' },
      ],
    },
  ],
});
