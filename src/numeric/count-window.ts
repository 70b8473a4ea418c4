/** Counts by whole-number bucket, dense between the lowest and the highest bucket met so far. */
export class CountWindow {
  private first = 0;
  private counts = new Float64Array(0);
  total = 0;

  add(bucket: number, count: number): void {
    let index = bucket - this.first;
    if (index < 0 || index >= this.counts.length) {
      this.reach(bucket);
      index = bucket - this.first;
    }
    this.counts[index]! += count;
    this.total += count;
  }

  /** Widens by half of what is there beyond the bucket, so that widening happens rarely. */
  private reach(bucket: number): void {
    const held = this.counts;
    const spare = 32 + (held.length >> 1);
    const isEmpty = held.length === 0;
    const low = isEmpty || bucket < this.first ? Math.max(0, bucket - spare) : this.first;
    const end = this.first + held.length;
    const to = isEmpty || bucket >= end ? bucket + spare : end;
    this.counts = new Float64Array(to - low);
    if (!isEmpty) this.counts.set(held, this.first - low);
    this.first = low;
  }

  /** The bucket that holds the value of the given rank, from 1 to `total`. */
  bucketAtRank(rank: number): number {
    let left = rank;
    let index = 0;
    while (left > this.counts[index]!) left -= this.counts[index++]!;
    return this.first + index;
  }

  /** Buckets that are not empty with their counts, ascending. */
  entries(): [bucket: number, count: number][] {
    const entries: [number, number][] = [];
    this.counts.forEach((count, index) => {
      if (count > 0) entries.push([this.first + index, count]);
    });
    return entries;
  }
}
