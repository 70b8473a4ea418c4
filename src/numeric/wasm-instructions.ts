import { floatBytes, memoryArgument, signedLeb128, sixteenBytes, smallByte, unsignedLeb128 } from './wasm-encoding.ts';

/** The byte that stands for each type of value. */
export const VALUE_TYPES = { i32: 0x7f, i64: 0x7e, f32: 0x7d, f64: 0x7c, v128: 0x7b } as const;

export type ValueType = keyof typeof VALUE_TYPES;

/** One encoded instruction, and what it refers to, which `assemble` checks against its function. */
export interface Instruction {
  readonly bytes: readonly number[];
  /** Index of a parameter or local variable, parameters first. */
  readonly local?: number;
  /** How many enclosing blocks a branch leaves, besides its target. */
  readonly label?: number;
  /** Name of the function that is called; its index follows the bytes. */
  readonly callee?: string;
  /** Whether a block begins (+1) or ends (−1) here. */
  readonly nesting?: 1 | -1;
}

/** A load or store at the address on the stack plus `offset`; `align` is a hint, in bytes, at most the natural one. */
type Access = (offset?: number, align?: number) => Instruction;
type LaneAccess = (lane: number, offset?: number, align?: number) => Instruction;

type Words<Text extends string, Found = never> = Text extends `${infer First} ${infer Rest}`
  ? Words<Rest, Found | First>
  : Found | Text;
type Row<Text extends string, Value> = { readonly [Name in Words<Text> & string]: Value };

/** One entry for each word; their codes count up from the first. */
function row<Text extends string, Value>(first: number, names: Text, make: (code: number, name: string) => Value) {
  return Object.fromEntries(names.split(' ').map((name, i) => [name, make(first + i, name)])) as Row<Text, Value>;
}

const plain = (...bytes: readonly number[]): Instruction => ({ bytes });
const vectorCode = (code: number): number[] => [0xfd, ...unsignedLeb128(code)];

const scalar = <Text extends string>(first: number, names: Text) => row(first, names, (code) => plain(code));
const saturating = <Text extends string>(first: number, names: Text) => row(first, names, (code) => plain(0xfc, code));
const simd = <Text extends string>(first: number, names: Text) =>
  row(first, names, (code) => plain(...vectorCode(code)));
const lanes = <Text extends string>(first: number, count: number, names: Text) =>
  row(first, names, (code) => (lane: number) => plain(...vectorCode(code), smallByte(lane, count)));

/** Bytes that an access moves, told by its name: `load16_u` two, `load8x8_s` eight, `load` the whole value. */
const widthOf = (name: string, whole: number): number =>
  (name.match(/\d+/g) ?? [8 * whole]).reduce<number>((bits, factor) => bits * Number(factor), 1) / 8;

const access = <Text extends string>(first: number, whole: number, names: Text) =>
  row(first, names, (code, name): Access => {
    const width = widthOf(name, whole);
    const opcode = whole === 16 ? vectorCode(code) : [code];
    return (offset = 0, align = width) => plain(...opcode, ...memoryArgument(width, offset, align));
  });
const laneAccess = <Text extends string>(first: number, names: Text) =>
  row(first, names, (code, name): LaneAccess => {
    const width = widthOf(name, 16);
    return (lane, offset = 0, align = width) =>
      plain(...vectorCode(code), ...memoryArgument(width, offset, align), smallByte(lane, 16 / width));
  });

const variable = (code: number) => (local: number) => ({ bytes: [code, ...unsignedLeb128(local)], local });
const branch = (code: number) => (label: number) => ({ bytes: [code, ...unsignedLeb128(label)], label });
const opening = (code: number) => (result?: ValueType) =>
  ({ bytes: [code, result === undefined ? 0x40 : VALUE_TYPES[result]], nesting: 1 }) as const;

/** Blocks, branches and calls. `block`, `loop` and `if` run to their `end`; a function's own end is added for it. */
export const control = {
  ...scalar(0x00, 'unreachable nop'),
  block: opening(0x02),
  loop: opening(0x03),
  if: opening(0x04),
  else: plain(0x05),
  end: { bytes: [0x0b], nesting: -1 } as const,
  br: branch(0x0c),
  br_if: branch(0x0d),
  /** Leaves by the label that stands at the index on the stack, by `otherwise` beyond the last. */
  br_table: (labels: readonly number[], otherwise: number) => ({
    bytes: [0x0e, ...[labels.length, ...labels, otherwise].flatMap(unsignedLeb128)],
    label: Math.max(...labels, otherwise),
  }),
  return: plain(0x0f),
  call: (callee: string) => ({ bytes: [0x10], callee }),
  ...scalar(0x1a, 'drop select'),
};

export const local = { get: variable(0x20), set: variable(0x21), tee: variable(0x22) };

