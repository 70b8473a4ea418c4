import type { BookRecord } from '../../domain/book-record.ts';
import type { DefaultCurve } from '../../domain/credit-loss.ts';
import { decimal, round } from '../../numeric/decimal.ts';
import { expm1, log1p } from '../../numeric/elementary.ts';
import { amortise, type FenLoan, type FenRows, fenRows } from '../amortise.ts';
import { mulDiv } from '../fen.ts';
import { gradeOf } from '../loan-class.ts';
import { cumulativeHazard } from '../loss/default-curve.ts';
import { type PledgeOnDefault, pledgeLossShare } from '../loss/pledge-loss.ts';
import { type LossProfile, lossProfile, profileLoss } from '../loss/profile-loss.ts';
import { type Stage, stageBits } from '../loss/staging.ts';
import type { BookColumns } from './book-columns.ts';
import { classFacts, curvesToday, refuseContradictions, refuseRecord, stageFacts } from './book-facts.ts';
import type { BookGrade, BookOptions } from './book-options.ts';
import { contractYield } from './contract-yield.ts';
import { fillProfile, type LoanOnDay, owedFen, stretchesOf, yearsOf } from './exposure-profile.ts';
import { standingOn } from './loan-standing.ts';
import { readContract } from './read-contract.ts';

/** Arrays that the loans of a book are worked out in, one after the other; they grow to the longest contract. */
export class LoanDesk {
  readonly options: BookOptions;
  #rows = fenRows(64);
  #profile = lossProfile(64);

  constructor(options: BookOptions) {
    this.options = options;
  }

  get rows(): FenRows {
    return this.#rows;
  }

  get profile(): LossProfile {
    return this.#profile;
  }

