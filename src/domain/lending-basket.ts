import * as z from 'zod';
import { decimal, type Exact } from '../numeric/decimal.ts';
import { Label, Money, PositiveMoney, Share } from './quantities.ts';

/** Amounts of a basket are at most a trillion yuan. */
const within = (amount: z.ZodType<Exact>): z.ZodType<Exact> =>
  amount.refine((value) => decimal(value).lte('1e12'), { error: 'at most 1000000000000.00 expected' });
const Amount = within(Money);

/** Deductions from a value before the pledge rate, each a share: slow to sell, short of life, weak in law. */
export const Haircuts = z.strictObject({ liquidity: Share, remainingLife: Share, legal: Share });
export type Haircuts = z.infer<typeof Haircuts>;

/** One right or other asset in a basket of collateral. */
export const BasketItem = z.strictObject({
  id: z.string().min(1).max(80),
  /** Whether it is an IP right; other assets make the basket a mixed one. */
  isRight: z.boolean(),
  value: Amount,
  ownedShare: Share,
  pledgeRate: Share,
  haircuts: Haircuts,
  /** Debts secured on it that rank before. */
  priorClaims: Amount,
  /** The register's answer; what fails counts nothing. */
  pledgeable: z.enum(['pass', 'fail', 'unknown']),
});
export type BasketItem = z.infer<typeof BasketItem>;

/** Collateral of one debt with the lender's rules for it. Every figure is the lender's or the caller's own. */
export const LendingBasket = z.strictObject({
  items: z.array(BasketItem).min(1).max(500),
  /** No item counts for more than this share of all; `null`: no such rule. */
  largestShare: Share.nullable(),
  /** Whether a right counts while a ground of its register is unknown. */
  countUnknown: z.boolean(),
  /** Rights' least share of the collateral's value; `null`: no such rule. */
  leastRightsShare: Share.nullable(),
  /** Other ceilings: the lender's largest loan, a scheme's, the borrower's limit. */
  limits: z
    .array(z.strictObject({ id: z.string().min(1).max(80), label: Label, amount: Amount, source: z.string().min(1) }))
    .max(50),
});
export type LendingBasket = z.infer<typeof LendingBasket>;

export const WantedLoan = within(PositiveMoney);
