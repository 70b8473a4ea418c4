import { type Fault, IpworthError, quote, refuse } from '../base/errors.ts';
import { type Decimal, decimal, ZERO } from '../numeric/decimal.ts';
import { broadcast, EXACT_FUNCTIONS, isSeries, type RefuseLine, type Single, type Value } from './exact-functions.ts';
import { ACCEPTS_ABSENT, type FunctionName, looksAcross } from './functions.ts';
import { UNITS, YEAR_NAME } from './infer.ts';
import type { CheckedCondition, CheckedLine, CheckedModel } from './model.ts';
import { print } from './print.ts';
import { type Expression, namesIn } from './syntax.ts';

/** Values of inputs and lines by name. */
export type Values = ReadonlyMap<string, Value>;

/** What a model's lines came to, and the conditions that were not met. */
export interface Evaluation {
  readonly values: Values;
  readonly warnings: readonly CheckedLine[];
}

/** What an expression is computed with: the values so far, how many entries a series has, and how to refuse. */
interface Context {
  readonly values: ReadonlyMap<string, Value>;
  readonly entries: number;
  readonly stop: RefuseLine;
}

/**
 * The exact reading: every line in decimal arithmetic with 34 significant digits.
 *
 * Conditions on inputs alone come before the lines, so that their words explain a case in which a line could only say
 * "division by zero".
 *
 * @param inputs   accepted inputs by name; series all of one length
 * @param entries  how many entries a series has
 * @throws INPUT_INVALID  a division by zero, a root or logarithm outside its range, a condition that refuses
 */
export function evaluate(model: CheckedModel, inputs: Values, entries: number): Evaluation {
  const values = new Map<string, Value>(inputs);
  values.set(
    YEAR_NAME,
    Array.from({ length: entries }, (_, index) => decimal(index + 1)),
  );
  const { id } = model.spec;
  const context = (what: string): Context => {
    const stop: RefuseLine = (problem, met) => refuse('INPUT_INVALID', { at: `${id}: ${what}`, problem, met });
    return { values, entries, stop };
  };
  const unmet = (conditions: readonly CheckedCondition[]): readonly CheckedCondition[] => {
    const failed = conditions.filter(({ name, expression }) => {
      const holds = compute(expression, context(name));
      return isSeries(holds) ? holds.includes(false) : holds === false; // absent: the condition does not apply
    });
    const fatal = failed.filter(({ otherwise }) => otherwise === 'refuse');
    if (fatal.length > 0) {
      throw new IpworthError(
        'INPUT_INVALID',
        fatal.map((condition) => conditionFault(id, condition, values)),
      );
    }
    return failed;
  };

  const early = unmet(model.conditions.filter(({ needsLines }) => !needsLines));
  for (const { name, expression, perYear, isRunning } of model.lines) {
    const line = context(`line ${name}`);
    const computed = isRunning ? entryByEntry(name, expression, values, line) : compute(expression, line);
    const value = writable(computed, line.stop);
    values.set(name, perYear ? spread(value, entries) : value);
  }
  const late = unmet(model.conditions.filter(({ needsLines }) => needsLines));
  return { values, warnings: [...early, ...late] };
}

/** The value of one more expression, where a model's inputs and lines have these values; null where it is absent. */
export function evaluateOne(expression: Expression, values: Values, entries: number): Value {
  const stop: RefuseLine = (problem, met) => refuse('INPUT_INVALID', { at: print(expression), problem, met });
  return compute(expression, { values, entries, stop });
}

/** A line that uses its own previous entry: entries so far stand, those to come are not yet looked at. */
function entryByEntry(name: string, expression: Expression, values: Map<string, Value>, line: Context): Value {
  const entries: Single[] = Array<Single>(line.entries).fill(ZERO);
  values.set(name, entries);
  for (let entry = 0; entry < line.entries; entry++) entries[entry] = compute(expression, line, entry) as Single;
  return entries;
}

function conditionFault(model: string, { name, label, expression }: CheckedCondition, values: Values): Fault {
  const met = namesIn(expression).map((one) => `${one} = ${String(values.get(one))}`);
  return { at: `${model}: ${name}`, problem: label.en, met: quote(met.join(', ')) };
}

/** More digits than any figure needs before the point, or zeros after it. */
const MOST_DIGITS = 10_000;

