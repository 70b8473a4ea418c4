import { libraryModel } from '../../src/formula/define-model.ts';
import { money, number, share } from '../../src/formula/quantities.ts';

export const softwareEffort = libraryModel({
  id: 'cost/software-effort',
  version: 1,
  title: { en: 'Software by effort', zh: '软件工作量成本法' },
  question: {
    en: 'What would it cost to write the software again, when the effort is estimated and a day costs what it cost before?',
    zh: '按估算工作量与历史人日成本，重新开发并维护该软件需要多少成本？',
  },
  sources: [
    {
      work: '资产评估 examination cases: cost = cost of a day × estimated effort × (1 + share of maintenance)',
      locator: 'software, cost side',
      mark: 'S',
    },
  ],
  conventions: [
    {
      en: 'Cost of a day is that of the development on record; prices are not moved.',
      zh: '人日成本取历史项目的实际成本，不作物价调整。',
    },
  ],
  notFor: [
    {
      en: 'A development on record that is years old: trend its cost first',
      zh: '历史项目年代较久：须先按物价指数调整',
    },
    { en: 'Software whose worth lies in its users or its data', zh: '价值主要来自用户或数据的软件' },
  ],
  inputs: {
    actualCost: money({ en: 'Cost of the development on record', zh: '历史开发成本' }),
    actualEffort: number(
      { en: 'Effort of the development on record, in days of one person', zh: '历史开发人日' },
      { minimum: '0.000001' },
    ),
    modelEffort: number(
      { en: 'Effort estimated for the software, in days of one person', zh: '估算开发人日' },
      { minimum: '0' },
    ),
    maintenanceShare: share({
      en: 'Effort of maintenance, share of that of development',
      zh: '维护工作量占开发工作量比例',
    }),
  },
  formulas: {
    costPerPersonDay: { is: 'actualCost ÷ actualEffort', en: 'Cost of a day of one person', zh: '人日成本' },
    developmentCost: { is: 'costPerPersonDay × modelEffort', en: 'Cost of development', zh: '开发成本' },
    value: { is: 'developmentCost × (1 + maintenanceShare)', en: 'Cost with maintenance', zh: '含维护的软件成本' },
  },
  examples: [
    {
      source: {
        work: '2020-10 资产评估 (00158) examination, industrial control software',
        locator: 'inputs as published, answer computed',
        mark: 'C',
      },
      given: { actualCost: '55000', actualEffort: '85', modelEffort: '121.75', maintenanceShare: '0.2' },
      expect: [
        { name: 'costPerPersonDay', is: '647.0588235294117647', within: '1e-16' },
        { name: 'value', is: '94535.294117647', within: '1e-9' },
      ],
    },
  ],
});
