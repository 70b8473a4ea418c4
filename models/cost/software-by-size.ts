import { libraryModel } from '../../src/formula/define-model.ts';
import { count, flag, money, number, optional, share, table } from '../../src/formula/quantities.ts';

const positive = { minimum: '0.000001', maximum: '1000000' };
const byMode = { by: 'count', gives: 'number' } as const;

export const softwareBySize = libraryModel({
  id: 'cost/software-by-size',
  version: 1,
  title: { en: 'Software by size (Basic COCOMO)', zh: '软件规模成本法（基本COCOMO）' },
  question: {
    en: 'What would it cost to write software of that many lines again?',
    zh: '按源代码千行数估算，重新开发该软件需要多少成本？',
  },
  sources: [
    {
      work: 'Basic COCOMO: effort = a × KLOC^b person-months; organic 2.4 and 1.05, semi-detached 3.0 and 1.12, embedded 3.6 and 1.20',
      locator: 'fact-index.com/b/ba/basic_cocomo.html',
      mark: 'S',
    },
    {
      work: '资产评估 examination case: effort = 2.8 × K^1.2 × factor, person-months rounded to whole ones at each step',
      locator: 'embedded software',
      mark: 'S',
    },
  ],
  conventions: [
    {
      en: 'Mode 1 is organic, 2 semi-detached, 3 embedded; own coefficients stand in place of a mode. A person-month is 152 hours.',
      zh: '模式1为有机型，2为半分离型，3为嵌入型；可用自定系数代替模式。1人月为152小时。',
    },
    {
      en: 'Effort is not rounded unless so stated; then development and the total each are, to whole person-months.',
      zh: '工作量默认不取整；声明取整时，开发工作量与总工作量分别取整到人月。',
    },
  ],
  notFor: [
    {
      en: 'Generated, copied or open-source lines: nobody would write them again',
      zh: '自动生成、复制或开源代码：无须重新编写',
    },
    { en: 'Software whose worth lies in its users or its data', zh: '价值主要来自用户或数据的软件' },
  ],
  inputs: {
    thousandLines: number({ en: 'Lines of source code, in thousands', zh: '源代码千行数' }, positive),
    mode: optional({ ...count({ en: 'Mode: 1, 2 or 3', zh: '开发模式（1、2或3）' }), minimum: '1', maximum: '3' }),
    coefficient: optional(number({ en: 'Own coefficient a', zh: '自定系数a' }, positive)),
    exponent: optional(number({ en: 'Own exponent b', zh: '自定指数b' }, { minimum: '0.5', maximum: '2' })),
    coefficients: optional(table({ en: 'Coefficient by mode', zh: '各模式系数' }, byMode), [
      ['1', '2.4'],
      ['2', '3'],
      ['3', '3.6'],
    ]),
    exponents: optional(table({ en: 'Exponent by mode', zh: '各模式指数' }, byMode), [
      ['1', '1.05'],
      ['2', '1.12'],
      ['3', '1.2'],
    ]),
    costFactor: optional(number({ en: 'Factor for the cost drivers', zh: '成本因子调整系数' }, positive), '1'),
    maintenanceShare: optional(
      share({ en: 'Effort of maintenance, share of that of development', zh: '维护工作量占开发工作量比例' }),
      '0',
    ),
    roundsToMonths: optional(flag({ en: 'Effort is rounded to whole person-months', zh: '工作量取整到人月' }), false),
    costPerPersonMonth: money({ en: 'Cost of a person-month', zh: '人月成本' }),
    obsolescence: optional(share({ en: 'Obsolescence', zh: '贬值率' }), '0'),
  },
  oneOf: [
    ['mode', 'coefficient'],
    ['mode', 'exponent'],
  ],
  formulas: {
    scale: { is: 'either(coefficient, lookup(mode, coefficients))', en: 'Coefficient', zh: '系数' },
    growth: { is: 'either(exponent, lookup(mode, exponents))', en: 'Exponent', zh: '指数' },
    effortUnrounded: {
      is: 'scale × thousandLines^growth × costFactor',
      en: 'Effort of development in person-months, as computed',
      zh: '开发工作量（人月，未取整）',
    },
    effort: {
      is: 'if roundsToMonths then round(effortUnrounded, 1) else effortUnrounded',
      en: 'Effort of development in person-months',
      zh: '开发工作量（人月）',
    },
    withMaintenance: { is: 'effort + effort × maintenanceShare', en: 'With maintenance', zh: '含维护工作量（未取整）' },
    totalEffort: {
      is: 'if roundsToMonths then round(withMaintenance, 1) else withMaintenance',
      en: 'Total effort in person-months',
      zh: '总工作量（人月）',
    },
    costNew: { is: 'totalEffort × costPerPersonMonth', en: 'Cost new', zh: '重置成本' },
    value: { is: 'costNew × (1 − obsolescence)', en: 'Value by size', zh: '软件成本法评估值' },
  },
  examples: [
    {
      source: {
        work: '资产评估 question, embedded software',
        locator: '15 KLOC, 2.8 and 1.2, factor .92, maintenance 15 %, 8500 a month; prints 66, 76 and 646,000',
        mark: 'S',
      },
      given: {
        thousandLines: '15',
        coefficient: '2.8',
        exponent: '1.2',
        costFactor: '0.92',
        maintenanceShare: '0.15',
        roundsToMonths: true,
        costPerPersonMonth: '8500',
      },
      expect: [
        { name: 'effortUnrounded', is: '66.41334728198018', within: '1e-13' },
        { name: 'effort', is: '66', within: '0' },
        { name: 'totalEffort', is: '76', within: '0' },
        { name: 'value', is: '646000', within: '0' },
      ],
    },
    {
      source: { work: '32 KLOC, organic', locator: 'independent computation', mark: 'C' },
      given: { thousandLines: '32', mode: '1', costPerPersonMonth: '1', obsolescence: '0.25' },
      expect: [
        { name: 'effort', is: '91.331106', within: '5e-7' },
        { name: 'value', is: '68.4983295', within: '5e-7' },
      ],
    },
    {
      source: { work: '32 KLOC, semi-detached', locator: 'independent computation', mark: 'C' },
      given: { thousandLines: '32', mode: '2', costPerPersonMonth: '1' },
      expect: [{ name: 'value', is: '145.50879', within: '5e-7' }],
    },
    {
      source: {
        work: 'the same, rounded, half as much again for maintenance',
        locator: 'by hand: 91, then 136.5 to 137',
        mark: 'C',
      },
      given: {
        thousandLines: '32',
        mode: '1',
        maintenanceShare: '0.5',
        roundsToMonths: true,
        costPerPersonMonth: '1',
      },
      expect: [
        { name: 'effort', is: '91', within: '0' },
        { name: 'value', is: '137', within: '0' },
      ],
    },
    {
      source: {
        work: '32 KLOC, embedded, half as much again for maintenance',
        locator: 'by hand: 3.6 × 64 × 1.5',
        mark: 'C',
      },
      given: { thousandLines: '32', mode: '3', maintenanceShare: '0.5', costPerPersonMonth: '1' },
      expect: [
        { name: 'effort', is: '230.4', within: '1e-28' },
        { name: 'value', is: '345.6', within: '1e-28' },
      ],
    },
  ],
  misprints: [
    {
      source: { work: 'A web page on COCOMO', locator: '15.6 KLOC semi-detached; claims 142 person-months', mark: 'S' },
      given: { thousandLines: '15.6', mode: '2', costPerPersonMonth: '1' },
      name: 'effort',
      printed: '142',
      en: 'the formula gives 65.076 person-months',
      zh: '按公式应为65.076人月',
    },
  ],
});
