import type { PoolBook } from '../../domain/pool-book.ts';
import { BookFaults } from '../book/check-book.ts';
import type { FenScheme } from '../scheme/fen-scheme.ts';
import { type CoverFacts, type CoverLayer, loanCover } from '../scheme/loan-cover.ts';

/** Facts that a scheme may ask for and that a book of loans does not hold. */
export interface BookFacts {
  /** Rate of bad loans of each bank, in the order of the book's banks, as decimal numbers. */
  readonly bankNplRates?: readonly number[];
  readonly pledgeClass?: string;
  readonly guaranteeRoute?: string;
}

/** How the loans of one scheme are covered. */
export interface CoverVariants {
  /** Layers of each different cover among the loans. */
  readonly variants: readonly (readonly CoverLayer[])[];
  /** Row of `variants` by row of the book; 0 for loans of other schemes. */
  readonly ofRow: Int32Array;
}

/**
 * Resolves tiers for every loan of a scheme and refuses a book with loans that the scheme does not take.
 *
 * The least term is not held against loans that stood in the book from the start: how long they ran before is not told.
 *
 * @throws INPUT_INVALID  loans outside the scheme's rules, all at once with their places
 * @throws what `loanCover` throws
 */
export function coverVariants(scheme: FenScheme, index: number, book: PoolBook, facts: BookFacts): CoverVariants {
  const faults = new BookFaults();
  const known = new Map<string, number>();
  const variants: (readonly CoverLayer[])[] = [];
  const ofRow = new Int32Array(book.loans);
  const covers = new Map<string, ReturnType<typeof loanCover>>();
  for (let row = 0; row < book.loans; row++) {
    if (book.scheme[row] !== index) continue;
    const about = factsOf(book, row, facts);
    const asked = JSON.stringify(about);
    const cover = covers.get(asked) ?? loanCover(scheme, about);
    covers.set(asked, cover);
    if (!cover.isCovered) {
      for (const { code, limit, met } of cover.reasons) {
        if (code === 'term-too-short' && book.startQuarter[row] === 0) continue;
        const at = `book row ${row}${book.ids === null ? '' : ` (${book.ids[row]})`}`;
        faults.add({
          at,
          problem: `outside the rules of scheme ${scheme.name}: ${code}`,
          met,
          remedy: `limit ${limit}`,
        });
      }
      continue;
    }
    const key = JSON.stringify(cover.layers.map(({ bands }) => bands));
    const at = known.get(key) ?? variants.push(cover.layers) - 1;
    known.set(key, at);
    ofRow[row] = at;
  }
  faults.refuseAny('INPUT_INVALID', 'the book');
  return { variants, ofRow };
}

function factsOf(book: PoolBook, row: number, { bankNplRates, pledgeClass, guaranteeRoute }: BookFacts): CoverFacts {
  const rate = bankNplRates?.[book.bank[row]!];
  return {
    amount: book.principal[row]!,
    ipPart: millionths(book.ipPart[row]!),
    termMonths: 3 * book.termQuarters[row]!,
    annualRate: millionths(book.annualRate[row]!),
    pledgeValue: book.pledgeValue[row]!,
    bankNplRate: rate === undefined ? null : millionths(rate),
    isFirstLoan: book.isFirstLoan === null ? null : book.isFirstLoan[row] === 1,
    firmClass: book.firmClass?.[row] ?? null,
    ipKind: book.ipKind?.[row] ?? null,
    pledgeClass: pledgeClass ?? null,
    guaranteeRoute: guaranteeRoute ?? null,
  };
}

function millionths(share: number): number {
  return Math.round(share * 1_000_000);
}
