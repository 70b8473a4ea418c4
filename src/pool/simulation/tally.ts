import { QuantileSketch } from '../../numeric/quantile-sketch.ts';
import { exactMoments } from './exact-moments.ts';
import { FanCounts } from './fan-counts.ts';
import { LargestCollector } from './largest-values.ts';
import { outputColumns } from './output-columns.ts';
import type { PoolModel } from './pool-model.ts';
import { type ColumnResult, type PoolResult, RESULT_FORMAT } from './pool-result.ts';

/** Scenarios that are held before they are added up. Changes no result: all sums are exact. */
const BLOCK = 1024;
/** A distance between columns that no power of two divides well, so that they do not fall on one line of the cache. */
const STRIDE = BLOCK + 8;

const MAIN_BITS = 9;
const LESSER_BITS = 6;

interface Column {
  readonly name: string;
  readonly sketch: QuantileSketch;
  readonly largest: LargestCollector | null;
  readonly kept: Float64Array[] | null;
  sum: bigint;
  squares: bigint;
}

/** Adds up scenarios of one range, given in ascending order without gaps. */
export class Tally {
  readonly #model: PoolModel;
  readonly #from: number;
  readonly #columns: readonly Column[];
  readonly #block: Float64Array;
  readonly #fans: readonly FanCounts[];
  readonly #exhausted: readonly Float64Array[];
  #inBlock = 0;
  #count = 0;
  #violations = 0;

  constructor(model: PoolModel, from: number, keep: boolean) {
    this.#model = model;
    this.#from = from;
    this.#columns = outputColumns(model).map(({ name, isMain }) => ({
      name,
      sketch: new QuantileSketch(isMain ? MAIN_BITS : LESSER_BITS),
      largest: isMain ? new LargestCollector() : null,
      kept: keep && isMain ? [] : null,
      sum: 0n,
      squares: 0n,
    }));
    this.#block = new Float64Array(this.#columns.length * STRIDE);
    this.#fans = model.schemes.map(({ fanWidth }) => new FanCounts(fanWidth, model.horizonQuarters));
    this.#exhausted = model.schemes.map(() => new Float64Array(model.periods));
  }

  /**
   * @param figures    one value a column
   * @param balances   schemes × periods
   * @param exhausted  by scheme: the first quarter in which money fell short, −1: none
   */
  add(figures: Float64Array, balances: Float64Array, exhausted: Int32Array, isViolated: boolean): void {
    const block = this.#block;
    const at = this.#inBlock++;
    for (let c = 0, to = at; c < figures.length; c++, to += STRIDE) block[to] = figures[c]!;
    for (let s = 0; s < this.#fans.length; s++) {
      this.#fans[s]!.add(balances, s * this.#model.periods);
      const quarter = exhausted[s]!;
      if (quarter >= 0) this.#exhausted[s]![quarter]!++;
    }
    if (isViolated) this.#violations++;
    if (this.#inBlock === BLOCK) this.#flush();
  }

  #flush(): void {
    const count = this.#inBlock;
    if (count === 0) return;
    this.#columns.forEach((column, c) => {
      const values = this.#block.subarray(c * STRIDE, c * STRIDE + count);
      const { sum, squares } = exactMoments(values, 0, count);
      column.sum += sum;
      column.squares += squares;
      column.sketch.add(values);
      column.largest?.add(values, 0, count, this.#from + this.#count);
      column.kept?.push(values.slice());
    });
    this.#count += count;
    this.#inBlock = 0;
  }

  result(seed: number, estimator: string): PoolResult {
    this.#flush();
    return {
      format: RESULT_FORMAT,
      modelHash: this.#model.hash,
      seed,
      estimator,
      ranges: this.#count === 0 ? [] : [[this.#from, this.#from + this.#count]],
      columns: this.#columns.map(columnResult),
      fans: this.#fans.map((fan) => fan.result()),
      exhausted: this.#exhausted.map((counts) => Array.from(counts)),
      violations: this.#violations,
    };
  }
}

function columnResult({ name, sum, squares, sketch, largest, kept }: Column): ColumnResult {
  return {
    name,
    sum: String(sum),
    squares: String(squares),
    sketch: sketch.toJSON(),
    largest: largest === null ? null : largest.result(),
    kept: kept === null ? null : kept.flatMap((values) => Array.from(values)),
  };
}
