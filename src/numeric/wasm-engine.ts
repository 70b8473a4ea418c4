import { invariant } from '../base/errors.ts';
import { v128 } from './wasm-instructions.ts';
import { assemble, type MemoryLimits } from './wasm-module.ts';

/** A memory as JavaScript sees it; growing it detaches the views of an unshared one. */
export interface WasmMemory {
  readonly buffer: ArrayBufferLike;
  grow(pages: number): number;
}

/** A function that a module may call; values of type i64 are big integers. */
export type WasmCallable = (...values: never[]) => unknown;

/** What is used of the engine; the type library of this project has no WebAssembly of its own. */
interface Engine {
  readonly Module: new (bytes: Uint8Array<ArrayBuffer>) => object;
  readonly Instance: new (module: object, imports: object) => { readonly exports: object };
  readonly Memory: new (limits: { initial: number; maximum?: number; shared?: boolean }) => WasmMemory;
  readonly LinkError: new () => Error;
  validate(bytes: Uint8Array<ArrayBuffer>): boolean;
}

const engine = (): Engine | undefined => (globalThis as { readonly WebAssembly?: Engine }).WebAssembly;

/**
 * Compiles and instantiates a module at once.
 *
 * There is nothing where the engine has no WebAssembly, no 128-bit vectors or no shared memory, where a content policy
 * forbids to compile, where the module is larger than the engine compiles at once (4 KiB on the main thread of some
 * browsers), and where its memory cannot be had: callers then run their plain twin.
 *
 * @param bytes    from `assemble`
 * @param imports  by name; `memory` when the module imports one
 * @returns what the module exports: its functions by name, and `memory` when it has its own; the caller states their types
 * @throws INVARIANT_BROKEN  a module that is malformed, an import that is missing or does not fit
 */
export function instantiate<Exports extends object>(
  bytes: Uint8Array<ArrayBuffer>,
  imports: Readonly<Record<string, WasmCallable | WasmMemory>> = {},
): Exports | undefined {
  const wasm = engine();
  if (wasm === undefined) return undefined;
  try {
    return new wasm.Instance(new wasm.Module(bytes), { env: imports }).exports as Exports;
  } catch (error) {
    const ours = error instanceof wasm.LinkError || (!wasm.validate(bytes) && wasm.validate(allFeatures()));
    invariant(!ours, `wasm: ${String(error)}`);
    return undefined;
  }
}

/** A memory for modules that import theirs; nothing where the engine has no such memory to give. */
export function createMemory({ pages, ...limits }: MemoryLimits): WasmMemory | undefined {
  const wasm = engine();
  if (wasm === undefined) return undefined;
  try {
    return new wasm.Memory({ initial: pages, ...limits });
  } catch {
    return undefined;
  }
}

/** A module that uses all that an assembled one may ask of an engine. */
function allFeatures(): Uint8Array<ArrayBuffer> {
  const zero = v128.const(new Array<number>(16).fill(0));
  const all = { name: 'all', parameters: [], results: ['v128'], locals: [], body: [zero] } as const;
  return assemble({ memory: { pages: 1, maximum: 1, shared: true, imported: true }, functions: [all] });
}
