import { quote } from '../../base/errors.ts';
import type { Kind } from '../kinds.ts';
import type { Given, Outcome, Step } from '../outcome.ts';
import { dayNumber, dayText } from './day-number.ts';
import { exactly, type Failure, failure, written } from './figure.ts';
import type { Machine, Value } from './machine.ts';
import { readPlain, real, textOf } from './real.ts';
import { isFailure, isFigure, type Single } from './values.ts';

/** A place of a record that does not hold: where, what is wrong, what stands there and what would. */
export interface RecordFault {
  /** Such as `inputs/sales`, `steps/royalty, year 3` or `inputs/rate/outcome/steps/value`. */
  readonly at: string;
  readonly problem: string;
  readonly recorded?: string;
  readonly recomputed?: string;
}

/** Where faults of a record are gathered. */
export type Report = (at: string, problem: string, recorded?: unknown, recomputed?: unknown) => void;

/** Where a record stands, where its faults go, and what may be spent on it. */
export interface Audit {
  readonly at: string;
  readonly report: Report;
  readonly purse: Machine['purse'];
}

type Test = (value: unknown) => boolean;
type Shape = Test | readonly [each: Shape, most: number] | { readonly [key: string]: Shape };

const isText: Test = (value) => typeof value === 'string' && value.length <= 12_000;
const isWholeNumber: Test = (value) => Number.isSafeInteger(value) && (value as number) >= 1;
const isTruth: Test = (value) => typeof value === 'boolean';
const oneOf =
  (...words: readonly string[]): Test =>
  (value) =>
    words.includes(value as string);

const LABEL: Shape = { en: isText, zh: isText };
const KIND = oneOf('money', 'number', 'share', 'rate', 'years', 'count', 'day', 'boolean', 'timing', 'table');
const SEAL: Test = (value) => isRecord(value) && Object.values(value).every(isText);

const ROWS: Shape = { rows: [[(by) => by === null || isText(by), 2], 1000] };
const isValue: Test = (value) =>
  value === null || isText(value) || fits(value, Array.isArray(value) ? [isText, 100] : ROWS);
/** A record without the parts that are read on their own: `outcome` stands for itself. */
const RECORD: Shape = {
  model: { id: isText, version: isWholeNumber, title: LABEL, hash: isText },
  library: isText,
  seriesOf: oneOf('year', 'comparable', 'part'),
  entries: (value) => isWholeNumber(value) && (value as number) <= 100,
  inputs: [
    { name: isText, label: LABEL, kind: KIND, value: isValue, isDefault: isTruth, 'outcome?': () => true },
    1000,
  ],
  steps: [{ name: isText, label: LABEL, formula: isText, kind: KIND, value: isValue }, 1000],
  value: isText,
  kind: KIND,
  warnings: [{ code: isText, en: isText, zh: isText }, 1000],
  seal: SEAL,
};

const isRecord = (value: unknown): value is Readonly<Record<string, unknown>> =>
  typeof value === 'object' && value !== null && !Array.isArray(value);

function fits(value: unknown, shape: Shape): boolean {
  let isFit = true;
  findMisfits(value, shape, '', () => {
    isFit = false;
  });
  return isFit;
}

const MOST_RECORDS = 100;

/**
 * Reports every place of a record, and of the records within it, that is missing, is not of it, or holds something of
 * another kind; after that the record is safe to walk.
 *
 * @returns how many records it is, more than may be when it holds itself
 */
export function checkShape(value: unknown, at: string, report: Report, count = 0): number {
  if (count >= MOST_RECORDS) report(at, `more than ${MOST_RECORDS} records within one another`);
  if (count >= MOST_RECORDS) return count + 1;
  let isSound = true;
  findMisfits(value, RECORD, at, (place, met) => {
    isSound = false;
    report(place, 'is not what a record holds there', met);
  });
  if (!isSound) return count + 1;
  return (value as Outcome).inputs.reduce((sum, { name, outcome }) => {
    const isMore = outcome !== undefined && sum <= MOST_RECORDS;
    return isMore ? checkShape(outcome, join(at, `inputs/${name}/outcome`), report, sum) : sum;
  }, count + 1);
}

type Misfit = (at: string, met: unknown) => void;

function findMisfits(value: unknown, shape: Shape, at: string, report: Misfit): void {
  if (typeof shape === 'function') {
    if (!shape(value)) report(at, value);
  } else if (isList(shape)) {
    const [each, most] = shape;
    if (!Array.isArray(value) || value.length > most) report(at, value);
    else for (const [index, one] of value.entries()) findMisfits(one, each, placeOf(at, one, index), report);
  } else if (!isRecord(value)) report(at, value);
  else {
    for (const key of Object.keys(value)) {
      if (!Object.hasOwn(shape, key) && !Object.hasOwn(shape, `${key}?`)) report(join(at, key), value[key]);
    }
    for (const [key, part] of Object.entries(shape)) {
      if (!key.endsWith('?'))
        findMisfits(Object.hasOwn(value, key) ? value[key] : undefined, part, join(at, key), report);
    }
  }
}

const isList = (shape: Shape): shape is readonly [Shape, number] => Array.isArray(shape);
export const join = (at: string, key: string): string => (at === '' ? key : `${at}/${key}`);
/** An entry is called by its name where it has one. */
const placeOf = (at: string, entry: unknown, index: number): string =>
  join(at, isRecord(entry) && typeof entry.name === 'string' ? entry.name.slice(0, 80) : String(index + 1));

/** What stands recorded, as a value to compute with. */
export function readValue({ kind, value }: Given | Step): Value {
  if (value === null) return null;
  if (typeof value === 'string') return singleOf(kind, value);
  if (!('rows' in value)) return value.map((one) => singleOf(kind, one));
  if (kind !== 'table') return failure('a table where none is due');
  const rows = value.rows.map(([by, gives]) => [by === null ? null : boundOf(by), singleOf('number', gives)] as const);
  const bad = rows.flat().find(isFailure);
  return bad ?? ({ rows } as Single);
}

/** The first column of a table holds figures or days. */
const boundOf = (by: string): Single => singleOf(by.includes('-', 1) ? 'day' : 'number', by);

function singleOf(kind: Kind, text: string): Single {
  const unreadable: Failure = failure(`${quote(text)} is no ${kind}`);
  switch (kind) {
    case 'timing':
      return text === 'year-end' || text === 'mid-year' ? text : unreadable;
    case 'boolean':
      return text === 'true' || (text === 'false' ? false : unreadable);
    case 'day': {
      const number = dayNumber(text);
      return number === undefined ? unreadable : exactly(real(BigInt(number)));
    }
    case 'table':
      return unreadable;
    default: {
      const number = readPlain(text);
      return number === undefined ? unreadable : written(number, text.length);
    }
  }
}

/** A recomputed value in a record's own words. */
export function wordsOf(value: Single, kind: Kind): string {
  if (isFailure(value)) return `nothing: ${value.problem}`;
  if (!isFigure(value)) return quote(value);
  const text = textOf(value.at);
  return (kind === 'day' ? dayText(Number(text)) : undefined) ?? text;
}
