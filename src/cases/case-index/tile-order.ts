import { CODES } from './buckets.ts';
import { isMeasured } from './encode-cell.ts';
import type { FrozenAttribute } from './frozen-attribute.ts';

/** Cases that are stored and passed over together. */
export const TILE = 64;
const SAMPLED = 384;
/** How far apart a known and an unknown number are taken to be, and how much of it where levels are concerned. */
const TO_UNKNOWN = 0.3;

/** The way a stretch of cases is cut: codes that go to the front. */
interface Cut {
  readonly attribute: number;
  readonly isFront: Uint8Array;
}

/**
 * An order of cases in which similar ones stand together: stretches are cut in two, again and again, by the attribute
 * whose distances within the parts drop most, until they hold no more than a tile.
 *
 * Only speed depends on it.
 *
 * @param codes  attribute by attribute, one byte each case
 * @returns numbers of cases in their order
 */
export function tileOrder(frozen: readonly FrozenAttribute[], codes: Uint8Array, count: number): Int32Array {
  const order = Int32Array.from({ length: count }, (_, i) => i);
  const spare = new Int32Array(count);
  const histogram = new Float64Array(CODES);
  const stack: number[] = [0, count];
  while (stack.length > 0) {
    const to = stack.pop()!;
    const from = stack.pop()!;
    if (to - from <= TILE) continue;
    const cut = bestCut({ frozen, codes, count, order, histogram }, from, to);
    const whole = Math.floor((from + to) / 2);
    const middle = cut === undefined ? whole : partition(order, spare, [from, to], { cut, codes, count });
    // a part that fills whole tiles leaves no tile half of one kind and half of another
    const at = middle <= from || middle >= to ? whole : roundToTile(middle, from, to);
    stack.push(from, at, at, to);
  }
  return order;
}

function roundToTile(middle: number, from: number, to: number): number {
  const rounded = Math.round(middle / TILE) * TILE;
  return rounded > from && rounded < to ? rounded : middle;
}

interface Stretch {
  readonly frozen: readonly FrozenAttribute[];
  readonly codes: Uint8Array;
  readonly count: number;
  readonly order: Int32Array;
  readonly histogram: Float64Array;
}

function bestCut({ frozen, codes, count, order, histogram }: Stretch, from: number, to: number): Cut | undefined {
  const step = Math.max(1, Math.floor((to - from) / SAMPLED));
  const n = Math.floor((to - from - 1) / step) + 1;
  let best = 1e-9;
  let cut: Cut | undefined;
  for (let j = 0; j < frozen.length; j++) {
    const { attribute } = frozen[j]!;
    if (attribute.weight === 0) continue;
    histogram.fill(0);
    const base = j * count;
    for (let i = from; i < to; i += step) histogram[codes[base + order[i]!]!]! += 1 / n;
    for (const isFront of candidates(histogram, isMeasured(attribute))) {
      const drop = attribute.weight * dropOf(histogram, isFront, isMeasured(attribute));
      if (drop > best) {
        best = drop;
        cut = { attribute: j, isFront };
      }
    }
  }
  return cut;
}

/** Ways to part the codes: the known from the unknown, low from high at the middle, the most frequent from the rest. */
function candidates(shares: Float64Array, isMeasured: boolean): Uint8Array[] {
  const known = 1 - shares[0]!;
  const cuts: Uint8Array[] = [];
  if (shares[0]! > 0 && known > 0) cuts.push(Uint8Array.from(shares, (_, code) => (code === 0 ? 1 : 0)));
  const isFront = new Uint8Array(CODES);
  const codes = Array.from({ length: CODES - 1 }, (_, i) => i + 1).filter((code) => shares[code]! > 0);
  if (codes.length < 2) return cuts;
  if (!isMeasured) codes.sort((a, b) => shares[b]! - shares[a]! || a - b);
  let reached = 0;
  for (const code of codes) {
    if (reached > 0 && reached + shares[code]! / 2 > known / 2) break;
    if (code === codes.at(-1)) break;
    isFront[code] = 1;
    reached += shares[code]!;
  }
  if (!isMeasured) isFront[0] = 0;
  cuts.push(isFront);
  return cuts;
}

/** By how much the expected distance of two cases of one part lies below that of two cases of the whole. */
function dropOf(shares: Float64Array, isFront: Uint8Array, isMeasured: boolean): number {
  let front = 0;
  for (let code = 0; code < CODES; code++) if (isFront[code] === 1) front += shares[code]!;
  const back = 1 - front;
  if (front === 0 || back === 0) return 0;
  const within = spread(shares, isMeasured, isFront, 1) / front + spread(shares, isMeasured, isFront, 0) / back;
  return spread(shares, isMeasured) - within;
}

/** Σ pᵢ pⱼ dᵢⱼ over the codes of one part: buckets lie a fourteenth apart, levels 1. */
function spread(shares: Float64Array, isMeasured: boolean, isFront?: Uint8Array, part?: number): number {
  let sum = 0;
  let known = 0;
  let weighted = 0;
  let unknown = 0;
  for (let code = 0; code < CODES; code++) {
    if (isFront !== undefined && isFront[code] !== part) continue;
    const share = shares[code]!;
    if (code === 0) unknown = share;
    else if (isMeasured) {
      sum += (2 * share * (code * known - weighted)) / (CODES - 2);
      known += share;
      weighted += share * code;
    } else {
      sum += 2 * share * known;
      known += share;
    }
  }
  return sum + 2 * TO_UNKNOWN * unknown * known;
}

/** Moves the cases of the front codes to the front, each part keeping its order; returns where the rest begins. */
function partition(
  order: Int32Array,
  spare: Int32Array,
  [from, to]: readonly [number, number],
  { cut, codes, count }: { cut: Cut; codes: Uint8Array; count: number },
): number {
  const { attribute, isFront } = cut;
  const base = attribute * count;
  let front = from;
  let rest = 0;
  for (let i = from; i < to; i++) {
    const number = order[i]!;
    if (isFront[codes[base + number]!] === 1) order[front++] = number;
    else spare[rest++] = number;
  }
  order.set(spare.subarray(0, rest), front);
  return front;
}
