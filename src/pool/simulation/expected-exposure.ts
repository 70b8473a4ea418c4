import type { PoolBook } from '../../domain/pool-book.ts';
import { sum } from '../../numeric/sum.ts';
import type { LoanColumns } from './pool-model.ts';

/**
 * Mean of what defaulted loans owe, exact whatever the dependence: it asks for each loan's own curve alone. In fen.
 *
 *     Σ over loans and quarters of (F(q) − F(q − 1)) · (principal owed + a quarter's interest)
 *
 * @param row  row of the book at each position
 */
export function expectedExposure(book: PoolBook, row: Int32Array, loans: LoanColumns): number {
  const each = Float64Array.from(row, (r, p) => {
    const curve = book.curves[book.curve[r]!]!;
    let mean = 0;
    for (let age = 0; age < book.termQuarters[r]!; age++) {
      const chance = curve[age]! - (age === 0 ? 0 : curve[age - 1]!);
      const owed = Math.floor(loans.principal[p]! * loans.outstanding[loans.profile[p]! + age]! + 0.5);
      mean += chance * (owed + Math.floor(owed * loans.quarterlyRate[p]! + 0.5));
    }
    return mean;
  });
  return sum(each);
}
