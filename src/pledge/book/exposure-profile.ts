import { LoanTerms } from '../../domain/loan-terms.ts';
import { parseWith } from '../../domain/parse.ts';
import { Day, Money } from '../../domain/quantities.ts';
import { parseDay, type SerialDay } from '../../numeric/calendar.ts';
import type { Exact } from '../../numeric/decimal.ts';
import { accruedFen, amortise, type FenLoan, type FenRows, fenRows } from '../amortise.ts';
import { fenText, toFen } from '../fen.ts';
import { CONTRACT, fenLoan } from '../loan-contract.ts';
import { type LossProfile, lossProfile } from '../loss/profile-loss.ts';
import { type LoanStanding, standingOn } from './loan-standing.ts';

/** What is asked about a loan's exposure. */
export interface ExposureQuestion {
  readonly asOf: string;
  /** Decides how far the profile reaches: a year at most in the first stage; in the third, what is owed today. */
  readonly stage: 1 | 2 | 3;
  /** Where in its period a default falls, and so how much interest has accrued by then. */
  readonly defaultsAt: 'middle' | 'end';
  /** What has fallen due and is not paid; it stays owed. */
  readonly overduePrincipal?: Exact;
  readonly overdueInterest?: Exact;
}

/** One stretch of a loan's life, as `expectedCreditLoss` takes it. */
export interface ExposurePeriod {
  readonly endYears: number;
  readonly exposure: string;
}

/**
 * What is owed if a loan defaults in each stretch of its remaining life, from its schedule.
 *
 *     exposure = principal not yet due + interest accrued to the default + what is overdue
 *
 * Stretches end with each payment to come and each year from the day asked for; years have 365 days. A loan past its last
 * day that still owes is looked at over one further year. Nothing is owed before drawdown and once all is paid.
 *
 * @param terms  a document of the schema `LoanTerms`
 * @returns      no stretch where nothing is owed
 * @throws INPUT_INVALID  faults of the terms, of the day or of an amount
 */
export function exposureProfile(terms: unknown, question: ExposureQuestion): readonly ExposurePeriod[] {
  const loan = fenLoan(parseWith(LoanTerms, terms, CONTRACT));
  const asOf = parseDay(parseWith(Day, question.asOf, 'exposureProfile: asOf'));
  const overdue = ['overduePrincipal', 'overdueInterest'] as const;
  const owed = overdue.reduce((sum, name) => {
    return sum + toFen(parseWith(Money, question[name] ?? 0, `exposureProfile: ${name}`), name);
  }, 0);
  const rows = fenRows(loan.dueCount + loan.prepayments.length);
  const standing = standingOn(loan, rows, amortise(loan, rows), asOf);
  const profile = lossProfile(stretchesOf(loan, asOf));
  const count = fillProfile(profile, { loan, rows, standing, overdue: owed }, question);
  return Array.from({ length: count }, (_, i) => ({
    endYears: profile.endYears[i]!,
    exposure: fenText(Math.round(profile.exposure[i]! * 100)),
  }));
}

/** A loan on a day: its rows, where it stands by them, and what is overdue besides, in fen. */
export interface LoanOnDay {
  readonly loan: FenLoan;
  readonly rows: FenRows;
  readonly standing: LoanStanding;
  readonly overdue: number;
}

/** More stretches than the profile of a loan can have: its rows, and a year's end for every year of its life. */
export function stretchesOf({ dueCount, dueDays, prepayments }: FenLoan, asOf: SerialDay): number {
  return dueCount + prepayments.length + Math.ceil(Math.max(0, dueDays[dueCount - 1]! - asOf) / 365) + 2;
}

/** What is owed on the day of the standing, in fen. */
export function owedFen({ standing, overdue }: LoanOnDay): number {
  return standing.balance + standing.accrued + overdue;
}

/** Writes ends and exposures of a loan's stretches, amounts in yuan; returns how many there are. */
export function fillProfile(
  { endYears, exposure }: Pick<LossProfile, 'endYears' | 'exposure'>,
  of: LoanOnDay,
  { stage, defaultsAt }: Pick<ExposureQuestion, 'stage' | 'defaultsAt'>,
): number {
  const { loan, rows, standing, overdue } = of;
  const { day: asOf, next, count } = standing;
  const owed = owedFen(of);
  if (owed === 0) return 0;
  if (stage === 3 || standing.balance === 0) {
    endYears[0] = 1;
    exposure[0] = owed / 100;
    return 1;
  }
  const horizon = stage === 1 ? asOf + YEAR : rows.day[count - 1]!;
  let { balance, settledTo } = standing;
  let [start, written] = [asOf, 0];
  for (let r = next; r < count && start < horizon; r++) {
    const paid = rows.day[r]!;
    while (start < paid && start < horizon) {
      const end = Math.min(paid, start + YEAR - ((start - asOf) % YEAR));
      const at = defaultsAt === 'end' ? end : Math.floor((start + end) / 2);
      const accrued = at > settledTo ? accruedFen(loan, balance, settledTo, at) : 0;
      endYears[written] = yearsOf(end - asOf);
      exposure[written++] = (balance + accrued + overdue) / 100;
      start = end;
    }
    balance -= rows.principal[r]!;
    settledTo = rows.settledTo[r]!;
  }
  return written;
}

const YEAR = 365;

/** Days as years to twelve decimals, so that they can be written out exactly. */
export function yearsOf(days: number): number {
  return Math.round((days / YEAR) * 1e12) / 1e12;
}
