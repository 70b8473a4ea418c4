import { type Fault, IpworthError, quote } from '../../base/errors.ts';

/** How a book's losses are counted. */
export interface BookOptions {
  /** More days past due than these are a significant increase in risk. */
  readonly significantAboveDays: number;
  /** From this day past due on a loan is in default. */
  readonly defaultFromDays: number;
  /** Whether what others make good counts. */
  readonly othersCount: boolean;
  /** Outcomes of the economy: weights add up to 1; the factors are on default probability and loss, both capped at 1. */
  readonly scenarios: readonly {
    readonly weight: number;
    readonly probabilityFactor: number;
    readonly lossFactor: number;
  }[];
}

/** Options of a book; one scenario, the base, and others not counted unless said otherwise. */
export interface StatedBookOptions extends Pick<BookOptions, 'significantAboveDays' | 'defaultFromDays'> {
  readonly othersCount?: boolean;
  readonly scenarios?: BookOptions['scenarios'];
}

const BASE = [{ weight: 1, probabilityFactor: 1, lossFactor: 1 }] as const;

/** Options as they are stated, with what was left out. @throws INPUT_INVALID  options that cannot be, all at once */
export function bookOptions({
  significantAboveDays,
  defaultFromDays,
  othersCount = false,
  scenarios = BASE,
}: StatedBookOptions): BookOptions {
  const faults: Fault[] = [];
  const check = (holds: boolean, at: string, problem: string, met: unknown): void => {
    if (!holds) faults.push({ at: `book options /${at}`, problem, met: quote(met) });
  };
  const isDay = (value: number): boolean => Number.isInteger(value) && value >= 0;
  check(isDay(significantAboveDays), 'significantAboveDays', 'whole days of 0 or more expected', significantAboveDays);
  const isDefault = isDay(defaultFromDays) && defaultFromDays > significantAboveDays;
  check(isDefault, 'defaultFromDays', 'whole days above significantAboveDays expected', defaultFromDays);
  const total = scenarios.reduce((sum, { weight }) => sum + weight, 0);
  check(Math.abs(total - 1) <= 1e-9, 'scenarios', 'weights that add up to 1 expected', total);
  const sound = scenarios.every((one) => one.weight >= 0 && one.probabilityFactor >= 0 && one.lossFactor >= 0);
  check(sound, 'scenarios', 'weights and factors of 0 or more expected', scenarios);
  if (faults.length > 0) throw new IpworthError('INPUT_INVALID', faults);
  return { significantAboveDays, defaultFromDays, othersCount, scenarios };
}
