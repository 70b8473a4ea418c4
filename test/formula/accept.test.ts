import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { isIpworthError } from '../../src/base/errors.ts';
import {
  annualRate,
  count,
  money,
  number,
  optional,
  perYear,
  share,
  signedMoney,
  timing,
  years,
} from '../../src/formula/quantities.ts';
import { LABEL, lineOf, modelOf, refusalOf, run } from '../support/formulas.ts';

const INPUTS = {
  sales: perYear(money({ en: 'Sales', zh: '销售收入' })),
  cost: optional(perYear(signedMoney(LABEL)), '0'),
  royalty: share({ en: 'Royalty', zh: '许可费率' }),
  rate: annualRate(LABEL),
  timing: timing(),
};
const model = modelOf({ value: 'sum((sales × royalty − cost) × discount(rate, t, timing))' }, INPUTS);
const GOOD = { sales: ['100', '110'], royalty: '0.05', rate: 0.1, timing: 'year-end' };
const faultsOf = (given: unknown): readonly string[] => {
  const result = model.try(given);
  if (result.ok) throw new Error('nothing was refused');
  expect(result.error.code).toBe('INPUT_INVALID');
  return result.error.message.replace('INPUT_INVALID: ', '').split('\n');
};

describe('accept', () => {
  // 1 Worked examples.
  it('takes text and numbers for the same figures', () => {
    const outcome = run(model, GOOD);
    expect(run(model, { ...GOOD, sales: [100, 110], royalty: 0.05, rate: '0.10' }).value).toBe(outcome.value);
    expect(outcome.inputs.map(({ name, value, isDefault }) => [name, value, isDefault])).toEqual([
      ['sales', ['100', '110'], false],
      ['cost', ['0', '0'], true],
      ['royalty', '0.05', false],
      ['rate', '0.1', false],
      ['timing', 'year-end', false],
    ]);
  });
  it('takes what is left out, or undefined, for left out', () => {
    const outcome = run(model, { ...GOOD, cost: undefined });
    expect(outcome.inputs.find(({ name }) => name === 'cost')?.value).toEqual(['0', '0']);
    expect(run(model, { ...GOOD, cost: ['1', '2'] }).value).not.toBe(outcome.value);
  });

  // 2 Laws.
  it('refuses or computes, whatever the data, and never crashes', () => {
    const thing = fc.anything({ withBigInt: true, withNullPrototype: true, withSparseArray: true });
    fc.assert(
      fc.property(thing, thing, (a, b) => {
        const near = [{ sales: a }, { royalty: a, rate: b }, { timing: b, sales: [a] }].map((some) => ({
          ...GOOD,
          ...some,
        }));
        for (const given of [a, ...near]) {
          const result = model.try(given);
          if (!result.ok) expect(result.error.code).toBe('INPUT_INVALID');
        }
      }),
      { numRuns: 300 },
    );
  });

  // 4 Refusals.
  it('names every fault at once, each with its place, the value met and a remedy', () => {
    expect(faultsOf({ sales: ['100', -1, 'x'], royalty: 5, rates: 0.1, timing: 'end' })).toEqual([
      'test/model: rates: no such input; known are sales, cost, royalty, rate, timing',
      'test/model: sales, year 2: below the least allowed, 0; met -1',
      'test/model: sales, year 3: an exact number expected; met "x"; write plain decimal text such as "1234.56", or a number of at most 15 digits',
      'test/model: royalty: above the most allowed, 1; met 5; a share lies between 0 and 1: for 25 % write 0.25',
      'test/model: rate: missing; give Something',
      'test/model: timing: a timing expected; met "end"; write "year-end" or "mid-year"',
    ]);
  });
  it('tells how to write a percentage', () => {
    expect(faultsOf({ ...GOOD, royalty: '25' })).toEqual([
      'test/model: royalty: above the most allowed, 1; met "25"; a share lies between 0 and 1: for 25 % write 0.25',
    ]);
    expect(faultsOf({ ...GOOD, rate: 12 })).toEqual([
      'test/model: rate: above the most allowed, 2; met 12; a yearly rate is a fraction above -1 and at most 2: for 12 % write 0.12',
    ]);
  });
  it.each([null, undefined, 7, 'sales', [GOOD], true])('asks for an object, met %s', (given) => {
    expect(faultsOf(given)[0]).toMatch(/^test\/model: an object with inputs expected; met /);
  });
  it.each([
    [Number.NaN, 'NaN'],
    [Number.POSITIVE_INFINITY, 'Infinity'],
    [1e400, 'Infinity'],
    ['1e400', '"1e400"'],
    ['1e9999', '"1e9999"'],
    ['NaN', '"NaN"'],
    ['0x10', '"0x10"'],
    [' 1', '" 1"'],
    ['1,000', '"1,000"'],
    ['', '""'],
    [0.1 + 0.2, '0.30000000000000004'],
    [1 / 3, '0.3333333333333333'],
    [12345678901234567, '12345678901234568'],
    [null, 'null'],
    [true, 'true'],
    [{}, '{}'],
    [{ valueOf: () => 1 }, '{}'],
    [['1'], '["1"]'],
    [12n, '12'],
    ['9'.repeat(101), `"${'9'.repeat(78)}…`],
  ])('takes no %s for a figure', (given, met) => {
    const [fault] = faultsOf({ ...GOOD, sales: [given] });
    expect(fault).toContain(`sales, year 1: `);
    expect(fault).toContain(`; met ${met}`);
  });
  it('knows no keys but its own', () => {
    expect(faultsOf(JSON.parse('{"__proto__": {"royalty": "0.05"}, "constructor": 1}'))).toEqual([
      'test/model: __proto__: no such input; known are sales, cost, royalty, rate, timing',
      'test/model: constructor: no such input; known are sales, cost, royalty, rate, timing',
      'test/model: sales: missing; give Sales',
      'test/model: royalty: missing; give Royalty',
      'test/model: rate: missing; give Something',
      'test/model: timing: missing; give Timing of flows within a year',
    ]);
    const { royalty, ...rest } = GOOD;
    expect(faultsOf(Object.assign(Object.create({ royalty }) as object, rest))).toEqual([
      'test/model: royalty: missing; give Royalty',
    ]);
    expect(faultsOf({ ...GOOD, toString: '1' })).toHaveLength(1);
  });
  it('asks for 1 to 100 figures, without gaps, and all series alike', () => {
    const list = (length: number) => Array<string>(length).fill('1');
    expect(run(model, { ...GOOD, sales: list(100) }).inputs[0]?.value).toHaveLength(100);
    for (const sales of [[], list(101), '100', { 0: '100' }, 100]) {
      expect(faultsOf({ ...GOOD, sales })[0]).toContain(
        'test/model: sales: a list of 1 to 100 figures expected, one for each year; met ',
      );
    }
    expect(faultsOf({ ...GOOD, sales: Object.assign(['1'], { 2: '3' }) })).toEqual([
      expect.stringContaining('sales, year 2: an exact number expected; met undefined') as string,
    ]);
    expect(faultsOf({ ...GOOD, sales: new Array(3) })).toHaveLength(3);
    expect(faultsOf({ ...GOOD, sales: list(3), cost: list(2) })).toEqual([
      'test/model: cost: 2 figures, but sales has 3; give all series the same length',
    ]);
  });
  it('takes no list where one figure is due', () => {
    expect(faultsOf({ ...GOOD, royalty: ['0.05', '0.06'] })[0]).toContain(
      'test/model: royalty: an exact number expected; met ["0.05","0.06"]',
    );
  });
});

