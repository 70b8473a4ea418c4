import type { RandomStream } from '../../numeric/random-stream.ts';
import { instantiate, type WasmMemory } from '../../numeric/wasm-engine.ts';
import { control, f64, type Instruction, i32, local, type ValueType } from '../../numeric/wasm-instructions.ts';
import { assemble, type WasmFunction } from '../../numeric/wasm-module.ts';
import { exponentialLayers, settleExponential } from '../../numeric/ziggurat.kernel.ts';
import type { CompiledBook } from '../book/compiled-book.ts';

/** The walk in WebAssembly over a memory of its own; bit for bit as `walkLine` and `walkAmounts`. */
export interface WasmWalk {
  readonly hazard: Float64Array;
  readonly position: Int32Array;
  readonly klass: Int32Array;
  readonly depth: Float64Array;
  readonly limit: Float64Array;
  /** As `walkLine`. */
  readonly line: (random: RandomStream) => number;
  /** As `walkAmounts`. */
  readonly amounts: (random: RandomStream, amount: Float64Array) => number;
}

interface Room {
  readonly groups: number;
  readonly edge: number;
  readonly scale: number;
  readonly groupFirst: number;
  readonly hazard: number;
  readonly position: number;
  readonly klass: number;
  readonly depth: number;
  readonly limit: number;
  readonly amount: number;
  readonly bytes: number;
}

const LAYERS = 257;
const PAGE = 65536;

/** Where everything stands, in bytes; the generator's words come first. */
function roomOf({ groups, loans }: CompiledBook): Room {
  let bytes = 16;
  const take = (count: number, width: number): number => {
    const from = bytes;
    bytes += Math.ceil((count * width) / 8) * 8;
    return from;
  };
  const edge = take(LAYERS, 8);
  const scale = take(LAYERS, 8);
  const groupFirst = take(groups + 1, 4);
  const hazard = take(groups, 8);
  const position = take(loans, 4);
  const klass = take(loans, 4);
  const [depth, limit, amount] = [take(loans, 8), take(loans, 8), take(loans, 8)];
  return { groups, edge, scale, groupFirst, hazard, position, klass, depth, limit, amount, bytes };
}

const [A, B, C, N, FIRST, SECOND, G, LOAN, END, COUNT] = [0, 1, 2, 3, 4, 5, 6, 7, 8, 9];
const [X, REST, H, PER, STRETCH, SUM] = [10, 11, 12, 13, 14, 15];
const WORDS = [A, B, C, N];
const LOCALS: ValueType[] = [...Array<ValueType>(10).fill('i32'), ...Array<ValueType>(6).fill('f64')];

const step = (variable: number): Instruction[] => [local.get(variable), i32.const(1), i32.add, local.set(variable)];
const scaled = (variable: number, shift: number): Instruction[] => [local.get(variable), i32.const(shift), i32.shl];
const loadState = WORDS.flatMap((word) => [i32.const(0), i32.load(4 * word), local.set(word)]);
const storeState = WORDS.flatMap((word) => [i32.const(0), local.get(word), i32.store(4 * word)]);

/** a ← b ⊕ (b ≫ 9);  b ← 9c;  c ← (c ⋘ 21) + w */
const turn = (word: number): Instruction[] => [
  ...[local.get(B), local.get(B), i32.const(9), i32.shr_u, i32.xor, local.set(A)],
  ...[local.get(C), local.get(C), i32.const(3), i32.shl, i32.add, local.set(B)],
  ...[local.get(C), i32.const(21), i32.rotl, local.get(word), i32.add, local.set(C)],
];

/** As one value of `fillExponential`, into REST. */
function draw({ edge, scale }: Room): Instruction[] {
  const layer: Instruction[] = [local.get(FIRST), i32.const(255), i32.and];
  return [
    ...[local.get(A), local.get(B), i32.add, local.get(N), i32.add, local.set(FIRST), ...turn(FIRST)],
    ...[local.get(A), local.get(B), i32.add, local.get(N), i32.add, i32.const(1), i32.add, local.set(SECOND)],
    ...[...turn(SECOND), local.get(N), i32.const(2), i32.add, local.set(N)],
    ...[local.get(FIRST), i32.const(8), i32.shr_s, i32.const(0xffffff), i32.and, f64.convert_i32_s],
    ...[f64.const(2 ** 28), f64.mul, local.get(SECOND), i32.const(4), i32.shr_u, f64.convert_i32_s, f64.add],
    ...[f64.const(0.5), f64.add, ...layer, i32.const(3), i32.shl, f64.load(scale), f64.mul, local.tee(X)],
    ...[...layer, i32.const(3), i32.shl, f64.load(edge + 8), f64.lt, i32.eqz, control.if()],
    ...[...storeState, ...layer, local.get(X), control.call('settle'), local.set(X), ...loadState, control.end],
    ...[local.get(X), local.set(REST)],
  ];
}

