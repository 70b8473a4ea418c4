import { CODES } from './buckets.ts';
import { isMeasured } from './encode-cell.ts';
import type { FrozenAttribute } from './frozen-attribute.ts';

/** Cases that are stored and passed over together. */
export const TILE = 64;
const SAMPLED = 384;
/** How far apart a known and an unknown number are taken to be, and how much of it where levels are concerned. */
const TO_UNKNOWN = 0.3;

/** The way a stretch of cases is cut: codes of an attribute that go to the front, by bits. */
interface Cut {
  readonly attribute: number;
  readonly front: number;
}

/**
 * An order of cases in which similar ones stand together: stretches are cut in two, again and again, by the attribute
 * whose distances within the parts drop most, until they hold no more than a tile.
 *
 * Only speed depends on it.
 *
 * @param codes  case by case, one byte each attribute
 * @returns numbers of cases in their order
 */
export function tileOrder(frozen: readonly FrozenAttribute[], codes: Uint8Array, count: number): Int32Array {
  const width = frozen.length;
  const order = Int32Array.from({ length: count }, (_, i) => i);
  const spare = new Int32Array(count);
  const counts = new Int32Array(width * CODES);
  const stack: number[] = [0, count];
  while (stack.length > 0) {
    const to = stack.pop()!;
    const from = stack.pop()!;
    if (to - from <= TILE) continue;
    const sampled = countSample(counts, codes, order.subarray(from, to));
    const cut = bestCut(frozen, counts, sampled);
    const whole = Math.floor((from + to) / 2);
    const middle = cut === undefined ? whole : from + partition(order.subarray(from, to), spare, codes, { cut, width });
    // a part that fills whole tiles leaves no tile half of one kind and half of another
    const at = middle <= from || middle >= to ? whole : roundToTile(middle, from, to);
    stack.push(from, at, at, to);
  }
  return order;
}

/** Counts the codes of a sample of a stretch, attribute by attribute; returns the size of the sample. */
function countSample(counts: Int32Array, codes: Uint8Array, stretch: Int32Array): number {
  const width = counts.length / CODES;
  const step = Math.max(1, Math.floor(stretch.length / SAMPLED));
  counts.fill(0);
  let sampled = 0;
  for (let i = 0; i < stretch.length; i += step) {
    const at = stretch[i]! * width;
    for (let j = 0; j < width; j++) counts[j * CODES + codes[at + j]!]!++;
    sampled++;
  }
  return sampled;
}

function roundToTile(middle: number, from: number, to: number): number {
  const rounded = Math.round(middle / TILE) * TILE;
  return rounded > from && rounded < to ? rounded : middle;
}

function bestCut(frozen: readonly FrozenAttribute[], counts: Int32Array, sampled: number): Cut | undefined {
  let best = 1e-9;
  let cut: Cut | undefined;
  for (let j = 0; j < frozen.length; j++) {
    const { attribute } = frozen[j]!;
    if (attribute.weight === 0) continue;
    const shares = Float64Array.from(counts.subarray(j * CODES, (j + 1) * CODES), (n) => n / sampled);
    const isNumber = isMeasured(attribute);
    const whole = spread(shares, isNumber, 0xffff);
    // no cut takes away more than there is
    if (attribute.weight * whole <= best) continue;
    for (const front of candidates(shares, isNumber)) {
      const drop = attribute.weight * (whole - within(shares, isNumber, front));
      if (drop > best) {
        best = drop;
        cut = { attribute: j, front };
      }
    }
  }
  return cut;
}

/** Ways to part the codes: the known from the unknown, low from high at the middle, the most frequent from the rest. */
function candidates(shares: Float64Array, isMeasured: boolean): number[] {
  const known = 1 - shares[0]!;
  const cuts = shares[0]! > 0 && known > 0 ? [1] : [];
  const codes = Array.from({ length: CODES - 1 }, (_, i) => i + 1).filter((code) => shares[code]! > 0);
  if (codes.length < 2) return cuts;
  if (!isMeasured) codes.sort((a, b) => shares[b]! - shares[a]! || a - b);
  let front = 0;
  let reached = 0;
  for (const code of codes.slice(0, -1)) {
    if (reached > 0 && reached + shares[code]! / 2 > known / 2) break;
    front |= 1 << code;
    reached += shares[code]!;
  }
  cuts.push(front);
  return cuts;
}

/** The expected distance of two cases of one part. @param front  codes of one of the two parts, by bits */
function within(shares: Float64Array, isMeasured: boolean, front: number): number {
  let part = 0;
  for (let code = 0; code < CODES; code++) if ((front >> code) & 1) part += shares[code]!;
  return spread(shares, isMeasured, front) / part + spread(shares, isMeasured, ~front) / (1 - part);
}

/** Σ pᵢ pⱼ dᵢⱼ over some codes, told by bits: buckets lie a fourteenth apart, levels 1. */
function spread(shares: Float64Array, isMeasured: boolean, codes: number): number {
  let sum = 0;
  let known = 0;
  let weighted = 0;
  for (let code = 1; code < CODES; code++) {
    if (((codes >> code) & 1) === 0) continue;
    const share = shares[code]!;
    sum += isMeasured ? (2 * share * (code * known - weighted)) / (CODES - 2) : 2 * share * known;
    known += share;
    weighted += share * code;
  }
  return sum + (codes & 1 ? 2 * TO_UNKNOWN * shares[0]! * known : 0);
}

interface Parting {
  readonly cut: Cut;
  readonly width: number;
}

/** Moves the cases of the front codes to the front, each part keeping its order; returns how many they are. */
function partition(stretch: Int32Array, spare: Int32Array, codes: Uint8Array, { cut, width }: Parting): number {
  const { attribute, front } = cut;
  let ahead = 0;
  let rest = 0;
  for (let i = 0; i < stretch.length; i++) {
    const number = stretch[i]!;
    if ((front >> codes[number * width + attribute]!) & 1) stretch[ahead++] = number;
    else spare[rest++] = number;
  }
  stretch.set(spare.subarray(0, rest), ahead);
  return ahead;
}