describe('quantities', () => {
  const accepts = (quantity: ReturnType<typeof number>, value: string | number): boolean => {
    try {
      lineOf('q + 0', { q: quantity }, { q: value });
      return true;
    } catch (error) {
      if (isIpworthError(error) && error.code === 'INPUT_INVALID') return false;
      throw error;
    }
  };
  it.each([
    ['money', money(LABEL), ['0', '1e18'], ['-0.01', '1000000000000000001']],
    ['signed money', signedMoney(LABEL), ['-1e18', '1e18'], ['-1000000000000000001', '1000000000000000001']],
    ['share', share(LABEL), ['0', '1', '0.5'], ['-0.0001', '1.0001', '25']],
    ['rate', annualRate(LABEL), ['-0.999999', '0', '2'], ['-1', '2.01', '12']],
    ['years', years(LABEL), ['0.000001', '200'], ['0', '-1', '200.1']],
    ['years from 0', years(LABEL, { minimum: '0' }), ['0', '200'], ['-1', '201']],
    ['number', number(LABEL), ['-1e18', '1e18'], ['-1e19', '1e19']],
    ['number in a range', number(LABEL, { minimum: '1', maximum: '3' }), ['1', '3'], ['0.99', '3.01']],
    ['count', count(LABEL), ['0', '7', '1e15'], ['-1', '0.5', '1e16']],
  ])('%s takes its range and nothing else', (_, quantity, good, bad) => {
    expect(good.map((value) => accepts(quantity, value))).toEqual(good.map(() => true));
    expect(bad.map((value) => accepts(quantity, value))).toEqual(bad.map(() => false));
  });
  it('says that a count is whole', () => {
    expect(refusalOf(() => lineOf('q', { q: count(LABEL) }, { q: 1.5 }))).toContain('a whole number expected; met 1.5');
  });
});
