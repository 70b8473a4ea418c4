import type { FanResult } from './pool-result.ts';

/** Bins of a fan; a quarter of them lie below zero. Balances beyond the ends are counted in the outermost bin. */
const BINS = 1024;
const LOWEST = -256;

/** Counts of one pool's balance at the end of each quarter. */
export class FanCounts {
  readonly #width: number;
  readonly #quarters: number;
  readonly #counts: Int32Array;

  /** @param width  of a bin, in fen: 1/512 of the money that the pool gets, at least 1 */
  constructor(width: number, quarters: number) {
    this.#width = width;
    this.#quarters = quarters;
    this.#counts = new Int32Array(quarters * BINS);
  }

  /** Counts one scenario's balances, `quarters` of them from `at`. */
  add(balances: Float64Array, at: number): void {
    const counts = this.#counts;
    const width = this.#width;
    for (let q = 0; q < this.#quarters; q++) {
      const bin = Math.floor(balances[at + q]! / width) - LOWEST;
      counts[q * BINS + (bin < 0 ? 0 : bin < BINS ? bin : BINS - 1)]!++;
    }
  }

  result(): FanResult {
    const quarters = Array.from({ length: this.#quarters }, (_, q) => {
      const bins: [number, number][] = [];
      for (let b = 0; b < BINS; b++) {
        const count = this.#counts[q * BINS + b]!;
        if (count > 0) bins.push([b + LOWEST, count]);
      }
      return bins;
    });
    return { width: this.#width, quarters };
  }
}

/** Width of the bins of a pool that gets this much money in all. */
export function fanWidth(money: number): number {
  return Math.max(1, Math.ceil(money / 512));
}
