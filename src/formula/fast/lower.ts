import { refuse } from '../../base/errors.ts';
import type { Decimal } from '../../numeric/decimal.ts';
import { decimal } from '../../numeric/decimal.ts';
import { isSeries, type Single, type Value } from '../exact-functions.ts';
import { ACCEPTS_ABSENT, type FunctionName, looksAcross } from '../functions.ts';
import { UNITS, YEAR_NAME } from '../infer.ts';
import type { CheckedModel } from '../model.ts';
import type { Quantity } from '../quantities.ts';
import type { Expression } from '../syntax.ts';
import type { Node, TapeBuilder } from './tape.ts';
import {
  isTapeSeries,
  overEntries,
  quotient,
  TAPE_FUNCTIONS,
  type TapeSingle,
  type TapeValue,
} from './tape-functions.ts';
import { powerOf } from './tape-powers.ts';

/** What an expression is written with: the tape, what names stand for so far, how many entries a series has. */
interface Context {
  readonly tape: TapeBuilder;
  readonly values: ReadonlyMap<string, TapeValue>;
  readonly entries: number;
}

/**
 * Writes a model's lines on a tape, in the order and with the meaning of the exact reading: what is refused there is
 * required to hold here.
 *
 * @param given    accepted inputs by name
 * @param columns  inputs of which a scenario decides, as nodes of the tape; they stand in for what was given
 * @returns what each input and line is on the tape
 */
export function lower(
  model: CheckedModel,
  tape: TapeBuilder,
  given: { readonly values: ReadonlyMap<string, Value>; readonly entries: number },
  columns: ReadonlyMap<string, TapeValue>,
): ReadonlyMap<string, TapeValue> {
  const values = new Map<string, TapeValue>();
  for (const [name, value] of given.values) values.set(name, columns.get(name) ?? constant(tape, value));
  const { entries } = given;
  values.set(
    YEAR_NAME,
    Array.from({ length: entries }, (_, index) => tape.constant(index + 1)),
  );
  const context: Context = { tape, values, entries };
  const fatal = model.conditions.filter(({ otherwise }) => otherwise === 'refuse');
  const require = (needsLines: boolean): void => {
    for (const condition of fatal.filter((one) => one.needsLines === needsLines)) {
      const holds = compute(condition.expression, context);
      for (const truth of isTapeSeries(holds) ? holds : [holds]) if (truth !== null) tape.require(truth as Node);
    }
  };

  require(false);
  for (const { name, expression, perYear, isRunning } of model.lines) {
    tape.from(name, expression, () => {
      const value = isRunning ? entryByEntry(name, expression, values, context) : compute(expression, context);
      values.set(name, perYear ? spread(value, entries) : value);
    });
  }
  require(true);
  return values;
}

/** Requires a figure to be one that the input may have. */
export function hold(tape: TapeBuilder, figure: Node, { kind, minimum, maximum }: Partial<Quantity>): void {
  const bound = (text: string | undefined, otherwise: number): Node =>
    tape.constant(text === undefined ? otherwise : decimal(text).toNumber());
  tape.require(tape.emit('le', bound(minimum, -Number.MAX_VALUE), figure));
  tape.require(tape.emit('le', figure, bound(maximum, Number.MAX_VALUE)));
  if (kind === 'count') tape.require(tape.emit('eq', figure, tape.emit('nearestWhole', figure)));
}

function constant(tape: TapeBuilder, value: Value): TapeValue {
  return isSeries(value) ? value.map((one) => constantSingle(tape, one)) : constantSingle(tape, value);
}

function constantSingle(tape: TapeBuilder, value: Single): TapeSingle {
  if (typeof value === 'boolean') return tape.truth(value);
  if (value === null || typeof value === 'string' || 'rows' in value) return value;
  return tape.constant(toFloat(value));
}

function toFloat(value: Decimal): number {
  const figure = value.toNumber();
  return Number.isFinite(figure)
    ? figure
    : refuse('INPUT_INVALID', { at: 'compileFast', problem: 'a figure beyond float64', met: value.toString() });
}

/** A line that uses its own previous entry: those to come are zeros that nothing looks at. */
function entryByEntry(
  name: string,
  expression: Expression,
  values: Map<string, TapeValue>,
  context: Context,
): TapeValue {
  const entries: TapeSingle[] = Array.from({ length: context.entries }, () => context.tape.constant(0));
  values.set(name, entries);
  for (let entry = 0; entry < context.entries; entry++)
    entries[entry] = compute(expression, context, entry) as TapeSingle;
  return entries;
}

