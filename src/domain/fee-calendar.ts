import * as z from 'zod';
import { refuse } from '../base/errors.ts';
import { addMonths, addYears, formatDay, parseDay } from '../numeric/calendar.ts';
import { type Decimal, decimal, greatest, ONE, text, ZERO } from '../numeric/decimal.ts';
import { feeOfYear, yearOfLife } from './annual-fees.ts';
import { parseWith } from './parse.ts';
import { Day, PositiveMoney, Share } from './quantities.ts';
import type { AnnualFeeTable } from './reference-data.ts';
import { RightKind } from './right.ts';
import { dataSetFields, known, sourced } from './sourced.ts';

/** What happens when yearly fees are late, and fees beside the yearly ones. */
export const PatentFeeRules = z.strictObject({
  ...dataSetFields,
  jurisdiction: z.string(),
  graceMonths: sourced(z.int().min(1).max(24)),
  /** Part of the full yearly fee that each month exceeded adds. */
  monthlySurcharge: sourced(Share),
  /** For each whole year of compensated or extended term; parts of a year are free. */
  compensatedYearFee: sourced(PositiveMoney),
  compensationRequestFee: sourced(PositiveMoney),
  restorationFee: sourced(PositiveMoney),
  /** Parts of the yearly fee that are let off; the largest counts, they do not add up. */
  reductions: z.strictObject({
    singleApplicant: sourced(Share),
    severalApplicants: sourced(Share),
    openLicence: sourced(Share),
    /** Years of a reduction for applicants, from the grant. */
    applicantYears: sourced(z.int().min(1)),
  }),
});
export type PatentFeeRules = z.infer<typeof PatentFeeRules>;

/** A granted patent and the fees that were paid for it. */
export const FeeFacts = z.strictObject({
  id: z.string().min(1),
  kind: RightKind,
  filingDay: Day,
  grantDay: Day,
  /** Last patent year whose fee is paid; the fee of the year of grant is paid with the registration. */
  paidThroughYear: z.int().min(1).max(40),
  /** Parts of the fee that are let off at the moment. */
  reductions: z.array(Share).max(5).optional(),
});
export type FeeFacts = z.infer<typeof FeeFacts>;

/** One yearly fee to come: last day to pay it without surcharge, and last day to pay it at all. */
export interface FeeDue {
  readonly year: number;
  readonly dueDay: string;
  readonly graceEnds: string;
  readonly fee: string;
}

/** Where a patent's fees stand on a day. */
export interface FeeStanding {
  readonly standing: 'paid' | 'in-grace' | 'lapsed';
  /** The next fee; `null` after the last. */
  readonly next: FeeDue | null;
  readonly surcharge: string;
  /** Fee and surcharge if paid on the day; 0 where the right has ended. */
  readonly payable: string;
  /** First day without protection, where the right has ended for an unpaid fee. */
  readonly lapsedOn: string | null;
}

/**
 * Every yearly fee to come of a granted patent, first due first.
 *
 *     due = filing + (year − 1) years;  grace ends = due + 6 months
 *
 * A day of payment on a holiday moves to the next working day by law; that is not counted here.
 *
 * @throws INPUT_INVALID  days out of order, a year paid before that of the grant
 * @throws DATA_UNKNOWN   a kind without published fees
 * @source 专利法实施细则 (2023) 115; 专利审查指南 part 5 chapter 9, patent years
 */
export function feesToCome(raw: FeeFacts, table: AnnualFeeTable, rules: PatentFeeRules): readonly FeeDue[] {
  const facts = acceptFacts(raw);
  const lastYear = table.fees[facts.kind]?.at(-1)?.through ?? 0;
  feeOfYear(facts, table, 1); // refuses a kind without published fees
  const at = `${rules.id}@${rules.version}`;
  const filing = parseDay(facts.filingDay);
  const payable = ONE.minus(greatest([ZERO, ...(facts.reductions ?? []).map(decimal)]));
  const years = Array.from({ length: Math.max(0, lastYear - facts.paidThroughYear) }, (_, i) => i + 1);
  return years.map((ahead): FeeDue => {
    const year = facts.paidThroughYear + ahead;
    const due = addYears(filing, year - 1);
    return {
      year,
      dueDay: formatDay(due),
      graceEnds: formatDay(addMonths(due, known(rules.graceMonths, at))),
      fee: text(feeOfYear(facts, table, year).times(payable)),
    };
  });
}

