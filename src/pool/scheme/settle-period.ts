import { quote, refuse } from '../../base/errors.ts';
import { needTerm } from '../../domain/scheme-terms.ts';
import { type ClaimPlace, type Counters, type Counting, countLayer, roomLeft } from './counters.ts';
import { inProportion, wholePart } from './fen.ts';
import type { FenScheme } from './fen-scheme.ts';
import type { CoverLayer } from './loan-cover.ts';
import { type BankYear, lossFloor } from './loss-floor.ts';
import { type CapMeasures, countPool, portfolioRoom } from './portfolio-caps.ts';
import type { Burdens } from './share-recovery.ts';
import { type FenSplit, type SplitLoss, splitLoss } from './split-loss.ts';

/** A claim due in a period. */
export interface PeriodClaim {
  readonly id: string;
  readonly bank: string;
  readonly borrower: string;
  /** The version of the scheme under which the loan was granted; left out: the period's. */
  readonly scheme?: FenScheme;
  /** Of `loanCover`. */
  readonly layers: readonly CoverLayer[];
  readonly loss: SplitLoss;
  /** In millionths: an advance of this part of the pool party's due, the other layers wait; `null`: all is due. */
  readonly advanceShare: number | null;
  /** An advance paid on it earlier, and how much of it caps counted; `null`: none. */
  readonly advance: { readonly paid: number; readonly counted: number } | null;
}

/** Carried forward from an earlier period: first in line. */
export interface WaitingClaim {
  readonly id: string;
  readonly amount: number;
}

/** One period of a pool: what is due, in order, and the money there is. */
export interface Period {
  readonly year: number;
  /** What may be spent (fen): the balance less what is set aside; below 0 where more than the pool was called. */
  readonly balance: number;
  readonly waiting: readonly WaitingClaim[];
  /** In order: the moment of the event, then the loan's row. */
  readonly claims: readonly PeriodClaim[];
  readonly measures: CapMeasures;
  /** Each bank's year, for a scheme with a loss floor: bad loans and what their rate is of. */
  readonly banks: ReadonlyMap<string, Omit<BankYear, 'netLoss'>>;
}

/** What one claim came to. */
export interface SettledClaim {
  readonly id: string;
  /** Under the rules, after all caps: what each is due when there is money enough. */
  readonly split: FenSplit;
  /** Of the pool now: for an advance its part, after an advance the rest, below 0 where it was too much. */
  readonly due: number;
  readonly paid: number;
  readonly unpaid: number;
  /** Who bears the loss after this payment; what is unpaid is the remainder party's for as long. */
  readonly burdens: Burdens;
  /** What counted towards the caps: for the next settlement's `advance`. */
  readonly counted: number;
}

export interface SettledPeriod {
  readonly waiting: readonly (WaitingClaim & { readonly paid: number; readonly unpaid: number })[];
  readonly claims: readonly SettledClaim[];
  /** Whether what is unpaid waits for new money; if not it is the remainder party's for good. */
  readonly carriesForward: boolean;
  /** What may be spent after the period. */
  readonly balance: number;
  /** Counters that changed; put them in with `withCounted`. */
  readonly counted: Counters;
}

/**
 * Settles a period: the losses under the floor, each claim split with the caps as they stand, portfolio ceilings, then the
 * pool's money.
 *
 * Returns of advances come in first, what was carried forward is paid before new claims. Short money goes to claims in
 * order (`firstCome`) or in proportion by largest remainder (`proRata`), first among the waiting, then among the new. A pool
 * that is not limited to its balance pays in full: a balance below 0 is what was called beyond it.
 *
 * The floor, the ceilings and the money follow the period's scheme, each split the scheme of its own loan.
 *
 * @throws DATA_UNKNOWN      a term that is needed and that no source tells: shortage rules only when money is short
 * @throws ARGUMENT_INVALID  a scheme with a loss floor and a bank without its year
 */
export function settlePeriod(scheme: FenScheme, before: Counters, period: Period): SettledPeriod {
  const counting: Counting = { before, changed: new Map() };
  const losses = scheme.rules.lossFloor === null ? period.claims : aboveFloor(scheme, period);
  const dues = losses.map((claim) => dueOf(scheme, counting, claim, period));
  const returned = dues.reduce((sum, { due }) => sum - Math.min(0, due), 0);
  const available = period.balance + returned;
  const waitingDues = period.waiting.map(({ amount }) => amount);
  const claimDues = dues.map(({ due }) => Math.max(0, due));
  const total = sumOf(waitingDues) + sumOf(claimDues);
  const isShort = total > 0 && total > available && needTerm(scheme.rules.pool.isLimitedToBalance, scheme.name);
  const toWaiting = isShort ? payShort(scheme, waitingDues, available) : waitingDues;
  const toClaims = isShort ? payShort(scheme, claimDues, available - sumOf(toWaiting)) : claimDues;
  return {
    waiting: period.waiting.map(({ id, amount }, i) => ({
      id,
      amount,
      paid: toWaiting[i]!,
      unpaid: amount - toWaiting[i]!,
    })),
    claims: dues.map((one, i) => settled(one.claim.scheme ?? scheme, one, toClaims[i]!)),
    carriesForward: isShort && needTerm(scheme.rules.shortage.carriesForward, scheme.name),
    balance: available - sumOf(toWaiting) - sumOf(toClaims),
    counted: counting.changed,
  };
}

