import { parseDay } from '../../../src/numeric/calendar.ts';
import type { DayCount } from '../../../src/numeric/day-count.ts';
import { type Due, fv, nper, pmt, pv } from '../../../src/numeric/time-value/annuity.ts';
import { cumipmt, cumprinc, ipmt, type LevelAnnuity, ppmt } from '../../../src/numeric/time-value/annuity-parts.ts';
import { rate } from '../../../src/numeric/time-value/annuity-rate.ts';
import {
  effectiveRate,
  growThrough,
  growthPeriods,
  growthRate,
  nominalRate,
} from '../../../src/numeric/time-value/compounding.ts';
import { db, ddb, sln, syd } from '../../../src/numeric/time-value/depreciation.ts';
import { irr, xirr } from '../../../src/numeric/time-value/internal-rate.ts';
import { mirr } from '../../../src/numeric/time-value/modified-rate.ts';
import { npv, xnfv, xnpv } from '../../../src/numeric/time-value/net-present-value.ts';
import type { Inputs, Topics } from '../contract.ts';

/** Days as the cases write them: serial days of a spreadsheet, whose day 25569 is 1970-01-01, or text, some of it quoted twice. */
const daysOf = (days: readonly (string | number)[]): number[] =>
  days.map((day) => (typeof day === 'number' ? day - 25569 : parseDay(day.replaceAll('"', '').slice(0, 10))));

const DAY_COUNT_NAMES: Readonly<Record<string, DayCount>> = {
  'act/365 fixed': 'ACT/365F',
  'act/365f': 'ACT/365F',
  'act/365': 'ACT/365F',
  'act/360': 'ACT/360',
  'act/act isda': 'ACT/ACT ISDA',
  'act/act': 'ACT/ACT ISDA',
  '30/360 sia': '30/360 US',
  '30/360 us': '30/360 US',
  '30/360 nasd': '30/360 US',
  '30u/360': '30/360 US',
  '30/360': '30/360 US',
  '30/360 isda': '30/360 ISDA',
  '30/360 bond basis': '30/360 ISDA',
  '30e/360': '30E/360',
  '30/360 eu': '30E/360',
};
const dayCountOf = (basis: string | undefined): DayCount =>
  basis === undefined ? 'ACT/365F' : (DAY_COUNT_NAMES[basis.toLowerCase()] ?? (basis as DayCount));

const dueOf = (when: unknown): Due => (/^(1|b|start)/i.test(String(when)) ? 'begin' : 'end');

/** The annuity of a case; a figure that the function asked for answers is ignored by it. */
const annuityOf = ({ rate = 0, nper = 0, pmt = 0, pv = 0, fv = 0, when }: Inputs) => ({
  rate,
  nper,
  pmt,
  pv,
  fv,
  when: dueOf(when),
});
const levelOf = ({ rate, nper, pv = 0, fv = 0, when }: Inputs): LevelAnnuity => ({
  rate,
  nper,
  pv,
  fv,
  when: dueOf(when),
});
const ratelessOf = ({ nper, pmt = 0, pv = 0, fv = 0, when }: Inputs) => ({ nper, pmt, pv, fv, when: dueOf(when) });
const firstPeriodOf = (convention: unknown): 0 | 1 => (/t\s*=\s*1|excel/i.test(String(convention)) ? 1 : 0);

export const topics: Topics = {
  'time-value/npv': (i) => ({ npv: npv(i.rate, i.cashflows, firstPeriodOf(i.convention)) }),
  'time-value/npv-refuse': (i) => ({ npv: npv(i.rate, i.cashflows, firstPeriodOf(i.convention)) }),
  'time-value/xnpv': (i) => ({ xnpv: xnpv(i.rate, i.cashflows, daysOf(i.dates), dayCountOf(i.basis)) }),
  'time-value/xnfv': (i) => ({ xnfv: xnfv(i.rate, i.cashflows, daysOf(i.dates), dayCountOf(i.basis)) }),
  'time-value/irr': (i) => ({ irr: irr(i.cashflows, i.guess) }),
  'time-value/irr-none': (i) => ({ irr: irr(i.cashflows, i.guess) }),
  'time-value/xirr': (i) => ({ xirr: xirr(i.cashflows, daysOf(i.dates), dayCountOf(i.basis), i.guess) }),
  'time-value/xirr-daycount': (i) => ({ xirr: xirr(i.cashflows, daysOf(i.dates), dayCountOf(i.basis), i.guess) }),
  'time-value/xirr-none': (i) => ({ xirr: xirr(i.cashflows, daysOf(i.dates), dayCountOf(i.basis), i.guess) }),
  'time-value/mirr': (i) => ({ mirr: mirr(i.cashflows, i.financeRate, i.reinvestRate) }),
  'time-value/mirr-none': (i) => ({ mirr: mirr(i.cashflows, i.financeRate, i.reinvestRate) }),

  'time-value/pv': (i) => ({ pv: pv(annuityOf(i)) }),
  'time-value/fv': (i) => ({ fv: fv(annuityOf(i)) }),
  'time-value/pmt': (i) => ({ pmt: pmt(annuityOf(i)) }),
  'time-value/nper': (i) => ({ nper: nper(annuityOf(i)) }),
  'time-value/nper-none': (i) => ({ nper: nper(annuityOf(i)) }),
  'time-value/rate': (i) => ({ rate: rate(ratelessOf(i), i.guess) }),
  'time-value/rate-none': (i) => ({ rate: rate(ratelessOf(i), i.guess) }),
  'time-value/ipmt': (i) => ({ ipmt: ipmt(i.per, levelOf(i)) }),
  'time-value/ipmt-refuse': (i) => ({ ipmt: ipmt(i.per, levelOf(i)) }),
  'time-value/ppmt': (i) => ({ ppmt: ppmt(i.per, levelOf(i)) }),
  'time-value/ppmt-refuse': (i) => ({ ppmt: ppmt(i.per, levelOf(i)) }),
  'time-value/cumipmt': (i) => ({ cumipmt: cumipmt(i.start, i.end, levelOf(i)) }),
  'time-value/cumprinc': (i) => ({ cumprinc: cumprinc(i.start, i.end, levelOf(i)) }),

  'time-value/effect': (i) => ({ effective: effectiveRate(i.nominal, i.periods) }),
  'time-value/nominal': (i) => ({ nominal: nominalRate(i.effective, i.periods) }),
  'time-value/rri': (i) => ({ rate: growthRate(i.nper, i.pv, i.fv) }),
  'time-value/pduration': (i) => ({ periods: growthPeriods(i.rate, i.pv, i.fv) }),
  'time-value/fvschedule': (i) => ({ fv: growThrough(i.principal, i.rates) }),

  'time-value/sln': ({ cost, salvage, life }) => ({ depreciation: sln({ cost, salvage, life }) }),
  'time-value/syd': ({ cost, salvage, life, period }) => ({ depreciation: syd({ cost, salvage, life }, period) }),
  'time-value/db': ({ cost, salvage, life, period, month }) => ({
    depreciation: db({ cost, salvage, life }, period, month),
  }),
  'time-value/ddb': ({ cost, salvage, life, period, factor }) => ({
    depreciation: ddb({ cost, salvage, life }, period, factor),
  }),
};
