import { LoanTerms } from '../src/domain/loan-terms.ts';
import { formatDay, parseDay } from '../src/numeric/calendar.ts';
import { type Decimal, decimal, ZERO } from '../src/numeric/decimal.ts';
import { countedTime } from '../src/pledge/counted-time.ts';
import { fenLoan } from '../src/pledge/loan-contract.ts';
import { type LoanColumns, RUN_REPAYMENTS, type RunTerms, runLoans } from '../src/pledge/loan-run.ts';
import type { Benchmark } from './harness.ts';

const LOANS = 200;
const TERMS: RunTerms = {
  asOf: parseDay('2025-06-30'),
  dayCount: 'ACT/360',
  rateScale: 10_000,
  fromDays: [1, 91, 271, 361],
  provisionParts: [10_000, 20_000, 250_000, 500_000, 1_000_000],
};

/** Loans of 1 to 10 million over 12 to 36 months, in every repayment. */
export function columns(count: number): LoanColumns {
  const whole = (of: (i: number) => number) => Int32Array.from({ length: count }, (_, i) => of(i));
  return {
    principal: Float64Array.from({ length: count }, (_, i) => 1e8 + ((i * 7919) % 900) * 1e6),
    rate: whole((i) => 300 + ((i * 31) % 150)),
    drawdown: whole((i) => parseDay('2024-01-01') + ((i * 17) % 500)),
    termMonths: whole((i) => 12 * (1 + (i % 3))),
    everyMonths: whole(() => 1),
    repayment: whole((i) => i % 4),
    daysPastDue: whole((i) => (i % 10 === 0 ? (i * 13) % 400 : 0)),
  };
}

interface DecimalLoan {
  readonly due: readonly number[];
  readonly start: number;
  readonly kind: string;
  readonly annualRate: Decimal;
  readonly principal: Decimal;
}

/** The same loans with their due days worked out already. */
function decimalLoans(loans: LoanColumns): readonly DecimalLoan[] {
  return Array.from(loans.principal, (fen, i) => {
    const annualRate = decimal(loans.rate[i]!).div(TERMS.rateScale);
    const kind = RUN_REPAYMENTS[loans.repayment[i]!]!;
    const [drawdownDay, principal] = [formatDay(loans.drawdown[i]!), decimal(fen).div(100)];
    const { dueDays, start } = fenLoan(
      LoanTerms.parse({
        principal: principal.toFixed(2),
        drawdownDay,
        termMonths: loans.termMonths[i],
        dayCount: TERMS.dayCount,
        rates: [{ from: drawdownDay, annualRate: annualRate.toFixed() }],
        repayment: kind === 'bullet' ? { kind } : { kind, everyMonths: loans.everyMonths[i] },
      }),
    );
    return { due: Array.from(dueDays), start, kind, annualRate, principal };
  });
}

/** The rival: one loan after the other in decimals, as a working paper would have them. */
function decimalInterest({ due, start, kind, annualRate, principal }: DecimalLoan): Decimal {
  const growth = (from: number, to: number) =>
    annualRate
      .times(countedTime(from, to, 'ACT/360'))
      .div(360)
      .plus(1);
  let [balance, from, total, factor, factors] = [principal, start, ZERO, decimal(1), ZERO];
  for (const [k, day] of due.entries()) {
    factor = factor.div(growth(due[k - 1] ?? start, day));
    factors = factors.plus(factor);
  }
  const level = principal.div(kind === 'equal-principal' ? due.length : factors).toDecimalPlaces(2);
  for (const [k, day] of due.entries()) {
    const interest = balance
      .times(annualRate)
      .times(day - from)
      .div(360)
      .toDecimalPlaces(2);
    total = total.plus(interest);
    if (k === due.length - 1) balance = ZERO;
    else if (kind === 'equal-principal') balance = balance.minus(level);
    else if (kind === 'equal-instalments') balance = balance.minus(level.minus(interest));
    from = day;
  }
  return total;
}

/** Decimal schedules leave out due days, balances, classes and provisions, which ours has on top. */
export const bench: Benchmark = {
  question: `How fast are schedules, classes and provisions of ${LOANS} loans to the fen, against schedules in decimals?`,
  cheap: true,
  gate: { atLeast: 10 },
  setup() {
    const loans = columns(LOANS);
    const decimals = decimalLoans(loans);
    const ours = () => runLoans(loans, TERMS).interest.reduce((a, b) => a + b, 0);
    const rival = () =>
      decimals
        .reduce((sum, loan) => sum.plus(decimalInterest(loan)), ZERO)
        .times(100)
        .toNumber();
    return {
      ours,
      rival,
      check: () => {
        if (ours() !== rival()) throw new Error(`interest of ${ours()} against ${rival()} fen`);
      },
    };
  },
};
