import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { instantiate } from '../../src/numeric/wasm-engine.ts';
import type { Instruction, ValueType } from '../../src/numeric/wasm-instructions.ts';
import * as table from '../../src/numeric/wasm-instructions.ts';
import { assemble } from '../../src/numeric/wasm-module.ts';

const { i32, local, v128, i16x8, i32x4, i64x2, i8x16, f32x4, f64x2, ...SCALARS } = table;
type Lanes = ArrayLike<number> & { readonly buffer: ArrayBufferLike };

/** Runs a body without parameters over a memory that begins with the given bytes; what bytes 32 … 47 hold then. */
function run(given: Iterable<number>, body: readonly Instruction[]): Uint8Array<ArrayBuffer> {
  const main = { name: 'main', parameters: [], results: [], locals: [], body } as const;
  const module = assemble({ memory: { pages: 1 }, functions: [main] });
  const built = instantiate<{ readonly memory: { readonly buffer: ArrayBuffer }; main(): void }>(module);
  if (built === undefined) throw new Error('this engine has no WebAssembly');
  new Uint8Array(built.memory.buffer).set([...given]);
  built.main();
  return new Uint8Array(built.memory.buffer).slice(32, 48);
}

const at = (address: number): Instruction => i32.const(address);
const operands = [at(32), at(0), v128.load(), at(16), v128.load()];
const binary = (code: Instruction) => [...operands, code, v128.store()];
const unary = (code: Instruction) => [at(32), at(0), v128.load(), code, v128.store()];

function lanesOf(bytes: Uint8Array, bits: number, signed: boolean): bigint[] {
  const lanes: bigint[] = [];
  for (let from = 0; from < bytes.length; from += bits / 8) {
    const lane = bytes.subarray(from, from + bits / 8).reduceRight((value, byte) => (value << 8n) | BigInt(byte), 0n);
    lanes.push(signed ? BigInt.asIntN(bits, lane) : lane);
  }
  return lanes;
}
const wrapped = (lanes: readonly bigint[], bits: number) => lanes.map((lane) => BigInt.asUintN(bits, lane));

/** For all bytes of two vectors: the lanes of the result are the expected ones. */
function holds(body: readonly Instruction[], bits: number, expected: (a: Uint8Array, b: Uint8Array) => bigint[]): void {
  fc.assert(
    fc.property(fc.uint8Array({ minLength: 32, maxLength: 32 }), (given) => {
      const lanes = wrapped(expected(given.subarray(0, 16), given.subarray(16)), bits);
      expect(lanesOf(run(given, body), bits, false).slice(0, lanes.length)).toEqual(lanes);
    }),
    { numRuns: 20 },
  );
}

const named = (space: object, pattern: RegExp) =>
  Object.entries(space).flatMap(([name, entry]) => {
    const match = pattern.exec(name);
    return match === null ? [] : [{ name, match: match.slice(1), entry: entry as unknown }];
  });
const WIDENING = Object.entries({ i16x8, i32x4, i64x2 }).flatMap(([space, entries]) =>
  named(entries, /^(extend|extmul|extadd)_(low|high|pairwise)_i(\d+)x\d+_([su])$/).map((each) => ({ space, ...each })),
);

