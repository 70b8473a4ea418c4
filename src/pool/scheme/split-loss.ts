import type { Party } from '../../domain/scheme.ts';
import { needTerm, type SchemeRules } from '../../domain/scheme-terms.ts';
import type { SharedLoss } from './compensable-loss.ts';
import { MILLION, restPart, wholePart } from './fen.ts';
import type { FenScheme } from './fen-scheme.ts';
import type { CoverLayer, ShareBand } from './loan-cover.ts';

/** What kept a layer from its full share. */
export type Cut = 'loan-cap' | 'other-cap' | 'requires' | 'stacking' | 'portfolio';

/** One loss split, in whole fen: Σ layers + remainder = loss. Rows of `layers` and `cuts` are the scheme's layers. */
export interface FenSplit {
  readonly loss: number;
  readonly compensable: number;
  readonly layers: readonly number[];
  readonly cuts: readonly (Cut | null)[];
  readonly remainder: number;
}

/** What a split starts from. */
export interface SplitLoss extends SharedLoss {
  /** Already paid on this loss by other public money; it counts towards the stacking cap. */
  readonly otherPublic: number;
}

/** What a split asks of a scheme beside its layers. */
export type SplitRules = Pick<FenScheme, 'name' | 'stackingCap' | 'isPublic'> & {
  readonly rules: Pick<SchemeRules, 'remainder'>;
};

/** What a layer's caps leave it for this loss, over and above its cap per loan; `null`: no such cap. */
export type LayerRoom = readonly (number | null)[];

/**
 * Splits a loss among a scheme's layers and the remainder party, exact to the fen.
 *
 * 1. Layers in order. Neighbouring layers of the loss are one stage: due = share × compensable, at most what the caps leave;
 *    fen are rounded by largest remainder over the stage's uncapped layers and the remainder party, equal remainders to the
 *    earlier layer, the remainder party last.
 * 2. A layer of the residual takes its share of what the remainder party bears so far of the compensable loss, a layer of a
 *    party its share of what that party bears; that party is relieved. Half a fen goes to the layer.
 * 3. A layer that requires another gets nothing when that one pays nothing.
 * 4. Public layers bear at most ⌊stacking cap × compensable⌋ less other public money; the last of them is cut first.
 * 5. What is not compensable and what any cap cuts is the remainder party's.
 *
 * @param layers  of `loanCover`, in the scheme's order
 * @param room    one entry a layer; empty: no caps but those per loan
 * @throws DATA_UNKNOWN  a stacking cap that no source tells
 */
export function splitLoss(
  scheme: SplitRules,
  layers: readonly CoverLayer[],
  { loss, compensable, otherPublic }: SplitLoss,
  room: LayerRoom = [],
): FenSplit {
  const split: Draft = {
    layers,
    room,
    remainderParty: scheme.rules.remainder,
    compensable,
    borne: layers.map(() => 0),
    cuts: layers.map(() => null),
    remainder: compensable,
  };
  let row = 0;
  while (row < layers.length) {
    if (layers[row]!.of === 'loss') row = shareStage(split, row);
    else shareInTwo(split, row++);
  }
  if (scheme.stackingCap !== null) {
    const most = wholePart(compensable, needTerm(scheme.stackingCap, scheme.name)) - otherPublic;
    cutPublic(split, scheme.isPublic, Math.max(0, most));
  }
  const { borne, cuts, remainder } = split;
  return { loss, compensable, layers: borne, cuts, remainder: remainder + (loss - compensable) };
}

interface Draft {
  readonly layers: readonly CoverLayer[];
  readonly room: LayerRoom;
  readonly remainderParty: Party;
  readonly compensable: number;
  readonly borne: number[];
  readonly cuts: (Cut | null)[];
  /** What the remainder party bears of the compensable loss. */
  remainder: number;
}

