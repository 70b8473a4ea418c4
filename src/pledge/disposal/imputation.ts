import { Imputation, type WrittenImputation } from '../../domain/disposal.ts';
import { parseWith } from '../../domain/parse.ts';
import { allocate } from '../../numeric/allocate.ts';
import { type Decimal, decimal, greatest, least, ZERO } from '../../numeric/decimal.ts';

/** What a payment does to each of several debts. */
export interface ImputedPayment {
  /** In the order of the debts as given. */
  readonly debts: readonly { readonly debt: string; readonly paid: string; readonly left: string }[];
  /** More than all debts. */
  readonly over: string;
}

type Debt = Imputation['debts'][number];

/**
 * Which of several debts to one creditor a payment settles.
 *
 * The debtor's choice first, in its order; otherwise debts that are due, then those with the least security for what is
 * owed, then the heaviest, then the earliest due; debts alike in all of that share in proportion.
 *
 * @throws INPUT_INVALID  all faults at once: negative amounts, a debt twice, a choice that names none of them
 * @source Civil Code 560
 * @complexity debts × log debts
 */
export function imputePayment(raw: WrittenImputation): ImputedPayment {
  const { payment, day, chosen, debts } = parseWith(Imputation, raw, 'imputation');
  const places = debts.map((debt) => placeOf(debt, day, chosen));
  const order = debts.map((_, i) => i).sort((i, j) => compare(places[i] as Place, places[j] as Place));
  const paid: Decimal[] = debts.map(() => ZERO);
  let left = decimal(payment);
  for (let from = 0; from < order.length; ) {
    const alike = order
      .slice(from)
      .filter((i) => compare(places[i] as Place, places[order[from] as number] as Place) === 0);
    const amounts = alike.map((i) => decimal((debts[i] as Debt).amount));
    const total = amounts.reduce((sum, amount) => sum.plus(amount), ZERO);
    const parts = left.gte(total) ? amounts : allocate(left, amounts, 2);
    for (const [k, i] of alike.entries()) paid[i] = parts[k] as Decimal;
    left = left.minus(least([left, total]));
    from += alike.length;
  }
  return {
    debts: debts.map(({ debt, amount }, i) => ({
      debt,
      paid: (paid[i] as Decimal).toFixed(2),
      left: decimal(amount)
        .minus(paid[i] as Decimal)
        .toFixed(2),
    })),
    over: left.toFixed(2),
  };
}

/** Where a debt stands in the row, from the first thing that tells debts apart to the last. */
type Place = readonly [choice: number, due: number, uncovered: Decimal, rate: Decimal, dueDay: string];

function placeOf({ debt, amount, dueDay, security, rate }: Debt, day: string, chosen: readonly string[]): Place {
  const choice = chosen.indexOf(debt);
  const uncovered = greatest([decimal(amount).minus(security), ZERO]);
  return [choice < 0 ? chosen.length : choice, dueDay <= day ? 0 : 1, uncovered, decimal(rate), dueDay];
}

function compare(a: Place, b: Place): number {
  const byDay = a[4] < b[4] ? -1 : a[4] > b[4] ? 1 : 0;
  return a[0] - b[0] || a[1] - b[1] || b[2].comparedTo(a[2]) || b[3].comparedTo(a[3]) || byDay;
}
