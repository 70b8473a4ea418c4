import { quote, refuse } from '../base/errors.ts';
import type { Party, SchemeTerms } from '../domain/scheme.ts';
import { allocate } from '../numeric/allocate.ts';
import { type Decimal, decimal, ZERO } from '../numeric/decimal.ts';

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
 * not compensable, falls to the remainder party.
 *
 * @throws ARGUMENT_INVALID  a negative amount, or one with more than two decimals
 */
export function shareLoss(terms: SchemeTerms, loss: LoanLoss): LossSplit {
  const principal = amountOf('principal', loss.principal);
  const interest = amountOf('interest', loss.interest);
  const total = principal.plus(interest);
  const compensable = terms.compensationBase === 'principal' ? principal : total;

  const layers = terms.layers.map(({ party, share, perLoanCap }) => {
    const due = compensable.times(share);
    const capped = perLoanCap !== null && due.gt(perLoanCap);
    return { party, amount: capped ? decimal(perLoanCap) : due, capped };
  });
  const covered = layers.reduce((sum, { amount }) => sum.plus(amount), ZERO);
  const exact = [...layers, { party: terms.remainder, amount: total.minus(covered), capped: false }];
  const rounded = total.isZero()
    ? exact.map(() => ZERO)
    : allocate(
        total,
        exact.map(({ amount }) => amount),
        2,
      );
  return {
    total: total.toFixed(2),
    compensable: compensable.toFixed(2),
    parts: exact.map(({ party, capped }, i) => ({ party, amount: (rounded[i] ?? ZERO).toFixed(2), capped })),
  };
}

function amountOf(name: string, value: string): Decimal {
  const amount = decimal(value);
  if (amount.lt(0) || amount.decimalPlaces() > 2) {
    refuse('ARGUMENT_INVALID', {
      at: `shareLoss: ${name}`,
      problem: 'an amount of 0 or more with at most two decimals expected',
      met: quote(value),
    });
  }
  return amount;
}

/** What one party bears of a split; 0 when it takes no part. */
export function partOf(split: LossSplit, party: Party): string {
  return split.parts.find((part) => part.party === party)?.amount ?? '0.00';
}

/** What everyone but `party` bears of a split. */
export function borneByOthers(split: LossSplit, party: Party): string {
  return decimal(split.total).minus(partOf(split, party)).toFixed(2);
}
