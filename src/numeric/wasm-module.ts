import { invariant } from '../base/errors.ts';
import { unsignedLeb128 } from './wasm-encoding.ts';
import { type Instruction, VALUE_TYPES, type ValueType } from './wasm-instructions.ts';

/** The size of a memory in pages of 64 KiB; a shared one tells the most it may grow to. */
export interface MemoryLimits {
  readonly pages: number;
  readonly maximum?: number;
  readonly shared?: boolean;
}

/** A function that is handed over when the module is instantiated. */
export interface WasmImport {
  readonly name: string;
  readonly parameters: readonly ValueType[];
  readonly results: readonly ValueType[];
}

/** A function of the module, exported by its name; `locals` are numbered on from the parameters and begin at zero. */
export interface WasmFunction extends WasmImport {
  readonly locals: readonly ValueType[];
  readonly body: readonly Instruction[];
}

/** A module; its memory is its own, exported as `memory`, or imported under that name. */
export interface WasmModule {
  readonly memory?: MemoryLimits & { readonly imported?: boolean };
  readonly imports?: readonly WasmImport[];
  readonly functions: readonly WasmFunction[];
}

type Bytes = ArrayLike<number>;

const MAGIC_AND_VERSION = [0x00, 0x61, 0x73, 0x6d, 0x01, 0x00, 0x00, 0x00];
const FUNCTION = 0x00;
const MEMORY = 0x02;

/**
 * The bytes of a WebAssembly module: functions of 128-bit vectors and plain numbers over one memory.
 *
 * Whether operands have the right types is left to the engine, which `instantiate` asks.
 *
 * @param module  imports are looked up under the module name `env`
 * @throws INVARIANT_BROKEN  an index of a local variable, a label or a function that is not there, blocks out of balance,
 *                           limits of memory out of range
 * @source WebAssembly Core Specification 2.0, chapter 5, Binary Format
 * @complexity  linear in the number of instructions
 */
export function assemble(module: WasmModule): Uint8Array<ArrayBuffer> {
  const { memory, imports = [], functions } = module;
  const callable = [...imports, ...functions];
  const indices = new Map(callable.map(({ name }, index) => [name, index]));
  invariant(indices.size === callable.length, 'wasm: two functions of a module have one name');
  const index = (i: number): number[] => unsignedLeb128(imports.length + i);
  const limits = memory === undefined ? [] : [limitBytes(memory)];
  const [importedLimits, ownLimits] = memory?.imported ? [limits, []] : [[], limits];

  const importEntries = [
    ...imports.map(({ name }, i) => joined([text('env'), text(name), [FUNCTION], unsignedLeb128(i)])),
    ...importedLimits.map((bytes) => joined([text('env'), text('memory'), [MEMORY], bytes])),
  ];
  const exportEntries = [
    ...functions.map(({ name }, i) => joined([text(name), [FUNCTION], index(i)])),
    ...ownLimits.map(() => joined([text('memory'), [MEMORY, 0]])),
  ];
  const typeIndices = functions.map((_, i) => index(i));
  const codes = functions.map((each) => codeBytes(each, indices));
  return joined([
    MAGIC_AND_VERSION,
    section(1, callable.map(typeBytes)),
    section(2, importEntries),
    section(3, typeIndices),
    section(5, ownLimits),
    section(7, exportEntries),
    section(10, codes),
  ]);
}

function joined(parts: readonly Bytes[]): Uint8Array<ArrayBuffer> {
  const bytes = new Uint8Array(parts.reduce((length, part) => length + part.length, 0));
  let at = 0;
  for (const part of parts) {
    bytes.set(part, at);
    at += part.length;
  }
  return bytes;
}

const vector = (items: readonly Bytes[]): Bytes => joined([unsignedLeb128(items.length), ...items]);
const sized = (content: Bytes): Bytes => joined([unsignedLeb128(content.length), content]);
const section = (id: number, items: readonly Bytes[]): Bytes => joined([[id], sized(vector(items))]);
const text = (value: string): Bytes => sized(new TextEncoder().encode(value));
const types = (values: readonly ValueType[]): Bytes => vector(values.map((type) => [VALUE_TYPES[type]]));
const typeBytes = ({ parameters, results }: WasmImport): Bytes => joined([[0x60], types(parameters), types(results)]);

function limitBytes({ pages, maximum, shared = false }: MemoryLimits): number[] {
  const most = maximum ?? 65536;
  const sound = pages <= most && most <= 65536 && !(shared && maximum === undefined);
  invariant(sound, `wasm: a memory of ${pages} to ${maximum} pages${shared ? ', shared' : ''}`);
  if (maximum === undefined) return [0x00, ...unsignedLeb128(pages)];
  return [shared ? 0x03 : 0x01, ...unsignedLeb128(pages), ...unsignedLeb128(maximum)];
}

/** The local variables and the body, with what each instruction refers to checked on the way. */
function codeBytes({ name, parameters, locals, body }: WasmFunction, indices: ReadonlyMap<string, number>): Bytes {
  const variables = parameters.length + locals.length;
  const parts: Bytes[] = [vector(locals.map((type) => [1, VALUE_TYPES[type]]))];
  let depth = 0;
  body.forEach(({ bytes, local = -1, label = 0, callee, nesting = 0 }, at) => {
    const index = callee === undefined ? 0 : indices.get(callee);
    depth += nesting;
    if (depth < 0) broken(name, at, 'an end without a block');
    if (local >= variables) broken(name, at, `no local ${local} among ${variables}`);
    if (label > depth) broken(name, at, `no label ${label} within ${depth} blocks`);
    if (index === undefined) broken(name, at, `no function ${callee}`);
    parts.push(bytes);
    if (callee !== undefined) parts.push(unsignedLeb128(index));
  });
  if (depth > 0) broken(name, body.length, `${depth} blocks without end`);
  return sized(joined([...parts, [0x0b]]));
}

function broken(name: string, at: number, problem: string): never {
  invariant(false, `wasm: ${name}, instruction ${at}: ${problem}`);
}
