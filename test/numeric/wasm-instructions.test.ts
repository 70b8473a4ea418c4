import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { instantiate } from '../../src/numeric/wasm-engine.ts';
import type { Instruction, ValueType } from '../../src/numeric/wasm-instructions.ts';
import * as table from '../../src/numeric/wasm-instructions.ts';
import { assemble, type WasmFunction } from '../../src/numeric/wasm-module.ts';

const { VALUE_TYPES, control, local, memory, ...VALUES } = table;
const LANES: Readonly<Record<string, { type: ValueType; bits: number; count: number }>> = {
  i8x16: { type: 'i32', bits: 8, count: 16 },
  i16x8: { type: 'i32', bits: 16, count: 8 },
  i32x4: { type: 'i32', bits: 32, count: 4 },
  i64x2: { type: 'i64', bits: 64, count: 2 },
  f32x4: { type: 'f32', bits: 32, count: 4 },
  f64x2: { type: 'f64', bits: 64, count: 2 },
};
const SCALARS: Readonly<Record<string, { readonly type: ValueType; readonly bits: number }>> = {
  i32: { type: 'i32', bits: 32 },
  i64: { type: 'i64', bits: 64 },
  f32: { type: 'f32', bits: 32 },
  f64: { type: 'f64', bits: 64 },
};
const INSTRUCTIONS = Object.entries(VALUES).flatMap(([space, entries]) =>
  Object.entries(entries).map(([name, entry]) => ({ space, name, entry: entry as unknown })),
);
const SIXTEEN = Array.from({ length: 16 }, (_, i) => i);
const COMPARISON = /^(eq|ne|[lg][te])(_[su])?$/;

/** The instruction, its immediates as large as they may be. */
function withImmediates({ space, name, entry }: (typeof INSTRUCTIONS)[number]): Instruction {
  if (typeof entry !== 'function') return entry as Instruction;
  const make = entry as (...immediates: readonly unknown[]) => Instruction;
  if (name === 'shuffle') return make(...SIXTEEN.map((i) => i + 16));
  if (name === 'const') return space === 'v128' ? make(SIXTEEN) : space === 'i64' ? make(2n ** 63n) : make(1, 2);
  if (/^(load|store)\d+_lane/.test(name)) return make(128 / Number(name.match(/\d+/)?.[0]) - 1, 2 ** 32 - 1);
  if (/^(load|store)/.test(name)) return make(2 ** 32 - 1);
  return make((LANES[space]?.count ?? 0) - 1);
}

/** Operand and result types, told from the name as the specification builds names. */
function signature(space: string, name: string): [operands: ValueType[], results: ValueType[]] {
  const lane = LANES[space]?.type;
  const value = (SCALARS[space]?.type ?? 'v128') as ValueType;
  const source = /_(i32|i64|f32|f64)(_[su])?$/.exec(name)?.[1] as ValueType | undefined;
  if (name === 'const') return [[], [value]];
  if (name.endsWith('_lane') && name.startsWith('load')) return [['i32', value], [value]];
  if (name.startsWith('load')) return [['i32'], [value]];
  if (name.startsWith('store')) return [['i32', value], []];
  if (name === 'splat') return [[lane ?? value], [value]];
  if (name.startsWith('extract_lane')) return [[value], [lane ?? value]];
  if (name === 'replace_lane') return [[value, lane ?? value], [value]];
  if (/^(all_true|any_true|bitmask|eqz)$/.test(name)) return [[value], ['i32']];
  if (lane !== undefined && /^sh[lr]/.test(name)) return [[value, 'i32'], [value]];
  if (lane === undefined && source !== undefined) return [[source], [value]];
  if (lane === undefined && COMPARISON.test(name)) return [[value, value], ['i32']];
  if (name === 'bitselect') return [[value, value, value], [value]];
  const single =
    /^(abs|neg|not|popcnt|clz|ctz|sqrt|ceil|floor|trunc|nearest|extend|extadd|convert|trunc_|demote|promote)/;
  return [single.test(name) ? [value] : [value, value], [value]];
}

const only = (body: readonly Instruction[], types: Partial<WasmFunction> = {}): Uint8Array<ArrayBuffer> =>
  assemble({
    memory: { pages: 1 },
    functions: [{ name: 'run', parameters: [], results: [], locals: [], ...types, body }],
  });

// 1 Every one stands in a module of its own, which the engine checks.
describe('each instruction', () => {
  it.each(INSTRUCTIONS)('$space.$name takes operands of its types', (each) => {
    const [parameters, results] = signature(each.space, each.name);
    const body = [...parameters.map((_, i) => local.get(i)), withImmediates(each)];
    expect(instantiate(only(body, { parameters, results }))).toBeDefined();
  });

  it('is one of four hundred', () => {
    expect(INSTRUCTIONS.length).toBeGreaterThan(390);
  });

  it('of control and memory stands where it may', () => {
    const zero = VALUES.i32.const(0);
    const body = [
      ...[control.block(), control.br(0), control.end, control.loop(), zero, control.br_if(0), control.end],
      ...[zero, control.if('f64'), VALUES.f64.const(1), control.else, VALUES.f64.const(2), control.end, control.drop],
      ...[control.block('v128'), VALUES.f64x2.const(1, 2), control.end, control.drop],
      ...[control.block(), control.block(), zero, control.br_table([0, 1, 2], 1), control.end, control.end],
      ...[memory.size, memory.grow, control.drop, zero, zero, zero, memory.copy, zero, zero, zero, memory.fill],
      ...[zero, zero, zero, control.select, local.tee(0), local.set(0), control.nop, control.call('run')],
      ...[control.return, control.unreachable],
    ];
    expect(instantiate(only(body, { locals: ['i32'] }))).toBeDefined();
  });
});

