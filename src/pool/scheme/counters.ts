import type { CoverLayer } from './loan-cover.ts';
import type { LayerRoom } from './split-loss.ts';

/**
 * What has been used of each cap, in whole fen, by a key that names the cap and what it is of. A cap is used by what was due
 * under it, whether or not the pool had the money.
 */
export type Counters = ReadonlyMap<string, number>;

/** Whom a claim counts for. */
export interface ClaimPlace {
  readonly bank: string;
  readonly borrower: string;
  /** Calendar year of the scheme in which the claim is settled. */
  readonly year: number;
}

/** Counters that change on top of others that stay as they are. */
export interface Counting {
  readonly before: Counters;
  readonly changed: Map<string, number>;
}

export function counted({ before, changed }: Counting, key: string): number {
  return changed.get(key) ?? before.get(key) ?? 0;
}

export function count(counting: Counting, key: string, amount: number): void {
  if (amount !== 0) counting.changed.set(key, counted(counting, key) + amount);
}

/** What caps other than those per loan leave each layer; `null`: none of them. */
export function roomLeft(layers: readonly CoverLayer[], counting: Counting, place: ClaimPlace): LayerRoom {
  return layers.map((layer) => {
    let room: number | null = null;
    for (const [key, cap] of capKeys(layer, place)) {
      const left = Math.max(0, cap - counted(counting, key));
      room = room === null ? left : Math.min(room, left);
    }
    return room;
  });
}

/** Counts what a layer was due (or gives back a negative amount) towards each of its caps. */
export function countLayer(counting: Counting, layer: CoverLayer, place: ClaimPlace, amount: number): void {
  for (const [key] of capKeys(layer, place)) count(counting, key, amount);
}

function capKeys(layer: CoverLayer, { bank, borrower, year }: ClaimPlace): (readonly [key: string, cap: number])[] {
  const { party, perBorrowerCap, perYearCap, perBankYearCap, totalCap } = layer;
  const keys: (readonly [string, number])[] = [];
  if (perBorrowerCap !== null) keys.push([`${party} borrower ${borrower}`, perBorrowerCap]);
  if (perYearCap !== null) keys.push([`${party} year ${year}`, perYearCap]);
  if (perBankYearCap !== null) keys.push([`${party} year ${year} bank ${bank}`, perBankYearCap]);
  if (totalCap !== null) keys.push([`${party} total`, totalCap]);
  return keys;
}

/** Counters with changes put in. */
export function withCounted(counters: Counters, changed: Counters): Counters {
  return changed.size === 0 ? counters : new Map([...counters, ...changed]);
}
