import { describe, expect, it } from 'vitest';
import { SIGNATURES } from '../../src/formula/functions.ts';
import { infer } from '../../src/formula/infer.ts';
import type { Kind, Type } from '../../src/formula/kinds.ts';
import { parseText, refusalOf } from '../support/formulas.ts';

const KINDS = ['money', 'number', 'share', 'rate', 'years', 'count'] as const satisfies readonly Kind[];

/** `money` is one amount, `moneys` one a year; `maybe` may be absent. */
const TYPES = new Map<string, Type>([
  ...[...KINDS, 'boolean' as const, 'timing' as const].flatMap((kind): [string, Type][] => [
    [kind, { kind, perYear: false, optional: false }],
    [`${kind}s`, { kind, perYear: true, optional: false }],
  ]),
  ['maybe', { kind: 'years', perYear: false, optional: true }],
]);

const typeOf = (text: string): Type =>
  infer({ model: 'test/model', formula: 'line', text }, parseText(text), (name) => TYPES.get(name));

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
    ['abs(timing)', 'column 5: argument 1 of abs: this is timing'],
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
    ['discount(rate, years)', 'column 1: discount takes 3 arguments, found 2'],
    ['total(moneys)', 'column 1: "total" is not a function of the language; known are sum, product, mean,'],
    ['toString(1)', 'column 1: "toString" is not a function of the language; known are sum'],
    ['1 + unknown', 'column 5: "unknown" is neither an input nor another line of this model'],
    ['1 + constructor', 'column 5: "constructor" is neither an input nor another line of this model'],
    ['1 + maybe', 'column 5: "maybe" may be absent; give it a value to fall back on'],
    ['−maybe', 'column 2: "maybe" may be absent'],
    ['if boolean then maybe else years', 'column 17: "maybe" may be absent'],
    ['max(maybe, years)', 'column 5: argument 1 of max: it may be absent'],
    ['annuity(rate, maybe, timing)', 'column 15: argument 2 of annuity: it may be absent'],
    ['taxBenefit(share, rate, maybe + years, timing)', 'column 25: "maybe" may be absent'],
  ])('refuses %s', (text, problem) => {
    expect(refusal(text)).toContain(problem);
  });
  it('know every function of the language', () => {
    expect(Object.keys(SIGNATURES)).toEqual([
      ...['sum', 'product', 'mean', 'first', 'last', 'count', 'min', 'max', 'exp', 'ln', 'sqrt', 'abs'],
      ...['previous', 'cumulative', 'discount', 'annuity', 'taxBenefit'],
    ]);
  });
});
