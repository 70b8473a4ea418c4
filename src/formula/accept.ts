import { type Fault, IpworthError, quote } from '../base/errors.ts';
import { type Decimal, decimal, isExact } from '../numeric/decimal.ts';
import type { Values } from './exact.ts';
import { isSeries, type Single, type Value } from './exact-functions.ts';
import type { ModelSpec, SeriesOf } from './model.ts';
import type { Inputs, Quantity } from './quantities.ts';

const LONGEST = 100;

/** Where a value is to go: its path, what is declared there, and what its series runs over. */
interface Slot {
  readonly at: string;
  readonly quantity: Quantity;
  readonly seriesOf: SeriesOf;
}

/**
 * Turns what a caller wrote into values, or names every fault at once.
 *
 * @throws INPUT_INVALID  missing or unknown inputs, wrong type, out of range, series of different length
 */
export function accept({ id: model, inputs, seriesOf = 'year' }: ModelSpec, raw: unknown): Values {
  const faults: Fault[] = [];
  const values = new Map<string, Value>();
  if (typeof raw !== 'object' || raw === null || Array.isArray(raw)) {
    throw new IpworthError('INPUT_INVALID', [
      { at: model, problem: 'an object with inputs expected', met: quote(raw) },
    ]);
  }
  for (const name of Object.keys(raw)) {
    if (!Object.hasOwn(inputs, name)) {
      faults.push({
        at: `${model}: ${name}`,
        problem: 'no such input',
        remedy: `known are ${Object.keys(inputs).join(', ')}`,
      });
    }
  }
  for (const [name, quantity] of Object.entries(inputs)) {
    const given = Object.hasOwn(raw, name) ? (raw as Record<string, unknown>)[name] : undefined;
    const value = acceptOne({ at: `${model}: ${name}`, quantity, seriesOf }, given, faults);
    if (value !== undefined) values.set(name, value);
  }
  checkLengths(model, values, faults);
  if (faults.length > 0) throw new IpworthError('INPUT_INVALID', faults);
  return spread(inputs, values);
}

/** Gives a series that was left out one figure for each entry of the others. */
function spread(inputs: Inputs, values: Map<string, Value>): Values {
  const length = [...values.values()].find(isSeries)?.length ?? 1;
  for (const [name, value] of values) {
    if (inputs[name]?.perYear === true && !isSeries(value)) values.set(name, Array<Single>(length).fill(value));
  }
  return values;
}

function acceptOne({ at, quantity, seriesOf }: Slot, given: unknown, faults: Fault[]): Value | undefined {
  if (given === undefined) {
    const { otherwise } = quantity;
    if (quantity.optional) return otherwise === undefined ? null : acceptSingle(at, quantity, otherwise, faults);
    faults.push({ at, problem: 'missing', remedy: `give ${quantity.label.en}` });
    return undefined;
  }
  if (!quantity.perYear) return acceptSingle(at, quantity, given, faults);
  if (!Array.isArray(given) || given.length === 0 || given.length > LONGEST) {
    faults.push({
      at,
      problem: `a list of 1 to ${LONGEST} figures expected, one for each ${seriesOf}`,
      met: quote(given),
    });
    return undefined;
  }
  const series = Array.from(given, (one: unknown, index) =>
    acceptSingle(`${at}, ${seriesOf} ${index + 1}`, quantity, one, faults),
  );
  return series.includes(undefined) ? undefined : (series as Single[]);
}

/** One figure or timing as a value; a fault is added where it is none, or out of range. */
export function acceptSingle(at: string, quantity: Quantity, given: unknown, faults: Fault[]): Single | undefined {
  if (quantity.kind === 'timing') {
    if (given === 'year-end' || given === 'mid-year') return given;
    faults.push({ at, problem: 'a timing expected', met: quote(given), remedy: 'write "year-end" or "mid-year"' });
    return undefined;
  }
  if (!isExact(given)) {
    const remedy = 'write plain decimal text such as "1234.56", or a number of at most 15 digits';
    faults.push({ at, problem: 'an exact number expected', met: quote(given), remedy });
    return undefined;
  }
  const value = decimal(given);
  const problem = rangeProblem(quantity, value);
  if (problem === undefined) return value;
  faults.push({
    at,
    problem,
    met: quote(given),
    ...(quantity.remedy === undefined ? {} : { remedy: quantity.remedy }),
  });
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
