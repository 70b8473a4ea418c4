import type { RandomStream } from '../../numeric/random-stream.ts';
import type { CompiledBook } from '../book/compiled-book.ts';
import { MIXING_END, MIXING_STEPS } from '../book/mixing-table.ts';
import { HAZARD_HIGH, HAZARD_LOW, HAZARD_STEPS } from './hazard-table.ts';
import type { WasmWalk } from './wasm-walk.ts';

/** What one walk works in; allocated once, used for every scenario of a book. */
export interface WalkScratch {
  /** In: the scenario's independent standard normal numbers, factors first, under Student t the mixing number last. */
  readonly normals: Float64Array;
  /** Out: weights · z for each row of loadings of a loan in default; its class finds it by `classLoading`. */
  readonly systematic: Float64Array;
  /** Out: what thresholds are multiplied by in this scenario, one number; 1 under the Gaussian copula. */
  readonly mixed: Float64Array;
  /** Cumulative hazard of a loan of each group, or of the group's envelope. */
  readonly hazard: Float64Array;
  /** Out, for each default in order of position: where, its class, how deep in its hazard, and that hazard. */
  readonly position: Int32Array;
  readonly klass: Int32Array;
  readonly depth: Float64Array;
  readonly limit: Float64Array;
  /** Of each default, before they are sorted. */
  readonly quarter: Int32Array;
  readonly moment: Float64Array;
  /** Start of each quarter among sorted defaults. */
  readonly starts: Int32Array;
  readonly table: Float64Array;
  /** Views of one buffer, of 16, 32, … values. */
  readonly blocks: readonly Float64Array[];
  /** The walk in WebAssembly, over the same arrays. */
  readonly wasm: WasmWalk | undefined;
}

/** G(x) by its table; see `hazardTable`. */
export function hazardOf(table: Float64Array, x: number): number {
  const held = x < HAZARD_LOW ? HAZARD_LOW : x > HAZARD_HIGH ? HAZARD_HIGH : x;
  const u = (held - HAZARD_LOW) * HAZARD_STEPS;
  const i = u | 0;
  const d = u - i;
  const at = 4 * i;
  return ((table[at + 3]! * d + table[at + 2]!) * d + table[at + 1]!) * d + table[at]!;
}

/**
 * Systematic parts and hazards of the scenario whose normal numbers stand in the scratch.
 *
 *     x = (threshold · s − weights · z) / √(1 − norm²),  hazard = G(x);  of an envelope: the largest x of any of its loans
 *
 * @returns  length of the line of all loans: the sum of their hazards
 */
export function conditionOnFactors(book: CompiledBook, scratch: WalkScratch): number {
  const { factors, pureLoadings, weights, scale, mixing } = book;
  const { normals, systematic, mixed, hazard, table } = scratch;
  for (let l = 0, at = 0; l < pureLoadings; l++) {
    let sum = 0;
    for (let f = 0; f < factors; f++) sum += weights[at++]! * normals[f]!;
    systematic[l] = sum;
  }
  let s = 1;
  if (mixing.length > 0) {
    const y = normals[factors]!;
    const u = ((y < -MIXING_END ? -MIXING_END : y > MIXING_END ? MIXING_END : y) + MIXING_END) * MIXING_STEPS;
    const i = u | 0;
    const d = u - i;
    s = ((mixing[4 * i + 3]! * d + mixing[4 * i + 2]!) * d + mixing[4 * i + 1]!) * d + mixing[4 * i]!;
  }
  mixed[0] = s;

  const { groups, pureGroups, groupFirst, classLoading, lastThreshold } = book;
  let length = 0;
  for (let g = 0; g < pureGroups; g++) {
    const l = classLoading[g]!;
    const h = hazardOf(table, (lastThreshold[g]! * s - systematic[l]!) * scale[l]!);
    hazard[g] = h;
    length += (groupFirst[g + 1]! - groupFirst[g]!) * h;
  }
  const { envelopeThreshold, envelopeLow, envelopeHigh, envelopeScaleLow, envelopeScaleHigh } = book;
  for (let g = pureGroups, e = 0, at = 0; g < groups; g++, e++) {
    let least = 0;
    for (let f = 0; f < factors; f++, at++) {
      const low = envelopeLow[at]! * normals[f]!;
      const high = envelopeHigh[at]! * normals[f]!;
      least += low < high ? low : high;
    }
    const gap = envelopeThreshold[e]! * s - least;
    const h = hazardOf(table, gap > 0 ? gap * envelopeScaleHigh[e]! : gap * envelopeScaleLow[e]!);
    hazard[g] = h;
    length += (groupFirst[g + 1]! - groupFirst[g]!) * h;
  }
  return length;
}

