import { type Fault, IpworthError, quote } from '../../base/errors.ts';
import type { IndexQuery } from '../../domain/case-index-schema.ts';
import { Grade } from '../../domain/case-schema.ts';
import { parseDay } from '../../numeric/calendar.ts';
import type { Notes } from './case-notes.ts';
import { cellEncoder, isMeasured } from './encode-cell.ts';
import { type FrozenAttribute, type StoredScale, stored, storedScale } from './frozen-attribute.ts';

/** What an attribute of a case must be. */
export type Condition =
  | { readonly attribute: number; readonly from: number; readonly to: number }
  /** By level: 1 where it will do. */
  | { readonly attribute: number; readonly levels: Uint8Array };

/** Which cases may be found, whatever they are like. */
export interface Admission {
  readonly conditions: readonly Condition[];
  /** Serial day; undated and later cases are not used. */
  readonly asOf: number | undefined;
  /** By number of the grade: 1 where it will do. */
  readonly grades: Uint8Array | undefined;
  readonly withoutCircular: boolean;
  readonly excluded: ReadonlySet<number>;
  readonly excludedGroups: ReadonlySet<number>;
  /** Whether any case can be refused by its notes or its number. */
  readonly isOpen: boolean;
}

/** A question made ready: weights, scales and conditions by attribute. */
export interface CompiledQuery {
  readonly k: number;
  readonly skipsMissing: boolean;
  readonly squared: boolean;
  readonly relative: boolean;
  readonly minOverlap: number;
  readonly weight: Float64Array;
  readonly scales: readonly StoredScale[];
  /** How large distances tend to be: the first bound is made from it. */
  readonly typical: number;
  readonly admission: Admission;
}

/**
 * Makes a question ready for any target.
 *
 * @throws INPUT_INVALID  names, levels, ids or groups that the index does not have, no weight above zero, an as-of day
 *                        where cases have no day; all at once
 */
export function compileQuery(frozen: readonly FrozenAttribute[], notes: Notes, query: IndexQuery): CompiledQuery {
  const faults: Fault[] = [];
  const names = frozen.map(({ attribute }) => attribute.name);
  const remedy = `the index has ${names.map(quote).join(', ')}`;
  for (const [at, given] of [['weights', query.weights] as const, ['where', query.where] as const]) {
    for (const name of Object.keys(given)) {
      if (!names.includes(name)) faults.push({ at, problem: 'no such attribute', met: quote(name), remedy });
    }
  }
  const weight = Float64Array.from(frozen, ({ attribute }) => query.weights[attribute.name] ?? attribute.weight);
  if (weight.every((w) => w === 0)) {
    faults.push({
      at: 'weights',
      problem: 'no weight above zero',
      met: quote([...weight]),
      remedy: 'weigh at least one',
    });
  }
  const conditions = frozen.flatMap((one, j) => {
    const wanted = query.where[one.attribute.name];
    return wanted === undefined ? [] : [conditionOf(one, j, wanted, faults)];
  });
  const admission = { conditions, ...admissionOf(notes, query, faults) };
  if (faults.length > 0) throw new IpworthError('INPUT_INVALID', faults);
  const squared = query.metric === 'heom' || query.metric === 'euclid';
  const scales = frozen.map((one) => storedScale(one, query.scale));
  return {
    k: query.k,
    skipsMissing: query.missing === 'skip',
    squared,
    relative: query.metric === 'gower',
    minOverlap: query.minOverlap,
    weight,
    scales,
    typical: typicalDistance(frozen, scales, weight, squared),
    admission,
  };
}

/** Three tenths of the mean of local distances, as a bound for the first look. */
function typicalDistance(
  frozen: readonly FrozenAttribute[],
  scales: readonly StoredScale[],
  weight: Float64Array,
  squared: boolean,
): number {
  let sum = 0;
  let total = 0;
  frozen.forEach(({ attribute, meanDeviation, unit }, j) => {
    const { factor, cap } = scales[j]!;
    const local = isMeasured(attribute) ? Math.min((factor * meanDeviation) / unit, cap) : 1;
    sum += weight[j]! * (squared ? local * local : local);
    total += weight[j]!;
  });
  return sum === 0 ? 1 : (0.3 * sum) / total;
}

function conditionOf(
  frozen: FrozenAttribute,
  attribute: number,
  wanted: IndexQuery['where'][string],
  faults: Fault[],
): Condition {
  const at = `where ${quote(frozen.attribute.name)}`;
  const encode = cellEncoder(frozen.attribute, frozen.numberOf);
  const readable = (given: string | number): number => {
    const code = encode(given);
    if (typeof code === 'number' && (code >= 0 || isMeasured(frozen.attribute))) return stored(frozen, code);
    const unseen = { problem: 'a level that no case has', remedy: 'name levels of the index' };
    faults.push({ at, met: quote(given), ...(typeof code === 'number' ? unseen : code) });
    return 0;
  };
  const { kind } = frozen.attribute;
  if (Array.isArray(wanted)) {
    if (isMeasured(frozen.attribute) && kind !== 'ordinal' && kind !== 'presence') {
      faults.push({ at, problem: 'levels where a range belongs', met: quote(wanted), remedy: 'give { from, to }' });
      return { attribute, from: 0, to: 0 };
    }
    const numbers = wanted.map(readable).filter((number) => number >= 0);
    const levels = new Uint8Array(1 + Math.max(0, ...numbers));
    for (const number of numbers) levels[number] = 1;
    return { attribute, levels };
  }
  if (!isMeasured(frozen.attribute)) {
    faults.push({ at, problem: 'a range where levels belong', met: quote(wanted), remedy: 'give a list of levels' });
    return { attribute, levels: new Uint8Array(1) };
  }
  const { from, to } = wanted;
  return {
    attribute,
    from: from === undefined ? Number.NEGATIVE_INFINITY : readable(from),
    to: to === undefined ? Number.POSITIVE_INFINITY : readable(to),
  };
}

function admissionOf(notes: Notes, query: IndexQuery, faults: Fault[]): Omit<Admission, 'conditions'> {
  const { asOf, grades, withoutCircular, exclude, excludeGroups } = query;
  const numbersOf = (given: readonly string[], at: string, find: (name: string) => number | undefined): Set<number> =>
    new Set(
      given.flatMap((name) => {
        const number = find(name);
        if (number !== undefined) return [number];
        faults.push({ at, problem: `no such ${at === 'exclude' ? 'case' : 'group'}`, met: quote(name) });
        return [];
      }),
    );
  const lacks = (at: string, column: string): void => {
    faults.push({
      at,
      problem: 'the cases say nothing to hold against it',
      remedy: `name the column of the ${column} in the schema`,
    });
  };
  if (asOf !== undefined && notes.days === null) lacks('asOf', 'date');
  if (grades !== undefined && notes.grades === null) lacks('grades', 'grade');
  if (withoutCircular && notes.circular === null) lacks('withoutCircular', 'circular flag');
  const excluded = numbersOf(exclude, 'exclude', (id) => notes.numberOf(id));
  const excludedGroups = numbersOf(excludeGroups, 'excludeGroups', (name) => notes.groupNumber(name));
  return {
    asOf: asOf === undefined ? undefined : parseDay(asOf),
    grades: grades && Uint8Array.from(Grade.options, (grade) => (grades.includes(grade) ? 1 : 0)),
    withoutCircular,
    excluded,
    excludedGroups,
    isOpen: asOf === undefined && grades === undefined && !withoutCircular && excluded.size + excludedGroups.size === 0,
  };
}
