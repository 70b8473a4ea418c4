import type { Party, SchemeTerms } from '../domain/scheme.ts';
import { decimal } from '../numeric/decimal.ts';
import { fenText, toFen, toMillionths } from './scheme/fen.ts';
import type { CoverLayer } from './scheme/loan-cover.ts';
import { splitLoss } from './scheme/split-loss.ts';

/** What a loan lost, by component, in whole units with at most two decimals. */
export interface LoanLoss {
  readonly principal: string;
  readonly interest: string;
}

/** One loss split among the parties. Every hundredth belongs to exactly one of them. */
export interface LossSplit {
  readonly total: string;
  /** The part of the loss that the scheme shares. */
  readonly compensable: string;
  readonly parts: readonly { readonly party: Party; readonly amount: string; readonly capped: boolean }[];
}

/**
 * Splits a loss among the parties of a scheme, exact to the hundredth.
 *
 *     compensable = principal, or principal + interest, as the scheme says
 *     layer       = min(share × compensable, cap per loan)
 *     remainder   = total − Σ layers
 *
 * Rounding is by largest remainder over all parties, so the parts add up to the loss; what a cap cuts off, and what is
 * not compensable, falls to the remainder party. A door to `splitLoss` in decimal text.
 *
 * @throws ARGUMENT_INVALID  a negative amount, one with more than two decimals or of 90 trillion or more; a share of more
 *   than six decimals
 */
export function shareLoss(terms: SchemeTerms, loss: LoanLoss): LossSplit {
  const principal = toFen(loss.principal, 'shareLoss: principal');
  const total = principal + toFen(loss.interest, 'shareLoss: interest');
  const compensable = terms.compensationBase === 'principal' ? principal : total;
  const rules = { name: terms.id, stackingCap: null, isPublic: terms.layers.map(() => false), rules: terms };
  const split = splitLoss(rules, terms.layers.map(coverLayer), { loss: total, compensable, otherPublic: 0 });
  return {
    total: fenText(total),
    compensable: fenText(compensable),
    parts: [
      ...terms.layers.map(({ party }, row) => ({
        party,
        amount: fenText(split.layers[row]!),
        capped: split.cuts[row] === 'loan-cap',
      })),
      { party: terms.remainder, amount: fenText(split.remainder), capped: false },
    ],
  };
}

function coverLayer({ party, share, perLoanCap }: SchemeTerms['layers'][number]): CoverLayer {
  const noCaps = { perBorrowerCap: null, perYearCap: null, perBankYearCap: null, totalCap: null };
  return {
    ...{ party, of: 'loss', requires: null, ...noCaps },
    bands: [{ upTo: null, share: toMillionths(share, `shareLoss: share of ${party}`) }],
    perLoanCap: perLoanCap === null ? null : toFen(perLoanCap, `shareLoss: cap of ${party}`),
  };
}

/** What one party bears of a split; 0 when it takes no part. */
export function partOf(split: LossSplit, party: Party): string {
  return split.parts.find((part) => part.party === party)?.amount ?? '0.00';
}

/** What everyone but `party` bears of a split. */
export function borneByOthers(split: LossSplit, party: Party): string {
  return decimal(split.total).minus(partOf(split, party)).toFixed(2);
}
