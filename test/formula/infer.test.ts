import { describe, expect, it } from 'vitest';
import { SIGNATURES } from '../../src/formula/functions.ts';
import { infer } from '../../src/formula/infer.ts';
import type { Kind, Type } from '../../src/formula/kinds.ts';
import { parseText, refusalOf } from '../support/formulas.ts';

const KINDS = ['money', 'number', 'share', 'rate', 'years', 'count'] as const satisfies readonly Kind[];

/** `money` is one amount, `moneys` one a year; `maybe` may be absent. */
const TYPES = new Map<string, Type>([
  ...[...KINDS, 'boolean' as const, 'timing' as const].flatMap((kind): [string, Type][] => [
    [kind, { kind, perYear: false }],
    [`${kind}s`, { kind, perYear: true }],
  ]),
  ['maybe', { kind: 'years', perYear: false, needs: [{ name: 'maybe', at: 0 }] }],
  ['other', { kind: 'years', perYear: false, needs: [{ name: 'other', at: 0 }] }],
  ['day', { kind: 'day', perYear: false }],
  ['days', { kind: 'day', perYear: true }],
  ['fees', { kind: 'table', perYear: false, table: { by: 'money', gives: 'share' } }],
  ['sums', { kind: 'table', perYear: false, table: { by: 'money', gives: 'money' } }],
  ['calendar', { kind: 'table', perYear: false, table: { by: 'day', gives: 'rate' } }],
]);

const typeOf = (text: string): Type =>
  infer(
    {
      place: { model: 'test/model', formula: 'line', text },
      typeOf: (name) => TYPES.get(name),
      oneOf: [['maybe', 'other']],
    },
    parseText(text),
  );

/** `money`, `moneys` for one a year, or the refusal's problem. */
function kindOf(text: string): string {
  const { kind, perYear } = typeOf(text);
  return perYear ? `${kind}s` : kind;
}
const refusal = (text: string): string =>
  refusalOf(() => typeOf(text))
    .split('\n')[0]!
    .replace(/^.*?line, /, '');

/** Rows are the left kind, columns the right one, in the order of KINDS; `-` has no meaning. */
const SUM = `
  money  -      -      -      -      -
  -      number share  rate   years  count
  -      share  share  -      -      -
  -      rate   -      rate   -      -
  -      years  -      -      years  -
  -      count  -      -      -      count`;
const PRODUCT = `
  -      money  money  money  -      money
  money  number share  rate   years  count
  money  share  share  number years  number
  money  rate   number number number number
  -      years  years  number -      years
  money  count  number number years  number`;
const QUOTIENT = `
  number money  money  money  money  money
  -      number number number rate   number
  -      share  number number rate   number
  -      rate   number number rate   number
  -      years  years  years  number years
  -      count  number number rate   number`;

const rowsOf = (table: string) =>
  table
    .trim()
    .split('\n')
    .map((row) => row.trim().split(/\s+/));

