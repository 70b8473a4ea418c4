import type { ValueType } from '../../numeric/wasm-instructions.ts';
import {
  control,
  f32,
  f64,
  f64x2,
  type Instruction,
  i8x16,
  i32,
  local,
  v128,
} from '../../numeric/wasm-instructions.ts';
import type { WasmFunction } from '../../numeric/wasm-module.ts';
import { type Layout, SIBLINGS, TERMS } from './layout.ts';
import { TILE } from './tile-order.ts';

export const VECTOR = 16;
const add = (by: number): Instruction[] => [i32.const(by), i32.add];
export const step = (variable: number, by: number): Instruction[] => [
  local.get(variable),
  ...add(by),
  local.set(variable),
];
export const times = (variable: number, by: number): Instruction[] => [local.get(variable), i32.const(by), i32.mul];
export const vectors = (count: number): ValueType[] => Array<ValueType>(count).fill('v128');
export const words = (count: number): ValueType[] => Array<ValueType>(count).fill('i32');

/** Repeats the body while the counter, moved by `by` at its end, is below the limit; the body runs at least once. */
export const repeat = (
  counter: number,
  by: number,
  limit: Instruction,
  body: readonly Instruction[],
): Instruction[] => [
  control.loop(),
  ...body,
  local.get(counter),
  ...add(by),
  local.tee(counter),
  limit,
  i32.lt_u,
  control.br_if(0),
  control.end,
];

/** As `scanTiles`: 64 cases at a time, sixteen in a vector. */
export function scanFunction({ pairs, codes, room }: Layout): WasmFunction {
  const [COUNT, T, FOUND, AT, P, FIRST, TABLE, MASK] = [0, 1, 2, 3, 4, 5, 6, 7];
  const [EVEN, ODD, CODE, ACC] = [8, 9, 10, 11];
  const fifteen = v128.const(Array<number>(16).fill(15));
  const beyond = v128.const(Array<number>(16).fill(255));
  const quarters = [0, 1, 2, 3];
  const addQuarter = (q: number): Instruction[] => [
    ...[local.get(AT), v128.load(q * VECTOR), local.set(CODE), local.get(ACC + q)],
    ...[local.get(EVEN), local.get(CODE), fifteen, v128.and, i8x16.swizzle, i8x16.add_sat_u],
    ...[local.get(ODD), local.get(CODE), i32.const(4), i8x16.shr_u, i8x16.swizzle, i8x16.add_sat_u],
    local.set(ACC + q),
  ];
  const emit = (q: number): Instruction[] => [
    ...[local.get(ACC + q), beyond, i8x16.ne, i8x16.bitmask, local.tee(MASK)],
    control.if(),
    control.loop(),
    ...[...times(FOUND, 4), local.get(FIRST), ...add(q * VECTOR), local.get(MASK), i32.ctz, i32.add],
    i32.store(room.candidates),
    ...step(FOUND, 1),
    ...[local.get(MASK), local.get(MASK), i32.const(1), i32.sub, i32.and, local.tee(MASK)],
    control.br_if(0),
    control.end,
    control.end,
  ];
  const tile: Instruction[] = [
    ...[...times(T, 4), i32.load(room.list), local.tee(FIRST)],
    ...[i32.const(pairs * TILE), i32.mul, ...add(codes), local.set(AT)],
    ...[local.get(FIRST), i32.const(TILE), i32.mul, local.set(FIRST)],
    ...[i32.const(0), local.set(P), i32.const(room.table), local.set(TABLE)],
    ...quarters.flatMap((q) => [v128.const(Array<number>(16).fill(0)), local.set(ACC + q)]),
    ...repeat(P, 1, i32.const(pairs), [
      ...[local.get(TABLE), v128.load(), local.set(EVEN), local.get(TABLE), v128.load(VECTOR), local.set(ODD)],
      ...quarters.flatMap(addQuarter),
      ...step(AT, TILE),
      ...step(TABLE, 2 * VECTOR),
    ]),
    ...quarters.flatMap(emit),
  ];
  return {
    name: 'scan',
    parameters: ['i32'],
    results: ['i32'],
    locals: [...words(7), ...vectors(7)],
    body: [...repeat(T, 1, local.get(COUNT), tile), local.get(FOUND)],
  };
}

/** As `boundNodes`: sixteen siblings in a vector. */
export function boundFunction({ width, room }: Layout): WasmFunction {
  const [MASKS, COUNT, G, J, AT, TABLE] = [0, 1, 2, 3, 4, 5];
  const [LOW, HIGH, SUM] = [6, 7, 8];
  const fifteen = v128.const(Array<number>(16).fill(15));
  const least = (quarter: number, byte: number): Instruction[] => [
    ...[local.get(TABLE), v128.load(quarter * VECTOR), local.get(byte)],
    ...(quarter % 2 === 0 ? [fifteen, v128.and] : [i32.const(4), i8x16.shr_u]),
    i8x16.swizzle,
  ];
  const group: Instruction[] = [
    ...[...times(G, 4), i32.load(room.list), i32.const(width * 2 * SIBLINGS), i32.mul],
    ...[local.get(MASKS), i32.add, local.set(AT)],
    ...[i32.const(0), local.set(J), i32.const(room.minima), local.set(TABLE)],
    ...[v128.const(Array<number>(16).fill(0)), local.set(SUM)],
    ...repeat(J, 1, i32.const(width), [
      ...[local.get(AT), v128.load(), local.set(LOW), local.get(AT), v128.load(VECTOR), local.set(HIGH)],
      local.get(SUM),
      ...[...least(0, LOW), ...least(1, LOW), i8x16.min_u],
      ...[...least(2, HIGH), ...least(3, HIGH), i8x16.min_u, i8x16.min_u],
      ...[i8x16.add_sat_u, local.set(SUM)],
      ...step(AT, 2 * SIBLINGS),
      ...step(TABLE, 4 * VECTOR),
    ]),
    ...[...times(G, SIBLINGS), local.get(SUM), v128.store(room.bounds)],
  ];
  return {
    name: 'bound',
    parameters: ['i32', 'i32'],
    results: [],
    locals: [...words(4), ...vectors(3)],
    body: repeat(G, 1, local.get(COUNT), group),
  };
}

