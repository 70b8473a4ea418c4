import { describe, expect, it } from 'vitest';
import { adjustedComparables } from '../../models/market/adjusted-comparables.ts';
import { defineModel, type Model } from '../../src/formula/define-model.ts';
import { explain, explainText } from '../../src/formula/explain.ts';
import { formatFigure } from '../../src/formula/figure-format.ts';
import {
  annualRate,
  number,
  optional,
  perPart,
  perYear,
  share,
  signedMoney,
  timing,
  years,
} from '../../src/formula/quantities.ts';
import { LABEL, modelOf, run, specOf } from '../support/formulas.ts';

const label = (en: string, zh: string) => ({ en, zh });
const royalties = defineModel({
  ...specOf({}),
  title: label('Royalties', '许可费'),
  inputs: {
    sales: perYear(signedMoney(label('Sales', '销售收入'))),
    royalty: share(label('Royalty', '许可费率')),
    rate: annualRate(label('Rate', '折现率')),
    timing: timing(),
    taxLife: optional(years(label('Tax life', '摊销年限'))),
  },
  formulas: {
    fee: { is: 'sales*royalty', ...label('Fee of the year', '当年许可费') },
    presentValue: { is: 'fee × discount(rate, t, timing)', ...label('Present value', '现值') },
    benefit: { is: 'taxBenefit(royalty, rate, taxLife, timing)', ...label('Benefit', '收益系数') },
    value: { is: 'sum(presentValue) × benefit', ...label('Value', '评估值') },
  },
}) as unknown as Model;
const outcome = run(royalties, { sales: ['1000000', '-2000000'], royalty: '0.05', rate: '0.25', timing: 'year-end' });

/** The working of one line, each entry as `numbers = result`. */
function workingOf(is: string, inputs: Parameters<typeof modelOf>[1], given: unknown, more = {}): string[] {
  const model = modelOf({ line: is, value: '1' }, inputs, more);
  const line = explain(run(model, given)).find(({ name }) => name === 'line');
  return line?.working.map(({ numbers, result }) => `${numbers} = ${result}`) ?? [];
}

describe('explain', () => {
  // 1 Worked example.
  it('tells each line in English, year by year, numbers put in', () => {
    expect(explainText(outcome, 'en').split('\n')).toEqual([
      'Royalties',
      'Fee of the year (fee) = sales × royalty',
      '  year 1: 1,000,000.00 × 5% = 50,000.00',
      '  year 2: (-2,000,000.00) × 5% = -100,000.00',
      'Present value (presentValue) = fee × discount(rate, t, timing)',
      '  year 1: 50,000.00 × discount(25%, 1, year-end) = 40,000.00',
      '  year 2: (-100,000.00) × discount(25%, 2, year-end) = -64,000.00',
      'Benefit (benefit) = taxBenefit(royalty, rate, taxLife, timing)',
      '  taxBenefit(5%, 25%, —, year-end) = 1',
      'Value (value) = sum(presentValue) × benefit',
      '  sum([40,000.00; -64,000.00]) × 1 = -24,000.00',
    ]);
  });
  it('tells the same in Chinese', () => {
    const lines = explainText(outcome, 'zh').split('\n');
    expect(lines.slice(0, 3)).toEqual([
      '许可费',
      '当年许可费 (fee) = sales × royalty',
      '  第1年：1,000,000.00 × 5% = 50,000.00',
    ]);
    expect(lines.at(-1)).toBe('  sum([40,000.00; -64,000.00]) × 1 = -24,000.00');
  });
  it('calls entries what they are', () => {
    const given = { price: ['100', '200'], similarity: ['0.5', '0.3'] };
    const comparables = adjustedComparables as unknown as Model;
    expect(explainText(run(comparables, given), 'en')).toContain('  comparable 2: 0.3 ÷ sum([0.5; 0.3]) = 0.375');
    expect(explainText(run(comparables, given), 'zh')).toContain('  可比案例2：0.3 ÷ sum([0.5; 0.3]) = 0.375');
    const parts = modelOf({ line: 'x + 1', value: '1' }, { x: perPart(number(LABEL)) }, { seriesOf: 'part' });
    expect(explainText(run(parts, { x: [1] }), 'en')).toContain('  part 1: 1 + 1 = 2');
    expect(explainText(run(parts, { x: [1] }), 'zh')).toContain('  第1项：1 + 1 = 2');
  });

  // 2 Laws.
  it('ends with the value', () => {
    const last = explain(outcome).at(-1);
    expect(last?.name).toBe('value');
    expect(last?.working).toEqual([
      { numbers: 'sum([40,000.00; -64,000.00]) × 1', result: formatFigure(outcome.value, outcome.kind) },
    ]);
  });
  it('is made from the record alone: a stored outcome explains itself the same', () => {
    const stored = JSON.parse(JSON.stringify(outcome)) as typeof outcome;
    expect(explain(stored)).toEqual(explain(outcome));
  });
  it('puts all entries in where a line looks across them, this entry’s elsewhere', () => {
    const inputs = { x: perYear(number(LABEL)) };
    const given = { x: [3, 4] };
    expect(workingOf('x ÷ sum(x)', inputs, given)).toEqual([
      '3 ÷ sum([3; 4]) = 0.42857143',
      '4 ÷ sum([3; 4]) = 0.57142857',
    ]);
    expect(workingOf('previous(x, 0) + x', inputs, given)).toEqual([
      'previous([3; 4], 0) + 3 = 3',
      'previous([3; 4], 0) + 4 = 7',
    ]);
    expect(workingOf('max(x, 3.5) − min(x)', inputs, given)).toEqual([
      'max(3, 3.5) − min([3; 4]) = 0.5',
      'max(4, 3.5) − min([3; 4]) = 1',
    ]);
    expect(workingOf('sum(x × 2^t)', inputs, given)).toEqual(['sum([3; 4] × 2^[1; 2]) = 22']);
  });
  it('brackets a figure below zero, and only where it is one of several', () => {
    const inputs = { n: number(LABEL) };
    expect(workingOf('n^2 − n', inputs, { n: -3 })).toEqual(['(-3)^2 − (-3) = 12']);
    expect(workingOf('n', inputs, { n: -3 })).toEqual(['(-3) = -3']);
  });
  it('shows truths', () => {
    expect(workingOf('x > 1 and not x = 3', { x: perYear(number(LABEL)) }, { x: [1, 2] })).toEqual([
      '1 > 1 and not 1 = 3 = false',
      '2 > 1 and not 2 = 3 = true',
    ]);
  });
});

describe('figures', () => {
  it.each([
    ['1234567.885', 'money', '1,234,567.89'],
    ['-1234.5', 'money', '-1,234.50'],
    ['-999.994', 'money', '-999.99'],
    ['0', 'money', '0.00'],
    ['0.05', 'share', '5%'],
    ['0.12345678', 'rate', '12.3457%'],
    ['1', 'share', '100%'],
    ['1234567', 'count', '1,234,567'],
    ['3.14159265358979', 'number', '3.1415927'],
    ['123456789.6', 'number', '123456790'],
    ['0.000012345678912', 'number', '0.000012345679'],
    ['7.5', 'years', '7.5'],
    ['true', 'boolean', 'true'],
    ['mid-year', 'timing', 'mid-year'],
  ] as const)('%s as %s is %s', (value, kind, text) => {
    expect(formatFigure(value, kind)).toBe(text);
  });
});
