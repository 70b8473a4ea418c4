import type { PoolBook } from '../../domain/pool-book.ts';
import { expm1, log1p } from '../../numeric/elementary.ts';

/**
 * What is outstanding at the start of each quarter of a loan's life, as a share of its principal: one row for each way a
 * loan of the book is repaid.
 */
export interface ExposureTables {
  /** Where the row of the loan at each position begins. */
  readonly profile: Int32Array;
  readonly share: Float64Array;
}

/**
 * Repayment profiles of a book. A payment falls due at the end of a quarter, and a loan that defaults in a quarter misses it.
 *
 *     bullet            1
 *     equal principal   (n − a) ÷ n                      a quarters gone of n
 *     instalments       (1 − (1+i)^(a−n)) ÷ (1 − (1+i)^−n),  i a quarter of the yearly rate
 *
 * @param row  row of the book at each position
 */
export function exposureTables(book: PoolBook, row: Int32Array): ExposureTables {
  const { repayment, termQuarters, annualRate } = book;
  const starts = new Map<string, number>();
  const share: number[] = [];
  const profile = Int32Array.from(row, (r) => {
    const [kind, quarters] = [repayment[r]!, termQuarters[r]!];
    const rate = kind === 2 ? annualRate[r]! / 4 : 0;
    const key = `${kind} ${quarters} ${rate}`;
    const known = starts.get(key);
    if (known !== undefined) return known;
    const start = share.length;
    starts.set(key, start);
    for (let age = 0; age < quarters; age++) share.push(outstanding(kind, rate, age, quarters));
    return start;
  });
  return { profile, share: Float64Array.from(share) };
}

function outstanding(kind: number, rate: number, age: number, quarters: number): number {
  if (kind === 0 || age === 0) return 1;
  if (kind === 1 || rate === 0) return (quarters - age) / quarters;
  const growth = log1p(rate);
  return expm1((age - quarters) * growth) / expm1(-quarters * growth);
}
