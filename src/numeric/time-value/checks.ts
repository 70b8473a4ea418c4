import { quote, refuse } from '../../base/errors.ts';

/** Refuses a rate per period that is not a finite number above −1: at −100 % nothing is left to discount. */
export function checkRate(at: string, rate: number): void {
  if (rate > -1 && Number.isFinite(rate)) return;
  const remedy = 'give a finite rate above -1: for 5 % write 0.05';
  refuse('ARGUMENT_INVALID', { at, problem: 'not a rate above -100 %', met: quote(rate), remedy });
}

/** Refuses a single argument that is not a finite number. */
export function checkFinite(at: string, value: number): void {
  if (Number.isFinite(value)) return;
  refuse('ARGUMENT_INVALID', { at, problem: 'not a finite number', met: quote(value) });
}

/** Passes a result on, unless it has left the range of numbers. */
export function finiteResult(at: string, value: number): number {
  if (Number.isFinite(value)) return value;
  const remedy = 'scale the amounts down, or check rate and number of periods';
  return refuse('ARGUMENT_INVALID', { at, problem: 'the result is beyond the largest number', remedy });
}
