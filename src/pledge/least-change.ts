import { type BasketItem, type LendingBasket, WantedLoan } from '../domain/lending-basket.ts';
import { parseWith } from '../domain/parse.ts';
import { decimal, type Exact, round } from '../numeric/decimal.ts';
import { basketLimit, limitOf } from './basket.ts';

/** What one lever alone would have to become for a loan to be possible. */
export interface LeverChange {
  /** For instance `items/0/value`, `items/0/haircuts/liquidity`, `limits/0/amount`, `loan`. */
  readonly lever: string;
  readonly from: string;
  /** The nearest figure that is enough; `null` where even the best possible one is not. */
  readonly to: string | null;
  /** What could be lent with it, or with the best possible figure. */
  readonly lends: string;
  /** What binds then. */
  readonly binding: string;
}

/** Whether a loan is within the limits, and the least change of each lever alone that would bring it there. */
export interface LeastChange {
  readonly wanted: string;
  readonly lends: string;
  readonly isEnough: boolean;
  /** Wanted ÷ what may be lent, six decimals; `null` where nothing may be lent. */
  readonly use: string | null;
  readonly changes: readonly LeverChange[];
}

/** A lever in whole steps from where it stands to its best end. */
interface Lever {
  readonly name: string;
  readonly from: number;
  readonly best: number;
  readonly places: number;
  readonly set: (basket: LendingBasket, figure: string) => LendingBasket;
}

/** Values are sought up to a trillion yuan. */
const MOST_FEN = 1e14;
const SHARE_PLACES = 6;

/**
 * The least change that reaches a wanted loan, lever by lever: a smaller loan, a higher value or pledge rate, a smaller
 * haircut, fewer prior claims, a higher ceiling.
 *
 * What may be lent never falls as a lever moves to its better end, so halving whole steps (fen, or a millionth of a share)
 * finds the least one exactly.
 *
 * @throws INPUT_INVALID  faults of the basket or the amount
 */
export function leastChange(raw: LendingBasket, rawWanted: Exact): LeastChange {
  const found = basketLimit(raw);
  const wanted = decimal(parseWith(WantedLoan, rawWanted, 'wanted loan'));
  const [amount, isEnough] = [decimal(found.amount), wanted.lte(found.amount)];
  const lend = (basket: LendingBasket): readonly [number, string] => {
    const { amount: lends, binding } = limitOf(basket);
    return [Number(decimal(lends).times(100)), binding.id];
  };
  const goal = wanted.times(100).toNumber();
  const smaller: LeverChange = {
    lever: 'loan',
    from: wanted.toFixed(2),
    to: amount.gt(0) ? found.amount : null,
    lends: found.amount,
    binding: found.binding.id,
  };
  const tried = isEnough ? [] : leversOf(raw).map((lever) => tryLever(raw, lever, goal, lend));
  return {
    wanted: wanted.toFixed(2),
    lends: found.amount,
    isEnough,
    use: amount.isZero() ? null : wanted.div(amount).toFixed(6),
    changes: isEnough ? [] : [smaller, ...tried],
  };
}

function tryLever(
  basket: LendingBasket,
  { name, from, best, places, set }: Lever,
  goal: number,
  lend: (basket: LendingBasket) => readonly [number, string],
): LeverChange {
  const figure = (steps: number): string => decimal(steps).div(`1e${places}`).toFixed(places);
  const at = (steps: number) => lend(set(basket, figure(steps)));
  const [mostFen, bindingAtBest] = at(best);
  const answer = (to: string | null, fen: number, binding: string): LeverChange => ({
    lever: name,
    from: figure(from),
    to,
    lends: decimal(fen).div(100).toFixed(2),
    binding,
  });
  if (mostFen < goal) return answer(null, mostFen, bindingAtBest);
  const direction = best > from ? 1 : -1;
  let [short, enough] = [0, Math.abs(best - from)];
  while (enough - short > 1) {
    const middle = Math.floor((short + enough) / 2);
    if (at(from + direction * middle)[0] >= goal) enough = middle;
    else short = middle;
  }
  const [fen, binding] = at(from + direction * enough);
  return answer(figure(from + direction * enough), fen, binding);
}

function leversOf({ items, limits }: LendingBasket): Lever[] {
  const item =
    (i: number, change: (one: BasketItem) => BasketItem) =>
    (basket: LendingBasket): LendingBasket => ({
      ...basket,
      items: basket.items.map((one, j) => (i === j ? change(one) : one)),
    });
  const fen = (amount: Exact): number => decimal(amount).times(100).toNumber();
  const steps = (share: Exact, mode: 'ceil' | 'floor'): number =>
    round(decimal(share).times(`1e${SHARE_PLACES}`), 0, mode).toNumber();
  return [
    ...items.flatMap((one, i): Lever[] => [
      {
        name: `items/${i}/value`,
        from: fen(one.value),
        best: MOST_FEN,
        places: 2,
        set: (b, value) => item(i, (x) => ({ ...x, value }))(b),
      },
      {
        name: `items/${i}/pledgeRate`,
        from: steps(one.pledgeRate, 'floor'),
        best: 1e6,
        places: 6,
        set: (b, pledgeRate) => item(i, (x) => ({ ...x, pledgeRate }))(b),
      },
      ...(['liquidity', 'remainingLife', 'legal'] as const)
        .filter((name) => decimal(one.haircuts[name]).gt(0))
        .map(
          (name): Lever => ({
            name: `items/${i}/haircuts/${name}`,
            from: steps(one.haircuts[name], 'ceil'),
            best: 0,
            places: 6,
            set: (b, cut) => item(i, (x) => ({ ...x, haircuts: { ...x.haircuts, [name]: cut } }))(b),
          }),
        ),
      ...(decimal(one.priorClaims).gt(0)
        ? [
            {
              name: `items/${i}/priorClaims`,
              from: fen(one.priorClaims),
              best: 0,
              places: 2,
              set: (b: LendingBasket, priorClaims: string) => item(i, (x) => ({ ...x, priorClaims }))(b),
            },
          ]
        : []),
    ]),
    ...limits.map(
      (limit, i): Lever => ({
        name: `limits/${i}/amount`,
        from: fen(limit.amount),
        best: MOST_FEN,
        places: 2,
        set: (b, amount) => ({ ...b, limits: b.limits.map((one, j) => (i === j ? { ...one, amount } : one)) }),
      }),
    ),
  ];
}