/** A line's figures, which must be finite and of a length that can be written out. */
function writable(value: Value, stop: RefuseLine): Value {
  for (const one of isSeries(value) ? value : [value]) {
    if (!isNumber(one)) continue;
    if (!one.isFinite() || Math.abs(one.e) > MOST_DIGITS) stop('the result cannot be written out', one.toString());
  }
  return value;
}

function spread(value: Value, entries: number): readonly Single[] {
  return isSeries(value) ? value : Array<Single>(entries).fill(value);
}

function pick(value: Value, entry: number | undefined): Value {
  return entry === undefined || !isSeries(value) ? value : (value[entry] as Single);
}

/** The value of an expression, or of one entry of it. */
function compute(node: Expression, context: Context, entry?: number): Value {
  switch (node.type) {
    case 'number':
      return decimal(node.text);
    case 'name':
      return pick(context.values.get(node.name) ?? unit(node.name), entry);
    case 'negate':
      return broadcast([compute(node.operand, context, entry)], (x) => (x as Decimal).negated());
    case 'not':
      return broadcast([compute(node.operand, context, entry)], (x) => x !== true);
    case 'if':
      return branch(node, context, entry);
    case 'call':
      return call(node, context, entry);
    case 'binary': {
      const operate = OPERATIONS[node.operator] as Operation;
      const sides = [compute(node.left, context, entry), compute(node.right, context, entry)];
      return broadcast(sides, (left, right) => operate(left as Decimal, right as Decimal, context.stop));
    }
  }
}

/** Only the branch that holds is computed, entry by entry, so that `if x > 0 then 1 ÷ x else 0` is safe; absent where any entry is. */
function branch(node: Extract<Expression, { type: 'if' }>, context: Context, entry?: number): Value {
  const condition = compute(node.condition, context, entry);
  if (condition === null) return null;
  const chosen = (holds: Single): Expression => (holds === true ? node.then : node.otherwise);
  if (!isSeries(condition)) return compute(chosen(condition), context, entry);
  const entries = condition.map((holds, index) => compute(chosen(holds), context, index) as Single);
  return entries.includes(null) ? null : entries;
}

/** A function that looks across entries is given all of them, even where only one entry of its result is asked for. */
function call(node: Extract<Expression, { type: 'call' }>, context: Context, entry?: number): Value {
  const name = node.name as FunctionName;
  const evaluateFunction = EXACT_FUNCTIONS[name];
  if (!looksAcross(node)) {
    const values = node.args.map((arg) => compute(arg, context, entry));
    const isAbsent = values.some((value, index) => value === null && ACCEPTS_ABSENT[name] !== index);
    return isAbsent && name !== 'either' ? null : evaluateFunction(values, context.stop);
  }
  const [series, ...rest] = node.args.map((arg) => compute(arg, context));
  if (series === null || rest.includes(null)) return null;
  return pick(evaluateFunction([spread(series as Value, context.entries), ...rest], context.stop), entry);
}

function unit(name: string): Value {
  const amount = UNITS[name];
  return amount === undefined ? null : decimal(amount);
}

function isNumber(value: Single): value is Decimal {
  return typeof value === 'object' && value !== null && !('rows' in value);
}

type Operation = (left: Decimal, right: Decimal, stop: RefuseLine) => Single;

const OPERATIONS: Readonly<Record<string, Operation>> = {
  '+': (a, b) => a.plus(b),
  '−': (a, b) => a.minus(b),
  '×': (a, b) => a.times(b),
  '÷': (a, b, stop) => (b.isZero() ? stop('division by zero', `${a} ÷ 0`) : a.div(b)),
  '^': (a, b, stop) => {
    const power = a.isZero() && b.gt(0) ? ZERO : a.pow(b); // the package reads an exponent below 10^−324 as 0
    return power.isFinite() ? power : stop('this power is not a number', `${a}^${b}`);
  },
  '<': (a, b) => a.lt(b),
  '≤': (a, b) => a.lte(b),
  '>': (a, b) => a.gt(b),
  '≥': (a, b) => a.gte(b),
  '=': (a, b) => equal(a, b),
  '≠': (a, b) => !equal(a, b),
  and: (a, b) => isTrue(a) && isTrue(b),
  or: (a, b) => isTrue(a) || isTrue(b),
};

const isTrue = (value: Single): boolean => value === true;

function equal(a: Single, b: Single): boolean {
  return isNumber(a) ? a.equals(b as Decimal) : a === b;
}
