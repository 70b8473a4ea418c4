import { type Control, checkpoint } from '../../base/control.ts';
import { type Fault, faultText, IpworthError, invariant, quote } from '../../base/errors.ts';
import { attempt } from '../../base/result.ts';
import { type Decimal, text, ZERO } from '../../numeric/decimal.ts';
import { type Accepted, accept } from '../accept.ts';
import type { Model } from '../define-model.ts';
import { evaluate, type Values } from '../exact.ts';
import { isSeries, type Single, type Value } from '../exact-functions.ts';
import { recordedInput } from '../outcome.ts';
import type { Inputs, Label } from '../quantities.ts';
import { type AnyModel, type Given, lineOf, outcomeOf } from './driver.ts';

/** The most inputs, or groups of them, that a gap is split over: 2^16 evaluations. */
export const MOST_PARTS = 16;

export interface DifferenceOptions extends Control {
  /** The line whose gap is split, `value` unless given. */
  readonly of?: string;
  /** Series whose entries count one by one; any other series moves as a whole. */
  readonly byEntry?: readonly string[];
  /** Inputs that move together, as one part. */
  readonly together?: readonly (readonly string[])[];
}

/** What one input, or a group that moves together, adds to a gap. */
export interface DifferencePart {
  /** Names of inputs, or of entries: `royaltyRate`, `sales[3]`. */
  readonly inputs: readonly string[];
  readonly label: Label;
  /** Its Shapley share of the gap, in the unit of the line. */
  readonly amount: string;
  /** What it adds when it moves before all others, and when it moves after all of them. */
  readonly first: string;
  readonly last: string;
}

/** The gap between two outcomes, split over the inputs that differ; the largest part first. */
export interface Difference {
  readonly model: { readonly id: string; readonly version: number };
  readonly of: string;
  readonly from: string;
  readonly to: string;
  readonly gap: string;
  readonly parts: readonly DifferencePart[];
  readonly evaluations: number;
}

/** A piece of the inputs that moves from one case to the other at once. */
interface Player {
  readonly inputs: readonly string[];
  readonly label: Label;
  readonly move: (mixed: Map<string, Value>, to: Values) => void;
}

/**
 * Which inputs make the difference between two cases of one model, and how much each.
 *
 *     partᵢ = Σ over sets S without i of |S|! (n − |S| − 1)! ÷ n! × (value(S and i moved) − value(S moved))
 *
 * The split is exact, no matter in which order the inputs are thought to move, and its parts add up to the gap. Series
 * of different length move together, and so do alternatives of which a model takes one: apart they make no case.
 *
 * @param from  an input or an outcome
 * @param to    another of the same model
 * @throws INPUT_INVALID  a case that the model refuses, more than 16 parts, or a mixture of the two cases that the model
 *   refuses; the fault names the inputs moved
 * @throws CANCELLED      stopped between two evaluations
 * @source L. Shapley, A Value for n-Person Games, Contributions to the Theory of Games II (1953)
 */
export function explainDifference<I extends Inputs>(
  model: Model<I>,
  from: Given<I>,
  to: Given<I>,
  options: DifferenceOptions = {},
): Difference {
  const { spec } = model.checked;
  const of = lineOf(model, options.of);
  const before = accept(spec, recordedInput(outcomeOf(model, from)));
  const after = accept(spec, recordedInput(outcomeOf(model, to)));
  const players = playersOf(model, before, after, options);
  const n = players.length;
  const sets = 2 ** n;
  const values = Array.from({ length: sets }, (_, set) => {
    if (set % 256 === 0) checkpoint('explainDifference', options, set, sets);
    const chosen = players.filter((_, i) => (set & (1 << i)) !== 0);
    const mixed = new Map(before.values);
    for (const player of chosen) player.move(mixed, after.values);
    const entries = [...mixed.values()].find(isSeries)?.length ?? 1;
    const result = attempt(() => evaluate(model.checked, mixed, entries).values.get(of) as Decimal);
    return result.ok ? result.value : refuseMixture(chosen, result.error);
  });
  checkpoint('explainDifference', options, sets, sets);
  const [start, end] = [values[0] as Decimal, values[sets - 1] as Decimal];
  const amounts = players.map((_, i) => shapley(values, i, n));
  checkSum(end.minus(start), amounts, [start, end, ...amounts]);
  const parts = players.map(({ inputs, label }, i) => {
    const bit = 1 << i;
    return {
      amount: amounts[i] as Decimal,
      part: { inputs, label, first: step(values, 0, bit), last: step(values, sets - 1 - bit, bit) },
    };
  });
  return {
    model: { id: spec.id, version: spec.version },
    of,
    from: text(start),
    to: text(end),
    gap: text(end.minus(start)),
    parts: parts
      .sort((a, b) => b.amount.abs().comparedTo(a.amount.abs()))
      .map(({ amount, part: { inputs, label, first, last } }) => ({
        inputs,
        label,
        amount: text(amount),
        first,
        last,
      })),
    evaluations: sets,
  };
}

function step(values: readonly Decimal[], set: number, bit: number): string {
  return text((values[set | bit] as Decimal).minus(values[set] as Decimal));
}

/** Steps are added up by the size of the set they start from and divided once, so that whole figures stay whole. */
function shapley(values: readonly Decimal[], player: number, n: number): Decimal {
  const bit = 1 << player;
  const bySize: Decimal[] = Array.from({ length: n }, () => ZERO);
  for (let set = 0; set < values.length; set++) {
    if ((set & bit) !== 0) continue;
    const size = bitsIn(set);
    bySize[size] = (bySize[size] as Decimal).plus((values[set | bit] as Decimal).minus(values[set] as Decimal));
  }
  const weighed = bySize.map((sum, size) => sum.times(factorial(size)).times(factorial(n - size - 1)));
  return weighed.reduce((total, sum) => total.plus(sum), ZERO).div(factorial(n));
}

