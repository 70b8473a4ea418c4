import type { LoanColumns } from './pool-model.ts';

/** What was lent under a scheme and what is outstanding by schedule, by bank: periods × banks, in fen. Defaults are left in. */
export interface ScheduleTables {
  /** Drawn up to the period, it included. */
  readonly lent: Float64Array;
  /** Outstanding at the end of the period. */
  readonly outstanding: Float64Array;
  /** Outstanding at the beginning of the calendar year in which the period lies, or drawn since. */
  readonly atYearStart: Float64Array;
  /** Repaid since the year began, all banks, by period. */
  readonly repaidInYear: Float64Array;
}

interface Calendar {
  readonly banks: number;
  readonly periods: number;
  readonly quartersIntoYear: number;
}

/** The schedules of one scheme's loans, added up. @complexity O(loans × quarters) */
export function scheduleTables(
  loans: LoanColumns,
  term: (position: number) => number,
  scheme: number,
  { banks, periods, quartersIntoYear }: Calendar,
): ScheduleTables {
  const lent = new Float64Array(periods * banks);
  const outstanding = new Float64Array(periods * banks);
  for (let p = 0; p < loans.scheme.length; p++) {
    if (loans.scheme[p] !== scheme) continue;
    const [bank, start, end] = [loans.bank[p]!, loans.startQuarter[p]!, loans.startQuarter[p]! + term(p)];
    for (let t = start; t < periods; t++) {
      lent[t * banks + bank]! += loans.principal[p]!;
      if (t + 1 < end) outstanding[t * banks + bank]! += rest(loans, p, t + 1 - start);
    }
  }
  const atYearStart = new Float64Array(periods * banks);
  const repaidInYear = new Float64Array(periods);
  for (let t = 0; t < periods; t++) {
    const first = t - ((t + quartersIntoYear) % 4);
    for (let b = 0; b < banks; b++) {
      const before = first > 0 ? outstanding[(first - 1) * banks + b]! : lent[b]!;
      const lentBefore = first > 0 ? lent[(first - 1) * banks + b]! : lent[b]!;
      const drawn = before + lent[t * banks + b]! - lentBefore;
      atYearStart[t * banks + b] = drawn;
      repaidInYear[t]! += drawn - outstanding[t * banks + b]!;
    }
  }
  return { lent, outstanding, atYearStart, repaidInYear };
}

function rest({ principal, outstanding, profile }: LoanColumns, p: number, age: number): number {
  return Math.floor(principal[p]! * outstanding[profile[p]! + age]! + 0.5);
}

/** Sums over banks: one entry a period. */
export function overBanks(table: Float64Array, banks: number): Float64Array {
  const sums = new Float64Array(table.length / banks);
  for (let i = 0; i < table.length; i++) sums[Math.floor(i / banks)]! += table[i]!;
  return sums;
}
