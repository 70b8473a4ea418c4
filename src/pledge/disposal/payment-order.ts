import { PaymentOrder, type SecuredClaim, type WrittenPaymentOrder } from '../../domain/disposal.ts';
import { parseWith } from '../../domain/parse.ts';
import { allocate } from '../../numeric/allocate.ts';
import { type Decimal, decimal, least, ZERO } from '../../numeric/decimal.ts';

/** Heads of a claim in the order of their payment after its costs. */
const ORDERS = {
  'interest-first': ['costs', 'interest', 'penalty', 'principal'],
  'principal-first': ['costs', 'principal', 'interest', 'penalty'],
} as const;

export type ClaimHead = (typeof ORDERS)['interest-first'][number] | 'doubledInterest';

/** One payment, in the order in which it is made. */
export interface Payment {
  readonly to: string;
  readonly on: ClaimHead | 'executionCosts' | 'priorTax' | 'bankruptcyCosts' | 'wages' | 'insuranceAndTax' | 'ordinary';
  readonly amount: string;
}

/** What one secured creditor got of each head of his claim, and what stays owed. */
export interface CreditorResult {
  readonly creditor: string;
  readonly paid: Readonly<Record<ClaimHead, string>>;
  readonly unpaid: Readonly<Record<ClaimHead, string>>;
  /** Paid to him out of the estate, on what the pledge left unpaid and on any ordinary claim of his. */
  readonly dividend: string;
}

/** Who gets what of the proceeds of a pledge; everything that comes in goes out. */
export interface PaymentResult {
  readonly payments: readonly Payment[];
  readonly creditors: readonly CreditorResult[];
  /** What is left for the pledgor. */
  readonly surplus: string;
}

/**
 * Pays the proceeds of a pledge in the order of the law.
 *
 * 1 costs of execution · 2 tax that arose before the pledge · 3 secured creditors by rank, equal ranks in proportion to
 * their claims; within a claim costs, then interest, penalty, principal, or principal before interest where agreed ·
 * 4 doubled interest for late performance, by rank · 5 the pledgor.
 *
 * In bankruptcy what is left joins the estate, and the estate pays its costs and common-benefit debts, wages, social
 * insurance and tax, then ordinary claims in proportion, among them what the pledge left unpaid. Interest stops at
 * acceptance, so claims are given as of that day, and doubled interest is no claim then.
 *
 * @throws INPUT_INVALID  all faults at once: negative amounts, more than two decimals, a creditor twice
 * @source Civil Code 389, 414, 438, 561; Tax Collection Law 45; Enterprise Bankruptcy Law 46, 109, 110, 113
 * @complexity creditors × heads
 */
export function payInOrder(raw: WrittenPaymentOrder): PaymentResult {
  const order = parseWith(PaymentOrder, raw, 'payment order');
  const till = new Till(decimal(order.proceeds));
  till.pay('court', 'executionCosts', decimal(order.executionCosts));
  till.pay('tax office', 'priorTax', decimal(order.priorTax));
  const ranks = [...new Set(order.secured.map(({ rank }) => rank))].sort((a, b) => a - b);
  const claimants = ranks.map((rank) => order.secured.filter((claim) => claim.rank === rank));
  for (const equals of claimants) payEquals(till, equals, (claim) => ORDERS[claim.order]);
  if (order.bankruptcy === undefined) {
    for (const equals of claimants) payEquals(till, equals, () => ['doubledInterest']);
    return resultOf(order, till);
  }
  const { estate, costs, wages, insuranceAndTax, ordinary } = order.bankruptcy;
  till.add(decimal(estate));
  till.pay('administrator', 'bankruptcyCosts', decimal(costs));
  till.pay('employees', 'wages', decimal(wages));
  till.pay('tax office and insurers', 'insuranceAndTax', decimal(insuranceAndTax));
  const unpaid = order.secured.map((claim) => [claim.creditor, unpaidOf(claim, till)] as const);
  const others = ordinary.map(({ creditor, amount }) => [creditor, decimal(amount)] as const);
  payOrdinary(till, [...unpaid, ...others]);
  return resultOf(order, till);
}

/** Cash that is paid out, with a record of every payment. */
class Till {
  readonly payments: Payment[] = [];
  readonly #paid = new Map<string, Decimal>();
  #left: Decimal;

  constructor(proceeds: Decimal) {
    this.#left = proceeds;
  }

  get left(): Decimal {
    return this.#left;
  }

  add(amount: Decimal): void {
    this.#left = this.#left.plus(amount);
  }

  /** Pays as much of an amount as there is. */
  pay(to: string, on: Payment['on'], amount: Decimal): void {
    const part = least([amount, this.#left]);
    if (part.isZero()) return;
    this.#left = this.#left.minus(part);
    this.payments.push({ to, on, amount: part.toFixed(2) });
    const key = `${on} ${to}`;
    this.#paid.set(key, (this.#paid.get(key) ?? ZERO).plus(part));
  }

  paid(to: string, on: Payment['on']): Decimal {
    return this.#paid.get(`${on} ${to}`) ?? ZERO;
  }
}

/** Creditors of one rank: in full, or each his part of what is there, spent on his heads in their order. */
function payEquals(
  till: Till,
  equals: readonly SecuredClaim[],
  headsOf: (claim: SecuredClaim) => readonly ClaimHead[],
): void {
  const claims = equals.map((claim) => headsOf(claim).reduce((sum, head) => sum.plus(claim[head]), ZERO));
  for (const [i, part] of partsOf(till.left, claims).entries()) {
    let left = part;
    const claim = equals[i] as SecuredClaim;
    for (const head of headsOf(claim)) {
      const amount = least([left, decimal(claim[head])]);
      till.pay(claim.creditor, head, amount);
      left = left.minus(amount);
    }
  }
}

function payOrdinary(till: Till, claims: readonly (readonly [creditor: string, amount: Decimal])[]): void {
  const parts = partsOf(
    till.left,
    claims.map(([, amount]) => amount),
  );
  for (const [i, part] of parts.entries()) till.pay((claims[i] as (typeof claims)[number])[0], 'ordinary', part);
}

/** The claims themselves where there is enough for all, else the cash in proportion to them. */
function partsOf(cash: Decimal, claims: readonly Decimal[]): readonly Decimal[] {
  const total = claims.reduce((sum, claim) => sum.plus(claim), ZERO);
  return cash.gte(total) ? claims : allocate(cash, claims, 2);
}

/** What the pledge left unpaid of a claim, without doubled interest. */
function unpaidOf(claim: SecuredClaim, till: Till): Decimal {
  return ORDERS[claim.order].reduce(
    (sum, head) => sum.plus(decimal(claim[head]).minus(till.paid(claim.creditor, head))),
    ZERO,
  );
}

function resultOf(order: PaymentOrder, till: Till): PaymentResult {
  const heads: readonly ClaimHead[] = [...ORDERS['interest-first'], 'doubledInterest'];
  const record = (figure: (head: ClaimHead) => Decimal): Readonly<Record<ClaimHead, string>> =>
    Object.fromEntries(heads.map((head) => [head, figure(head).toFixed(2)])) as Record<ClaimHead, string>;
  return {
    payments: till.payments,
    creditors: order.secured.map((claim) => ({
      creditor: claim.creditor,
      paid: record((head) => till.paid(claim.creditor, head)),
      unpaid: record((head) => decimal(claim[head]).minus(till.paid(claim.creditor, head))),
      dividend: till.paid(claim.creditor, 'ordinary').toFixed(2),
    })),
    surplus: till.left.toFixed(2),
  };
}