const setStretch: Instruction[] = [
  ...[local.get(END), local.get(LOAN), i32.sub, f64.convert_i32_s, local.get(H), f64.mul, local.set(STRETCH)],
];

/** The walk; `hit` does what is to be done with the loan that LOAN points to, X its depth before it is held above 0. */
function walk(room: Room, hit: readonly Instruction[]): Instruction[] {
  return [
    ...loadState,
    ...draw(room),
    control.loop(),
    ...[...scaled(G, 3), f64.load(room.hazard), local.set(H)],
    ...[f64.const(1), local.get(H), f64.div, local.set(PER)],
    ...[...scaled(G, 2), i32.load(room.groupFirst), local.set(LOAN)],
    ...[...scaled(G, 2), i32.load(room.groupFirst + 4), local.set(END)],
    ...setStretch,
    control.block(),
    control.loop(),
    ...[local.get(REST), local.get(STRETCH), f64.lt, i32.eqz, control.br_if(1)],
    // FIRST: loans passed, held so that the group's last is the furthest
    ...[local.get(REST), local.get(PER), f64.mul, i32.trunc_sat_f64_s, local.tee(FIRST)],
    ...[local.get(END), local.get(LOAN), i32.sub, i32.const(1), i32.sub, local.tee(SECOND)],
    ...[local.get(FIRST), local.get(SECOND), i32.lt_s, control.select, local.set(FIRST)],
    ...[local.get(REST), local.get(FIRST), f64.convert_i32_s, local.get(H), f64.mul, f64.sub, local.set(X)],
    ...[local.get(LOAN), local.get(FIRST), i32.add, local.set(LOAN)],
    ...hit,
    ...step(LOAN),
    ...setStretch,
    ...draw(room),
    ...[control.br(0), control.end, control.end],
    ...[local.get(REST), local.get(STRETCH), f64.sub, local.set(REST)],
    ...[...step(G), local.get(G), i32.const(room.groups), i32.lt_s, control.br_if(0), control.end],
  ];
}

function lineFunction(room: Room): WasmFunction {
  const hit: Instruction[] = [
    ...[...scaled(COUNT, 2), local.get(LOAN), i32.store(room.position)],
    ...[...scaled(COUNT, 2), local.get(G), i32.store(room.klass)],
    ...[...scaled(COUNT, 3), local.get(X), f64.const(0), f64.max, f64.store(room.depth)],
    ...[...scaled(COUNT, 3), local.get(H), f64.store(room.limit)],
    ...step(COUNT),
  ];
  return {
    name: 'line',
    parameters: [],
    results: ['i32'],
    locals: LOCALS,
    body: [...walk(room, hit), local.get(COUNT)],
  };
}

function amountsFunction(room: Room): WasmFunction {
  const hit: Instruction[] = [local.get(SUM), ...scaled(LOAN, 3), f64.load(room.amount), f64.add, local.set(SUM)];
  return {
    name: 'amounts',
    parameters: [],
    results: ['f64'],
    locals: LOCALS,
    body: [...walk(room, hit), local.get(SUM)],
  };
}

interface Exports {
  readonly memory: WasmMemory;
  readonly line: () => number;
  readonly amounts: () => number;
}

/** The walk over a book in WebAssembly; undefined where the engine has none: the plain kernels then do the same. */
export function wasmWalk(book: CompiledBook): WasmWalk | undefined {
  const { groups, loans, groupFirst } = book;
  const room = roomOf(book);
  const settle = { name: 'settle', parameters: ['i32', 'f64'], results: ['f64'] } as const;
  const memory = { pages: Math.ceil(room.bytes / PAGE) };
  const bytes = assemble({ memory, imports: [settle], functions: [lineFunction(room), amountsFunction(room)] });
  let state = new Int32Array(4);
  const exports = instantiate<Exports>(bytes, {
    settle: (layer: number, x: number) => settleExponential(state, layer, x),
  });
  if (exports === undefined) return undefined;
  const { buffer } = exports.memory;
  state = new Int32Array(buffer as ArrayBuffer, 0, 4);
  const floats = (from: number, count: number): Float64Array => new Float64Array(buffer, from, count);
  const layers = exponentialLayers();
  floats(room.edge, LAYERS).set(layers.edge);
  floats(room.scale, LAYERS).set(layers.scale);
  new Int32Array(buffer, room.groupFirst, groups + 1).set(groupFirst);
  const amounts = floats(room.amount, loans);
  let held: Float64Array | undefined;
  return {
    hazard: floats(room.hazard, groups),
    position: new Int32Array(buffer, room.position, loans),
    klass: new Int32Array(buffer, room.klass, loans),
    depth: floats(room.depth, loans),
    limit: floats(room.limit, loans),
    line: (random) => {
      state.set(random.state);
      return exports.line();
    },
    amounts: (random, amount) => {
      if (held !== amount) amounts.set(amount);
      held = amount;
      state.set(random.state);
      return exports.amounts();
    },
  };
}
