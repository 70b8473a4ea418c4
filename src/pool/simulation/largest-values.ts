/** The largest values met, with their scenarios: largest first, equal ones by scenario. */
export interface LargestValues {
  readonly values: readonly number[];
  readonly scenarios: readonly number[];
}

/** How many are kept of each column: enough for the worst 1 % of 200,000 scenarios. */
export const LARGEST_KEPT = 2048;

/** Collects the `LARGEST_KEPT` largest of a stream of values; which ones does not depend on the order they come in. */
export class LargestCollector {
  #values: number[] = [];
  #scenarios: number[] = [];
  /** Smaller values are not among the largest for sure. */
  #threshold = -Infinity;

  add(values: Float64Array, from: number, count: number, firstScenario: number): void {
    for (let i = 0; i < count; i++) {
      const value = values[from + i]!;
      if (value < this.#threshold) continue;
      this.#values.push(value);
      this.#scenarios.push(firstScenario + i);
      if (this.#values.length >= 2 * LARGEST_KEPT) this.#cut();
    }
  }

  #cut(): void {
    const { values, scenarios } = largestOf(this.#values, this.#scenarios);
    this.#values = values.slice();
    this.#scenarios = scenarios.slice();
    if (values.length === LARGEST_KEPT) this.#threshold = values[LARGEST_KEPT - 1]!;
  }

  result(): LargestValues {
    return largestOf(this.#values, this.#scenarios);
  }
}

/** The largest of both. */
export function mergeLargest(a: LargestValues, b: LargestValues): LargestValues {
  return largestOf([...a.values, ...b.values], [...a.scenarios, ...b.scenarios]);
}

function largestOf(values: readonly number[], scenarios: readonly number[]): LargestValues {
  const order = values.map((_, i) => i);
  order.sort((i, j) => values[j]! - values[i]! || scenarios[i]! - scenarios[j]!);
  const kept = order.slice(0, LARGEST_KEPT);
  return { values: kept.map((i) => values[i]!), scenarios: kept.map((i) => scenarios[i]!) };
}
