import { quote, refuse } from '../../base/errors.ts';
import { accept } from '../accept.ts';
import { RESULT_NAME } from '../check.ts';
import type { Model } from '../define-model.ts';
import { isNumeric } from '../kinds.ts';
import type { CheckedModel } from '../model.ts';
import { print } from '../print.ts';
import { slopesOf } from './gradient.ts';
import { lower } from './lower.ts';
import { type Code, evaluateAll, type Node, type Operation, type Tape, TapeBuilder } from './tape.ts';
import { generatedRunner } from './tape-code.ts';
import type { TapeValue } from './tape-functions.ts';
import { plainRunner, type TapeRunner } from './tape-runner.ts';
import { baseOf, nodesOf, variationsOf } from './variations.ts';

/** A choice at whose edge the figures stand, so that the slope is only that of one side. */
export interface Kink {
  readonly line: string;
  readonly formula: string;
}

/** The value of a model at one point and its slopes there. */
export interface Gradient {
  readonly value: number;
  /** By each column, in their order: change of the value for a small change of the figure, divided by it. */
  readonly slopes: Float64Array;
  readonly kinks: readonly Kink[];
}

/** A model made ready for many scenarios, in float64. */
export interface FastModel {
  /** What varies: `royaltyRate`, `sales[3]` for the third entry of a series, `sales[*]` for a factor on all of it. */
  readonly columns: readonly string[];
  /** The figures of the input that was given, in the order of columns; 1 for a factor. */
  readonly base: readonly number[];
  /** Machine code where the engine can, else a loop over the operations; both give the same bits. */
  readonly kind: TapeRunner['kind'];
  /**
   * The value in every scenario.
   *
   * @param columns  one array for each column, one figure a scenario, all of one length
   * @param out      written: the value; 0 where the scenario is refused
   * @param refused  written: 1 where the exact reading would refuse the figures, or they leave the range of float64
   * @returns how many scenarios are refused
   * @throws ARGUMENT_INVALID  arrays of other number or length
   */
  readonly run: (columns: readonly Float64Array[], out: Float64Array, refused: Uint8Array) => number;
  /** The same with all slopes: `slopes[i]` is by column i. */
  readonly runGradient: (
    columns: readonly Float64Array[],
    out: Float64Array,
    slopes: readonly Float64Array[],
    refused: Uint8Array,
  ) => number;
  /**
   * Value and slopes at one point.
   *
   * @param point  one figure for each column
   * @throws INPUT_INVALID  the figures are refused, or a slope is no finite number there
   */
  readonly gradient: (point: readonly number[]) => Gradient;
}

/** A model, whatever its inputs. */
type Checked = Pick<Model, 'id'> & { readonly checked: CheckedModel };

export interface FastOptions {
  /** The line whose figure is wanted, `value` unless named. */
  readonly of?: string;
  /** `plain` keeps to the loop over operations; `generated` unless named, where the engine can. */
  readonly kind?: TapeRunner['kind'];
}

/**
 * Makes a model ready for many scenarios: everything but the varying inputs is fixed, all that only depends on what is
 * fixed is worked out now, and the rest becomes float64 operations that agree with the exact reading to 1e-12.
 *
 * @param input    as the model is called with; varying inputs are given too, they say how long series are
 * @param varying  numeric inputs: `royaltyRate`; of a series `sales` for each of its entries, `sales[3]` for the third,
 *   `sales[*]` for a factor on all
 * @throws INPUT_INVALID  what the model refuses in `input`; a name in `varying` that is no numeric input or was left out
 */
