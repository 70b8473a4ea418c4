import type { PoolEventOf } from '../../domain/pool-events.ts';
import { compensableLoss, imputeRecovery } from '../scheme/compensable-loss.ts';
import { fenText, toFen, toMillionths } from '../scheme/fen.ts';
import { addToBank, claimIn, loanIn, note, type PoolDraft, putClaim, unfit } from './draft.ts';
import type { PoolClaim, PoolLoan } from './pool-state.ts';
import { bankNplRate } from './registration.ts';
import { testTrigger, testWindow } from './trigger-test.ts';

/** A claim on a loan in default: one at a time, its trigger met, in time. Until paid the whole loss is the remainder party's. */
export function file(draft: PoolDraft, event: PoolEventOf<'claim'>): void {
  const { claimId, loanId, day, facts, bankNplRate: rate, otherPublic = '0' } = event;
  const loan = loanIn(draft, loanId);
  if (draft.claims.has(claimId)) unfit('claimId', 'this claim is filed already', claimId);
  if (loan.claimId !== null) unfit('loanId', `claim ${loan.claimId} stands for this loan already`, loanId);
  if (loan.defaultedOn === null) unfit('loanId', 'not in default', loanId);
  const scheme = draft.read.schemes[loan.version]!;
  const loss = lossOf(draft, loan, event);
  if (!draft.setup.waived.includes('trigger')) testTrigger(scheme, facts);
  if (!draft.setup.waived.includes('filing-window')) testWindow(draft, scheme, event);
  const zeros = scheme.layers.map(() => 0);

  putClaim(draft, {
    id: claimId,
    loanId,
    bank: loan.bank,
    version: loan.version,
    order: draft.order++,
    status: 'filed',
    filedOn: day,
    settledOn: null,
    bankNplRate: rate === undefined ? bankNplRate(draft, loan.bank) : toMillionths(rate, 'bankNplRate'),
    otherPublic: toFen(otherPublic, 'otherPublic'),
    ...loss,
    burdens: { layers: zeros, remainder: loss.loss },
    recovered: { layers: zeros, remainder: 0 },
    surplus: 0,
    due: 0,
    paid: 0,
    waiting: 0,
    earmarked: 0,
    counted: 0,
    reason: null,
  });
  draft.loans.set(loanId, { ...loan, claimId });
  addToBank(draft, loan.bank, { claims: 1 });
  note(draft, day, 'claims', 1);
}

type Owed = Pick<PoolEventOf<'claim'>, 'principal' | 'interest' | 'costs' | 'recovered' | 'imputation'>;

/** The loss that a claim tells, and its shared part. */
export function lossOf(
  draft: PoolDraft,
  loan: PoolLoan,
  event: Owed,
): Pick<PoolClaim, 'owed' | 'loss' | 'compensable'> {
  const owed = {
    principal: toFen(event.principal, 'principal'),
    interest: toFen(event.interest, 'interest'),
    costs: toFen(event.costs, 'costs'),
    recovered: toFen(event.recovered, 'recovered'),
    imputation: event.imputation,
  };
  if (owed.principal > loan.outstanding) {
    unfit('principal', `only ${fenText(loan.outstanding)} is outstanding`, fenText(owed.principal));
  }
  const facts = { ...owed, ipPart: loan.facts.ipPart, loanAmount: loan.facts.amount };
  const { surplus } = imputeRecovery(facts);
  if (surplus > 0)
    unfit('recovered', `${fenText(surplus)} more than was owed; it is the debtor's`, fenText(owed.recovered));
  return { owed, ...compensableLoss(draft.read.schemes[loan.version]!, facts) };
}

export function approve(draft: PoolDraft, { claimId }: PoolEventOf<'approve'>): void {
  const claim = claimIn(draft, claimId);
  if (claim.status !== 'filed') unfit('claimId', `the claim is ${claim.status}, not to be decided`, claimId);
  putClaim(draft, { ...claim, status: 'approved' });
}

/** A rejected claim leaves the loan in default; another can be filed. */
export function reject(draft: PoolDraft, { claimId, reason, day }: PoolEventOf<'reject'>): void {
  const claim = claimIn(draft, claimId);
  if (claim.status !== 'filed' && claim.status !== 'approved') {
    unfit('claimId', `the claim is ${claim.status}, not to be decided`, claimId);
  }
  putClaim(draft, { ...claim, status: 'rejected', reason });
  draft.loans.set(claim.loanId, { ...loanIn(draft, claim.loanId), claimId: null });
  note(draft, day, 'rejected', 1);
}

/** The final loss after an advance: what was advanced beyond it is owed back and returned at the next `pay`. */
export function tellFinalLoss(draft: PoolDraft, event: PoolEventOf<'final-loss'>): void {
  const claim = claimIn(draft, event.claimId);
  if (claim.status !== 'advanced')
    unfit('claimId', `the claim is ${claim.status}; an advance must be paid first`, claim.id);
  const loss = lossOf(draft, loanIn(draft, claim.loanId), event);
  const pool = draft.read.schemes[claim.version]!.poolLayer;
  const advanced = Math.min(claim.paid, loss.loss);
  const burdens = {
    layers: claim.burdens.layers.map((_, row) => (row === pool ? advanced : 0)),
    remainder: loss.loss - advanced,
  };
  putClaim(draft, { ...claim, ...loss, burdens, status: 'final', order: draft.order++ });
}
