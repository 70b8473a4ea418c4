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
    byDays.fill(0);
    let [worth, slope, discount, before] = [-loan.principal, 0, 1, loan.start];
    for (let r = 0; r < count; r++) {
      const day = rows.day[r]!;
      discount *= discountOver(day - before, force);
      const part = (rows.principal[r]! + rows.interest[r]!) * discount;
      worth += part;
      slope += (part * (day - loan.start)) / 365;
      before = day;
    }
    const change = worth / slope;
    force += change;
    if (change < CLOSE && change > -CLOSE) break;
  }
  return Math.round(expm1(force) * 1e12) / 1e12;
}

/** Discounts over 0 … 31 days at the rate of the step: most payments are a month apart. 0: not worked out yet. */
const byDays = new Float64Array(32);

function discountOver(days: number, force: number): number {
  if (days >= byDays.length) return exp((-force * days) / 365);
  if (byDays[days] === 0) byDays[days] = exp((-force * days) / 365);
  return byDays[days]!;
}
