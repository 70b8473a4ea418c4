import type { DisposalView, LoanRequest } from '../domain/application.ts';
import type { Outcome } from '../formula/outcome.ts';
import { addMonths, formatDay, parseDay } from '../numeric/calendar.ts';
import { type Decimal, decimal, least, round, ZERO } from '../numeric/decimal.ts';

/** What is owed when a loan defaults, exact to the hundredth. */
export interface Exposure {
  readonly principal: string;
  /** Interest not paid before the default: principal × rate × months ÷ 12. */
  readonly interest: string;
  readonly total: string;
  readonly maturityDay: string;
  readonly termYears: string;
}

/** The exposure of a bullet loan at default. */
export function exposureAtDefault(loan: LoanRequest, disposal: DisposalView): Exposure {
  const principal = decimal(loan.amount);
  const interest = round(principal.times(loan.annualRate).times(disposal.unpaidInterestMonths).div(12), 2);
  return {
    principal: principal.toFixed(2),
    interest: interest.toFixed(2),
    total: principal.plus(interest).toFixed(2),
    maturityDay: formatDay(addMonths(parseDay(loan.drawdownDay), loan.termMonths)),
    termYears: decimal(loan.termMonths).div(12).toSignificantDigits(20).toFixed(),
  };
}

/** What is left unpaid after proceeds were set against a debt. */
export interface ResidualLoss {
  readonly recovered: string;
  readonly principal: string;
  readonly interest: string;
}

/**
 * Sets net proceeds against interest and principal in the agreed order; a surplus belongs to the pledgor.
 *
 * @source Civil Code art. 561: costs, then interest, then principal, unless agreed otherwise
 */
export function residualLoss(
  exposure: Exposure,
  netProceeds: string,
  order: DisposalView['recoveryOrder'],
): ResidualLoss {
  const proceeds = least([decimal(netProceeds), decimal(exposure.total)]);
  const interest = decimal(exposure.interest);
  const principal = decimal(exposure.principal);
  const [first, second] = order === 'interest-first' ? [interest, principal] : [principal, interest];
  const firstLeft = positive(first.minus(proceeds));
  const secondLeft = second.minus(positive(proceeds.minus(first)));
  const [interestLeft, principalLeft] = order === 'interest-first' ? [firstLeft, secondLeft] : [secondLeft, firstLeft];
  return { recovered: proceeds.toFixed(2), principal: principalLeft.toFixed(2), interest: interestLeft.toFixed(2) };
}

function positive(amount: Decimal): Decimal {
  return amount.gt(0) ? amount : ZERO;
}

/** Net proceeds of a sale as the expected-loss model worked them out, rounded down to the hundredth. */
export function netProceedsOf(expectedLoss: Outcome): string {
  const step = expectedLoss.steps.find(({ name }) => name === 'netProceeds');
  return round(decimal(step?.value as string), 2, 'down').toFixed(2);
}
