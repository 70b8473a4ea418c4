import { quote, refuse } from '../../base/errors.ts';
import { checkSameLength, checkSample, finiteResult, type Sample } from '../argument.ts';
import type { SerialDay } from '../calendar.ts';
import { type DayCount, yearFraction } from '../day-count.ts';
import { exp, log1p } from '../elementary.ts';
import { checkRate } from './check-rate.ts';

/**
 * Present value of equally spaced flows.
 *
 *     npv = Σᵢ flows[i] / (1 + rate)^(i + firstPeriod),  i = 0, 1, …
 *
 * @param rate         per period, above −1
 * @param flows        at least one
 * @param firstPeriod  0: the first flow falls due now; 1: one period from now, as the spreadsheet function NPV has it
 * @throws ARGUMENT_INVALID  a rate of −1 or less, no flows, a flow that is not finite, a result beyond the largest number
 */
export function npv(rate: number, flows: Sample, firstPeriod: 0 | 1 = 0): number {
  checkRate('npv: rate', rate);
  checkSample('npv: flows', flows);
  if (firstPeriod !== 0 && firstPeriod !== 1) {
    refuse('ARGUMENT_INVALID', { at: 'npv: firstPeriod', problem: 'neither 0 nor 1', met: quote(firstPeriod) });
  }
  const factor = 1 / (1 + rate);
  let value = 0;
  for (let i = flows.length - 1; i >= 0; i--) value = value * factor + flows[i]!;
  return finiteResult('npv', firstPeriod === 1 ? value * factor : value);
}

/**
 * Present value of dated flows, on the earliest of their days.
 *
 *     xnpv = Σᵢ flows[i] / (1 + rate)^τᵢ,  τᵢ the years from the earliest day to days[i]
 *
 * @param rate      per year, above −1
 * @param flows     at least one
 * @param days      one for each flow, in any order
 * @param dayCount  how years are counted; the spreadsheet function XNPV knows ACT/365F only
 * @throws ARGUMENT_INVALID  as `npv`, and days that are not whole, out of range or not as many as the flows
 */
export function xnpv(rate: number, flows: Sample, days: ArrayLike<SerialDay>, dayCount: DayCount = 'ACT/365F'): number {
  checkRate('xnpv: rate', rate);
  const times = yearsFromFirst('xnpv', flows, days, dayCount);
  return finiteResult('xnpv', valueAt(rate, flows, times));
}

/**
 * Future value of dated flows, on the latest of their days.
 *
 *     xnfv = Σᵢ flows[i] · (1 + rate)^(T − τᵢ),  T the years from the earliest day to the latest
 *
 * Arguments and refusals as of `xnpv`.
 */
export function xnfv(rate: number, flows: Sample, days: ArrayLike<SerialDay>, dayCount: DayCount = 'ACT/365F'): number {
  checkRate('xnfv: rate', rate);
  const times = yearsFromFirst('xnfv', flows, days, dayCount);
  const end = times.reduce((latest, time) => Math.max(latest, time), 0);
  const untilEnd = times.map((time) => time - end);
  return finiteResult('xnfv', valueAt(rate, flows, untilEnd));
}

/** Years from the earliest of the days to each of them; checks flows and days on the way. */
export function yearsFromFirst(
  at: string,
  flows: Sample,
  days: ArrayLike<SerialDay>,
  dayCount: DayCount,
): Float64Array {
  checkSample(`${at}: flows`, flows);
  checkSameLength(`${at}: days`, days, flows.length);
  let first = days[0]!;
  for (let i = 1; i < days.length; i++) first = Math.min(first, days[i]!);
  return Float64Array.from(days, (day) => yearFraction(first, day, dayCount));
}

function valueAt(rate: number, flows: Sample, times: Float64Array): number {
  const force = log1p(rate);
  let value = 0;
  for (let i = 0; i < times.length; i++) value += flows[i]! * exp(-times[i]! * force);
  return value;
}
