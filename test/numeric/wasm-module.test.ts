import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { createMemory, instantiate, type WasmMemory } from '../../src/numeric/wasm-engine.ts';
import {
  control,
  f64,
  f64x2,
  type Instruction,
  i8x16,
  i32,
  i64,
  local,
  v128,
} from '../../src/numeric/wasm-instructions.ts';
import { assemble, type WasmFunction, type WasmModule } from '../../src/numeric/wasm-module.ts';

const { block, br, br_if, call, end, loop } = control;

function run<Exports extends object>(module: WasmModule, imports?: Parameters<typeof instantiate>[1]): Exports {
  const exports = instantiate<Exports>(assemble(module), imports);
  if (exports === undefined) throw new Error('this engine has no WebAssembly');
  return exports;
}

const add: WasmFunction = {
  name: 'add',
  parameters: ['f64', 'f64'],
  results: ['f64'],
  locals: [],
  body: [local.get(0), local.get(1), f64.add],
};

/** Σ of `count` floats from address `from`; locals: address, end, sum. */
const sum: WasmFunction = {
  name: 'sum',
  parameters: ['i32', 'i32'],
  results: ['f64'],
  locals: ['i32', 'f64'],
  body: [
    ...[local.get(0), local.get(1), i32.const(3), i32.shl, i32.add, local.set(2)],
    ...[block(), loop()],
    ...[local.get(0), local.get(2), i32.eq, br_if(1)],
    ...[local.get(3), local.get(0), f64.load(), f64.add, local.set(3)],
    ...[local.get(0), i32.const(8), i32.add, local.set(0), br(0)],
    ...[end, end, local.get(3)],
  ],
};

/** out = a · x + b for `count` floats, two at a time and a last one alone; parameters: a, b, x, out, count. */
const scale: WasmFunction = {
  name: 'scale',
  parameters: ['f64', 'f64', 'i32', 'i32', 'i32'],
  results: [],
  locals: [],
  body: [
    ...[block(), loop()],
    ...[local.get(4), i32.const(2), i32.lt_s, br_if(1)],
    ...[local.get(3), local.get(2), v128.load(0, 8), local.get(0), f64x2.splat, f64x2.mul],
    ...[local.get(1), f64x2.splat, f64x2.add, v128.store(0, 8)],
    ...[local.get(2), i32.const(16), i32.add, local.set(2), local.get(3), i32.const(16), i32.add, local.set(3)],
    ...[local.get(4), i32.const(2), i32.sub, local.set(4), br(0), end, end],
    ...[local.get(4), control.if()],
    ...[local.get(3), local.get(2), f64.load(), local.get(0), f64.mul, local.get(1), f64.add, f64.store(), end],
  ],
};

