import { type Fault, quote } from '../../base/errors.ts';
import { finiteResult } from '../../numeric/argument.ts';
import { exp, log, log1p } from '../../numeric/elementary.ts';
import { normalCdf } from '../../numeric/normal.ts';
import { type Step, sequentialValue } from './sequential.ts';
import { type Bounds, figureFaults, NOT_NEGATIVE, POSITIVE, report, VOLATILITY } from './terms.ts';

export interface RenewalTerms {
  /** What the patent brings its owner in its first year here, above 0. */
  readonly firstReturn: number;
  /** Share of the return lost from one year to the next, 0 … below 1. */
  readonly decay: number;
  /** A year, as a share: 0.1 for 10 %. */
  readonly discountRate: number;
  /** Fee of each year, from the first on, due at the year's beginning with its return; each 0 or more. */
  readonly fees: readonly number[];
  /** Standard deviation of the yearly change in the return's logarithm; 0.01 … 10; 0, a return known for certain, unless said otherwise. */
  readonly volatility?: number;
}

export interface PatentRenewal {
  readonly value: number;
  /** 0 for a certain return; else how far the value moves when it is integrated more finely. */
  readonly errorBound: number;
  /** Years for which the fee is worth paying if the return falls as expected. */
  readonly renewedYears: number;
  /** By year: fee, expected return, and the least return with which the fee is worth paying. */
  readonly years: readonly { readonly fee: number; readonly expectedReturn: number; readonly payFrom: number }[];
}

const TERMS: Readonly<Record<string, Bounds>> = {
  firstReturn: POSITIVE,
  decay: { low: 0, high: 1 - 2 ** -20 },
  discountRate: { low: 0, high: 10 },
  volatility: VOLATILITY,
};
const MOST_YEARS = 100;

/**
 * A patent as a right that is bought anew each year by its fee, after Pakes and Schankerman.
 *
 *     V(a) = max(0, r(a) − fee(a) + E V(a + 1)/(1 + i)),   E r(a + 1) = (1 − decay)·r(a)
 *
 * Fees that do not rise are provided for: a patent is kept through a dear year if later ones repay it. With volatility the
 * option not to renew is worth more, and `payFrom` falls below the fee.
 *
 * @throws ARGUMENT_INVALID  every figure out of its range, by name and value
 * @source A. Pakes, Econometrica 54 (1986); M. Schankerman, A. Pakes, Economic Journal 96 (1986)
 */
export function patentRenewal(terms: RenewalTerms): PatentRenewal {
  const { firstReturn, decay, discountRate, fees, volatility = 0 } = terms;
  checkRenewal('patentRenewal', { ...terms, volatility }, TERMS);
  const expected = fees.map((_, a) => firstReturn * exp(a * log1p(-decay)));
  const cutoffs = payCutoffs(fees, decay, discountRate);
  const stop = expected.findIndex((value, a) => value < cutoffs[a]!);
  const renewedYears = stop === -1 ? fees.length : stop;
  const found = volatility === 0 ? certainValue(terms, renewedYears) : uncertainValue(terms, volatility);
  const { value, errorBound } = found;
  const years = fees.map((fee, a) => ({
    fee,
    expectedReturn: expected[a]!,
    payFrom: found.payFrom?.[a] ?? cutoffs[a]!,
  }));
  return { value: finiteResult('patentRenewal', value), errorBound, renewedYears, years };
}

/** Least return of each year with which the fee is worth paying, if returns fall for certain: the best stretch of years ahead must repay its fees. */
function payCutoffs(fees: readonly number[], decay: number, discountRate: number): number[] {
  return fees.map((_, a) => {
    let [paid, earned, factor, least] = [0, 0, 1, Infinity];
    let left = 1;
    for (let b = a; b < fees.length; b++) {
      paid += factor * fees[b]!;
      earned += factor * left;
      least = Math.min(least, paid / earned);
      factor /= 1 + discountRate;
      left *= 1 - decay;
    }
    return least;
  });
}

