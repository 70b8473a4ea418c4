import { type Fault, IpworthError, refuse } from '../base/errors.ts';
import { type Decimal, decimal } from '../numeric/decimal.ts';
import { broadcast, EXACT_FUNCTIONS, isSeries, type RefuseLine, type Single, type Value } from './exact-functions.ts';
import type { FunctionName } from './functions.ts';
import { YEAR_NAME } from './infer.ts';
import type { CheckedLine, CheckedModel } from './model.ts';
import type { Expression } from './syntax.ts';

/** Values of inputs and lines by name. */
export type Values = ReadonlyMap<string, Value>;

/** What a model's lines came to, and the conditions that were not met. */
export interface Evaluation {
  readonly values: Values;
  readonly warnings: readonly CheckedLine[];
}

/**
 * The exact reading: every line in decimal arithmetic with 34 significant digits.
 *
 * @param inputs  accepted inputs by name; series all of one length
 * @throws INPUT_INVALID  a division by zero, a root or logarithm outside its range, a condition that refuses
 */
export function evaluate(model: CheckedModel, inputs: Values): Evaluation {
  const values = new Map<string, Value>(inputs);
  const series = [...inputs.values()].find(isSeries);
  if (series !== undefined)
    values.set(
      YEAR_NAME,
      series.map((_, index) => decimal(index + 1)),
    );

  const { id } = model.spec;
  for (const line of model.lines) {
    const stop: RefuseLine = (problem, met) =>
      refuse('INPUT_INVALID', { at: `${id}: line ${line.name}`, problem, met });
    values.set(line.name, compute(line.expression, values, stop));
  }

  const failed = model.conditions.filter(({ name, expression }) => {
    const stop: RefuseLine = (problem, met) => refuse('INPUT_INVALID', { at: `${id}: ${name}`, problem, met });
    const holds = compute(expression, values, stop);
    return isSeries(holds) ? holds.includes(false) : holds === false;
  });
  const fatal = failed.filter(({ otherwise }) => otherwise === 'refuse');
  if (fatal.length > 0) {
    throw new IpworthError(
      'INPUT_INVALID',
      fatal.map(({ label }): Fault => ({ at: id, problem: label.en })),
    );
  }
  return { values, warnings: failed };
}

function compute(node: Expression, values: Values, stop: RefuseLine): Value {
  switch (node.type) {
    case 'number':
      return decimal(node.text);
    case 'name':
      return values.get(node.name) as Value;
    case 'negate':
      return broadcast([compute(node.operand, values, stop)], (x) => (x as Decimal).negated());
    case 'not':
      return broadcast([compute(node.operand, values, stop)], (x) => x !== true);
    case 'if':
      return branch(node, values, stop);
    case 'call':
      return EXACT_FUNCTIONS[node.name as FunctionName](
        node.args.map((arg) => compute(arg, values, stop)),
        stop,
      );
    case 'binary': {
      const operate = OPERATIONS[node.operator] as Operation;
      const sides = [compute(node.left, values, stop), compute(node.right, values, stop)];
      return broadcast(sides, (left, right) => operate(left as Decimal, right as Decimal, stop));
    }
  }
}

/** Only the branch that holds is computed, year by year, so that `if x > 0 then 1 ÷ x else 0` is safe. */
function branch(node: Extract<Expression, { type: 'if' }>, values: Values, stop: RefuseLine): Value {
  const condition = compute(node.condition, values, stop);
  if (!isSeries(condition)) return compute(condition === true ? node.then : node.otherwise, values, stop);
  return condition.map((holds, year) => {
    const atYear = new Map(
      [...values].map(([name, value]) => [name, isSeries(value) ? [value[year] as Single] : value]),
    );
    const whole = holds === true ? node.then : node.otherwise;
    const value = usesWholeSeries(whole) ? compute(whole, values, stop) : compute(whole, atYear, stop);
    return isSeries(value) ? (value.length === 1 ? (value[0] as Single) : (value[year] as Single)) : value;
  });
}

/** Calls may look across years, so an expression with a call is computed over all of them. */
function usesWholeSeries(node: Expression): boolean {
  switch (node.type) {
    case 'call':
      return true;
    case 'binary':
      return usesWholeSeries(node.left) || usesWholeSeries(node.right);
    case 'negate':
    case 'not':
      return usesWholeSeries(node.operand);
    case 'if':
      return [node.condition, node.then, node.otherwise].some(usesWholeSeries);
    default:
      return false;
  }
}

type Operation = (left: Decimal, right: Decimal, stop: RefuseLine) => Single;

const OPERATIONS: Readonly<Record<string, Operation>> = {
  '+': (a, b) => a.plus(b),
  '−': (a, b) => a.minus(b),
  '×': (a, b) => a.times(b),
  '÷': (a, b, stop) => (b.isZero() ? stop('division by zero', `${a} ÷ 0`) : a.div(b)),
  '^': (a, b, stop) => {
    const power = a.pow(b);
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
  return typeof a === 'object' && a !== null ? a.equals(b as Decimal) : a === b;
}
