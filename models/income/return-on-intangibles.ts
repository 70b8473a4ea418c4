import { libraryModel } from '../../src/formula/define-model.ts';
import { annualRate, money } from '../../src/formula/quantities.ts';

export const returnOnIntangibles = libraryModel({
  id: 'income/return-on-intangibles',
  version: 1,
  title: { en: 'Return on intangibles by difference', zh: '回报率拆分法' },
  question: {
    en: 'Which return must the intangibles earn, when the whole earns its cost of capital and the other assets their own returns?',
    zh: '整体回报率扣除其他资产的回报后，无形资产应得的回报率是多少？',
  },
  sources: [
    {
      work: '回报率拆分法: r = (whole × its return − Σ other asset × its return) ÷ intangibles',
      locator: 'asset mix 2 : 5 : 3, prints 10 %',
      mark: 'S',
    },
  ],
  conventions: [
    {
      en: 'All intangibles earn one return; tangible returns are after tax when the whole’s is.',
      zh: '全部无形资产取同一回报率；各项回报率与整体回报率同口径。',
    },
  ],
  notFor: [
    {
      en: 'Several intangibles of unlike risk: find the rate of one by difference',
      zh: '风险各异的多项无形资产：应逐项求余',
    },
  ],
  inputs: {
    overallReturn: annualRate({ en: 'Return of the whole', zh: '整体回报率' }),
    workingCapital: money({ en: 'Working capital', zh: '营运资金' }),
    returnOnWorkingCapital: annualRate({ en: 'Return on working capital', zh: '营运资金回报率' }),
    fixedAssets: money({ en: 'Fixed assets', zh: '固定资产' }),
    returnOnFixedAssets: annualRate({ en: 'Return on fixed assets', zh: '固定资产回报率' }),
    intangibles: money({ en: 'Intangibles', zh: '无形资产' }),
  },
  formulas: {
    whole: { is: 'workingCapital + fixedAssets + intangibles', en: 'The whole', zh: '资产合计' },
    earnedByOthers: {
      is: 'workingCapital ÷ whole × returnOnWorkingCapital + fixedAssets ÷ whole × returnOnFixedAssets',
      en: 'Earned by the other assets',
      zh: '其他资产贡献的回报率',
    },
    value: {
      is: '(overallReturn − earnedByOthers) ÷ (intangibles ÷ whole)',
      en: 'Return on intangibles',
      zh: '无形资产回报率',
    },
  },
  conditions: [
    {
      code: 'no-intangibles',
      that: 'intangibles > 0',
      otherwise: 'refuse',
      en: 'the intangibles must be above 0: their return is sought',
      zh: '无形资产必须大于0',
    },
  ],
  examples: [
    {
      source: {
        work: '资产评估 question',
        locator: 'current, fixed and intangible assets 2 : 5 : 3, 8.6 % overall, 8 % on the others; prints 10 %',
        mark: 'S',
      },
      given: {
        overallReturn: '0.086',
        workingCapital: '2',
        returnOnWorkingCapital: '0.08',
        fixedAssets: '5',
        returnOnFixedAssets: '0.08',
        intangibles: '3',
      },
      expect: [{ name: 'value', is: '0.1', within: '1e-30' }],
    },
    {
      source: {
        work: '资产评估 textbook question on 回报率拆分法, company A',
        locator: 'inputs as published, answer by the method of the textbook',
        mark: 'C',
      },
      given: {
        overallReturn: '0.0902',
        workingCapital: '3000',
        returnOnWorkingCapital: '0.08',
        fixedAssets: '4000',
        returnOnFixedAssets: '0.05',
        intangibles: '3000',
      },
      expect: [{ name: 'value', is: '0.154', within: '1e-30' }],
    },
  ],
});
