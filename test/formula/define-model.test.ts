import { createHash } from 'node:crypto';
import { describe, expect, it } from 'vitest';
import { checksum } from '../../src/base/checksum.ts';
import { VERSION } from '../../src/base/version.ts';
import { defineModel, libraryModel } from '../../src/formula/define-model.ts';
import { recordedInput } from '../../src/formula/outcome.ts';
import { annualRate, money, optional, perYear, share, timing, years } from '../../src/formula/quantities.ts';
import { modelOf, refusalOf, run, specOf } from '../support/formulas.ts';

const label = (en: string, zh: string) => ({ en, zh });
const INPUTS = {
  sales: perYear(money(label('Sales', '销售收入'))),
  royalty: share(label('Royalty', '许可费率')),
  rate: annualRate(label('Rate', '折现率')),
  timing: timing(),
  taxLife: optional(years(label('Tax life', '摊销年限'))),
};
const FORMULAS = {
  fee: 'sales*royalty',
  value: 'sum(fee × discount(rate, t, timing)) × taxBenefit(royalty, rate, taxLife, timing)',
};
const GIVEN = { sales: ['1000', 2000], royalty: '0.05', rate: '0.25', timing: 'year-end' };

/** Keys in order, by another way than ours: the platform's replacer. */
function hashOf(data: unknown): string {
  const sorted = JSON.stringify(data, (_, value: unknown) =>
    typeof value === 'object' && value !== null && !Array.isArray(value)
      ? Object.fromEntries(Object.entries(value).sort(([a], [b]) => (a < b ? -1 : 1)))
      : value,
  );
  return createHash('sha256').update(sorted).digest('hex');
}

describe('defineModel', () => {
  const spec = specOf(FORMULAS, INPUTS);
  const model = defineModel(spec);

  // 1 Worked example, by hand: 50 ÷ 1.25 + 100 ÷ 1.5625 = 40 + 64.
  it('gives an outcome that says everything needed to repeat it', () => {
    expect(run(model, GIVEN)).toEqual({
      model: { id: 'test/model', version: 1, title: spec.title, hash: hashOf(spec) },
      library: VERSION,
      seriesOf: 'year',
      entries: 2,
      inputs: [
        { name: 'sales', label: INPUTS.sales.label, kind: 'money', value: ['1000', '2000'], isDefault: false },
        { name: 'royalty', label: INPUTS.royalty.label, kind: 'share', value: '0.05', isDefault: false },
        { name: 'rate', label: INPUTS.rate.label, kind: 'rate', value: '0.25', isDefault: false },
        { name: 'timing', label: INPUTS.timing.label, kind: 'timing', value: 'year-end', isDefault: false },
        { name: 'taxLife', label: INPUTS.taxLife.label, kind: 'years', value: null, isDefault: false },
      ],
      steps: [
        { name: 'fee', label: spec.title, formula: 'sales × royalty', kind: 'money', value: ['50', '100'] },
        { name: 'value', label: spec.title, formula: FORMULAS.value, kind: 'money', value: '104' },
      ],
      value: '104',
      kind: 'money',
      warnings: [],
      seal: expect.objectContaining({ value: checksum('"104"'), 'steps/value': expect.any(String) }),
    });
  });

  // 2 Laws.
  it('gives plain data that survive being stored', () => {
    const outcome = run(model, GIVEN);
    expect(JSON.parse(JSON.stringify(outcome))).toEqual(outcome);
  });
  it('gives the same outcome from its own record', () => {
    const outcome = run(model, GIVEN);
    expect(run(model, recordedInput(outcome))).toEqual(outcome);
  });
  it('gives the same outcome each time, and leaves what it was given alone', () => {
    const given = structuredClone(GIVEN);
    expect(run(model, given)).toEqual(run(model, given));
    expect(given).toEqual(GIVEN);
  });
  it('has a fingerprint of its text: the same for the same text, another for any change', () => {
    const hash = (formulas: typeof FORMULAS, more = {}) => run(modelOf(formulas, INPUTS, more), GIVEN).model.hash;
    expect(hash(FORMULAS)).toBe(hashOf(spec));
    const others = [
      hash({ ...FORMULAS, fee: 'sales × royalty' }),
      hash({ ...FORMULAS, fee: 'royalty × sales' }),
      hash(FORMULAS, { version: 2 }),
      hash(FORMULAS, { sources: [{ work: 'another', locator: 'there', mark: 'S' }] }),
      hash(FORMULAS, { inputs: { ...INPUTS, royalty: share(label('Royalty', '费率')) } }),
    ];
    expect(new Set([hash(FORMULAS), ...others]).size).toBe(6);
  });
  it('is called, or tried', () => {
    const typed = defineModel({ ...spec, inputs: INPUTS });
    const input = { sales: ['1000', 2000], royalty: '0.05', rate: '0.25', timing: 'year-end' } as const;
    expect(typed(input).value).toBe('104');
    expect(typed.try(input)).toMatchObject({ ok: true, value: { value: '104' } });
    expect(typed.id).toBe('test/model');
    expect(typed.checked.lines.map(({ name }) => name)).toEqual(['fee', 'value']);
  });

  // 4 Refusals.
  it('throws when called and answers when tried, with the same words', () => {
    const result = model.try({ ...GIVEN, royalty: 5 });
    expect(result).toMatchObject({ ok: false, error: { code: 'INPUT_INVALID' } });
    const message = result.ok ? '' : result.error.message;
    expect(() => (model as (input: unknown) => unknown)({ ...GIVEN, royalty: 5 })).toThrowError(message);
  });
  it('lets foreign errors through `try`: a bug must not look like bad input', () => {
    const hostile = {
      ...GIVEN,
      get royalty(): string {
        throw new RangeError('a bug of the caller');
      },
    };
    expect(() => model.try(hostile)).toThrowError(new RangeError('a bug of the caller'));
  });
  it('lets a broken invariant through `try`: text that no record can hold', () => {
    const broken = defineModel({
      ...spec,
      sources: [{ work: 'x', locator: Number.NaN as unknown as string, mark: 'C' }],
    });
    expect(() => broken.try(GIVEN)).toThrowError(/^INVARIANT_BROKEN: ipworth: only data can be hashed, met NaN/);
  });
  it('refuses a model that cannot be read when it is made, not when it is called', () => {
    expect(() => modelOf({ value: '1 +' })).toThrowError(/^MODEL_INVALID: test\/model: formula value, column 4/);
  });
});

describe('a model of the library', () => {
  it('is read when it is first asked something, and then once', () => {
    const wrong = libraryModel(specOf({ value: 'nowhere + 1' }));
    expect(wrong.id).toBe('test/model');
    expect(refusalOf(() => run(wrong))).toContain('"nowhere" is neither an input nor another line');
    const sound = libraryModel(specOf({ value: '1 + 1' }));
    expect(run(sound).value).toBe('2');
    expect(sound.checked).toBe(sound.checked);
  });
  it('that a user defines is read at once', () => {
    expect(refusalOf(() => defineModel(specOf({ value: 'nowhere + 1' })))).toContain('MODEL_INVALID');
  });
});
