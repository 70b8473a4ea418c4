import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { z } from 'zod';
import { MODELS } from '../../src/catalog/models.ts';
import { defineModel, type Model } from '../../src/formula/define-model.ts';
import { jsonSchema } from '../../src/formula/json-schema.ts';
import {
  annualRate,
  count,
  day,
  flag,
  type Inputs,
  money,
  optional,
  perPart,
  resultOf,
  share,
  signedMoney,
  table,
  timing,
} from '../../src/formula/quantities.ts';
import { LABEL, modelOf, specOf } from '../support/formulas.ts';
import { conforms } from '../support/json-schema.ts';

const rates = defineModel({
  ...specOf({ value: 'riskFree + premium' }),
  id: 'test/rate',
  inputs: { riskFree: annualRate(LABEL), premium: optional(annualRate(LABEL), '0.05') },
});
const INPUTS: Inputs = {
  sales: perPart(money({ en: 'Sales', zh: '销售收入' })),
  royalty: optional(share(LABEL)),
  margin: optional(signedMoney(LABEL)),
  rate: resultOf(annualRate(LABEL), rates),
  pieces: count(LABEL),
  on: day(LABEL),
  isOwn: flag(LABEL),
  timing: timing(),
  fees: optional(table(LABEL, { by: 'money', gives: 'share', dataSet: 'fees' }), [[null, '0.1']]),
};
const model = modelOf(
  {
    value:
      'sum(sales) × either(royalty, margin ÷ (5 × yuan)) × (if timing = timing then 1 + rate else 1) × pieces × band(yuan, fees)',
    own: 'isOwn and on < on',
  },
  { ...INPUTS, rate: resultOf(annualRate(LABEL), rates) },
  { seriesOf: 'part', oneOf: [['royalty', 'margin']] },
);
const schema = jsonSchema(model);
const GOOD = {
  sales: ['1', 2.5],
  royalty: '0.05',
  rate: '0.1',
  pieces: 3,
  on: '2024-02-29',
  isOwn: true,
  timing: 'mid-year',
};
const isAccepted = (given: unknown, by: Model = model): boolean => {
  const result = by.try(given);
  return result.ok || result.error.faults.every(({ at }) => / line /.test(at));
};

describe('jsonSchema', () => {
  // 1 Worked examples.
  it('says what a caller writes, in both languages', () => {
    expect(schema).toMatchObject({
      $schema: 'https://json-schema.org/draft/2020-12/schema',
      $comment: 'test/model@1',
      type: 'object',
      required: ['sales', 'rate', 'pieces', 'on', 'isOwn', 'timing'],
      additionalProperties: false,
      allOf: [{ oneOf: [{ required: ['royalty'] }, { required: ['margin'] }] }],
      properties: {
        sales: {
          title: 'Sales',
          'x-title-zh': '销售收入',
          type: 'array',
          minItems: 1,
          maxItems: 100,
          'x-series-of': 'part',
        },
        rate: {
          anyOf: [{}, { title: LABEL.en, required: ['riskFree'], properties: { premium: { default: '0.05' } } }],
        },
        timing: { enum: ['year-end', 'mid-year'] },
        on: { type: 'string', format: 'date' },
        fees: { 'x-data-set': 'fees', default: [[null, '0.1']] },
      },
    });
    expect(jsonSchema(model, 'zh')).toMatchObject({
      properties: { sales: { title: '销售收入', 'x-title-en': 'Sales' } },
    });
    expect(JSON.parse(JSON.stringify(schema))).toEqual(schema);
  });
  it.each(MODELS.map((one) => [one.id, one] as const))(
    'of %s meets its examples, here and by another reader',
    (_, one) => {
      const other = z.fromJSONSchema(jsonSchema(one) as never);
      for (const { given } of one.checked.spec.examples) {
        expect(conforms(given, jsonSchema(one, 'zh'))).toBe(true);
        expect(other.safeParse(given).success).toBe(true);
      }
    },
  );

  // 2 Laws: what the door accepts the schema accepts, and the other way round but for what no schema can say.
  it('accepts and refuses as the model does', () => {
    const small = fc.integer({ min: -3, max: 12 }).map((n) => n / 4);
    const odd = fc.constantFrom<unknown>(
      null,
      true,
      '',
      '1e',
      '٣',
      '0x1',
      '1.',
      '.5',
      '+0.25',
      '1e-2',
      [],
      {},
      ['1'],
      [[null, 1]],
    );
    const exact = fc.oneof(small, small.map(String), odd, fc.constantFrom(2.5e18, 3, '2e0'));
    const days = fc.constantFrom<unknown>(
      '2024-02-29',
      '1799-12-31',
      '2200-12-31',
      '2201-01-01',
      '2024-13-01',
      '2024-1-1',
      20240101,
    );
    const fields: Readonly<Record<string, fc.Arbitrary<unknown>>> = {
      sales: fc.oneof(fc.array(exact, { maxLength: 3 }), exact, fc.constant(Array(101).fill(1))),
      royalty: exact,
      margin: exact,
      rate: fc.oneof(exact, fc.record({ riskFree: exact, premium: exact, extra: exact }, { requiredKeys: [] })),
      pieces: exact,
      on: days,
      isOwn: fc.constantFrom<unknown>(true, false, 'true', 1),
      timing: fc.constantFrom<unknown>('mid-year', 'year-end', 'middle', null),
      fees: fc.oneof(odd, fc.array(fc.array(exact, { minLength: 1, maxLength: 3 }), { maxLength: 2 })),
      extra: exact,
    };
    let met = [0, 0];
    fc.assert(
      fc.property(
        fc.constantFrom(...Object.keys(fields)).chain((name) => fc.tuple(fc.constant(name), fields[name]!)),
        ([name, value]) => {
          const { royalty, ...rest } = GOOD;
          const given = { ...(name === 'margin' ? rest : { royalty, ...rest }), [name]: value };
          const [accepted, conform] = [isAccepted(given), conforms(given, schema)];
          met = [met[0]! + Number(accepted), met[1]! + Number(!accepted)];
          if (accepted) expect([given, conform]).toEqual([given, true]);
          else if (!isBeyondSchemas(given)) expect([given, conform]).toEqual([given, false]);
        },
      ),
      { numRuns: 1000 },
    );
    expect(Math.min(...met)).toBeGreaterThan(100);
  });
  it('refuses what misses or is not known, and anything but an object', () => {
    for (const name of ['sales', 'rate', 'pieces', 'on', 'isOwn', 'timing', 'royalty']) {
      expect(conforms(Object.fromEntries(Object.entries(GOOD).filter(([one]) => one !== name)), schema)).toBe(false);
    }
    for (const given of [null, [], 'x', 1, { ...GOOD, more: 1 }, { ...GOOD, margin: 1 }])
      expect(conforms(given, schema)).toBe(false);
    expect(conforms(GOOD, schema)).toBe(true);
  });
});

/** Refused for what no schema can say: text out of range, a broken count as text, a result out of range, the order of rows. */
function isBeyondSchemas(given: unknown): boolean {
  const result = model.try(given);
  const reasons = result.ok ? [] : result.error.faults;
  return reasons.every(({ problem, met = '' }) => {
    const isText = met.startsWith('"');
    return (
      (isText && /allowed|whole number/.test(problem)) || /rows must ascend|open only in the last row/.test(problem)
    );
  });
}
