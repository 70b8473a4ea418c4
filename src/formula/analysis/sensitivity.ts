import { type Fault, IpworthError, quote } from '../../base/errors.ts';
import { attempt } from '../../base/result.ts';
import { type Decimal, decimal, type Exact, greatest, isExact, least, round, text } from '../../numeric/decimal.ts';
import type { Model } from '../define-model.ts';
import { compileFast } from '../fast/fast.ts';
import { isNumeric } from '../kinds.ts';
import { isSeriesFigure, type Outcome, recordedInput } from '../outcome.ts';
import type { Inputs, Label } from '../quantities.ts';
import {
  type AnyModel,
  type Driver,
  driversOf,
  exactLine,
  type Given,
  isWhole,
  lineOf,
  moved,
  outcomeOf,
} from './driver.ts';

export interface SensitivityOptions {
  /** The line, `value` unless given. */
  readonly of?: string;
  /** Low and high end by input: `royaltyRate`, `sales[3]` for an entry, `sales[*]` for a factor on a series. */
  readonly ranges?: Readonly<Record<string, readonly [low: Exact, high: Exact]>>;
}

/** One end of a range: the line there, or why there is none. */
export type TornadoEnd =
  | { readonly at: string; readonly value: string; readonly gap: string }
  | { readonly at: string; readonly faults: readonly Fault[] };

/** How a line answers to one input. */
export interface InputSensitivity {
  readonly input: string;
  readonly label: Label;
  /** The figure now; 1 for a factor. */
  readonly at: string;
  /** Change of the line for a small change of the input, divided by it; absent where it is beyond all bounds. */
  readonly slope?: number;
  /** The same in per cent of per cent: slope × at ÷ line; absent where the line is 0. */
  readonly elasticity?: number;
  /** Low and high end; absent where the input is 0 and no range was given. */
  readonly tornado?: {
    readonly range: 'given' | 'ten per cent either way';
    readonly low: TornadoEnd;
    readonly high: TornadoEnd;
    /** How far the line moves between its lowest and highest among both ends and now. */
    readonly swing: string;
  };
}

export interface Sensitivity {
  readonly of: string;
  readonly value: string;
  /** The largest swing first; without one, in the order of the model. */
  readonly inputs: readonly InputSensitivity[];
  /** Choices at whose edge the case stands, so that slopes are those of one side only. */
  readonly kinks: readonly { readonly line: string; readonly formula: string }[];
  /** Inputs that no number moves: absent, a day, a table, a yes or no, a timing, or a series of zeros. */
  readonly without: readonly string[];
}

const TENTH = '0.1';

/**
 * How a line of the model answers to each numeric input: slope and elasticity at the case given, and the line, exact,
 * at the low and high end of a range. A series counts as one input, a factor on all its entries, unless ranges name
 * entries of it.
 *
 *     slope = ∂line ÷ ∂input,  elasticity = slope × input ÷ line
 *
 * Without a range of its own an input moves ten per cent either way, but not out of what the model allows; the ends
 * taken stand in the answer. Slopes at a kink of `min`, `max`, `abs` or a choice are those of the side the case is on.
 *
 * @param base  an input or an outcome
 * @throws INPUT_INVALID  a base that the model refuses, ranges of what is no numeric input, low not below high
 */
export function sensitivity<I extends Inputs>(
  model: Model<I>,
  base: Given<I>,
  { of: line, ranges = {} }: SensitivityOptions = {},
): Sensitivity {
  const of = lineOf(model, line);
  const start = outcomeOf(model, base);
  const input = recordedInput(start);
  const { names, without } = movable(start, Object.keys(ranges));
  const drivers = driversOf(model, start, names);
  const given = rising(model, drivers, ranges);
  const whole = drivers.reduce((standing, driver) => moved(standing, driver, driver.at as Decimal), input);
  const { slopes, kinks } = slopesOf(model, whole, drivers, of);
  const value = exactLine(model, input, of);

  const inputs = drivers.map((driver, index): InputSensitivity => {
    const at = driver.at as Decimal;
    const slope = slopes[index];
    const range = given.get(driver.name) ?? tenPerCent(driver);
    const end = (to: Decimal): TornadoEnd => {
      const result = attempt(() => exactLine(model, moved(input, driver, to), of));
      if (!result.ok) return { at: text(to), faults: result.error.faults };
      return { at: text(to), value: text(result.value), gap: text(result.value.minus(value)) };
    };
    const answer = slope === undefined ? {} : { slope, ...elasticityOf(slope, at, value) };
    const common = { input: driver.name, label: driver.label, at: text(at), ...answer };
    if (range === undefined) return common;
    const [low, high] = [end(range[0]), end(range[1])];
    const kind = given.has(driver.name) ? 'given' : 'ten per cent either way';
    return { ...common, tornado: { range: kind, low, high, swing: text(swingOf(value, [low, high])) } };
  });
  const swing = ({ tornado }: InputSensitivity): Decimal => decimal(tornado?.swing ?? '-1');
  return { of, value: text(value), inputs: inputs.sort((a, b) => swing(b).comparedTo(swing(a))), kinks, without };
}

