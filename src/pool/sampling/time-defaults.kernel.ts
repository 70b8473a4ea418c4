import type { CompiledBook } from '../book/compiled-book.ts';
import { hazardOf, type WalkScratch } from './walk.kernel.ts';

/**
 * Quarter and moment of each default: the first quarter by whose end the cumulative hazard exceeds the depth, and the part of
 * that quarter's hazard that had passed, as if the hazard ran evenly within the quarter.
 */
export function timeDefaults(book: CompiledBook, scratch: WalkScratch, count: number): void {
  const { classTerm, classStart, classLoading, classThreshold, thresholds, scale } = book;
  const { klass, depth, limit, quarter, moment, systematic, mixed, table } = scratch;
  const s = mixed[0]!;
  for (let i = 0; i < count; i++) {
    const k = klass[i]!;
    const h = depth[i]!;
    const end = limit[i]!;
    const last = classTerm[k]! - 1;
    const l = classLoading[k]!;
    const common = systematic[l]!;
    const by = scale[l]!;
    const from = classThreshold[k]!;
    let t = ((h / end) * (last + 1)) | 0;
    if (t > last) t = last;
    let high = t === last ? end : hazardOf(table, (thresholds[from + t]! * s - common) * by);
    let low = 0;
    if (high > h) {
      while (t > 0) {
        low = hazardOf(table, (thresholds[from + t - 1]! * s - common) * by);
        if (low <= h) break;
        high = low;
        low = 0;
        t--;
      }
    } else {
      while (t < last) {
        low = high;
        t++;
        high = t === last ? end : hazardOf(table, (thresholds[from + t]! * s - common) * by);
        if (high > h) break;
      }
    }
    const part = (h - low) / (high - low);
    quarter[i] = classStart[k]! + t;
    moment[i] = part > 0 ? (part < 1 ? part : 1 - 2 ** -53) : 2 ** -53;
  }
}

/** Sorts defaults by quarter, those of one quarter by position, and writes them out. */
export function sortDefaults(
  scratch: WalkScratch,
  count: number,
  outLoan: Int32Array,
  outQuarter: Int32Array,
  outMoment: Float64Array,
): void {
  const { position, quarter, moment, starts } = scratch;
  starts.fill(0);
  for (let i = 0; i < count; i++) starts[quarter[i]! + 1]!++;
  for (let q = 1; q < starts.length; q++) starts[q]! += starts[q - 1]!;
  for (let i = 0; i < count; i++) {
    const q = quarter[i]!;
    const at = starts[q]!++;
    outLoan[at] = position[i]!;
    outQuarter[at] = q;
    outMoment[at] = moment[i]!;
  }
}
