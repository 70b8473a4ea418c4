import { refuse } from '../../base/errors.ts';
import { type Decimal, decimalAt, type Exact, round, text, ZERO } from '../../numeric/decimal.ts';

/**
 * Loss rates of the buckets of days past due, from what became of past sales.
 *
 *     rate of a bucket = never paid ÷ amount that reached the bucket
 *
 * @param reached    amount that reached each bucket, first bucket first, never rising, above 0
 * @param neverPaid  amount of it that was never paid, at most the last of them
 * @throws ARGUMENT_INVALID  no bucket, amounts that rise, more never paid than reached the last bucket
 */
export function bucketLossRates(reached: readonly Exact[], neverPaid: Exact): readonly string[] {
  const lost = decimalAt('bucketLossRates: neverPaid', neverPaid);
  const amounts = listOf('bucketLossRates: reached', reached);
  for (const [i, amount] of amounts.entries()) {
    const before = amounts[i - 1] ?? amount;
    const isSound = amount.gt(0) && amount.lte(before) && lost.gte(0) && lost.lte(amount);
    if (!isSound) {
      const problem = 'an amount above 0, not above the one before and not below what was never paid expected';
      refuse('ARGUMENT_INVALID', { at: `bucketLossRates: reached[${i}]`, problem, met: text(amount) });
    }
  }
  return amounts.map((amount) => text(lost.div(amount)));
}

/** Allowances of the buckets, to the hundredth, and their sum. */
export interface MatrixAllowance {
  readonly allowances: readonly string[];
  readonly total: string;
}

/**
 * Lifetime expected loss of receivables by a provision matrix.
 *
 *     allowance = balance × loss rate, to the hundredth; total = their sum
 *
 * @throws ARGUMENT_INVALID  lists of different length, a negative balance, a rate outside 0 … 1
 * @source IFRS 9 B5.5.35
 */
export function matrixAllowance(balances: readonly Exact[], lossRates: readonly Exact[]): MatrixAllowance {
  const amounts = listOf('matrixAllowance: balances', balances);
  const rates = listOf('matrixAllowance: lossRates', lossRates);
  if (amounts.length !== rates.length) {
    const met = `${amounts.length} and ${rates.length}`;
    refuse('ARGUMENT_INVALID', { at: 'matrixAllowance', problem: 'one rate for each balance expected', met });
  }
  const allowances = amounts.map((amount, i) => {
    const rate = rates[i] as Decimal;
    if (amount.lt(0) || rate.lt(0) || rate.gt(1)) {
      const met = `${text(amount)} at ${text(rate)}`;
      const problem = 'a balance of 0 or more and a rate of 0 to 1 expected';
      refuse('ARGUMENT_INVALID', { at: `matrixAllowance: bucket ${i}`, problem, met });
    }
    return round(amount.times(rate), 2);
  });
  const total = allowances.reduce((sum, amount) => sum.plus(amount), ZERO);
  return { allowances: allowances.map((amount) => amount.toFixed(2)), total: total.toFixed(2) };
}

function listOf(at: string, values: readonly Exact[]): readonly Decimal[] {
  if (!Array.isArray(values) || values.length === 0) {
    refuse('ARGUMENT_INVALID', {
      at,
      problem: 'at least one figure expected',
      met: JSON.stringify(values) ?? 'nothing',
    });
  }
  return values.map((value, i) => decimalAt(`${at}[${i}]`, value));
}
