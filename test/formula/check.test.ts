import { describe, expect, it } from 'vitest';
import { check } from '../../src/formula/check.ts';
import type { ModelSpec } from '../../src/formula/model.ts';
import {
  annualRate,
  type Inputs,
  money,
  number,
  optional,
  perComparable,
  perYear,
  share,
  timing,
  years,
} from '../../src/formula/quantities.ts';
import { LABEL, modelOf, refusalOf, run, specOf } from '../support/formulas.ts';

const INPUTS = { sales: perYear(money(LABEL)), rate: share(LABEL) };
const FORMULAS = { fee: 'sales × rate', value: 'sum(fee)' };

const refusal = (
  formulas: Readonly<Record<string, string>>,
  inputs: Inputs = {},
  more: Partial<ModelSpec> = {},
): string => refusalOf(() => check(specOf(formulas, inputs, more)));

describe('check', () => {
  // 1 Worked example.
  it('puts lines into an order in which each uses only earlier ones', () => {
    const { lines } = check(
      specOf({ value: 'sum(net)', net: 'fee − cost', cost: 'fee × 0.1', fee: 'sales × rate' }, INPUTS),
    );
    expect(lines.map(({ name, kind, perYear }) => [name, kind, perYear])).toEqual([
      ['fee', 'money', true],
      ['cost', 'money', true],
      ['net', 'money', true],
      ['value', 'money', false],
    ]);
  });
  it('knows the year t where series run over years, and only there', () => {
    expect(check(specOf({ value: 'sum(sales × rate^t)' }, INPUTS)).lines).toHaveLength(1);
    const over = (seriesOf: 'comparable' | 'part') =>
      refusalOf(() => check(specOf({ value: 'sum(sales × rate^t)' }, INPUTS, { seriesOf })));
    expect(over('comparable')).toContain('column 18: "t" is neither an input nor another line');
    expect(over('part')).toContain('"t" is neither');
    expect(refusal({ value: 'm × t' }, { m: money(LABEL) })).toContain('column 5: "t" is neither');
  });
  it('says which conditions stand on inputs alone', () => {
    const conditions = [
      { code: 'low-rate', that: 'rate < 1', otherwise: 'warn' as const, ...LABEL },
      { code: 'value-positive', that: 'value > 0', otherwise: 'warn' as const, ...LABEL },
    ];
    const checked = check(specOf(FORMULAS, INPUTS, { conditions }));
    expect(checked.conditions.map(({ needsLines }) => needsLines)).toEqual([false, true]);
  });

  // 4 Refusals.
  it('points at an unknown name', () => {
    expect(refusal({ ...FORMULAS, value: 'sum(fee) + reserve' }, INPUTS)).toBe(
      [
        'MODEL_INVALID: test/model: formula value, column 12: "reserve" is neither an input nor another line of this model',
        '  sum(fee) + reserve',
        '             ^',
      ].join('\n'),
    );
  });
  it('names the cycle', () => {
    const cyclic = { value: 'a', a: 'b + 1', b: 'c', c: 'a × 2' };
    expect(refusal(cyclic)).toContain('formula a, column 1: needs itself: a → b → c → a');
    expect(refusal({ value: 'value + 1' })).toContain('formula value, column 1: needs itself: value → value');
  });
  it('names the input that no line uses', () => {
    expect(refusal({ value: 'sum(sales)' }, INPUTS)).toBe('MODEL_INVALID: test/model: input rate: is used by no line');
    const conditions = [{ code: 'low-rate', that: 'rate < 1', otherwise: 'warn' as const, ...LABEL }];
    expect(check(specOf({ value: 'sum(sales)' }, INPUTS, { conditions })).lines).toHaveLength(1);
  });
  it.each(['t', 'sum', 'discount', 'if', 'then', 'and', 'not'])('keeps the name %s for the language', (name) => {
    const problem = `MODEL_INVALID: test/model: ${name}: is used twice, or is a name of the language`;
    expect(refusal({ ...FORMULAS, [name]: '1' }, INPUTS)).toBe(problem);
    expect(refusal({ value: '1' }, { [name]: money(LABEL) })).toBe(problem);
  });
  it('takes a name once, and only what can be one', () => {
    expect(refusal({ ...FORMULAS, rate: '1' }, INPUTS)).toContain('rate: is used twice');
    for (const name of ['two words', '1st', 'a.b', '', 'a-b']) {
      expect(refusal({ ...FORMULAS, [name]: '1' }, INPUTS)).toContain(`test/model: ${name}: cannot be a name`);
    }
    expect(check(specOf({ 评估值: '1', constructor: '评估值 + 1', value: 'constructor' })).lines).toHaveLength(3);
  });
  it.each([
    ['title', { title: { en: '', zh: '某' } }],
    ['question', { question: { en: 'What?', zh: '' } }],
    [
      'condition low-rate',
      { conditions: [{ code: 'low-rate', that: 'rate < 1', otherwise: 'warn' as const, en: 'x', zh: '' }] },
    ],
  ])('asks for both languages: %s', (what, more) => {
    const problem = `MODEL_INVALID: test/model: ${what}: needs a label in English and in Chinese`;
    expect(refusal(FORMULAS, INPUTS, more)).toBe(problem);
  });
  it('asks for both languages of inputs and formulas', () => {
    expect(refusal(FORMULAS, { ...INPUTS, rate: share({ en: 'Rate', zh: '' }) })).toContain(
      'input rate: needs a label',
    );
    const formulas = { value: { is: '1', en: '', zh: '值' } };
    expect(refusal({}, {}, { formulas })).toContain('formula value: needs a label');
  });
  it('asks where the formula comes from, and for an example', () => {
    expect(refusal(FORMULAS, INPUTS, { sources: [] })).toContain('test/model: sources: a model names where');
    expect(refusal(FORMULAS, INPUTS, { examples: [] })).toContain('test/model: examples: a model has at least one');
  });
  it('asks for one figure called value', () => {
    expect(refusal({ fee: 'sum(sales × rate)' }, INPUTS)).toBe(
      'MODEL_INVALID: test/model: formula value: missing; name the line with the result so',
    );
    expect(refusal({ value: 'sales × rate' }, INPUTS)).toContain('the result must be one figure, this is one a year');
    expect(refusal({ value: 'sum(sales) > 0 and rate > 0' }, INPUTS)).toContain('one figure, this is boolean');
    expect(refusal({ value: 'w' }, { w: timing() })).toContain(
      'column 1: a line must be a figure or a condition, this is timing',
    );
  });
  it('lets an input that may be absent stand only where absence has a meaning', () => {
    const inputs = { p: share(LABEL), r: annualRate(LABEL), n: optional(years(LABEL)), w: timing() };
    expect(check(specOf({ value: 'taxBenefit(p, r, n, w)' }, inputs)).lines).toHaveLength(1);
    expect(refusal({ value: 'annuity(r, n, w) × p' }, inputs)).toContain('column 12: "n" may be absent');
    expect(refusal({ value: 'n' }, { n: optional(years(LABEL)) })).toContain(
      '"n" may be absent; give a figure to fall back on with either(…)',
    );
    expect(check(specOf({ value: 'n' }, { n: optional(years(LABEL), '5') })).lines).toHaveLength(1);
  });
  it('holds defaults to their range', () => {
    expect(refusal({ value: 'p' }, { p: optional(share(LABEL), '25') })).toBe(
      'MODEL_INVALID: test/model: input p, its default: above the most allowed, 1; met "25"; ' +
        'a share lies between 0 and 1: for 25 % write 0.25',
    );
    expect(refusal({ value: 'n' }, { n: optional(number(LABEL), 'ten') })).toContain(
      'an exact number expected; met "ten"',
    );
    const inputs = { r: annualRate(LABEL), w: optional(timing(), 'mid-year') };
    const model = modelOf({ value: 'discount(r, n, w)' }, { ...inputs, n: years(LABEL) });
    expect(run(model, { r: '0.21', n: '0.5' }).value).toBe('1');
    expect(
      refusal({ value: 'discount(r, n, w)' }, { ...inputs, n: years(LABEL), w: optional(timing(), 'now') }),
    ).toContain('input w, its default: a timing expected; met "now"');
  });
  it('refuses a condition that is none', () => {
    const conditions = [{ code: 'sum', that: 'rate + 1', otherwise: 'warn' as const, ...LABEL }];
    expect(refusal(FORMULAS, INPUTS, { conditions })).toContain('formula sum, column 1: a condition expected');
  });
  it('keeps comparables and years apart by name only', () => {
    const model = modelOf({ value: 'mean(price)' }, { price: perComparable(money(LABEL)) }, { seriesOf: 'comparable' });
    expect(run(model, { price: ['1', '2', '6'] }).value).toBe('3');
    expect(refusalOf(() => run(model, { price: ['1', 'x'] }))).toContain(
      'test/model: price, comparable 2: an exact number',
    );
  });
});
