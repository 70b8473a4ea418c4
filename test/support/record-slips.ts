import { splitMix } from './split-mix.ts';

/** Data as JSON holds it. */
export type Json = null | boolean | number | string | readonly Json[] | { readonly [key: string]: Json };

/** One digit, letter or truth of a record changed: the whole record with the slip in it, and where the slip is. */
export interface RecordSlip {
  readonly record: Json;
  readonly path: readonly (string | number)[];
}

/** `count` random slips, spread over all leaves of a record; the same for the same seed. */
export function recordSlips(record: Json, count: number, seed: number): readonly RecordSlip[] {
  const draw = splitMix(seed);
  const leaves = leavesOf(record, []).filter(({ leaf }) => leaf !== null && leaf !== '');
  return Array.from({ length: count }, (_, index) => {
    const { path, leaf } = leaves[index < leaves.length ? index : draw(leaves.length)] as Leaf;
    return { path, record: withLeaf(record, path, slipped(leaf, draw)) };
  });
}

interface Leaf {
  readonly path: readonly (string | number)[];
  readonly leaf: null | boolean | number | string;
}

function leavesOf(value: Json, path: readonly (string | number)[]): readonly Leaf[] {
  if (typeof value !== 'object' || value === null) return [{ path, leaf: value }];
  const parts: readonly (readonly [string | number, Json])[] = Array.isArray(value)
    ? value.map((part: Json, index) => [index, part] as const)
    : Object.entries(value);
  return parts.flatMap(([key, part]) => leavesOf(part, [...path, key]));
}

function withLeaf(value: Json, [key, ...rest]: readonly (string | number)[], leaf: Json): Json {
  if (key === undefined) return leaf;
  const part = withLeaf((value as { readonly [key: string]: Json })[key] as Json, rest, leaf);
  return Array.isArray(value)
    ? value.map((one: Json, index) => (index === key ? part : one))
    : { ...(value as object), [key]: part };
}

function slipped(leaf: Leaf['leaf'], draw: (below: number) => number): Json {
  if (typeof leaf === 'boolean') return !leaf;
  if (typeof leaf === 'number') return Number(slippedText(String(leaf), draw));
  return slippedText(leaf as string, draw);
}

const DIGITS = '0123456789';
const LETTERS = 'abcdefghijklmnopqrstuvwxyz';
const HAN = '甲乙丙丁戊己庚辛壬癸';

function slippedText(text: string, draw: (below: number) => number): string {
  const characters = [...text];
  const at = draw(characters.length);
  const old = characters[at] as string;
  const kind = /\d/.test(old) ? DIGITS : /[\p{Script=Han}]/u.test(old) ? HAN : LETTERS;
  const others = [...kind].filter((one) => one !== old);
  characters[at] = others[draw(others.length)] as string;
  return characters.join('');
}

/** The places that may name a slip, as `verify` writes them: a part by its name before or after, the rest by its field. */
export function placesOf(record: Json, { path, record: changed }: RecordSlip): readonly string[] {
  return [record, changed].map((one) => placeIn(one, path));
}

function placeIn(record: Json, [field, key, ...rest]: readonly (string | number)[]): string {
  if (field === 'seal') return String(key);
  if (field !== 'inputs' && field !== 'steps') return String(field);
  const part = (record as { readonly [key: string]: readonly { readonly name: string; readonly outcome?: Json }[] })[
    field
  ]?.[Number(key)];
  const place = `${field}/${part?.name}`;
  return rest[0] === 'outcome' ? `${place}/outcome/${placeIn(part?.outcome as Json, rest.slice(1))}` : place;
}
