import { quote, refuse } from '../base/errors.ts';
import { checkFinite, checkPositive, checkSample, checkWhole, type Sample } from './argument.ts';

/** A histogram as plain data. */
export interface HistogramData {
  readonly low: number;
  readonly high: number;
  readonly below: number;
  readonly above: number;
  /** Index and count of each bin that is not empty, by index. */
  readonly bins: readonly (readonly [bin: number, count: number])[];
  readonly binCount: number;
}

/**
 * Counts of values in equal bins between two bounds, and of those beyond either.
 *
 *     bin i holds  low + i·width ≤ value < low + (i + 1)·width,   width = (high − low) / binCount
 *
 * A value within a rounding of an edge may fall on either side of it.
 *
 * Counts are whole numbers: the result depends neither on the order of the values nor on how they were split and merged.
 */
export class Histogram {
  readonly low: number;
  readonly high: number;
  readonly counts: Float64Array;
  /** Values below `low`, and values of `high` or more. */
  below = 0;
  above = 0;

  /** @throws ARGUMENT_INVALID  bounds not finite or not rising, a number of bins that is not 1 … 2^24 */
  constructor(low: number, high: number, binCount: number) {
    checkFinite('Histogram: low', low);
    checkFinite('Histogram: high', high);
    checkPositive('Histogram: high − low', high - low);
    checkWhole('Histogram: binCount', binCount, 1, 2 ** 24);
    this.low = low;
    this.high = high;
    this.counts = new Float64Array(binCount);
  }

  /** Counts each of the values. @throws ARGUMENT_INVALID  a value that is not finite; then none is counted */
  add(values: Sample): void {
    checkSample('Histogram.add: values', values, 0);
    const { low, high, counts } = this;
    const width = high - low;
    const most = counts.length - 1;
    for (let i = 0; i < values.length; i++) {
      const value = values[i]!;
      if (value < low) this.below++;
      else if (value >= high) this.above++;
      else counts[Math.min(Math.floor(((value - low) / width) * counts.length), most)]!++;
    }
  }

  get total(): number {
    return this.counts.reduce((total, count) => total + count, this.below + this.above);
  }

  /** The counts of both. @throws ARGUMENT_INVALID  other bounds, or another number of bins */
  merge(other: Histogram): Histogram {
    const merged = new Histogram(this.low, this.high, this.counts.length);
    if (other.low !== this.low || other.high !== this.high || other.counts.length !== this.counts.length) {
      const met = `${quote(other.low)} … ${quote(other.high)} in ${other.counts.length} bins`;
      const remedy = `give ${quote(this.low)} … ${quote(this.high)} in ${this.counts.length} bins`;
      refuse('ARGUMENT_INVALID', { at: 'Histogram.merge: other', problem: 'of another grid', met, remedy });
    }
    for (let i = 0; i < this.counts.length; i++) merged.counts[i] = this.counts[i]! + other.counts[i]!;
    merged.below = this.below + other.below;
    merged.above = this.above + other.above;
    return merged;
  }

  toJSON(): HistogramData {
    const bins: [number, number][] = [];
    this.counts.forEach((count, bin) => {
      if (count > 0) bins.push([bin, count]);
    });
    const { low, high, below, above, counts } = this;
    return { low, high, below, above, bins, binCount: counts.length };
  }

  /** The histogram that `toJSON` wrote. @throws ARGUMENT_INVALID  bounds, a bin or a count out of range */
  static fromJSON(data: HistogramData): Histogram {
    const histogram = new Histogram(data.low, data.high, data.binCount);
    histogram.below = count('below', data.below);
    histogram.above = count('above', data.above);
    for (const [bin, held] of data.bins) {
      checkWhole('Histogram.fromJSON: bin', bin, 0, data.binCount - 1);
      histogram.counts[bin]! += count(`bin ${bin}`, held);
    }
    return histogram;
  }
}

function count(at: string, held: number): number {
  checkWhole(`Histogram.fromJSON: ${at}`, held, 0, Number.MAX_SAFE_INTEGER);
  return held;
}
