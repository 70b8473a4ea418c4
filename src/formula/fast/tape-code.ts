import type { WasmCallable } from '../../numeric/wasm-engine.ts';
import { instantiate } from '../../numeric/wasm-engine.ts';
import { control, f64x2, type Instruction, i32, i64x2, local, v128 } from '../../numeric/wasm-instructions.ts';
import { assemble, type WasmFunction } from '../../numeric/wasm-module.ts';
import type { Code, Node, Operation, Tape } from './tape.ts';
import { CALLS } from './tape-calls.ts';
import type { TapeRunner } from './tape-runner.ts';

/** Scenarios that the generated code is handed together. */
const CHUNK = 2048;
const LANES = 2;
const WIDTH = 8 * LANES;
const PAGE = 65536;
/** An operation used once is written where it is used, up to this depth. */
const DEEPEST = 40;
/** Local variables of the generated function before those that hold results: end of the scenarios, place, all so far. */
const [END, PLACE, ALL] = [0, 1, 2];
const FIRST_FREE = 3;

interface Exports {
  readonly memory: { readonly buffer: ArrayBuffer };
  /** Works out the scenarios before byte `end` of each column; 1 if none of them is refused. */
  readonly run: (end: number) => number;
}

/**
 * The fast reading of a tape: one WebAssembly function that takes two scenarios at a time through all operations, with
 * results in local variables. Nothing where the engine has no WebAssembly with vectors.
 */
export function generatedRunner(tape: Tape): TapeRunner | undefined {
  const { variables, outputs } = tape;
  const columns = variables.length + outputs.length + 1;
  const used = new Set(tape.operations.map(({ code }) => code));
  const calls = Object.entries(CALLS).filter(([name]) => used.has(name as Code));
  const bytes = assemble({
    memory: { pages: Math.ceil((columns * CHUNK * 8) / PAGE) },
    imports: calls.map(([name, f]) => ({ name, parameters: Array(f.length).fill('f64'), results: ['f64'] })),
    functions: [loopOver(tape)],
  });
  const exports = instantiate<Exports>(bytes, Object.fromEntries(calls) as Readonly<Record<string, WasmCallable>>);
  return exports === undefined ? undefined : { kind: 'generated', run: runnerOf(exports, variables.length) };
}

function runnerOf({ memory, run: runChunk }: Exports, variables: number): TapeRunner['run'] {
  const column = (index: number): Float64Array => new Float64Array(memory.buffer, index * CHUNK * 8, CHUNK);
  const views = Array.from({ length: memory.buffer.byteLength / (CHUNK * 8) }, (_, index) => column(index));
  return (columns, outs, refused) => {
    const holds = views[variables + outs.length] as Float64Array;
    let count = 0;
    for (let from = 0; from < refused.length; from += CHUNK) {
      const size = Math.min(CHUNK, refused.length - from);
      for (const [index, given] of columns.entries()) fill(views[index] as Float64Array, given, from, size);
      const isSound = runChunk(Math.ceil(size / LANES) * WIDTH) === 1;
      for (const [index, out] of outs.entries()) {
        out.set((views[variables + index] as Float64Array).subarray(0, size), from);
      }
      if (isSound) {
        refused.fill(0, from, from + size);
        continue;
      }
      for (let i = 0; i < size; i++) {
        refused[from + i] = holds[i] === 1 ? 0 : 1;
        if (holds[i] === 1) continue;
        count++;
        for (const out of outs) out[from + i] = 0;
      }
    }
    return count;
  };
}

/** A chunk of a column; an odd last scenario has its twin in the other lane. */
function fill(view: Float64Array, column: Float64Array, from: number, size: number): void {
  view.set(size === column.length ? column : column.subarray(from, from + size));
  if (size % LANES === 1) view[size] = view[size - 1] as number;
}