describe('kinds', () => {
  // 1 Worked examples: what each pair of kinds makes.
  it.each([
    ['+', SUM],
    ['−', SUM],
    ['×', PRODUCT],
    ['÷', QUOTIENT],
  ])('agree or clash under %s', (operator, table) => {
    for (const [i, row] of rowsOf(table).entries()) {
      for (const [j, expected] of row.entries()) {
        const text = `${KINDS[i]} ${operator} ${KINDS[j]}`;
        if (expected === '-') {
          const column = refusal(text);
          expect(column).toBe(`column 1: "${text}" has no meaning: ${KINDS[i]} ${operator} ${KINDS[j]}`);
        } else expect([text, kindOf(text)]).toEqual([text, expected]);
      }
    }
  });
  it('can be compared where they can be added', () => {
    for (const [i, row] of rowsOf(SUM).entries()) {
      for (const [j, expected] of row.entries()) {
        const text = `${KINDS[i]} < ${KINDS[j]}`;
        if (expected === '-') expect(refusal(text)).toContain('has no meaning');
        else expect(kindOf(text)).toBe('boolean');
      }
    }
    expect(kindOf('timing = timing')).toBe('boolean');
    expect(refusal('timing < money')).toContain('"timing < money" has no meaning: timing < money');
    expect(refusal('boolean = boolean')).toContain('has no meaning');
  });
  it('take a written zero for one of their own, and no other number', () => {
    for (const kind of KINDS) {
      expect(kindOf(`${kind} + 0`)).toBe(kind);
      expect(kindOf(`0 − ${kind}`)).toBe(kind);
      expect(kindOf(`${kind} > 0.00`)).toBe('boolean');
      expect(kindOf(`max(0, ${kind})`)).toBe(kind);
      expect(kindOf(`if boolean then 0 else ${kind}`)).toBe(kind);
      expect(kindOf(`previous(${kind}s, 0)`)).toBe(`${kind}s`);
    }
    expect(refusal('money + 1')).toContain('money + number');
    expect(refusal('money > 1')).toContain('money > number');
    expect(refusal('money + 0 × 1')).toContain('money + number');
  });
  it('have powers only of plain numbers', () => {
    for (const base of ['number', 'share', 'rate', 'count']) {
      for (const power of ['number', 'share', 'rate', 'count', 'years'])
        expect(kindOf(`${base}^${power}`)).toBe('number');
    }
    for (const text of ['money^2', 'years^2', 'number^money', 'boolean^2', 'number^timing']) {
      expect(refusal(text)).toContain('has no meaning');
    }
  });
  it('of conditions are truths', () => {
    expect(kindOf('boolean and not booleans or money > 0')).toBe('booleans');
    expect(refusal('money and boolean')).toBe('column 1: a condition expected, this is money');
    expect(refusal('boolean or share')).toBe('column 12: a condition expected, this is share');
    expect(refusal('not years')).toBe('column 5: a condition expected, this is years');
    expect(refusal('−boolean')).toBe('column 2: a number expected, this is boolean');
    expect(refusal('if number then 1 else 2')).toBe('column 4: a condition expected, this is number');
    expect(refusal('if boolean then money else share')).toBe('column 28: one branch is money, the other share');
    expect(refusal('boolean + 1')).toContain('boolean + number');
  });

  // 2 Laws: single figures stand for every year.
  it('are one a year where any part is, and single otherwise', () => {
    for (const operator of ['+', '×', '÷', '<', '^']) {
      expect(typeOf(`number ${operator} number`).perYear).toBe(false);
      for (const text of [`numbers ${operator} number`, `number ${operator} numbers`, `numbers ${operator} numbers`]) {
        expect(typeOf(text).perYear).toBe(true);
      }
    }
    for (const name of ['sum', 'mean', 'first', 'last', 'min', 'max']) expect(kindOf(`${name}(moneys)`)).toBe('money');
    expect(kindOf('count(moneys)')).toBe('count');
    expect(kindOf('product(shares)')).toBe('number');
    expect(kindOf('cumulative(moneys)')).toBe('moneys');
    expect(kindOf('min(moneys, money, 0)')).toBe('moneys');
    expect(kindOf('exp(share) + ln(rates)')).toBe('numbers');
    expect(kindOf('abs(−moneys)')).toBe('moneys');
    expect(kindOf('if booleans then money else 0')).toBe('moneys');
    expect(kindOf('if boolean then moneys else 0')).toBe('moneys');
    expect(kindOf('discount(rate, years, timing)')).toBe('number');
    expect(kindOf('discount(rate, yearss, timing)')).toBe('numbers');
    expect(kindOf('annuity(rate, years, timing) × taxBenefit(share, rate, maybe, timing)')).toBe('number');
  });

  it('of days, tables, steps and amounts with names', () => {
    const kinds = {
      'day − day': 'count',
      'days − day': 'counts',
      'day + count': 'day',
      'day + 30': 'day',
      'day − count': 'day',
      'day < days': 'booleans',
      'max(day, days)': 'days',
      'if boolean then day else day': 'day',
      'yearsBetween(day, days)': 'yearss',
      'bands(money, fees)': 'money',
      'bands(moneys, fees)': 'moneys',
      'band(money, fees) × money': 'money',
      'lookup(money, sums)': 'money',
      'band(days, calendar)': 'rates',
      'round(moneys, fen)': 'moneys',
      'round(money, 10 × yuan)': 'money',
      'round(share, 0.01)': 'share',
      'clamp(moneys, 0, money)': 'moneys',
      'at(shares, 2)': 'share',
      'Φ(numbers)': 'numbers',
      'previous(moneys, 0)': 'moneys',
      'discount(rate, yearss, timing, years)': 'numbers',
    };
    expect(Object.fromEntries(Object.keys(kinds).map((text) => [text, kindOf(text)]))).toEqual(kinds);
  });
  it('may be absent where any part may, unless either has something to fall back on', () => {
    const needsOf = (text: string) => typeOf(text).needs?.map(({ name, at }) => `${name} ${at}`) ?? [];
    expect(needsOf('1 + maybe ÷ years')).toEqual(['maybe 4']);
    expect(needsOf('if boolean then maybe else other')).toEqual(['maybe 16', 'other 27']);
    expect(needsOf('max(years, −maybe)')).toEqual(['maybe 12']);
    expect(needsOf('annuity(rate, maybe, timing)')).toEqual(['maybe 14']);
    expect(needsOf('taxBenefit(share, rate, maybe + years, timing)')).toEqual([]);
    expect(needsOf('either(maybe, years)')).toEqual([]);
    expect(needsOf('either(2 × maybe, 3 × other)')).toEqual([]);
    expect(needsOf('either(2 × maybe, maybe)')).toEqual(['maybe 11', 'maybe 18']);
    expect(needsOf('either(maybe + other, maybe)')).toEqual(['maybe 7', 'other 15', 'maybe 22']);
  });

  // 4 Refusals of calls, each at its argument.
  it.each([
    ['sum(money)', 'column 5: argument 1 of sum: one figure a year expected, this is a single one'],
    ['sum(booleans)', 'column 5: argument 1 of sum: numbers expected, this is boolean'],
    ['mean(1)', 'column 6: argument 1 of mean: one figure a year expected, this is a single one'],
    ['min(money)', 'column 5: argument 1 of min: one figure a year expected, this is a single one'],
    ['max(money, share)', 'column 12: argument 2 of max: share cannot be compared with money'],
    ['product(moneys)', 'column 9: argument 1 of product: a plain number expected, this is money'],
    ['exp(money)', 'column 5: argument 1 of exp: a plain number expected, this is money'],
    ['sqrt(years)', 'column 6: argument 1 of sqrt: a plain number expected, this is years'],
    ['abs(timing)', 'column 5: argument 1 of abs: a number expected, this is timing'],
    [
      'previous(moneys, moneys)',
      'column 18: argument 2 of previous: a single start expected, this has one figure a year',
    ],
    ['previous(moneys, share)', 'column 18: argument 2 of previous: the start is share, the series money'],
    ['discount(number, years, timing)', 'column 10: argument 1 of discount: rate expected, this is number'],
    ['discount(rates, years, timing)', 'column 10: argument 1 of discount: a single rate expected, this is a series'],
    ['discount(rate, number, timing)', 'column 16: argument 2 of discount: years expected, this is number'],
    ['discount(rate, years, number)', 'column 23: argument 3 of discount: timing expected, this is number'],
    [
      'discount(rate, yearss, timings)',
      'column 24: argument 3 of discount: a single timing expected, this is a series',
    ],
    ['annuity(rate, yearss, timing)', 'column 15: argument 2 of annuity: a single years expected, this is a series'],
    ['annuity(share, years, timing)', 'column 9: argument 1 of annuity: rate expected, this is share'],
    ['taxBenefit(rate, rate, years, timing)', 'column 12: argument 1 of taxBenefit: share expected, this is rate'],
    ['sum(moneys, moneys)', 'column 1: sum takes 1 arguments, found 2'],
    ['max()', 'column 1: max takes 1 to 8 arguments, found 0'],
    ['discount(rate, years)', 'column 1: discount takes 3 to 4 arguments, found 2'],
    ['total(moneys)', 'column 1: "total" is not a function of the language; known are sum, product, mean,'],
    ['toString(1)', 'column 1: "toString" is not a function of the language; known are sum'],
    ['1 + unknown', 'column 5: "unknown" is neither an input nor another line of this model'],
    ['1 + constructor', 'column 5: "constructor" is neither an input nor another line of this model'],
    ['round(money, 0.01)', 'column 14: argument 2 of round: a step of money expected, this is number'],
    ['round(number, fen)', 'column 15: argument 2 of round: a step of number expected, this is money'],
    ['round(number, numbers)', 'column 15: argument 2 of round: a single step expected, this is a series'],
    ['clamp(money, 0, share)', 'column 17: argument 3 of clamp: share cannot be compared with money'],
    ['at(money, 1)', 'column 4: argument 1 of at: one figure a year expected, this is a single one'],
    ['at(moneys, numbers)', 'column 12: argument 2 of at: a single number expected, this is a series'],
    ['bands(share, fees)', 'column 7: argument 1 of bands: the table is read by money, this is share'],
    ['bands(money, money)', 'column 14: argument 2 of bands: table expected, this is money'],
    ['bands(money, sums)', 'column 14: argument 2 of bands: a table of money by money has no bands'],
    ['bands(day, calendar)', 'column 12: argument 2 of bands: a table of rate by day has no bands'],
    ['either(money, share)', 'column 15: argument 2 of either: share cannot be compared with money'],
    ['yearsBetween(day, money)', 'column 19: argument 2 of yearsBetween: day expected, this is money'],
    ['Φ(money)', 'column 3: argument 1 of Φ: a plain number expected, this is money'],
    ['day + money', 'column 1: "day + money" has no meaning: day + money'],
    ['money − day', 'column 1: "money − day" has no meaning: money − day'],
    ['day × 2', 'column 1: "day × 2" has no meaning: day × number'],
    ['fees + 1', 'column 1: "fees + 1" has no meaning: table + number'],
    ['sum(days)', 'column 5: argument 1 of sum: numbers expected, this is day'],
  ])('refuses %s', (text, problem) => {
    expect(refusal(text)).toContain(problem);
  });
  it('know every function of the language', () => {
    expect(Object.keys(SIGNATURES)).toEqual([
      ...['sum', 'product', 'mean', 'first', 'last', 'count', 'min', 'max', 'clamp', 'exp', 'ln', 'sqrt', 'Φ'],
      ...[
        'normalQuantile',
        'abs',
        'round',
        'at',
        'previous',
        'cumulative',
        'either',
        'bands',
        'band',
        'lookup',
        'yearsBetween',
      ],
      ...['discount', 'annuity', 'taxBenefit'],
    ]);
  });
});