function spread(value: TapeValue, entries: number): readonly TapeSingle[] {
  return isTapeSeries(value) ? value : Array<TapeSingle>(entries).fill(value);
}

function pick(value: TapeValue, entry: number | undefined): TapeValue {
  return entry === undefined || !isTapeSeries(value) ? value : (value[entry] as TapeSingle);
}

/** An expression on the tape, or one entry of it. */
function compute(node: Expression, context: Context, entry?: number): TapeValue {
  const { tape } = context;
  switch (node.type) {
    case 'number':
      return tape.constant(toFloat(decimal(node.text)));
    case 'name':
      return pick(context.values.get(node.name) ?? unit(tape, node.name), entry);
    case 'negate':
    case 'not': {
      const code = node.type === 'not' ? 'not' : 'neg';
      return overEntries([compute(node.operand, context, entry)], (x) => tape.emit(code, x as Node));
    }
    case 'if':
      return branch(node, context, entry);
    case 'call':
      return call(node, context, entry);
    case 'binary': {
      const sides = [compute(node.left, context, entry), compute(node.right, context, entry)];
      const operate = OPERATIONS[node.operator] as Operate;
      return overEntries(sides, (left, right) => operate(tape, left as Node, right as Node));
    }
  }
}

/** Both branches, each required to be sound only where its own side of the condition holds; one, where that is known. */
function branch(node: Extract<Expression, { type: 'if' }>, context: Context, entry?: number): TapeValue {
  const condition = compute(node.condition, context, entry);
  if (condition === null) return null;
  const choose = (truth: TapeSingle, at: number | undefined): TapeValue => {
    const { tape } = context;
    const holds = truth as Node;
    const known = tape.known(holds);
    if (known !== undefined) return compute(known === 1 ? node.then : node.otherwise, context, at);
    const then = tape.where(holds, () => compute(node.then, context, at));
    const otherwise = tape.where(tape.emit('not', holds), () => compute(node.otherwise, context, at));
    return tape.from(undefined, node, () =>
      overEntries([then, otherwise], (a, b) => tape.emit('select', holds, a as Node, b as Node)),
    );
  };
  if (!isTapeSeries(condition)) return choose(condition, entry);
  const entries = condition.map((truth, index) => choose(truth, index) as TapeSingle);
  return entries.includes(null) ? null : entries;
}

function call(node: Extract<Expression, { type: 'call' }>, context: Context, entry?: number): TapeValue {
  const name = node.name as FunctionName;
  const { tape } = context;
  const written = TAPE_FUNCTIONS[name];
  if (!looksAcross(node)) {
    const values = node.args.map((arg) => compute(arg, context, entry));
    const isAbsent = values.some((value, index) => value === null && ACCEPTS_ABSENT[name] !== index);
    if (isAbsent && name !== 'either') return null;
    return tape.from(undefined, node, () => written(tape, values));
  }
  const [series, ...rest] = node.args.map((arg) => compute(arg, context));
  if (series === null || rest.includes(null)) return null;
  const all = [spread(series as TapeValue, context.entries), ...rest];
  return pick(
    tape.from(undefined, node, () => written(tape, all)),
    entry,
  );
}

function unit(tape: TapeBuilder, name: string): TapeValue {
  const amount = UNITS[name];
  return amount === undefined ? null : tape.constant(Number(amount));
}

type Operate = (tape: TapeBuilder, left: Node, right: Node) => TapeSingle;

/** Comparisons look at finite figures only: one that left the range of float64 would else decide. */
const compared =
  (code: 'lt' | 'le' | 'eq', swapped = false, negated = false): Operate =>
  (tape, left, right) => {
    if (typeof left === 'string' || typeof right === 'string') return tape.truth((left === right) !== negated);
    const [a, b] = [tape.requireFinite(left), tape.requireFinite(right)];
    const truth = swapped ? tape.emit(code, b, a) : tape.emit(code, a, b);
    return negated ? tape.emit('not', truth) : truth;
  };

const OPERATIONS: Readonly<Record<string, Operate>> = {
  '+': (tape, a, b) => tape.emit('add', a, b),
  '−': (tape, a, b) => tape.emit('sub', a, b),
  '×': (tape, a, b) => tape.emit('mul', a, b),
  '÷': quotient,
  '^': powerOf,
  '<': compared('lt'),
  '≤': compared('le'),
  '>': compared('lt', true),
  '≥': compared('le', true),
  '=': compared('eq'),
  '≠': compared('eq', false, true),
  and: (tape, a, b) => tape.emit('and', a, b),
  or: (tape, a, b) => tape.emit('or', a, b),
};
