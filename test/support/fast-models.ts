import type { Model } from '../../src/formula/define-model.ts';
import type { FastModel } from '../../src/formula/fast/fast.ts';
import { callsIn, namesIn } from '../../src/formula/syntax.ts';
import { type Decimal, decimal, text } from '../../src/numeric/decimal.ts';
import { RandomStream } from '../../src/numeric/random-stream.ts';

const CONTINUOUS = ['money', 'number', 'share', 'rate', 'years'];

export type Given = Readonly<Record<string, unknown>>;

/** The inputs of an example that can be a little larger or smaller: figures that were given, not counts or days. */
export function varyingIn(model: Model, given: Given): string[] {
  const steps = roundingSteps(model);
  return Object.entries(model.checked.spec.inputs)
    .filter(([name, { kind }]) => CONTINUOUS.includes(kind) && isWritten(given[name]) && !steps.includes(name))
    .map(([name]) => name);
}

/** Inputs that are the step of a rounding: a value leaps by them. */
function roundingSteps({ checked }: Model): readonly string[] {
  return checked.lines
    .flatMap(({ expression }) => callsIn(expression))
    .flatMap(({ name, args }) => (name === 'round' && args[1] !== undefined ? namesIn(args[1]) : []));
}

/** The same example with steps so small that nothing is rounded, and choices to round answered no. */
export function unrounded(model: Model, given: Given): Given {
  const steps = roundingSteps(model).map((name) => [name, '1e-20']);
  const choices = Object.keys(given).flatMap((name) => (name.startsWith('rounds') ? [[name, false]] : []));
  return { ...given, ...Object.fromEntries([...steps, ...choices]) };
}

/** Not the inputs of a model behind an input. */
function isWritten(value: unknown): boolean {
  return value !== undefined && (typeof value !== 'object' || Array.isArray(value));
}

/** A point near the base: each figure up to 10 % off, zeros kept; scenario 0 is the base itself. */
export function variedBy(base: readonly number[], scenario: number): number[] {
  const stream = new RandomStream(4, scenario);
  return base.map((figure) => (scenario === 0 ? figure : figure * (0.9 + 0.2 * stream.uniform())));
}

/** The input of an example with those figures in the place of its own, written out in full. */
export function givenAt(given: Given, { columns }: FastModel, point: readonly (number | Decimal)[]): Given {
  const changed: Record<string, unknown> = { ...given };
  for (const [index, column] of columns.entries()) {
    const [, name = column, entry] = /^(\w+)\[(\d+)\]$/u.exec(column) ?? [];
    const figure = point[index] as number | Decimal;
    const written = typeof figure === 'number' ? decimal(figure.toFixed(100)) : figure;
    if (entry === undefined) changed[name] = text(written);
    else
      changed[name] = (changed[name] as unknown[]).map((one, at) => (at === Number(entry) - 1 ? text(written) : one));
  }
  return changed;
}

/** The exact value at a point; undefined where the model refuses it. */
export function exactAt(model: Model, given: Given): Decimal | undefined {
  const result = model.try(given);
  if (result.ok) return decimal(result.value.value);
  if (result.error.code !== 'INPUT_INVALID') throw result.error;
  return undefined;
}
