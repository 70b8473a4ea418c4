import type { Model } from './define-model.ts';
import type { ModelSpec, SeriesOf } from './model.ts';
import type { Label, Quantity } from './quantities.ts';

/** A JSON Schema, as plain data. */
export type JsonSchema = { readonly [key: string]: unknown };

/**
 * The JSON Schema (draft 2020-12) of what a caller of a model writes: every input with its name in both languages, its form
 * and range, required or with its default; alternatives as `oneOf`; a model behind an input as its own schema beside the
 * figure.
 *
 * A schema cannot say that decimal text lies in a range, that series have one length, that rows of a table ascend or that a
 * day exists; the model itself says so when it is called. Everything else the two accept alike: what the schema refuses the
 * model refuses, and numbers that the schema accepts the model accepts if they have at most 15 significant digits.
 *
 * @param language  of `title` and `description`, English unless said otherwise; the other stands in `x-title-zh` or `x-title-en`
 * @source JSON Schema draft 2020-12, core and validation
 */
export function jsonSchema(model: Model, language: 'en' | 'zh' = 'en'): JsonSchema {
  return { $schema: 'https://json-schema.org/draft/2020-12/schema', ...inputsOf(model.checked.spec, language) };
}

type Language = keyof Label;

function inputsOf(
  { id, version, title, question, inputs, seriesOf = 'year', oneOf = [] }: ModelSpec,
  language: Language,
): JsonSchema {
  const entries = Object.entries(inputs);
  return {
    ...words(title, language),
    description: question[language],
    $comment: `${id}@${version}`,
    type: 'object',
    properties: Object.fromEntries(entries.map(([name, quantity]) => [name, inputOf(quantity, seriesOf, language)])),
    required: entries.filter(([, { optional }]) => !optional).map(([name]) => name),
    additionalProperties: false,
    ...(oneOf.length === 0 ? {} : { allOf: oneOf.map(exactlyOne) }),
  };
}

/** Each alternative spelt out as an object: some readers overlook a `required` that stands alone. */
const exactlyOne = (names: readonly string[]): JsonSchema => ({
  oneOf: names.map((name) => ({ type: 'object', properties: { [name]: {} }, required: [name] })),
});

/** A title in one language, and in the other beside it. */
function words(label: Label, language: Language): JsonSchema {
  const other = language === 'en' ? 'zh' : 'en';
  return { title: label[language], [`x-title-${other}`]: label[other] };
}

function inputOf(quantity: Quantity, seriesOf: SeriesOf, language: Language): JsonSchema {
  const { label, kind, perYear, optional, otherwise, model, remedy } = quantity;
  const single = { ...singleOf(quantity), ...(remedy === undefined ? {} : { description: remedy }) };
  const series = { type: 'array', items: single, minItems: 1, maxItems: 100, 'x-series-of': seriesOf };
  const form = perYear ? series : single;
  const forms = model === undefined ? form : { anyOf: [form, inputsOf(model.checked.spec, language)] };
  const isDefault = optional && otherwise !== undefined && !perYear;
  return { ...words(label, language), ...forms, 'x-kind': kind, ...(isDefault ? { default: otherwise } : {}) };
}

/** Text of a decimal number with or without an exponent, of at most 10,100 characters. */
const DECIMAL: JsonSchema = {
  type: 'string',
  pattern: '^[+-]?([0-9]+\\.?[0-9]*|\\.[0-9]+)([eE][+-]?[0-9]{1,3})?$',
  maxLength: 10_100,
};
const DAY: JsonSchema = {
  type: 'string',
  format: 'date',
  pattern: '^((18|19|20|21)[0-9]{2}|2200)-(0[1-9]|1[0-2])-(0[1-9]|[12][0-9]|3[01])$',
};
const EXACT: JsonSchema = { anyOf: [DECIMAL, { type: 'number' }] };

function singleOf(quantity: Quantity): JsonSchema {
  switch (quantity.kind) {
    case 'timing':
      return { enum: ['year-end', 'mid-year'] };
    case 'boolean':
      return { type: 'boolean' };
    case 'day':
      return DAY;
    case 'table':
      return tableOf(quantity);
    default:
      return { anyOf: [textOf(quantity), numberOf(quantity)] };
  }
}

/** A number in its range; a bound that no number can be, such as 0.999…, would be left to the model. */
function numberOf({ kind, minimum, maximum }: Quantity): JsonSchema {
  return {
    type: kind === 'count' ? 'integer' : 'number',
    ...(minimum === undefined ? {} : { minimum: Number(minimum) }),
    ...(maximum === undefined ? {} : { maximum: Number(maximum) }),
  };
}

/** Decimal text, its range in words for a reader, since a schema compares numbers only. */
function textOf({ minimum, maximum }: Quantity): JsonSchema {
  return { ...DECIMAL, 'x-minimum': minimum, 'x-maximum': maximum };
}

/** Rows of two, in the last of which the first may be open. */
function tableOf({ table }: Quantity): JsonSchema {
  const by = { anyOf: [table?.by === 'day' ? DAY : EXACT, { type: 'null' }] };
  const row = { type: 'array', prefixItems: [by, EXACT], items: false, minItems: 2 };
  const data = table?.dataSet === undefined ? {} : { 'x-data-set': table.dataSet };
  return { type: 'array', items: row, minItems: 1, maxItems: 1000, ...data };
}
