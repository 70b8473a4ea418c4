import type { LoanColumns } from './pool-model.ts';
import type { SchemeProgram } from './scheme-program.ts';
import type { SettleState } from './settle-state.ts';

/** Counts what each layer bears of a loss towards the caps, or takes it back (`sign` −1). */
export function countEvent(
  scheme: SchemeProgram,
  loans: LoanColumns,
  state: SettleState,
  e: number,
  width: number,
  sign: number,
): void {
  const { borne, loan, ofBorrower, ofYear, ofBankYear, ofAll } = state;
  const p = loan[e]!;
  const { areOfBorrowers } = scheme.counters;
  const borrower = areOfBorrowers ? loans.borrower[p]! * width : 0;
  const bank = loans.bank[p]! * width;
  for (let l = 0; l < scheme.split.layers; l++) {
    const amount = sign * borne[e * width + l]!;
    if (areOfBorrowers) ofBorrower[borrower + l]! += amount;
    ofYear[l]! += amount;
    ofBankYear[bank + l]! += amount;
    ofAll[l]! += amount;
  }
}
