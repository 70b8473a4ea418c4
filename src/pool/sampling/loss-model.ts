import { checksum } from '../../base/checksum.ts';
import { quote, refuse } from '../../base/errors.ts';
import type { PoolBook } from '../../domain/pool-book.ts';
import { unitsOf } from '../book/book-hash.ts';
import type { CompiledBook } from '../book/compiled-book.ts';
import { balanceAt, type ExposureTable, exposureTable } from '../book/exposure.ts';

/** A compiled book and what each loan's default costs: plain data that a worker can be sent. */
export interface LossModel {
  /** Mark of the compiled book and the loss shares. */
  readonly hash: string;
  readonly compiled: CompiledBook;
  /** By position, as all below. */
  readonly exposure: ExposureTable;
  /** Loss given default, a share of the balance. */
  readonly lossShare: Float64Array;
  /** Loss of a default in the first quarter of the loan's life, in whole fen. */
  readonly amount: Float64Array;
  /** Whether the quarter of a default does not matter to its loss. */
  readonly isLevel: boolean;
}

/**
 * What the defaults of a book cost without any scheme.
 *
 *     loss = round(balance at the beginning of the quarter of default · loss share), in fen, half up
 *
 * @param lossShare  loss given default, 0 … 1: one for all loans, or one for each row of the book
 * @throws ARGUMENT_INVALID  another number of shares than loans, a share outside 0 … 1, a book other than the compiled one
 */
export function lossModel(book: PoolBook, compiled: CompiledBook, lossShare: number | ArrayLike<number>): LossModel {
  if (book.loans !== compiled.loans) {
    const problem = `the compiled book has ${compiled.loans} loans`;
    refuse('ARGUMENT_INVALID', { at: 'lossModel: book', problem, met: quote(book.loans) });
  }
  const shares = typeof lossShare === 'number' ? new Float64Array(book.loans).fill(lossShare) : lossShare;
  if (shares.length !== book.loans) {
    const problem = `${book.loans} shares expected, one a loan`;
    refuse('ARGUMENT_INVALID', { at: 'lossModel: lossShare', problem, met: quote(shares.length) });
  }
  for (let row = 0; row < shares.length; row++) {
    const met = shares[row]!;
    if (!(typeof met === 'number' && met >= 0 && met <= 1)) {
      const at = typeof lossShare === 'number' ? 'lossModel: lossShare' : `lossModel: lossShare[${row}]`;
      refuse('ARGUMENT_INVALID', { at, problem: 'a share from 0 to 1 expected', met: quote(met) });
    }
  }
  const exposure = exposureTable(book, compiled.row);
  const byPosition = Float64Array.from(compiled.row, (row) => shares[row]!);
  const amount = byPosition.map((share, i) => Math.floor(balanceAt(exposure, i, 0) * share + 0.5));
  const isLevel = exposure.from.every((from, i) => {
    return compiled.classTerm[compiled.classOf[i]!] === 1 || (from < 0 && exposure.level[i] === 0);
  });
  const hash = checksum(`${compiled.hash} ${unitsOf(byPosition)}`);
  return { hash, compiled, exposure, lossShare: byPosition, amount, isLevel };
}

/** Loss of the loan at a position in quarter `age` of its life, in fen. */
export function lossAt({ exposure, lossShare, amount }: LossModel, position: number, age: number): number {
  if (age === 0) return amount[position]!;
  return Math.floor(balanceAt(exposure, position, age) * lossShare[position]! + 0.5);
}

/**
 * The exact expected loss: every loan's probabilities by quarter times its loss in that quarter, in fen.
 *
 * @complexity  O(loans · term)
 */
export function expectedBookLoss(model: LossModel, book: PoolBook): number {
  let sum = 0;
  model.compiled.row.forEach((row, position) => {
    const curve = book.curves[book.curve[row]!]!;
    for (let age = 0; age < book.termQuarters[row]!; age++) {
      sum += (curve[age]! - (age === 0 ? 0 : curve[age - 1]!)) * lossAt(model, position, age);
    }
  });
  return sum;
}
