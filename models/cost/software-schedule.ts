import { libraryModel } from '../../src/formula/define-model.ts';
import { count, number, optional, table } from '../../src/formula/quantities.ts';

const byMode = { by: 'count', gives: 'number' } as const;

export const softwareSchedule = libraryModel({
  id: 'cost/software-schedule',
  version: 1,
  title: { en: 'Time to write software (Basic COCOMO)', zh: '软件开发工期（基本COCOMO）' },
  question: {
    en: 'How many months would it take to write software of that effort again?',
    zh: '按开发工作量，重新开发该软件需要多少个月？',
  },
  sources: [
    {
      work: 'Basic COCOMO: months = 2.5 × effort^d; organic .38, semi-detached .35, embedded .32',
      locator: 'fact-index.com/b/ba/basic_cocomo.html',
      mark: 'S',
    },
  ],
  conventions: [
    {
      en: 'Mode 1 is organic, 2 semi-detached, 3 embedded; effort is in person-months.',
      zh: '模式1为有机型，2为半分离型，3为嵌入型；工作量以人月计。',
    },
  ],
  notFor: [{ en: 'A value: time enters one as opportunity cost', zh: '价值本身：工期通过机会成本影响价值' }],
  inputs: {
    effort: number(
      { en: 'Effort in person-months', zh: '工作量（人月）' },
      { minimum: '0.000001', maximum: '1000000' },
    ),
    mode: { ...count({ en: 'Mode: 1, 2 or 3', zh: '开发模式（1、2或3）' }), minimum: '1', maximum: '3' },
    coefficient: optional(number({ en: 'Coefficient', zh: '系数' }, { minimum: '0.000001', maximum: '1000' }), '2.5'),
    exponents: optional(table({ en: 'Exponent by mode', zh: '各模式指数' }, byMode), [
      ['1', '0.38'],
      ['2', '0.35'],
      ['3', '0.32'],
    ]),
  },
  formulas: {
    exponent: { is: 'lookup(mode, exponents)', en: 'Exponent', zh: '指数' },
    value: { is: 'coefficient × effort^exponent', en: 'Months of development', zh: '开发工期（月）' },
  },
  examples: [
    {
      source: { work: 'effort of 91.331106, organic', locator: 'independent computation', mark: 'C' },
      given: { effort: '91.331106', mode: '1' },
      expect: [{ name: 'value', is: '13.8987300893894', within: '1e-12' }],
    },
    {
      source: { work: 'effort of 145.50879, semi-detached', locator: 'independent computation', mark: 'C' },
      given: { effort: '145.50879', mode: '2' },
      expect: [{ name: 'value', is: '14.2873353626357', within: '1e-12' }],
    },
    {
      source: { work: 'effort of 230.4, embedded', locator: 'independent computation', mark: 'C' },
      given: { effort: '230.4', mode: '3' },
      expect: [{ name: 'value', is: '14.2539227437778', within: '1e-12' }],
    },
  ],
});
