import { type Fault, IpworthError } from '../base/errors.ts';
import { BorrowerCosts } from '../domain/loan-terms.ts';
import { parseWith } from '../domain/parse.ts';
import { parseDay } from '../numeric/calendar.ts';
import { type Decimal, decimal, least, round, ZERO } from '../numeric/decimal.ts';
import { xirr } from '../numeric/time-value/internal-rate.ts';
import type { LoanSchedule } from './loan-schedule.ts';

/** One amount beside the loan: a fee is paid, a subsidy received. */
export interface SideFlow {
  readonly what: string;
  readonly day: string;
  readonly amount: string;
  /** What the borrower's yearly cost would be without it, as a fraction. */
  readonly rateWithout: number;
}

/** What a loan really costs its borrower per year. */
export interface BorrowerCost {
  /** Effective yearly rate of all flows, ACT/365F, as a fraction: 0.05 is 5 %. */
  readonly annualCost: number;
  /** The same of the loan's own payments alone. */
  readonly loanAlone: number;
  readonly fees: readonly SideFlow[];
  readonly subsidies: readonly SideFlow[];
  readonly totals: { readonly interest: string; readonly fees: string; readonly subsidies: string };
}

interface Flow {
  readonly what: string;
  readonly day: string;
  /** Seen by those who pay the borrower: what he pays is above zero. */
  readonly amount: Decimal;
}

/**
 * The real yearly cost of a loan with the fees of valuation, guarantee, insurance and registration and with subsidies.
 *
 *     drawdown + Σ subsidies / (1 + r)^τ = Σ payments / (1 + r)^τ + Σ fees / (1 + r)^τ,  τ in years of 365 days
 *
 * @param raw  a document of the schema `BorrowerCosts`
 * @throws INPUT_INVALID  faults of the document; a subsidy of interest before the first day interest is due
 * @throws NO_SOLUTION    the subsidies exceed the cost so far that no rate balances the flows
 */
export function borrowerCost(schedule: LoanSchedule, raw: unknown): BorrowerCost {
  const costs = parseWith(BorrowerCosts, raw, 'borrower costs');
  const loan: Flow[] = [
    { what: 'drawdown', day: schedule.drawdownDay, amount: decimal(schedule.principal).neg() },
    ...schedule.payments.map(({ day, payment }) => ({ what: 'payment', day, amount: decimal(payment) })),
  ];
  const fees: Flow[] = costs.fees.map(({ kind, day, amount }) => ({ what: kind, day, amount: decimal(amount) }));
  const subsidies = subsidyFlows(costs, schedule);
  const all = [...loan, ...fees, ...subsidies];
  const side = (flow: Flow): SideFlow => ({
    what: flow.what,
    day: flow.day,
    amount: flow.amount.abs().toFixed(2),
    rateWithout: rateOf(all.filter((other) => other !== flow)),
  });
  return {
    annualCost: rateOf(all),
    loanAlone: rateOf(loan),
    fees: fees.map(side),
    subsidies: subsidies.map(side),
    totals: { interest: schedule.totals.interest, fees: sumOf(fees), subsidies: sumOf(subsidies) },
  };
}

function subsidyFlows({ subsidies }: BorrowerCosts, { payments }: LoanSchedule): Flow[] {
  const faults: Fault[] = [];
  let settled = '';
  const flows = subsidies.map((subsidy, i): Flow => {
    const { day, of } = subsidy;
    if ('amount' in subsidy) return { what: of, day, amount: decimal(subsidy.amount).neg() };
    const interest = payments
      .filter((payment) => payment.day > settled && payment.day <= day)
      .reduce((sum, payment) => sum.plus(payment.interest), ZERO);
    if (interest.isZero()) {
      const problem = 'no interest is due up to this day and after the subsidy before it';
      faults.push({ at: `borrower costs /subsidies/${i}/day`, problem, met: day });
    }
    settled = day;
    const share = round(interest.times(subsidy.share), 2);
    const amount = subsidy.cap === null ? share : least([share, decimal(subsidy.cap)]);
    return { what: of, day, amount: amount.neg() };
  });
  if (faults.length > 0) throw new IpworthError('INPUT_INVALID', faults);
  return flows;
}

function rateOf(flows: readonly Flow[]): number {
  return xirr(
    flows.map(({ amount }) => amount.toNumber()),
    flows.map(({ day }) => parseDay(day)),
  );
}

function sumOf(flows: readonly Flow[]): string {
  return flows.reduce((sum, { amount }) => sum.plus(amount.abs()), ZERO).toFixed(2);
}
