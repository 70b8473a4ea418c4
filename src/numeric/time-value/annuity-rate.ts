import { checkPositive, finiteResult } from '../argument.ts';
import { exp, expm1 } from '../elementary.ts';
import { type Annuity, checkFigures, costOfOnes, valueOfOnes } from './annuity.ts';
import { exponentialSum, type Reading, zeros } from './exponential-sum.ts';
import { type RateAnswer, rateAnswer, theRate } from './rate-answer.ts';

/** An annuity whose rate follows from the rest. */
export type RatelessAnnuity = Omit<Annuity, 'rate'>;

/**
 * All rates per period above −1 that tie the other four figures of an annuity together.
 *
 * @returns none, one, or both with the sensible one named, and why
 * @throws ARGUMENT_INVALID  nper not above 0, a figure that is not finite
 */
export function annuityRates({ nper, pmt, pv = 0, fv = 0, when = 'end' }: RatelessAnnuity): RateAnswer {
  checkFigures('annuityRates', { nper, pmt, pv, fv, when });
  checkPositive('annuityRates: nper', nper);
  // the payment due now or after the last period joins pv or fv; nper − 1 are left, at the ends of periods 1 … nper − 1
  const [first, last] = when === 'begin' ? [pv + pmt, fv] : [pv, fv + pmt];
  const size = Math.abs(first) + nper * Math.abs(pmt) + Math.abs(last);
  finiteResult('annuityRates: figures added up', size);

  // The equation of the annuity, divided by (1 + rate)^nper and multiplied by rate / (1 + rate), is a sum of four
  // exponentials. It has one zero too many, at rate 0, so it only cuts the range; signs are read from the equation.
  const cutter = exponentialSum([0, 1, nper, nper + 1], [first, pmt - first, last - pmt, -last]);
  const read = (u: number): Reading => {
    const rate = expm1(u);
    const value =
      u >= 0
        ? first + pmt * costOfOnes(rate, nper - 1, 'end') + last * exp(-nper * u)
        : first * exp(nper * u) + pmt * valueOfOnes(rate, nper - 1, 'begin') + last;
    return { value, error: size * 4 * Number.EPSILON };
  };
  const flows = exponentialSum([0, nper / 2, nper], [first, (nper - 1) * pmt, last]);
  return rateAnswer(zeros(cutter, read).map(expm1), flows);
}

/**
 * The rate per period of an annuity.
 *
 * @param guess  where two rates exist, the one nearer to this is meant, sensible or not
 * @throws NO_SOLUTION  there is none, or without a guess no sensible one; the message says why
 * @throws ARGUMENT_INVALID  as `annuityRates`, or a guess that is not finite
 */
export function rate(annuity: RatelessAnnuity, guess?: number): number {
  return theRate('rate', annuityRates(annuity), guess);
}