describe('assemble', () => {
  // 1 Worked examples.
  it('writes one section after the other, byte by byte', () => {
    // Encoded by hand after Core Specification 2.0, section 5.5: types, imports, functions, memories, exports, code.
    expect([...assemble({ functions: [add] })]).toEqual([
      ...[0x00, 0x61, 0x73, 0x6d, 0x01, 0x00, 0x00, 0x00],
      ...[0x01, 0x07, 0x01, 0x60, 0x02, 0x7c, 0x7c, 0x01, 0x7c],
      ...[0x02, 0x01, 0x00],
      ...[0x03, 0x02, 0x01, 0x00],
      ...[0x05, 0x01, 0x00],
      ...[0x07, 0x07, 0x01, 0x03, 0x61, 0x64, 0x64, 0x00, 0x00],
      ...[0x0a, 0x09, 0x01, 0x07, 0x00, 0x20, 0x00, 0x20, 0x01, 0xa0, 0x0b],
    ]);
  });

  it('adds two floats', () => {
    expect(run<{ add(a: number, b: number): number }>({ functions: [add] }).add(0.1, 0.2)).toBe(0.1 + 0.2);
  });

  it('calls an imported function and its own by name', () => {
    const twice = { name: 'twice', parameters: ['f64'], results: ['f64'], locals: [] } as const;
    const body = [local.get(0), call('half'), local.get(0), call('half'), call('add')];
    const imports = [{ name: 'half', parameters: ['f64'], results: ['f64'] }] as const;
    const module: WasmModule = { imports, functions: [{ ...twice, body }, add] };
    expect(run<{ twice(x: number): number }>(module, { half: (x: number) => x / 2 }).twice(7)).toBe(7);
  });

  it('counts in 64 bits', () => {
    const body = [local.get(0), i64.const(2n ** 62n), i64.add, i64.const(-1n), i64.xor];
    const f: WasmFunction = { name: 'f', parameters: ['i64'], results: ['i64'], locals: [], body };
    expect(run<{ f(x: bigint): bigint }>({ functions: [f] }).f(5n)).toBe(~(2n ** 62n + 5n));
  });

  it('looks sixteen bytes up, picks lanes and marks them', () => {
    const picks = Array.from({ length: 16 }, (_, i) => (i % 2 === 0 ? 15 - i : 16 + i));
    const kernel = (name: string, ...op: readonly Instruction[]): WasmFunction => {
      const loads = [v128.load(), i32.const(0), v128.load(16)];
      return { name, parameters: [], results: ['i32'], locals: ['v128'], body: [i32.const(0), ...loads, ...op] };
    };
    const keep = [local.tee(0), i8x16.bitmask, i32.const(0), local.get(0), v128.store(32)];
    const functions = [kernel('swizzle', i8x16.swizzle, ...keep), kernel('shuffle', i8x16.shuffle(...picks), ...keep)];
    type Lookups = { readonly memory: WasmMemory; swizzle(): number; shuffle(): number };
    const { memory, swizzle, shuffle } = run<Lookups>({ memory: { pages: 1 }, functions });
    const bytes = new Uint8Array(memory.buffer);
    fc.assert(
      fc.property(fc.uint8Array({ minLength: 32, maxLength: 32 }), (given) => {
        bytes.set(given);
        const marks = (lanes: readonly number[]) => lanes.reduce((mask, lane, i) => mask | ((lane >> 7) << i), 0);
        const found = [...given.subarray(16)].map((index) => (index < 16 ? given[index]! : 0));
        expect(swizzle()).toBe(marks(found));
        expect([...bytes.subarray(32, 48)]).toEqual(found);
        const picked = picks.map((index) => given[index]!);
        expect(shuffle()).toBe(marks(picked));
        expect([...bytes.subarray(32, 48)]).toEqual(picked);
      }),
    );
  });

  it('shares one memory between two instances', () => {
    for (const shared of [false, true]) {
      const limits = { pages: 1, maximum: 2, shared };
      const memory = createMemory(limits);
      if (memory === undefined) throw new Error('no memory');
      const module = (each: WasmFunction): WasmModule => ({ memory: { ...limits, imported: true }, functions: [each] });
      const { scale: write } = run<{ scale(...values: number[]): void }>(module(scale), { memory });
      const { sum: read } = run<{ sum(from: number, count: number): number }>(module(sum), { memory });
      new Float64Array(memory.buffer).set([1, 2, 3]);
      write(10, 0.5, 0, 24, 3);
      expect(read(24, 3)).toBe(10.5 + 20.5 + 30.5);
    }
  });

  // 3 Differential: plain loops, bit for bit.
  it('loops as the language does', () => {
    const { memory, sum: total } = run<{ memory: WasmMemory; sum(from: number, count: number): number }>({
      memory: { pages: 1 },
      functions: [sum],
    });
    const values = new Float64Array(memory.buffer);
    fc.assert(
      fc.property(fc.array(fc.double({ noNaN: true })), fc.nat(9), (given, skip) => {
        values.set(given, skip);
        expect(total(8 * skip, given.length)).toBe(given.reduce((a, b) => a + b, 0));
      }),
    );
  });

  it('has the bits of a plain loop in pairs of floats, and of the last one alone', () => {
    type Scale = { memory: WasmMemory; scale(a: number, b: number, x: number, out: number, count: number): void };
    const { memory, scale: kernel } = run<Scale>({ memory: { pages: 1 }, functions: [scale] });
    const values = new Float64Array(memory.buffer);
    const float = fc.double({ noNaN: true, noDefaultInfinity: true, min: -1e150, max: 1e150 });
    fc.assert(
      fc.property(float, float, fc.array(float, { maxLength: 33 }), (a, b, x) => {
        values.fill(Number.NaN).set(x);
        kernel(a, b, 0, 8 * 64, x.length);
        const out = [...values.subarray(64, 64 + x.length + 1)];
        expect(out).toEqual([...x.map((each) => a * each + b), Number.NaN]);
      }),
    );
  });

  it('is linear in the number of instructions', () => {
    const long = (count: number): WasmFunction => ({
      ...{ name: 'long', parameters: ['f64'], results: ['f64'], locals: [] },
      body: [local.get(0), ...Array.from({ length: count }, () => [f64.const(1), f64.add]).flat()],
    });
    expect(run<{ long(x: number): number }>({ functions: [long(50_000)] }).long(0.5)).toBe(50_000.5);
  });

  // 4 Refusals.
  const refused = (body: readonly Instruction[], module: Partial<WasmModule> = {}) =>
    expect(() => assemble({ functions: [{ ...add, body }], ...module }));

  it('names the instruction that refers to nothing', () => {
    refused([control.nop, local.get(2)]).toThrow(
      'INVARIANT_BROKEN: ipworth: wasm: add, instruction 1: no local 2 among 2',
    );
    refused([br(1)]).toThrow('instruction 0: no label 1 within 0 blocks');
    refused([block(), br_if(2), end]).toThrow('no label 2 within 1 blocks');
    refused([i32.const(0), control.br_table([0, 3], 1)]).toThrow('no label 3 within 0 blocks');
    refused([call('nobody')]).toThrow('no function nobody');
    refused([end]).toThrow('an end without a block');
    refused([loop(), block(), end]).toThrow('instruction 3: 1 blocks without end');
  });

  it('refuses limits that no memory has', () => {
    refused([], { memory: { pages: 65_537 } }).toThrow('65537');
    refused([], { memory: { pages: 1, maximum: 65_537 } }).toThrow('1 to 65537 pages');
    refused([], { memory: { pages: 2, maximum: 1 } }).toThrow('2 to 1 pages');
    refused([], { memory: { pages: 1, shared: true } }).toThrow('shared');
    refused([], { memory: { pages: Number.NaN } }).toThrow('NaN');
    refused([], { memory: { pages: -1 } }).toThrow('-1');
  });

  it('refuses one name for two functions', () => {
    refused([], { functions: [add, add] }).toThrow('one name');
  });
});