/** All slopes at once or, where one of them is no finite number, each by itself and that one left out. */
function slopesOf(model: AnyModel, input: unknown, drivers: readonly Driver[], of: string) {
  const gradient = (names: readonly string[]) => {
    const fast = compileFast(model as unknown as Model, input, names, { of });
    return attempt(() => fast.gradient(fast.base));
  };
  const all = gradient(drivers.map(({ name }) => name));
  if (all.ok) return { slopes: [...all.value.slopes], kinks: all.value.kinks };
  const singly = drivers.map(({ name }) => gradient([name]));
  return {
    slopes: singly.map((one) => (one.ok ? one.value.slopes[0] : undefined)),
    kinks: singly.flatMap((one) => (one.ok ? one.value.kinks : [])),
  };
}

function elasticityOf(slope: number, at: Decimal, value: Decimal): { readonly elasticity?: number } {
  return value.isZero() ? {} : { elasticity: (slope * at.toNumber()) / value.toNumber() + 0 }; // 0, not −0
}

function swingOf(value: Decimal, ends: readonly TornadoEnd[]): Decimal {
  const values = [value, ...ends.flatMap((end) => ('value' in end ? [decimal(end.value)] : []))];
  return greatest(values).minus(least(values));
}

/** Ten per cent less and more, held within what the model allows, whole where only whole numbers are; none around 0. */
function tenPerCent(driver: Driver): readonly [Decimal, Decimal] | undefined {
  const at = driver.at as Decimal;
  if (at.isZero()) return undefined;
  const tenth = at.abs().times(TENTH);
  const step = isWhole(driver) ? round(tenth, 0, 'ceil') : tenth;
  return [greatest([at.minus(step), driver.low]), least([at.plus(step), driver.high])];
}

/** What a whole model is moved by: single figures, series by a factor or, where ranges name entries of it, by those. */
function movable(base: Outcome, ranges: readonly string[]) {
  const names: string[] = [];
  const without: string[] = [];
  for (const { name, kind, value } of base.inputs) {
    const named = ranges.filter((one) => one === name || one.startsWith(`${name}[`));
    const isStill = value === null || !isNumeric(kind) || (isSeriesFigure(value) && value.every((one) => +one === 0));
    if (named.length > 0) names.push(...named);
    else if (isStill) without.push(name);
    else names.push(isSeriesFigure(value) ? `${name}[*]` : name);
  }
  return { names: [...names, ...ranges.filter((one) => !names.includes(one))], without };
}

/** The ranges by driver, rising. @throws INPUT_INVALID  every range that is none, at once */
function rising({ id }: AnyModel, drivers: readonly Driver[], ranges: SensitivityOptions['ranges'] = {}) {
  const faults: Fault[] = [];
  const checked = new Map<string, readonly [Decimal, Decimal]>();
  for (const [name, range] of Object.entries(ranges)) {
    const driver = drivers.find((one) => one.name === name || (one.input === name && one.moves === 'factor'));
    const ends: readonly unknown[] = Array.isArray(range) ? range : [];
    const [low, high] = ends.map((end) => (isExact(end) ? decimal(end) : undefined));
    if (driver !== undefined && low !== undefined && high?.gt(low)) checked.set(driver.name, [low, high]);
    else faults.push({ at: `${id}: ranges: ${name}`, problem: 'a low and a higher end expected', met: quote(range) });
  }
  if (faults.length > 0) throw new IpworthError('INPUT_INVALID', faults);
  return checked;
}
