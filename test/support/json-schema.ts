import type { JsonSchema } from '../../src/formula/json-schema.ts';

type Keyword = (value: unknown, argument: never, schema: JsonSchema) => boolean;
type Fields = Readonly<Record<string, unknown>>;

const isObject = (value: unknown): value is Fields =>
  typeof value === 'object' && value !== null && !Array.isArray(value);
const ifText = (value: unknown, holds: (text: string) => boolean): boolean => typeof value !== 'string' || holds(value);
const ifNumber = (value: unknown, holds: (number: number) => boolean): boolean =>
  typeof value !== 'number' || holds(value);
const ifList = (value: unknown, holds: (list: readonly unknown[]) => boolean): boolean =>
  !Array.isArray(value) || holds(value);

function isOfType(value: unknown, type: string): boolean {
  if (type === 'integer') return Number.isInteger(value);
  if (type === 'null') return value === null;
  if (type === 'array') return Array.isArray(value);
  return type === 'object' ? isObject(value) : typeof value === type;
}

function isDate(text: string): boolean {
  const time = Date.parse(`${text}T00:00:00Z`);
  return Number.isFinite(time) && new Date(time).toISOString().startsWith(text);
}

/** What each keyword of draft 2020-12 that is used here asserts; `format` asserts too. */
const KEYWORDS: Readonly<Record<string, Keyword>> = {
  type: (value, type: string) => isOfType(value, type),
  enum: (value, members: readonly unknown[]) => members.includes(value),
  pattern: (value, pattern: string) => ifText(value, (text) => new RegExp(pattern, 'u').test(text)),
  maxLength: (value, most: number) => ifText(value, (text) => [...text].length <= most),
  format: (value) => ifText(value, isDate),
  minimum: (value, least: number) => ifNumber(value, (number) => number >= least),
  maximum: (value, most: number) => ifNumber(value, (number) => number <= most),
  minItems: (value, least: number) => ifList(value, (list) => list.length >= least),
  maxItems: (value, most: number) => ifList(value, (list) => list.length <= most),
  prefixItems: (value, schemas: readonly JsonSchema[]) =>
    ifList(value, (list) => schemas.every((schema, index) => index >= list.length || conforms(list[index], schema))),
  items: (value, schema: JsonSchema | false, { prefixItems = [] }) =>
    ifList(value, (list) => {
      const rest = list.slice((prefixItems as readonly unknown[]).length);
      return schema === false ? rest.length === 0 : Array.from(rest).every((one) => conforms(one, schema));
    }),
  required: (value, names: readonly string[]) => !isObject(value) || names.every((name) => Object.hasOwn(value, name)),
  properties: (value, schemas: Readonly<Record<string, JsonSchema>>) =>
    !isObject(value) ||
    Object.entries(value).every(([name, one]) => !Object.hasOwn(schemas, name) || conforms(one, schemas[name]!)),
  additionalProperties: (value, _: false, { properties = {} }) =>
    !isObject(value) || Object.keys(value).every((name) => Object.hasOwn(properties as Fields, name)),
  anyOf: (value, schemas: readonly JsonSchema[]) => schemas.some((schema) => conforms(value, schema)),
  allOf: (value, schemas: readonly JsonSchema[]) => schemas.every((schema) => conforms(value, schema)),
  oneOf: (value, schemas: readonly JsonSchema[]) => schemas.filter((schema) => conforms(value, schema)).length === 1,
};
const ANNOTATIONS = /^(\$schema|\$comment|title|description|default|x-[a-z-]+)$/;

/** Whether JSON data meet a schema. @throws Error  a keyword that is not known here */
export function conforms(value: unknown, schema: JsonSchema): boolean {
  return Object.entries(schema).every(([keyword, argument]) => {
    const asserts = KEYWORDS[keyword];
    if (asserts === undefined && !ANNOTATIONS.test(keyword)) throw new Error(`no keyword ${keyword}`);
    return asserts?.(value, argument as never, schema) ?? true;
  });
}