/** Layers of the loss from `from` on; returns the row after them. */
function shareStage(split: Draft, from: number): number {
  const { layers, compensable, borne } = split;
  const rests: number[] = [];
  let fractions = 0;
  let row = from;
  for (; layers[row]?.of === 'loss'; row++) {
    const { whole, rest } = dueWithin(split, row, { base: compensable, most: split.remainder });
    borne[row] = whole;
    rests.push(rest);
    fractions += rest;
    split.remainder -= whole;
  }
  let ofRemainder = (MILLION - (fractions % MILLION)) % MILLION;
  // after a residual layer the remainder party may hold less than the fractions come to: there is no fen more to hand out
  for (let left = (fractions + ofRemainder) / MILLION; left > 0 && split.remainder > 0; left--) {
    let best = -1;
    let largest = ofRemainder;
    for (let i = rests.length - 1; i >= 0; i--) {
      if (rests[i]! < largest || rests[i] === 0) continue;
      largest = rests[i]!;
      best = i;
    }
    if (best < 0) {
      ofRemainder = 0; // this fen is the remainder party's, which holds all that nobody else takes
      continue;
    }
    rests[best] = 0;
    borne[from + best]! += 1;
    split.remainder -= 1;
  }
  return row;
}

/** A layer of the residual or of another party: two of them share a whole number of fen. */
function shareInTwo(split: Draft, row: number): void {
  const { layers, borne, remainderParty } = split;
  const { of } = layers[row]!;
  const source = of === 'residual' || of === remainderParty ? -1 : layers.findIndex(({ party }) => party === of);
  const base = source < 0 ? split.remainder : borne[source]!;
  const { whole, rest } = dueWithin(split, row, { base, most: base });
  const amount = 2 * rest >= MILLION ? whole + 1 : whole;
  borne[row] = amount;
  if (source < 0) split.remainder -= amount;
  else borne[source]! -= amount;
}

interface Due {
  readonly whole: number;
  /** In millionths of a fen; 0 where a cap binds. */
  readonly rest: number;
}

/** A layer's due of a base under its caps. */
function dueWithin(split: Draft, row: number, { base, most }: { readonly base: number; readonly most: number }): Due {
  const { bands, requires, perLoanCap } = split.layers[row]!;
  if (requires !== null && split.borne[split.layers.findIndex(({ party }) => party === requires)] === 0) {
    split.cuts[row] = 'requires';
    return { whole: 0, rest: 0 };
  }
  const due = dueOf(bands, base);
  const other = split.room[row] ?? null;
  const cap = Math.min(perLoanCap ?? most, other ?? most, most);
  if (due.whole < cap || (due.whole === cap && due.rest === 0)) return due;
  split.cuts[row] = cap === perLoanCap ? 'loan-cap' : 'other-cap';
  return { whole: cap, rest: 0 };
}

/** Σ part of the base in each band × its share, exact in millionths of a fen. */
function dueOf(bands: readonly ShareBand[], base: number): Due {
  let [whole, rest, from] = [0, 0, 0];
  for (const { upTo, share } of bands) {
    const part = (upTo === null ? base : Math.min(base, upTo)) - from;
    if (part <= 0) break;
    whole += wholePart(part, share);
    rest += restPart(part, share);
    from += part;
  }
  const carried = Math.floor(rest / MILLION);
  return { whole: whole + carried, rest: rest - carried * MILLION };
}

/** Cuts public layers to `most` together, the last first. */
function cutPublic(split: Draft, isPublic: readonly boolean[], most: number): void {
  const { borne, cuts } = split;
  let excess = borne.reduce((sum, amount, row) => (isPublic[row] ? sum + amount : sum), 0) - most;
  for (let row = borne.length - 1; row >= 0 && excess > 0; row--) {
    if (!isPublic[row] || borne[row] === 0) continue;
    const cut = Math.min(excess, borne[row]!);
    borne[row]! -= cut;
    split.remainder += cut;
    cuts[row] = 'stacking';
    excess -= cut;
  }
}
