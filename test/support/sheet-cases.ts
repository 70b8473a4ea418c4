import { MODELS } from '../../src/catalog/models.ts';
import type { Model } from '../../src/formula/define-model.ts';
import {
  absent,
  acrossSeries,
  arithmetic,
  calendar,
  nested,
  rounding,
  running,
  tableReading,
  timeValue,
} from './sheet-models.ts';

/** A model at work on an input, to be written as a sheet and recalculated. */
export interface SheetCase {
  readonly model: Model;
  readonly given: Readonly<Record<string, unknown>>;
}

/** Every example of every model of the catalogue. */
export const MODEL_CASES: readonly SheetCase[] = MODELS.flatMap((model) =>
  model.checked.spec.examples.map(({ given }) => ({ model, given })),
);

const FLOWS_GIVEN = { sales: ['100.5', '-20', '330.125', '0.75'], factor: ['2', '0', '1.5', '3'] };
const TIME_GIVEN = { flows: ['100', '200', '300'], life: '12.5', delay: '0.25', taxRate: '0.25' };

const timesOf = (rates: readonly string[]): SheetCase[] =>
  rates.flatMap((rate) => [
    { model: timeValue, given: { ...TIME_GIVEN, rate, timing: 'mid-year', part: '0.4', taxLife: '7' } },
    { model: timeValue, given: { ...TIME_GIVEN, rate, timing: 'year-end' } },
  ]);

/** Models made to use every function and form of the language, in the cases where a spreadsheet could go astray. */
export const LANGUAGE_CASES: readonly SheetCase[] = [
  { model: acrossSeries, given: FLOWS_GIVEN },
  { model: acrossSeries, given: { sales: ['-1', '-1', '1', '1'], factor: ['1', '0', '0', '1'] } },
  { model: arithmetic, given: { a: '1.25', b: '3.5', yes: true } },
  { model: arithmetic, given: { a: '-7', b: '0.001', yes: false } },
  ...timesOf(['0.12', '0', '1e-12', '-1e-9', '1e-6', '0.0007', '0.01', '-0.05', '2']),
  {
    model: running,
    given: {
      paid: ['10', '20', '30.55', '7'],
      opening: '100',
      rate: '0.07',
      fees: [
        ['50', '0.1'],
        ['200', '0.05'],
        [null, '0.01'],
      ],
    },
  },
  {
    model: tableReading,
    given: {
      amounts: ['0', '1000', '1000.01', '250', '5000', '19999.99'],
      open: [
        ['1000', '0.05'],
        ['5000', '0.03'],
        [null, '0.01'],
      ],
      closed: [
        ['500', '0.2'],
        ['20000', '0.1'],
      ],
      codes: [
        ['1', '55'],
        ['2', '77.5'],
        [null, '99'],
      ],
      onlyRest: [[null, '4']],
      from: [
        ['2020-01-31', '0.1'],
        ['2021-12-31', '0.2'],
        [null, '0.3'],
      ],
      code: '2',
      when: '2021-12-15',
    },
  },
  {
    model: rounding,
    given: {
      amounts: [
        '1.005',
        '2.675',
        '-1.005',
        '0.615',
        '1000000.125',
        '0.35',
        '12345678901.5',
        '0',
        '1.0049999999',
        '8.325',
      ],
      factor: ['1', '1', '1', '1.5', '1', '1.1', '1', '3', '1', '1.2'],
      plain: '1.075',
      step: '0.1',
    },
  },
  { model: absent, given: { always: ['1', '2'], low: '3', timing: 'year-end' } },
  {
    model: absent,
    given: {
      always: ['1', '0'],
      high: '3',
      timing: 'mid-year',
      given: '5',
      also: '2',
      flows: ['1', '4'],
      life: '10',
      fallback: '1',
      spare: [[null, '0.25']],
    },
  },
  { model: calendar, given: { from: '2021-07-27', to: '2024-02-29' } },
  { model: calendar, given: { from: '1850-07-27', to: '1820-03-01' } },
  {
    model: nested,
    given: { one: { x: ['1', '2', '3'], c: { a: '4', b: '5' } }, two: { a: '6', b: '7' }, R: '8', c1: '9' },
  },
  { model: nested, given: { one: '3', two: { a: '6', b: '7' }, R: '8', c1: '9' } },
];
