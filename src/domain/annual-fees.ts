import { refuse } from '../base/errors.ts';
import { dayParts, parseDay } from '../numeric/calendar.ts';
import { type Decimal, decimal, text, ZERO } from '../numeric/decimal.ts';
import type { AnnualFeeTable } from './reference-data.ts';
import type { IpRight } from './right.ts';

/**
 * Yearly fees that fall due on rights in each of the next years, summed over the rights. The first year is the patent
 * year in which the valuation day lies; years after a right's last fee cost nothing.
 *
 * @throws DATA_UNKNOWN  a kind of right without published fees
 */
export function annualFeesDue(
  rights: readonly IpRight[],
  table: AnnualFeeTable,
  valuationDay: string,
  years: number,
): string[] {
  return Array.from({ length: years }, (_, ahead) =>
    text(
      rights.reduce(
        (sum, right) => sum.plus(feeOfYear(right, table, yearOfLife(right.filingDay, valuationDay) + ahead)),
        ZERO,
      ),
    ),
  );
}

/** Which year of its life a right is in: 1 from filing to the day before the first anniversary. */
export function yearOfLife(filingDay: string, day: string): number {
  const filed = dayParts(parseDay(filingDay));
  const now = dayParts(parseDay(day));
  const beforeAnniversary = now.month < filed.month || (now.month === filed.month && now.day < filed.day);
  return now.year - filed.year + (beforeAnniversary ? 0 : 1);
}

/** The yearly fee for a year of a right's life; 0 after the last. @throws DATA_UNKNOWN  a kind without published fees */
export function feeOfYear(right: Pick<IpRight, 'id' | 'kind'>, table: AnnualFeeTable, year: number): Decimal {
  const rows = table.fees[right.kind];
  if (rows === undefined) {
    refuse('DATA_UNKNOWN', {
      at: `right ${right.id}`,
      problem: `no yearly fees are published in ${table.id}@${table.version} for this kind`,
      met: right.kind,
      remedy: 'state the upkeep as figures',
    });
  }
  return decimal(rows.find(({ through }) => year <= through)?.fee ?? '0');
}
