import { type Fault, IpworthError, quote } from '../../base/errors.ts';
import { type Decimal, decimal, greatest, isExact, least, ONE, text, ZERO } from '../../numeric/decimal.ts';
import { accept } from '../accept.ts';
import { RESULT_NAME } from '../check.ts';
import type { Model } from '../define-model.ts';
import { evaluate } from '../exact.ts';
import { isNumeric, type Kind } from '../kinds.ts';
import { type Figure, isSeriesFigure, type Outcome, recordedInput } from '../outcome.ts';
import type { InputOf, Inputs, Label } from '../quantities.ts';

/** What an analysis starts from: an input of the model, or an outcome of it. */
export type Given<I extends Inputs> = InputOf<I> | Outcome;

/** A model as an analysis needs it, whatever its inputs. */
export type AnyModel = Pick<Model, 'id' | 'try' | 'checked'>;

/** A value driver: one number among a model's inputs that an analysis moves. */
export interface Driver {
  /** `royaltyRate`, `sales[3]` for the third entry of a series, `sales[*]` for a factor on all of it. */
  readonly name: string;
  readonly input: string;
  readonly label: Label;
  readonly kind: Kind;
  readonly moves: 'figure' | 'entry' | 'factor';
  /** Of an entry: its place, from 0. */
  readonly entry: number;
  /** Where it stands now, 1 for a factor; null where the input is absent. */
  readonly at: Decimal | null;
  /** What the model allows it to be; a factor is not below 0. */
  readonly low: Decimal;
  readonly high: Decimal;
  /** The figures of its series, none for a single one. */
  readonly series: readonly string[];
}

/**
 * The outcome that an analysis starts from.
 *
 * @throws INPUT_INVALID  what the model refuses, or an outcome that this model does not give
 */
export function outcomeOf(model: AnyModel, given: unknown): Outcome {
  const result = model.try(isOutcome(given) ? recordedInput(given) : given);
  if (!result.ok) throw result.error;
  if (isOutcome(given) && (given.model.hash !== result.value.model.hash || given.value !== result.value.value)) {
    const problem = 'an outcome that this model does not give from its inputs';
    throw new IpworthError('INPUT_INVALID', [{ at: model.id, problem, met: `${given.model.id}: ${given.value}` }]);
  }
  return result.value;
}

function isOutcome(given: unknown): given is Outcome {
  const { inputs, steps, seal } = (given ?? {}) as Partial<Outcome>;
  return Array.isArray(inputs) && Array.isArray(steps) && typeof seal === 'object';
}

/** The line that an analysis is about, which must be one figure. @throws INPUT_INVALID */
export function lineOf({ id, checked }: AnyModel, of: string = RESULT_NAME): string {
  const singles = checked.lines.filter(({ kind, perYear }) => !perYear && isNumeric(kind)).map(({ name }) => name);
  if (singles.includes(of)) return of;
  const remedy = `one of ${singles.join(', ')}`;
  throw new IpworthError('INPUT_INVALID', [
    { at: `${id}: of`, problem: 'no line of one figure', met: quote(of), remedy },
  ]);
}

/** What one line comes to, exactly. @throws INPUT_INVALID  what the model refuses */
export function exactLine({ checked }: AnyModel, input: unknown, of: string): Decimal {
  const { values, entries } = accept(checked.spec, input);
  return evaluate(checked, values, entries).values.get(of) as Decimal;
}

/** The drivers of these names, in their order; a bare `sales` is read as `sales[*]`. @throws INPUT_INVALID  every name that is none or moves twice, at once */
export function driversOf(model: AnyModel, base: Outcome, names: readonly string[]): readonly Driver[] {
  const faults: Fault[] = [];
  const drivers = names.flatMap((name) => driverOf(model, base, name, faults) ?? []);
  for (const [index, { name, input, entry, moves }] of drivers.entries()) {
    const isTwice = drivers.slice(0, index).some((other) => {
      return other.input === input && (other.entry === entry || moves === 'factor' || other.moves === 'factor');
    });
    if (isTwice) faults.push({ at: `${model.id}: ${name}`, problem: 'moves twice' });
  }
  if (faults.length > 0) throw new IpworthError('INPUT_INVALID', faults);
  return drivers;
}

