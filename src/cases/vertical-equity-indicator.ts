import { orderOf, quantile } from '../numeric/order.ts';
import { quantileInterval } from '../numeric/quantile-interval.ts';
import type { Interval } from './conformal.ts';
import type { RatioPairs } from './price-related-bias.ts';

/** Cases of like value, and the median of their ratios. */
export interface ValueGroup {
  readonly count: number;
  readonly medianRatio: number;
  /** At 90 %, by order statistics; null where the group is too small. */
  readonly interval: Interval | null;
}

export interface VerticalEquityIndicator {
  /** In percent of the median ratio; below 0 where dear things are estimated too low. */
  readonly vei: number;
  /** Nearest to 0 that the difference can be at the 90 % ends of both groups, 0 where these overlap; null where a group is too small. */
  readonly veiAtLeast: number | null;
  /** Cheapest first. */
  readonly groups: readonly ValueGroup[];
}

const CONFIDENCE = 0.9;

/**
 * Medians of the ratios of the dearest and the cheapest group apart, in percent of the median of all.
 *
 *     vei = 100 · (m(last) − m(first)) / m,   cases in order of (price + estimate/m)/2
 *
 * 2 groups for 10 to 50 cases, 4 up to 500, 10 beyond; of nearly equal size, the earlier ones larger by one where needed.
 *
 * @returns null for fewer than 10 cases
 * @source IAAO, Standard on Ratio Studies, vertical equity indicator, as set out by the open ratio study tool
 */
export function verticalEquityIndicator(pairs: RatioPairs): VerticalEquityIndicator | null {
  const { estimates, prices, ratios, median } = pairs;
  const n = ratios.length;
  if (n < 10) return null;
  const groupCount = n <= 50 ? 2 : n <= 500 ? 4 : 10;
  const order = orderOf(ratios.map((_, i) => prices[i]! / 2 + estimates[i]! / median / 2));
  const groups = Array.from({ length: groupCount }, (_, g) => {
    const [from, to] = [startOf(g, n, groupCount), startOf(g + 1, n, groupCount)];
    return groupOf(order.slice(from, to).map((i) => ratios[i]!));
  });
  const [first, last] = [groups[0]!, groups[groupCount - 1]!];
  return {
    vei: (100 * (last.medianRatio - first.medianRatio)) / median,
    veiAtLeast: first.interval && last.interval && (100 * gap(first.interval, last.interval)) / median,
    groups,
  };
}

function startOf(group: number, n: number, groupCount: number): number {
  return group * Math.floor(n / groupCount) + Math.min(group, n % groupCount);
}

function groupOf(ratios: readonly number[]): ValueGroup {
  // below five values no two of them hold the median with 90 %
  if (ratios.length < 5) return { count: ratios.length, medianRatio: quantile(ratios, 0.5), interval: null };
  const { low, high } = quantileInterval(ratios, 0.5, CONFIDENCE);
  return { count: ratios.length, medianRatio: quantile(ratios, 0.5), interval: { lower: low, upper: high } };
}

/** What lies between two intervals: above 0 where the second is the higher, 0 where they overlap. */
function gap(first: Interval, second: Interval): number {
  if (second.lower > first.upper) return second.lower - first.upper;
  return second.upper < first.lower ? second.upper - first.lower : 0;
}
