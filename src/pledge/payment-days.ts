import { refuse } from '../base/errors.ts';
import type { PaymentCalendar } from '../domain/loan-terms.ts';
import { dayParts, formatDay, parseDay, type SerialDay } from '../numeric/calendar.ts';

/** No run of holidays is longer: a list that has one is wrong. */
const LONGEST_BREAK = 60;
/** The day 0, 1 January 1970, was a Thursday: so many days after a Monday. */
const SINCE_MONDAY = 3;

/** Days of payment as a caller's list and convention have them. */
export class PaymentDays {
  readonly #calendar: PaymentCalendar;
  readonly #holidays: ReadonlySet<SerialDay>;
  readonly #working: ReadonlySet<SerialDay>;

  constructor(calendar: PaymentCalendar) {
    this.#calendar = calendar;
    this.#holidays = new Set(calendar.holidays.map(parseDay));
    this.#working = new Set(calendar.workingDays.map(parseDay));
  }

  /** Whether interest runs to the day of payment rather than to the day agreed. */
  get isInterestMoved(): boolean {
    return this.#calendar.interestTo === 'paid-day';
  }

  isWorking(day: SerialDay): boolean {
    if (this.#working.has(day)) return true;
    if (this.#holidays.has(day)) return false;
    return !this.#calendar.weekends || weekday(day) < 5;
  }

  /** The day on which something due on a day is paid. @throws INPUT_INVALID  sixty days without one of work */
  paidOn(day: SerialDay): SerialDay {
    switch (this.#calendar.convention) {
      case 'none':
        return day;
      case 'following':
        return this.#next(day, 1);
      case 'preceding':
        return this.#next(day, -1);
      case 'modified-following': {
        const next = this.#next(day, 1);
        return dayParts(next).month === dayParts(day).month ? next : this.#next(day, -1);
      }
    }
  }

  #next(from: SerialDay, step: 1 | -1): SerialDay {
    for (let day = from; Math.abs(day - from) <= LONGEST_BREAK; day += step) {
      if (this.isWorking(day)) return day;
    }
    return refuse('INPUT_INVALID', {
      at: 'payment calendar',
      problem: `no working day within ${LONGEST_BREAK} days`,
      met: formatDay(from),
      remedy: 'check the list of holidays',
    });
  }
}

/** 0 Monday … 6 Sunday. */
function weekday(day: SerialDay): number {
  return (((day + SINCE_MONDAY) % 7) + 7) % 7;
}
