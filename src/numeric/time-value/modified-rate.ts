import { refuse } from '../../base/errors.ts';
import { checkSample, finiteResult, type Sample } from '../argument.ts';
import { expm1, log, log1p } from '../elementary.ts';
import { checkRate } from './check-rate.ts';
import { npv } from './net-present-value.ts';

/**
 * Modified internal rate of return of equally spaced flows.
 *
 *     mirr = (future value of the receipts at reinvestRate / −present value of the outlays at financeRate)^(1/(n−1)) − 1
 *
 * Receipts are the flows above zero, outlays those below; n counts all flows.
 *
 * @param flows         at least two
 * @param financeRate   per period, above −1
 * @param reinvestRate  per period, above −1
 * @throws NO_SOLUTION  no receipts or no outlays
 * @throws ARGUMENT_INVALID  fewer than two flows, a flow that is not finite, a rate of −1 or less
 */
export function mirr(flows: Sample, financeRate: number, reinvestRate: number): number {
  checkRate('mirr: financeRate', financeRate);
  checkRate('mirr: reinvestRate', reinvestRate);
  checkSample('mirr: flows', flows, 2);
  const receipts = Float64Array.from(flows, (flow) => Math.max(flow, 0));
  const outlays = Float64Array.from(flows, (flow) => Math.max(-flow, 0));
  const received = npv(reinvestRate, receipts);
  const spent = npv(financeRate, outlays);
  if (received === 0 || spent === 0) {
    const problem = received === 0 ? 'no flow above zero' : 'no flow below zero';
    refuse('NO_SOLUTION', { at: 'mirr: flows', problem, remedy: 'give receipts and outlays' });
  }
  const growth = log(received / spent) / (flows.length - 1);
  return finiteResult('mirr', expm1(growth + log1p(reinvestRate)));
}
