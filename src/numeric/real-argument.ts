import { quote, refuse } from '../base/errors.ts';

/** Refuses NaN; infinities pass, for they have a place on every distribution's axis. */
export function checkNumber(at: string, value: number): void {
  if (value >= -Infinity) return;
  refuse('ARGUMENT_INVALID', { at, problem: 'not a number', met: quote(value), remedy: 'give a number' });
}

/** Refuses what does not lie strictly between `low` and `high`: at the ends an inverse is infinite or not unique. */
export function checkInside(at: string, value: number, low: number, high: number): void {
  if (value > low && value < high) return;
  const remedy = `give a number strictly between ${low} and ${high}`;
  refuse('ARGUMENT_INVALID', { at, problem: 'out of range', met: quote(value), remedy });
}

/** Refuses what does not lie within `low` … `high`, both included, and NaN. */
export function checkRange(at: string, value: number, low: number, high: number): void {
  if (value >= low && value <= high) return;
  const remedy = `give a number from ${low} to ${high}`;
  refuse('ARGUMENT_INVALID', { at, problem: 'out of range', met: quote(value), remedy });
}
