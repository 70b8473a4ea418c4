import { refuse } from '../../base/errors.ts';
import { fenText } from '../scheme/fen.ts';
import { readSetup } from './pool-setup.ts';
import type { PoolClaim, PoolState } from './pool-state.ts';

/** Where the loss of one claim lies, in whole units. Σ bears + Σ recovered = loss. */
export interface ClaimStanding {
  readonly claimId: string;
  readonly loanId: string;
  readonly bank: string;
  readonly scheme: string;
  readonly status: PoolClaim['status'];
  readonly loss: string;
  readonly compensable: string;
  /** Of the pool, under the rules; `paid` of it, `waiting` for new money. */
  readonly due: string;
  readonly paid: string;
  readonly waiting: string;
  readonly parties: readonly { readonly party: string; readonly bears: string; readonly recovered: string }[];
  /** Owed to the borrower. */
  readonly surplus: string;
  readonly reason: string | null;
}

/**
 * One claim by party, as the pool stands after its last event.
 *
 * @throws DATA_NOT_FOUND  no such claim
 */
export function claimStanding({ setup, claims }: PoolState, claimId: string): ClaimStanding {
  const claim = claims.find(({ id }) => id === claimId);
  if (claim === undefined) {
    return refuse('DATA_NOT_FOUND', { at: 'claimStanding: claimId', problem: 'no such claim was filed', met: claimId });
  }
  const { name, layers, rules } = readSetup(setup).schemes[claim.version]!;
  const bears = [...claim.burdens.layers, claim.burdens.remainder];
  const recovered = [...claim.recovered.layers, claim.recovered.remainder];
  return {
    claimId,
    loanId: claim.loanId,
    bank: claim.bank,
    scheme: name,
    status: claim.status,
    loss: fenText(claim.loss),
    compensable: fenText(claim.compensable),
    due: fenText(claim.due),
    paid: fenText(claim.paid),
    waiting: fenText(claim.waiting),
    parties: [...layers.map(({ party }) => party), rules.remainder].map((party, row) => ({
      party,
      bears: fenText(bears[row]!),
      recovered: fenText(recovered[row]!),
    })),
    surplus: fenText(claim.surplus),
    reason: claim.reason,
  };
}
