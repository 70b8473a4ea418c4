import { isUnknown, needTerm } from '../../domain/scheme-terms.ts';
import { type ClaimPlace, type Counting, count, counted } from './counters.ts';
import { MILLION, toMillionths, wholePart } from './fen.ts';
import type { FenScheme } from './fen-scheme.ts';

/** What ceilings over many loans are shares of, in whole fen. */
export interface CapMeasures {
  /** Lent under the scheme so far, by bank. */
  readonly lending: ReadonlyMap<string, number>;
  /** Lent under the scheme so far by all banks. */
  readonly volume: number;
  /** Cover that ended this year: principal that was repaid. */
  readonly endedCover: number;
}

/**
 * What the ceilings over many loans leave the pool party for one bank's claim, or `null` where the scheme has none.
 *
 *     per lender  ⌊share × lending of the bank⌋ · portfolio  ⌊share × volume × the pool party's share⌋
 *     yearly rate ⌊share × cover that ended this year⌋
 */
export function portfolioRoom(
  scheme: FenScheme,
  counting: Counting,
  { bank, year }: ClaimPlace,
  measures: CapMeasures,
): number | null {
  const { rules, name, layers, poolLayer } = scheme;
  let room: number | null = null;
  for (const { kind, share } of rules.portfolioCaps) {
    const part = toMillionths(needTerm(share, name), `scheme ${name} portfolioCaps.${kind}`);
    const [cap, key] =
      kind === 'perLender'
        ? [wholePart(measures.lending.get(bank) ?? 0, part), lenderKey(bank)]
        : kind === 'portfolio'
          ? [twoShares(measures.volume, needTerm(layers[poolLayer]!.share, name), part), PORTFOLIO_KEY]
          : [wholePart(measures.endedCover, part), yearKey(year)];
    const left = Math.max(0, cap - counted(counting, key));
    room = room === null ? left : Math.min(room, left);
  }
  return room;
}

/** Counts what the pool party was due after the ceilings (or gives back a negative amount). */
export function countPool({ rules }: FenScheme, counting: Counting, { bank, year }: ClaimPlace, amount: number): void {
  for (const { kind, share } of rules.portfolioCaps) {
    if (isUnknown(share)) continue;
    count(
      counting,
      kind === 'perLender' ? lenderKey(bank) : kind === 'portfolio' ? PORTFOLIO_KEY : yearKey(year),
      amount,
    );
  }
}

const PORTFOLIO_KEY = 'pool portfolio';
const lenderKey = (bank: string): string => `pool bank ${bank}`;
const yearKey = (year: number): string => `pool year ${year}`;

/** ⌊amount × a × b⌋ for two shares in millionths. */
function twoShares(amount: number, a: number, b: number): number {
  return Number((BigInt(amount) * BigInt(a) * BigInt(b)) / BigInt(MILLION * MILLION));
}
