/** The nearest cases met so far: by distance, equal ones by number. */
export class NearestList {
  readonly numbers: Int32Array;
  readonly distances: Float64Array;
  count = 0;

  constructor(k: number) {
    this.numbers = new Int32Array(k);
    this.distances = new Float64Array(k);
  }

  clear(): void {
    this.count = 0;
  }

  /** The distance that a case must not exceed to be kept; Infinity while there is room. */
  get bound(): number {
    return this.count < this.numbers.length ? Number.POSITIVE_INFINITY : this.distances[this.count - 1]!;
  }

  /** Takes a case in where it is among the nearest. */
  offer(number: number, distance: number): void {
    const { numbers, distances } = this;
    let place = this.count;
    if (place === numbers.length) {
      const last = distances[place - 1]!;
      if (distance > last || (distance === last && number > numbers[place - 1]!)) return;
      place--;
    } else this.count++;
    while (place > 0) {
      const before = distances[place - 1]!;
      if (before < distance || (before === distance && numbers[place - 1]! < number)) break;
      distances[place] = before;
      numbers[place] = numbers[place - 1]!;
      place--;
    }
    distances[place] = distance;
    numbers[place] = number;
  }
}