export const memory = {
  size: plain(0x3f, 0),
  grow: plain(0x40, 0),
  /** Takes target address, source address and count from the stack; `fill` address, byte and count. */
  copy: plain(0xfc, 10, 0, 0),
  fill: plain(0xfc, 11, 0),
};

export const i32 = {
  const: (value: number) => plain(0x41, ...signedLeb128(value, 32)),
  ...access(0x28, 4, 'load'),
  ...access(0x2c, 4, 'load8_s load8_u load16_s load16_u'),
  ...access(0x36, 4, 'store'),
  ...access(0x3a, 4, 'store8 store16'),
  ...scalar(0x45, 'eqz eq ne lt_s lt_u gt_s gt_u le_s le_u ge_s ge_u'),
  ...scalar(0x67, 'clz ctz popcnt add sub mul div_s div_u rem_s rem_u and or xor shl shr_s shr_u rotl rotr'),
  ...scalar(0xa7, 'wrap_i64 trunc_f32_s trunc_f32_u trunc_f64_s trunc_f64_u'),
  ...scalar(0xbc, 'reinterpret_f32'),
  ...scalar(0xc0, 'extend8_s extend16_s'),
  ...saturating(0, 'trunc_sat_f32_s trunc_sat_f32_u trunc_sat_f64_s trunc_sat_f64_u'),
};

export const i64 = {
  const: (value: bigint) => plain(0x42, ...signedLeb128(value, 64)),
  ...access(0x29, 8, 'load'),
  ...access(0x30, 8, 'load8_s load8_u load16_s load16_u load32_s load32_u'),
  ...access(0x37, 8, 'store'),
  ...access(0x3c, 8, 'store8 store16 store32'),
  ...scalar(0x50, 'eqz eq ne lt_s lt_u gt_s gt_u le_s le_u ge_s ge_u'),
  ...scalar(0x79, 'clz ctz popcnt add sub mul div_s div_u rem_s rem_u and or xor shl shr_s shr_u rotl rotr'),
  ...scalar(0xac, 'extend_i32_s extend_i32_u trunc_f32_s trunc_f32_u trunc_f64_s trunc_f64_u'),
  ...scalar(0xbd, 'reinterpret_f64'),
  ...scalar(0xc2, 'extend8_s extend16_s extend32_s'),
  ...saturating(4, 'trunc_sat_f32_s trunc_sat_f32_u trunc_sat_f64_s trunc_sat_f64_u'),
};

export const f32 = {
  const: (value: number) => plain(0x43, ...floatBytes(value, 4)),
  ...access(0x2a, 4, 'load'),
  ...access(0x38, 4, 'store'),
  ...scalar(0x5b, 'eq ne lt gt le ge'),
  ...scalar(0x8b, 'abs neg ceil floor trunc nearest sqrt add sub mul div min max copysign'),
  ...scalar(0xb2, 'convert_i32_s convert_i32_u convert_i64_s convert_i64_u demote_f64'),
  ...scalar(0xbe, 'reinterpret_i32'),
};

export const f64 = {
  const: (value: number) => plain(0x44, ...floatBytes(value, 8)),
  ...access(0x2b, 8, 'load'),
  ...access(0x39, 8, 'store'),
  ...scalar(0x61, 'eq ne lt gt le ge'),
  ...scalar(0x99, 'abs neg ceil floor trunc nearest sqrt add sub mul div min max copysign'),
  ...scalar(0xb7, 'convert_i32_s convert_i32_u convert_i64_s convert_i64_u promote_f32'),
  ...scalar(0xbf, 'reinterpret_i64'),
};

export const v128 = {
  const: (bytes: readonly number[]) => plain(...vectorCode(0x0c), ...sixteenBytes(bytes, 256)),
  ...access(0x00, 16, 'load load8x8_s load8x8_u load16x4_s load16x4_u load32x2_s load32x2_u'),
  ...access(0x07, 16, 'load8_splat load16_splat load32_splat load64_splat store'),
  ...laneAccess(0x54, 'load8_lane load16_lane load32_lane load64_lane'),
  ...laneAccess(0x58, 'store8_lane store16_lane store32_lane store64_lane'),
  ...access(0x5c, 16, 'load32_zero load64_zero'),
  ...simd(0x4d, 'not and andnot or xor bitselect any_true'),
};

export const i8x16 = {
  /** Picks 16 of the 32 bytes of two vectors. */
  shuffle: (...picks: readonly number[]) => plain(...vectorCode(0x0d), ...sixteenBytes(picks, 32)),
  ...simd(0x0e, 'swizzle splat'),
  ...lanes(0x15, 16, 'extract_lane_s extract_lane_u replace_lane'),
  ...simd(0x23, 'eq ne lt_s lt_u gt_s gt_u le_s le_u ge_s ge_u'),
  ...simd(0x60, 'abs neg popcnt all_true bitmask narrow_i16x8_s narrow_i16x8_u'),
  ...simd(0x6b, 'shl shr_s shr_u add add_sat_s add_sat_u sub sub_sat_s sub_sat_u'),
  ...simd(0x76, 'min_s min_u max_s max_u'),
  ...simd(0x7b, 'avgr_u'),
};