/**
 * Loans lie on a line, each an interval as long as its hazard; unit exponentials walk along it, what is left of one carried
 * from group to group, and each loan they land in defaults, as deep in its hazard as the landing.
 *
 * A loan is passed with probability e^−hazard = 1 − p(z), independently of all others: exact, at one random number a default.
 *
 * @param length  from `conditionOnFactors`; tells how many numbers to draw at once, which no result depends on
 * @returns       how many loans were hit
 */
export function walkLine(book: CompiledBook, random: RandomStream, scratch: WalkScratch, length: number): number {
  const { groups, groupFirst } = book;
  const { hazard, position, klass, depth, limit, blocks } = scratch;
  const wanted = (length / 16) | 0; // as many numbers as hazards would have, all but sure to be used; then 32 at a time
  const numbers = blocks[wanted < blocks.length ? wanted : blocks.length - 1]!;
  const more = blocks[1]!;
  random.fillExponential(numbers);
  let available = numbers.length;
  let at = 1;
  let rest = numbers[0]!;
  let count = 0;

  for (let g = 0; g < groups; g++) {
    const h = hazard[g]!;
    let loan = groupFirst[g]!;
    const end = groupFirst[g + 1]!;
    const perHazard = 1 / h;
    let stretch = (end - loan) * h;
    while (rest < stretch) {
      let passed = (rest * perHazard) | 0;
      if (loan + passed >= end) passed = end - loan - 1; // rounding can reach the end
      const inside = rest - passed * h;
      loan += passed;
      position[count] = loan;
      klass[count] = g;
      depth[count] = inside > 0 ? inside : 0;
      limit[count] = h;
      count++;
      loan++;
      stretch = (end - loan) * h;
      if (at === available) {
        random.fillExponential(more);
        available = more.length;
        at = 0;
      }
      rest = numbers[at++]!;
    }
    rest -= stretch;
  }
  return count;
}

/**
 * The walk where nothing is asked of a default but its amount: `walkLine` without the hits, for groups of one class.
 *
 * @param amount  of each position
 * @returns       sum over the loans hit
 */
export function walkAmounts(
  book: CompiledBook,
  random: RandomStream,
  scratch: WalkScratch,
  length: number,
  amount: Float64Array,
): number {
  const { groups, groupFirst } = book;
  const { hazard, blocks } = scratch;
  const wanted = (length / 16) | 0;
  const numbers = blocks[wanted < blocks.length ? wanted : blocks.length - 1]!;
  const more = blocks[1]!;
  random.fillExponential(numbers);
  let available = numbers.length;
  let at = 1;
  let rest = numbers[0]!;
  let sum = 0;

  for (let g = 0; g < groups; g++) {
    const h = hazard[g]!;
    let loan = groupFirst[g]!;
    const end = groupFirst[g + 1]!;
    const perHazard = 1 / h;
    let stretch = (end - loan) * h;
    while (rest < stretch) {
      loan += (rest * perHazard) | 0;
      if (loan >= end) loan = end - 1;
      sum += amount[loan]!;
      loan++;
      stretch = (end - loan) * h;
      if (at === available) {
        random.fillExponential(more);
        available = more.length;
        at = 0;
      }
      rest = numbers[at++]!;
    }
    rest -= stretch;
  }
  return sum;
}

/**
 * Of the hits in groups under an envelope, keeps those that lie within the loan's own hazard: the line of an envelope holds
 * each loan's own interval at the beginning of a longer one.
 *
 * @returns  how many hits of all groups stay
 */
export function thin(book: CompiledBook, scratch: WalkScratch, hits: number): number {
  const { pureGroups, classOf, classLoading, lastThreshold, factors, weights, scale } = book;
  const { normals, position, klass, depth, limit, systematic, mixed, table } = scratch;
  const s = mixed[0]!;
  let kept = 0;
  while (kept < hits && klass[kept]! < pureGroups) kept++;
  for (let i = kept; i < hits; i++) {
    const at = position[i]!;
    const k = classOf[at]!;
    const l = classLoading[k]!;
    let common = 0;
    for (let f = 0, w = l * factors; f < factors; f++) common += weights[w + f]! * normals[f]!;
    const own = hazardOf(table, (lastThreshold[k]! * s - common) * scale[l]!);
    if (depth[i]! < own) {
      systematic[l] = common;
      position[kept] = at;
      klass[kept] = k;
      depth[kept] = depth[i]!;
      limit[kept] = own;
      kept++;
    }
  }
  return kept;
}