function driverOf(model: AnyModel, base: Outcome, name: string, faults: Fault[]): Driver | undefined {
  const fail = (problem: string, remedy?: string): undefined => {
    faults.push({ at: `${model.id}: ${name}`, problem, ...(remedy === undefined ? {} : { remedy }) });
    return undefined;
  };
  const { inputs } = model.checked.spec;
  const [, input = '', place] = /^([^[\]]*)(?:\[(\d{1,3}|\*)\])?$/.exec(name) ?? [];
  const quantity = Object.hasOwn(inputs, input) ? inputs[input] : undefined;
  if (quantity === undefined) return fail('no such input', `known are ${Object.keys(inputs).join(', ')}`);
  if (!isNumeric(quantity.kind)) return fail(`a ${quantity.kind} cannot be moved along a range`);
  const figure = base.inputs.find((given) => given.name === input)?.value ?? null;
  const { label, kind } = quantity;
  const bounds = { low: decimal(quantity.minimum ?? '-1e18'), high: decimal(quantity.maximum ?? '1e18') };
  const common = { name, input, label, kind, entry: 0, series: [] };
  if (!quantity.perYear) {
    if (place !== undefined) return fail('a single figure has no entries');
    return { ...common, moves: 'figure', at: typeof figure === 'string' ? decimal(figure) : null, ...bounds };
  }
  if (!isSeriesFigure(figure)) return fail('left out, so there is no series to move', 'write its figures first');
  if (place === undefined || place === '*') {
    const factor = factorBounds(figure.map(decimal), bounds);
    if (factor === undefined) return fail('all its figures are 0: no factor moves them', `write ${input}[1] for one`);
    return { ...common, name: `${input}[*]`, series: figure, moves: 'factor', at: ONE, ...factor };
  }
  const entry = Number(place) - 1;
  const at = figure[entry];
  if (at === undefined) return fail(`no such entry, the series has 1 to ${figure.length}`);
  const labelled = { en: `${label.en} [${place}]`, zh: `${label.zh} [${place}]` };
  return { ...common, label: labelled, series: figure, moves: 'entry', entry, at: decimal(at), ...bounds };
}

/** The factors, 0 or more, that keep every figure within its bounds; none when all figures are 0. */
function factorBounds(figures: readonly Decimal[], { low, high }: Pick<Driver, 'low' | 'high'>) {
  const moving = figures.filter((figure) => !figure.isZero());
  if (moving.length === 0) return undefined;
  const ends = moving.map((figure) => [low.div(figure), high.div(figure)].sort((a, b) => a.comparedTo(b)));
  return {
    low: greatest([ZERO, ...ends.map(([end]) => end as Decimal)]),
    high: least(ends.map(([, end]) => end as Decimal)),
  };
}

/** The input with a driver moved: to a figure, or by a factor. Entries and factors move what stands there already. */
export function moved(
  input: Readonly<Record<string, unknown>>,
  driver: Driver,
  to: Decimal,
): Readonly<Record<string, unknown>> {
  const { input: name, moves, entry } = driver;
  if (moves === 'figure') return { ...input, [name]: text(to) };
  const standing = (Array.isArray(input[name]) ? input[name] : driver.series) as readonly (string | number)[];
  const series = standing.map((figure, index) => {
    if (moves === 'factor') return isExact(figure) ? text(decimal(figure).times(to)) : figure;
    return index === entry ? text(to) : figure;
  });
  return { ...input, [name]: series };
}

/** Whether only whole numbers may stand here. */
export function isWhole({ kind, moves }: Pick<Driver, 'kind' | 'moves'>): boolean {
  return kind === 'count' && moves !== 'factor';
}

/** A driver's figure as text, or null where the input is absent. */
export function written(at: Decimal | null): Figure {
  return at === null ? null : text(at);
}