// 3 Differential: each operation on lanes and on plain values against exact integers and the language's own floats.
type Operation<T> = (a: T, b: T) => T | boolean;

function integerOperations(bits: number): Readonly<Record<string, Operation<bigint>>> {
  const s = (x: bigint): bigint => BigInt.asIntN(bits, x);
  const u = (x: bigint): bigint => BigInt.asUintN(bits, x);
  const clamp = (x: bigint, low: bigint, high: bigint): bigint => (x < low ? low : x > high ? high : x);
  const half = 1n << BigInt(bits - 1);
  const signed = (x: bigint): bigint => clamp(x, -half, half - 1n);
  const unsigned = (x: bigint): bigint => clamp(x, 0n, 2n * half - 1n);
  const by = (x: bigint): bigint => x & BigInt(bits - 1);
  const ones = (x: bigint): number => [...u(x).toString(2)].filter((digit) => digit === '1').length;
  return {
    ...{ eq: (a, b) => u(a) === u(b), ne: (a, b) => u(a) !== u(b) },
    ...{ lt_s: (a, b) => s(a) < s(b), lt_u: (a, b) => u(a) < u(b), gt_s: (a, b) => s(a) > s(b) },
    ...{ gt_u: (a, b) => u(a) > u(b), le_s: (a, b) => s(a) <= s(b), le_u: (a, b) => u(a) <= u(b) },
    ...{ ge_s: (a, b) => s(a) >= s(b), ge_u: (a, b) => u(a) >= u(b), eqz: (a) => u(a) === 0n },
    ...{ add: (a, b) => a + b, sub: (a, b) => a - b, mul: (a, b) => a * b, neg: (a) => -a },
    ...{ abs: (a) => (s(a) < 0n ? -s(a) : s(a)), and: (a, b) => a & b, or: (a, b) => a | b, xor: (a, b) => a ^ b },
    ...{ add_sat_s: (a, b) => signed(s(a) + s(b)), add_sat_u: (a, b) => unsigned(u(a) + u(b)) },
    ...{ sub_sat_s: (a, b) => signed(s(a) - s(b)), sub_sat_u: (a, b) => unsigned(u(a) - u(b)) },
    ...{ min_s: (a, b) => (s(a) < s(b) ? a : b), min_u: (a, b) => (u(a) < u(b) ? a : b) },
    ...{ max_s: (a, b) => (s(a) > s(b) ? a : b), max_u: (a, b) => (u(a) > u(b) ? a : b) },
    ...{ avgr_u: (a, b) => (u(a) + u(b) + 1n) / 2n, popcnt: (a) => BigInt(ones(a)) },
    ...{ clz: (a) => BigInt(u(a) === 0n ? bits : bits - u(a).toString(2).length) },
    ...{ ctz: (a) => BigInt(u(a) === 0n ? bits : u(u(a) & -a).toString(2).length - 1) },
    ...{ shl: (a, b) => a << by(b), shr_s: (a, b) => s(a) >> by(b), shr_u: (a, b) => u(a) >> by(b) },
    ...{ rotl: (a, b) => (u(a) << by(b)) | (u(a) >> (BigInt(bits) - by(b))) },
    ...{ rotr: (a, b) => (u(a) >> by(b)) | (u(a) << (BigInt(bits) - by(b))) },
    ...{ div_s: (a, b) => s(a) / s(b), div_u: (a, b) => u(a) / u(b) },
    ...{ rem_s: (a, b) => s(a) % s(b), rem_u: (a, b) => u(a) % u(b) },
    ...{ extend8_s: (a) => BigInt.asIntN(8, a), extend16_s: (a) => BigInt.asIntN(16, a) },
    ...{ extend32_s: (a) => BigInt.asIntN(32, a), q15mulr_sat_s: (a, b) => signed((s(a) * s(b) + 0x4000n) >> 15n) },
  };
}