/** Of 0 … 16, exact in float64. */
function factorial(n: number): number {
  return n < 2 ? 1 : n * factorial(n - 1);
}

function bitsIn(set: number): number {
  let count = 0;
  for (let rest = set; rest !== 0; rest &= rest - 1) count++;
  return count;
}

function checkSum(gap: Decimal, amounts: readonly Decimal[], sizes: readonly Decimal[]): void {
  const missing = amounts.reduce((rest, amount) => rest.minus(amount), gap).abs();
  const size = sizes.reduce((largest, one) => (one.abs().gt(largest) ? one.abs() : largest), ZERO);
  invariant(missing.lte(size.times('1e-12')), `parts miss the gap of ${gap} by ${missing}`);
}

function refuseMixture(chosen: readonly Player[], { faults }: IpworthError): never {
  const which = chosen.flatMap(({ inputs }) => inputs).join(', ');
  const remedy = 'name inputs that make sense only with each other in `together`';
  const mixed = faults.map((fault): Fault => {
    return { at: `explainDifference: with ${which} moved`, problem: faultText(fault), remedy };
  });
  throw new IpworthError('INPUT_INVALID', mixed);
}

/** What moves: every input that differs by itself, but for those that make a case only together. */
function playersOf(model: AnyModel, before: Accepted, after: Accepted, options: DifferenceOptions): readonly Player[] {
  const { inputs, oneOf = [] } = model.checked.spec;
  const { byEntry = [], together = [] } = options;
  const [from, to] = [before.values, after.values];
  checkNames(model, [...byEntry, ...together.flat()]);
  const isUnwritten = (name: string): boolean => before.leftOut.has(name) && after.leftOut.has(name);
  const isReshaped = (name: string): boolean => lengthOf(from.get(name)) !== lengthOf(to.get(name));
  const differing = Object.keys(inputs).filter((name) => !same(from.get(name), to.get(name)));
  const moving = differing.filter((name) => !isUnwritten(name));
  // Defaults of series that nobody wrote are as long as the series that were: they move along without a name.
  const along = differing.filter(isUnwritten);
  const players = merged([...together, ...oneOf, moving.filter(isReshaped)], moving).flatMap((group) => {
    const [name = ''] = group;
    const isSplit =
      group.length === 1 && byEntry.includes(name) && !isReshaped(name) && isSeries(from.get(name) as Value);
    if (isSplit) return entryPlayers(model, name, from, to);
    return [groupPlayer(model, group, group.some(isReshaped) ? along : [])];
  });
  if (players.length <= MOST_PARTS) return players;
  const problem = `${players.length} parts differ, at most ${MOST_PARTS} can be split exactly`;
  const remedy = 'name inputs that move together in `together`, or split fewer series by entry';
  const met = quote(players.map((player) => player.inputs.join(' and ')).join(', '));
  throw new IpworthError('INPUT_INVALID', [{ at: 'explainDifference', problem, met, remedy }]);
}

/** The names in groups, each in one only: sets that share a name become one, names in no set stand alone. */
function merged(sets: readonly (readonly string[])[], names: readonly string[]): readonly (readonly string[])[] {
  return sets.reduce<readonly (readonly string[])[]>(
    (groups, set) => {
      const touched = groups.filter((group) => group.some((name) => set.includes(name)));
      if (touched.length < 2) return groups;
      return [...groups.filter((group) => !touched.includes(group)), touched.flat()];
    },
    names.map((name) => [name]),
  );
}

function groupPlayer({ checked }: AnyModel, group: readonly string[], along: readonly string[]): Player {
  const labels = group.map((name) => checked.spec.inputs[name]?.label as Label);
  const label = { en: labels.map(({ en }) => en).join('; '), zh: labels.map(({ zh }) => zh).join('；') };
  const move: Player['move'] = (mixed, to) => {
    for (const name of [...group, ...along]) mixed.set(name, to.get(name) as Value);
  };
  return { inputs: group, label, move };
}

function entryPlayers({ checked }: AnyModel, name: string, from: Values, to: Values): readonly Player[] {
  const label = checked.spec.inputs[name]?.label as Label;
  const [before, after] = [from.get(name), to.get(name)] as [readonly Single[], readonly Single[]];
  return before.flatMap((figure, entry): readonly Player[] => {
    if (same(figure, after[entry])) return [];
    const place = `[${entry + 1}]`;
    const move: Player['move'] = (mixed) => {
      const series = mixed.get(name) as readonly Single[];
      mixed.set(name, series.with(entry, after[entry] as Single));
    };
    return [{ inputs: [`${name}${place}`], label: { en: `${label.en} ${place}`, zh: `${label.zh} ${place}` }, move }];
  });
}

function checkNames({ id, checked }: AnyModel, names: readonly string[]): void {
  const { inputs } = checked.spec;
  const faults = names
    .filter((name) => !Object.hasOwn(inputs, name))
    .map((name) => ({ at: `${id}: ${name}`, problem: 'no such input', remedy: `known are ${Object.keys(inputs)}` }));
  if (faults.length > 0) throw new IpworthError('INPUT_INVALID', faults);
}

/** Whether two values are the same figures, truths, days or rows. */
function same(a: Value | undefined, b: Value | undefined): boolean {
  return JSON.stringify(a) === JSON.stringify(b);
}

function lengthOf(value: Value | undefined): number | undefined {
  return value !== undefined && isSeries(value) ? value.length : undefined;
}