/**
 * Whether the fees of a granted patent are paid on a day, what is payable, and whether the right has lapsed.
 *
 *     surcharge = 5 % × full yearly fee × whole months by which the due day is exceeded
 *
 * Nothing is added in the first month: a month counts when it is exceeded. A right whose grace has run out ended on the
 * due day, not at the end of grace.
 *
 * @throws INPUT_INVALID  days out of order, a year paid before that of the grant
 * @throws DATA_UNKNOWN   a kind without published fees
 * @source 专利法实施细则 (2023) 115
 */
export function feeStanding(raw: FeeFacts, table: AnnualFeeTable, rules: PatentFeeRules, day: string): FeeStanding {
  const [next] = feesToCome(raw, table, rules);
  const paid = { surcharge: '0', lapsedOn: null };
  const today = formatDay(parseDay(day));
  if (next === undefined) return { standing: 'paid', next: null, payable: '0', ...paid };
  if (today <= next.dueDay) return { standing: 'paid', next, payable: next.fee, ...paid };
  if (today > next.graceEnds) return { standing: 'lapsed', next, surcharge: '0', payable: '0', lapsedOn: next.dueDay };
  const monthly = decimal(known(rules.monthlySurcharge, `${rules.id}@${rules.version}`));
  const surcharge = feeOfYear(raw, table, next.year).times(monthly).times(monthsExceeded(next.dueDay, today));
  return {
    standing: 'in-grace',
    next,
    surcharge: text(surcharge),
    payable: text(decimal(next.fee).plus(surcharge)),
    lapsedOn: null,
  };
}

function monthsExceeded(dueDay: string, day: string): number {
  let months = 0;
  while (parseDay(day) > addMonths(parseDay(dueDay), months + 1)) months++;
  return months;
}

/**
 * Fees of the years by which a term was compensated or extended.
 *
 *     fees = 8,000 × whole years between the old expiry and the new
 *
 * @throws INPUT_INVALID  the new expiry lies before the old
 * @source CNIPA Announcement 594 (2024)
 */
export function compensatedYearFees(expiryDay: string, newExpiryDay: string, rules: PatentFeeRules): string {
  const [old, extended] = [parseDay(expiryDay), parseDay(newExpiryDay)];
  if (extended < old) {
    const problem = `lies before the old expiry, ${expiryDay}`;
    refuse('INPUT_INVALID', { at: 'compensatedYearFees: newExpiryDay', problem, met: newExpiryDay });
  }
  let years = 0;
  while (addYears(old, years + 1) <= extended) years++;
  const fee: Decimal = decimal(known(rules.compensatedYearFee, `${rules.id}@${rules.version}`));
  return text(fee.times(years));
}

function acceptFacts(raw: FeeFacts): FeeFacts {
  const facts = parseWith(FeeFacts, raw, 'fees');
  const yearOfGrant = yearOfLife(facts.filingDay, facts.grantDay);
  const fault = (at: string, problem: string, met: string): never =>
    refuse('INPUT_INVALID', { at: `fees /${at}`, problem, met, remedy: 'mend one of the two' });
  if (facts.grantDay < facts.filingDay)
    fault('grantDay', `lies before the filing day ${facts.filingDay}`, facts.grantDay);
  if (facts.paidThroughYear < yearOfGrant) {
    const problem = `lies before the year of grant, ${yearOfGrant}, whose fee is paid with the registration`;
    fault('paidThroughYear', problem, String(facts.paidThroughYear));
  }
  return facts;
}
