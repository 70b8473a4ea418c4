import { exp, expm1, log1p } from '../../numeric/elementary.ts';
import type { FenLoan, FenRows } from '../amortise.ts';

const MOST_STEPS = 60;
/** After a step this small the next would be of its square. */
const CLOSE = 1e-9;

/**
 * The effective yearly rate of a contract: the rate at which its payments are worth what was drawn, to twelve decimals.
 *
 *     principal = Σ payment × (1 + rate)^(−days ÷ 365)
 *
 * Newton in ln(1 + rate), from the contract's own rate; the sum is convex, so it ends from wherever it starts.
 */
export function contractYield(loan: FenLoan, rows: FenRows, count: number): number {
  let force = log1p(loan.rateParts[0]! / loan.rateScale);
  for (let step = 0; step < MOST_STEPS; step++) {
    let [worth, slope] = [-loan.principal, 0];
    for (let r = 0; r < count; r++) {
      const years = (rows.day[r]! - loan.start) / 365;
      const part = (rows.principal[r]! + rows.interest[r]!) * exp(-force * years);
      worth += part;
      slope += part * years;
    }
    const change = worth / slope;
    force += change;
    if (change < CLOSE && change > -CLOSE) break;
  }
  return Math.round(expm1(force) * 1e12) / 1e12;
}
