import { needTerm } from '../../domain/scheme-terms.ts';
import { wholePart } from './fen.ts';
import type { FenScheme } from './fen-scheme.ts';

/** What was owed when the claim was made and what had come in by then, in whole fen. */
export interface LossFacts {
  readonly principal: number;
  readonly interest: number;
  /** Costs of recovery; first to be covered by what comes in, never compensated. */
  readonly costs: number;
  /** What the pledge and the debtor brought before the claim. */
  readonly recovered: number;
  readonly imputation: 'interest-first' | 'principal-first';
  /** Part that the IP secures, in millionths. */
  readonly ipPart: number;
  /** Amount of the loan as it was granted. */
  readonly loanAmount: number;
}

/** A loss and the part of it that the scheme shares, in whole fen. */
export interface SharedLoss {
  readonly loss: number;
  readonly compensable: number;
}

/** What is still owed after a recovery; what exceeds all that was owed is the debtor's. */
export interface Imputed {
  readonly principal: number;
  readonly interest: number;
  readonly costs: number;
  readonly surplus: number;
}

/**
 * What a recovery leaves of a debt: costs are covered first, then interest and principal in the agreed order.
 *
 * @source Civil Code 561 (costs, interest, principal, unless agreed otherwise)
 */
export function imputeRecovery({ principal, interest, costs, recovered, imputation }: LossFacts): Imputed {
  const toCosts = Math.min(recovered, costs);
  const left = recovered - toCosts;
  const isInterestFirst = imputation === 'interest-first';
  const toFirst = Math.min(left, isInterestFirst ? interest : principal);
  const toSecond = Math.min(left - toFirst, isInterestFirst ? principal : interest);
  const [toInterest, toPrincipal] = isInterestFirst ? [toFirst, toSecond] : [toSecond, toFirst];
  return {
    principal: principal - toPrincipal,
    interest: interest - toInterest,
    costs: costs - toCosts,
    surplus: left - toFirst - toSecond,
  };
}

/**
 * The loss and the part of it that a scheme shares.
 *
 *     loss        = principal + interest + costs − recovered, at least 0
 *     compensable = principal | principal + interest | amount of the loan, of what is owed net or gross of the recovery,
 *                   times the IP part rounded down to a fen where only that counts; never more than the loss
 *
 * @throws DATA_UNKNOWN  a term of the compensation base that no source tells
 */
export function compensableLoss({ rules, name }: FenScheme, facts: LossFacts): SharedLoss {
  const { components, isNetOfRecoveries, isIpPartOnly } = rules.compensable;
  const net = imputeRecovery(facts);
  const loss = net.principal + net.interest + net.costs;
  const { principal, interest } = needTerm(isNetOfRecoveries, name) ? net : facts;
  const base = { principal, principalAndInterest: principal + interest, loanAmount: facts.loanAmount };
  const whole = base[needTerm(components, name)];
  const part = needTerm(isIpPartOnly, name) ? wholePart(whole, facts.ipPart) : whole;
  return { loss, compensable: Math.min(part, loss) };
}
