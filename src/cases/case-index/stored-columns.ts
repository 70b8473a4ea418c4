import type { Segment } from './segment.ts';

/** The stored numbers of all cases of some segments, attribute by attribute, in the order of case numbers. */
export function storedColumnsOf(segments: readonly Segment[], width: number, count: number): Float32Array[] {
  const columns = Array.from({ length: width }, () => new Float32Array(count));
  for (const { numbers, arrays } of segments) {
    const { records, stride } = arrays.measuring;
    for (let slot = 0; slot < numbers.length; slot++) {
      const number = numbers[slot]!;
      for (let j = 0; j < width; j++) columns[j]![number] = records[slot * stride + j]!;
    }
  }
  return columns;
}