/** Attributes whose costs stand in tables, and where in the tables of levels each begins. */
export interface TabledAttributes {
  readonly tabled: Int32Array;
  readonly tableStarts: Int32Array;
}

/** Takes the costs of attributes that stand in tables from there, where the record has a level. */
function lookUpCosts(
  { records, room }: Pick<Layout, 'records' | 'room'>,
  { tabled, tableStarts }: TabledAttributes,
  record: number,
): Instruction[] {
  return Array.from(tabled, (attribute, t): Instruction[] => {
    const value: Instruction[] = [local.get(record), f32.load(records + 4 * attribute)];
    return [
      ...[...value, ...value, f32.eq, control.if()],
      ...[i32.const(0), ...value, i32.trunc_sat_f32_s, i32.const(8), i32.mul],
      f64.load(room.levelTables + 8 * tableStarts[t]!),
      ...[f64.store(room.costs + 8 * attribute), control.end],
    ];
  }).flat();
}

/** As `measureCandidates`: an even and an odd attribute in a vector. */
export function measureFunction({ stride, records, room }: Layout, tables: TabledAttributes): WasmFunction {
  const [COUNT, SQUARED, NUMERATOR, TOTAL, LEAST] = [0, 1, 2, 3, 4];
  const [I, AT, RECORD, PLACE] = [5, 6, 7, 8];
  const [COMPARED, GAP, MISSING, SILENT, DROPPED, SUM] = [9, 10, 11, 12, 13, 14];
  const term = (name: (typeof TERMS)[number]): Instruction[] => [
    local.get(PLACE),
    v128.load(room.terms + TERMS.indexOf(name) * stride * 8),
  ];
  const pair: Instruction[] = [
    ...[local.get(AT), v128.load64_zero(records, 4), f64x2.promote_low_f32x4],
    ...[...term('target'), f64x2.sub, f64x2.abs, ...term('factor'), f64x2.mul, local.tee(GAP)],
    ...[local.get(GAP), f64x2.ne, local.set(MISSING)],
    ...[local.get(GAP), ...term('silent'), f64x2.le, local.set(SILENT)],
    ...[...term('cap'), local.get(GAP), f64x2.pmin, local.set(GAP)],
    ...[local.get(SQUARED), control.if(), local.get(GAP), local.get(GAP), f64x2.mul, local.set(GAP), control.end],
    // cost: of the missing, else the weighed gap unless silent
    local.get(PLACE),
    ...[...term('missingCost'), ...term('weight'), local.get(GAP), f64x2.mul, local.get(MISSING), v128.bitselect],
    ...[local.get(SILENT), v128.andnot, v128.store(room.costs)],
    ...[local.get(DROPPED), ...term('missingWeight'), local.get(MISSING), v128.and],
    ...[...term('weight'), local.get(SILENT), v128.and, v128.or, f64x2.add, local.set(DROPPED)],
    ...step(AT, 8),
  ];
  const lookUp = lookUpCosts({ records, room }, tables, RECORD);
  const zero = f64x2.const(0, 0);
  const one: Instruction[] = [
    ...[...times(I, 4), i32.load(room.candidates), i32.const(stride * 4), i32.mul, local.tee(RECORD), local.set(AT)],
    ...[i32.const(0), local.set(PLACE), zero, local.set(DROPPED)],
    ...repeat(PLACE, VECTOR, i32.const(stride * 8), pair),
    ...lookUp,
    ...[local.get(TOTAL), local.get(DROPPED), f64x2.extract_lane(0), local.get(DROPPED), f64x2.extract_lane(1)],
    ...[f64.add, f64.sub, local.set(COMPARED)],
    ...times(I, 8),
    ...[local.get(COMPARED), local.get(LEAST), f64.lt, control.if('f64'), f64.const(Number.POSITIVE_INFINITY)],
    control.else,
    ...[local.get(NUMERATOR), local.get(COMPARED), f64.div, f64x2.splat, local.set(GAP)],
    ...[i32.const(0), local.set(PLACE), zero, local.set(SUM)],
    ...repeat(PLACE, VECTOR, i32.const(stride * 8), [
      ...[local.get(SUM), local.get(PLACE), v128.load(room.costs), local.get(GAP), f64x2.mul, f64x2.add],
      local.set(SUM),
    ]),
    ...[local.get(SUM), f64x2.extract_lane(0), local.get(SUM), f64x2.extract_lane(1), f64.add, local.set(COMPARED)],
    ...[local.get(SQUARED), control.if('f64'), local.get(COMPARED), f64.sqrt, control.else, local.get(COMPARED)],
    ...[control.end, control.end, f64.store(room.distances)],
  ];
  return {
    name: 'measure',
    parameters: ['i32', 'i32', 'f64', 'f64', 'f64'],
    results: [],
    locals: [...words(4), 'f64', ...vectors(5)],
    body: [...repeat(I, 1, local.get(COUNT), one)],
  };
}
