import { IpworthError, quote, refuse } from '../../base/errors.ts';
import { checkSample, checkWithin, finiteResult, type Sample } from '../../numeric/argument.ts';
import type { Column } from '../../numeric/design-matrix.ts';
import { exp, log } from '../../numeric/elementary.ts';
import { type LinearFit, leastSquares } from '../../numeric/least-squares.ts';
import { studentTQuantile } from '../../numeric/student-t.ts';
import { sum } from '../../numeric/sum.ts';

/** A price as its traits explain it. */
export interface HedonicEstimate {
  /** Mean price of a right with these traits: exp(fitted) × smearing. */
  readonly value: number;
  /** Median price, exp(fitted). */
  readonly median: number;
  /** Prices between which one such right is expected to lie, at the level asked for. */
  readonly low: number;
  readonly high: number;
  readonly level: number;
  /** Duan's factor, mean(exp(residual)): above 1, for the mean of a skewed price lies above its median. */
  readonly smearing: number;
  /** Of the logarithm of the price. */
  readonly fit: LinearFit;
  /** Traits that lie outside those of the cases: there the fit is a guess. */
  readonly extrapolated: readonly {
    readonly trait: string;
    readonly value: number;
    readonly low: number;
    readonly high: number;
  }[];
}

export interface HedonicRequest {
  /** Prices of past cases, above 0. */
  readonly prices: Sample;
  /** Their traits, each as long as the prices. */
  readonly traits: readonly Column[];
  /** The traits of the right in question, by name. */
  readonly subject: Readonly<Record<string, number>>;
  /** Chance that the interval is meant to hold the price; strictly between 0 and 1. */
  readonly level: number;
}

/**
 * The price of a right from its traits, by a regression of the logarithms of past prices.
 *
 *     ln P = b₀ + Σ bₖ·xₖ + e,   value = exp(b₀ + Σ bₖ·xₖ) · mean(exp(e))
 *     low, high = exp(fitted ∓ t·√(s² + standard error²)),   t of Student's law
 *
 * The mean is carried back by Duan's smearing, which asks for no law of the residuals; the interval takes them for normal.
 * A handful of indicators explains little of the value of a patent (2.7 % of its variance in PatVal-EU): look at the
 * interval before the value.
 *
 * @throws ARGUMENT_INVALID  prices not above 0, too few cases, traits ragged, missing or not finite, by name and value
 * @throws NO_SOLUTION       traits that depend on others, by name
 * @source N. Duan, Smearing Estimate, J. American Statistical Association 78 (1983)
 */
export function hedonicRegression({ prices, traits, subject, level }: HedonicRequest): HedonicEstimate {
  const at = 'hedonicRegression';
  checkWithin(`${at}: level`, level, 2 ** -20, 1 - 2 ** -20);
  checkSample(`${at}: prices`, prices, 3);
  const logs = Float64Array.from({ length: prices.length }, (_, i) => {
    if (prices[i]! > 0) return log(prices[i]!);
    const remedy = 'free transfers have no logarithm: count them apart, as licenceStatistics does';
    return refuse('ARGUMENT_INVALID', {
      at: `${at}: prices[${i}]`,
      problem: 'not above 0',
      met: quote(prices[i]),
      remedy,
    });
  });
  const asked = subjectOf(traits, subject);
  const fit = leastSquares(logs, traits);
  // about the subject itself the intercept is its fitted value, with its standard error
  const centred = traits.map(({ name, values }, k): Column => {
    return { name, values: Float64Array.from(values, (value) => value - asked[k]!) };
  });
  const about = leastSquares(logs, centred);
  const fitted = about.coefficients[0]!;
  const meanError = about.standardErrors[0]!;
  const deviation = fit.residualStandardDeviation;
  const spread =
    studentTQuantile((1 + level) / 2, fit.degreesOfFreedom) * Math.sqrt(deviation * deviation + meanError * meanError);
  const smearing = sum(fit.residuals.map(exp)) / fit.residuals.length;
  return {
    value: finiteResult(at, exp(fitted) * smearing),
    median: exp(fitted),
    low: exp(fitted - spread),
    high: finiteResult(at, exp(fitted + spread)),
    level,
    smearing,
    fit,
    extrapolated: traits.flatMap(({ name, values }, k) => {
      const [low, high] = [Math.min(...Array.from(values)), Math.max(...Array.from(values))];
      const value = asked[k]!;
      return value < low || value > high ? [{ trait: name, value, low, high }] : [];
    }),
  };
}

function subjectOf(traits: readonly Column[], subject: Readonly<Record<string, number>>): number[] {
  const at = 'hedonicRegression: subject';
  const names = traits.map(({ name }) => name);
  const faults = [
    ...names.flatMap((name) => {
      const value = Object.hasOwn(subject, name) ? subject[name] : undefined;
      if (typeof value === 'number' && Number.isFinite(value)) return [];
      return [{ at: `${at}: ${name}`, problem: 'no finite number', met: quote(value), remedy: 'give the trait' }];
    }),
    ...Object.keys(subject).flatMap((name) => {
      const remedy = `known are ${names.join(', ')}`;
      return names.includes(name) ? [] : [{ at: `${at}: ${name}`, problem: 'no such trait', remedy }];
    }),
  ];
  if (faults.length > 0) throw new IpworthError('ARGUMENT_INVALID', faults);
  return names.map((name) => subject[name]!);
}
