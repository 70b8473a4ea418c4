import { quote, refuse } from '../base/errors.ts';
import { allocate } from '../numeric/allocate.ts';
import { type Decimal, decimalAt, type Exact, ZERO } from '../numeric/decimal.ts';

/** Money that one party gives another because of a loan. */
export interface Transfer {
  readonly from: string;
  readonly to: string;
  /** What for: interest, guarantee fee, insurance premium, valuation fee, subsidy, cost of funds. */
  readonly on: string;
  readonly amount: Exact;
}

/** What one party gets out of a loan, in expectation. */
export interface PartyEconomics {
  readonly party: string;
  readonly received: string;
  readonly paid: string;
  readonly lossBorne: string;
  readonly net: string;
}

/**
 * Who earns what from a loan and who bears which part of its expected loss.
 *
 *     net = received − paid − expected loss × share
 *
 * Transfers go from party to party, so the nets add up to minus the expected loss, to the hundredth.
 *
 * @param transfers  over the loan's life, each 0 or more, at most two decimals
 * @param loss       expected loss, and the share that each party bears; shares need not add up to 1, they are proportions
 * @returns          every party that is named, in the order of its first mention
 * @throws ARGUMENT_INVALID  a negative transfer, no exact amounts, no share above 0
 */
export function loanEconomics(
  transfers: readonly Transfer[],
  loss: { readonly expected: Exact; readonly shares: Readonly<Record<string, Exact>> },
): readonly PartyEconomics[] {
  const amounts = transfers.map(({ amount, on }, i) => {
    const value = decimalAt(`loanEconomics: transfers[${i}]`, amount);
    if (value.lt(0) || value.decimalPlaces() > 2) {
      const problem = `0 or more with at most two decimals expected for ${on}`;
      refuse('ARGUMENT_INVALID', { at: `loanEconomics: transfers[${i}].amount`, problem, met: quote(amount) });
    }
    return value;
  });
  const bearers = Object.keys(loss.shares);
  const borne = allocate(loss.expected, Object.values(loss.shares), 2);
  const parties = [...new Set([...transfers.flatMap(({ from, to }) => [from, to]), ...bearers])];
  return parties.map((party) => {
    const total = (side: 'from' | 'to'): Decimal =>
      transfers.reduce((sum, one, i) => (one[side] === party ? sum.plus(amounts[i] as Decimal) : sum), ZERO);
    const [received, paid] = [total('to'), total('from')];
    const lossBorne = borne[bearers.indexOf(party)] ?? ZERO;
    return {
      party,
      received: received.toFixed(2),
      paid: paid.toFixed(2),
      lossBorne: lossBorne.toFixed(2),
      net: received.minus(paid).minus(lossBorne).toFixed(2),
    };
  });
}
