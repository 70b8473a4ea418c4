/** What the cuts of a stretch are chosen by. */
export interface Cutting {
  /** By attribute: how much it counts, 0 where it is not cut by, and 1 where codes lie in a row, 0 where they are levels. */
  readonly weights: Float64Array;
  readonly inRow: Uint8Array;
  /** Cases of a sample by attribute and code. */
  readonly counts: Int32Array;
  /** Scratch: sixteen codes. */
  readonly ranked: Int32Array;
}

const CODES = 16;
/** How far apart a known and an unknown number are taken to be, and how much of it where levels are concerned. */
const TO_UNKNOWN = 0.3;
const LEAST_GAIN = 1e-9;

/** Counts the codes of every `step`-th case of a stretch; returns how many cases were counted. */
export function countCodes(
  { counts }: Cutting,
  columns: readonly Uint8Array[],
  order: Int32Array,
  { from, to, step }: { readonly from: number; readonly to: number; readonly step: number },
): number {
  counts.fill(0);
  for (let j = 0; j < columns.length; j++) {
    const column = columns[j]!;
    const at = j * CODES;
    for (let i = from; i < to; i += step) counts[at + column[order[i]!]!]!++;
  }
  return Math.ceil((to - from) / step);
}

/**
 * The cut of a sample in two that takes most away of the expected distance of two cases of one part, weighted by attribute:
 * the known from the unknown, low from high at the middle, or the most frequent levels from the rest.
 *
 * @returns attribute · 65536 + codes of one part by bits; -1 where no cut takes anything away
 */
export function bestCut(cutting: Cutting, sampled: number): number {
  const { weights, inRow, counts } = cutting;
  let best = LEAST_GAIN;
  let cut = -1;
  for (let j = 0; j < weights.length; j++) {
    const weight = weights[j]!;
    if (weight === 0) continue;
    const at = j * CODES;
    const isRow = inRow[j] === 1;
    const whole = spread(counts, at, isRow, 0xffff) / sampled;
    // no cut takes away more than there is
    if (weight * whole <= best * sampled) continue;
    const front = middleOf(cutting, at, isRow, sampled);
    for (let which = 0; which < 2; which++) {
      const bits = which === 0 ? 1 : front;
      const part = countOf(counts, at, bits);
      if (part === 0 || part === sampled) continue;
      const rest = spread(counts, at, isRow, ~bits & 0xffff) / (sampled - part);
      const gain = (weight * (whole - spread(counts, at, isRow, bits) / part - rest)) / sampled;
      if (gain > best) {
        best = gain;
        cut = j * 65536 + bits;
      }
    }
  }
  return cut;
}

function countOf(counts: Int32Array, at: number, bits: number): number {
  let part = 0;
  for (let code = 0; code < CODES; code++) if ((bits >> code) & 1) part += counts[at + code]!;
  return part;
}

/** Codes, by bits, of about half of the known cases: the lowest where they lie in a row, else the most frequent; 0 for none. */
function middleOf({ counts, ranked }: Cutting, at: number, isRow: boolean, sampled: number): number {
  let used = 0;
  for (let code = 1; code < CODES; code++) {
    const count = counts[at + code]!;
    if (count === 0) continue;
    let place = used++;
    for (; !isRow && place > 0 && counts[at + ranked[place - 1]!]! < count; place--) ranked[place] = ranked[place - 1]!;
    ranked[place] = code;
  }
  if (used < 2) return 0;
  const known = sampled - counts[at]!;
  let front = 0;
  let reached = 0;
  for (let i = 0; i < used - 1; i++) {
    const count = counts[at + ranked[i]!]!;
    if (reached > 0 && reached + count / 2 > known / 2) break;
    front |= 1 << ranked[i]!;
    reached += count;
  }
  return front;
}

/** Σ nᵢ nⱼ dᵢⱼ over some codes, told by bits: codes in a row lie a fourteenth apart, levels 1. */
function spread(counts: Int32Array, at: number, isRow: boolean, bits: number): number {
  let sum = 0;
  let known = 0;
  let weighted = 0;
  for (let code = 1; code < CODES; code++) {
    if (((bits >> code) & 1) === 0) continue;
    const count = counts[at + code]!;
    sum += isRow ? (2 * count * (code * known - weighted)) / (CODES - 2) : 2 * count * known;
    known += count;
    weighted += count * code;
  }
  return sum + (bits & 1 ? 2 * TO_UNKNOWN * counts[at]! * known : 0);
}
