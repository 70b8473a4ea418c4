import { needTerm, type PortfolioCapTerms } from '../../domain/scheme-terms.ts';
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
  let room: number | null = null;
  for (const cap of scheme.rules.portfolioCaps) {
    const left = Math.max(0, ceiling(scheme, cap, measures, bank) - counted(counting, keyOf(cap.kind, bank, year)));
    room = room === null ? left : Math.min(room, left);
  }
  return room;
}

/** The amount of one ceiling, for a bank where it is per lender. @throws DATA_UNKNOWN  a share that no source tells */
export function ceiling(
  { name, layers, poolLayer }: FenScheme,
  { kind, share }: PortfolioCapTerms,
  measures: CapMeasures,
  bank: string,
): number {
  const part = toMillionths(needTerm(share, name), `scheme ${name} portfolioCaps.${kind}`);
  if (kind === 'perLender') return wholePart(measures.lending.get(bank) ?? 0, part);
  if (kind === 'yearlyRate') return wholePart(measures.endedCover, part);
  return twoShares(measures.volume, needTerm(layers[poolLayer]!.share, name), part);
}

/** Counts what the pool party was due after the ceilings (or gives back a negative amount). */
export function countPool({ rules }: FenScheme, counting: Counting, { bank, year }: ClaimPlace, amount: number): void {
  for (const { kind } of rules.portfolioCaps) count(counting, keyOf(kind, bank, year), amount);
}

function keyOf(kind: PortfolioCapTerms['kind'], bank: string, year: number): string {
  return kind === 'perLender' ? `pool bank ${bank}` : kind === 'portfolio' ? 'pool portfolio' : `pool year ${year}`;
}

/** ⌊amount × a × b⌋ for two shares in millionths. */
function twoShares(amount: number, a: number, b: number): number {
  return Number((BigInt(amount) * BigInt(a) * BigInt(b)) / BigInt(MILLION * MILLION));
}
