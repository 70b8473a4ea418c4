import { quote, refuse } from '../base/errors.ts';
import { decimal } from '../numeric/decimal.ts';

/**
 * A book of equal loans behind one pool, over one horizon: what the exact law and the simulation both work from.
 * Amounts are whole hundredths (fen), so that sums lose nothing.
 */
export interface EqualBook {
  /** 1 … 100,000. */
  readonly loans: number;
  /** Default probability of a loan over the horizon. */
  readonly defaultProbability: number;
  /** Correlation of two loans' latent asset values. */
  readonly assetCorrelation: number;
  /** Chance that a defaulted loan's pledge finds no buyer. */
  readonly noSaleProbability: number;
  /** Claim on the pool when the pledge is not sold, in fen. */
  readonly claimUnsold: number;
  /** Claim on the pool when it is sold, in fen; at most `claimUnsold`. */
  readonly claimSold: number;
  /** The pool's balance, in fen. */
  readonly balance: number;
  /** Whether the pool owes no more than its balance; if not, someone else pays on. */
  readonly isLimitedToBalance: boolean;
}

/** @throws ARGUMENT_INVALID  amounts that are not whole fen, or a sum of claims beyond 2⁵³ fen */
export function checkBook(book: EqualBook): EqualBook {
  const fail = (name: keyof EqualBook, problem: string): never =>
    refuse('ARGUMENT_INVALID', { at: `book: ${name}`, problem, met: quote(book[name]) });
  for (const name of ['claimUnsold', 'claimSold', 'balance'] as const) {
    if (!Number.isSafeInteger(book[name]) || book[name] < 0) fail(name, 'whole fen of 0 or more expected');
  }
  if (book.claimSold > book.claimUnsold) fail('claimSold', 'at most the claim of an unsold pledge expected');
  if (!Number.isSafeInteger(book.loans * book.claimUnsold)) fail('loans', 'all claims together exceed 2^53 fen');
  if (!(book.noSaleProbability >= 0 && book.noSaleProbability <= 1)) fail('noSaleProbability', '0 to 1 expected');
  return book;
}

/** What the pool pays on claims, in fen. */
export function payoutOn(claims: number, { balance, isLimitedToBalance }: EqualBook): number {
  return isLimitedToBalance ? Math.min(claims, balance) : claims;
}

/** Claims are counted in bins of equal width from 0 to a little above the balance; the last bin holds all larger ones. */
export const CLAIM_BINS = 61;

/** Width of one bin, in fen: the balance is reached at the fiftieth. */
export function claimBinWidth(book: EqualBook): number {
  return Math.max(1, Math.ceil(book.balance / 50));
}

export function claimBin(claims: number, width: number): number {
  return Math.min(CLAIM_BINS - 1, Math.floor(claims / width));
}

/** A book of `loans` loans like one whose claims on the pool are known, amounts given in whole units. */
export function equalBook(
  chances: Pick<
    EqualBook,
    'loans' | 'defaultProbability' | 'assetCorrelation' | 'noSaleProbability' | 'isLimitedToBalance'
  >,
  amounts: { readonly claimUnsold: string; readonly claimSold: string; readonly balance: string },
): EqualBook {
  const fen = (amount: string): number => decimal(amount).times(100).toNumber();
  return checkBook({
    ...chances,
    claimUnsold: fen(amounts.claimUnsold),
    claimSold: fen(amounts.claimSold),
    balance: fen(amounts.balance),
  });
}
