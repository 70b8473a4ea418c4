import type { IndexSchemaInput } from '../../src/domain/case-index-schema.ts';

/** What a careful programmer writes by hand: rows of float32, one loop over all, the k nearest in a sorted list. */
export interface NaiveScan {
  /** Numbers and distances of the nearest, written to the arrays; returns how many. */
  readonly nearest: (
    target: Float32Array,
    weights: Float64Array,
    numbers: Int32Array,
    distances: Float64Array,
  ) => number;
}

/**
 * @param records  stored numbers, case by case; NaN where missing
 * @param spans    range of each attribute in stored units; 0 for levels
 */
export function naiveScan(records: Float32Array, spans: Float64Array): NaiveScan {
  const width = spans.length;
  const isLevel = Uint8Array.from(spans, (span) => (span === 0 ? 1 : 0));
  const inverse = spans.map((span) => (span === 0 ? 0 : 1 / span));
  const count = records.length / width;
  return {
    nearest: (target, weights, numbers, distances) => {
      const k = numbers.length;
      let found = 0;
      let total = 0;
      for (let j = 0; j < width; j++) if (!Number.isNaN(target[j])) total += weights[j]!;
      for (let i = 0, at = 0; i < count; i++, at += width) {
        let sum = 0;
        let compared = 0;
        for (let j = 0; j < width; j++) {
          const a = records[at + j]!;
          const b = target[j]!;
          if (Number.isNaN(a) || Number.isNaN(b)) continue;
          const w = weights[j]!;
          compared += w;
          if (isLevel[j] === 1) sum += a === b ? 0 : w;
          else {
            const d = Math.abs(a - b) * inverse[j]!;
            sum += w * Math.min(d, 1);
          }
        }
        if (compared < 0.5 * total) continue;
        const distance = sum / compared;
        if (found === k && distance >= distances[k - 1]!) continue;
        let p = found < k ? found++ : k - 1;
        for (; p > 0 && distances[p - 1]! > distance; p--) {
          distances[p] = distances[p - 1]!;
          numbers[p] = numbers[p - 1]!;
        }
        distances[p] = distance;
        numbers[p] = i;
      }
      return found;
    },
  };
}

/** A seeded set of weights, a quarter of them zero. */
export function someWeights({ attributes }: IndexSchemaInput, uniform: () => number): Record<string, number> {
  const weights = attributes.map(({ name }) => [name, uniform() < 0.25 ? 0 : 0.2 + uniform()] as const);
  return Object.fromEntries(weights.some(([, w]) => w > 0) ? weights : weights.map(([name]) => [name, 1]));
}