// 3 Differential: lanes that change their width, against integers of any size.
describe('the widths of', () => {
  it.each(WIDENING)('$space.$name', ({ match: [kind, half, width, sign], entry }) => {
    const bits = Number(width);
    holds((kind === 'extmul' ? binary : unary)(entry as Instruction), 2 * bits, (a, b) => {
      const [x, y] = [lanesOf(a, bits, sign === 's'), lanesOf(b, bits, sign === 's')];
      if (kind === 'extadd') return x.flatMap((lane, i) => (i % 2 === 0 ? [lane + x[i + 1]!] : []));
      const each = kind === 'extmul' ? x.map((lane, i) => lane * y[i]!) : x;
      return half === 'low' ? each.slice(0, each.length / 2) : each.slice(each.length / 2);
    });
  });

  it.each([...named(i8x16, /^narrow_i(16)x8_([su])$/), ...named(i16x8, /^narrow_i(32)x4_([su])$/)])(
    '$name, which saturate',
    ({ match: [width, sign], entry }) => {
      const bits = Number(width);
      const [low, high] =
        sign === 's' ? [-(1n << BigInt(bits / 2 - 1)), 1n << BigInt(bits / 2 - 1)] : [0n, 1n << BigInt(bits / 2)];
      holds(binary(entry as Instruction), bits / 2, (a, b) =>
        [...lanesOf(a, bits, true), ...lanesOf(b, bits, true)].map((x) => (x < low ? low : x >= high ? high - 1n : x)),
      );
    },
  );

  it('dot_i16x8_s', () => {
    holds(binary(i32x4.dot_i16x8_s), 32, (a, b) => {
      const products = lanesOf(a, 16, true).map((lane, i) => lane * lanesOf(b, 16, true)[i]!);
      return [0, 2, 4, 6].map((i) => products[i]! + products[i + 1]!);
    });
  });

  it.each(named(v128, /^load(\d+)x(\d)_([su])$/))('v128.$name', ({ match: [width, , sign], entry }) => {
    const load = (entry as (offset: number) => Instruction)(8);
    holds([at(32), at(0), load, v128.store()], 2 * Number(width), (a) =>
      lanesOf(a, Number(width), sign === 's').slice(64 / Number(width)),
    );
  });

  it.each(named(v128, /^load(\d+)_(splat|zero)$/))('v128.$name', ({ match: [width, kind], entry }) => {
    const bits = Number(width);
    const load = (entry as (offset: number) => Instruction)(8);
    holds([at(32), at(0), load, v128.store()], bits, (a) => {
      const lane = lanesOf(a.subarray(8), bits, false)[0]!;
      return Array.from({ length: 128 / bits }, (_, i) => (kind === 'splat' || i === 0 ? lane : 0n));
    });
  });

  it.each(named(v128, /^(load|store)(\d+)_lane$/))('v128.$name', ({ match: [kind, width], entry }) => {
    const bits = Number(width);
    const last = 128 / bits - 1;
    const code = (entry as (lane: number, offset: number) => Instruction)(last, kind === 'load' ? bits / 8 : 0);
    const load = [at(32), at(0), at(16), v128.load(), code, v128.store()];
    holds(kind === 'load' ? load : [at(32), at(16), v128.load(), code], bits, (a, b) =>
      kind === 'load'
        ? [...lanesOf(b, bits, false).slice(0, last), lanesOf(a, bits, false)[1]!]
        : [lanesOf(b, bits, false)[last]!],
    );
    expect(() => (entry as (lane: number) => Instruction)(last + 1)).toThrow(`${last + 1} is not in 0 … ${last}`);
  });

  it.each(
    [
      { space: i32, bits: 32 },
      { space: SCALARS.i64, bits: 64 },
    ].flatMap(({ space, bits }) =>
      named(space, /^(load|store)(\d+)(?:_([su]))?$/).map((each) => ({ space, bits, ...each })),
    ),
  )('$name of $bits bits', ({ space, bits, match: [kind, width, sign], entry }) => {
    const code = (entry as (offset: number) => Instruction)(kind === 'load' ? 8 : 0);
    const body = kind === 'load' ? [at(32), at(0), code, space.store()] : [at(32), at(8), space.load(), code];
    const moved = kind === 'load' ? bits : Number(width);
    holds(body, moved, (a) => [lanesOf(a.subarray(8), Number(width), sign === 's')[0]!]);
    if (kind === 'store') expect([...run(new Array(16).fill(255), body)].lastIndexOf(255)).toBe(Number(width) / 8 - 1);
  });

  it.each(Object.entries({ i8x16, i16x8, i32x4, i64x2, f32x4, f64x2 }))('the lanes of %s', (name, space) => {
    const [, width, count] = /(\d+)x(\d+)/.exec(name)!.map(Number) as [number, number, number];
    const lane = (code: string, k: number) =>
      (space as never as Record<string, (lane: number) => Instruction>)[code]!(k);
    for (const [from, to] of [
      [0, count - 1],
      [count - 1, 0],
      [1, 1],
    ] as const) {
      const extract = lane('extract_lane' in space ? 'extract_lane' : 'extract_lane_u', from);
      const body = [at(32), at(0), v128.load(), at(16), v128.load(), extract, lane('replace_lane', to), v128.store()];
      holds(body, width, (a, b) =>
        lanesOf(a, width, false).map((x, i) => (i === to ? lanesOf(b, width, false)[from]! : x)),
      );
    }
    expect(() => lane('replace_lane', count)).toThrow(`${count} is not in 0 … ${count - 1}`);
  });
});

