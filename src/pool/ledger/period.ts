import { needTerm } from '../../domain/scheme-terms.ts';
import { toMillionths } from '../scheme/fen.ts';
import type { FenScheme } from '../scheme/fen-scheme.ts';
import type { CapMeasures } from '../scheme/portfolio-caps.ts';
import type { Period, PeriodClaim } from '../scheme/settle-period.ts';
import { layersFor, loanIn, type PoolDraft, yearOf } from './draft.ts';
import type { PoolClaim } from './pool-state.ts';

/** The money and the measures of a period that ends now; no claims yet. */
export function periodOn(draft: PoolDraft, { rules, name }: FenScheme, day: string): Period {
  const year = yearOf(day);
  const isBalance = rules.lossFloor !== null && needTerm(rules.lossFloor.denominator, name) === 'balance';
  const banks = [...(rules.lossFloor === null ? [] : draft.banks.values())];
  return {
    year,
    balance: draft.balance - draft.earmarked,
    waiting: [],
    claims: [],
    measures: rules.portfolioCaps.length === 0 ? NO_MEASURES : measuresOf(draft, year),
    banks: new Map(
      banks.map(({ bank, nonPerforming, everDefaulted, outstanding, lent }) => [
        bank,
        isBalance ? { nonPerforming, denominator: outstanding } : { nonPerforming: everDefaulted, denominator: lent },
      ]),
    ),
  };
}

const NO_MEASURES: CapMeasures = { lending: new Map(), volume: 0, endedCover: 0 };

function measuresOf({ banks, years }: PoolDraft, year: number): CapMeasures {
  const lending = new Map([...banks.values()].map(({ bank, lent }) => [bank, lent]));
  const volume = [...lending.values()].reduce((sum, lent) => sum + lent, 0);
  return { lending, volume, endedCover: years.get(year)?.accounts.repaid ?? 0 };
}

export function periodClaim(draft: PoolDraft, claim: PoolClaim): PeriodClaim {
  const scheme = draft.read.schemes[claim.version]!;
  const loan = loanIn(draft, claim.loanId);
  const { payout } = scheme.rules;
  const isAdvance = claim.status === 'approved' && needTerm(payout.manner, scheme.name) === 'advanceThenSettle';
  return {
    id: claim.id,
    bank: claim.bank,
    borrower: loan.borrower,
    scheme,
    layers: layersFor(draft, claim.version, { ...loan.facts, bankNplRate: claim.bankNplRate }),
    loss: { loss: claim.loss, compensable: claim.compensable, otherPublic: claim.otherPublic },
    advanceShare: isAdvance ? advanceShareOf(scheme) : null,
    advance: claim.status === 'final' ? { paid: claim.paid, counted: claim.counted } : null,
  };
}

function advanceShareOf({ rules: { payout }, name }: FenScheme): number {
  const share = payout.advanceShare ?? { unknown: 'payout.advanceShare', note: null };
  return toMillionths(needTerm(share, name), `scheme ${name} payout.advanceShare`);
}
