import { isMeasured } from './encode-cell.ts';
import type { FrozenAttribute } from './frozen-attribute.ts';

/** Codes of 4 bits: 0 for missing, 1 to 15 for buckets. */
export const CODES = 16;
const BUCKETS = CODES - 1;
const MOST_SAMPLED = 40_000;

/** Into which of 15 buckets the numbers or levels of an attribute fall. */
export interface Buckets {
  /** Smallest and largest stored number of each bucket, by code; NaN where a bucket is empty. */
  readonly lows: Float32Array;
  readonly highs: Float32Array;
  /** Code of each level; empty for measured attributes. */
  readonly ofLevel: Uint8Array;
}

/** Codes case by case, and where those of one attribute stand among them. */
export interface CodesOut {
  readonly codes: Uint8Array;
  readonly offset: number;
  readonly width: number;
}

/**
 * Sorts the stored numbers of an attribute into buckets of like numbers of cases, and writes the code of each case.
 *
 * Only speed depends on how well they are chosen: bounds use the numbers that are really there.
 *
 * @param column  stored numbers, NaN where missing
 * @param codes   out; that of case i goes to `offset + i · width`
 */
export function bucketColumn(frozen: FrozenAttribute, column: Float32Array, out: CodesOut): Buckets {
  const { codes, offset, width } = out;
  const lows = new Float32Array(CODES).fill(Number.NaN);
  const highs = new Float32Array(CODES).fill(Number.NaN);
  if (!isMeasured(frozen.attribute)) {
    const ofLevel = bucketLevels(frozen, column);
    for (let i = 0; i < column.length; i++) codes[offset + i * width] = ofLevel[column[i]!] ?? 0;
    return { lows, highs, ofLevel };
  }
  const edges = edgesOf(column);
  for (let i = 0; i < column.length; i++) {
    const value = column[i]!;
    if (Number.isNaN(value)) {
      codes[offset + i * width] = 0;
      continue;
    }
    let code = 1;
    for (let step = 8; step > 0; step >>= 1) {
      if (code + step <= BUCKETS && value >= edges[code + step - 2]!) code += step;
    }
    codes[offset + i * width] = code;
    if (!(value >= lows[code]!)) lows[code] = value;
    if (!(value <= highs[code]!)) highs[code] = value;
  }
  return { lows, highs, ofLevel: new Uint8Array(0) };
}

/** Fourteen ascending numbers at which a new bucket begins; the last ones infinite where fewer will do. */
function edgesOf(column: Float32Array): Float32Array {
  const step = Math.max(1, Math.floor(column.length / MOST_SAMPLED));
  const sample: number[] = [];
  for (let i = 0; i < column.length; i += step) if (!Number.isNaN(column[i])) sample.push(column[i]!);
  const sorted = Float32Array.from(sample).sort();
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
  for (const level of column) if (!Number.isNaN(level)) counts[level]!++;
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