function certainValue({ firstReturn, decay, discountRate, fees }: RenewalTerms, renewedYears: number) {
  let [value, factor, left] = [0, 1, firstReturn];
  for (let a = 0; a < renewedYears; a++) {
    value += factor * (left - fees[a]!);
    factor /= 1 + discountRate;
    left *= 1 - decay;
  }
  return { value, errorBound: 0, payFrom: undefined };
}

function uncertainValue({ firstReturn, decay, discountRate, fees }: RenewalTerms, volatility: number) {
  const steps = fees.map((cost, a): Step => ({ time: a, cost, flow: 1, success: a + 1 < fees.length ? 1 : 0 }));
  const motion = { growth: log1p(-decay), discountRate: log1p(discountRate), volatility };
  const coarse = sequentialValue(firstReturn, steps, motion, 8);
  const { value, thresholds } = sequentialValue(firstReturn, steps, motion, 12);
  const errorBound = Math.abs(value - coarse.value) + 1e-12 * (firstReturn + value);
  return { value, errorBound, payFrom: thresholds.map((threshold) => threshold ?? 0) };
}

export interface CohortTerms {
  /** Mean and standard deviation of the logarithm of the first year's return among patents. */
  readonly logMean: number;
  readonly logDeviation: number;
  readonly decay: number;
  readonly discountRate: number;
  readonly fees: readonly number[];
}

export interface RenewalCohort {
  /** By year: share of the patents whose fee is paid. */
  readonly renewed: readonly number[];
  /** Mean value of a patent. */
  readonly meanValue: number;
}

const COHORT: Readonly<Record<string, Bounds>> = {
  logMean: { low: -300, high: 300 },
  logDeviation: { low: 0, high: 20, open: true },
  decay: TERMS.decay!,
  discountRate: TERMS.discountRate!,
};

/**
 * How many patents of a year are renewed how long, and what they are worth on average, when their first returns are
 * lognormal and fall alike.
 *
 *     renewed(a) = Φ((logMean − ln c(a)) / logDeviation),   c(a) the first return with which every fee through year a is worth paying
 *
 * @throws ARGUMENT_INVALID  every figure out of its range, by name and value
 * @source M. Schankerman, A. Pakes, Economic Journal 96 (1986)
 */
export function renewalCohort(terms: CohortTerms): RenewalCohort {
  checkRenewal('renewalCohort', terms, COHORT);
  const { logMean, logDeviation, decay, discountRate, fees } = terms;
  const mean = exp(logMean + (logDeviation * logDeviation) / 2);
  let [hurdle, factor, left, meanValue] = [0, 1, 1, 0];
  const renewed = payCutoffs(fees, decay, discountRate).map((cutoff, a) => {
    hurdle = Math.max(hurdle, cutoff / left);
    const z = hurdle === 0 ? Infinity : (logMean - log(hurdle)) / logDeviation;
    const share = normalCdf(z);
    meanValue += factor * (left * mean * normalCdf(z + logDeviation) - fees[a]! * share);
    factor /= 1 + discountRate;
    left *= 1 - decay;
    return share;
  });
  return { renewed, meanValue: finiteResult('renewalCohort', meanValue) };
}

function checkRenewal(
  at: string,
  terms: Pick<RenewalTerms, 'fees' | 'volatility'>,
  bounds: Readonly<Record<string, Bounds>>,
) {
  const faults: Fault[] = figureFaults(at, terms, bounds);
  const count = Array.isArray(terms.fees) ? terms.fees.length : 0;
  if (count < 1 || count > MOST_YEARS) {
    const remedy = `give 1 to ${MOST_YEARS}`;
    report([...faults, { at: `${at}: fees`, problem: 'too few or too many years', met: quote(count), remedy }]);
  }
  const { volatility = 0 } = terms;
  if (volatility > 0 && volatility < 0.01) {
    const remedy = 'give 0, for a return known for certain, or at least 0.01';
    faults.push({ at: `${at}: volatility`, problem: 'too small to integrate', met: quote(volatility), remedy });
  }
  for (const [a, fee] of terms.fees.entries()) {
    faults.push(...figureFaults(`${at}: fees`, { [`[${a}]`]: fee }, { [`[${a}]`]: NOT_NEGATIVE }));
  }
  report(faults);
}
