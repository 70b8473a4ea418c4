import { checkPositive, checkWithin, finiteResult, type Sample } from './argument.ts';
import { ascending, quantileSorted, snapToWhole } from './order.ts';
import { sum } from './sum.ts';

/** The middle value, or the mean of the two in the middle. @throws ARGUMENT_INVALID  no values, or one not finite */
export function median(values: Sample): number {
  return quantileSorted(ascending(values, 'median: values'), 0.5, 2);
}

/**
 * The median distance from the median.
 *
 *     factor · median |x − median x|
 *
 * @param factor  above 0; 1.4826 makes it an estimate of the standard deviation of normal data
 * @throws ARGUMENT_INVALID  no values, one that is not finite, a factor that is not above 0
 * @source F. Hampel, The Influence Curve and its Role in Robust Estimation, JASA 69 (1974)
 */
export function medianAbsoluteDeviation(values: Sample, factor = 1): number {
  checkPositive('medianAbsoluteDeviation: factor', factor);
  const sorted = ascending(values, 'medianAbsoluteDeviation: values');
  const middle = quantileSorted(sorted, 0.5, 2);
  return finiteResult('medianAbsoluteDeviation', factor * median(sorted.map((x) => Math.abs(x - middle))));
}

/** The distance between the quartiles of type 7. @throws ARGUMENT_INVALID  no values, or one not finite */
export function interquartileRange(values: Sample): number {
  const sorted = ascending(values, 'interquartileRange: values');
  return finiteResult('interquartileRange', quantileSorted(sorted, 0.75) - quantileSorted(sorted, 0.25));
}

/**
 * Tukey's five numbers: smallest, lower hinge, median, upper hinge, largest.
 *
 * A hinge is the median of its half of the sample; the middle value of an odd sample belongs to both halves.
 *
 * @throws ARGUMENT_INVALID  no values, or one not finite
 * @source J. Tukey, Exploratory Data Analysis (1977), chapter 2
 */
export function fiveNumbers(values: Sample): readonly [number, number, number, number, number] {
  const sorted = ascending(values, 'fiveNumbers: values');
  const n = sorted.length;
  const half = Math.ceil(n / 2);
  return [
    sorted[0]!,
    quantileSorted(sorted.subarray(0, half), 0.5, 2),
    quantileSorted(sorted, 0.5, 2),
    quantileSorted(sorted.subarray(n - half), 0.5, 2),
    sorted[n - 1]!,
  ];
}

/**
 * The mean of what is left when the lowest and the highest values are set aside.
 *
 * @param share  of the values to set aside at each end, rounded down to whole values; 0 … below 0.5
 * @throws ARGUMENT_INVALID  no values, one that is not finite, a share outside its range
 */
export function trimmedMean(values: Sample, share: number): number {
  const sorted = ascending(values, 'trimmedMean: values');
  const aside = setAside('trimmedMean: share', share, sorted.length);
  return sum(sorted.subarray(aside, sorted.length - aside)) / (sorted.length - 2 * aside);
}

/**
 * The mean with the lowest and the highest values pulled in to the nearest value that is kept.
 *
 * @param share  of the values to pull in at each end, rounded down to whole values; 0 … below 0.5
 * @throws ARGUMENT_INVALID  no values, one that is not finite, a share outside its range
 */
export function winsorisedMean(values: Sample, share: number): number {
  const sorted = ascending(values, 'winsorisedMean: values');
  const aside = setAside('winsorisedMean: share', share, sorted.length);
  sorted.fill(sorted[aside]!, 0, aside);
  sorted.fill(sorted[sorted.length - 1 - aside]!, sorted.length - aside);
  return sum(sorted) / sorted.length;
}

function setAside(at: string, share: number, n: number): number {
  checkWithin(at, share, 0, 0.5 - Number.EPSILON);
  return Math.floor(snapToWhole(share * n));
}

/**
 * The Hodges–Lehmann centre: the median of the means of all pairs, each value paired with itself too.
 *
 *     median { (xᵢ + xⱼ) / 2 : i ≤ j }
 *
 * Half the data may be moved far off less three in ten before it follows them; for normal data it is 95 % as efficient as the mean.
 *
 * @throws ARGUMENT_INVALID  no values, or one not finite
 * @source J. Hodges, E. Lehmann, Estimates of Location Based on Rank Tests, Ann. Math. Statist. 34 (1963)
 * @complexity O(n log n) by bisection on the value; the pairs are counted, never listed
 */
export function hodgesLehmann(values: Sample): number {
  const sorted = ascending(values, 'hodgesLehmann: values');
  const pairs = (sorted.length * (sorted.length + 1)) / 2;
  const lower = pairMeanAtRank(sorted, Math.ceil(pairs / 2));
  return pairs % 2 === 1 ? lower : lower / 2 + pairMeanAtRank(sorted, pairs / 2 + 1) / 2;
}

/** The pair mean of the given rank, from 1. The bracket's ends are pair means throughout, so it closes exactly. */
function pairMeanAtRank(sorted: Float64Array, rank: number): number {
  let low = sorted[0]!;
  let high = sorted[sorted.length - 1]!;
  while (low < high) {
    const half = low / 2 + high / 2;
    const { count, atMost, above } = pairMeansUpTo(sorted, half < high ? half : low);
    if (count >= rank) high = atMost;
    else low = above;
  }
  return low;
}

/** How many pair means are at most `limit`, the largest of them, and the smallest of the others. */
function pairMeansUpTo(sorted: Float64Array, limit: number) {
  let count = 0;
  let atMost = -Infinity;
  let above = Infinity;
  let last = sorted.length - 1;
  for (let i = 0; i < sorted.length; i++) {
    const x = sorted[i]! / 2;
    while (last >= i && x + sorted[last]! / 2 > limit) last--;
    if (last + 1 < sorted.length) above = Math.min(above, x + sorted[Math.max(last + 1, i)]! / 2);
    if (last < i) break;
    count += last - i + 1;
    atMost = Math.max(atMost, x + sorted[last]! / 2);
  }
  return { count, atMost, above };
}
