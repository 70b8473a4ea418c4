import { attempt } from '../../base/result.ts';
import { normalQuantile } from '../../numeric/normal.ts';
import { snapToWhole } from '../../numeric/order.ts';
import { quantileRanks } from '../../numeric/quantile-interval.ts';
import { QuantileSketch } from '../../numeric/quantile-sketch.ts';
import type { LossEstimate } from '../sampling/replicates.ts';
import { meanOf } from './exact-moments.ts';
import type { ColumnResult } from './pool-result.ts';

/** What is beyond a level of one figure. */
export interface ColumnTail {
  readonly level: number;
  readonly valueAtRisk: {
    readonly estimate: number;
    /** Between two order statistics; null where the run is too short for them. */
    readonly interval: { readonly low: number; readonly high: number } | null;
  };
  /** Mean of the worst share 1 − level of all scenarios. */
  readonly expectedShortfall: LossEstimate;
  /** Scenarios that the shortfall rests on; below fifty its interval is too narrow. */
  readonly tailScenarios: number;
  readonly isThin: boolean;
  /** Whether the tail was kept value by value; if not, values of it are known to 0.1 %. */
  readonly isExact: boolean;
}

/** One figure over all scenarios, in fen. */
export interface ColumnMeasures {
  readonly mean: LossEstimate;
  /** Standard deviation between scenarios. */
  readonly deviation: number;
  readonly tails: readonly ColumnTail[];
}

const FEWEST_IN_TAIL = 50;

/** A mean from exact sums with its interval. */
export function columnMean(
  column: ColumnResult,
  n: number,
  confidence: number,
): LossEstimate & { readonly deviation: number } {
  const { mean, standardError, deviation } = meanOf(n, { sum: BigInt(column.sum), squares: BigInt(column.squares) });
  return { ...around(mean, standardError, confidence), deviation };
}

function around(estimate: number, standardError: number, confidence: number): LossEstimate {
  const z = normalQuantile(0.5 + confidence / 2);
  return { estimate, standardError, low: estimate - z * standardError, high: estimate + z * standardError };
}

/**
 * Mean, deviation and tails of one figure of a run of n scenarios.
 *
 *     VaR = the value at rank ⌊n·level⌋ + 1,  its interval between two order statistics
 *     ES² error = (variance within the tail + level·(ES − VaR)²) ÷ ((1 − level)·n)
 *
 * @source S. Manistre, G. Hancock, Variance of the CTE Estimator, North American Actuarial Journal 9 (2005)
 */
export function columnMeasures(
  column: ColumnResult,
  n: number,
  levels: readonly number[],
  confidence: number,
): ColumnMeasures {
  const { deviation, ...mean } = columnMean(column, n, confidence);
  const ordered = new OrderedColumn(column, n);
  return { mean, deviation, tails: levels.map((level) => tailOf(ordered, n, level, confidence)) };
}

function tailOf(ordered: OrderedColumn, n: number, level: number, confidence: number): ColumnTail {
  const border = Math.floor(Math.min(snapToWhole(n * level), n * (1 - Number.EPSILON)));
  const size = n - Math.min(snapToWhole(n * level), n * (1 - Number.EPSILON));
  const quantile = ordered.atRank(border + 1);
  let [sum, squares, left] = [0, 0, size];
  for (const [value, count] of ordered.fallingTo(border + 1)) {
    const part = Math.min(left, count);
    left -= part;
    sum += part * (value - quantile);
    squares += part * (value - quantile) * (value - quantile);
  }
  const beyond = sum / size;
  const variance = Math.max(0, squares / size - beyond * beyond);
  const ranks = attempt(() => quantileRanks(n, level, confidence));
  return {
    level,
    valueAtRisk: {
      estimate: quantile,
      interval: ranks.ok
        ? { low: ordered.atRank(ranks.value.lowRank), high: ordered.atRank(ranks.value.highRank) }
        : null,
    },
    expectedShortfall: around(quantile + beyond, Math.sqrt((variance + level * beyond * beyond) / size), confidence),
    tailScenarios: Math.ceil(size),
    isThin: size < FEWEST_IN_TAIL,
    isExact: ordered.isExactFrom(border + 1),
  };
}

/** A column's values in order, as exactly as they were kept. */
export class OrderedColumn {
  readonly #n: number;
  readonly #sketch: QuantileSketch;
  /** Falling; all values, or the largest. */
  readonly #largest: ArrayLike<number>;

  constructor({ kept, largest, sketch }: ColumnResult, n: number) {
    this.#n = n;
    this.#sketch = QuantileSketch.fromJSON(sketch);
    this.#largest = kept === null ? (largest?.values ?? []) : Float64Array.from(kept).sort().reverse();
  }

  /** Whether values of this rank, from 1, and above are known one by one. */
  isExactFrom(rank: number): boolean {
    return this.#n - rank < this.#largest.length;
  }

  atRank(rank: number): number {
    if (this.isExactFrom(rank)) return this.#largest[this.#n - rank]!;
    return this.#sketch.quantile(rank / this.#n);
  }

  /** Values and how often they stand, largest first, down to a rank. */
  *fallingTo(rank: number): Generator<readonly [value: number, count: number]> {
    const known = Math.min(this.#largest.length, this.#n - rank + 1);
    for (let i = 0; i < known; i++) yield [this.#largest[i]!, 1];
    // what was not kept one by one is walked in steps of the sketch
    let top = this.#n - known;
    const step = Math.max(1, Math.ceil((top - rank + 1) / 2048));
    while (top >= rank) {
      const count = Math.min(step, top - rank + 1);
      yield [this.atRank(top - Math.floor((count - 1) / 2)), count];
      top -= count;
    }
  }
}
