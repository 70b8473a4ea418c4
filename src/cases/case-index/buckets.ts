import { isMeasured } from './encode-cell.ts';
import type { FrozenAttribute } from './frozen-attribute.ts';

/** Codes of 4 bits: 0 for missing, 1 to 15 for buckets. */
export const CODES = 16;
const BUCKETS = CODES - 1;
const MOST_SAMPLED = 16_384;

/** Into which of 15 buckets the numbers or levels of an attribute fall. */
export interface Buckets {
  /** Smallest and largest stored number of each bucket, by code; NaN where a bucket is empty. */
  readonly lows: Float32Array;
  readonly highs: Float32Array;
  /** Code of each level; empty for measured attributes. */
  readonly ofLevel: Uint8Array;
}

/** Cells of a grid over two units, which is how far the numbers of a range spread. */
const GRID = 2048;

/**
 * Sorts the stored numbers of an attribute into buckets of like numbers of cases, and writes the code of each case.
 *
 * Only speed depends on how well they are chosen: bounds use the numbers that are really there.
 *
 * @param column  stored numbers, NaN where missing
 * @param codes   out, case by case
 */
export function bucketColumn(frozen: FrozenAttribute, column: Float32Array, codes: Uint8Array): Buckets {
  const lows = new Float32Array(CODES).fill(Number.NaN);
  const highs = new Float32Array(CODES).fill(Number.NaN);
  if (!isMeasured(frozen.attribute)) {
    const ofLevel = bucketLevels(frozen, column);
    for (let i = 0; i < column.length; i++) {
      const level = column[i]!;
      codes[i] = level >= 0 ? ofLevel[level]! : 0;
    }
    return { lows, highs, ofLevel };
  }
  const edges = edgesOf(column);
  const perUnit = GRID / (2 * Math.max(1, frozen.span / frozen.unit / 2));
  // the code of the lowest number of each cell; numbers further up in the cell, or beyond the grid, go on from there
  const first = Uint8Array.from({ length: GRID }, (_, cell) => codeFrom(edges, 1, cell / perUnit));
  for (let i = 0; i < column.length; i++) {
    const value = column[i]!;
    if (Number.isNaN(value)) {
      codes[i] = 0;
      continue;
    }
    const cell = value * perUnit;
    const code = codeFrom(edges, cell > 0 ? first[cell < GRID ? cell | 0 : GRID - 1]! : 1, value);
    codes[i] = code;
    if (!(value >= lows[code]!)) lows[code] = value;
    if (!(value <= highs[code]!)) highs[code] = value;
  }
  return { lows, highs, ofLevel: new Uint8Array(0) };
}

/** The code of a number of which it is known that it is not lower than `code`. */
function codeFrom(edges: Float32Array, code: number, value: number): number {
  let found = code;
  while (found < BUCKETS && value >= edges[found - 1]!) found++;
  return found;
}

/** Fourteen ascending numbers at which a new bucket begins; the last ones infinite where fewer will do. */
function edgesOf(column: Float32Array): Float32Array {
  const step = Math.max(1, Math.floor(column.length / MOST_SAMPLED));
  const sample = new Float32Array(Math.ceil(column.length / step));
  let size = 0;
  for (let i = 0; i < column.length; i += step) if (!Number.isNaN(column[i])) sample[size++] = column[i]!;
  const sorted = sample.subarray(0, size).sort();
  const distinct = sorted.filter((value, i) => i === 0 || value !== sorted[i - 1]);
  const edges = new Float32Array(BUCKETS - 1).fill(Number.POSITIVE_INFINITY);
  if (distinct.length <= BUCKETS) {
    edges.set(distinct.subarray(1));
    return edges;
  }
  let count = 0;
  let last = sorted[0]!;
  for (let b = 1; b < BUCKETS; b++) {
    const edge = sorted[Math.floor((b * sorted.length) / BUCKETS)]!;
    if (edge === last) continue;
    edges[count++] = edge;
    last = edge;
  }
  return edges;
}

/** Codes of levels: each its own while they last; branches and sets by runs of their names, others evened out by number of cases. */
function bucketLevels({ attribute, levels }: FrozenAttribute, column: Float32Array): Uint8Array {
  const ofLevel = new Uint8Array(levels.length);
  const counts = new Float64Array(levels.length);
  for (let i = 0; i < column.length; i++) {
    const level = column[i]!;
    if (level >= 0) counts[level]!++;
  }
  const used = [...counts.keys()].filter((level) => counts[level]! > 0);
  if (used.length <= BUCKETS) {
    used.forEach((level, i) => {
      ofLevel[level] = i + 1;
    });
  } else if (attribute.kind === 'categorical') {
    const loads = new Float64Array(BUCKETS);
    used.sort((a, b) => counts[b]! - counts[a]! || a - b);
    for (const level of used) {
      const lightest = loads.indexOf(Math.min(...loads));
      loads[lightest]! += counts[level]!;
      ofLevel[level] = lightest + 1;
    }
  } else {
    const total = used.reduce((sum, level) => sum + counts[level]!, 0);
    used.sort((a, b) => (levels[a]! < levels[b]! ? -1 : 1));
    let before = 0;
    for (const level of used) {
      ofLevel[level] = 1 + Math.min(BUCKETS - 1, Math.floor((before * BUCKETS) / total));
      before += counts[level]!;
    }
  }
  return ofLevel;
}
