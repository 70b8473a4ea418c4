import { quote, refuse } from '../../base/errors.ts';
import { type Decimal, decimalAt, type Exact, text, ZERO } from '../../numeric/decimal.ts';

function amount(at: string, value: Exact): Decimal {
  const read = decimalAt(at, value);
  if (read.lt(0)) refuse('ARGUMENT_INVALID', { at, problem: '0 or more expected', met: quote(value) });
  return read;
}

function share(at: string, value: Exact): Decimal {
  const read = amount(at, value);
  if (read.gt(1)) refuse('ARGUMENT_INVALID', { at, problem: '0 to 1 expected', met: quote(value) });
  return read;
}

/**
 * Loans that a pool may stand behind.
 *
 *     capacity = fund × leverage
 *
 * @throws ARGUMENT_INVALID  an amount below 0
 */
export function loanCapacity({ fund, leverage }: { readonly fund: Exact; readonly leverage: Exact }): string {
  return text(amount('loanCapacity: fund', fund).times(amount('loanCapacity: leverage', leverage)));
}

/** The part of a mixed loan that counts as one on intellectual property. */
export interface CountedLoan {
  readonly amount: string;
  /** Whether the share of intellectual property in the security reaches the scheme's least. */
  readonly isEligible: boolean;
}

/**
 * What of a loan counts under a scheme that asks for a least share of intellectual property in the security.
 *
 *     amount = loan × share where share ≥ least, else 0
 *
 * @throws ARGUMENT_INVALID  an amount below 0, a share outside 0 … 1
 */
export function countedLoan(asked: {
  readonly loan: Exact;
  readonly ipShare: Exact;
  readonly leastIpShare: Exact;
}): CountedLoan {
  const loan = amount('countedLoan: loan', asked.loan);
  const held = share('countedLoan: ipShare', asked.ipShare);
  const isEligible = held.gte(share('countedLoan: leastIpShare', asked.leastIpShare));
  return { amount: text(isEligible ? loan.times(held) : ZERO), isEligible };
}

/**
 * The yearly premium of a loan insurance.
 *
 *     premium = sum insured × rate
 *
 * @throws ARGUMENT_INVALID  an amount below 0, a rate outside 0 … 1
 */
export function insurancePremium({ sumInsured, rate }: { readonly sumInsured: Exact; readonly rate: Exact }): string {
  return text(amount('insurancePremium: sumInsured', sumInsured).times(share('insurancePremium: rate', rate)));
}