interface ClaimDue {
  readonly claim: PeriodClaim;
  readonly split: FenSplit;
  readonly due: number;
  readonly counted: number;
}

/** Splits a claim with the caps as they stand and counts it. */
function dueOf(scheme: FenScheme, counting: Counting, claim: PeriodClaim, { year, measures }: Period): ClaimDue {
  const { layers, bank, borrower, advance, advanceShare } = claim;
  const own = claim.scheme ?? scheme;
  const pool = own.poolLayer;
  const place: ClaimPlace = { bank, borrower, year };
  if (advance !== null) {
    countLayer(counting, layers[pool]!, place, -advance.counted);
    countPool(scheme, counting, place, -advance.counted);
  }
  const under = splitLoss(own, layers, claim.loss, roomLeft(layers, counting, place));
  const room = portfolioRoom(scheme, counting, place, measures);
  const split = room === null ? under : withinPortfolio(under, pool, room);
  const isAdvance = advanceShare !== null;
  const due = isAdvance ? wholePart(split.layers[pool]!, advanceShare) : split.layers[pool]!;
  for (const [row, layer] of layers.entries()) {
    if (row !== pool && isAdvance) continue;
    countLayer(counting, layer, place, isAdvance ? due : under.layers[row]!);
  }
  countPool(scheme, counting, place, due);
  return { claim, split, due: due - (advance?.paid ?? 0), counted: due };
}

/** The pool party's due within the ceilings over many loans; the rest is the remainder party's. */
function withinPortfolio(split: FenSplit, pool: number, room: number): FenSplit {
  const cut = split.layers[pool]! - room;
  if (cut <= 0) return split;
  return {
    ...split,
    layers: split.layers.map((amount, row) => (row === pool ? room : amount)),
    cuts: split.cuts.map((kind, row) => (row === pool ? 'portfolio' : kind)),
    remainder: split.remainder + cut,
  };
}

function settled(scheme: FenScheme, { claim, split, due, counted }: ClaimDue, toClaim: number): SettledClaim {
  const paid = due < 0 ? due : toClaim;
  const before = claim.advance?.paid ?? 0;
  const layers = split.layers.map((amount, row) =>
    row === scheme.poolLayer ? before + paid : claim.advanceShare === null ? amount : 0,
  );
  const burdens = { layers, remainder: split.loss - sumOf(layers) };
  return { id: claim.id, split, due, paid, unpaid: due - paid, burdens, counted };
}

/** Money that does not reach, to dues in the scheme's order. */
function payShort(scheme: FenScheme, dues: readonly number[], available: number): number[] {
  const money = Math.max(0, available);
  const total = sumOf(dues);
  if (total <= money) return [...dues];
  if (needTerm(scheme.rules.shortage.rule, scheme.name) === 'proRata') return inProportion(money, dues);
  let left = money;
  return dues.map((due) => {
    const paid = Math.min(due, left);
    left -= paid;
    return paid;
  });
}

/** Claims with the part of their losses that lies above each bank's floor, shared in proportion. */
function aboveFloor(scheme: FenScheme, { claims, banks }: Period): PeriodClaim[] {
  const compensable = claims.map(({ loss }) => loss.compensable);
  for (const bank of new Set(claims.map((claim) => claim.bank))) {
    const year = banks.get(bank);
    if (year === undefined) {
      const problem = "the scheme has a loss floor and the bank's year is not told";
      return refuse('ARGUMENT_INVALID', { at: 'settlePeriod: banks', problem, met: quote(bank) });
    }
    const rows = claims.flatMap((claim, row) => (claim.bank === bank ? [row] : []));
    const weights = rows.map((row) => compensable[row]!);
    const parts = inProportion(lossFloor(scheme, { ...year, netLoss: sumOf(weights) }), weights);
    for (const [i, row] of rows.entries()) compensable[row] = parts[i]!;
  }
  return claims.map((claim, row) => ({ ...claim, loss: { ...claim.loss, compensable: compensable[row]! } }));
}

function sumOf(amounts: readonly number[]): number {
  return amounts.reduce((sum, amount) => sum + amount, 0);
}
