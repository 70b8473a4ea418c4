import { quote, refuse } from '../../base/errors.ts';
import { checkFinite, checkNotNegative, checkPositive, finiteResult } from '../argument.ts';
import { exp, expm1, log1p } from '../elementary.ts';
import { checkRate } from './check-rate.ts';

/** When the payments of a period fall due. */
export type Due = 'end' | 'begin';

/**
 * The five figures of an annuity, tied by
 *
 *     pv · (1 + rate)^nper + pmt · (1 + rate · [begin]) · ((1 + rate)^nper − 1) / rate + fv = 0
 *
 * with pmt · nper in the middle at rate 0. Amounts received are positive, amounts paid negative.
 */
export interface Annuity {
  /** Per period, above −1. */
  readonly rate: number;
  /** Number of periods, may be fractional. */
  readonly nper: number;
  /** Payment each period. */
  readonly pmt: number;
  /** Present value; 0 if left out. */
  readonly pv?: number;
  /** Future value, what is left after the last period; 0 if left out. */
  readonly fv?: number;
  /** At the end of each period if left out. */
  readonly when?: Due;
}

/**
 * Future value after `nper` periods.
 *
 * @throws ARGUMENT_INVALID  a rate of −1 or less, a figure that is not finite, nper below 0, a result beyond the largest number
 */
export function fv({ rate, nper, pmt, pv = 0, when = 'end' }: Omit<Annuity, 'fv'>): number {
  checkFigures('fv', { rate, nper, pmt, pv, when });
  return finiteResult('fv', noMinusZero(-(pv * exp(nper * log1p(rate)) + pmt * valueOfOnes(rate, nper, when))));
}

/**
 * Present value.
 *
 * @throws ARGUMENT_INVALID  as `fv`
 */
export function pv({ rate, nper, pmt, fv = 0, when = 'end' }: Omit<Annuity, 'pv'>): number {
  checkFigures('pv', { rate, nper, pmt, fv, when });
  return finiteResult('pv', noMinusZero(-(fv * exp(-nper * log1p(rate)) + pmt * costOfOnes(rate, nper, when))));
}

/**
 * The payment each period.
 *
 * @throws ARGUMENT_INVALID  as `fv`, and nper of 0
 */
export function pmt({ rate, nper, pv = 0, fv = 0, when = 'end' }: Omit<Annuity, 'pmt'>): number {
  checkFigures('pmt', { rate, nper, pv, fv, when });
  checkPositive('pmt: nper', nper);
  const due = pv + fv * exp(-nper * log1p(rate));
  return finiteResult('pmt', noMinusZero(-due / costOfOnes(rate, nper, when)));
}

/**
 * The number of periods.
 *
 *     nper = ln((p − fv) / (p + pv)) / ln(1 + rate),  p = pmt · (1 + rate · [begin]) / rate
 *
 * @returns may be fractional; negative when the annuity would have to run backwards
 * @throws NO_SOLUTION  the payments never turn pv into fv
 * @throws ARGUMENT_INVALID  a rate of −1 or less, a figure that is not finite
 */
export function nper({ rate, pmt, pv = 0, fv = 0, when = 'end' }: Omit<Annuity, 'nper'>): number {
  checkFigures('nper', { rate, pmt, pv, fv, when });
  const each = payment(pmt, rate, when) + pv * rate;
  // (p − fv) / (p + pv) − 1, which stays exact as the rate goes to zero
  const change = each === 0 ? NaN : -(pv + fv) / each;
  if (!(change * rate > -1)) {
    const problem = 'the payments never turn pv into fv';
    refuse('NO_SOLUTION', { at: 'nper', problem, met: quote({ rate, pmt, pv, fv, when }) });
  }
  return finiteResult('nper', noMinusZero(rate === 0 ? change : log1p(change * rate) / log1p(rate)));
}

/** What payments of 1 come to at the end of the last period. */
export function valueOfOnes(rate: number, nper: number, when: Due): number {
  const count = rate === 0 ? nper : expm1(nper * log1p(rate)) / rate;
  return payment(count, rate, when);
}

/** What payments of 1 are worth at the beginning of the first period. */
export function costOfOnes(rate: number, nper: number, when: Due): number {
  const count = rate === 0 ? nper : -expm1(-nper * log1p(rate)) / rate;
  return payment(count, rate, when);
}

/** An amount at the end of its period: one due at the beginning has earned the rate. */
function payment(amount: number, rate: number, when: Due): number {
  return when === 'begin' ? amount * (1 + rate) : amount;
}

/** Refuses figures outside their ranges; those left out were not asked for. */
export function checkFigures(at: string, { when, ...figures }: Partial<Annuity>): void {
  for (const [name, figure] of Object.entries(figures)) checkFinite(`${at}: ${name}`, figure);
  if (figures.rate !== undefined) checkRate(`${at}: rate`, figures.rate);
  if (figures.nper !== undefined) checkNotNegative(`${at}: nper`, figures.nper);
  if (when !== 'end' && when !== 'begin') {
    const remedy = "write 'end' or 'begin'";
    refuse('ARGUMENT_INVALID', { at: `${at}: when`, problem: 'no time of payment', met: quote(when), remedy });
  }
}

function noMinusZero(value: number): number {
  return value === 0 ? 0 : value;
}
