import { quote, refuse } from '../base/errors.ts';
import { checkSample, checkWhole, checkWithin, type Sample } from './argument.ts';
import { CountWindow } from './count-window.ts';
import { snapToWhole } from './order.ts';

/** A sketch as plain data: counts by bucket, buckets by size away from zero. */
export interface QuantileSketchData {
  readonly bits: number;
  /** Absent while nothing has been added. */
  readonly range?: readonly [smallest: number, largest: number];
  readonly zeros: number;
  readonly negative: readonly (readonly [bucket: number, count: number])[];
  readonly positive: readonly (readonly [bucket: number, count: number])[];
}

/**
 * Quantiles of any number of values in little memory, to a fixed relative error.
 *
 * A bucket holds the values that agree in sign, exponent and the first `bits` bits behind the point, so that one step of
 * integer arithmetic finds it. Counts are whole: neither the order of the values nor the way they were split over
 * sketches that are merged later can change a result by a bit. Smallest, largest and zero are kept exactly.
 */
export class QuantileSketch {
  readonly bits: number;
  private smallest = Infinity;
  private largest = -Infinity;
  private zeros = 0;
  private readonly negative = new CountWindow();
  private readonly positive = new CountWindow();
  private readonly view = new DataView(new ArrayBuffer(8));

  /**
   * @param bits  1 … 12: a quantile is off by at most its own share 2^(−bits − 1); 9, a thousandth, unless said otherwise.
   *   Values that span k powers of two take k · 2^(bits + 3) bytes.
   * @throws ARGUMENT_INVALID  another number of bits
   */
  constructor(bits = 9) {
    checkWhole('QuantileSketch: bits', bits, 1, 12);
    this.bits = bits;
  }

  get count(): number {
    return this.zeros + this.negative.total + this.positive.total;
  }

  /** Counts each of the values. @throws ARGUMENT_INVALID  a value that is not finite; then none is counted */
  add(values: Sample): void {
    checkSample('QuantileSketch.add: values', values, 0);
    for (let i = 0; i < values.length; i++) {
      const value = values[i]!;
      if (value < this.smallest) this.smallest = value;
      if (value > this.largest) this.largest = value;
      if (value === 0) this.zeros++;
      else (value < 0 ? this.negative : this.positive).add(this.bucketOf(Math.abs(value)), 1);
    }
  }

  private bucketOf(size: number): number {
    this.view.setFloat64(0, size);
    return this.view.getUint32(0) >>> (20 - this.bits);
  }

  /** The middle of a bucket. */
  private middleOf(bucket: number): number {
    const edge = (index: number) => {
      this.view.setUint32(0, index << (20 - this.bits));
      this.view.setUint32(4, 0);
      return this.view.getFloat64(0);
    };
    const low = edge(bucket);
    const high = edge(bucket + 1);
    return Number.isFinite(high) ? low + (high - low) / 2 : low;
  }

  /**
   * The value of rank ⌈p · count⌉, to the relative error of the sketch; the smallest at p = 0.
   *
   * @throws ARGUMENT_INVALID  p outside 0 … 1, or nothing has been added
   */
  quantile(p: number): number {
    checkWithin('QuantileSketch.quantile: p', p, 0, 1);
    const n = this.count;
    if (n === 0) {
      refuse('ARGUMENT_INVALID', { at: 'QuantileSketch.quantile', problem: 'no values', remedy: 'add some first' });
    }
    const rank = Math.max(1, Math.ceil(snapToWhole(p * n)));
    return Math.min(Math.max(this.atRank(rank), this.smallest), this.largest);
  }

  private atRank(rank: number): number {
    const below = this.negative.total;
    if (rank <= below) return -this.middleOf(this.negative.bucketAtRank(below - rank + 1));
    if (rank <= below + this.zeros) return 0;
    return this.middleOf(this.positive.bucketAtRank(rank - below - this.zeros));
  }

  /** The counts of both. @throws ARGUMENT_INVALID  a sketch of another number of bits */
  merge(other: QuantileSketch): QuantileSketch {
    if (other.bits !== this.bits) {
      const remedy = `give one of ${this.bits} bits`;
      refuse('ARGUMENT_INVALID', { at: 'QuantileSketch.merge', problem: 'other bits', met: quote(other.bits), remedy });
    }
    const merged = new QuantileSketch(this.bits);
    for (const part of [this, other]) {
      merged.smallest = Math.min(merged.smallest, part.smallest);
      merged.largest = Math.max(merged.largest, part.largest);
      merged.zeros += part.zeros;
      for (const [bucket, count] of part.negative.entries()) merged.negative.add(bucket, count);
      for (const [bucket, count] of part.positive.entries()) merged.positive.add(bucket, count);
    }
    return merged;
  }

  toJSON(): QuantileSketchData {
    const { bits, zeros, smallest, largest } = this;
    const counts = { bits, zeros, negative: this.negative.entries(), positive: this.positive.entries() };
    return this.count === 0 ? counts : { ...counts, range: [smallest, largest] };
  }

  /** The sketch that `toJSON` wrote. @throws ARGUMENT_INVALID  bits, a bucket, a count or the range out of range */
  static fromJSON(data: QuantileSketchData): QuantileSketch {
    const sketch = new QuantileSketch(data.bits);
    checkWhole('QuantileSketch.fromJSON: zeros', data.zeros, 0, Number.MAX_SAFE_INTEGER);
    sketch.zeros = data.zeros;
    for (const side of ['negative', 'positive'] as const) {
      for (const [bucket, count] of data[side]) {
        checkWhole('QuantileSketch.fromJSON: bucket', bucket, 0, 2047 * 2 ** data.bits - 1);
        checkWhole('QuantileSketch.fromJSON: count', count, 1, Number.MAX_SAFE_INTEGER);
        sketch[side].add(bucket, count);
      }
    }
    if (sketch.count > 0) {
      const range = data.range ?? [];
      checkSample('QuantileSketch.fromJSON: range', range, 2);
      [sketch.smallest = 0, sketch.largest = 0] = range;
      checkWithin('QuantileSketch.fromJSON: largest', sketch.largest, sketch.smallest, Number.MAX_VALUE);
    }
    return sketch;
  }
}
