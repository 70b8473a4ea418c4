import type { PoolEventOf } from '../../domain/pool-events.ts';
import { needTerm } from '../../domain/scheme-terms.ts';
import { MILLION } from '../scheme/fen.ts';
import { type SettledClaim, settlePeriod } from '../scheme/settle-period.ts';
import { breakersOf, isStopped, takeBreakers } from './breakers.ts';
import {
  addToBank,
  claimIn,
  loanIn,
  lowerOutstanding,
  move,
  note,
  type PoolDraft,
  putClaim,
  schemeOn,
  unfit,
} from './draft.ts';
import { lossOf } from './filing.ts';
import { periodClaim, periodOn } from './period.ts';
import type { PoolClaim } from './pool-state.ts';

/**
 * Settles a period: approved claims, final losses and what waits, in the order in which they were filed or told. Claims of a
 * bank whose payments are stopped stay as they are. Circuit-breakers are taken afterwards and act from the next event.
 */
export function pay(draft: PoolDraft, { day }: PoolEventOf<'pay'>): void {
  const stop = isStopped(draft, null, 'stopPay');
  if (stop !== null) unfit('pay', `payments are stopped: ${stop}`, day);
  const scheme = schemeOn(draft, day);
  const breakers = breakersOf(scheme);
  const open = [...draft.open]
    .map((id) => draft.claims.get(id)!)
    .filter((claim) => isPayable(draft, claim))
    .sort((a, b) => a.order - b.order);
  const waiting = open.filter(({ status }) => status === 'waiting');
  const claims = open.filter(({ status }) => status !== 'waiting');
  const due = claims.map((claim) => periodClaim(draft, claim));
  const {
    waiting: toWaiting,
    carriesForward,
    ...settled
  } = settlePeriod(scheme, draft.counters, {
    ...periodOn(draft, scheme, day),
    waiting: waiting.map(({ id, waiting: amount }) => ({ id, amount })),
    claims: due,
  });

  for (const [i, { paid, unpaid }] of toWaiting.entries()) {
    bookWaiting(draft, waiting[i]!, { day, paid, left: carriesForward ? unpaid : 0 });
  }
  for (const [i, one] of settled.claims.entries()) {
    book(draft, claims[i]!, { day, one, carriesForward, isAdvance: due[i]!.advanceShare !== null });
  }
  for (const [key, used] of settled.counted) draft.counters.set(key, used);
  draft.tripped = takeBreakers(draft, breakers, day);
}

function isPayable(draft: PoolDraft, { status, version, bank }: PoolClaim): boolean {
  if (isStopped(draft, bank, 'stopPay') !== null) return false;
  const { rules, name } = draft.read.schemes[version]!;
  return status !== 'approved' || needTerm(rules.payout.manner, name) !== 'earmarkThenRelease';
}

/** Sets the pool party's due on an approved claim aside, as far as there is money. */
export function earmark(draft: PoolDraft, { claimId, day }: PoolEventOf<'earmark'>): void {
  const claim = claimIn(draft, claimId);
  const { rules, name } = draft.read.schemes[claim.version]!;
  if (claim.status !== 'approved') unfit('claimId', `the claim is ${claim.status}, not approved`, claimId);
  const manner = needTerm(rules.payout.manner, name);
  if (manner !== 'earmarkThenRelease') unfit('claimId', `the scheme pays ${manner}, it sets nothing aside`, claimId);
  checkPayments(draft, claim.bank);
  const scheme = schemeOn(draft, day);
  const { claims, counted } = settlePeriod(scheme, draft.counters, {
    ...periodOn(draft, scheme, day),
    claims: [{ ...periodClaim(draft, claim), advanceShare: MILLION }],
  });
  const one = claims[0]!;
  putClaim(draft, { ...claim, status: 'earmarked', earmarked: one.paid, counted: one.counted });
  draft.earmarked += one.paid;
  for (const [key, used] of counted) draft.counters.set(key, used);
}