export function compileFast(
  model: Checked,
  input: unknown,
  varying: readonly string[],
  { of = RESULT_NAME, kind = 'generated' }: FastOptions = {},
): FastModel {
  const { checked } = model;
  const accepted = accept(checked.spec, input);
  const variations = variationsOf(checked, accepted, varying);
  const builder = new TapeBuilder();
  const columns = variations.map(({ column }) => builder.variable(column));
  const values = lower(checked, builder, accepted, nodesOf(checked, builder, accepted, variations));
  const result = builder.requireFinite(singleOf(model, values.get(of), of));

  const tape = builder.finish([result]);
  const run = runnerOf(tape, kind);
  let whole: { readonly tape: Tape; readonly runner: TapeRunner } | undefined;
  const withSlopes = () => {
    if (whole !== undefined) return whole;
    const slopes = slopesOf(builder, result, columns).map((slope) => builder.requireFinite(slope));
    const tapeOfAll = builder.finish([result, ...slopes]);
    whole = { tape: tapeOfAll, runner: runnerOf(tapeOfAll, kind) };
    return whole;
  };

  return {
    columns: variations.map(({ column }) => column),
    base: variations.map((variation) => baseOf(accepted, variation)),
    kind: run.kind,
    run: (given, out, refused) => {
      checkLengths(variations.length, given, [out], refused);
      return run.run(given, [out], refused);
    },
    runGradient: (given, out, slopes, refused) => {
      checkLengths(variations.length, given, [out, ...slopes], refused);
      if (slopes.length !== variations.length) lengthFault('slopes', slopes.length, variations.length);
      return withSlopes().runner.run(given, [out, ...slopes], refused);
    },
    gradient: (point) => gradientAt(model.id, withSlopes().tape, point),
  };
}

function runnerOf(tape: Tape, kind: TapeRunner['kind']): TapeRunner {
  return (kind === 'generated' ? generatedRunner(tape) : undefined) ?? plainRunner(tape);
}

function singleOf({ checked, id }: Checked, value: TapeValue | undefined, of: string): Node {
  const line = checked.lines.find(({ name }) => name === of);
  if (line === undefined || line.perYear || !isNumeric(line.kind)) {
    const known = checked.lines.filter(({ perYear, kind }) => !perYear && isNumeric(kind)).map(({ name }) => name);
    const remedy = `known are ${known.join(', ')}`;
    refuse('ARGUMENT_INVALID', { at: `compileFast: ${id}`, problem: 'no line of one figure', met: quote(of), remedy });
  }
  return value as Node;
}

function checkLengths(
  columns: number,
  given: readonly Float64Array[],
  outs: readonly Float64Array[],
  refused: Uint8Array,
): void {
  if (given.length !== columns) lengthFault('columns', given.length, columns);
  for (const [index, array] of given.entries()) {
    if (array.length !== refused.length) lengthFault(`columns[${index}]`, array.length, refused.length);
  }
  for (const out of outs) if (out.length !== refused.length) lengthFault('out', out.length, refused.length);
}

function lengthFault(what: string, met: number, expected: number): never {
  refuse('ARGUMENT_INVALID', { at: `run: ${what}`, problem: `${expected} expected`, met: String(met) });
}

/** One scenario by the plain meaning of each operation, and the choices at whose edge it stands. */
function gradientAt(model: string, tape: Tape, point: readonly number[]): Gradient {
  if (point.length !== tape.variables.length) lengthFault('point', point.length, tape.variables.length);
  const results = evaluateAll(tape, point);
  if (results[tape.holds] !== 1) {
    const met = tape.variables.map((name, index) => `${name} = ${point[index]}`).join(', ');
    const remedy = 'run the model itself with these figures: it says why';
    refuse('INPUT_INVALID', { at: model, problem: 'no slopes here', met: quote(met), remedy });
  }
  const [value, ...slopes] = tape.outputs.map((node) => results[node] as number);
  return { value: value as number, slopes: Float64Array.from(slopes), kinks: kinksAt(tape, results) };
}

/** Where two sides of a choice meet, among the operations that the value is made of. */
function kinksAt({ operations, outputs }: Tape, results: Float64Array): Kink[] {
  const kinks = new Map<string, Kink>();
  const made = new Set<Node>(outputs.slice(0, 1));
  for (let node = operations.length - 1; node >= 0; node--) {
    if (!made.has(node)) continue;
    const { code, args, origin } = operations[node] as Operation;
    for (const arg of args) made.add(arg);
    if (origin === undefined || !EDGES.has(code)) continue;
    const [a, b] = args.map((arg) => results[arg]);
    if (code === 'abs' ? a !== 0 : a !== b) continue;
    const formula = print(origin.expression);
    kinks.set(`${origin.line} ${formula}`, { line: origin.line, formula });
  }
  return [...kinks.values()].reverse();
}

const EDGES: ReadonlySet<Code> = new Set<Code>(['min', 'max', 'abs', 'lt', 'le', 'eq']);
