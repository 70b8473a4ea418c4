import { f64x2, type Instruction, i8x16, i16x8, i32, i32x4, local, v128 } from '../../numeric/wasm-instructions.ts';
import type { WasmFunction } from '../../numeric/wasm-module.ts';
import { CODES } from './buckets.ts';
import type { Layout } from './layout.ts';
import { repeat, step, times, VECTOR, vectors, words } from './wasm-search.ts';

/** As `setTable`: two entries in a vector, sixteen of them packed to bytes. */
export function tableFunction({ stride, room }: Layout): WasmFunction {
  const [TAU, UNIT] = [0, 1];
  const [I, AT, TAUS, UNITS] = [2, 3, 4, 5];
  const most = f64x2.const(255, 255);
  const two = (at: number): Instruction[] => [
    // the number itself where it is less than 255: what is infinite or none is not
    ...[most, local.get(AT), v128.load(room.base + at), local.get(AT), v128.load(room.slope + at), local.get(TAUS)],
    ...[f64x2.mul, f64x2.add, local.get(UNITS), f64x2.mul, f64x2.pmin, i32x4.trunc_sat_f64x2_u_zero],
  ];
  const heads = i8x16.shuffle(0, 1, 2, 3, 4, 5, 6, 7, 16, 17, 18, 19, 20, 21, 22, 23);
  const four = (at: number): Instruction[] => [...two(at), ...two(at + VECTOR), heads];
  const eight = (at: number): Instruction[] => [...four(at), ...four(at + 2 * VECTOR), i16x8.narrow_i32x4_u];
  return {
    name: 'table',
    parameters: ['f64', 'f64'],
    results: [],
    locals: [...words(2), ...vectors(2)],
    body: [
      ...[local.get(TAU), f64x2.splat, local.set(TAUS), local.get(UNIT), f64x2.splat, local.set(UNITS)],
      ...repeat(I, CODES, i32.const(stride * CODES), [
        ...[local.get(I), ...eight(0), ...eight(4 * VECTOR), i8x16.narrow_i16x8_u, v128.store(room.table)],
        ...step(AT, 8 * CODES),
      ]),
    ],
  };
}

/** As `setMinima`: the sixteen sets of four codes in a vector. */
export function minimaFunction({ width, room }: Layout): WasmFunction {
  const [I, AT] = [0, 1];
  const without = (code: number): Instruction =>
    v128.const(Array.from({ length: VECTOR }, (_, set) => ((set >> code) & 1 ? 0 : 255)));
  const entry = (at: number, code: number): Instruction[] => [
    ...[local.get(I), v128.load8_splat(room.table + at + code), without(code), v128.or],
  ];
  const four = (quarter: number): Instruction[] => [
    ...[local.get(AT), ...entry(4 * quarter, 0), ...entry(4 * quarter, 1), i8x16.min_u],
    ...[...entry(4 * quarter, 2), i8x16.min_u, ...entry(4 * quarter, 3), i8x16.min_u],
    v128.store(room.minima + VECTOR * quarter),
  ];
  return {
    name: 'minima',
    parameters: [],
    results: [],
    locals: words(2),
    body: [
      ...repeat(I, CODES, i32.const(width * CODES), [
        ...[...times(I, 4), local.set(AT)],
        ...[0, 1, 2, 3].flatMap(four),
      ]),
    ],
  };
}
