import { type Fault, IpworthError, quote } from '../../base/errors.ts';
import { type Decimal, decimal, greatest, least, text } from '../../numeric/decimal.ts';
import type { Accepted } from '../accept.ts';
import { isSeries, type Single } from '../exact-functions.ts';
import { isNumeric } from '../kinds.ts';
import type { CheckedModel } from '../model.ts';
import type { Quantity } from '../quantities.ts';
import { hold } from './lower.ts';
import type { Node, TapeBuilder } from './tape.ts';
import type { TapeSingle, TapeValue } from './tape-functions.ts';

/** One column: a single figure, an entry of a series (counted from 0), or a factor on all of a series. */
export interface Variation {
  readonly column: string;
  readonly name: string;
  readonly entry?: number | 'all';
}

/**
 * The columns that names of varying inputs stand for: `rate`, `sales[3]`, `sales[*]`, and `sales` for each entry.
 *
 * @throws INPUT_INVALID  every name that is no numeric input, was left out, has no such entry, or varies twice
 */
export function variationsOf(model: CheckedModel, accepted: Accepted, varying: readonly string[]): Variation[] {
  const faults: Fault[] = [];
  const variations = varying.flatMap((written) => oneOf(model, accepted, written, faults));
  for (const [index, { name, entry, column }] of variations.entries()) {
    const isTwice = variations.slice(0, index).some((other) => {
      return other.name === name && (other.entry === entry || entry === 'all' || other.entry === 'all');
    });
    if (isTwice) faults.push({ at: `${model.spec.id}: ${column}`, problem: 'varies twice' });
  }
  if (faults.length > 0) throw new IpworthError('INPUT_INVALID', faults);
  return variations;
}

function oneOf(
  { spec }: CheckedModel,
  { values, entries }: Accepted,
  written: string,
  faults: Fault[],
): readonly Variation[] {
  const fail = (problem: string, remedy: string): readonly Variation[] => {
    faults.push({ at: `${spec.id}: ${quote(written)}`, problem, remedy });
    return [];
  };
  const [, name = written, index] = /^(\w+)\[(\*|[1-9]\d{0,3})\]$/u.exec(written) ?? [];
  const quantity = Object.hasOwn(spec.inputs, name) ? spec.inputs[name] : undefined;
  if (quantity === undefined || !(isNumeric(quantity.kind) || quantity.kind === 'day')) {
    const known = Object.entries(spec.inputs).filter(([, { kind }]) => isNumeric(kind) || kind === 'day');
    return fail('no numeric input', `known are ${known.map(([one]) => one).join(', ')}`);
  }
  const value = values.get(name) ?? null;
  if (value === null) return fail('was left out', 'give it a figure to vary from');
  if (!isSeries(value)) {
    return index === undefined ? [{ column: name, name }] : fail('is one figure', `write ${quote(name)}`);
  }
  if (index === '*') return [{ column: written, name, entry: 'all' }];
  if (index === undefined) return value.map((_, entry) => ({ column: `${name}[${entry + 1}]`, name, entry }));
  if (Number(index) > entries) return fail('no such entry', `entries 1 to ${entries} are there`);
  return [{ column: written, name, entry: Number(index) - 1 }];
}

/** The figure a column starts from: as given; of a factor, 1. */
export function baseOf({ values }: Accepted, { name, entry }: Variation): number {
  if (entry === 'all') return 1;
  const value = values.get(name) as Single | readonly Single[];
  return ((isSeries(value) ? value[entry as number] : value) as Decimal).toNumber();
}

/** What varying inputs are on the tape, each figure held to its input's range. */
export function nodesOf(
  { spec }: CheckedModel,
  tape: TapeBuilder,
  { values }: Accepted,
  variations: readonly Variation[],
): ReadonlyMap<string, TapeValue> {
  const nodes = new Map<string, TapeValue>();
  for (const { column, name, entry } of variations) {
    const quantity = spec.inputs[name] as Quantity;
    const node = tape.variable(column);
    const given = values.get(name);
    if (given === undefined || !isSeries(given)) {
      nodes.set(name, held(tape, node, quantity));
      continue;
    }
    if (entry === 'all') holdFactor(tape, node, given as readonly Decimal[], quantity);
    const before = (nodes.get(name) ?? given.map((one) => tape.constant((one as Decimal).toNumber()))) as TapeSingle[];
    const next = before.map((one, index) => {
      if (entry === 'all') return tape.emit('mul', one as Node, node);
      return index === entry ? held(tape, node, quantity) : one;
    });
    nodes.set(name, next);
  }
  return nodes;
}

/** Requires a factor to be such that every entry stays within its input's range. */
function holdFactor(tape: TapeBuilder, factor: Node, given: readonly Decimal[], { minimum, maximum }: Quantity): void {
  const ends = given.flatMap((one) => {
    if (one.isZero()) return [];
    const quotients = [minimum, maximum].map((end) => (end === undefined ? undefined : decimal(end).div(one)));
    return [one.gt(0) ? quotients : quotients.reverse()];
  });
  const end = (side: 0 | 1): string | undefined => {
    const all = ends.map((pair) => pair[side]).filter((one) => one !== undefined);
    return all.length === 0 ? undefined : text(side === 0 ? greatest(all) : least(all));
  };
  const [low, high] = [end(0), end(1)];
  hold(tape, factor, {
    ...(low === undefined ? {} : { minimum: low }),
    ...(high === undefined ? {} : { maximum: high }),
  });
}

function held(tape: TapeBuilder, figure: Node, quantity: Quantity): Node {
  hold(tape, figure, quantity);
  return figure;
}