export const i16x8 = {
  ...simd(0x10, 'splat'),
  ...lanes(0x18, 8, 'extract_lane_s extract_lane_u replace_lane'),
  ...simd(0x2d, 'eq ne lt_s lt_u gt_s gt_u le_s le_u ge_s ge_u'),
  ...simd(0x7c, 'extadd_pairwise_i8x16_s extadd_pairwise_i8x16_u'),
  ...simd(0x80, 'abs neg q15mulr_sat_s all_true bitmask narrow_i32x4_s narrow_i32x4_u'),
  ...simd(0x87, 'extend_low_i8x16_s extend_high_i8x16_s extend_low_i8x16_u extend_high_i8x16_u'),
  ...simd(0x8b, 'shl shr_s shr_u add add_sat_s add_sat_u sub sub_sat_s sub_sat_u'),
  ...simd(0x95, 'mul min_s min_u max_s max_u'),
  ...simd(0x9b, 'avgr_u extmul_low_i8x16_s extmul_high_i8x16_s extmul_low_i8x16_u extmul_high_i8x16_u'),
};

export const i32x4 = {
  ...simd(0x11, 'splat'),
  ...lanes(0x1b, 4, 'extract_lane replace_lane'),
  ...simd(0x37, 'eq ne lt_s lt_u gt_s gt_u le_s le_u ge_s ge_u'),
  ...simd(0x7e, 'extadd_pairwise_i16x8_s extadd_pairwise_i16x8_u'),
  ...simd(0xa0, 'abs neg'),
  ...simd(0xa3, 'all_true bitmask'),
  ...simd(0xa7, 'extend_low_i16x8_s extend_high_i16x8_s extend_low_i16x8_u extend_high_i16x8_u'),
  ...simd(0xab, 'shl shr_s shr_u add'),
  ...simd(0xb1, 'sub'),
  ...simd(0xb5, 'mul min_s min_u max_s max_u dot_i16x8_s'),
  ...simd(0xbc, 'extmul_low_i16x8_s extmul_high_i16x8_s extmul_low_i16x8_u extmul_high_i16x8_u'),
  ...simd(0xf8, 'trunc_sat_f32x4_s trunc_sat_f32x4_u'),
  ...simd(0xfc, 'trunc_sat_f64x2_s_zero trunc_sat_f64x2_u_zero'),
};

export const i64x2 = {
  ...simd(0x12, 'splat'),
  ...lanes(0x1d, 2, 'extract_lane replace_lane'),
  ...simd(0xc0, 'abs neg'),
  ...simd(0xc3, 'all_true bitmask'),
  ...simd(0xc7, 'extend_low_i32x4_s extend_high_i32x4_s extend_low_i32x4_u extend_high_i32x4_u'),
  ...simd(0xcb, 'shl shr_s shr_u add'),
  ...simd(0xd1, 'sub'),
  ...simd(0xd5, 'mul eq ne lt_s gt_s le_s ge_s'),
  ...simd(0xdc, 'extmul_low_i32x4_s extmul_high_i32x4_s extmul_low_i32x4_u extmul_high_i32x4_u'),
};

export const f32x4 = {
  ...simd(0x13, 'splat'),
  ...lanes(0x1f, 4, 'extract_lane replace_lane'),
  ...simd(0x41, 'eq ne lt gt le ge'),
  ...simd(0x5e, 'demote_f64x2_zero'),
  ...simd(0x67, 'ceil floor trunc nearest'),
  ...simd(0xe0, 'abs neg'),
  ...simd(0xe3, 'sqrt add sub mul div min max pmin pmax'),
  ...simd(0xfa, 'convert_i32x4_s convert_i32x4_u'),
};

export const f64x2 = {
  const: (low: number, high: number) => v128.const([...floatBytes(low, 8), ...floatBytes(high, 8)]),
  ...simd(0x14, 'splat'),
  ...lanes(0x21, 2, 'extract_lane replace_lane'),
  ...simd(0x47, 'eq ne lt gt le ge'),
  ...simd(0x5f, 'promote_low_f32x4'),
  ...simd(0x74, 'ceil floor'),
  ...simd(0x7a, 'trunc'),
  ...simd(0x94, 'nearest'),
  ...simd(0xec, 'abs neg'),
  ...simd(0xef, 'sqrt add sub mul div min max pmin pmax'),
  ...simd(0xfe, 'convert_low_i32x4_s convert_low_i32x4_u'),
};
