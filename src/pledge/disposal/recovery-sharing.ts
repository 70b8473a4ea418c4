import { RecoverySharing, type WrittenRecovery } from '../../domain/disposal.ts';
import { parseWith } from '../../domain/parse.ts';
import { allocate } from '../../numeric/allocate.ts';
import { type Decimal, decimal, least, text, ZERO } from '../../numeric/decimal.ts';

/** Who gets what of money recovered after the loss had been shared. */
export interface SharedRecovery {
  readonly costs: string;
  readonly parties: readonly { readonly party: string; readonly amount: string; readonly stillBorne: string }[];
  /** More than all of them bore: it goes back to the debtor or guarantor. */
  readonly returned: string;
}

/**
 * Shares what comes in after a claim was paid among those who bore the loss.
 *
 * Costs come first. `pari-passu`: in proportion to what each bore, as most schemes contract. `bank-first`: the legal default,
 * since who stands in for the debtor must not harm the creditor. `others-first`: the bank last. Nobody gets more than he
 * bore; the rest is returned.
 *
 * @throws INPUT_INVALID  all faults at once: negative amounts, more than two decimals, no party
 * @source Civil Code 700 (bank first); scheme contracts (pari passu)
 */
export function shareRecovery(raw: WrittenRecovery): SharedRecovery {
  const { recovered, costs, order, parties } = parseWith(RecoverySharing, raw, 'recovery sharing');
  const spent = least([decimal(costs), decimal(recovered)]);
  let left = decimal(recovered).minus(spent);
  const isFirst = (isBank: boolean): boolean => order === 'pari-passu' || isBank === (order === 'bank-first');
  const got = parties.map(() => ZERO);
  for (const turn of [true, false]) {
    const weights = parties.map(({ borne, isBank }) => (isFirst(isBank) === turn ? decimal(borne) : ZERO));
    const total = weights.reduce((sum, weight) => sum.plus(weight), ZERO);
    const part = least([left, total]);
    if (part.isZero()) continue;
    for (const [i, amount] of allocate(text(part), weights, 2).entries()) got[i] = (got[i] as Decimal).plus(amount);
    left = left.minus(part);
  }
  return {
    costs: spent.toFixed(2),
    parties: parties.map(({ party, borne }, i) => ({
      party,
      amount: (got[i] as Decimal).toFixed(2),
      stillBorne: decimal(borne)
        .minus(got[i] as Decimal)
        .toFixed(2),
    })),
    returned: left.toFixed(2),
  };
}
