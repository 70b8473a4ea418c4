import type { Program } from './compile.ts';
import { exactly, type Failure, failure } from './figure.ts';
import { MEANINGS, type Meaning } from './meanings.ts';
import { readReal } from './real.ts';
import type { Single } from './values.ts';

/** A figure, or one for each entry. */
export type Value = Single | readonly Single[];
const isSeries = (value: Value | undefined): value is readonly Single[] => Array.isArray(value);

/** What a program runs in. */
export interface Machine {
  readonly names: ReadonlyMap<string, Value>;
  readonly entries: number;
  /** The one entry that is asked for; what is taken entry by entry is then left out for the others. */
  readonly only?: number;
  /** What may still be spent, in additions; one purse for everything that is recomputed together. */
  readonly purse: { left: number };
}

/** What a program comes to. */
export function run(program: Program, machine: Machine): Value {
  if ('problem' in program) return program;
  const stack: Value[] = [];
  for (const { does, what, takes } of program) {
    if (does === 'number') stack.push(numberOf(what));
    else if (does === 'name') stack.push(machine.names.has(what) ? (machine.names.get(what) as Value) : unknown(what));
    else stack.push(apply(what, takes === 0 ? [] : stack.splice(-takes), machine));
  }
  return stack[0] as Value;
}

const LEFT_OUT = failure('was not asked for');
const unknown = (name: string): Failure => failure(`"${name}" stands for nothing so far`);

function numberOf(text: string): Single {
  const value = readReal(text);
  return value === undefined ? failure(`"${text}" is no number`) : exactly(value);
}

/** One entry after another, what is single standing for each of them; absent where an argument is that may not be. */
function apply(name: string, args: readonly Value[], { entries, only, purse }: Machine): Value {
  const meaning = Object.hasOwn(MEANINGS, name) ? (MEANINGS[name] as Meaning) : undefined;
  if (meaning === undefined || args.length < meaning.least || args.length > meaning.most) {
    return failure(`the language has no ${name} of ${args.length}`);
  }
  const { cost, mayLack, each, across } = meaning;
  const isSeriesResult = args.some(isSeries);
  purse.left -= cost * (across !== undefined || (isSeriesResult && only === undefined) ? entries : 1);
  if (purse.left < 0) return failure('more work than a record is given');
  if (args.some((arg, index) => arg === null && mayLack?.(index) !== true)) return null;
  if (across !== undefined && (each === undefined || args.length === 1)) {
    const [series, ...rest] = args;
    const whole = isSeries(series) ? series : Array<Single>(entries).fill(series as Single);
    const stray = rest.some(isSeries) ? failure('a single figure expected') : undefined;
    return stray ?? across(whole, rest as readonly Single[]);
  }
  const of = (entry: number): Single =>
    each?.(
      args.map((arg) => (isSeries(arg) ? (arg[entry] as Single) : (arg as Single))),
      entries,
    ) ?? null;
  return isSeriesResult
    ? Array.from({ length: entries }, (_, entry) => (only === undefined || only === entry ? of(entry) : LEFT_OUT))
    : of(0);
}

/** A line's entries: all of them where a series is due. */
export function entriesOf(value: Value, entries: number, isDue: boolean): readonly Single[] {
  if (isSeries(value)) return isDue ? value : [failure('a series where one figure is due')];
  return isDue ? Array<Single>(entries).fill(value) : [value];
}
