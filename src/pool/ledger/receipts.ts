import type { PoolEventOf } from '../../domain/pool-events.ts';
import { needTerm } from '../../domain/scheme-terms.ts';
import { fenText, toFen } from '../scheme/fen.ts';
import type { FenScheme } from '../scheme/fen-scheme.ts';
import { type Burdens, sharePoolRecovery } from '../scheme/share-recovery.ts';
import { claimIn, move, note, type PoolDraft, putClaim, schemeOn, unfit, yearOf } from './draft.ts';
import type { MoneyAccount, PoolClaim } from './pool-state.ts';

export function fund(draft: PoolDraft, { amount, day }: PoolEventOf<'fund'>): void {
  move(draft, day, 'funded', toFen(amount, 'amount'));
}

export function replenish(draft: PoolDraft, { amount, day }: PoolEventOf<'replenish'>): void {
  move(draft, day, 'replenished', toFen(amount, 'amount'));
}

/** Interest rolls into the pool, or goes to the treasury where the scheme does not roll it in. */
export function accrue(draft: PoolDraft, { amount, day }: PoolEventOf<'interest'>): void {
  const { rules, name } = schemeOn(draft, day);
  const term = rules.pool.interestRollsIn;
  const rollsIn = term !== null && needTerm(term, name);
  if (rollsIn) move(draft, day, 'interest', toFen(amount, 'amount'));
  else note(draft, day, 'toTreasury', toFen(amount, 'amount'));
}

/**
 * Shares what comes in after a payment, net of its costs, in the year in which it comes. What exceeds the loss is the
 * borrower's. What still waits for money is never more than the remainder party still bears.
 */
export function recover(draft: PoolDraft, { claimId, amount, costs, day }: PoolEventOf<'recover'>): void {
  const claim = claimIn(draft, claimId);
  if (claim.settledOn === null) {
    unfit('claimId', `the claim is ${claim.status}: tell what comes in with the claim or its final loss`, claimId);
  }
  const [gross, spent] = [toFen(amount, 'amount'), toFen(costs, 'costs')];
  if (spent > gross) unfit('costs', `more than the ${fenText(gross)} received`, fenText(spent));
  const scheme = draft.read.schemes[claim.version]!;
  const got = sharePoolRecovery(scheme, claim.burdens, gross - spent);
  const toPool = got.layers[scheme.poolLayer]!;
  const account = receiver(scheme);

  const burdens = minus(claim.burdens, got);
  const waiting = Math.min(claim.waiting, burdens.remainder);
  const changed: PoolClaim = {
    ...claim,
    burdens,
    recovered: plus(claim.recovered, got),
    surplus: claim.surplus + got.surplus,
    waiting,
  };
  putClaim(draft, claim.waiting > 0 && waiting === 0 ? { ...changed, status: 'settled' } : changed);
  receive(draft, day, { account, toPool, kind: 'recovered' });
  const shared = gross - spent - got.surplus;
  note(draft, day, 'recoveredByAll', shared);
  note(draft, day, 'surplus', got.surplus);
  if (yearOf(claim.settledOn) < yearOf(day)) note(draft, day, 'recoveredOfEarlierYears', shared);
}

/** Takes back all that the pool still bears of a claim, with interest; the loss is the remainder party's again. */
export function clawBack(draft: PoolDraft, { claimId, interest, reason, day }: PoolEventOf<'clawback'>): void {
  const claim = claimIn(draft, claimId);
  const scheme = draft.read.schemes[claim.version]!;
  const sum = claim.burdens.layers[scheme.poolLayer]!;
  if (claim.status === 'clawed-back') unfit('claimId', 'clawed back already', claimId);
  if (sum === 0) unfit('claimId', 'the pool bears nothing of this claim', claimId);
  if (claim.status === 'final') unfit('claimId', 'its final loss is due; settle it first', claimId);
  const account = receiver(scheme);
  const layers = claim.burdens.layers.map((amount, row) => (row === scheme.poolLayer ? 0 : amount));
  const burdens = { layers, remainder: claim.burdens.remainder + sum };
  putClaim(draft, { ...claim, status: 'clawed-back', burdens, waiting: 0, settledOn: claim.settledOn ?? day, reason });
  receive(draft, day, { account, toPool: sum + toFen(interest, 'interest'), kind: 'clawedBack' });
}

function receiver({ rules, name }: FenScheme): 'pool' | 'treasury' {
  return needTerm(rules.recovery.destination, name);
}

interface Receipt {
  readonly account: 'pool' | 'treasury';
  readonly toPool: number;
  readonly kind: MoneyAccount;
}

function receive(draft: PoolDraft, day: string, { account, toPool, kind }: Receipt): void {
  if (account === 'pool') move(draft, day, kind, toPool);
  else note(draft, day, 'toTreasury', toPool);
}

function plus(a: Burdens, b: Burdens): Burdens {
  return { layers: a.layers.map((amount, row) => amount + b.layers[row]!), remainder: a.remainder + b.remainder };
}

function minus(a: Burdens, b: Burdens): Burdens {
  return { layers: a.layers.map((amount, row) => amount - b.layers[row]!), remainder: a.remainder - b.remainder };
}