const nearest = (x: number): number => {
  const down = Math.floor(x);
  const up = x - down > 0.5 || (x - down === 0.5 && down % 2 !== 0);
  // Rounding keeps the sign, also of a zero.
  return Math.abs(up ? down + 1 : down) * (x < 0 || Object.is(x, -0) ? -1 : 1);
};
const FLOAT_OPERATIONS: Readonly<Record<string, Operation<number>>> = {
  ...{ eq: (a, b) => a === b, ne: (a, b) => a !== b, lt: (a, b) => a < b, gt: (a, b) => a > b },
  ...{ le: (a, b) => a <= b, ge: (a, b) => a >= b, add: (a, b) => a + b, sub: (a, b) => a - b },
  ...{ mul: (a, b) => a * b, div: (a, b) => a / b, min: Math.min, max: Math.max, abs: Math.abs, neg: (a) => -a },
  ...{
    pmin: (a, b) => [a, b][Number(b < a)] ?? a,
    pmax: (a, b) => [a, b][Number(a < b)] ?? a,
    sqrt: Math.sqrt,
    ceil: Math.ceil,
  },
  ...{ floor: Math.floor, trunc: Math.trunc, nearest },
  ...{ copysign: (a, b) => Math.abs(a) * (b < 0 || Object.is(b, -0) ? -1 : 1) },
};

interface Shape {
  readonly space: string;
  readonly bits: number;
  readonly float: boolean;
  readonly vector: boolean;
}

const CASES = Object.entries({ ...LANES, ...SCALARS }).flatMap(([space, { bits }]) => {
  const float = space.startsWith('f');
  const operations = float ? FLOAT_OPERATIONS : integerOperations(bits);
  return INSTRUCTIONS.filter((each) => each.space === space && each.name in operations).map(({ name, entry }) => ({
    ...{ space, name, bits, float, vector: space in LANES, code: entry as Instruction },
    operation: operations[name] as unknown as (a: number | bigint, b: number | bigint) => number | bigint | boolean,
  }));
});

type Kernel = { readonly memory: { readonly buffer: ArrayBuffer }; run(): void };

/** Loads operands at 0 and 16, runs one instruction, stores at 32. */
function kernel(space: string, name: string, code: Instruction): Kernel {
  const [operands, [result = 'i32']] = signature(space, name);
  const loads = operands.flatMap((type, i) => [VALUES.i32.const(16 * i), VALUES[type].load(0, 1)]);
  const built = instantiate<Kernel>(only([VALUES.i32.const(32), ...loads, code, VALUES[result].store(0, 1)]));
  if (built === undefined) throw new Error('this engine has no WebAssembly');
  return built;
}

function readLane(view: DataView, at: number, { bits, float }: Shape): number | bigint {
  if (float) return bits === 32 ? view.getFloat32(at, true) : view.getFloat64(at, true);
  return BigInt.asUintN(bits, view.getBigUint64(at, true));
}

/** Fills the eight bytes at a place, with a float as often as it fits. */
function fill(view: DataView, at: number, value: number | bigint, { bits }: Shape): void {
  if (typeof value === 'bigint') view.setBigUint64(at, value, true);
  else if (bits === 64) view.setFloat64(at, value, true);
  else for (const lane of [at, at + 4]) view.setFloat32(lane, value, true);
}

/** What the lane of the result must hold: comparisons of lanes give all bits or none, plain ones give 1 or 0. */
function laneOf(result: number | bigint | boolean, { bits, float, vector }: Shape): number | bigint {
  if (typeof result === 'boolean') return BigInt.asUintN(vector ? bits : 32, BigInt(result) * (vector ? -1n : 1n));
  if (typeof result === 'bigint') return BigInt.asUintN(bits, result);
  return float && bits === 32 ? Math.fround(result) : result;
}

const someFloat = fc.oneof(fc.float({ noNaN: true }), fc.constantFrom(0.5, -0.5, 1.5, -2.5, 0, -0));
const someWhole = fc.oneof(
  fc.bigInt(0n, 2n ** 64n - 1n),
  fc.constantFrom(0n, 1n, 127n, 128n, 2n ** 63n, 2n ** 64n - 1n),
);
const fourOf = (shape: Shape): fc.Arbitrary<(number | bigint)[]> =>
  fc.array<number | bigint>(shape.float ? someFloat : someWhole, { minLength: 4, maxLength: 4 });

describe('the meaning of', () => {
  it.each(CASES)('$space.$name', ({ name, operation, code, ...shape }) => {
    const { run, memory } = kernel(shape.space, name, code);
    const view = new DataView(memory.buffer);
    const step = shape.bits / 8;
    fc.assert(
      fc.property(fourOf(shape), (given) => {
        for (const [i, value] of given.entries()) fill(view, 8 * i, value, shape);
        const divisor = readLane(view, 16, shape);
        // Division by zero and of the lowest number by −1 trap.
        fc.pre(!/^(div|rem)_/.test(name) || (divisor !== 0n && divisor !== 2n ** BigInt(shape.bits) - 1n));
        run();
        for (let at = 0; at < (shape.vector ? 16 : step); at += step) {
          const shift = shape.vector && /^sh[lr]/.test(name);
          const second = shift ? view.getBigUint64(16, true) : readLane(view, 16 + at, shape);
          const expected = operation(readLane(view, at, shape), second);
          const truth: Partial<Shape> = typeof expected === 'boolean' ? { float: false } : {};
          const bits = typeof expected === 'boolean' && !shape.vector ? 32 : shape.bits;
          expect(readLane(view, 32 + at, { ...shape, ...truth, bits })).toBe(laneOf(expected, shape));
        }
      }),
      { numRuns: 30 },
    );
  });
});