// 1 Worked examples: a number in another type.
describe('the conversion', () => {
  const big = 2 ** 31 + 2 ** 24 + 1;
  it.each<[string, Instruction, Lanes, Lanes]>([
    [
      'i32x4.trunc_sat_f32x4_s',
      i32x4.trunc_sat_f32x4_s,
      Float32Array.of(-1.9, 3e9, Number.NaN, 7),
      Int32Array.of(-1, 2 ** 31 - 1, 0, 7),
    ],
    [
      'i32x4.trunc_sat_f32x4_u',
      i32x4.trunc_sat_f32x4_u,
      Float32Array.of(-1.9, 3e9, 5e9, 7),
      Uint32Array.of(0, 3e9, 2 ** 32 - 1, 7),
    ],
    [
      'i32x4.trunc_sat_f64x2_s_zero',
      i32x4.trunc_sat_f64x2_s_zero,
      Float64Array.of(-1.9, 3e9),
      Int32Array.of(-1, 2 ** 31 - 1, 0, 0),
    ],
    [
      'i32x4.trunc_sat_f64x2_u_zero',
      i32x4.trunc_sat_f64x2_u_zero,
      Float64Array.of(-1.9, 3e9),
      Uint32Array.of(0, 3e9, 0, 0),
    ],
    [
      'f32x4.convert_i32x4_s',
      f32x4.convert_i32x4_s,
      Int32Array.of(-1, 5, 2 ** 24 + 1, 0),
      Float32Array.of(-1, 5, 2 ** 24, 0),
    ],
    ['f32x4.convert_i32x4_u', f32x4.convert_i32x4_u, Int32Array.of(-1, 5, 0, 0), Float32Array.of(2 ** 32, 5, 0, 0)],
    ['f64x2.convert_low_i32x4_s', f64x2.convert_low_i32x4_s, Int32Array.of(-1, 5, 6, 7), Float64Array.of(-1, 5)],
    [
      'f64x2.convert_low_i32x4_u',
      f64x2.convert_low_i32x4_u,
      Int32Array.of(-1, 5, 6, 7),
      Float64Array.of(2 ** 32 - 1, 5),
    ],
    [
      'f64x2.promote_low_f32x4',
      f64x2.promote_low_f32x4,
      Float32Array.of(0.1, 2, 3, 4),
      Float64Array.of(Math.fround(0.1), 2),
    ],
    ['f32x4.demote_f64x2_zero', f32x4.demote_f64x2_zero, Float64Array.of(0.1, 2), Float32Array.of(0.1, 2, 0, 0)],
  ])('%s', (_, code, given, expected) => {
    expect([...run(new Uint8Array(given.buffer), unary(code))]).toEqual([...new Uint8Array(expected.buffer)]);
  });

  const { i64, f32, f64 } = SCALARS;
  it.each<[string, Instruction, ValueType, ValueType, number | bigint, number | bigint]>([
    ['i32.wrap_i64', i32.wrap_i64, 'i64', 'i32', 2n ** 32n + 5n, 5],
    ['i32.trunc_f32_s', i32.trunc_f32_s, 'f32', 'i32', -1.5, -1],
    ['i32.trunc_f32_u', i32.trunc_f32_u, 'f32', 'i32', 2 ** 31, -(2 ** 31)],
    ['i32.trunc_f64_s', i32.trunc_f64_s, 'f64', 'i32', -1.5, -1],
    ['i32.trunc_f64_u', i32.trunc_f64_u, 'f64', 'i32', 2 ** 32 - 1, -1],
    ['i32.trunc_sat_f32_s', i32.trunc_sat_f32_s, 'f32', 'i32', 3e9, 2 ** 31 - 1],
    ['i32.trunc_sat_f32_u', i32.trunc_sat_f32_u, 'f32', 'i32', -5, 0],
    ['i32.trunc_sat_f64_s', i32.trunc_sat_f64_s, 'f64', 'i32', -3e9, -(2 ** 31)],
    ['i32.trunc_sat_f64_u', i32.trunc_sat_f64_u, 'f64', 'i32', 5e9, -1],
    ['i32.reinterpret_f32', i32.reinterpret_f32, 'f32', 'i32', 1, 0x3f800000],
    ['i64.extend_i32_s', i64.extend_i32_s, 'i32', 'i64', -1, -1n],
    ['i64.extend_i32_u', i64.extend_i32_u, 'i32', 'i64', -1, 2n ** 32n - 1n],
    ['i64.trunc_f32_s', i64.trunc_f32_s, 'f32', 'i64', -1.5, -1n],
    ['i64.trunc_f32_u', i64.trunc_f32_u, 'f32', 'i64', 2 ** 63, -(2n ** 63n)],
    ['i64.trunc_f64_s', i64.trunc_f64_s, 'f64', 'i64', -1.5, -1n],
    ['i64.trunc_f64_u', i64.trunc_f64_u, 'f64', 'i64', 2 ** 63, -(2n ** 63n)],
    ['i64.trunc_sat_f32_s', i64.trunc_sat_f32_s, 'f32', 'i64', 1e30, 2n ** 63n - 1n],
    ['i64.trunc_sat_f32_u', i64.trunc_sat_f32_u, 'f32', 'i64', 1e30, -1n],
    ['i64.trunc_sat_f64_s', i64.trunc_sat_f64_s, 'f64', 'i64', 1e30, 2n ** 63n - 1n],
    ['i64.trunc_sat_f64_u', i64.trunc_sat_f64_u, 'f64', 'i64', 1e30, -1n],
    ['i64.reinterpret_f64', i64.reinterpret_f64, 'f64', 'i64', 1, 0x3ff0000000000000n],
    ['f32.convert_i32_s', f32.convert_i32_s, 'i32', 'f32', -1, -1],
    ['f32.convert_i32_u', f32.convert_i32_u, 'i32', 'f32', big, 2 ** 31 + 2 ** 24],
    ['f32.convert_i64_s', f32.convert_i64_s, 'i64', 'f32', -1n, -1],
    ['f32.convert_i64_u', f32.convert_i64_u, 'i64', 'f32', -1n, 2 ** 64],
    ['f32.demote_f64', f32.demote_f64, 'f64', 'f32', 0.1, Math.fround(0.1)],
    ['f32.reinterpret_i32', f32.reinterpret_i32, 'i32', 'f32', 0x3f800000, 1],
    ['f64.convert_i32_s', f64.convert_i32_s, 'i32', 'f64', -1, -1],
    ['f64.convert_i32_u', f64.convert_i32_u, 'i32', 'f64', -1, 2 ** 32 - 1],
    ['f64.convert_i64_s', f64.convert_i64_s, 'i64', 'f64', -1n, -1],
    ['f64.convert_i64_u', f64.convert_i64_u, 'i64', 'f64', -1n, 2 ** 64],
    ['f64.promote_f32', f64.promote_f32, 'f32', 'f64', 0.1, Math.fround(0.1)],
    ['f64.reinterpret_i64', f64.reinterpret_i64, 'i64', 'f64', 0x3ff0000000000000n, 1],
  ])('%s', (_, code, from, to, given, expected) => {
    const f = { name: 'f', parameters: [from], results: [to], locals: [], body: [local.get(0), code] };
    const built = instantiate<{ f(x: number | bigint): number | bigint }>(assemble({ functions: [f] }));
    expect(built?.f(given)).toBe(expected);
  });
});

// 1 Worked examples: what works on all bits of a vector, given in the truth table of its three operands.
it.each<[string, readonly Instruction[], number]>([
  ['not', [v128.not], 0b00001111],
  ['and', [at(16), v128.load(), v128.and], 0b11000000],
  ['andnot', [at(16), v128.load(), v128.andnot], 0b00110000],
  ['or', [at(16), v128.load(), v128.or], 0b11111100],
  ['xor', [at(16), v128.load(), v128.xor], 0b00111100],
  ['bitselect', [at(16), v128.load(), v128.const(new Array(16).fill(0b10101010)), v128.bitselect], 0b11100100],
])('v128.%s', (_, code, expected) => {
  const given = [...new Array(16).fill(0b11110000), ...new Array(16).fill(0b11001100)];
  expect([...run(given, [at(32), at(0), v128.load(), ...code, v128.store()])]).toEqual(new Array(16).fill(expected));
});
