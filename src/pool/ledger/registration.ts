import type { PoolEventOf } from '../../domain/pool-events.ts';
import { needTerm } from '../../domain/scheme-terms.ts';
import { fenText, MILLION, toFen, toMillionths } from '../scheme/fen.ts';
import type { FenScheme } from '../scheme/fen-scheme.ts';
import { type CoverFacts, coverReasons } from '../scheme/loan-cover.ts';
import { isStopped } from './breakers.ts';
import {
  addToBank,
  bankIn,
  layersFor,
  loanIn,
  lowerOutstanding,
  note,
  type PoolDraft,
  unfit,
  versionOn,
} from './draft.ts';

/** Takes a loan under the scheme: its limits, the bank's quota, the borrower's, the pool's leverage, circuit-breakers. */
export function register(draft: PoolDraft, event: PoolEventOf<'register'>): void {
  const { loanId, bank, borrower, loanDay, day } = event;
  if (draft.loans.has(loanId)) unfit('loanId', 'this loan is registered already', loanId);
  if (loanDay > day) unfit('loanDay', `after its registration on ${day}`, loanDay);
  const version = versionOn(draft, loanDay);
  if (version < 0) unfit('loanDay', 'before the first version of the scheme', loanDay);
  const scheme = draft.read.schemes[version]!;
  checkCurrency(scheme, event.currency);
  const facts = factsOf(event, bankNplRate(draft, bank));
  const reasons = coverReasons(scheme, facts);
  if (reasons.length > 0) {
    const texts = reasons.map(({ code, limit, met }) => `${code} (${met}, limit ${limit})`);
    unfit('register', `the scheme does not cover this loan: ${texts.join(', ')}`, loanId);
  }
  layersFor(draft, version, facts); // what the scheme needs to share a loss must be known before it takes the loan
  const stop = isStopped(draft, bank, 'stopNew');
  if (stop !== null) unfit('register', `new loans are stopped: ${stop}`, bank);
  checkCapacity(draft, scheme, event, facts.amount);

  draft.loans.set(loanId, {
    id: loanId,
    bank,
    borrower,
    loanDay,
    registeredOn: day,
    version,
    facts,
    repaid: 0,
    outstanding: facts.amount,
    defaultedOn: null,
    claimId: null,
  });
  draft.borrowers.set(borrower, (draft.borrowers.get(borrower) ?? 0) + facts.amount);
  draft.outstanding += facts.amount;
  addToBank(draft, bank, { loans: 1, lent: facts.amount, outstanding: facts.amount });
  note(draft, day, 'loans', 1);
  note(draft, day, 'lent', facts.amount);
}

/** A pool keeps its money in one currency. */
function checkCurrency({ rules, name }: FenScheme, currency: string | undefined): void {
  if (currency === undefined || rules.currency === undefined || currency === rules.currency) return;
  unfit('currency', `scheme ${name} is in ${rules.currency}: convert at a dated rate first`, currency);
}

function checkCapacity(
  draft: PoolDraft,
  scheme: FenScheme,
  { bank, borrower }: PoolEventOf<'register'>,
  amount: number,
): void {
  const most = scheme.rules.limits.maximumPerBorrower ?? null;
  if (most !== null) {
    const limit = toFen(needTerm(most, scheme.name), 'limits.maximumPerBorrower');
    const sum = (draft.borrowers.get(borrower) ?? 0) + amount;
    if (sum > limit)
      unfit('borrower', `above the ${fenText(limit)} a borrower may have`, `${fenText(sum)} of ${borrower}`);
  }
  const quota = draft.read.quotas.get(bank);
  const ofBank = bankIn(draft, bank).outstanding + amount;
  if (quota !== undefined && ofBank > quota) {
    unfit('bank', `above the bank's quota of ${fenText(quota)}`, `${fenText(ofBank)} of ${bank}`);
  }
  if (scheme.rules.pool.kind === 'ownMeans' || draft.setup.waived.includes('leverage')) return;
  const capacity = capacityOf(draft, scheme);
  if (draft.outstanding + amount <= capacity) return;
  unfit('amount', `above the ${fenText(capacity)} that the pool can stand behind`, fenText(draft.outstanding + amount));
}

/** Leverage × money there is, at least 0. @throws DATA_UNKNOWN  a leverage that no source tells */
export function capacityOf({ balance }: PoolDraft, { rules, name }: FenScheme): number {
  const leverage = toMillionths(needTerm(rules.pool.leverage, name), `scheme ${name} pool.leverage`);
  return Number((BigInt(Math.max(0, balance)) * BigInt(leverage)) / BigInt(MILLION));
}

/** A bank's rate of bad loans under the scheme, in millionths; nothing lent: 0. */
export function bankNplRate(draft: PoolDraft, bank: string): number {
  const { nonPerforming, outstanding } = bankIn(draft, bank);
  return outstanding === 0 ? 0 : Number((BigInt(nonPerforming) * BigInt(MILLION)) / BigInt(outstanding));
}

function factsOf(event: PoolEventOf<'register'>, rate: number): CoverFacts {
  const { amount, ipPart = '1', termMonths, annualRate, pledgeValue, isFirstLoan, ...words } = event;
  return {
    amount: toFen(amount, 'amount'),
    ipPart: toMillionths(ipPart, 'ipPart'),
    termMonths: termMonths ?? null,
    annualRate: annualRate === undefined ? null : toMillionths(annualRate, 'annualRate'),
    pledgeValue: pledgeValue === undefined ? null : toFen(pledgeValue, 'pledgeValue'),
    bankNplRate: rate,
    isFirstLoan: isFirstLoan ?? null,
    firmClass: words.firmClass ?? null,
    ipKind: words.ipKind ?? null,
    pledgeClass: words.pledgeClass ?? null,
    guaranteeRoute: words.guaranteeRoute ?? null,
  };
}

/** Principal that the borrower pays back: that much cover ends. */
export function repay(draft: PoolDraft, { loanId, amount, day }: PoolEventOf<'repay'>): void {
  const loan = loanIn(draft, loanId);
  if (loan.defaultedOn !== null) {
    unfit('loanId', `in default since ${loan.defaultedOn}: tell what comes in with the claim`, loanId);
  }
  const fen = toFen(amount, 'amount');
  if (fen > loan.outstanding) unfit('amount', `only ${fenText(loan.outstanding)} is outstanding`, fenText(fen));
  lowerOutstanding(draft, loan, fen, { repaid: loan.repaid + fen });
  addToBank(draft, loan.bank, { outstanding: -fen });
  note(draft, day, 'repaid', fen);
}

export function defaulted(draft: PoolDraft, { loanId, day }: PoolEventOf<'default'>): void {
  const loan = loanIn(draft, loanId);
  if (loan.defaultedOn !== null) unfit('loanId', `in default since ${loan.defaultedOn}`, loanId);
  if (loan.outstanding === 0) unfit('loanId', 'the loan is repaid', loanId);
  draft.loans.set(loanId, { ...loan, defaultedOn: day });
  addToBank(draft, loan.bank, { nonPerforming: loan.outstanding, everDefaulted: loan.outstanding });
  note(draft, day, 'defaults', 1);
  note(draft, day, 'defaulted', loan.outstanding);
}
