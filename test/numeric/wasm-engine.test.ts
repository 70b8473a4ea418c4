import { runInNewContext } from 'node:vm';
import { afterEach, describe, expect, it, vi } from 'vitest';
import { createMemory, instantiate } from '../../src/numeric/wasm-engine.ts';
import { f64, i32, v128 } from '../../src/numeric/wasm-instructions.ts';
import { assemble, type WasmFunction } from '../../src/numeric/wasm-module.ts';

const one: WasmFunction = { name: 'one', parameters: [], results: ['f64'], locals: [], body: [f64.const(1)] };
const good = assemble({ functions: [one] });
const malformed = assemble({ functions: [{ ...one, body: [i32.const(1)] }] });

/** What the engine here is, as a plain object whose parts a test can replace. */
const engine = (): Record<string, unknown> => {
  const own = runInNewContext('WebAssembly') as Record<string, unknown>;
  const names = ['Module', 'Instance', 'Memory', 'LinkError', 'validate'];
  return Object.fromEntries(names.map((name) => [name, own[name]]));
};
function refusing(error: Error) {
  return class {
    constructor() {
      throw error;
    }
  };
}

describe('instantiate', () => {
  afterEach(() => {
    vi.unstubAllGlobals();
  });

  // 1 Worked examples.
  it('gives what the module exports', () => {
    expect(instantiate<{ one(): number }>(good)?.one()).toBe(1);
  });

  // 2 Each engine that cannot is met with nothing, so that the caller takes the plain way.
  it('gives nothing without WebAssembly', () => {
    vi.stubGlobal('WebAssembly', undefined);
    expect(instantiate(good)).toBeUndefined();
    expect(createMemory({ pages: 1 })).toBeUndefined();
  });

  it('gives nothing where a policy forbids to compile', () => {
    const strict = runInNewContext('WebAssembly', {}, { contextCodeGeneration: { wasm: false } }) as object;
    expect(() => Reflect.construct((strict as { Module: new () => object }).Module, [good])).toThrow('disallowed');
    vi.stubGlobal('WebAssembly', strict);
    expect(instantiate(good)).toBeUndefined();
  });

  it('gives nothing where the module is too large to compile at once', () => {
    const large = new RangeError('WebAssembly.Compile is disallowed on the main thread');
    vi.stubGlobal('WebAssembly', { ...engine(), Module: refusing(large) });
    expect(instantiate(good)).toBeUndefined();
  });

  it('gives nothing where there are no vectors', () => {
    const validate = (bytes: Uint8Array) => !bytes.includes(0xfd);
    const old = { ...engine(), Module: refusing(new SyntaxError('opcode 0xfd')), validate };
    vi.stubGlobal('WebAssembly', old);
    const body = [v128.const(new Array<number>(16).fill(0))];
    expect(instantiate(assemble({ functions: [{ ...one, results: ['v128'], body }] }))).toBeUndefined();
  });

  it('gives no memory that the engine has not', () => {
    expect(createMemory({ pages: 65_537 })).toBeUndefined();
    expect(createMemory({ pages: 2 })?.buffer.byteLength).toBe(2 * 65_536);
  });

  // 4 Refusals: what only a mistake of ours can bring about.
  it('refuses a malformed module, with the words of the engine', () => {
    expect(() => instantiate(malformed)).toThrow(
      /INVARIANT_BROKEN: ipworth: wasm: CompileError.*expected f64, got i32/,
    );
    expect(() => instantiate(good.subarray(0, 20))).toThrow('INVARIANT_BROKEN');
  });

  it('refuses imports that are missing or do not fit', () => {
    const named = assemble({ imports: [{ name: 'f', parameters: [], results: [] }], functions: [one] });
    expect(() => instantiate(named)).toThrow(/INVARIANT_BROKEN: ipworth: wasm: LinkError.*f/);
    const large = assemble({ memory: { pages: 2, imported: true }, functions: [one] });
    const memory = createMemory({ pages: 1 });
    if (memory === undefined) throw new Error('no memory');
    expect(() => instantiate(large, { memory })).toThrow('LinkError');
  });
});
