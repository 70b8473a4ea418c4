import { checkPositive, checkWhole, checkWithin, finiteResult } from '../argument.ts';
import { sum } from '../sum.ts';
import { type Annuity, checkFigures, fv, pmt } from './annuity.ts';

/** An annuity whose payment follows from the rest. */
export type LevelAnnuity = Omit<Annuity, 'pmt'>;

/** One period of an annuity, signs as in `Annuity`. */
export interface AnnuityPeriod {
  /** 1 … nper. */
  readonly period: number;
  /** interest + principal. */
  readonly payment: number;
  readonly interest: number;
  readonly principal: number;
  /** What is still owed after the period, or held when negative: pv and all principal so far. */
  readonly balance: number;
}

/** Longest schedule: a century of days. */
const MOST_PERIODS = 36_600;

/**
 * The interest in the payment of period `per`.
 *
 *     ipmt = rate · (value of the annuity after per − 1 periods), discounted by one period if payments are due at its beginning
 *
 * @param per  1 … nper; the first payment at the beginning of a period holds no interest
 * @throws ARGUMENT_INVALID  as `pmt`, and per outside 1 … nper
 */
export function ipmt(per: number, annuity: LevelAnnuity): number {
  const { rate, pv, when = 'end' } = annuity;
  const payment = pmt(annuity);
  checkWithin('ipmt: per', per, 1, annuity.nper);
  if (when === 'begin' && per === 1) return 0;
  const interest = finiteResult('ipmt', fv({ rate, nper: per - 1, pmt: payment, pv: pv ?? 0, when }) * rate);
  return when === 'begin' ? interest / (1 + rate) : interest;
}

/**
 * The repayment of principal in the payment of period `per`: the payment less its interest.
 *
 * @throws ARGUMENT_INVALID  as `ipmt`
 */
export function ppmt(per: number, annuity: LevelAnnuity): number {
  return pmt(annuity) - ipmt(per, annuity);
}

/**
 * The interest paid from period `start` to period `end`, both included.
 *
 * @throws ARGUMENT_INVALID  as `ipmt`, and periods that are not whole or in the wrong order
 */
export function cumipmt(start: number, end: number, annuity: LevelAnnuity): number {
  return total('cumipmt', ipmt, { start, end, annuity });
}

/**
 * The principal repaid from period `start` to period `end`, both included.
 *
 * @throws ARGUMENT_INVALID  as `cumipmt`
 */
export function cumprinc(start: number, end: number, annuity: LevelAnnuity): number {
  return total('cumprinc', ppmt, { start, end, annuity });
}

/**
 * The whole annuity, period by period.
 *
 * @throws ARGUMENT_INVALID  as `pmt`, and a number of periods that is not whole or above 36,600
 */
export function annuitySchedule(annuity: LevelAnnuity): AnnuityPeriod[] {
  checkWhole('annuitySchedule: nper', annuity.nper, 1, MOST_PERIODS);
  const { rate, nper, pv = 0, when = 'end' } = annuity;
  const payment = pmt(annuity);
  return Array.from({ length: nper }, (_, i) => {
    const interest = ipmt(i + 1, annuity);
    const after = 0 - fv({ rate, nper: i + 1, pmt: payment, pv, when });
    // paid at the beginning, the balance is that before the period's own interest
    const balance = when === 'begin' ? after / (1 + rate) : after;
    return { period: i + 1, payment, interest, principal: payment - interest, balance };
  });
}

interface Span {
  readonly start: number;
  readonly end: number;
  readonly annuity: LevelAnnuity;
}

function total(at: string, part: typeof ipmt, { start, end, annuity }: Span): number {
  checkFigures(at, { ...annuity, when: annuity.when ?? 'end' });
  checkPositive(`${at}: nper`, annuity.nper);
  checkWhole(`${at}: end`, end, 1, Math.min(annuity.nper, MOST_PERIODS));
  checkWhole(`${at}: start`, start, 1, end);
  return sum(Array.from({ length: end - start + 1 }, (_, i) => part(start + i, annuity)));
}
