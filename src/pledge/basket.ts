import { type Fault, IpworthError } from '../base/errors.ts';
import { type BasketItem, LendingBasket } from '../domain/lending-basket.ts';
import { parseWith } from '../domain/parse.ts';
import { type Decimal, decimal, greatest, least, round, ZERO } from '../numeric/decimal.ts';
import type { Limit } from './lendable-value.ts';

/** What one item adds to the basket. */
export interface BasketPart {
  readonly id: string;
  /** value × owned share × (1 − each haircut) × pledge rate − prior claims, not below 0. */
  readonly lendable: string;
  /** What counts of it under the rule of concentration. */
  readonly counted: string;
  readonly reason: 'counted' | 'register-refuses' | 'register-unknown' | 'prior-claims' | 'concentration';
}

/** What a basket of collateral allows to be lent. */
export interface BasketLimit {
  readonly amount: string;
  readonly binding: Limit;
  readonly limits: readonly Limit[];
  readonly parts: readonly BasketPart[];
  /** Rights' share of the collateral's value, six decimals; `null` where nothing has a value. */
  readonly rightsShare: string | null;
  readonly isRightsShareEnough: boolean;
}

/**
 * The least of what a basket carries and of the other ceilings, exact to the fen.
 *
 *     lendableᵢ = max(0, ⌊valueᵢ × ownedᵢ × (1 − liquidityᵢ)(1 − lifeᵢ)(1 − legalᵢ) × rateᵢ⌋ − prior claimsᵢ)
 *     basket    = Σ min(lendableᵢ, largest share × Σ lendable)
 *
 * @throws INPUT_INVALID  faults of the document; one item twice, for a value counts once
 */
export function basketLimit(raw: LendingBasket): BasketLimit {
  const basket = parseWith(LendingBasket, raw, 'basket');
  const faults: Fault[] = [];
  for (const [i, { id }] of basket.items.entries()) {
    if (basket.items.findIndex((one) => one.id === id) === i) continue;
    faults.push({ at: `basket /items/${i}/id`, problem: 'stands twice; a value counts once', met: id });
  }
  if (faults.length > 0) throw new IpworthError('INPUT_INVALID', faults);
  return limitOf(basket);
}

/** `basketLimit` of a basket already checked. */
export function limitOf(basket: LendingBasket): BasketLimit {
  const worths = basket.items.map((item) => worthOf(item, basket.countUnknown));
  const all = worths.reduce((sum, { lendable }) => sum.plus(lendable), ZERO);
  const most = basket.largestShare === null ? all : round(all.times(basket.largestShare), 2, 'down');
  const parts = worths.map(({ id, lendable, reason }): BasketPart => {
    const isCut = lendable.gt(most);
    const counted = isCut ? most : lendable;
    return { id, lendable: lendable.toFixed(2), counted: counted.toFixed(2), reason: isCut ? 'concentration' : reason };
  });
  const carried = parts.reduce((sum, { counted }) => sum.plus(counted), ZERO);
  const limits: Limit[] = [
    {
      id: 'basket',
      label: { en: 'lendable value of the collateral', zh: '押品可贷价值' },
      amount: carried.toFixed(2),
      working: parts.map(({ counted }) => counted).join(' + '),
      source: 'values, haircuts and pledge rates as given',
    },
    ...basket.limits.map(({ id, label, amount, source }) => ({
      id,
      label,
      amount: decimal(amount).toFixed(2),
      working: '',
      source,
    })),
  ];
  const amount = least(limits.map((limit) => decimal(limit.amount)));
  return {
    amount: amount.toFixed(2),
    binding: limits.find((limit) => amount.equals(limit.amount))!,
    limits,
    parts,
    ...rightsShareOf(basket),
  };
}

interface Worth {
  readonly id: string;
  readonly lendable: Decimal;
  readonly reason: BasketPart['reason'];
}

function worthOf(item: BasketItem, countUnknown: boolean): Worth {
  const { id, pledgeable } = item;
  if (pledgeable === 'fail') return { id, lendable: ZERO, reason: 'register-refuses' };
  if (pledgeable === 'unknown' && !countUnknown) return { id, lendable: ZERO, reason: 'register-unknown' };
  const kept = Object.values(item.haircuts).reduce<Decimal>(
    (share, cut) => share.times(decimal(1).minus(cut)),
    decimal(1),
  );
  const gross = round(decimal(item.value).times(item.ownedShare).times(kept).times(item.pledgeRate), 2, 'down');
  const net = gross.minus(item.priorClaims);
  return { id, lendable: greatest([ZERO, net]), reason: net.lt(0) ? 'prior-claims' : 'counted' };
}

function rightsShareOf({
  items,
  leastRightsShare,
}: LendingBasket): Pick<BasketLimit, 'rightsShare' | 'isRightsShareEnough'> {
  const owned = (some: readonly BasketItem[]): Decimal =>
    some.reduce((sum, { value, ownedShare }) => sum.plus(decimal(value).times(ownedShare)), ZERO);
  const all = owned(items);
  if (all.isZero()) return { rightsShare: null, isRightsShareEnough: leastRightsShare === null };
  const share = owned(items.filter(({ isRight }) => isRight)).div(all);
  return {
    rightsShare: share.toFixed(6),
    isRightsShareEnough: leastRightsShare === null || share.gte(leastRightsShare),
  };
}
