import { type Fault, IpworthError, quote } from '../base/errors.ts';
import { FloatingRate } from '../domain/loan-terms.ts';
import { parseWith } from '../domain/parse.ts';
import { addMonths, formatDay, parseDay } from '../numeric/calendar.ts';
import { decimal, isExact, text } from '../numeric/decimal.ts';

/** A rate and the first day on which it holds. */
export interface RateStep {
  readonly from: string;
  readonly annualRate: string;
}

const AT = 'floating rate';

/**
 * The rates of a loan that follows a published one, such as the LPR: on drawdown and on each day of reset, the last
 * publication on or before that day, and the spread.
 *
 *     rate = reference rate + spread
 *
 * Days of reset are counted from drawdown and end with the term; equal rates in a row are one step.
 *
 * @param raw  a document of the schema `FloatingRate`; publications are the caller's, later ones than given are not guessed
 * @throws INPUT_INVALID  no publication on or before drawdown, days out of order, a rate below 0
 */
export function floatingRates(raw: unknown): readonly RateStep[] {
  const { drawdownDay, termMonths, published, spread, resetEveryMonths } = parseWith(FloatingRate, raw, AT);
  const faults: Fault[] = [];
  if (!isExact(spread)) faults.push({ at: `${AT} /spread`, problem: 'no exact number', met: quote(spread) });
  if (published[0]!.day > drawdownDay) {
    const problem = `no rate was published on or before drawdown, ${drawdownDay}`;
    faults.push({ at: `${AT} /published/0/day`, problem, met: published[0]!.day });
  }
  for (let i = 1; i < published.length; i++) {
    if (published[i]!.day > published[i - 1]!.day) continue;
    const problem = `not after the day before it, ${published[i - 1]!.day}`;
    faults.push({ at: `${AT} /published/${i}/day`, problem, met: published[i]!.day });
  }
  if (faults.length > 0) throw new IpworthError('INPUT_INVALID', faults);

  const start = parseDay(drawdownDay);
  const steps: RateStep[] = [];
  for (let month = 0; month < termMonths; month += resetEveryMonths ?? termMonths) {
    const from = formatDay(addMonths(start, month));
    const last = published.findLast(({ day }) => day <= from)!;
    const rate = decimal(last.annualRate).plus(spread);
    if (rate.lt(0)) {
      const problem = `the rate from ${from} is below 0`;
      throw new IpworthError('INPUT_INVALID', [{ at: `${AT} /spread`, problem, met: text(rate) }]);
    }
    if (steps.at(-1)?.annualRate !== text(rate)) steps.push({ from, annualRate: text(rate) });
  }
  return steps;
}
