import { quote, refuse } from '../base/errors.ts';
import { checkFinite } from '../numeric/argument.ts';

/** A span that a statistic of a ratio study should keep, ends included. */
export interface RatioStandard {
  readonly statistic: 'medianRatio' | 'cod' | 'prd' | 'prb';
  readonly low: number;
  readonly high: number;
}

/** @source IAAO, Standard on Ratio Studies (2013), as held to by assesspy 2 (mark S) */
export const RATIO_STANDARDS: readonly RatioStandard[] = Object.freeze([
  { statistic: 'medianRatio', low: 0.9, high: 1.1 },
  { statistic: 'cod', low: 5, high: 15 },
  { statistic: 'prd', low: 0.98, high: 1.03 },
  { statistic: 'prb', low: -0.05, high: 0.05 },
]);

/** A statistic held against its span. */
export interface StandardCheck extends RatioStandard {
  readonly value: number;
  readonly isMet: boolean;
}

/**
 * Whether a statistic keeps its span, ends included. A COD below its span is not good news: estimates that close to the
 * prices have as a rule been fitted to them.
 *
 * @throws ARGUMENT_INVALID  a statistic without a span, a value that is not finite
 */
export function checkRatioStandard(statistic: RatioStandard['statistic'], value: number): StandardCheck {
  const standard = RATIO_STANDARDS.find((each) => each.statistic === statistic);
  if (standard === undefined) {
    const remedy = `spans are known for ${RATIO_STANDARDS.map((each) => each.statistic).join(', ')}`;
    return refuse('ARGUMENT_INVALID', {
      at: 'checkRatioStandard: statistic',
      problem: 'no span known',
      met: quote(statistic),
      remedy,
    });
  }
  checkFinite('checkRatioStandard: value', value);
  return { ...standard, value, isMet: value >= standard.low && value <= standard.high };
}
