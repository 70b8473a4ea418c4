import { IpworthError, quote } from '../../base/errors.ts';
import type { BookRecord } from '../../domain/book-record.ts';
import type { DefaultCurve, StageFacts } from '../../domain/credit-loss.ts';
import type { LoanFacts } from '../../domain/loan-class.ts';
import { expm1 } from '../../numeric/elementary.ts';
import { fenText } from '../fen.ts';
import { cumulativeHazard, flatDefaultCurve } from '../loss/default-curve.ts';
import { type BookGrade, type BookOptions, curvesOf } from './book-options.ts';
import { yearsOf } from './exposure-profile.ts';

/** Refuses a record for one reason. */
export function refuseRecord(at: string, problem: string, met?: unknown): never {
  throw new IpworthError('INPUT_INVALID', [met === undefined ? { at, problem } : { at, problem, met: quote(met) }]);
}

/** Default curves of a loan today: its own yearly probability before its grade's; undefined where neither is told. */
export function curvesToday(
  record: BookRecord,
  at: string,
  options: BookOptions,
): Omit<BookGrade, 'place'> | undefined {
  const { annualDefaultProbability, grade } = record;
  const named = grade === null ? undefined : gradeNamed(grade, `${at} /grade`, options);
  if (annualDefaultProbability === null) return named;
  return curvesOf(flatDefaultCurve(annualDefaultProbability), options.scenarios);
}

function gradeNamed(name: string, at: string, { grades }: BookOptions): BookGrade {
  return grades.get(name) ?? refuseRecord(at, `a grade of the scale expected: ${[...grades.keys()].join(', ')}`, name);
}

/** Days from drawdown to the day of the book, and from there to the last payment. */
export interface LoanAge {
  readonly age: number;
  readonly remaining: number;
}

/** What is known for the stage: what the record leaves out stays unknown. */
export function stageFacts(
  record: BookRecord,
  at: string,
  life: LoanAge & { readonly curve: DefaultCurve | undefined },
  options: BookOptions,
): StageFacts {
  const { grade, gradeAtOrigination, daysPastDue, isCreditImpaired, isOnWatchList, isForborne } = record;
  const then =
    gradeAtOrigination === null ? undefined : gradeNamed(gradeAtOrigination, `${at} /gradeAtOrigination`, options);
  const now = grade === null ? undefined : gradeNamed(grade, `${at} /grade`, options);
  const facts: { -readonly [K in keyof StageFacts]: StageFacts[K] } = { daysPastDue };
  if (isCreditImpaired !== null) facts.isCreditImpaired = isCreditImpaired;
  if (isOnWatchList !== null) facts.isOnWatchList = isOnWatchList;
  if (isForborne !== null) facts.isForborne = isForborne;
  if (then !== undefined && now !== undefined) facts.gradesDown = Math.max(0, now.place - then.place);
  const { probabilityRatio, probabilityRise } = options.triggers;
  if (probabilityRatio === undefined && probabilityRise === undefined) return facts;
  const { probabilityAtOrigination: own } = record;
  const foreseen = own === null ? then?.curve : flatDefaultCurve(own);
  if (foreseen === undefined || life.curve === undefined) return facts;
  facts.lifetimeProbability = lifetimeProbability(foreseen, life.curve, life);
  return facts;
}

/**
 * Default probability over what is left of a loan's life: as foreseen at drawdown for a loan that is alive today, and as of
 * today.
 *
 *     foreseen = 1 − exp(−∫ rate from the age to the age and what is left),  now = 1 − exp(−∫ rate over what is left)
 */
export function lifetimeProbability(
  foreseen: DefaultCurve,
  now: DefaultCurve,
  { age, remaining }: LoanAge,
): { readonly foreseen: number; readonly now: number } {
  const [from, to] = [yearsOf(Math.max(0, age)), yearsOf(Math.max(0, age) + remaining)];
  return {
    foreseen: -expm1(cumulativeHazard(foreseen, from) - cumulativeHazard(foreseen, to)),
    now: -expm1(-cumulativeHazard(now, yearsOf(remaining))),
  };
}

/** What is known for the class; the expected loss is that of the book itself, over the life. */
export function classFacts(record: BookRecord, expectedLossShare: number, { asOfDay }: BookOptions): LoanFacts {
  const { daysPastDue, isTechnicalDelay, isCreditImpaired, restructured, before } = record;
  return {
    asOf: asOfDay,
    principalDaysPastDue: daysPastDue,
    interestDaysPastDue: daysPastDue,
    isTechnicalDelay: isTechnicalDelay ?? false,
    creditImpaired: isCreditImpaired,
    // interest to come can make the loss more than is owed today: then it is all of it
    expectedLossShare: Math.min(1, Math.round(expectedLossShare * 1e12) / 1e12),
    restructured,
    before,
    debtorNonPerformingShare: record.debtorNonPerformingShare,
    debtorOverdueShare: record.debtorOverdueShare,
  };
}

/**
 * Refuses facts of a record that contradict each other or its schedule.
 *
 * @param fallenDue  principal that the schedule says has fallen due, in fen
 */
export function refuseContradictions(
  record: BookRecord,
  at: string,
  fallenDue: number,
  { asOfDay }: BookOptions,
): void {
  const { daysPastDue, overduePrincipal, overdueInterest, restructured, before } = record;
  const overdue = overduePrincipal + overdueInterest;
  if (overduePrincipal > fallenDue) {
    refuseRecord(
      `${at} /overduePrincipal`,
      `more than the ${fenText(fallenDue)} that has fallen due`,
      fenText(overduePrincipal),
    );
  }
  if (overdue > 0 && daysPastDue === 0) {
    refuseRecord(`${at} /daysPastDue`, 'days expected, since something is overdue', daysPastDue);
  }
  if (overdue === 0 && daysPastDue > 0) {
    refuseRecord(`${at} /overduePrincipal`, `what is overdue expected, since it is so by ${daysPastDue} days`, 0);
  }
  for (const [place, day] of [
    ['restructured/on', restructured?.on],
    ['before/curedOn', before?.curedOn],
  ] as const) {
    if (day !== undefined && day !== null && day > asOfDay) refuseRecord(`${at} /${place}`, `after ${asOfDay}`, day);
  }
}
