import { type Fault, IpworthError, quote } from '../base/errors.ts';
import { attempt } from '../base/result.ts';
import { parseDay } from '../numeric/calendar.ts';
import { type Decimal, decimal, isExact } from '../numeric/decimal.ts';
import { acceptTable } from './accept-table.ts';
import type { Values } from './exact.ts';
import { isSeries, type Single, type Value } from './exact-functions.ts';
import type { ModelSpec, SeriesOf } from './model.ts';
import type { Outcome } from './outcome.ts';
import type { Inputs, Quantity } from './quantities.ts';

const LONGEST = 100;

/** A caller's inputs as values, those that were left out, and the outcomes of models that worked some of them out. */
export interface Accepted {
  readonly values: Values;
  readonly entries: number;
  readonly leftOut: ReadonlySet<string>;
  readonly outcomes: ReadonlyMap<string, Outcome>;
}

/** Where a value is to go, and where faults and nested outcomes are gathered. */
interface Slot {
  readonly at: string;
  readonly name: string;
  readonly quantity: Quantity;
  readonly seriesOf: SeriesOf;
  readonly faults: Fault[];
  readonly outcomes: Map<string, Outcome>;
}

/**
 * Turns what a caller wrote into values, or names every fault at once.
 *
 * @throws INPUT_INVALID  missing or unknown inputs, wrong type, out of range, series of different length, not exactly
 *   one of a group of alternatives
 */
export function accept(spec: ModelSpec, raw: unknown): Accepted {
  const { id: model, inputs, seriesOf = 'year' } = spec;
  const faults: Fault[] = [];
  const values = new Map<string, Value>();
  const outcomes = new Map<string, Outcome>();
  const leftOut = new Set<string>();
  if (!isRecord(raw)) {
    throw new IpworthError('INPUT_INVALID', [
      { at: model, problem: 'an object with inputs expected', met: quote(raw) },
    ]);
  }
  for (const name of Object.keys(raw)) {
    if (Object.hasOwn(inputs, name)) continue;
    const remedy = `known are ${Object.keys(inputs).join(', ')}`;
    faults.push({ at: `${model}: ${name}`, problem: 'no such input', remedy });
  }
  for (const [name, quantity] of Object.entries(inputs)) {
    const given = Object.hasOwn(raw, name) ? raw[name] : undefined;
    if (given === undefined) leftOut.add(name);
    const value = acceptOne({ at: `${model}: ${name}`, name, quantity, seriesOf, faults, outcomes }, given);
    if (value !== undefined) values.set(name, value);
  }
  checkLengths(model, values, faults);
  checkOneOf(spec, leftOut, faults);
  if (faults.length > 0) throw new IpworthError('INPUT_INVALID', faults);
  const entries = [...values.values()].find(isSeries)?.length ?? 1;
  return { values: spread(inputs, values, entries), entries, leftOut, outcomes };
}

/** Gives a series that was left out one figure for each entry of the others. */
function spread(inputs: Inputs, values: Map<string, Value>, entries: number): Values {
  for (const [name, value] of values) {
    const isMissing = inputs[name]?.perYear === true && !isSeries(value) && value !== null;
    if (isMissing) values.set(name, Array<Single>(entries).fill(value));
  }
  return values;
}

function acceptOne(slot: Slot, given: unknown): Value | undefined {
  const { at, name, quantity, seriesOf, faults, outcomes } = slot;
  if (given === undefined) {
    const { otherwise } = quantity;
    if (quantity.optional) return otherwise === undefined ? null : acceptSingle(at, quantity, otherwise, faults);
    faults.push({ at, problem: 'missing', remedy: `give ${quantity.label.en}` });
    return undefined;
  }
  if (quantity.model !== undefined && isRecord(given)) {
    const result = quantity.model.try(given);
    if (!result.ok) {
      faults.push(...result.error.faults.map((fault) => ({ ...fault, at: `${at}: ${fault.at}` })));
      return undefined;
    }
    outcomes.set(name, result.value);
    return acceptSingle(at, quantity, result.value.value, faults);
  }
  if (!quantity.perYear) return acceptSingle(at, quantity, given, faults);
  if (!Array.isArray(given) || given.length === 0 || given.length > LONGEST) {
    const problem = `a list of 1 to ${LONGEST} figures expected, one for each ${seriesOf}`;
    faults.push({ at, problem, met: quote(given) });
    return undefined;
  }
  const series = Array.from(given, (one: unknown, index) =>
    acceptSingle(`${at}, ${seriesOf} ${index + 1}`, quantity, one, faults),
  );
  return series.includes(undefined) ? undefined : (series as Single[]);
}

/** One figure, truth, day, timing or table as a value; a fault is added where it is none, or out of range. */
export function acceptSingle(at: string, quantity: Quantity, given: unknown, faults: Fault[]): Single | undefined {
  const fail = (problem: string, remedy: string): undefined => {
    faults.push({ at, problem, met: quote(given), remedy });
    return undefined;
  };
  switch (quantity.kind) {
    case 'timing':
      if (given === 'year-end' || given === 'mid-year') return given;
      return fail('a timing expected', 'write "year-end" or "mid-year"');
    case 'boolean':
      return typeof given === 'boolean' ? given : fail('a truth expected', 'write true or false');
    case 'day': {
      const parsed = attempt(() => parseDay(given as string));
      return parsed.ok ? decimal(parsed.value) : fail('a day of the years 1800 to 2200 expected', 'write "2021-07-27"');
    }
    case 'table':
      return acceptTable(at, quantity, given, faults);
    default:
      return acceptNumber({ at, quantity, faults }, given);
  }
}

function acceptNumber({ at, quantity, faults }: Pick<Slot, 'at' | 'quantity' | 'faults'>, given: unknown) {
  if (!isExact(given)) {
    const remedy = 'write plain decimal text such as "1234.56", or a number of at most 15 digits';
    faults.push({ at, problem: 'an exact number expected', met: quote(given), remedy });
    return undefined;
  }
  const value = decimal(given);
  const problem = rangeProblem(quantity, value);
  if (problem === undefined) return value;
  const { remedy } = quantity;
  faults.push({ at, problem, met: quote(given), ...(remedy === undefined ? {} : { remedy }) });
  return undefined;
}

function rangeProblem({ kind, minimum, maximum }: Quantity, value: Decimal): string | undefined {
  if (minimum !== undefined && value.lt(minimum)) return `below the least allowed, ${minimum}`;
  if (maximum !== undefined && value.gt(maximum)) return `above the most allowed, ${maximum}`;
  return kind === 'count' && !value.isInteger() ? 'a whole number expected' : undefined;
}

function checkLengths(model: string, values: Values, faults: Fault[]): void {
  const lengths = [...values].flatMap(([name, value]) => (isSeries(value) ? [[name, value.length] as const] : []));
  const first = lengths[0];
  for (const [name, length] of lengths.slice(1)) {
    if (first !== undefined && length !== first[1]) {
      const problem = `${length} figures, but ${first[0]} has ${first[1]}`;
      faults.push({ at: `${model}: ${name}`, problem, remedy: 'give all series the same length' });
    }
  }
}

function checkOneOf({ id, oneOf = [] }: ModelSpec, leftOut: ReadonlySet<string>, faults: Fault[]): void {
  for (const group of oneOf) {
    const given = group.filter((name) => !leftOut.has(name));
    if (given.length === 1) continue;
    const problem = `exactly one of ${group.join(', ')} expected`;
    faults.push({ at: id, problem, met: given.length === 0 ? 'none' : given.join(' and ') });
  }
}

function isRecord(value: unknown): value is Readonly<Record<string, unknown>> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}
