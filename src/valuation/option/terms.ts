import { type Fault, IpworthError, quote } from '../../base/errors.ts';

export type OptionType = 'call' | 'put';

/** An option on one asset whose logarithm is a Brownian motion with drift. Rates are continuous, a year; time in years. */
export interface OptionTerms {
  readonly type: OptionType;
  /** What the asset is worth today, above 0. */
  readonly spot: number;
  /** What exercising costs (call) or brings (put), above 0. */
  readonly strike: number;
  /** Years until the option lapses, above 0 … 1000. */
  readonly time: number;
  /** Riskless rate, continuous, −10 … 10. */
  readonly rate: number;
  /** What the asset loses a year to those who wait, continuous, −10 … 100; it has no default, for 0 means that waiting costs nothing. */
  readonly dividendYield: number;
  /** Standard deviation of the yearly change in the asset's logarithm, 0 … 10. */
  readonly volatility: number;
}

/** What a number must satisfy: inside `low` … `high`; `open` leaves `low` itself out; `whole` takes whole numbers only. */
export interface Bounds {
  readonly low: number;
  readonly high: number;
  readonly open?: true;
  readonly whole?: true;
}

export const POSITIVE: Bounds = { low: 0, high: Number.MAX_VALUE, open: true };
export const NOT_NEGATIVE: Bounds = { low: 0, high: Number.MAX_VALUE };
export const ANY: Bounds = { low: -Number.MAX_VALUE, high: Number.MAX_VALUE };
export const YEARS: Bounds = { low: 0, high: 1000, open: true };
export const RATE: Bounds = { low: -10, high: 10 };
export const YIELD: Bounds = { low: -10, high: 100 };
export const VOLATILITY: Bounds = { low: 0, high: 10 };

const TERMS: Readonly<Record<Exclude<keyof OptionTerms, 'type'>, Bounds>> = {
  spot: POSITIVE,
  strike: POSITIVE,
  time: YEARS,
  rate: RATE,
  dividendYield: YIELD,
  volatility: VOLATILITY,
};

/** Refuses, all at once, every figure of `given` that is no number within its bounds. */
export function checkFigures<K extends string>(at: string, given: object, bounds: Readonly<Record<K, Bounds>>): void {
  report(figureFaults(at, given, bounds));
}

/** Refuses, all at once, whatever is wrong with the terms of an option. */
export function checkTerms(at: string, terms: OptionTerms): void {
  report([...typeFaults(at, 'type', terms.type), ...figureFaults(at, terms, TERMS)]);
}

/** What is wrong with figures, one fault each. */
export function figureFaults<K extends string>(
  at: string,
  given: object,
  bounds: Readonly<Record<K, Bounds>>,
): Fault[] {
  return (Object.keys(bounds) as K[]).flatMap((name) => {
    const value = (given as Readonly<Record<string, unknown>>)[name];
    const bound = bounds[name];
    if (typeof value === 'number' && within(value, bound)) return [];
    const problem = value === undefined ? 'missing' : 'out of range';
    return [{ at: `${at}: ${name}`, problem, met: quote(value), remedy: `give ${wordsOf(bound)}` }];
  });
}

export function typeFaults(at: string, name: string, type: unknown): Fault[] {
  if (type === 'call' || type === 'put') return [];
  return [{ at: `${at}: ${name}`, problem: 'no kind of option', met: quote(type), remedy: "give 'call' or 'put'" }];
}

/** Throws what was found, if anything was. */
export function report(faults: readonly Fault[]): void {
  if (faults.length > 0) throw new IpworthError('ARGUMENT_INVALID', faults);
}

function within(value: number, { low, high, open, whole }: Bounds): boolean {
  return (open ? value > low : value >= low) && value <= high && (!whole || Number.isInteger(value));
}

function wordsOf({ low, high, open, whole }: Bounds): string {
  const kind = whole ? 'a whole number' : 'a finite number';
  const from = open ? `above ${low}` : `of ${low} or more`;
  if (high < Number.MAX_VALUE) return `${kind} ${from}, at most ${high}`;
  return low > -Number.MAX_VALUE ? `${kind} ${from}` : kind;
}
