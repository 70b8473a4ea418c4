import { firstWhere } from '../../numeric/first-where.ts';
import { normalQuantile } from '../../numeric/normal.ts';
import { quantileSorted } from '../../numeric/order.ts';
import { quantileIntervalSorted } from '../../numeric/quantile-interval.ts';
import { sum } from '../../numeric/sum.ts';

const PERCENTILES = [0.05, 0.25, 0.5, 0.75, 0.95];

/** A quantile of the values, type 7, with an interval by order statistics that holds at least at the confidence asked for. */
export interface Percentile {
  readonly p: number;
  readonly value: number;
  readonly interval: { readonly low: number; readonly high: number; readonly coverage: number };
}

/** How probable a value below an amount is, with its standard error and Wilson's interval. */
export interface Below {
  readonly amount: string;
  readonly probability: number;
  readonly standardError: number;
  readonly interval: { readonly low: number; readonly high: number };
}

/** What simulated values come to. */
export interface Spread {
  readonly mean: { readonly value: number; readonly standardError: number };
  readonly standardDeviation: number;
  readonly smallest: number;
  readonly largest: number;
  readonly percentiles: readonly Percentile[];
}

/** @param values  in ascending order */
export function spreadOf(values: Float64Array, confidence: number): Spread {
  const n = values.length;
  const mean = sum(values) / n;
  const squares = values.reduce((total, value) => total + (value - mean) * (value - mean), 0);
  const standardDeviation = Math.sqrt(squares / (n - 1));
  return {
    mean: { value: mean, standardError: standardDeviation / Math.sqrt(n) },
    standardDeviation,
    smallest: values[0]!,
    largest: values[n - 1]!,
    percentiles: PERCENTILES.map((p) => {
      const { low, high, coverage } = quantileIntervalSorted(values, p, confidence);
      return { p, value: quantileSorted(values, p), interval: { low, high, coverage } };
    }),
  };
}

/**
 * P(value < amount), its standard error √(p(1 − p) ÷ n) and Wilson's interval, which holds for small p too.
 *
 * @param values  in ascending order
 * @source E. Wilson, Probable inference, the law of succession, and statistical inference, JASA 22 (1927)
 */
export function belowOf(values: Float64Array, amount: string, confidence: number): Below {
  const n = values.length;
  const limit = Number(amount);
  const p = firstWhere(n, (k) => values[k]! >= limit) / n;
  const z = normalQuantile((1 + confidence) / 2);
  const square = (z * z) / n;
  const centre = (p + square / 2) / (1 + square);
  const reach = (Math.sqrt(square) / (1 + square)) * Math.sqrt(p * (1 - p) + square / 4);
  return {
    amount,
    probability: p,
    standardError: Math.sqrt((p * (1 - p)) / n),
    interval: { low: Math.max(0, centre - reach), high: Math.min(1, centre + reach) },
  };
}