  makeRoomFor(loan: FenLoan): void {
    const most = stretchesOf(loan, Math.min(loan.start, this.options.asOf));
    if (this.#rows.day.length >= most) return;
    this.#rows = fenRows(2 * most);
    this.#profile = lossProfile(2 * most);
  }
}

/**
 * Schedule, class, stage, expected loss and provisions of one loan, into entry `i` of the columns; capital is not here.
 *
 * @throws INPUT_INVALID  faults of the contract, all at once, or of what is said of it; the loan does not count then
 */
export function workLoan(record: BookRecord, columns: BookColumns, i: number, desk: LoanDesk): void {
  const { options } = desk;
  const at = `line ${columns.line[i]}`;
  const { loan, rows, standing, overdue, principal } = loanOnDay(record, at, desk);
  const { count, next } = standing;
  const onDay: LoanOnDay = { loan, rows, standing, overdue };
  const curves = curvesToday(record, at, options);
  const remaining = Math.max(0, rows.day[count - 1]! - options.asOf);
  const life = { age: options.asOf - loan.start, remaining, curve: curves?.curve };
  const { stage, fired, notTested } = stageBits(stageFacts(record, at, life, options), options.triggers);
  if (curves === undefined && stage !== 3) {
    refuseRecord(`${at} /annualDefaultProbability`, 'a yearly probability or a grade of the scale expected', null);
  }
  const rate = record.effectiveRate ?? contractYield(loan, rows, count);
  const lossOver = (over: Stage): number => lossFen(record, onDay, { stage: over, curves, rate }, desk);
  const allowance = lossOver(stage);
  const lifetime = options.asksLossShare && stage === 1 ? lossOver(2) : allowance;
  const owed = owedFen(onDay);
  const graded = gradeOf(classFacts(record, owed === 0 ? 0 : lifetime / owed, options), options.rule);
  const { parts, scale } = options.specific[graded.index]!;

  columns.principal[i] = principal;
  columns.exposure[i] = owed;
  columns.interest[i] = standing.interest;
  columns.nextDay[i] = next < count ? rows.day[next]! : 0;
  columns.nextPayment[i] = next < count ? rows.principal[next]! + rows.interest[next]! : 0;
  columns.remainingYears[i] = yearsOf(remaining);
  columns.effectiveRate[i] = rate;
  columns.loanClass[i] = graded.index;
  columns.isClassComplete[i] = graded.isComplete ? 1 : 0;
  columns.stage[i] = stage;
  columns.reasons[i] = fired;
  columns.notTested[i] = notTested;
  columns.defaultProbability[i] = stage === 3 ? 1 : probabilityOf(record, curves!.curve, at);
  columns.lossAllowance[i] = allowance;
  columns.specificProvision[i] = mulDiv(principal, parts, scale);
  columns.generalProvision[i] = mulDiv(principal, options.general.parts, options.general.scale);
}

function loanOnDay(record: BookRecord, at: string, desk: LoanDesk): LoanOnDay & { readonly principal: number } {
  const { options } = desk;
  const loan = readContract(record.terms, `${at} /terms`, options.days);
  desk.makeRoomFor(loan);
  const { rows } = desk;
  const standing = standingOn(loan, rows, amortise(loan, rows), options.asOf);
  const overdue = record.overduePrincipal + record.overdueInterest;
  refuseContradictions(record, at, standing.fallenDue, options);
  return { loan, rows, standing, overdue, principal: standing.balance + record.overduePrincipal };
}

/** Chance of default within a year; where capital rests on it, it must be above 0 and below 1. */
function probabilityOf(
  { annualDefaultProbability, approach, grade }: BookRecord,
  curve: DefaultCurve,
  at: string,
): number {
  const chance = annualDefaultProbability ?? -expm1(-cumulativeHazard(curve, 1));
  if (approach !== 'standardised' && !(chance > 0 && chance < 1)) {
    refuseRecord(`${at} /grade`, 'a grade with a yearly default probability above 0 and below 1 expected', grade);
  }
  return chance;
}

interface LossQuestion {
  readonly stage: Stage;
  readonly curves: Omit<BookGrade, 'place'> | undefined;
  readonly rate: number;
}

/** Expected credit loss as `expectedCreditLoss` has it, in fen. */
function lossFen(record: BookRecord, onDay: LoanOnDay, { stage, curves, rate }: LossQuestion, desk: LoanDesk): number {
  const { profile, options } = desk;
  const { defaultsAt, othersCount, scenarios } = options;
  const count = fillProfile(profile, onDay, { stage, defaultsAt });
  const pledge = pledgeOf(record, rate);
  if (pledge === null) profile.lossShare.fill(record.lossGivenDefault, 0, count);
  else for (let k = 0; k < count; k++) profile.lossShare[k] = pledgeLossShare(profile.exposure[k]!, pledge);
  profile.othersShare.fill(record.othersShare, 0, count);
  const view = { stage, force: log1p(rate), defaultsAt, othersCount };
  let loss = 0;
  for (let k = 0; k < scenarios.length; k++) {
    const { weight, lossFactor } = scenarios[k]!;
    loss += weight * profileLoss(profile, count, { curve: curves?.curves[k] ?? [], lossFactor }, view);
  }
  return fenOfYuan(loss);
}

function pledgeOf(record: BookRecord, discountRate: number): PledgeOnDefault | null {
  const { pledgeValue, noSaleProbability, salePriceShare, disposalCostShare, yearsToCash } = record;
  if (pledgeValue === null) return null;
  return {
    netProceeds: pledgeValue * salePriceShare! * (1 - disposalCostShare!),
    noSaleProbability: noSaleProbability!,
    yearsToCash: yearsToCash!,
    discountRate,
  };
}

/** An amount to the fen, half up, as its first fifteen digits have it; where the float64 leaves that open, decimals decide. */
function fenOfYuan(amount: number): number {
  const fen = amount * 100;
  const whole = Math.floor(fen);
  const overHalf = fen - whole - 0.5;
  if (Math.abs(overHalf) > fen * 1e-13) return overHalf > 0 ? whole + 1 : whole;
  return round(decimal(amount.toPrecision(15)).times(100), 0).toNumber();
}
