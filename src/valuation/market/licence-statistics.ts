import { quote, refuse } from '../../base/errors.ts';
import { attempt } from '../../base/result.ts';
import { checkSample, checkWithin, type Sample } from '../../numeric/argument.ts';
import { betaDistribution } from '../../numeric/beta-distributions.ts';
import { mean } from '../../numeric/describe.ts';
import { quantiles } from '../../numeric/order.ts';
import { quantileInterval } from '../../numeric/quantile-interval.ts';
import { hodgesLehmann, median } from '../../numeric/robust.ts';

/** A figure with the interval that holds it at a confidence. */
export interface Interval {
  readonly low: number;
  readonly high: number;
  /** The confidence reached; with whole ranks at least the one asked for. */
  readonly confidence: number;
}

/** The middle of a sample that may have fat tails, and how well it is known. */
export interface RobustLocation {
  readonly count: number;
  readonly median: number;
  /** For the median of the population, whatever its shape; absent where so few values reach no such confidence. */
  readonly medianInterval?: Interval;
  readonly hodgesLehmann: number;
  readonly quartiles: readonly [number, number];
  /** For comparison: above the median where a few contracts pay most. */
  readonly mean: number;
}

/**
 * The middle of royalty rates or prices, which cluster and have fat tails: median and quartiles instead of a mean.
 *
 * The interval stands on two observed values and holds for every continuous population.
 *
 * @param confidence  0.5 … below 1
 * @throws ARGUMENT_INVALID  no values, one that is not finite, a confidence out of range
 */
export function robustLocation(values: Sample, confidence: number): RobustLocation {
  checkSample('robustLocation: values', values);
  checkWithin('robustLocation: confidence', confidence, 0.5, 1 - Number.EPSILON);
  const [lower, upper] = quantiles(values, [0.25, 0.75]);
  const found = attempt(() => quantileInterval(values, 0.5, confidence));
  return {
    count: values.length,
    median: median(values),
    ...(found.ok && {
      medianInterval: { low: found.value.low, high: found.value.high, confidence: found.value.coverage },
    }),
    hodgesLehmann: hodgesLehmann(values),
    quartiles: [lower!, upper!],
    mean: mean(values),
  };
}

/** What licences of one kind say: how often they cost anything, and how much where they do. */
export interface LicenceStatistics {
  readonly count: number;
  readonly paid: number;
  /** Share of the licences that cost anything, with Clopper and Pearson's interval. */
  readonly paymentChance: number;
  readonly paymentInterval: Interval;
  /** Of the fees of the licences that cost anything. */
  readonly ifPaid: RobustLocation;
  /** paymentChance × median and × mean of the fees if paid. */
  readonly expectedMedian: number;
  readonly expectedMean: number;
  /** paymentChance and median both at their ends: at least the confidence asked for, less its two shortfalls. Absent with `medianInterval`. */
  readonly expectedInterval?: Interval;
}

/**
 * Fees of past licences, among which many are free: the chance of payment times the amount if paid.
 *
 *     expected = paid/count × median(fees above 0)
 *     chance interval: beta quantiles with (paid, count − paid + 1) and (paid + 1, count − paid)
 *
 * A median over all licences is 0 as soon as half are free, and a mean over those that pay overstates: neither is what
 * a licence brings on average.
 *
 * @param fees        one for each licence, 0 where it was free
 * @param confidence  0.5 … below 1
 * @throws ARGUMENT_INVALID      no fees, one below 0 or not finite, by place and value
 * @throws EVIDENCE_INSUFFICIENT no licence that cost anything
 * @source C. Clopper, E. Pearson, Biometrika 26 (1934); the product is a derivation of our own
 */
export function licenceStatistics(fees: Sample, confidence: number): LicenceStatistics {
  checkSample('licenceStatistics: fees', fees);
  checkWithin('licenceStatistics: confidence', confidence, 0.5, 1 - Number.EPSILON);
  const amounts = Array.from(fees);
  const below = amounts.findIndex((fee) => fee < 0);
  if (below >= 0) {
    const at = `licenceStatistics: fees[${below}]`;
    refuse('ARGUMENT_INVALID', {
      at,
      problem: 'below 0',
      met: quote(amounts[below]),
      remedy: 'give 0 for a free licence',
    });
  }
  const paidFees = amounts.filter((fee) => fee > 0);
  const [count, paid] = [amounts.length, paidFees.length];
  if (paid === 0) {
    const remedy = 'find licences that cost something';
    refuse('EVIDENCE_INSUFFICIENT', {
      at: 'licenceStatistics: fees',
      problem: 'every licence is free',
      met: quote(count),
      remedy,
    });
  }
  const outside = (1 - confidence) / 2;
  const low = betaDistribution(paid, count - paid + 1).quantile(outside);
  const high = paid === count ? 1 : betaDistribution(paid + 1, count - paid).quantile(1 - outside);
  const paymentChance = paid / count;
  const ifPaid = robustLocation(paidFees, confidence);
  const { medianInterval } = ifPaid;
  return {
    count,
    paid,
    paymentChance,
    paymentInterval: { low, high, confidence },
    ifPaid,
    expectedMedian: paymentChance * ifPaid.median,
    expectedMean: paymentChance * ifPaid.mean,
    ...(medianInterval && {
      expectedInterval: {
        low: low * medianInterval.low,
        high: high * medianInterval.high,
        confidence: Math.max(0, confidence + medianInterval.confidence - 1),
      },
    }),
  };
}
