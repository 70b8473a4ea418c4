import { type Fault, IpworthError } from '../base/errors.ts';
import { parseWith } from './parse.ts';
import { Day } from './quantities.ts';

/** Something a value may rest on, and the day on which it could first be known. */
export interface DatedItem {
  /** Place or name, for the message. */
  readonly at: string;
  readonly day: string;
}

/** Items that nobody could know on the valuation day, each with its day. */
export function laterThan(valuationDay: string, items: readonly DatedItem[]): readonly Fault[] {
  return items
    .filter(({ day }) => day > valuationDay)
    .map(({ at, day }) => ({
      at,
      problem: `dated after the valuation day ${valuationDay}, so it may not be used`,
      met: day,
      remedy: 'leave it out, or value as of a later day',
    }));
}

/**
 * Holds evidence, data sets and cases to the valuation day: nothing later may be used.
 *
 * @throws INPUT_INVALID  every later item by its name and day, all at once; days that are none
 */
export function requireKnownBy(valuationDay: string, items: readonly DatedItem[]): void {
  const day = parseWith(Day, valuationDay, 'valuation day');
  for (const item of items) parseWith(Day, item.day, item.at);
  const faults = laterThan(day, items);
  if (faults.length > 0) throw new IpworthError('INPUT_INVALID', faults);
}
