import { invariant } from '../base/errors.ts';

/** A whole number of 0 … 2³² − 1 in groups of seven bits, lowest first; the top bit of a byte says that more follow. */
export function unsignedLeb128(value: number): number[] {
  invariant(Number.isInteger(value) && value >= 0 && value < 2 ** 32, `wasm: ${value} is not in 0 … 2³² − 1`);
  const bytes: number[] = [];
  let rest = value;
  for (; rest > 0x7f; rest >>>= 7) bytes.push((rest & 0x7f) | 0x80);
  bytes.push(rest);
  return bytes;
}

/** A whole number of that many bits, given with or without sign, in groups of two's complement. */
export function signedLeb128(value: number | bigint, bits: number): number[] {
  const whole = typeof value === 'bigint' || Number.isInteger(value) ? BigInt(value) : 1n << 64n;
  let rest = BigInt.asIntN(bits, whole);
  invariant(whole === rest || whole === BigInt.asUintN(bits, whole), `wasm: ${value} is not a number of ${bits} bits`);
  const bytes: number[] = [];
  for (; rest < -0x40n || rest > 0x3fn; rest >>= 7n) bytes.push(Number(rest & 0x7fn) | 0x80);
  bytes.push(Number(rest & 0x7fn));
  return bytes;
}

/** The bits of a float of 4 or 8 bytes, lowest first. */
export function floatBytes(value: number, width: 4 | 8): number[] {
  const view = new DataView(new ArrayBuffer(width));
  if (width === 4) view.setFloat32(0, value, true);
  else view.setFloat64(0, value, true);
  return [...new Uint8Array(view.buffer)];
}

/** A whole number below `limit` (at most 256) as it is. */
export function smallByte(value: number, limit: number): number {
  invariant(Number.isInteger(value) && value >= 0 && value < limit, `wasm: ${value} is not in 0 … ${limit - 1}`);
  return value;
}

/** The sixteen bytes of a vector, or of lanes to pick. */
export function sixteenBytes(values: readonly number[], limit: number): number[] {
  invariant(values.length === 16, `wasm: a vector has 16 bytes, met ${values.length}`);
  return values.map((value) => smallByte(value, limit));
}

/** Where to load or store: `offset` bytes after the address on the stack; `align` promises a multiple, in bytes. */
export function memoryArgument(width: number, offset: number, align: number): number[] {
  const exponent = [1, 2, 4, 8, 16].indexOf(align);
  invariant(exponent >= 0 && align <= width, `wasm: alignment ${align} is not a power of two up to ${width}`);
  return [exponent, ...unsignedLeb128(offset)];
}
