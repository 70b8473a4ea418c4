import { refuse } from '../../base/errors.ts';
import { checkFinite, checkPositive, checkSample, checkWhole, finiteResult, type Sample } from '../argument.ts';
import { expm1, log, log1p } from '../elementary.ts';
import { checkRate } from './check-rate.ts';

/** More compounding periods a year than seconds: what lies beyond is a slip. */
const MOST_PERIODS = 1e8;

/**
 * Effective rate per year of a nominal one compounded `periods` times a year.
 *
 *     effective = (1 + nominal / periods)^periods − 1
 *
 * @param nominal  per year; nominal / periods above −1
 * @param periods  whole, 1 or more
 * @throws ARGUMENT_INVALID  outside these ranges
 */
export function effectiveRate(nominal: number, periods: number): number {
  checkWhole('effectiveRate: periods', periods, 1, MOST_PERIODS);
  checkFinite('effectiveRate: nominal', nominal);
  checkRate('effectiveRate: nominal / periods', nominal / periods);
  return finiteResult('effectiveRate', expm1(periods * log1p(nominal / periods)));
}

/**
 * Nominal rate per year, compounded `periods` times a year, of an effective one.
 *
 *     nominal = periods · ((1 + effective)^(1 / periods) − 1)
 *
 * @param effective  per year, above −1
 * @param periods    whole, 1 or more
 * @throws ARGUMENT_INVALID  outside these ranges
 */
export function nominalRate(effective: number, periods: number): number {
  checkWhole('nominalRate: periods', periods, 1, MOST_PERIODS);
  checkRate('nominalRate: effective', effective);
  return finiteResult('nominalRate', periods * expm1(log1p(effective) / periods));
}

/**
 * The rate per period at which `pv` grows to `fv`: the spreadsheet function RRI.
 *
 *     rate = (fv / pv)^(1 / nper) − 1
 *
 * @param nper  above 0, may be fractional
 * @throws NO_SOLUTION  amounts of different sign, or zero
 * @throws ARGUMENT_INVALID  amounts that are not finite, nper not above 0
 */
export function growthRate(nper: number, pv: number, fv: number): number {
  checkPositive('growthRate: nper', nper);
  return finiteResult('growthRate', expm1(log(growth('growthRate', pv, fv)) / nper));
}

/**
 * The number of periods in which `pv` grows to `fv` at a rate: the spreadsheet function PDURATION.
 *
 *     periods = ln(fv / pv) / ln(1 + rate)
 *
 * @param rate  per period, above −1
 * @returns may be fractional, and negative when the growth goes the other way
 * @throws NO_SOLUTION  amounts of different sign, or zero; a rate of zero unless pv = fv
 * @throws ARGUMENT_INVALID  amounts that are not finite, a rate of −1 or less
 */
export function growthPeriods(rate: number, pv: number, fv: number): number {
  checkRate('growthPeriods: rate', rate);
  const logGrowth = log(growth('growthPeriods', pv, fv));
  if (logGrowth === 0) return 0;
  if (rate === 0)
    refuse('NO_SOLUTION', { at: 'growthPeriods: rate', problem: 'nothing grows at a rate of 0', met: '0' });
  return finiteResult('growthPeriods', logGrowth / log1p(rate));
}

/**
 * What `principal` comes to at one rate after the other: the spreadsheet function FVSCHEDULE.
 *
 *     fv = principal · Πᵢ (1 + rates[i])
 *
 * @param rates  each above −1; none leaves the principal as it is
 * @throws ARGUMENT_INVALID  a principal or rate that is not finite, a rate of −1 or less
 */
export function growThrough(principal: number, rates: Sample): number {
  checkFinite('growThrough: principal', principal);
  checkSample('growThrough: rates', rates, 0);
  let value = principal;
  for (let i = 0; i < rates.length; i++) {
    checkRate(`growThrough: rates[${i}]`, rates[i]!);
    value *= 1 + rates[i]!;
  }
  return finiteResult('growThrough', value);
}

function growth(at: string, pv: number, fv: number): number {
  checkSample(`${at}: pv and fv`, [pv, fv]);
  const ratio = fv / pv;
  if (!(ratio > 0 && ratio < Infinity)) {
    refuse('NO_SOLUTION', { at, problem: 'amounts of different sign or zero', met: `pv ${pv}, fv ${fv}` });
  }
  return ratio;
}