/** Pays an earmarked claim on its final loss; what was set aside and is not needed is free again. */
export function release(draft: PoolDraft, event: PoolEventOf<'release'>): void {
  const { claimId, day } = event;
  const before = claimIn(draft, claimId);
  if (before.status !== 'earmarked') unfit('claimId', `the claim is ${before.status}, nothing is set aside`, claimId);
  checkPayments(draft, before.bank);
  const claim = { ...before, ...lossOf(draft, loanIn(draft, before.loanId), event) };
  const scheme = schemeOn(draft, day);
  const period = periodOn(draft, scheme, day);
  const { claims, counted, carriesForward } = settlePeriod(scheme, draft.counters, {
    ...period,
    balance: period.balance + claim.earmarked,
    claims: [{ ...periodClaim(draft, claim), advanceShare: null, advance: { paid: 0, counted: claim.counted } }],
  });
  draft.earmarked -= claim.earmarked;
  book(draft, { ...claim, earmarked: 0 }, { day, one: claims[0]!, carriesForward, isAdvance: false });
  for (const [key, used] of counted) draft.counters.set(key, used);
}

function checkPayments(draft: PoolDraft, bank: string): void {
  const stop = isStopped(draft, bank, 'stopPay');
  if (stop !== null) unfit('claimId', `payments are stopped: ${stop}`, bank);
}

interface Settlement {
  readonly day: string;
  readonly one: SettledClaim;
  readonly carriesForward: boolean;
  readonly isAdvance: boolean;
}

/** Books what a claim came to. An advance leaves it open, a final payment settles the loan. */
function book(draft: PoolDraft, claim: PoolClaim, { day, one, carriesForward, isAdvance }: Settlement): void {
  const waiting = carriesForward && !isAdvance ? one.unpaid : 0;
  putClaim(draft, {
    ...claim,
    status: isAdvance ? 'advanced' : waiting > 0 ? 'waiting' : 'settled',
    settledOn: isAdvance ? null : day,
    compensable: one.split.compensable,
    burdens: one.burdens,
    due: isAdvance ? one.due : one.due + claim.paid,
    paid: claim.paid + one.paid,
    waiting,
    counted: isAdvance ? one.counted : 0,
  });
  payOut(draft, claim.bank, day, one.paid);
  note(draft, day, 'due', one.due);
  note(draft, day, 'unpaid', one.unpaid - waiting);
  if (isAdvance) return;
  note(draft, day, 'losses', claim.loss);
  note(draft, day, 'settled', 1);
  settleLoan(draft, claim.loanId);
}

function bookWaiting(
  draft: PoolDraft,
  claim: PoolClaim,
  { day, paid, left }: { readonly day: string; readonly paid: number; readonly left: number },
): void {
  const pool = draft.read.schemes[claim.version]!.poolLayer;
  putClaim(draft, {
    ...claim,
    status: left > 0 ? 'waiting' : 'settled',
    burdens: {
      layers: claim.burdens.layers.map((amount, row) => (row === pool ? amount + paid : amount)),
      remainder: claim.burdens.remainder - paid,
    },
    paid: claim.paid + paid,
    waiting: left,
  });
  payOut(draft, claim.bank, day, paid);
  note(draft, day, 'unpaid', claim.waiting - paid - left);
}

function payOut(draft: PoolDraft, bank: string, day: string, paid: number): void {
  if (paid === 0) return;
  move(draft, day, paid > 0 ? 'paid' : 'returned', -paid);
  addToBank(draft, bank, { paid });
}

/** The loan leaves the book with its loss. */
function settleLoan(draft: PoolDraft, loanId: string): void {
  const loan = loanIn(draft, loanId);
  addToBank(draft, loan.bank, { outstanding: -loan.outstanding, nonPerforming: -loan.outstanding });
  lowerOutstanding(draft, loan, loan.outstanding, {});
}
