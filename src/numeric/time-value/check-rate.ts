import { quote, refuse } from '../../base/errors.ts';

/** Refuses a rate per period that is not a finite number above −1: at −100 % nothing is left to discount. */
export function checkRate(at: string, rate: number): void {
  if (rate > -1 && Number.isFinite(rate)) return;
  const remedy = 'give a finite rate above -1: for 5 % write 0.05';
  refuse('ARGUMENT_INVALID', { at, problem: 'not a rate above -100 %', met: quote(rate), remedy });
}
