import { reliefFromRoyalty } from '../models/income/relief-from-royalty.ts';
import { type Decimal, decimal } from '../src/numeric/decimal.ts';
import type { Benchmark } from './harness.ts';

const YEARS = 20;

/** The rival: the same formula written out by hand in decimals, each year's factor by a power of its own. */
function byHand(sales: readonly string[]): Decimal {
  const keep = decimal('0.05').times(decimal(1).minus('0.25'));
  const growth = decimal('1.12');
  return sales.reduce(
    (sum, amount, i) =>
      sum.plus(
        decimal(amount)
          .times(keep)
          .times(growth.pow(-(i + 0.5))),
      ),
    decimal(0),
  );
}

/**
 * The model does more than the rival: it validates, evaluates every line, and returns the whole working. It keeps up
 * because yearly factors come from one square root and successive divisions.
 */
export const bench: Benchmark = {
  question:
    'What does the exact, explained value of 20 mid-year flows cost against a hand-written decimal loop with powers?',
  cheap: true,
  gate: { atLeast: 2 },
  setup() {
    const sales = Array.from({ length: YEARS }, (_, year) => String(1_000_000 + 37_000 * year));
    const input = { sales, royaltyRate: '0.05', taxRate: '0.25', discountRate: '0.12', timing: 'mid-year' } as const;
    return {
      ours: () => Number(reliefFromRoyalty(input).value),
      rival: () => byHand(sales).toNumber(),
      check: () => {
        const gap = decimal(reliefFromRoyalty(input).value).minus(byHand(sales)).abs();
        if (gap.gt('1e-24')) throw new Error(`the two sides differ by ${gap}`);
      },
    };
  },
};
