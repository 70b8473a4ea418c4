import { checkSample, finiteResult, type Sample } from '../argument.ts';
import type { SerialDay } from '../calendar.ts';
import type { DayCount } from '../day-count.ts';
import { expm1 } from '../elementary.ts';
import { type ExponentialSum, exponentialSum, zeros } from './exponential-sum.ts';
import { yearsFromFirst } from './net-present-value.ts';
import { type RateAnswer, rateAnswer, theRate } from './rate-answer.ts';

/**
 * All internal rates of return of equally spaced flows: the rates above −1 at which their present value is zero.
 *
 *     Σᵢ flows[i] / (1 + rate)^i = 0
 *
 * @param flows  at least one
 * @returns none, one, or all with the economically sensible one named, and why
 * @throws ARGUMENT_INVALID  no flows, a flow that is not finite
 * @source C. Norstrom, A sufficient condition for a unique nonnegative internal rate of return, JFQA 7 (1972);
 *   D. Teichroew, A. Robichek, M. Montalbano, An analysis of criteria for investment and financing decisions under
 *   certainty, Management Science 12 (1965)
 */
export function internalRates(flows: Sample): RateAnswer {
  checkSample('internalRates: flows', flows);
  return ratesOf(
    exponentialSum(
      Array.from(flows, (_, i) => i),
      flows,
    ),
  );
}

/**
 * All internal rates of return of dated flows, per year.
 *
 *     Σᵢ flows[i] / (1 + rate)^τᵢ = 0,  τᵢ the years from the earliest day to days[i]
 *
 * @param flows     at least one
 * @param days      one for each flow, in any order; flows of one day are added up first
 * @param dayCount  how years are counted
 * @returns as `internalRates`
 * @throws ARGUMENT_INVALID  as `internalRates`, and days that are not whole, out of range or not as many as the flows
 */
export function datedInternalRates(
  flows: Sample,
  days: ArrayLike<SerialDay>,
  dayCount: DayCount = 'ACT/365F',
): RateAnswer {
  return ratesOf(exponentialSum(yearsFromFirst('datedInternalRates', flows, days, dayCount), flows));
}

/**
 * The internal rate of return of equally spaced flows: the only one, or of several the sensible one of `internalRates`.
 *
 * @param guess  where several rates exist, the nearest to this one is meant, sensible or not
 * @throws NO_SOLUTION  there is none, or without a guess no sensible one; the message says why
 * @throws ARGUMENT_INVALID  as `internalRates`, or a guess that is not finite
 */
export function irr(flows: Sample, guess?: number): number {
  return theRate('irr', internalRates(flows), guess);
}

/** The internal rate of return of dated flows, per year, as `irr`; the spreadsheet function XIRR knows ACT/365F only. */
export function xirr(
  flows: Sample,
  days: ArrayLike<SerialDay>,
  dayCount: DayCount = 'ACT/365F',
  guess?: number,
): number {
  return theRate('xirr', datedInternalRates(flows, days, dayCount), guess);
}

function ratesOf(flows: ExponentialSum): RateAnswer {
  const size = flows.amounts.reduce((total, amount) => total + Math.abs(amount), 0);
  finiteResult('internalRates: flows added up', size);
  return rateAnswer(zeros(flows).map(expm1), flows);
}
