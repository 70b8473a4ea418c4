import type { SchemeTerms } from '../../../src/domain/scheme.ts';
import { allocate } from '../../../src/numeric/allocate.ts';
import { decimal, ZERO } from '../../../src/numeric/decimal.ts';
import type { LoanLoss, LossSplit } from '../../../src/pool/share-loss.ts';

/** The slow twin of a split without stages, residuals or stacking: every share in decimals, rounded by `allocate`. */
export function decimalSplit(terms: SchemeTerms, loss: LoanLoss): LossSplit {
  const principal = decimal(loss.principal);
  const interest = decimal(loss.interest);
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