/** The function `run`: the tape's operations in a loop over pairs of scenarios. */
function loopOver({ operations, variables, outputs, holds }: Tape): WasmFunction {
  const writer = new CodeWriter(operations);
  const column = (index: number): number => index * CHUNK * 8;
  const kept = writer.prepare([...outputs, holds]);
  const stores = outputs.flatMap((node, index) => [
    local.get(PLACE),
    ...writer.value(node),
    v128.store(column(variables.length + index)),
  ]);
  const body = [
    ...kept,
    ...stores,
    local.get(PLACE),
    ...writer.value(holds),
    local.tee(writer.spare),
    f64x2.const(1, 1),
    v128.and,
    v128.store(column(variables.length + outputs.length)),
    local.get(ALL),
    local.get(writer.spare),
    v128.and,
    local.set(ALL),
  ];
  return {
    name: 'run',
    parameters: ['i32'],
    results: ['i32'],
    locals: ['i32', ...Array<'v128'>(writer.locals - 2).fill('v128')],
    body: [
      v128.const(Array<number>(16).fill(255)),
      local.set(ALL),
      control.loop(),
      ...body,
      local.get(PLACE),
      i32.const(WIDTH),
      i32.add,
      local.tee(PLACE),
      local.get(END),
      i32.lt_u,
      control.br_if(0),
      control.end,
      local.get(ALL),
      i64x2.all_true,
    ],
  };
}

const PLAIN: Readonly<Partial<Record<Code, Instruction>>> = {
  add: f64x2.add,
  sub: f64x2.sub,
  mul: f64x2.mul,
  div: f64x2.div,
  neg: f64x2.neg,
  abs: f64x2.abs,
  sqrt: f64x2.sqrt,
  min: f64x2.min,
  max: f64x2.max,
  lt: f64x2.lt,
  le: f64x2.le,
  eq: f64x2.eq,
  and: v128.and,
  or: v128.or,
  not: v128.not,
};

/** Writes operations as instructions. Truths are vectors of all ones or all zeros. */
class CodeWriter {
  readonly #operations: readonly Operation[];
  /** Where the result of an operation is kept; those without a place are written where they are used. */
  readonly #places = new Map<Node, number>();
  readonly spare = FIRST_FREE;
  locals = FIRST_FREE + 1;

  constructor(operations: readonly Operation[]) {
    this.#operations = operations;
  }

  /** The operations whose results are used more than once, in order, each into a local variable of its own. */
  prepare(results: readonly Node[]): Instruction[] {
    const uses = new Map<Node, number>();
    const depths: number[] = [];
    for (const node of [...this.#operations.flatMap(({ args }) => args), ...results]) {
      uses.set(node, (uses.get(node) ?? 0) + 1);
    }
    const lanesApart = new Set(this.#operations.flatMap(({ code, args }) => (code in CALLS ? args : [])));
    const instructions: Instruction[] = [];
    for (const [node, { args, code }] of this.#operations.entries()) {
      const depth = 1 + Math.max(0, ...args.map((arg) => depths[arg] as number));
      const isKept = (uses.get(node) as number) > 1 || lanesApart.has(node) || depth > DEEPEST;
      depths[node] = isKept ? 0 : depth;
      const isFigure = args.length === 0 && code !== 'variable';
      if (!isKept || (isFigure && !lanesApart.has(node))) continue;
      instructions.push(...this.#written(node), local.set(this.locals));
      this.#places.set(node, this.locals++);
    }
    return instructions;
  }

  value(node: Node): readonly Instruction[] {
    const place = this.#places.get(node);
    return place === undefined ? this.#written(node) : [local.get(place)];
  }

  #written(node: Node): readonly Instruction[] {
    const { code, args, value } = this.#operations[node] as Operation;
    if (code === 'constant') return [f64x2.const(value, value)];
    if (code === 'truth') return [v128.const(Array<number>(16).fill(value === 1 ? 255 : 0))];
    if (code === 'variable') return [local.get(PLACE), v128.load(value * CHUNK * 8)];
    const written = args.map((arg) => this.value(arg));
    const instruction = PLAIN[code];
    if (instruction !== undefined) return [...written.flat(), instruction];
    if (code !== 'select') return this.#call(code, args);
    const [condition = [], then = [], otherwise = []] = written;
    return [...then, ...otherwise, ...condition, v128.bitselect];
  }

  /** A call for each lane: f64x2 from the first, the second put beside it. */
  #call(code: Code, args: readonly Node[]): readonly Instruction[] {
    const lane = (index: number): Instruction[] => [
      ...args.flatMap((arg) => [...this.value(arg), f64x2.extract_lane(index)]),
      control.call(code),
    ];
    return [...lane(0), f64x2.splat, ...lane(1), f64x2.replace_lane(1)];
  }
}
