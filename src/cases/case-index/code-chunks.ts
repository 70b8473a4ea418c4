import type { Codes } from './column-reader.ts';

/** Cases in the first chunk of many, and in the largest: the system takes such a one back as soon as it is let go. */
const FIRST = 1 << 16;
const LARGEST = 1 << 22;

/** Codes of one attribute that come stretch by stretch, kept in few large pieces. */
export class CodeChunks {
  readonly #chunks: Codes[] = [];
  /** Places of the last chunk that are taken. */
  #used = 0;

  add(codes: Codes): void {
    if (this.#chunks.length === 0 && codes.length >= FIRST) {
      this.#chunks.push(codes);
      this.#used = codes.length;
      return;
    }
    for (let from = 0; from < codes.length; ) {
      const last = this.#roomFor(codes);
      const some = codes.subarray(from, from + last.length - this.#used);
      last.set(some, this.#used);
      this.#used += some.length;
      from += some.length;
    }
  }

  /** All pieces, in order. */
  pieces(): Codes[] {
    const last = this.#chunks.at(-1);
    return last === undefined ? [] : [...this.#chunks.slice(0, -1), last.subarray(0, this.#used)];
  }

  /** A chunk with a free place. */
  #roomFor(codes: Codes): Codes {
    const last = this.#chunks.at(-1);
    if (last !== undefined && this.#used < last.length) return last;
    const length = last === undefined ? FIRST : Math.min(2 * last.length, LARGEST);
    const next = codes instanceof Float64Array ? new Float64Array(length) : new Float32Array(length);
    this.#chunks.push(next);
    this.#used = 0;
    return next;
  }
}
